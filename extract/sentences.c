#include "extract/sentences.h"

#include <string.h>

/* A word of fewer letters than this, with a full stop and a small letter after it, is taken for an
   abbreviation. Measured by eye on the Dutch and English text letters of the corpus, whose writers forget
   capitals. */
#define SHORTEST_LAST_WORD_LETTERS 4

static gboolean
char_ends_sentence(gunichar ch) {
  return ch == '.' || ch == '!' || ch == '?' || ch == 0x2026;
}

/* Quotes and brackets close behind the full stop and still belong to the sentence. */
static gboolean
char_closes(gunichar ch) {
  return ch == '"' || ch == '\'' || ch == ')' || ch == ']' || ch == 0x2019 || ch == 0x201D || ch == 0xBB;
}

/* The start of the unbroken run of text that ends at end. */
static const char *
word_start(const char *text, const char *end) {
  const char *start = end;
  while (start > text) {
    const char *before = g_utf8_prev_char(start);
    gunichar ch = g_utf8_get_char(before);
    if (g_unichar_isspace(ch) || ch == '(' || ch == '[' || ch == '"' || ch == 0x201C || ch == 0x2018)
      break;
    start = before;
  }
  return start;
}

static gboolean
list_has(const char *const *list, const char *word) {
  char first = g_ascii_tolower(*word);
  for (; *list; list++)
    if (g_ascii_tolower(**list) == first && g_ascii_strcasecmp(*list, word) == 0)
      return TRUE;
  return FALSE;
}

/* "A.", "G.B.M.": capitals and full stops, as initials and many abbreviations are written. */
static gboolean
word_looks_like_initials(const char *word) {
  return g_unichar_isupper(g_utf8_get_char(word)) && *g_utf8_next_char(word) == '.';
}

/* "1.", "12)": the label of an item, or an ordinal. */
static gboolean
word_looks_like_ordinal(const char *word) {
  gsize digits = strspn(word, "0123456789");
  return digits > 0 && digits <= 3 && word[digits] == '.' && word[digits + 1] == '\0';
}

static gboolean
word_looks_complete(const char *word) {
  const char *last_stop = strrchr(word, '.');
  return g_utf8_strlen(word, -1) > SHORTEST_LAST_WORD_LETTERS && last_stop && strchr(word, '.') == last_stop;
}

/* Whether the full stop that closes word ends its sentence, when next is the first character after the blank.
 */
static gboolean
full_stop_ends_sentence(const char *word, gunichar next, gboolean is_first_word, const Language *language) {
  static const char *const none[] = {NULL};
  const char *const *never = language ? language_words(language, "sentences", "never") : none;
  const char *const *maybe = language ? language_words(language, "sentences", "maybe") : none;
  if (list_has(never, word) || word_looks_like_initials(word))
    return FALSE;
  if (word_looks_like_ordinal(word))
    return !is_first_word && g_unichar_isupper(next);
  if (g_unichar_islower(next))
    return word_looks_complete(word) && !list_has(maybe, word);
  return TRUE;
}

/* Whether a sentence ends before at, where its last mark is the run [mark, at) and a blank follows. */
static gboolean
sentence_ends(const char *start, const char *mark, const char *at, const Language *language) {
  const char *next = at;
  while (g_unichar_isspace(g_utf8_get_char(next)))
    next = g_utf8_next_char(next);
  if (*mark != '.' || mark[1] == '.')
    return TRUE;
  const char *first = word_start(start, mark);
  if (first == mark)
    return TRUE;
  g_autofree char *word = g_strndup(first, mark + 1 - first);
  return full_stop_ends_sentence(word, g_utf8_get_char(next), first == start, language);
}

static void
span_add_trimmed(GArray *spans, const char *text, const char *start, const char *end) {
  while (start < end && g_unichar_isspace(g_utf8_get_char(start)))
    start = g_utf8_next_char(start);
  while (end > start && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))))
    end = g_utf8_prev_char(end);
  Span span = {start - text, end - text};
  if (span.end > span.start)
    g_array_append_val(spans, span);
}

/* Where in [at, end) a character may stand that ends a sentence: most bytes are passed over without decoding.
 */
static const char *
next_mark(const char *at, const char *end) {
  static const guchar ELLIPSIS = 0xE2; /* its first byte in UTF-8 */
  while (at < end && *at != '.' && *at != '!' && *at != '?' && (guchar)*at != ELLIPSIS)
    at++;
  return at;
}

static void
sentences_of_run(GArray *spans, const char *text, const char *start, const char *end,
                 const Language *language) {
  const char *mark, *at = start;
  while ((mark = next_mark(at, end)) < end) {
    at = g_utf8_next_char(mark);
    if (!char_ends_sentence(g_utf8_get_char(mark)))
      continue;
    while (at < end && (char_ends_sentence(g_utf8_get_char(at)) || char_closes(g_utf8_get_char(at))))
      at = g_utf8_next_char(at);
    if (at < end && g_unichar_isspace(g_utf8_get_char(at)) && sentence_ends(start, mark, at, language)) {
      span_add_trimmed(spans, text, start, at);
      start = at = g_utf8_next_char(at);
    }
  }
  span_add_trimmed(spans, text, start, end);
}

GArray *
sentences_find(const Part *part, const Language *language) {
  GArray *spans = g_array_new(FALSE, FALSE, sizeof(Span));
  const char *text = part->text, *end = text + strlen(text), *done = text;
  for (guint i = 0; part->cells && i < part->cells->len; i++) {
    const char *edge = text + MIN(g_array_index(part->cells, Cell, i).span.end, (guint)(end - text));
    if (edge <= done)
      continue;
    sentences_of_run(spans, text, done, edge, language);
    done = edge;
  }
  sentences_of_run(spans, text, done, end, language);
  return spans;
}
