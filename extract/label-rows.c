#include "extract/label-rows.h"

#include "extract/label-words.h"

#include <string.h>

/* Bars and bullets part what a line holds; dashes and strokes stand in references too. */
static gboolean
is_bar(gunichar ch) {
  return ch == '|' || ch == 0x00B7 || ch == 0x2022 || ch == 0x2016 || ch == 0x25CF || ch == 0x25AA ||
         ch == 0x2502 || ch == 0x25A0;
}

/* The bar between blanks at or behind byte from; NULL: there is none. */
static const char *
next_bar(const char *from) {
  for (const char *at = from; *at; at = g_utf8_next_char(at)) {
    const char *behind = g_utf8_next_char(at);
    if (is_bar(g_utf8_get_char(at)) && (*behind == ' ' || !*behind) && (at == from || at[-1] == ' '))
      return at;
  }
  return NULL;
}

static gboolean
key_is_numbered(LabelKey key) {
  return key == LABEL_DATE || key == LABEL_OUR_REFERENCE || key == LABEL_YOUR_REFERENCE ||
         key == LABEL_CASE_NUMBER;
}

static gboolean
bar_stands_before(const char *text, const char *at) {
  while (at > text && at[-1] == ' ')
    at--;
  return at > text && is_bar(g_utf8_get_char(g_utf8_prev_char(at)));
}

/*
 * The label at a word within the line: a colon follows it, or a bar stands before it and a value follows.
 * length is counted from the word and takes in colon and blanks.
 */
static gboolean
label_at(const Study *study, const char *text, const char *at, LabelKey *key, gsize *length) {
  gboolean loose, bar = bar_stands_before(text, at);
  if (!label_words_read(study->languages, at, key, length, &loose) || (!bar && !key_is_numbered(*key)))
    return FALSE;
  *length += strspn(at + *length, " .");
  gboolean colon = at[*length] == ':';
  gunichar next = g_utf8_get_char(at + *length);
  *length += strspn(at + *length, ": ");
  return colon || (bar && at[*length] && (!loose || g_unichar_isdigit(next)));
}

/* Where the next label of the line begins, at byte from or later; 0: nowhere. */
static gsize
next_label(const Study *study, const char *text, gsize from) {
  for (const char *at = text + from; *at; at++) {
    LabelKey key;
    gsize length;
    if (at > text && at[-1] == ' ' && *at != ' ' && label_at(study, text, at, &key, &length))
      return (gsize)(at - text);
  }
  return 0;
}

/* The label at byte begin with all that follows as its value. */
static Label
label_from(const Study *study, guint line, gsize begin) {
  const char *text = study_line(study, line)->text;
  Label label = {.line = line, .begin = begin, .known = TRUE};
  gsize length = 0;
  label_at(study, text, text + begin, &label.key, &length);
  label.length = begin + length;
  label.value = g_array_new(FALSE, FALSE, sizeof(Piece));
  Piece rest = piece_after(study->layout, line, label.length);
  if (rest.count)
    g_array_append_val(label.value, rest);
  return label;
}

/* Ends the label's value before byte end, without what parts it from what follows. */
static void
end_value(const Study *study, const Label *label, gsize end) {
  const char *text = study_line(study, label->line)->text;
  while (end > label->length &&
         (strchr(" /|;,-", text[end - 1]) || is_bar(g_utf8_get_char(g_utf8_prev_char(text + end)))))
    end = (gsize)(g_utf8_prev_char(text + end) - text);
  Piece *piece = &g_array_index(label->value, Piece, 0);
  piece->count = MIN(piece->count, (guint)g_utf8_strlen(text + label->length, (gssize)(end - label->length)));
}

static gboolean
value_is_beside(const Label *label) {
  return label->value->len == 1 && g_array_index(label->value, Piece, 0).line == label->line;
}

void
label_row_split(const Study *study, GArray *labels) {
  for (gboolean more = TRUE; more;) {
    const Label *label = &g_array_index(labels, Label, labels->len - 1);
    const char *text = study_line(study, label->line)->text;
    if (label->alone || !value_is_beside(label))
      return;
    gsize next = next_label(study, text, label->length);
    const char *bar = key_is_numbered(label->key) ? next_bar(text + label->length) : NULL;
    if (bar && (!next || bar < text + next))
      end_value(study, label, (gsize)(bar - text));
    else if (next)
      end_value(study, label, next);
    more = next > 0;
    if (more) {
      Label second = label_from(study, label->line, next);
      g_array_append_val(labels, second);
    }
  }
}

gboolean
label_row_read(const Study *study, guint line, Label *label) {
  const char *text = study_line(study, line)->text, *bar = next_bar(text);
  gsize begin = bar ? next_label(study, text, (gsize)(bar - text) + 1) : 0;
  if (!begin)
    return FALSE;
  *label = label_from(study, line, begin);
  return TRUE;
}
