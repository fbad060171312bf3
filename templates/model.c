#include "templates/model.h"

#include "extract/xml.h"
#include "templates/errors.h"

#include <string.h>

/* A context deeper than this is a recursive schema. */
enum { DEPTH_LIMIT = 32 };

static void
model_node_free(gpointer data) {
  ModelNode *node = data;
  g_free(node->name);
  g_ptr_array_unref(node->children);
  g_ptr_array_unref(node->attributes);
  g_free(node);
}

static ModelNode *
model_node_new(ContextModel *model, ModelKind kind, const char *name, ModelNode *parent) {
  ModelNode *node = g_new0(ModelNode, 1);
  node->kind = kind;
  node->name = g_strdup(name);
  node->parent = parent;
  node->children = g_ptr_array_new();
  node->attributes = g_ptr_array_new();
  g_ptr_array_add(model->nodes, node);
  if (parent)
    g_ptr_array_add(kind == MODEL_ATTRIBUTE ? parent->attributes : parent->children, node);
  return node;
}

static gboolean
is(const xmlNode *node, const char *name) {
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const xmlNode *
find_define(const xmlNode *grammar, const char *name) {
  for (const xmlNode *node = grammar->children; node; node = node->next) {
    if (!is(node, "define"))
      continue;
    xmlChar *defined = xmlGetNoNsProp(node, BAD_CAST "name");
    gboolean found = defined && strcmp((const char *)defined, name) == 0;
    xmlFree(defined);
    if (found)
      return node;
  }
  return NULL;
}

static gboolean
has_text_child(const ModelNode *owner) {
  for (guint i = 0; i < owner->children->len; i++)
    if (((const ModelNode *)g_ptr_array_index(owner->children, i))->kind == MODEL_TEXT)
      return TRUE;
  return FALSE;
}

static gboolean read_patterns(ContextModel *model, const xmlNode *grammar, const xmlNode *parent,
                              ModelNode *owner, guint depth);

static gboolean
read_named(ContextModel *model, const xmlNode *grammar, const xmlNode *pattern, ModelNode *owner,
           guint depth) {
  xmlChar *name = xmlGetNoNsProp(pattern, BAD_CAST "name");
  gboolean done = TRUE;
  if (is(pattern, "element")) {
    ModelNode *element = model_node_new(model, MODEL_ELEMENT, (const char *)name, owner);
    done = read_patterns(model, grammar, pattern, element, depth + 1);
  } else if (is(pattern, "attribute")) {
    model_node_new(model, MODEL_ATTRIBUTE, (const char *)name, owner);
  } else {
    const xmlNode *define = find_define(grammar, (const char *)name);
    done = define && read_patterns(model, grammar, define, owner, depth + 1);
  }
  xmlFree(name);
  return done;
}

static gboolean
read_patterns(ContextModel *model, const xmlNode *grammar, const xmlNode *parent, ModelNode *owner,
              guint depth) {
  if (depth > DEPTH_LIMIT)
    return FALSE;
  for (const xmlNode *node = parent->children; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    gboolean done = TRUE;
    if (is(node, "element") || is(node, "attribute") || is(node, "ref"))
      done = read_named(model, grammar, node, owner, depth);
    else if (is(node, "text") || is(node, "data") || is(node, "value")) {
      if (!has_text_child(owner))
        model_node_new(model, MODEL_TEXT, NULL, owner);
    } else
      done = read_patterns(model, grammar, node, owner, depth + 1);
    if (!done)
      return FALSE;
  }
  return TRUE;
}

static const xmlNode *
find_start(const xmlNode *grammar) {
  for (const xmlNode *node = grammar ? grammar->children : NULL; node; node = node->next)
    if (is(node, "start"))
      return node;
  return NULL;
}

ContextModel *
context_model_load(const char *path, GError **error) {
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_autoptr(GError) unreadable = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  if (g_file_get_contents(path, &bytes, &length, &unreadable))
    doc = xml_parse(bytes, length, path, &unreadable);
  const xmlNode *grammar = doc ? xmlDocGetRootElement(doc) : NULL;
  const xmlNode *start = find_start(grammar);
  g_autoptr(ContextModel) model = g_new0(ContextModel, 1);
  model->nodes = g_ptr_array_new_with_free_func(model_node_free);
  ModelNode *document = model_node_new(model, MODEL_DOCUMENT, NULL, NULL);
  if (start && read_patterns(model, grammar, start, document, 0) && document->children->len == 1)
    return g_steal_pointer(&model);
  g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_TEMPLATE, "%s: %s", path,
              unreadable ? unreadable->message : "not a schema of the reply context");
  return NULL;
}

void
context_model_free(ContextModel *model) {
  if (!model)
    return;
  g_ptr_array_unref(model->nodes);
  g_free(model);
}

ModelNode *
context_model_context(const ContextModel *model) {
  return g_ptr_array_index(context_model_document(model)->children, 0);
}

gboolean
model_node_holds_elements(const ModelNode *node) {
  for (guint i = 0; i < node->children->len; i++)
    if (((const ModelNode *)g_ptr_array_index(node->children, i))->kind == MODEL_ELEMENT)
      return TRUE;
  return node->kind == MODEL_DOCUMENT;
}
