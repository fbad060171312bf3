#include "extract/list-labels.h"

#include <string.h>

static gboolean
is_bullet(gunichar ch) {
  return ch == 0x2022 || ch == 0xB7 || ch == 0x25AA || ch == 0x25CF || ch == 0x25CB || ch == 0x25E6 ||
         ch == 0x2023 || ch == 0x2013 || ch == 0x2014 || ch == '-' || ch == '*' || ch == 0x25A0 ||
         ch == 0x25A1 || ch == 0x2610 || ch == 0x2611 || ch == 0x2612 || ch == 0x27A2 || ch == 0x2192 ||
         ch == 0x203A || ch == 0x2219 || ch == 0x2713 || (ch >= 0xE000 && ch <= 0xF8FF);
}

/* "1", "12", "1.2", "a", "iv" before "." or ")", or in parentheses. */
static gsize
enumerator_length(const char *text) {
  gsize open = text[0] == '(' ? 1 : 0;
  gsize digits = strspn(text + open, "0123456789"), n = digits;
  if (digits > 2)
    return 0;
  if (!n && g_ascii_isalpha(text[open]) && !g_ascii_isalnum(text[open + 1]))
    n = 1;
  if (!n) {
    n = strspn(text + open, "ivx");
    n = n <= 5 ? n : 0;
  }
  if (!n)
    return 0;
  while (digits && text[open + n] == '.' && g_ascii_isdigit(text[open + n + 1]))
    n += 1 + strspn(text + open + n + 1, "0123456789");
  gsize closed = open + n + strspn(text + open + n, ".)°");
  return closed > open + n && closed <= open + n + 2 ? closed : 0;
}

gsize
list_label_length(const char *text) {
  gunichar first = g_utf8_get_char(text);
  gsize length = is_bullet(first) ? (gsize)(g_utf8_next_char(text) - text) : enumerator_length(text);
  if (!length || (text[length] != ' ' && text[length] != '\0'))
    return 0;
  return length + strspn(text + length, " ");
}
