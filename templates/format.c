#include "templates/format.h"

#include <string.h>

static char *
capital(const char *text) {
  const char *rest = *text ? g_utf8_next_char(text) : text;
  g_autofree char *first = g_utf8_strup(text, rest - text);
  return g_strconcat(first, rest, NULL);
}

static char *
as_date_or_number(const Idiom *idiom, guint format, const char *text) {
  char *written = NULL;
  if (format & (FORMAT_LONG | FORMAT_SHORT))
    written = idiom_date(idiom, text, format & FORMAT_LONG ? DATE_LONG : DATE_SHORT);
  else if (format & FORMAT_NUMBER)
    written = idiom_number(idiom, text);
  return written ? written : g_strdup(text);
}

char *
format_text(const Idiom *idiom, guint format, const char *text) {
  g_autofree char *written = as_date_or_number(idiom, format, text);
  if (format & FORMAT_UPPER)
    return g_utf8_strup(written, -1);
  if (format & FORMAT_LOWER)
    return g_utf8_strdown(written, -1);
  if (format & FORMAT_CAPITAL)
    return capital(written);
  return g_steal_pointer(&written);
}
