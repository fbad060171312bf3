/*
 * The model of the reply context: which names stand where, read from templates/context.rng, so that a
 * template's misspelt name is found without a letter that happens to use it.
 */
#pragma once

#include <glib.h>

typedef enum { MODEL_DOCUMENT, MODEL_ELEMENT, MODEL_ATTRIBUTE, MODEL_TEXT } ModelKind;

/* One place in the context: the name of a sender is another node than the name of a signatory. */
typedef struct ModelNode ModelNode;
struct ModelNode {
  ModelKind kind;
  char *name;            /* "letter", "xml:lang"; NULL for the document and text */
  ModelNode *parent;     /* NULL for the document */
  GPtrArray *children;   /* ModelNode, lent: elements and text */
  GPtrArray *attributes; /* ModelNode, lent */
};

typedef struct {
  GPtrArray *nodes; /* ModelNode, all of them, owned; the first is the document */
} ContextModel;

/* Reads the schema at path, which must not be recursive. Error: DRAFT_ERROR_TEMPLATE. */
ContextModel *context_model_load(const char *path, GError **error);
void context_model_free(ContextModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ContextModel, context_model_free)

static inline ModelNode *
context_model_document(const ContextModel *model) {
  return g_ptr_array_index(model->nodes, 0);
}

/* The model's /context. */
ModelNode *context_model_context(const ContextModel *model);

/* Whether an element holds elements, so that its text as a whole would be glued together. */
gboolean model_node_holds_elements(const ModelNode *node);
