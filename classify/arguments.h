/* Arguments are what follows a directive's name: words, names, languages, strings, numbers, each asked for in
 * turn. */
#pragma once

#include "classify/directives.h"

#define GREATEST_NUMBER 1000.0

/* One directive being read. */
typedef struct {
  const DirectiveContext *context;
  Pack *pack;
  Topic *topic; /* the topic it stands under; NULL: none yet */
  Lexer lexer;
  Location at;
  const char *language; /* interned: the last that was read; NULL: none yet */
} Reader;

/* The next lexeme, which must be a word; what is what messages call it. Free with g_free. Error:
   CLASSIFY_ERROR_RULES, as of all the others. */
char *read_word(Reader *reader, const char *what, Location *at, GError **error);

/* A word that is a name: small letters, digits and hyphens. Free with g_free. */
char *read_name(Reader *reader, const char *what, Location *at, GError **error);

/* A language that the program knows, or "any"; interned. */
const char *read_language(Reader *reader, GError **error);

/* A string in quotes. Free with g_free. */
char *read_string(Reader *reader, const char *what, GError **error);

/* A number from least to GREATEST_NUMBER. */
gboolean read_number(Reader *reader, double least, double *number, GError **error);

/* Nothing: the directive ends here. */
gboolean read_end(Reader *reader, GError **error);
