#include "templates/xpath.h"

#include "templates/xpath-lex.h"
#include "templates/xpath-steps.h"

#include <string.h>

/* Deeper nesting than this is no expression that a person wrote. */
enum { DEPTH_LIMIT = 64 };

static const struct {
  const char *name;
  guint least, most;
  XPathType type;
} FUNCTIONS[] = {
    {"last", 0, 0, YIELDS_NUMERIC},
    {"position", 0, 0, YIELDS_NUMERIC},
    {"count", 1, 1, YIELDS_NUMERIC},
    {"sum", 1, 1, YIELDS_NUMERIC},
    {"number", 0, 1, YIELDS_NUMERIC},
    {"floor", 1, 1, YIELDS_NUMERIC},
    {"ceiling", 1, 1, YIELDS_NUMERIC},
    {"round", 1, 1, YIELDS_NUMERIC},
    {"string-length", 0, 1, YIELDS_NUMERIC},
    {"string", 0, 1, YIELDS_STRING},
    {"concat", 2, G_MAXUINT, YIELDS_STRING},
    {"substring", 2, 3, YIELDS_STRING},
    {"substring-before", 2, 2, YIELDS_STRING},
    {"substring-after", 2, 2, YIELDS_STRING},
    {"normalize-space", 0, 1, YIELDS_STRING},
    {"translate", 3, 3, YIELDS_STRING},
    {"starts-with", 2, 2, YIELDS_BOOLEAN},
    {"contains", 2, 2, YIELDS_BOOLEAN},
    {"boolean", 1, 1, YIELDS_BOOLEAN},
    {"not", 1, 1, YIELDS_BOOLEAN},
    {"true", 0, 0, YIELDS_BOOLEAN},
    {"false", 0, 0, YIELDS_BOOLEAN},
};

typedef struct {
  const XPathScope *scope;
  const GPtrArray *tokens;
  guint at;
  const GPtrArray *nodes; /* the context of the step or predicate being read */
  guint depth;
  char **wrong;
} Check;

static XPathValue *read_expression(Check *check);

static const XPathToken *
peek(const Check *check, guint ahead) {
  guint index = MIN(check->at + ahead, check->tokens->len - 1);
  return g_ptr_array_index(check->tokens, index);
}

static gboolean
next_is(const Check *check, XPathTokenKind kind) {
  return peek(check, 0)->kind == kind;
}

static gboolean
take(Check *check, XPathTokenKind kind) {
  if (!next_is(check, kind))
    return FALSE;
  check->at++;
  return TRUE;
}

static gboolean
G_GNUC_PRINTF(2, 3) fail(Check *check, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  if (!*check->wrong)
    *check->wrong = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  return FALSE;
}

static gboolean
expect(Check *check, XPathTokenKind kind, const char *what) {
  return take(check, kind) || fail(check, "%s expected before %s", what, peek(check, 0)->text);
}

static XPathValue *
value_new(XPathType type, GPtrArray *nodes) {
  XPathValue *value = g_new0(XPathValue, 1);
  value->type = type;
  value->nodes = nodes;
  return value;
}

void
xpath_value_free(XPathValue *value) {
  if (!value)
    return;
  g_clear_pointer(&value->nodes, g_ptr_array_unref);
  g_free(value->literal);
  g_free(value);
}

/* --- steps
 * -------------------------------------------------------------------------------------------------- */

static GPtrArray *
name_test(Check *check, const GPtrArray *from, const GPtrArray *reached, const char *axis, const char *name) {
  g_autoptr(GPtrArray) named = model_named(reached, axis, name);
  if (named->len)
    return g_steal_pointer(&named);
  g_autofree char *where = model_describe(from);
  const char *nearest = model_nearest(reached, name);
  const char *mark = strcmp(axis, "attribute") == 0 ? "@" : "";
  if (nearest)
    fail(check, "unknown name '%s%s' in %s; did you mean '%s%s'?", mark, name, where, mark, nearest);
  else
    fail(check, "unknown name '%s%s' in %s", mark, name, where);
  return NULL;
}

static GPtrArray *
node_test(Check *check, const GPtrArray *from, const GPtrArray *reached, const char *axis) {
  if (take(check, TOKEN_WILDCARD))
    return name_test(check, from, reached, axis, "*");
  if (!next_is(check, TOKEN_NAME)) {
    fail(check, "a name expected before %s", peek(check, 0)->text);
    return NULL;
  }
  const char *name = peek(check, 0)->text;
  check->at++;
  if (!take(check, TOKEN_OPEN))
    return name_test(check, from, reached, axis, name);
  if (!expect(check, TOKEN_CLOSE, ")"))
    return NULL;
  if (strcmp(name, "text") == 0)
    return model_texts(reached);
  if (strcmp(name, "node") == 0)
    return g_ptr_array_copy((GPtrArray *)reached, NULL, NULL);
  fail(check, "unknown node test '%s()'", name);
  return NULL;
}

static gboolean
read_predicates(Check *check, const GPtrArray *nodes) {
  while (take(check, TOKEN_OPEN_BRACKET)) {
    const GPtrArray *outer = check->nodes;
    check->nodes = nodes;
    g_autoptr(XPathValue) value = read_expression(check);
    check->nodes = outer;
    if (!value || !expect(check, TOKEN_CLOSE_BRACKET, "]"))
      return FALSE;
  }
  return TRUE;
}

static const char *
read_axis(Check *check) {
  if (take(check, TOKEN_AT))
    return "attribute";
  if (!next_is(check, TOKEN_NAME) || peek(check, 1)->kind != TOKEN_AXIS)
    return "child";
  const char *axis = peek(check, 0)->text;
  check->at += 2;
  return axis;
}

static GPtrArray *
read_step(Check *check, const GPtrArray *from) {
  if (take(check, TOKEN_DOT))
    return g_ptr_array_copy((GPtrArray *)from, NULL, NULL);
  if (take(check, TOKEN_DOTS))
    return model_walk(check->scope->model, from, "parent");
  const char *axis = read_axis(check);
  g_autoptr(GPtrArray) reached = model_walk(check->scope->model, from, axis);
  if (!reached) {
    fail(check, "unknown axis '%s'", axis);
    return NULL;
  }
  g_autoptr(GPtrArray) nodes = node_test(check, from, reached, axis);
  if (!nodes || !read_predicates(check, nodes))
    return NULL;
  return g_steal_pointer(&nodes);
}

static GPtrArray *
read_steps(Check *check, GPtrArray *start) {
  g_autoptr(GPtrArray) nodes = start;
  do {
    GPtrArray *next = read_step(check, nodes);
    g_ptr_array_unref(nodes);
    nodes = next;
    if (!nodes || (!next_is(check, TOKEN_SLASH) && !next_is(check, TOKEN_SLASHES)))
      return g_steal_pointer(&nodes);
    if (next_is(check, TOKEN_SLASHES)) {
      next = model_walk(check->scope->model, nodes, "descendant-or-self");
      g_ptr_array_unref(nodes);
      nodes = next;
    }
    check->at++;
  } while (TRUE);
}

static gboolean
step_is_due(const Check *check) {
  switch (peek(check, 0)->kind) {
  case TOKEN_NAME:
  case TOKEN_WILDCARD:
  case TOKEN_AT:
  case TOKEN_DOT:
  case TOKEN_DOTS:
    return TRUE;
  default:
    return FALSE;
  }
}

/* --- primaries
 * ---------------------------------------------------------------------------------------------- */

static gboolean
check_argument(Check *check, const char *function, const XPathValue *value) {
  gboolean counts = strcmp(function, "count") == 0 || strcmp(function, "sum") == 0;
  return !counts || value->type == YIELDS_NODES ||
         fail(check, "%s() counts nodes, and is given none", function);
}

static gboolean
read_arguments(Check *check, const char *function, guint *count) {
  *count = 0;
  if (take(check, TOKEN_CLOSE))
    return TRUE;
  do {
    g_autoptr(XPathValue) value = read_expression(check);
    if (!value || !check_argument(check, function, value))
      return FALSE;
    ++*count;
  } while (take(check, TOKEN_COMMA));
  return expect(check, TOKEN_CLOSE, ")");
}

static XPathValue *
read_function(Check *check) {
  const char *name = peek(check, 0)->text;
  guint count;
  check->at += 2;
  for (guint i = 0; i < G_N_ELEMENTS(FUNCTIONS); i++) {
    if (strcmp(FUNCTIONS[i].name, name) != 0)
      continue;
    if (!read_arguments(check, name, &count))
      return NULL;
    if (count >= FUNCTIONS[i].least && count <= FUNCTIONS[i].most)
      return value_new(FUNCTIONS[i].type, NULL);
    fail(check, "%s() does not take %u argument%s", name, count, count == 1 ? "" : "s");
    return NULL;
  }
  fail(check, "unknown function '%s()'", name);
  return NULL;
}

static XPathValue *
read_variable(Check *check) {
  const char *name = peek(check, 0)->text;
  check->at++;
  GPtrArray *nodes = check->scope->variables ? g_hash_table_lookup(check->scope->variables, name) : NULL;
  if (nodes)
    return value_new(YIELDS_NODES, g_ptr_array_copy(nodes, NULL, NULL));
  fail(check, "unknown variable '$%s'", name);
  return NULL;
}

static XPathValue *
read_primary(Check *check) {
  const XPathToken *token = peek(check, 0);
  if (token->kind == TOKEN_VARIABLE)
    return read_variable(check);
  if (token->kind == TOKEN_NAME && peek(check, 1)->kind == TOKEN_OPEN)
    return read_function(check);
  if (take(check, TOKEN_NUMBER))
    return value_new(YIELDS_NUMERIC, NULL);
  if (take(check, TOKEN_LITERAL)) {
    XPathValue *value = value_new(YIELDS_STRING, NULL);
    value->literal = g_strdup(token->text);
    return value;
  }
  if (!expect(check, TOKEN_OPEN, "a value"))
    return NULL;
  g_autoptr(XPathValue) value = read_expression(check);
  return value && expect(check, TOKEN_CLOSE, ")") ? g_steal_pointer(&value) : NULL;
}

static gboolean
node_type_follows(const Check *check) {
  const char *name = peek(check, 0)->text;
  return strcmp(name, "text") == 0 || strcmp(name, "node") == 0;
}

static gboolean
primary_is_due(const Check *check) {
  const XPathToken *token = peek(check, 0);
  if (token->kind == TOKEN_NAME)
    return peek(check, 1)->kind == TOKEN_OPEN && !node_type_follows(check);
  return token->kind == TOKEN_VARIABLE || token->kind == TOKEN_NUMBER || token->kind == TOKEN_LITERAL ||
         token->kind == TOKEN_OPEN;
}

static XPathValue *
steps_value(GPtrArray *nodes) {
  return nodes ? value_new(YIELDS_NODES, nodes) : NULL;
}

/* What follows a primary: predicates and steps, which need nodes to stand on. */
static XPathValue *
read_filter(Check *check) {
  g_autoptr(XPathValue) value = read_primary(check);
  gboolean goes_on =
      next_is(check, TOKEN_OPEN_BRACKET) || next_is(check, TOKEN_SLASH) || next_is(check, TOKEN_SLASHES);
  if (!value || !goes_on)
    return g_steal_pointer(&value);
  if (value->type != YIELDS_NODES) {
    fail(check, "%s follows what is not a node", peek(check, 0)->text);
    return NULL;
  }
  if (!read_predicates(check, value->nodes))
    return NULL;
  gboolean deep = next_is(check, TOKEN_SLASHES);
  if (!take(check, TOKEN_SLASH) && !take(check, TOKEN_SLASHES))
    return g_steal_pointer(&value);
  return steps_value(
      read_steps(check, deep ? model_walk(check->scope->model, value->nodes, "descendant-or-self")
                             : g_ptr_array_ref(value->nodes)));
}

static XPathValue *
read_path(Check *check) {
  if (primary_is_due(check))
    return read_filter(check);
  gboolean absolute = next_is(check, TOKEN_SLASH) || next_is(check, TOKEN_SLASHES);
  gboolean deep = take(check, TOKEN_SLASHES);
  if (!deep)
    take(check, TOKEN_SLASH);
  g_autoptr(GPtrArray) start =
      absolute ? g_ptr_array_new() : g_ptr_array_copy((GPtrArray *)check->nodes, NULL, NULL);
  if (absolute)
    g_ptr_array_add(start, context_model_document(check->scope->model));
  if (absolute && !deep && !step_is_due(check))
    return value_new(YIELDS_NODES, g_steal_pointer(&start));
  if (!step_is_due(check)) {
    fail(check, "a value expected before %s", peek(check, 0)->text);
    return NULL;
  }
  return steps_value(read_steps(check, deep ? model_walk(check->scope->model, start, "descendant-or-self")
                                            : g_ptr_array_ref(start)));
}

/* --- operators, loosest first
 * ------------------------------------------------------------------------------- */

static gboolean
is_topic_id(const XPathValue *value) {
  if (value->type != YIELDS_NODES || value->nodes->len != 1)
    return FALSE;
  const ModelNode *node = g_ptr_array_index(value->nodes, 0);
  gboolean names_topic = strcmp(node->name ? node->name : "", "id") == 0 && node->parent &&
                         node->parent->name && strcmp(node->parent->name, "topic") == 0;
  return node->kind == MODEL_ATTRIBUTE && names_topic;
}

static gboolean
check_topic(Check *check, const XPathValue *id, const XPathValue *literal) {
  const char *const *topics = check->scope->topics;
  if (!topics || !literal->literal || !is_topic_id(id) || g_strv_contains(topics, literal->literal))
    return TRUE;
  return fail(check, "unknown topic '%s'", literal->literal);
}

static gboolean
check_leaf(Check *check, const XPathValue *value) {
  for (guint i = 0; value->type == YIELDS_NODES && i < value->nodes->len; i++) {
    const ModelNode *node = g_ptr_array_index(value->nodes, i);
    if (model_node_holds_elements(node))
      return fail(check, "'%s' holds elements, not text to compare", node->name ? node->name : "/");
  }
  return TRUE;
}

static gboolean
check_operands(Check *check, const char *sign, const XPathValue *left, const XPathValue *right) {
  if (strcmp(sign, "|") == 0)
    return (left->type == YIELDS_NODES && right->type == YIELDS_NODES) || fail(check, "| joins nodes only");
  if (strcmp(sign, "and") == 0 || strcmp(sign, "or") == 0)
    return TRUE;
  return check_leaf(check, left) && check_leaf(check, right) && check_topic(check, left, right) &&
         check_topic(check, right, left);
}

static XPathValue *
joined(const char *sign, XPathValue *left, XPathValue *right) {
  if (strcmp(sign, "|") == 0) {
    for (guint i = 0; i < right->nodes->len; i++)
      model_add(left->nodes, g_ptr_array_index(right->nodes, i));
    return left;
  }
  xpath_value_free(left);
  gboolean number = strchr("+-*", *sign) || strcmp(sign, "div") == 0 || strcmp(sign, "mod") == 0;
  return value_new(number ? YIELDS_NUMERIC : YIELDS_BOOLEAN, NULL);
}

static const char *const LEVELS[][5] = {
    {"or", NULL},      {"and", NULL},
    {"=", "!=", NULL}, {"<", "<=", ">", ">=", NULL},
    {"+", "-", NULL},  {"*", "div", "mod", NULL},
    {"|", NULL},
};

/* The level between multiplication and union, where a minus sign may stand before an operand. */
enum { UNION_LEVEL = 6 };

static XPathValue *
read_level(Check *check, guint level) {
  if (level == G_N_ELEMENTS(LEVELS))
    return read_path(check);
  gboolean negative = FALSE;
  while (level == UNION_LEVEL && next_is(check, TOKEN_OPERATOR) && strcmp(peek(check, 0)->text, "-") == 0) {
    negative = TRUE;
    check->at++;
  }
  g_autoptr(XPathValue) left = read_level(check, level + 1);
  while (left && next_is(check, TOKEN_OPERATOR) && g_strv_contains(LEVELS[level], peek(check, 0)->text)) {
    const char *sign = peek(check, 0)->text;
    check->at++;
    g_autoptr(XPathValue) right = read_level(check, level + 1);
    if (!right || !check_operands(check, sign, left, right))
      return NULL;
    left = joined(sign, g_steal_pointer(&left), right);
  }
  if (!left || !negative)
    return g_steal_pointer(&left);
  return value_new(YIELDS_NUMERIC, NULL);
}

static XPathValue *
read_expression(Check *check) {
  if (check->depth == DEPTH_LIMIT) {
    fail(check, "nested too deep");
    return NULL;
  }
  check->depth++;
  XPathValue *value = read_level(check, 0);
  check->depth--;
  return value;
}

XPathValue *
xpath_check(const char *expression, const XPathScope *scope, char **wrong) {
  *wrong = NULL;
  g_autoptr(GPtrArray) tokens = xpath_tokens(expression, wrong);
  if (!tokens)
    return NULL;
  Check check = {scope, tokens, 0, scope->nodes, 0, wrong};
  g_autoptr(XPathValue) value = read_expression(&check);
  if (!value || !expect(&check, TOKEN_END, "the end"))
    return NULL;
  return g_steal_pointer(&value);
}
