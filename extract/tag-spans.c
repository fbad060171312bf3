#include "extract/tag-spans.h"

#include <string.h>

/* Measured on letters whose writers had not seen the program: a span's words have at least the first
 * probability, and one of them at least the second. */
#define WORD_LEAST 0.25f
#define SPAN_LEAST 0.35f
#define LENGTH_FAVOUR 0.02f
enum { FAVOURED_WORDS_MAX = 5 };

static const TaggedWord *
tagged(const Tagging *tagging, guint index) {
  return &g_array_index(tagging->words, TaggedWord, index);
}

GArray *
tag_spans_find(const Tagging *tagging, Tag tag) {
  GArray *spans = g_array_new(FALSE, FALSE, sizeof(TagSpan));
  for (guint i = 0, next; i < tagging->words->len; i = next) {
    float most = 0, sum = 0;
    for (next = i; next < tagging->words->len && tagging_probability(tagging, next, tag) >= WORD_LEAST &&
                   (next == i || tagging->steps[next] != STEP_BLOCK);
         next++) {
      most = MAX(most, tagging_probability(tagging, next, tag));
      sum += tagging_probability(tagging, next, tag);
    }
    TagSpan span = {i, next - i, sum / (float)MAX(next - i, 1)};
    if (most >= SPAN_LEAST)
      g_array_append_val(spans, span);
    next = MAX(next, i + 1);
  }
  return spans;
}

static float
favour(const TagSpan *span) {
  return span->probability * (1 + LENGTH_FAVOUR * (float)MIN(span->count, FAVOURED_WORDS_MAX));
}

const TagSpan *
tag_spans_best(const GArray *spans) {
  const TagSpan *best = NULL;
  for (guint i = 0; i < spans->len; i++) {
    const TagSpan *span = &g_array_index(spans, TagSpan, i);
    if (!best || favour(span) > favour(best))
      best = span;
  }
  return best;
}

static const TagWord *
word_at(const Tagging *tagging, guint index) {
  return &tag_lines_at(tagging->lines, tagged(tagging, index)->line)->words[tagged(tagging, index)->word];
}

gboolean
tag_spans_of_ladder(const Tagging *tagging, Tag tag, TagSpan *span) {
  *span = (TagSpan){0, 0, 0};
  for (guint i = 0, next; i < tagging->words->len; i = next) {
    float sum = 0;
    for (next = i; next < tagging->words->len && word_at(tagging, next)->ladder == tag &&
                   (next == i || tagging->steps[next] != STEP_BLOCK);
         next++)
      sum += tagging_probability(tagging, next, tag);
    if (next - i > span->count)
      *span = (TagSpan){i, next - i, sum / (float)(next - i)};
    next = MAX(next, i + 1);
  }
  return span->count > 0;
}

/* --- pieces --- */

/* Where text from begin on ends, with end behind its last word: a dot belongs to initials and abbreviations,
 * a bracket to its other half. */
static gsize
end_of_text(const char *text, gsize begin, gsize end) {
  while (end > begin + 1 && strchr(",;:|", text[end - 1]))
    end--;
  return end > begin + 1 && text[end - 1] == ')' && !memchr(text + begin, '(', end - begin) ? end - 1 : end;
}

/* The first letter, figure or opening bracket from begin on: bars and dots before it are ornaments. */
static gsize
begin_of_text(const char *text, gsize begin, gsize end) {
  while (begin < end) {
    gunichar ch = g_utf8_get_char(text + begin);
    gboolean bracket = ch == '(' && memchr(text + begin, ')', end - begin);
    if (bracket || g_unichar_isalnum(ch) || strchr("\"'#+", (int)MIN(ch, 127)) || ch == 0x2018 ||
        ch == 0x201C)
      break;
    begin = (gsize)(g_utf8_next_char(text + begin) - text);
  }
  return begin;
}

/* From the first word to the last of a line, all between them too: of long lines the middle was not tagged.
 */
static void
add_piece(const Tagging *tagging, GArray *pieces, guint first, guint last) {
  const TagLine *line = tag_lines_at(tagging->lines, tagged(tagging, first)->line);
  const TagWord *from = word_at(tagging, first), *to = word_at(tagging, last);
  const char *text = study_line(tagging->lines->study, line->line)->text;
  gsize end = end_of_text(text, from->offset, to->offset + strlen(to->text)),
        begin = begin_of_text(text, from->offset, end);
  if (begin >= end)
    return;
  Piece piece = {.line = line->line,
                 .skip = (guint)g_utf8_pointer_to_offset(text, text + begin),
                 .count = (guint)g_utf8_pointer_to_offset(text + begin, text + end)};
  g_array_append_val(pieces, piece);
}

GArray *
tag_span_pieces(const Tagging *tagging, const TagSpan *span) {
  GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  for (guint i = span->first, next; i < span->first + span->count; i = next) {
    for (next = i + 1;
         next < span->first + span->count && tagged(tagging, next)->line == tagged(tagging, i)->line; next++)
      ;
    add_piece(tagging, pieces, i, next - 1);
  }
  return pieces;
}
