#include "classify/arguments.h"

#include "classify/limits.h"

#include <math.h>
#include <string.h>

static gboolean
name_is_valid(const char *name) {
  const char *end = name;
  while (g_ascii_islower(*end) || g_ascii_isdigit(*end) || *end == '-')
    end++;
  return g_ascii_islower(*name) && *end == '\0' && end - name <= MAX_NAME_BYTES;
}

char *
read_word(Reader *reader, const char *what, Location *at, GError **error) {
  Lexeme lexeme;
  if (!lexer_next(&reader->lexer, &lexeme, error))
    return NULL;
  *at = lexeme.at;
  if (lexeme.kind == LEXEME_WORD)
    return lexeme_text(&lexeme);
  g_autofree char *found = lexeme_describe(&lexeme);
  rules_error(error, lexeme.at, "%s is missing before %s", what, found);
  return NULL;
}

char *
read_name(Reader *reader, const char *what, Location *at, GError **error) {
  g_autofree char *name = read_word(reader, what, at, error);
  if (name && !name_is_valid(name)) {
    rules_error(error, *at, "“%s” is no name: names are small letters, digits and hyphens, a letter first",
                name);
    return NULL;
  }
  return g_steal_pointer(&name);
}

/* The language, where it is the one that was read before it. */
static const char *
read_same_language(Reader *reader) {
  Lexer ahead = reader->lexer;
  Lexeme lexeme;
  if (!reader->language || !lexer_next(&ahead, &lexeme, NULL) || !lexeme_is(&lexeme, reader->language))
    return NULL;
  reader->lexer = ahead;
  return reader->language;
}

const char *
read_language(Reader *reader, GError **error) {
  Location at;
  const char *same = read_same_language(reader);
  if (same)
    return same;
  g_autofree char *tag = read_name(reader, "a language", &at, error);
  if (!tag)
    return NULL;
  const Languages *languages = reader->pack->languages;
  if (strcmp(tag, LANGUAGE_ANY) != 0 && languages && !languages_find(languages, tag)) {
    rules_error(error, at, "“%s” is no known language (nor “any”)", tag);
    return NULL;
  }
  reader->language = g_intern_string(tag);
  return reader->language;
}

char *
read_string(Reader *reader, const char *what, GError **error) {
  Lexeme lexeme;
  if (!lexer_next(&reader->lexer, &lexeme, error))
    return NULL;
  if (lexeme.kind == LEXEME_STRING)
    return lexeme_text(&lexeme);
  g_autofree char *found = lexeme_describe(&lexeme);
  rules_error(error, lexeme.at, "%s in quotes is missing before %s", what, found);
  return NULL;
}

#define MOST_DIGITS 15 /* so long a number is a double, and so is the power of ten that it is divided by */

/* Reads [+-]digits[.digits] exactly; FALSE: it is written otherwise, or longer. */
static gboolean
short_number_read(const char *text, double *number) {
  gboolean negative = *text == '-', point = FALSE;
  guint64 digits = 0;
  guint count = 0;
  double divisor = 1;
  text += *text == '-' || *text == '+';
  for (; g_ascii_isdigit(*text) || (*text == '.' && count > 0 && !point); text++) {
    point |= *text == '.';
    if (*text == '.')
      continue;
    digits = digits * 10 + (guint64)(*text - '0');
    divisor *= point ? 10 : 1;
    count++;
  }
  *number = (negative ? -1.0 : 1.0) * (double)digits / divisor;
  return count > 0 && count <= MOST_DIGITS && *text == '\0' && text[-1] != '.';
}

static gboolean
long_number_read(const char *text, double *number) {
  char *end;
  *number = g_ascii_strtod(text, &end);
  return *end == '\0' && end > text && strspn(text, "+-.0123456789") == strlen(text);
}

gboolean
read_number(Reader *reader, double least, double *number, GError **error) {
  Location at;
  g_autofree char *text = read_word(reader, "a number", &at, error);
  if (!text)
    return FALSE;
  if (!short_number_read(text, number) && !long_number_read(text, number))
    return rules_error(error, at, "“%s” is no number", text);
  if (!isfinite(*number) || *number < least || *number > GREATEST_NUMBER)
    return rules_error(error, at, "%s lies outside %g to %g", text, least, GREATEST_NUMBER);
  return TRUE;
}

gboolean
read_end(Reader *reader, GError **error) {
  Lexeme lexeme;
  if (!lexer_next(&reader->lexer, &lexeme, error))
    return FALSE;
  if (lexeme.kind == LEXEME_END)
    return TRUE;
  g_autofree char *found = lexeme_describe(&lexeme);
  return rules_error(error, lexeme.at, "%s is too much here", found);
}
