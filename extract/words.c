#include "extract/words.h"

#include <string.h>

/* A full stop after so few letters belongs to an abbreviation: "nr.", "mr.". */
#define ABBREVIATION_MAX 3

/* Below, and among punctuation, every character but one has one character for its lower case, whatever
 * stands beside it. */
enum { PLAIN_MAX = 0x250, DOTTED_I = 0x130, PUNCTUATION_MIN = 0x2000, PUNCTUATION_MAX = 0x2070 };

static gboolean
lowers_alone(gunichar ch) {
  return (ch < PLAIN_MAX && ch != DOTTED_I) || (ch >= PUNCTUATION_MIN && ch < PUNCTUATION_MAX);
}

char *
text_lower(const char *text, gssize length) {
  gsize n = length < 0 ? strlen(text) : strnlen(text, (gsize)length);
  /* No character below PLAIN_MAX grows by more than a byte of its two. */
  char *lower = g_malloc(n + n / 2 + 1), *to = lower;
  for (const char *at = text, *end = text + n; at < end;) {
    if ((*at & 0x80) == 0) {
      *to++ = *at >= 'A' && *at <= 'Z' ? (char)(*at | 0x20) : *at;
      at++;
      continue;
    }
    gunichar ch = g_utf8_get_char_validated(at, end - at);
    if (!lowers_alone(ch)) {
      g_free(lower);
      return g_utf8_strdown(text, (gssize)n);
    }
    to += g_unichar_to_utf8(g_unichar_tolower(ch), to);
    at = g_utf8_next_char(at);
  }
  *to = '\0';
  return lower;
}

gboolean
text_has_letter(const char *text) {
  for (; *text; text = g_utf8_next_char(text))
    if (g_unichar_isalpha(g_utf8_get_char(text)))
      return TRUE;
  return FALSE;
}

gboolean
word_has(gunichar ch) {
  return g_unichar_isalnum(ch) || g_unichar_ismark(ch) || ch == '-' || ch == '\'' || ch == 0x2019 ||
         ch == '/' || ch == '&';
}

/* "d.d": a full stop between letters does not end the token. */
static gboolean
stop_is_inside(const char *text, const char *stop) {
  return *stop == '.' && stop > text && g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(stop))) &&
         g_unichar_isalnum(g_utf8_get_char(stop + 1));
}

static gboolean
ends_sentence(gunichar ch) {
  return ch != 0 && ch < 128 && strchr(".;:!?", (int)ch) != NULL;
}

void
word_clear(Word *word) {
  g_free(word->lower);
}

static void
lower_word(Word *word) {
  word->lower = text_lower(word->start, word->end - word->start);
  for (char *c = strstr(word->lower, "’"); c != NULL; c = strstr(c, "’")) {
    *c = '\'';
    memmove(c + 1, c + strlen("’"), strlen(c + strlen("’")) + 1);
  }
}

/* The word that ends at or before at. */
gboolean
word_before(const char *text, const char *at, Word *word) {
  const char *stop = NULL;
  while (at > text && !word_has(g_utf8_get_char(g_utf8_prev_char(at)))) {
    at = g_utf8_prev_char(at);
    word->beyond_sentence |= *at != '.' && ends_sentence(g_utf8_get_char(at));
    stop = *at == '.' ? at : stop;
  }
  word->end = at;
  while (at > text && (word_has(g_utf8_get_char(g_utf8_prev_char(at))) || stop_is_inside(text, at - 1)))
    at = g_utf8_prev_char(at);
  word->start = at;
  if (word->start == word->end)
    return FALSE;
  gboolean abbreviated =
      memchr(at, '.', word->end - at) != NULL || g_utf8_strlen(at, word->end - at) <= ABBREVIATION_MAX;
  word->beyond_sentence |= stop != NULL && !abbreviated;
  lower_word(word);
  return TRUE;
}

/* The word that begins at or after at. */
gboolean
word_after(const char *text, const char *at, Word *word) {
  for (; *at != '\0' && !word_has(g_utf8_get_char(at)); at = g_utf8_next_char(at))
    word->beyond_sentence |= ends_sentence(g_utf8_get_char(at));
  word->start = at;
  while (*at != '\0' && (word_has(g_utf8_get_char(at)) || stop_is_inside(text, at)))
    at = g_utf8_next_char(at);
  word->end = at;
  if (word->start == word->end)
    return FALSE;
  lower_word(word);
  return TRUE;
}
