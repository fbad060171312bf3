#include "extract/word-kinds.h"

#include <string.h>

enum { CAPITALS_MIN = 3 };

typedef struct {
  guint figures, letters, capitals, stops, parting; /* parting: - / . : */
  gboolean capital_first, small_first;
} Census;

static Census
census_of(const char *text) {
  Census census = {0};
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    gunichar ch = g_utf8_get_char(at);
    census.figures += g_unichar_isdigit(ch);
    census.letters += g_unichar_isalpha(ch);
    census.capitals += g_unichar_isupper(ch);
    census.stops += ch == '.';
    census.parting += ch == '-' || ch == '/' || ch == '.' || ch == ':';
  }
  gunichar first = g_utf8_get_char(text);
  census.capital_first = g_unichar_isupper(first);
  census.small_first = g_unichar_islower(first);
  return census;
}

static WordKind
kind_of_figures(const char *text, const Census *census) {
  gsize length = strlen(text);
  gboolean bare =
      census->figures == length || (census->figures + 1 == length && strchr(".,", text[length - 1]));
  if (bare && census->figures == 4)
    return g_str_has_prefix(text, "19") || g_str_has_prefix(text, "20") ? WORD_YEAR : WORD_FOUR_FIGURES;
  if (bare)
    return census->figures <= 2 ? WORD_ONE_OR_TWO_FIGURES : WORD_FIGURES;
  if (census->letters)
    return WORD_MIXED;
  if (census->parting >= 2 && census->figures >= 4 && census->figures <= 8)
    return WORD_DAY;
  if (census->figures >= 6 && strspn(text, "0123456789()-+.") == length)
    return WORD_PHONE;
  return WORD_FIGURES_PARTED;
}

WordKind
word_kind(const char *text) {
  Census census = census_of(text);
  if (strchr(text, '@'))
    return WORD_EMAIL;
  if (g_str_has_prefix(text, "www.") || g_str_has_prefix(text, "http") || strstr(text, ".nl") ||
      strstr(text, ".example") || strstr(text, ".org") || strstr(text, ".com") || strstr(text, ".uk"))
    return WORD_WEB;
  if (census.figures)
    return kind_of_figures(text, &census);
  if (census.stops && census.capitals == census.letters && census.stops >= census.capitals)
    return WORD_INITIALS;
  if (census.letters >= 2 && census.capitals == census.letters)
    return WORD_CAPITALS;
  return census.capital_first ? WORD_CAPITALISED : census.small_first ? WORD_SMALL : WORD_OTHER;
}

gboolean
text_is_in_capitals(const char *text) {
  Census census = census_of(text);
  return census.letters >= CAPITALS_MIN && census.capitals == census.letters;
}
