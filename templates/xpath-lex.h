/* The words of an XPath 1.0 expression, with the standard's rules (3.7) for telling `*`, `and`, `div` … apart. */
#pragma once

#include <glib.h>

typedef enum {
  XPATH_END,
  XPATH_NAME,     /* element, attribute, function or axis name, prefix included: text holds it */
  XPATH_LITERAL,  /* text without its quotes */
  XPATH_NUMBER,
  XPATH_VARIABLE, /* text without its $ */
  XPATH_OPERATOR, /* and or mod div * (times) | + - = != < <= > >= : text holds it */
  XPATH_WILDCARD, /* * as a name */
  XPATH_SLASH,
  XPATH_SLASHES,
  XPATH_OPEN,     /* ( */
  XPATH_CLOSE,    /* ) */
  XPATH_OPEN_BRACKET,
  XPATH_CLOSE_BRACKET,
  XPATH_DOT,
  XPATH_DOTS,
  XPATH_AT,
  XPATH_COMMA,
  XPATH_AXIS      /* :: */
} XPathTokenKind;

typedef struct {
  XPathTokenKind kind;
  char *text; /* for people, always; the token's text where the kind says so */
} XPathToken;

/* The tokens of an expression, the last being XPATH_END. NULL: *wrong tells what is not XPath (g_free).
   Free with g_ptr_array_unref. */
GPtrArray *xpath_tokens(const char *expression, char **wrong);
