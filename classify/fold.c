#include "classify/fold.h"

#include <string.h>

#define HIGH_BITS G_GUINT64_CONSTANT(0x8080808080808080)

gboolean
text_is_utf8(const char *text, gsize length) {
  const char *at = text, *end = text + length;
  while (at < end) {
    guint64 eight = HIGH_BITS;
    if (end - at >= 8)
      memcpy(&eight, at, sizeof eight);
    if (!(eight & HIGH_BITS)) {
      at += sizeof eight;
      continue;
    }
    if ((guchar)*at >= 0x80 && g_utf8_get_char_validated(at, end - at) >= (gunichar)-2)
      return FALSE;
    at = g_utf8_next_char(at);
  }
  return strlen(text) == length;
}

gboolean
char_is_of_word(gunichar ch) {
  if (ch < 0x80)
    return g_ascii_isalnum((char)ch);
  return g_unichar_isalnum(ch) || g_unichar_ismark(ch) || g_unichar_type(ch) == G_UNICODE_FORMAT;
}

static gboolean
char_is_apostrophe(gunichar ch) {
  return ch == '\'' || ch == 0x2018 || ch == 0x2019 || ch == 0x02BC;
}

static gboolean
char_is_hyphen(gunichar ch) {
  return ch == '-' || ch == 0x2010 || ch == 0x2011;
}

gboolean
char_joins_word(gunichar ch) {
  return char_is_apostrophe(ch) || char_is_hyphen(ch) || ch == '.' || ch == '/';
}

const char *
word_end(const char *text, const char *end) {
  const char *at = text;
  while (at < end) {
    if (g_ascii_isalnum(*at)) { /* nearly always */
      at++;
      continue;
    }
    gunichar ch = g_utf8_get_char(at);
    const char *next = g_utf8_next_char(at);
    gboolean joins = at > text && char_joins_word(ch) && next < end && char_is_of_word(g_utf8_get_char(next));
    if (!joins && !char_is_of_word(ch))
      break;
    at = next;
  }
  return at;
}

static void
fold_append_char(GString *folded, gunichar ch) {
  if (char_is_apostrophe(ch))
    g_string_append_c(folded, '\'');
  else if (char_is_hyphen(ch))
    g_string_append_c(folded, '-');
  else if (!g_unichar_ismark(ch) && g_unichar_type(ch) != G_UNICODE_FORMAT)
    g_string_append_unichar(folded, g_unichar_tolower(ch));
}

void
fold_append(GString *folded, const char *text, gsize length) {
  gsize ascii = 0;
  while (ascii < length && (guchar)text[ascii] < 0x80)
    g_string_append_c(folded, g_ascii_tolower(text[ascii++]));
  if (ascii == length)
    return;
  /* The last ASCII letter may carry the first mark: it stays where it is, the mark falls away all the same.
   */
  g_autofree char *decomposed = g_utf8_normalize(text + ascii, length - ascii, G_NORMALIZE_ALL);
  for (const char *at = decomposed; at && *at; at = g_utf8_next_char(at))
    fold_append_char(folded, g_utf8_get_char(at));
}

static gboolean
text_is_ascii(const char *text, gsize length) {
  for (gsize i = 0; i < length; i++)
    if ((guchar)text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

char *
fold(const char *text, gsize length) {
  if (text_is_ascii(text, length))
    return g_ascii_strdown(text, length);
  GString *folded = g_string_sized_new(length + 1);
  fold_append(folded, text, length);
  return g_string_free(folded, FALSE);
}
