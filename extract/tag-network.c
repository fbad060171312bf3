#include "extract/tag-network.h"

#include <string.h>

/* How far apart the words are that each layer looks at. */
static const guint DILATIONS[NETWORK_LAYERS] = {1, 2, 4};

/* What stands in memory for each word while the network runs. */
typedef struct {
  float embedding[TAG_EMBEDDING];
  float hidden[NETWORK_HIDDEN];
  float next[NETWORK_HIDDEN];
} Node;

static inline void
keep_positive(float *values, guint count) {
  for (guint i = 0; i < count; i++)
    values[i] = values[i] > 0 ? values[i] : 0;
}

/* Adds value times a row of weights to sums. */
static inline void
add_hidden(float *restrict sums, float value, const float *restrict weights) {
  for (guint i = 0; i < NETWORK_HIDDEN; i++)
    sums[i] += value * weights[i];
}

static inline void
add_tags(float *restrict scores, float value, const float *restrict weights) {
  for (guint i = 0; i < TAGS; i++)
    scores[i] += value * weights[i];
}

static void
node_begin(const TagNetwork *network, const float *row, guint8 step, Node *node) {
  for (guint i = 0; i < TAG_EMBEDDING; i++)
    node->embedding[i] = row[TAGS + i] + network->embedding_bias[i];
  keep_positive(node->embedding, TAG_EMBEDDING);
  memcpy(node->hidden, network->inward_bias[step], sizeof node->hidden);
  for (guint i = 0; i < TAG_EMBEDDING; i++)
    if (node->embedding[i] > 0)
      add_hidden(node->hidden, node->embedding[i], network->inward[i]);
}

/* What a layer makes of a word; beyond the first and the last word there is nothing. */
static inline void
layer_hear(const TagNetwork *network, guint layer, Node *nodes, guint count, guint at) {
  float sums[NETWORK_HIDDEN]; /* may stay in registers */
  memcpy(sums, network->layers[layer].bias, sizeof sums);
  for (guint tap = 0; tap < NETWORK_WIDTH; tap++) {
    gint64 other = (gint64)at + ((gint64)tap - NETWORK_WIDTH / 2) * DILATIONS[layer];
    if (other < 0 || other >= count)
      continue;
    for (guint i = 0; i < NETWORK_HIDDEN; i++)
      add_hidden(sums, nodes[other].hidden[i], network->layers[layer].weights[tap][i]);
  }
  keep_positive(sums, NETWORK_HIDDEN);
  memcpy(nodes[at].next, sums, sizeof sums);
}

/* Nearly all time is spent here: where the processor has wider registers, they are used. The sums are the
 * same. */
#if defined(__x86_64__) && defined(__OPTIMIZE__) && !defined(__clang__)
__attribute__((target_clones("avx2", "default")))
#endif
static void
layer_run(const TagNetwork *network, guint layer, Node *nodes, guint count) {
  for (guint at = 0; at < count; at++)
    layer_hear(network, layer, nodes, count, at);
  for (guint at = 0; at < count; at++)
    for (guint i = 0; i < NETWORK_HIDDEN; i++)
      nodes[at].hidden[i] += nodes[at].next[i];
}

static void
node_end(const TagNetwork *network, const Node *node, float *scores) {
  for (guint tag = 0; tag < TAGS; tag++)
    scores[tag] += network->bias[tag];
  for (guint i = 0; i < NETWORK_HIDDEN; i++)
    add_tags(scores, node->hidden[i], network->from_hidden[i]);
  for (guint i = 0; i < TAG_EMBEDDING; i++)
    if (node->embedding[i] > 0)
      add_tags(scores, node->embedding[i], network->from_embedding[i]);
}

void
tag_network_add(const TagNetwork *network, float *rows, const guint8 *steps, guint count) {
  g_autofree Node *nodes = g_new(Node, count);
  for (guint at = 0; at < count; at++)
    node_begin(network, rows + (gsize)at * TAGGER_ROW, steps[at], &nodes[at]);
  for (guint layer = 0; layer < NETWORK_LAYERS; layer++)
    layer_run(network, layer, nodes, count);
  for (guint at = 0; at < count; at++)
    node_end(network, &nodes[at], rows + (gsize)at * TAGGER_ROW);
}
