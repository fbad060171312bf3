/*
 * XPath 1.0 checked against the model of the reply context before it ever runs. XPath itself evaluates a
 * misspelt name to nothing, silently; this parser knows every name, function and variable, and follows paths
 * as they will be taken: `letter/sender/role` is known, `letter/role` is not.
 */
#pragma once

#include "templates/model.h"

typedef enum { YIELDS_NODES, YIELDS_STRING, YIELDS_NUMERIC, YIELDS_BOOLEAN } XPathType;

/* What an expression can yield. */
typedef struct {
  XPathType type;
  GPtrArray *nodes; /* ModelNode, lent: the nodes it may select; NULL for other types */
  char *literal;    /* when it is one string literal */
} XPathValue;

/* What stands around an expression. */
typedef struct {
  const ContextModel *model;
  GPtrArray *nodes;          /* ModelNode: the context node */
  GHashTable *variables;     /* name → GPtrArray of ModelNode; may be NULL */
  const char *const *topics; /* the ids that a topic's @id may be compared with; NULL: not checked */
} XPathScope;

/* Checks an expression. NULL: *wrong says what is wrong with it, in a line (g_free). Free with
 * xpath_value_free. */
XPathValue *xpath_check(const char *expression, const XPathScope *scope, char **wrong);
void xpath_value_free(XPathValue *value);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XPathValue, xpath_value_free)
