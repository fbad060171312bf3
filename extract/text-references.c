#include "extract/text-references.h"

#include "extract/label-words.h"
#include "extract/wording.h"

#include <string.h>

/* A reference has so many digits, and the first parts of a letter are read for one. */
enum { DIGITS_MIN = 4, PARTS_READ = 6, JOIN_BYTES_MAX = 12 };

/* Bytes of the reference at text: figures, letters and marks to the next blank, with digits enough; 0: none.
 */
static gsize
reference_length(const char *text) {
  gsize length = 0, digits = 0;
  for (; g_ascii_isalnum(text[length]) || (text[length] && strchr("./-", text[length])); length++)
    digits += g_ascii_isdigit(text[length]);
  while (length && strchr("./-", text[length - 1]))
    length--;
  gboolean telephone = text[0] == '0' && digits == length;
  return digits >= DIGITS_MIN && !telephone ? length : 0;
}

/* Past ":", "is", "(" and blanks after a label. */
static const char *
skip_join(const Languages *languages, const char *at) {
  const char *start = at;
  at += strspn(at, " .:(#");
  gsize word = strcspn(at, " ");
  g_autofree char *joined = g_strndup(at, word);
  if (word && wording_is(languages, "words", "function", joined))
    at += word + strspn(at + word, " ");
  return at - start <= JOIN_BYTES_MAX ? at : start;
}

/* "V-nr. 288.115.3307", "my number is 277.093.1156". */
static gboolean
find_labelled(const Languages *languages, const char *text, Span *span) {
  gboolean begins = TRUE;
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    LabelKey key;
    gsize length;
    gboolean loose;
    if (begins && label_words_read(languages, at, &key, &length, &loose) &&
        (key == LABEL_CASE_NUMBER || key == LABEL_YOUR_REFERENCE || key == LABEL_OUR_REFERENCE)) {
      const char *number = skip_join(languages, at + length);
      gsize bytes = reference_length(number);
      *span = (Span){(guint)(number - text), (guint)(number - text + bytes)};
      if (bytes)
        return TRUE;
    }
    begins = !g_unichar_isalnum(g_utf8_get_char(at));
  }
  return FALSE;
}

/* "279.220.6641" below a name: figures in groups, and nothing else in the line. */
static gboolean
find_bare(const Part *part, Span *span) {
  for (guint i = 0; i < part->lines->len; i++) {
    guint start = g_array_index(part->lines, PrintedLine, i).start;
    guint end = i + 1 < part->lines->len ? g_array_index(part->lines, PrintedLine, i + 1).start
                                         : (guint)strlen(part->text);
    gsize length = reference_length(part->text + start);
    *span = (Span){start, start + (guint)length};
    if (length && memchr(part->text + start, '.', length) &&
        strspn(part->text + start, "0123456789.") == length &&
        start + length + strspn(part->text + start + length, " ") >= end)
      return TRUE;
  }
  return FALSE;
}

/* "RE: uw vraag 6610-2841": the subject is that of the mail that is answered, and so is its number. */
static gboolean
part_is_answered_subject(const Languages *languages, const Part *part) {
  return part->kind == PART_SUBJECT && wording_begins(languages, "quoted", "prefix", part->text, NULL);
}

static gboolean
part_may_tell(const Part *part) {
  return part->division == DIVISION_LETTER && (part->kind == PART_SUBJECT || part->kind == PART_PARAGRAPH ||
                                               part->kind == PART_SIGNATURE || part->kind == PART_POSTSCRIPT);
}

void
text_references_find(Study *study) {
  Letter *letter = study->letter;
  gboolean office =
      letter->sent.organisation.text &&
      wording_touches(study->languages, "organisation", "public", letter->sent.organisation.text);
  if (letter->our_reference.text || letter->your_reference.text || office)
    return;
  for (guint i = 0, read = 0; i < letter->parts->len; i++) {
    const Part *part = letter_part(letter, i);
    Span span;
    if (!part_may_tell(part) || part_is_answered_subject(study->languages, part) ||
        (part->kind == PART_PARAGRAPH && read++ >= PARTS_READ))
      continue;
    if (!find_labelled(study->languages, part->text, &span) &&
        (part->kind != PART_SIGNATURE || !find_bare(part, &span)))
      continue;
    g_autoptr(GArray) places = letter_places(letter, part, span);
    g_autofree char *text = g_strndup(part->text + span.start, span.end - span.start);
    field_set(&letter->your_reference, text, places, "reference-in-text");
    return;
  }
}
