/* Features: what a learned model looks at, as short strings such as "k8", put together bit by bit. */
#pragma once

#include <glib.h>

enum { FEATURE_BYTES_MAX = 160 };

/* Who takes the features: a name of length bytes, lent for the call. */
typedef struct {
  void (*take)(gpointer data, const char *feature, gsize length);
  gpointer data;
} FeatureSink;

/* A feature under construction; begin with {.sink = sink}. What does not fit is cut off. */
typedef struct {
  const FeatureSink *sink;
  char text[FEATURE_BYTES_MAX];
  gsize length;
} Feature;

void feature_put(Feature *feature, const char *text);

/* Small numbers are one character each; those above 60 are as 60. */
void feature_put_number(Feature *feature, guint number);

/* Hands the feature over, and begins another. */
void feature_end(Feature *feature);

/* Puts a name, or a name and a value, and ends. */
void feature_tell(Feature *feature, const char *name);
void feature_tell_text(Feature *feature, const char *name, const char *value);
void feature_tell_number(Feature *feature, const char *name, guint value);

/* How many of the count rising edges lie at or below value. */
guint feature_bucket(double value, const double *edges, guint count);

#define FEATURE_BUCKET(value, ...)                                                                           \
  feature_bucket((value), (const double[]){__VA_ARGS__},                                                     \
                 sizeof((const double[]){__VA_ARGS__}) / sizeof(double))
