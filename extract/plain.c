#include "extract/plain.h"

#include "extract/dates.h"
#include "extract/limits.h"
#include "extract/list-labels.h"
#include "extract/mail.h"
#include "extract/persons.h"
#include "extract/wording.h"
#include "extract/xml.h"

#include <string.h>

enum { GREETING_BYTES_MAX = 90, CLOSING_BYTES_MAX = 70, HEADING_BYTES_MAX = 70, HEAD_LINE_BYTES_MAX = 90 };

typedef struct {
  const Languages *languages;
  Letter *letter;
  gboolean greeted, closed;
  Division division;
} PlainReader;

/* --- paragraphs --- */

/* Composed (NFC), any white space one blank, so that fields and parts have the same words. */
static char *
folded(const char *text) {
  g_autofree char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
  GString *out = g_string_new(NULL);
  for (const char *at = normal; *at; at = g_utf8_next_char(at)) {
    gunichar ch = g_utf8_get_char(at);
    if (ch == 0xAD || ch == 0x200B || ch == 0xFEFF)
      continue;
    if (g_unichar_isspace(ch) || ch == 0xA0) {
      if (out->len && out->str[out->len - 1] != ' ')
        g_string_append_c(out, ' ');
    } else
      g_string_append_unichar(out, ch);
  }
  return g_strchomp(g_string_free(out, FALSE));
}

/* Lines between blank lines (char **, in a GPtrArray with g_strfreev). */
static GPtrArray *
groups_of_lines(char **lines) {
  GPtrArray *groups = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
  gboolean any = FALSE;
  for (;; lines++) {
    g_autofree char *line = *lines ? folded(*lines) : NULL;
    if (line && *line) {
      g_strv_builder_add(builder, line);
      any = TRUE;
      continue;
    }
    if (any) {
      g_ptr_array_add(groups, g_strv_builder_end(builder));
      g_strv_builder_unref(builder);
      builder = g_strv_builder_new();
      any = FALSE;
    }
    if (!*lines)
      return groups;
  }
}

static Part *
add_part(PlainReader *reader, PartKind kind, const char *text, const char *rung) {
  g_autofree char *plain = folded(text);
  Part *part = part_new(kind, plain);
  part->division = kind == PART_SUBJECT || kind == PART_SALUTATION ? DIVISION_LETTER : reader->division;
  part->rung = rung;
  g_ptr_array_add(reader->letter->parts, part);
  return part;
}

/* --- the head --- */

static gboolean
take_labelled(PlainReader *reader, const char *line) {
  gsize length;
  const char *const keys[] = {"subject", "date", "our-reference", "your-reference", "case-number"};
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
    if (!wording_begins(reader->languages, "labels", keys[i], line, &length))
      continue;
    const char *value = line + length + strspn(line + length, " ");
    if (*value != ':')
      continue;
    value += 1 + strspn(value + 1, " ");
    if (i == 0 && !letter_subject(reader->letter) && *value)
      add_part(reader, PART_SUBJECT, value, "subject-label");
    if (i == 2 && !reader->letter->our_reference.text && *value)
      field_set(&reader->letter->our_reference, value, NULL, "our-reference-label");
    if (i >= 3 && !reader->letter->your_reference.text && *value)
      field_set(&reader->letter->your_reference, value, NULL, "your-reference-label");
    if (i != 1)
      return TRUE;
  }
  return FALSE;
}

static gboolean
take_date(PlainReader *reader, const char *line) {
  DateField *date = &reader->letter->sent.date;
  for (guint i = 0; i < languages_count(reader->languages) && !date->iso; i++) {
    Span span;
    g_autofree char *iso = date_parse(line, languages_at(reader->languages, i), &span, NULL);
    if (!iso)
      continue;
    g_autofree char *printed = g_strndup(line + span.start, span.end - span.start);
    field_set(&date->printed, printed, NULL, "dateline");
    date->iso = g_steal_pointer(&iso);
    return TRUE;
  }
  return FALSE;
}

static gboolean
line_greets(const PlainReader *reader, const char *line) {
  gsize length, loose;
  size_t all = strlen(line);
  if (!wording_begins(reader->languages, "salutation", "begin", line, &length) || all > GREETING_BYTES_MAX)
    return FALSE;
  if (strchr(",:!", line[all - 1]))
    return TRUE;
  gboolean is_loose =
      wording_begins(reader->languages, "salutation", "loose", line, &loose) && loose == length;
  return !strchr(".?;", line[all - 1]) && (!is_loose || line[length] == '\0') && !strstr(line, ". ");
}

static gboolean
line_closes(const PlainReader *reader, const char *line) {
  gsize length;
  if (strlen(line) > CLOSING_BYTES_MAX ||
      !wording_begins(reader->languages, "closing", "begin", line, &length))
    return FALSE;
  const char *rest = line + length;
  return *rest == '\0' || rest[strlen(rest) - 1] == ',' || strlen(rest) < 12;
}

/* Above the greeting: short lines that no sentence ends are head; a group of them is furniture. */
static gboolean
group_is_head(const PlainReader *reader, char **lines) {
  for (; *lines; lines++) {
    gboolean sentence = strchr(".?!", (*lines)[strlen(*lines) - 1]) != NULL && strlen(*lines) > 40;
    if (strlen(*lines) > HEAD_LINE_BYTES_MAX || sentence)
      return FALSE;
  }
  return !reader->greeted;
}

static void
add_head(PlainReader *reader, char **lines) {
  g_autofree char *text = g_strjoinv(" ", lines);
  gboolean labelled = FALSE;
  for (char **line = lines; *line; line++) {
    labelled |= take_labelled(reader, *line);
    if (strlen(*line) < HEAD_LINE_BYTES_MAX)
      take_date(reader, *line);
  }
  Part *part = add_part(reader, PART_FURNITURE, text, labelled ? "label" : "head");
  part->furniture = labelled ? FURNITURE_REFERENCE : FURNITURE_LETTERHEAD;
}

/* --- the body --- */

/* "T. Obradovic" by itself is a name; an initial is a label only among others. */
static gsize
item_label_length(char **lines, gboolean after_item) {
  gsize mark = list_label_length(lines[0]);
  gboolean initial = g_ascii_isupper(lines[0][0]) && lines[0][1] == '.';
  gboolean before_item = lines[1] && list_label_length(lines[1]);
  return initial && !after_item && !before_item ? 0 : mark;
}

static void
add_item_or_text(PlainReader *reader, char **lines) {
  g_autoptr(GString) text = g_string_new(NULL);
  g_autofree char *label = NULL;
  for (;; lines++) {
    gsize mark = *lines ? item_label_length(lines, label != NULL) : 0;
    if ((!*lines || mark) && text->len) {
      Part *part =
          add_part(reader, label ? PART_ITEM : PART_PARAGRAPH, text->str, label ? "list-label" : "text");
      part->level = label ? 1 : 0;
      part->label = g_steal_pointer(&label);
      g_string_truncate(text, 0);
    }
    if (!*lines)
      return;
    if (mark && (*lines)[mark]) {
      g_free(label);
      label = g_strchomp(g_strndup(*lines, mark));
      g_string_assign(text, *lines + mark);
    } else
      g_string_append_printf(text, "%s%s", text->len ? " " : "", *lines);
  }
}

static gboolean
group_is_heading(char **lines) {
  size_t length = strlen(lines[0]);
  return !lines[1] && length <= HEADING_BYTES_MAX && !strchr(".,;:!?", lines[0][length - 1]) &&
         g_unichar_isupper(g_utf8_get_char(lines[0])) && !list_label_length(lines[0]);
}

static gboolean
group_is_quoted(char **lines) {
  guint quoted = 0, n = 0;
  for (; *lines; lines++, n++)
    quoted += (*lines)[0] == '>';
  return quoted * 2 > n;
}

static void
add_quoted(PlainReader *reader, char **lines) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (; *lines; lines++)
    g_string_append_printf(text, "%s ", *lines + strspn(*lines, "> "));
  reader->division = DIVISION_QUOTED;
  add_part(reader, PART_QUOTE, text->str, "quote-mark");
  reader->division = DIVISION_LETTER;
}

/* The name and role under the closing. */
static void
add_signature(PlainReader *reader, char **lines) {
  g_autofree char *text = g_strjoinv(" ", lines);
  add_part(reader, PART_SIGNATURE, text, "signature");
  if (reader->letter->signatories->len)
    return;
  Signatory signatory = {0};
  field_set(&signatory.name, lines[0], NULL, "signature-name");
  if (lines[1] && !text_is_contact_line(reader->languages, lines[1]) &&
      !text_is_address_line(reader->languages, lines[1]))
    field_set(&signatory.role, lines[1], NULL, "signature-role");
  g_array_append_val(reader->letter->signatories, signatory);
  field_set(&reader->letter->sent.name, lines[0], NULL, "signature");
}

static gboolean
group_signs(const PlainReader *reader, char **lines) {
  if (!reader->closed || wording_begins(reader->languages, "postscript", "begin", lines[0], NULL))
    return FALSE;
  for (char **line = lines; *line; line++)
    if (strlen(*line) > CLOSING_BYTES_MAX)
      return FALSE;
  return g_strv_length(lines) <= 6;
}

static void
add_body(PlainReader *reader, char **lines, gboolean last) {
  g_autofree char *text = g_strjoinv(" ", lines);
  if (group_is_quoted(lines))
    add_quoted(reader, lines);
  else if (mail_begins(reader->languages, text)) {
    reader->division = DIVISION_QUOTED;
    add_part(reader, PART_PARAGRAPH, text, "text");
  } else if (reader->division == DIVISION_QUOTED)
    add_part(reader, PART_QUOTE, text, "after-attribution");
  else if (group_signs(reader, lines))
    add_signature(reader, lines);
  else if (wording_begins(reader->languages, "postscript", "begin", lines[0], NULL))
    add_part(reader, PART_POSTSCRIPT, text, "text");
  else if (!last && !reader->closed && group_is_heading(lines))
    add_part(reader, PART_HEADING, text, "short-line-alone")->level = 1;
  else
    add_item_or_text(reader, lines);
}

static void
read_group(PlainReader *reader, char **lines, gboolean last) {
  gboolean lone = !lines[1];
  if (lone && !reader->greeted && line_greets(reader, lines[0])) {
    reader->greeted = TRUE;
    add_part(reader, PART_SALUTATION, lines[0], "greeting");
  } else if (lone && reader->division != DIVISION_QUOTED && line_closes(reader, lines[0])) {
    reader->closed = TRUE;
    add_part(reader, PART_CLOSING, lines[0], "closing");
  } else if (lone && !reader->closed && take_labelled(reader, lines[0]))
    return;
  else if (group_is_head(reader, lines))
    add_head(reader, lines);
  else
    add_body(reader, lines, last);
}

/* Whether any line of the text greets: only then is there a head above. */
static gboolean
text_has_greeting(const PlainReader *reader, const GPtrArray *groups) {
  for (guint i = 0; i < groups->len; i++)
    for (char **line = g_ptr_array_index(groups, i); *line; line++)
      if (line_greets(reader, *line))
        return TRUE;
  return FALSE;
}

static void
add_group(GPtrArray *groups, char **lines, guint n) {
  if (!n)
    return;
  char **group = g_new0(char *, n + 1);
  for (guint i = 0; i < n; i++)
    group[i] = g_strdup(lines[i]);
  g_ptr_array_add(groups, group);
}

/* Greeting and closing may stand in one group with what follows or goes before: there it is cut. */
static GPtrArray *
groups_cut(const PlainReader *reader, const GPtrArray *groups) {
  GPtrArray *cut = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
  for (guint g = 0; g < groups->len; g++) {
    char **lines = g_ptr_array_index(groups, g);
    guint begin = 0, i = 0;
    for (; lines[i]; i++)
      if (line_greets(reader, lines[i]) || line_closes(reader, lines[i])) {
        add_group(cut, lines + begin, i - begin);
        add_group(cut, lines + i, 1);
        begin = i + 1;
      }
    add_group(cut, lines + begin, i - begin);
  }
  return cut;
}

static gboolean
text_is_readable(const char *text, gsize length, GError **error) {
  const char *wrong = NULL;
  if (length > LIMIT_TEXT_BYTES)
    wrong = "too long to be a letter";
  else if (memchr(text, '\0', length))
    wrong = "neither PDF, TEI nor text (it holds NUL bytes); save it as PDF";
  else if (!g_utf8_validate_len(text, length, NULL))
    wrong = "text that is not UTF-8; save it as UTF-8";
  if (wrong)
    g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, wrong);
  return wrong == NULL;
}

/* Limits that writing and reading TEI hold as well: a letter within them here is within them there. */
static gboolean
groups_make_a_letter(const GPtrArray *groups, GError **error) {
  gsize lines = 0, longest = 0;
  for (guint i = 0; i < groups->len; i++) {
    gsize bytes = 0;
    for (char **line = g_ptr_array_index(groups, i); *line; line++, lines++)
      bytes += strlen(*line) + 1;
    longest = MAX(longest, bytes);
  }
  const char *wrong = !groups->len                 ? "no text in it"
                      : lines > LIMIT_PARTS        ? "more lines of text than a letter has"
                      : longest > LIMIT_PART_BYTES ? "a paragraph that is longer than a letter's"
                                                   : NULL;
  if (wrong)
    g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, wrong);
  return wrong == NULL;
}

Letter *
plain_read(const char *text, gsize length, const Languages *languages, GError **error) {
  if (!text_is_readable(text, length, error))
    return NULL;
  gsize bom = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  g_autofree char *copy = g_strndup(text + bom, length - bom);
  for (char *at = strchr(copy, '\r'); at; at = strchr(at + 1, '\r'))
    *at = at[1] == '\n' ? ' ' : '\n'; /* lines may end in \r\n, and of old in \r alone */
  g_auto(GStrv) lines = g_strsplit(copy, "\n", -1);
  g_autoptr(GPtrArray) parted = groups_of_lines(lines);
  if (!groups_make_a_letter(parted, error))
    return NULL;
  g_autoptr(Letter) letter = letter_new();
  PlainReader reader = {.languages = languages, .letter = letter, .division = DIVISION_LETTER};
  g_autoptr(GPtrArray) groups = groups_cut(&reader, parted);
  reader.greeted = !text_has_greeting(&reader, groups);
  for (guint i = 0; i < groups->len; i++)
    read_group(&reader, g_ptr_array_index(groups, i), i + 1 == groups->len);
  letter_number_parts(letter);
  return g_steal_pointer(&letter);
}
