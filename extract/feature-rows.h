/*
 * Feature rows: the weights of a learned model, mapped from its file: for each feature, known by a hash of
 * its name, a row of small whole numbers. Models are learned in corpus/, which writes the same form.
 */
#pragma once

#include <glib.h>

typedef struct FeatureRows FeatureRows;

/* What a model must be to be understood. */
typedef struct {
  const char *magic;      /* of 8 characters: its kind and version */
  guint columns, numbers; /* weights in a row; floats in tables beside the rows */
  const char *name;       /* "tagger", for errors */
} FeatureModel;

/* Maps the model in a file. Error: EXTRACT_ERROR_DATA with file: what. */
FeatureRows *feature_rows_load(const char *path, const FeatureModel *model, GError **error);
void feature_rows_free(FeatureRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FeatureRows, feature_rows_free)

/* The tables, one after another; lent by rows. */
const float *feature_rows_tables(const FeatureRows *rows);

/* Adds the weights of a feature, by its name of length bytes, to scores (one a column). */
void feature_rows_add(const FeatureRows *rows, const char *feature, gsize length, float *scores);
