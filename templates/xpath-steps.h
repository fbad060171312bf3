/* Steps of a path taken over the model instead of over a document: which nodes a step can reach at all. */
#pragma once

#include "templates/model.h"

/* The nodes an axis ("child", "parent", "ancestor-or-self" …) leads to from nodes, each once; NULL: there is
   no such axis here. Free with g_ptr_array_unref. */
GPtrArray *model_walk(const ContextModel *model, const GPtrArray *nodes, const char *axis);

/* Those of nodes that are of the axis's kind and have this name; "*": any name. */
GPtrArray *model_named(const GPtrArray *nodes, const char *axis, const char *name);

GPtrArray *model_texts(const GPtrArray *nodes);

/* Adds what is not in nodes yet. */
void model_add(GPtrArray *nodes, ModelNode *node);

/* "letter" or "letter or sender …" for messages. Free with g_free. */
char *model_describe(const GPtrArray *nodes);

/* The name nearest to a misspelt one among nodes, or NULL when none is near. */
const char *model_nearest(const GPtrArray *nodes, const char *misspelt);
