#include "classify/quote.h"

/* Control characters and those that turn the direction of text. */
static gboolean
char_is_unprintable(gunichar ch) {
  return !g_unichar_isprint(ch) || (ch >= 0x202A && ch <= 0x202E) || (ch >= 0x2066 && ch <= 0x2069);
}

void
words_append(GString *text, const char *words, gsize length) {
  for (const char *at = words; at < words + length; at = g_utf8_next_char(at)) {
    gunichar ch = g_utf8_get_char(at);
    g_string_append_unichar(text, char_is_unprintable(ch) ? 0xFFFD : ch);
  }
}

void
quote_append(GString *text, const Letter *letter, guint part, Span span) {
  const Part *quoted = letter_part(letter, part);
  g_autoptr(GArray) places = letter_places(letter, quoted, span);
  g_string_append(text, "“");
  words_append(text, quoted->text + span.start, span.end - span.start);
  if (places->len > 0)
    g_string_append_printf(text, "”, page %u", g_array_index(places, Place, 0).page + 1);
  else
    g_string_append_printf(text, "”, %s", quoted->id ? quoted->id : "?");
}
