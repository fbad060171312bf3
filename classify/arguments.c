#include "classify/arguments.h"

#include "classify/limits.h"

#include <math.h>
#include <string.h>

static gboolean
name_is_valid(const char *name) {
  return g_ascii_islower(*name) && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name) &&
         strlen(name) <= MAX_NAME_BYTES;
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

const char *
read_language(Reader *reader, GError **error) {
  Location at;
  g_autofree char *tag = read_name(reader, "a language", &at, error);
  if (!tag)
    return NULL;
  const Languages *languages = reader->pack->languages;
  if (strcmp(tag, LANGUAGE_ANY) != 0 && languages && !languages_find(languages, tag)) {
    rules_error(error, at, "“%s” is no known language (nor “any”)", tag);
    return NULL;
  }
  return g_intern_string(tag);
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

gboolean
read_number(Reader *reader, double least, double *number, GError **error) {
  Location at;
  g_autofree char *text = read_word(reader, "a number", &at, error);
  if (!text)
    return FALSE;
  char *end;
  *number = g_ascii_strtod(text, &end);
  if (*end || end == text || strspn(text, "+-.0123456789") != strlen(text))
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
