#include "templates/xpath-lex.h"

#include <string.h>

/* Longer ones first, so that "<=" is not read as "<". */
static const struct {
  const char *text;
  XPathTokenKind kind;
} SIGNS[] = {
    {"!=", TOKEN_OPERATOR}, {"<=", TOKEN_OPERATOR},    {">=", TOKEN_OPERATOR},     {"//", TOKEN_SLASHES},
    {"::", TOKEN_AXIS},     {"..", TOKEN_DOTS},        {"/", TOKEN_SLASH},         {"(", TOKEN_OPEN},
    {")", TOKEN_CLOSE},     {"[", TOKEN_OPEN_BRACKET}, {"]", TOKEN_CLOSE_BRACKET}, {".", TOKEN_DOT},
    {"@", TOKEN_AT},        {",", TOKEN_COMMA},        {"|", TOKEN_OPERATOR},      {"+", TOKEN_OPERATOR},
    {"-", TOKEN_OPERATOR},  {"=", TOKEN_OPERATOR},     {"<", TOKEN_OPERATOR},      {">", TOKEN_OPERATOR},
};

static void
token_free(gpointer data) {
  XPathToken *token = data;
  g_free(token->text);
  g_free(token);
}

static void
add(GPtrArray *tokens, XPathTokenKind kind, const char *text, gsize length) {
  XPathToken *token = g_new0(XPathToken, 1);
  token->kind = kind;
  token->text = g_strndup(text, length);
  g_ptr_array_add(tokens, token);
}

/* XPath 3.7: after a token that can end an operand, a star or a name is an operator. */
static gboolean
operator_is_due(const GPtrArray *tokens) {
  if (!tokens->len)
    return FALSE;
  switch (((const XPathToken *)g_ptr_array_index(tokens, tokens->len - 1))->kind) {
  case TOKEN_NAME:
  case TOKEN_LITERAL:
  case TOKEN_NUMBER:
  case TOKEN_VARIABLE:
  case TOKEN_WILDCARD:
  case TOKEN_CLOSE:
  case TOKEN_CLOSE_BRACKET:
  case TOKEN_DOT:
  case TOKEN_DOTS:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
begins_name(const char *at) {
  return g_ascii_isalpha(*at) || *at == '_' || (guchar)*at >= 0x80;
}

static gsize
simple_name_length(const char *at) {
  const char *end = at;
  while (begins_name(end) || g_ascii_isdigit(*end) || *end == '-' || *end == '.')
    end++;
  return (gsize)(end - at);
}

/* A name with its prefix; "a::b" is an axis and a name. */
static gsize
name_length(const char *at) {
  gsize length = simple_name_length(at);
  if (at[length] == ':' && begins_name(at + length + 1))
    length += 1 + simple_name_length(at + length + 1);
  return length;
}

static gsize
number_length(const char *at) {
  gsize length = strspn(at, "0123456789");
  if (at[length] == '.')
    length += 1 + strspn(at + length + 1, "0123456789");
  return length;
}

static gsize
read_literal(GPtrArray *tokens, const char *at, char **wrong) {
  const char *end = strchr(at + 1, *at);
  if (!end) {
    *wrong = g_strdup("a quotation mark is not closed");
    return 0;
  }
  add(tokens, TOKEN_LITERAL, at + 1, (gsize)(end - at - 1));
  return (gsize)(end - at + 1);
}

static gsize
read_variable(GPtrArray *tokens, const char *at, char **wrong) {
  gsize length = begins_name(at + 1) ? name_length(at + 1) : 0;
  if (!length) {
    *wrong = g_strdup("a name must follow $");
    return 0;
  }
  add(tokens, TOKEN_VARIABLE, at + 1, length);
  return length + 1;
}

static gsize
read_name(GPtrArray *tokens, const char *at, char **wrong) {
  gsize length = name_length(at);
  gboolean infix = operator_is_due(tokens);
  g_autofree char *name = g_strndup(at, length);
  static const char *const OPERATORS[] = {"and", "or", "mod", "div", NULL};
  if (infix && !g_strv_contains(OPERATORS, name)) {
    *wrong = g_strdup_printf("an operator is missing before '%s'", name);
    return 0;
  }
  add(tokens, infix ? TOKEN_OPERATOR : TOKEN_NAME, at, length);
  return length;
}

static gsize
read_sign(GPtrArray *tokens, const char *at, char **wrong) {
  if (*at == '*') {
    add(tokens, operator_is_due(tokens) ? TOKEN_OPERATOR : TOKEN_WILDCARD, at, 1);
    return 1;
  }
  for (guint i = 0; i < G_N_ELEMENTS(SIGNS); i++)
    if (g_str_has_prefix(at, SIGNS[i].text)) {
      add(tokens, SIGNS[i].kind, at, strlen(SIGNS[i].text));
      return strlen(SIGNS[i].text);
    }
  *wrong = g_strdup_printf("'%c' has no meaning here", *at);
  return 0;
}

/* Reads one token; the bytes it took, or 0 with *wrong set. */
static gsize
read_token(GPtrArray *tokens, const char *at, char **wrong) {
  if (*at == '"' || *at == '\'')
    return read_literal(tokens, at, wrong);
  if (*at == '$')
    return read_variable(tokens, at, wrong);
  if (begins_name(at))
    return read_name(tokens, at, wrong);
  if (g_ascii_isdigit(*at) || (*at == '.' && g_ascii_isdigit(at[1]))) {
    gsize length = number_length(at);
    add(tokens, TOKEN_NUMBER, at, length);
    return length;
  }
  return read_sign(tokens, at, wrong);
}

GPtrArray *
xpath_tokens(const char *expression, char **wrong) {
  g_autoptr(GPtrArray) tokens = g_ptr_array_new_with_free_func(token_free);
  for (const char *at = expression; *at;) {
    if (g_ascii_isspace(*at)) {
      at++;
      continue;
    }
    gsize taken = read_token(tokens, at, wrong);
    if (!taken)
      return NULL;
    at += taken;
  }
  add(tokens, TOKEN_END, "the end", 7);
  return g_steal_pointer(&tokens);
}
