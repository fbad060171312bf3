#include "extract/persons.h"

#include "extract/wording.h"
#include "extract/words.h"

#include <string.h>

enum { NAME_WORDS_MAX = 7 };

/* Shorter words stand in too many others to be sought as parts of compounds. */
enum { COMPOUNDED_BYTES_MIN = 5 };

const char *
text_after_titles(const Languages *languages, const char *text) {
  gsize title, honorific;
  while (wording_begins(languages, "names", "title", text, &title) |
         wording_begins(languages, "address", "honorific", text, &honorific))
    text += MAX(title, honorific) + strspn(text + MAX(title, honorific), " .,");
  return text;
}

static gboolean
word_is_initials(const char *word) {
  gboolean dot = FALSE;
  for (const char *at = word; *at; at = g_utf8_next_char(at)) {
    gunichar ch = g_utf8_get_char(at);
    if (ch == '.')
      dot = TRUE;
    else if (!g_unichar_isupper(ch) && !(g_unichar_islower(ch) && at > word && strlen(word) <= 5))
      return FALSE;
  }
  return dot;
}

static gboolean
word_is_name(const char *word) {
  if (!g_unichar_isupper(g_utf8_get_char(word)))
    return strncmp(word, "d'", 2) == 0 || strncmp(word, "’t", 4) == 0;
  for (const char *at = word; *at; at = g_utf8_next_char(at)) {
    gunichar ch = g_utf8_get_char(at);
    if (!g_unichar_isalpha(ch) && ch != '-' && ch != '\'' && ch != 0x2019 && ch != 0x2010 &&
        !g_unichar_ismark(ch))
      return FALSE;
  }
  return TRUE;
}

/* "Major (ret.) H. Foale" → "Major H. Foale". */
static char *
text_without_parentheses(const char *text) {
  GString *out = g_string_new(NULL);
  for (const char *at = text; *at; at++) {
    const char *close = *at == '(' ? strchr(at, ')') : NULL;
    if (close)
      at = close[1] == ' ' ? close + 1 : close;
    else
      g_string_append_c(out, *at);
  }
  return g_strchomp(g_string_free(out, FALSE));
}

/* Letters behind a name, after a comma: "LLM", "MA"; or in parentheses: "(mevr.)". */
static char *
name_without_degrees(const char *text) {
  g_autofree char *bare = text_without_parentheses(text);
  const char *comma = strchr(bare, ',');
  if (comma && strlen(comma) <= 8)
    return g_strndup(bare, (gsize)(comma - bare));
  return g_steal_pointer(&bare);
}

/* "Mevrouw C. Hendriks en de heer B. Pot": the second of two, where a title says so; NULL: there is one. */
static const char *
second_person(const Languages *languages, const char *text) {
  gsize length;
  for (const char *at = text; (at = strchr(at, ' ')); at++)
    if (wording_begins(languages, "hyphens", "conjunction", at + 1, &length) && at[1 + length] == ' ' &&
        text_after_titles(languages, at + length + 2) != at + length + 2)
      return at;
  return NULL;
}

gboolean
text_names_person(const Languages *languages, const char *text) {
  const char *join = second_person(languages, text);
  if (join && join > text) {
    g_autofree char *first = g_strndup(text, (gsize)(join - text));
    const char *second = strchr(join + 1, ' ') + 1;
    if (!strpbrk(text_after_titles(languages, first), " .") && text_after_titles(languages, first)[0] == '\0')
      return text_names_person(languages, second);
    return text_names_person(languages, first) && text_names_person(languages, second);
  }
  const char *bare = text_after_titles(languages, text);
  gboolean titled = bare != text;
  g_autofree char *name = name_without_degrees(bare);
  g_auto(GStrv) words = g_strsplit(name, " ", -1);
  guint n = g_strv_length(words), names = 0;
  if (!n || n > NAME_WORDS_MAX || text_names_organisation(languages, name) ||
      (n >= 3 && wording_begins(languages, "names", "article", name, NULL)))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    gboolean initials = word_is_initials(words[i]);
    gboolean particle = wording_is(languages, "names", "particle", words[i]) && i + 1 < n;
    if (!initials && !particle && !word_is_name(words[i]))
      return FALSE;
    names += !particle;
  }
  return names >= 2 || (names == 1 && (titled || n >= 2));
}

gboolean
text_holds_organisation_word(const Languages *languages, const char *text) {
  return wording_holds(languages, "organisation", "word", text, COMPOUNDED_BYTES_MIN);
}

gboolean
text_names_organisation(const Languages *languages, const char *text) {
  return strstr(text, " & ") || text_holds_organisation_word(languages, text);
}

static gboolean
is_dutch_postcode(const char *at) {
  for (int i = 0; i < 4; i++)
    if (!g_ascii_isdigit(at[i]))
      return FALSE;
  at += 4 + strspn(at + 4, " ");
  return g_ascii_isupper(at[0]) && g_ascii_isupper(at[1]) && (at[2] == ' ' || at[2] == '\0');
}

/* "SW1A 2AA", "EC1A 1BB". */
static gboolean
is_british_postcode(const char *at) {
  size_t letters = strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  if (letters < 1 || letters > 2 || !g_ascii_isdigit(at[letters]))
    return FALSE;
  const char *space = strchr(at, ' ');
  return space && space - at <= 4 && g_ascii_isdigit(space[1]) && g_ascii_isupper(space[2]) &&
         g_ascii_isupper(space[3]) && !g_ascii_isalnum(space[4]);
}

/* Four or five digits that begin a line before a name: "9009 Tromso", "10117 Berlin", "1205 Geneva". */
static gboolean
begins_with_number_and_place(const char *text) {
  size_t digits = strspn(text, "0123456789");
  return (digits == 4 || digits == 5) && text[digits] == ' ' &&
         g_unichar_isupper(g_utf8_get_char(text + digits + 1));
}

static gboolean
ends_with_zip(const char *text) {
  size_t length = strlen(text), digits = 0;
  while (digits < length && g_ascii_isdigit(text[length - 1 - digits]))
    digits++;
  return digits == 5 && length > 8 && text[length - 6] == ' ' && strchr(text, ',');
}

gboolean
text_is_postcode_line(const char *text) {
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    gboolean begins = at == text || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)));
    if (begins && (is_dutch_postcode(at) || is_british_postcode(at)))
      return TRUE;
  }
  return begins_with_number_and_place(text) || ends_with_zip(text);
}

/* "Kade 7", "Plantageweg 40b", "12 Quay Street": a name with a short number at either end. */
static gboolean
text_is_street(const char *printed) {
  g_autofree char *text = text_without_parentheses(printed);
  char *space = strrchr(text, ' ');
  /* "Emmasingel 77 b", "Oudegracht 12 bis", "Achterom 5 II" */
  if (space && g_ascii_isalpha(space[1]) && strlen(space + 1) <= 3 && g_ascii_isdigit(space[-1])) {
    *space = '\0';
    space = strrchr(text, ' ');
  }
  if (space && g_ascii_isdigit(space[1]) && strlen(space + 1) <= 6 &&
      g_unichar_isupper(g_utf8_get_char(text)))
    return TRUE;
  size_t digits = strspn(text, "0123456789");
  return digits >= 1 && digits <= 4 && text[digits] && strspn(text + digits, "abcABC") <= 1 &&
         strchr(text, ' ') && strlen(text) < 60;
}

static gboolean
piece_is_address(const Languages *languages, const char *text) {
  return wording_begins(languages, "address", "box", text, NULL) || text_is_postcode_line(text) ||
         text_is_street(text) || wording_begins(languages, "address", "care-of", text, NULL);
}

/* An address may be set in one line: "Rue de la Digue 55, 1000 Brussels", "Postbus 88 | 7470 AB Aldervoort".
 */
gboolean
text_is_address_line(const Languages *languages, const char *text) {
  g_autofree char *copy = g_strdup(text);
  for (char *at = strstr(copy, "·"); at; at = strstr(at, "·")) {
    *at++ = ',';
    *at++ = ' ';
  }
  g_auto(GStrv) pieces = g_strsplit_set(copy, ",|", -1);
  for (char **piece = pieces; *piece; piece++)
    if (piece_is_address(languages, g_strstrip(*piece)))
      return TRUE;
  return FALSE;
}

gboolean
text_is_contact_line(const Languages *languages, const char *text) {
  return strchr(text, '@') || strstr(text, "www.") || strstr(text, "http") ||
         (wording_begins(languages, "address", "contact", text, NULL) && strpbrk(text, "0123456789:")) ||
         strspn(text, "0123456789 +()-") == strlen(text);
}

char *
family_name(const Languages *languages, const char *text) {
  g_autofree char *name = name_without_degrees(text_after_titles(languages, text));
  g_strchomp(name);
  const char *space = strrchr(name, ' ');
  g_autofree char *last = g_strdup(space ? space + 1 : name);
  g_strdelimit(last, ".,;:!", ' ');
  g_strstrip(last);
  return g_utf8_strdown(last, -1);
}

gboolean
text_is_title(const Languages *languages, const char *text) {
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  for (char **word = words; *word; word++)
    if (g_unichar_islower(g_utf8_get_char(*word)) && !wording_is(languages, "words", "function", *word))
      return FALSE;
  return TRUE;
}

gsize
text_name_before_function(const Languages *languages, const char *text) {
  const char *comma = strchr(text, ',');
  if (!comma || comma == text)
    return 0;
  g_autofree char *name = g_strndup(text, (gsize)(comma - text));
  const char *rest = comma + 1 + strspn(comma + 1, " ");
  gboolean sure = text_after_titles(languages, name) != name || strchr(name, '.');
  gboolean function =
      g_unichar_islower(g_utf8_get_char(rest)) || wording_begins(languages, "signature", "role", rest, NULL);
  return sure && *rest && function && text_names_person(languages, name) ? (gsize)(comma - text) : 0;
}
