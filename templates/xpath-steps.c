#include "templates/xpath-steps.h"

#include <string.h>

static ModelNode *
at(const GPtrArray *nodes, guint index) {
  return g_ptr_array_index(nodes, index);
}

void
model_add(GPtrArray *nodes, ModelNode *node) {
  if (!g_ptr_array_find(nodes, node, NULL))
    g_ptr_array_add(nodes, node);
}

static void
add_all(GPtrArray *nodes, const GPtrArray *more) {
  for (guint i = 0; i < more->len; i++)
    model_add(nodes, at(more, i));
}

static void
add_descendants(GPtrArray *nodes, const ModelNode *node) {
  for (guint i = 0; i < node->children->len; i++) {
    model_add(nodes, at(node->children, i));
    add_descendants(nodes, at(node->children, i));
  }
}

static void
add_ancestors(GPtrArray *nodes, const ModelNode *node) {
  for (ModelNode *up = node->parent; up; up = up->parent)
    model_add(nodes, up);
}

/* An element may repeat, so it is its own sibling; what comes before and after is not told apart. */
static void
add_siblings(GPtrArray *nodes, const ModelNode *node) {
  if (node->parent && node->kind != MODEL_ATTRIBUTE)
    add_all(nodes, node->parent->children);
}

static void
add_axis(const ContextModel *model, GPtrArray *found, ModelNode *node, const char *axis) {
  if (g_str_has_suffix(axis, "-or-self") || strcmp(axis, "self") == 0)
    model_add(found, node);
  if (strcmp(axis, "child") == 0)
    add_all(found, node->children);
  else if (strcmp(axis, "attribute") == 0)
    add_all(found, node->attributes);
  else if (strcmp(axis, "parent") == 0) {
    if (node->parent)
      model_add(found, node->parent);
  } else if (g_str_has_prefix(axis, "descendant"))
    add_descendants(found, node);
  else if (g_str_has_prefix(axis, "ancestor"))
    add_ancestors(found, node);
  else if (g_str_has_suffix(axis, "-sibling"))
    add_siblings(found, node);
  else if (strcmp(axis, "following") == 0 || strcmp(axis, "preceding") == 0)
    add_descendants(found, context_model_document(model));
}

static const char *const AXES[] = {"child",
                                   "attribute",
                                   "parent",
                                   "self",
                                   "descendant",
                                   "descendant-or-self",
                                   "ancestor",
                                   "ancestor-or-self",
                                   "following-sibling",
                                   "preceding-sibling",
                                   "following",
                                   "preceding",
                                   NULL};

GPtrArray *
model_walk(const ContextModel *model, const GPtrArray *nodes, const char *axis) {
  if (!g_strv_contains(AXES, axis))
    return NULL;
  GPtrArray *found = g_ptr_array_new();
  for (guint i = 0; i < nodes->len; i++)
    add_axis(model, found, at(nodes, i), axis);
  return found;
}

GPtrArray *
model_named(const GPtrArray *nodes, const char *axis, const char *name) {
  ModelKind kind = strcmp(axis, "attribute") == 0 ? MODEL_ATTRIBUTE : MODEL_ELEMENT;
  GPtrArray *named = g_ptr_array_new();
  for (guint i = 0; i < nodes->len; i++) {
    ModelNode *node = at(nodes, i);
    if (node->kind == kind && (strcmp(name, "*") == 0 || strcmp(name, node->name) == 0))
      g_ptr_array_add(named, node);
  }
  return named;
}

GPtrArray *
model_texts(const GPtrArray *nodes) {
  GPtrArray *texts = g_ptr_array_new();
  for (guint i = 0; i < nodes->len; i++)
    if (at(nodes, i)->kind == MODEL_TEXT)
      g_ptr_array_add(texts, at(nodes, i));
  return texts;
}

static const char *
describe_node(const ModelNode *node) {
  if (node->kind == MODEL_DOCUMENT)
    return "the document";
  return node->kind == MODEL_TEXT ? "text" : node->name;
}

char *
model_describe(const GPtrArray *nodes) {
  if (!nodes->len)
    return g_strdup("nothing");
  const char *first = describe_node(at(nodes, 0));
  if (nodes->len == 1)
    return g_strdup(first);
  const char *second = describe_node(at(nodes, 1));
  return g_strdup_printf("%s or %s%s", first, second, nodes->len > 2 ? " …" : "");
}

/* Levenshtein's distance between short names. */
static guint
edit_distance(const char *a, const char *b) {
  gsize width = strlen(b) + 1;
  g_autofree guint *row = g_new(guint, width);
  for (guint j = 0; j < width; j++)
    row[j] = j;
  for (guint i = 1; a[i - 1]; i++) {
    guint diagonal = row[0];
    row[0] = i;
    for (guint j = 1; j < width; j++) {
      guint above = row[j];
      guint change = diagonal + (a[i - 1] != b[j - 1]);
      row[j] = MIN(change, MIN(above, row[j - 1]) + 1);
      diagonal = above;
    }
  }
  return row[width - 1];
}

const char *
model_nearest(const GPtrArray *nodes, const char *misspelt) {
  const char *nearest = NULL;
  guint least = 3;
  for (guint i = 0; i < nodes->len; i++) {
    const ModelNode *node = at(nodes, i);
    guint distance = node->name ? edit_distance(misspelt, node->name) : G_MAXUINT;
    if (distance < least) {
      least = distance;
      nearest = node->name;
    }
  }
  return nearest;
}
