#include "extract/wording.h"

#include <string.h>

static gboolean
continues_word(const char *at) {
  gunichar ch = g_utf8_get_char(at);
  return g_unichar_isalnum(ch) || (ch == '-' && g_unichar_isalnum(g_utf8_get_char(at + 1)));
}

static char
ascii_lower(char ch) {
  return ch >= 'A' && ch <= 'Z' ? (char)(ch | 0x20) : ch;
}

/* Bytes of text that phrase covers at its beginning, whatever follows; 0: it does not. */
static gsize
prefix_length(const char *phrase, const char *text) {
  const char *at = text;
  for (; *phrase; phrase = g_utf8_next_char(phrase)) {
    /* Nearly all of both is ASCII, and most phrases differ from a text early. */
    if (((*phrase | *at) & 0x80) == 0) {
      if (ascii_lower(*phrase) != ascii_lower(*at++))
        return 0;
      continue;
    }
    if (g_unichar_tolower(g_utf8_get_char(phrase)) != phrase_character(at))
      return 0;
    at = g_utf8_next_char(at);
  }
  return (gsize)(at - text);
}

gsize
phrase_begins(const char *phrase, const char *text) {
  gsize length = prefix_length(phrase, text);
  if (!length)
    return 0;
  const char *last = g_utf8_prev_char(phrase + strlen(phrase));
  return g_unichar_isalnum(g_utf8_get_char(last)) && continues_word(text + length) ? 0 : length;
}

static gsize
longest_phrase(const Phrases *phrases, const char *text) {
  gsize longest = 0;
  guint count;
  const char *const *some = phrases_for(phrases, text, &count);
  for (guint i = 0; i < count; i++)
    longest = MAX(longest, phrase_begins(some[i], text));
  return longest;
}

gboolean
wording_begins(const Languages *languages, const char *group, const char *key, const char *text,
               gsize *length) {
  const Phrases *phrases = languages_phrases(languages, group, key);
  gsize longest = phrases ? longest_phrase(phrases, text) : 0;
  if (length)
    *length = longest;
  return longest > 0;
}

gboolean
wording_is(const Languages *languages, const char *group, const char *key, const char *text) {
  gsize length;
  if (!wording_begins(languages, group, key, text, &length))
    return FALSE;
  return text[length + strspn(text + length, " .,:;!")] == '\0';
}

static gboolean
begins_word(const char *text, const char *at) {
  return at == text || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)));
}

/* Whether a phrase stands at a place of text as whole words, or one of at least part_min bytes in a word. */
static gboolean
one_stands_at(const Phrases *phrases, const char *text, const char *at, gsize part_min) {
  guint count;
  const char *const *some = phrases_for(phrases, at, &count);
  for (guint i = 0; i < count; i++)
    if (prefix_length(some[i], at) &&
        (strlen(some[i]) >= part_min || (begins_word(text, at) && phrase_begins(some[i], at))))
      return TRUE;
  return FALSE;
}

gboolean
wording_holds(const Languages *languages, const char *group, const char *key, const char *text,
              gsize part_min) {
  const Phrases *phrases = languages_phrases(languages, group, key);
  for (const char *at = text; phrases && *at; at = g_utf8_next_char(at))
    if (one_stands_at(phrases, text, at, part_min))
      return TRUE;
  return FALSE;
}

gboolean
wording_contains(const Languages *languages, const char *group, const char *key, const char *text) {
  return wording_holds(languages, group, key, text, G_MAXSIZE);
}

gboolean
wording_touches(const Languages *languages, const char *group, const char *key, const char *text) {
  return wording_holds(languages, group, key, text, 0);
}
