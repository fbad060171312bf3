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

/* FALSE: phrase and text begin with ASCII characters that differ. */
static inline gboolean
first_may_be(const char *phrase, const char *text) {
  return ((*phrase | *text) & 0x80) != 0 || ascii_lower(*phrase) == ascii_lower(*text);
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
    gunichar want = g_unichar_tolower(g_utf8_get_char(phrase));
    gunichar have = *at ? g_unichar_tolower(g_utf8_get_char(at)) : 0;
    if (have == 0x2019)
      have = '\'';
    if (have == 0x2010 || have == 0x2011)
      have = '-';
    if (want != have)
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
  if (!phrases_may_begin(phrases, g_utf8_get_char(text)))
    return 0;
  for (const char *const *phrase = phrases_list(phrases); *phrase; phrase++)
    if (first_may_be(*phrase, text))
      longest = MAX(longest, phrase_begins(*phrase, text));
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

gboolean
wording_contains(const Languages *languages, const char *group, const char *key, const char *text) {
  const Phrases *phrases = languages_phrases(languages, group, key);
  for (const char *at = text; phrases && *at; at = g_utf8_next_char(at))
    if (phrases_may_begin(phrases, g_utf8_get_char(at)) && begins_word(text, at) &&
        longest_phrase(phrases, at))
      return TRUE;
  return FALSE;
}

static gboolean
one_stands_at(const Phrases *phrases, const char *at) {
  for (const char *const *phrase = phrases_list(phrases); *phrase; phrase++)
    if (first_may_be(*phrase, at) && prefix_length(*phrase, at))
      return TRUE;
  return FALSE;
}

gboolean
wording_touches(const Languages *languages, const char *group, const char *key, const char *text) {
  const Phrases *phrases = languages_phrases(languages, group, key);
  for (const char *at = text; phrases && *at; at = g_utf8_next_char(at))
    if (phrases_may_begin(phrases, g_utf8_get_char(at)) && one_stands_at(phrases, at))
      return TRUE;
  return FALSE;
}
