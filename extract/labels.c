#include "extract/labels.h"

#include "extract/label-company.h"
#include "extract/label-rows.h"
#include "extract/label-words.h"
#include "extract/line-claims.h"
#include "extract/wording.h"

#include <math.h>
#include <string.h>

/* Measured on the development letters. */
#define SAME_EDGE_PT 4.0         /* a value goes on, or stands below its label, at the same left edge */
#define VALUE_BELOW_LEADINGS 1.9 /* at most so far below */
#define GOES_ON_LEADINGS 1.45    /* lines of one value are at most so far apart */
enum { SECOND_NAME_BYTES_MAX = 32, MAIL_ROWS = 4 };

/* "(n)" or "(als u dat heeft)" after a label belongs to it. */
static gsize
skip_parenthesis(const char *text) {
  const char *close = text[0] == '(' ? strchr(text, ')') : NULL;
  return close && close - text < 40 ? (gsize)(close - text) + 1 : 0;
}

/* "/ brief van" between "Uw kenmerk" and its colon belongs to the label. */
static gsize
skip_second_name(const char *text) {
  const char *colon = text[0] == '/' || text[0] == '&' ? strchr(text, ':') : NULL;
  if (!colon || colon - text > SECOND_NAME_BYTES_MAX)
    return 0;
  for (const char *at = text; at < colon; at = g_utf8_next_char(at))
    if (!g_unichar_isalpha(g_utf8_get_char(at)) && !strchr(" /&.-", *at))
      return 0;
  return (gsize)(colon - text);
}

/* "114/CON/25": one word with figures in it, and nothing after. */
static gboolean
rest_is_number(const char *rest) {
  guint digits = 0;
  for (const char *at = rest; *at; at++) {
    if (*at == ' ')
      return FALSE;
    digits += g_ascii_isdigit(*at);
  }
  return digits >= 2;
}

static gboolean
style_changes(const Study *study, guint index, gsize bytes) {
  const TextLine *line = study_line(study, index);
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  Piece rest = piece_after(study->layout, index, bytes);
  if (!rest.count)
    return FALSE;
  const Glyph *first = page_glyph(page, line->line.first),
              *next = page_glyph(page, line->line.first + rest.skip);
  return first->style != next->style;
}

/* A wide gap after the label sets it off as well as a colon does. */
static gboolean
gap_follows(const Study *study, guint index, gsize bytes) {
  const TextLine *line = study_line(study, index);
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  Piece rest = piece_after(study->layout, index, bytes);
  if (!rest.count || rest.skip < 2)
    return FALSE;
  const Glyph *next = page_glyph(page, line->line.first + rest.skip);
  const Glyph *last = page_glyph(page, line->line.first + rest.skip - 2);
  return next->x0 - last->x1 > 0.7 * line->line.size;
}

static gboolean
rest_looks_like_value(const char *rest) {
  gunichar ch = g_utf8_get_char(rest);
  return g_unichar_isupper(ch) || g_unichar_isdigit(ch);
}

gboolean
label_read(const Study *study, guint line, Label *label) {
  const char *text = study_line(study, line)->text;
  gboolean loose;
  gsize best;
  if (!label_words_read(study->languages, text, &label->key, &best, &loose))
    return FALSE;
  best += strspn(text + best, " .");
  best += skip_parenthesis(text + best);
  best += skip_second_name(text + best);
  best += strspn(text + best, " ");
  /* A form may ask: "What is your message about?" */
  gboolean colon = strchr(":?", text[best]) ? text[best] != '\0' : (best && text[best - 1] == ':');
  best += strspn(text + best, ":? ");
  label->line = line;
  label->length = best;
  label->alone = text[best] == '\0';
  gboolean set_off =
      colon || label->alone || style_changes(study, line, best) || gap_follows(study, line, best);
  gboolean strong =
      label->key == LABEL_SUBJECT || label->key == LABEL_OUR_REFERENCE || label->key == LABEL_YOUR_REFERENCE;
  label->known = TRUE;
  if (loose && label->key == LABEL_OUR_REFERENCE && rest_is_number(text + best))
    return TRUE;
  return set_off || (!loose && (strong || rest_looks_like_value(text + best)));
}

/* Lines that may hold labels and values: above the body, or beside it, or in running heads. */
static gboolean
line_may_label(const Study *study, guint index) {
  const TextLine *line = study_line(study, index);
  return line->use == USE_HEAD || (line->use == USE_FURNITURE && line->furniture != FURNITURE_PAGE_NUMBER &&
                                   line->furniture != FURNITURE_STAMP);
}

static gboolean
line_is_label(const Study *study, guint index) {
  Label label;
  return label_read(study, index, &label);
}

static double
piece_left(const Study *study, Piece piece) {
  const TextLine *line = study_line(study, piece.line);
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  return piece.count ? page_glyph(page, line->line.first + piece.skip)->x0 : line->line.box.x0;
}

/* The row's first line is a label of its own: what stands beside it is not the value of the label above. */
static gboolean
row_has_own_label(const Study *study, guint index) {
  gboolean beside = line_stands_beside_column(study->layout, study_line(study, index));
  for (guint i = index; i-- > 0 && lines_share_row(study_line(study, i), study_line(study, index));)
    if (line_may_label(study, i) &&
        line_stands_beside_column(study->layout, study_line(study, i)) == beside &&
        (line_is_label(study, i) || g_str_has_suffix(study_line(study, i)->text, ":")))
      return TRUE;
  return FALSE;
}

/* The line below at this left edge, near enough and no label; NO_LINE when there is none. */
static guint
value_below(const Study *study, guint index, double left, double leadings) {
  const TextLine *line = study_line(study, index);
  for (guint i = index + 1; i < study_count(study); i++) {
    const TextLine *below = study_line(study, i);
    double step = below->line.baseline - line->line.baseline;
    if (below->line.page != line->line.page ||
        step > leadings * MAX(study->layout->leading, 1.2 * line->line.size))
      return NO_LINE;
    if (!lines_share_row(below, line) && fabs(below->line.box.x0 - left) <= SAME_EDGE_PT)
      return line_may_label(study, i) && !line_is_label(study, i) && !row_has_own_label(study, i) ? i
                                                                                                  : NO_LINE;
  }
  return NO_LINE;
}

static gboolean
key_takes_many_lines(LabelKey key) {
  return key == LABEL_SUBJECT || key == LABEL_ENCLOSURES || key == LABEL_COPIES || key == LABEL_ADDRESSEE;
}

/* A value's further lines: same edge, same style, tight below. */
static void
value_go_on(const Study *study, Label *label) {
  for (;;) {
    Piece last = g_array_index(label->value, Piece, label->value->len - 1);
    double left = piece_left(study, last);
    guint below = value_below(study, last.line, left, GOES_ON_LEADINGS);
    /* A value that fills its label's line wraps to the label's edge. */
    if (below == NO_LINE && !label->alone && label->key == LABEL_SUBJECT) {
      below = value_below(study, last.line, study_line(study, label->line)->line.box.x0, GOES_ON_LEADINGS);
      if (below != NO_LINE &&
          line_breaks_early(study, study_line(study, last.line), study_line(study, below)))
        return;
    }
    if (below == NO_LINE || study_line(study, below)->line.style != study_line(study, last.line)->line.style)
      return;
    Piece piece = piece_of_line(study->layout, below);
    g_array_append_val(label->value, piece);
  }
}

/* "Onderwerp:" beside "RE: uw vraag": the second label belongs to the value. */
static gboolean
line_is_value(const Study *study, guint index) {
  Label label;
  return line_may_label(study, index) && (!label_read(study, index, &label) || !label.alone);
}

static gboolean
key_wants_digits(LabelKey key) {
  return key == LABEL_DATE || key == LABEL_OUR_REFERENCE || key == LABEL_YOUR_REFERENCE ||
         key == LABEL_CASE_NUMBER;
}

/* What stands to the right is set like this label, and what stands below is not, or has the digits that are
 * wanted: the right one is the next label of a row. */
static gboolean
value_is_below(const Study *study, const Label *label, guint right, guint below) {
  const TextLine *line = study_line(study, label->line);
  if (below == NO_LINE || study_line(study, right)->line.style != line->line.style)
    return FALSE;
  const char *beside = study_line(study, right)->text, *under = study_line(study, below)->text;
  return study_line(study, below)->line.style != line->line.style ||
         (key_wants_digits(label->key) && !strpbrk(beside, "0123456789") && strpbrk(under, "0123456789"));
}

static void
value_find(const Study *study, Label *label) {
  label->value = g_array_new(FALSE, FALSE, sizeof(Piece));
  guint right = label->alone ? layout_line_right(study->layout, label->line) : NO_LINE;
  if (right != NO_LINE && strcmp(study_line(study, right)->text, ":") == 0)
    right = layout_line_right(study->layout, right); /* the colon has a column of its own */
  guint below = right == NO_LINE
                    ? NO_LINE
                    : value_below(study, label->line, study_line(study, label->line)->line.box.x0,
                                  VALUE_BELOW_LEADINGS);
  if (right != NO_LINE && value_is_below(study, label, right, below))
    right = NO_LINE;
  Piece piece = {.line = NO_LINE};
  if (!label->alone)
    piece = piece_after(study->layout, label->line, label->length);
  else if (right != NO_LINE && line_is_value(study, right) &&
           line_stands_beside_column(study->layout, study_line(study, right)) ==
               line_stands_beside_column(study->layout, study_line(study, label->line)))
    piece = piece_of_line(study->layout, right);
  else {
    below =
        value_below(study, label->line, study_line(study, label->line)->line.box.x0, VALUE_BELOW_LEADINGS);
    if (below != NO_LINE)
      piece = piece_of_line(study->layout, below);
  }
  if (piece.line == NO_LINE)
    return;
  g_array_append_val(label->value, piece);
  if (key_takes_many_lines(label->key))
    value_go_on(study, label);
}

static void
label_clear(gpointer data) {
  g_clear_pointer(&((Label *)data)->value, g_array_unref);
}

static void
settle_as_reference(Study *study, guint index, const char *rung) {
  TextLine *line = study_line(study, index);
  if (line->use == USE_HEAD) {
    line->use = USE_FURNITURE;
    line->furniture = FURNITURE_REFERENCE;
    line->rung = rung;
  }
}

/* An unknown label in a row of its own kind ("Intake:  dossier 3") is told by its colon and the gap after it.
 */
static gboolean
line_ends_in_colon(const TextLine *line) {
  return g_str_has_suffix(line->text, ":") && line->line.count < 32;
}

/* In a printed mail "RE:" is part of the subject, not its label. */
static void
keep_mail_prefixes(const Study *study, GArray *labels) {
  gboolean mail = labels_are_form(labels);
  for (guint i = 0; mail && i < labels->len; i++) {
    const Label *label = &g_array_index(labels, Label, i);
    const char *text = study_line(study, label->line)->text;
    if (label->key == LABEL_SUBJECT && label->value->len &&
        wording_begins(study->languages, "quoted", "prefix", text, NULL))
      g_array_index(label->value, Piece, 0) = piece_of_line(study->layout, label->line);
  }
}

static void
add_label(const Study *study, GArray *labels, Label label, gboolean *taken) {
  value_find(study, &label);
  for (guint k = 0; k < label.value->len; k++)
    taken[g_array_index(label.value, Piece, k).line] = TRUE;
  taken[label.line] = TRUE;
  g_array_append_val(labels, label);
  label_row_split(study, labels);
}

/* A line of several things: "3 May 2024 | Our ref: X-12". */
static void
add_row(const Study *study, GArray *labels, guint line, gboolean *taken) {
  Label label;
  if (!label_row_read(study, line, &label))
    return;
  taken[line] = TRUE;
  g_array_append_val(labels, label);
  label_row_split(study, labels);
}

static void
find_named(const Study *study, GArray *labels, gboolean *taken) {
  for (guint i = 0; i < study_count(study); i++) {
    Label label = {.key = LABEL_OTHER, .line = i, .alone = TRUE};
    if (!line_may_label(study, i) || taken[i])
      continue;
    if (label_read(study, i, &label) || line_ends_in_colon(study_line(study, i)))
      add_label(study, labels, label, taken);
    else
      add_row(study, labels, i, taken);
  }
}

/* Labels that no list knows are told by the labels that they stand among: "Groningen," beside a date is one.
 */
static void
find_by_company(const Study *study, GArray *labels, gboolean *taken) {
  for (guint i = 0; labels->len >= 2 && i < study_count(study); i++) {
    Label label = {
        .key = LABEL_OTHER, .line = i, .length = strlen(study_line(study, i)->text), .alone = TRUE};
    if (g_str_has_suffix(study_line(study, i)->text, ","))
      label.key = LABEL_DATE;
    if (line_may_label(study, i) && !taken[i] && label_keeps_company(study, labels, i))
      add_label(study, labels, label, taken);
  }
}

/* "Jo Vos <jo@mail.example>" with a date beside or below it, and "Aan: …" soon after: a mail printed without
 * "Van:". */
static gboolean
line_is_mailbox(const Study *study, guint index) {
  const char *text = study_line(study, index)->text, *open = strchr(text, '<');
  guint right = layout_line_right(study->layout, index), below = index + 1;
  if (!open || open == text || !strchr(open, '@') || !strchr(open, '>'))
    return FALSE;
  gboolean dated = (right != NO_LINE && strpbrk(study_line(study, right)->text, "0123456789")) ||
                   (below < study_count(study) && strpbrk(study_line(study, below)->text, "0123456789"));
  for (guint i = index + 1; dated && i < study_count(study) && i <= index + MAIL_ROWS; i++) {
    Label label;
    if (line_may_label(study, i) && label_read(study, i, &label) && label.key == LABEL_ADDRESSEE)
      return TRUE;
  }
  return FALSE;
}

static void
find_mailbox(const Study *study, GArray *labels, gboolean *taken) {
  for (guint i = 0; i < study_count(study) && !labels_are_form(labels); i++) {
    Label label = {.key = LABEL_SENDER, .line = i, .known = TRUE};
    if (line_may_label(study, i) && !taken[i] && line_is_mailbox(study, i))
      add_label(study, labels, label, taken);
  }
}

/* "File No. A-204" set under the subject is the case's, whoever numbers it. */
static void
tell_numbers_under_subject(const Study *study, GArray *labels) {
  for (guint i = 1; i < labels->len; i++) {
    const Label *subject = &g_array_index(labels, Label, i - 1);
    Label *label = &g_array_index(labels, Label, i);
    const char *text = study_line(study, label->line)->text;
    if (subject->key == LABEL_SUBJECT && subject->value->len && !subject->alone &&
        label->key == LABEL_OUR_REFERENCE &&
        study_line(study, label->line)->line.box.x0 >
            study_line(study, subject->line)->line.box.x0 + SAME_EDGE_PT &&
        !wording_begins(study->languages, "labels", "owner-we", text, NULL))
      label->key = LABEL_CASE_NUMBER;
  }
}

/* "Applicant: Jo Voorbeeld" in the rows that begin with the subject says whose case it is, not who writes. */
static void
tell_parties_under_subject(const Study *study, GArray *labels) {
  for (guint i = 1; i < labels->len; i++) {
    const Label *above = &g_array_index(labels, Label, i - 1);
    Label *label = &g_array_index(labels, Label, i);
    const char *text = study_line(study, label->line)->text;
    if (label->key == LABEL_SENDER && above->key == LABEL_SUBJECT && above->value->len &&
        fabs(study_line(study, label->line)->line.box.x0 - study_line(study, above->line)->line.box.x0) <=
            SAME_EDGE_PT &&
        wording_begins(study->languages, "labels", "party", text, NULL))
      label->key = LABEL_OTHER;
  }
}

GArray *
labels_find(Study *study) {
  GArray *labels = g_array_new(FALSE, FALSE, sizeof(Label));
  g_array_set_clear_func(labels, label_clear);
  g_autofree gboolean *taken = g_new0(gboolean, study_count(study) + 1);
  find_named(study, labels, taken);
  find_mailbox(study, labels, taken);
  find_by_company(study, labels, taken);
  tell_numbers_under_subject(study, labels);
  tell_parties_under_subject(study, labels);
  keep_mail_prefixes(study, labels);
  for (guint i = 0; i < labels->len; i++) {
    const Label *label = &g_array_index(labels, Label, i);
    settle_as_reference(study, label->line, "label");
    for (guint k = 0; k < label->value->len; k++)
      settle_as_reference(study, g_array_index(label->value, Piece, k).line, "label-value");
  }
  return labels;
}

gboolean
labels_are_form(const GArray *labels) {
  for (guint i = 0; i < labels->len; i++)
    if ((g_array_index(labels, Label, i).key == LABEL_SENDER ||
         g_array_index(labels, Label, i).key == LABEL_LAST_NAME) &&
        g_array_index(labels, Label, i).value->len)
      return TRUE;
  return FALSE;
}
