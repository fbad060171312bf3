/* The file of a learned model with a few weights, written as a test wants it. */
#pragma once

#include "extract/feature-rows.h"

typedef struct {
  const char *feature;
  guint column;
  int weight; /* in tenths */
} TinyWeight;

/* Ends a list of weights. */
#define TINY_WEIGHTS_END                                                                                     \
  { NULL, 0, 0 }

/* The bytes of such a file; the tables are zeros. Free with g_byte_array_unref. */
GByteArray *tiny_rows_bytes(const FeatureModel *model, const TinyWeight *weights);

/* A new file with these bytes; the path, free with g_free and unlink. */
char *tiny_file(const void *bytes, gsize length);
