/* The lexer cuts rule text into lexemes, each with its place in the file; comments and blanks fall away. */
#pragma once

#include <glib.h>
#include <string.h>

/* A place in a rule file. Lines count from 1, columns in characters from 1. */
typedef struct {
  const char *file; /* lent */
  guint line, column;
} Location;

typedef enum {
  LEXEME_WORD,   /* a name, a number, an operator, a rule word with its = and * */
  LEXEME_STRING, /* without its quotes, escapes not yet undone */
  LEXEME_OPEN,
  LEXEME_CLOSE,
  LEXEME_COMMA,
  LEXEME_COLON,
  LEXEME_TILDE,
  LEXEME_END
} LexemeKind;

typedef struct {
  LexemeKind kind;
  gboolean plain;    /* a word of nothing but small ASCII letters and digits, as it is folded */
  const char *start; /* in the rule text */
  gsize length;
  Location at;
  guint32 hash; /* of a plain one, as text tables have it */
} Lexeme;

typedef struct {
  const char *at, *end;
  Location location;
} Lexer;

/* A lexer of the text from start to end, which begins at location. */
Lexer lexer_new(const char *start, const char *end, Location location);

/* The next lexeme; LEXEME_END over and over at the end. Error: CLASSIFY_ERROR_RULES. */
gboolean lexer_next(Lexer *lexer, Lexeme *lexeme, GError **error);

/* The lexeme's text; of a string, with its escapes undone. Free with g_free. */
char *lexeme_text(const Lexeme *lexeme);

/* Whether the lexeme is this word, letter for letter. */
static inline gboolean
lexeme_is(const Lexeme *lexeme, const char *word) {
  return lexeme->kind == LEXEME_WORD && *lexeme->start == *word && strlen(word) == lexeme->length &&
         memcmp(lexeme->start, word, lexeme->length) == 0;
}

/* Whether the lexeme is AND, OR, NOT, OF or NEAR/n. */
gboolean lexeme_is_operator(const Lexeme *lexeme);

/* The lexeme as a message names it: “word”, or "the end of the directive". Free with g_free. */
char *lexeme_describe(const Lexeme *lexeme);

/* Sets error to CLASSIFY_ERROR_RULES, "file:line:column: message". Returns FALSE. */
gboolean rules_error(GError **error, Location at, const char *format, ...) G_GNUC_PRINTF(3, 4);
