/* The words of an XPath 1.0 expression, with the standard's rules (3.7) for telling `*`, `and`, `div` …
 * apart. */
#pragma once

#include <glib.h>

typedef enum {
  TOKEN_END,
  TOKEN_NAME,    /* element, attribute, function or axis name, prefix included: text holds it */
  TOKEN_LITERAL, /* text without its quotes */
  TOKEN_NUMBER,
  TOKEN_VARIABLE, /* text without its $ */
  TOKEN_OPERATOR, /* and or mod div * (times) | + - = != < <= > >= : text holds it */
  TOKEN_WILDCARD, /* * as a name */
  TOKEN_SLASH,
  TOKEN_SLASHES,
  TOKEN_OPEN,  /* ( */
  TOKEN_CLOSE, /* ) */
  TOKEN_OPEN_BRACKET,
  TOKEN_CLOSE_BRACKET,
  TOKEN_DOT,
  TOKEN_DOTS,
  TOKEN_AT,
  TOKEN_COMMA,
  TOKEN_AXIS /* :: */
} XPathTokenKind;

typedef struct {
  XPathTokenKind kind;
  char *text; /* for people, always; the token's text where the kind says so */
} XPathToken;

/* The tokens of an expression, the last being TOKEN_END. NULL: *wrong tells what is not XPath (g_free).
   Free with g_ptr_array_unref. */
GPtrArray *xpath_tokens(const char *expression, char **wrong);
