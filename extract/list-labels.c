#include "extract/list-labels.h"

#include <string.h>

static gboolean
is_between(gunichar ch, gunichar first, gunichar last) {
  return ch >= first && ch <= last;
}

/* Dots and dashes; arrows, shapes, ticks and boxes; what fonts of signs have in their private places. */
static gboolean
is_bullet(gunichar ch) {
  static const gunichar marks[] = {0x2022, 0xB7, 0x2023, 0x2043, 0x2219, 0x2013, 0x2014, 0x2212,
                                   '-',    '*',  0x203A, 0xBB,   0x2610, 0x2611, 0x2612, 0x2605};
  for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
    if (ch == marks[i])
      return TRUE;
  return is_between(ch, 0x2190, 0x21FF) || is_between(ch, 0x25A0, 0x25FF) || is_between(ch, 0x2701, 0x275A) ||
         is_between(ch, 0x2761, 0x27BF) || is_between(ch, 0x2B00, 0x2BFF) || is_between(ch, 0xE000, 0xF8FF);
}

/* "o" is Word's second bullet; the others are what its font of signs leaves when a map is missing. */
static gboolean
is_letter_as_bullet(gunichar ch, const char *after) {
  if (*after && *after != ' ')
    return FALSE;
  gboolean number_follows = *after && g_ascii_isdigit(after[1]);
  return ch == 'o' || ch == 0xD8 || ch == 0xFC || (ch == 0xA7 && !number_follows);
}

/* "1", "12", "1.2", "a", "iv", "IV" before "." or ")", or in parentheses. */
static gsize
enumerator_length(const char *text) {
  gsize open = text[0] == '(' ? 1 : 0;
  gsize digits = strspn(text + open, "0123456789"), n = digits;
  if (digits > 2)
    return 0;
  if (!n && g_ascii_isalpha(text[open]) && !g_ascii_isalnum(text[open + 1]))
    n = 1;
  if (!n) {
    n = MAX(strspn(text + open, "ivx"), strspn(text + open, "IVX"));
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
  const char *after = *text ? g_utf8_next_char(text) : text;
  gboolean bullet = is_bullet(first) || is_letter_as_bullet(first, after);
  gsize length = bullet ? (gsize)(after - text) : enumerator_length(text);
  if (!length || (text[length] != ' ' && text[length] != '\0'))
    return 0;
  return length + strspn(text + length, " ");
}
