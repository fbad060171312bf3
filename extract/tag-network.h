/*
 * Network of the tagger: what the words around a word say of it. A small convolutional network (as in
 * Collobert and others, "Natural language processing (almost) from scratch", 2011): each word is a vector,
 * the sum of its features' vectors; two layers look at the vectors of the words beside it; what comes out is
 * added to the word's scores.
 */
#pragma once

#include "extract/tagger.h"

enum { NETWORK_HIDDEN = 64, NETWORK_LAYERS = 3, NETWORK_WIDTH = 5 };

/* As learned, in this order in the model's file: weights from each input to each output, and biases. */
typedef struct {
  float embedding_bias[TAG_EMBEDDING];
  float inward[TAG_EMBEDDING][NETWORK_HIDDEN];
  float inward_bias[STEPS][NETWORK_HIDDEN];
  struct {
    float weights[NETWORK_WIDTH][NETWORK_HIDDEN][NETWORK_HIDDEN];
    float bias[NETWORK_HIDDEN];
  } layers[NETWORK_LAYERS];
  float from_hidden[NETWORK_HIDDEN][TAGS];
  float from_embedding[TAG_EMBEDDING][TAGS];
  float bias[TAGS];
} TagNetwork;

/*
 * Adds what the network says to the scores of count words. rows: what tagger_add left for each word,
 * TAGGER_ROW numbers a word; their scores (the first TAGS of each) are added to, their embeddings are left as
 * they are.
 */
void tag_network_add(const TagNetwork *network, float *rows, const guint8 *steps, guint count);
