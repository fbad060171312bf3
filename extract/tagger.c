#include "extract/tagger.h"

#include "extract/feature-rows.h"
#include "extract/tag-network.h"

#include <math.h>
#include <string.h>

/* What stands in the model's file beside the rows. */
typedef struct {
  float transitions[STEPS][TAGS][TAGS];
  TagNetwork network;
} Tables;

static const FeatureModel MODEL = {"rtagger2", TAGGER_ROW, sizeof(Tables) / sizeof(float), "tagger"};

struct Tagger {
  FeatureRows *rows;
  const TagNetwork *network;            /* in the file */
  float transitions[STEPS][TAGS][TAGS]; /* already raised to powers of e */
};

Tagger *
tagger_load(const char *path, GError **error) {
  FeatureRows *rows = feature_rows_load(path, &MODEL, error);
  if (!rows)
    return NULL;
  Tagger *tagger = g_new0(Tagger, 1);
  tagger->rows = rows;
  const Tables *tables = (const Tables *)(gconstpointer)feature_rows_tables(rows);
  tagger->network = &tables->network;
  for (guint s = 0; s < STEPS; s++)
    for (guint from = 0; from < TAGS; from++)
      for (guint to = 0; to < TAGS; to++)
        tagger->transitions[s][from][to] = expf(tables->transitions[s][from][to]);
  return tagger;
}

void
tagger_free(Tagger *tagger) {
  if (!tagger)
    return;
  feature_rows_free(tagger->rows);
  g_free(tagger);
}

void
tagger_add(const Tagger *tagger, const char *feature, gsize length, float *row) {
  feature_rows_add(tagger->rows, feature, length, row);
}

/* --- marginals: forward and backward, each step made to sum to one --- */

static void
make_sum_one(float *values) {
  float sum = 0;
  for (guint tag = 0; tag < TAGS; tag++)
    sum += values[tag];
  for (guint tag = 0; tag < TAGS; tag++)
    values[tag] = sum > 0 ? values[tag] / sum : 1.0f / TAGS;
}

static void
raise_all(float *scores) {
  float top = scores[0];
  for (guint tag = 1; tag < TAGS; tag++)
    top = MAX(top, scores[tag]);
  for (guint tag = 0; tag < TAGS; tag++)
    scores[tag] = expf(scores[tag] - top);
}

static void
step_forward(const Tagger *tagger, guint8 step, const float *before, float *now) {
  float sums[TAGS] = {0};
  for (guint from = 0; from < TAGS; from++)
    for (guint to = 0; to < TAGS; to++)
      sums[to] += before[from] * tagger->transitions[step][from][to];
  for (guint to = 0; to < TAGS; to++)
    now[to] *= sums[to];
  make_sum_one(now);
}

/* From the right-hand messages of the next word to those of this one. */
static void
step_backward(const Tagger *tagger, guint8 step, const float *local, float *message) {
  float weighed[TAGS], sums[TAGS];
  for (guint to = 0; to < TAGS; to++)
    weighed[to] = local[to] * message[to];
  for (guint from = 0; from < TAGS; from++) {
    sums[from] = 0;
    for (guint to = 0; to < TAGS; to++)
      sums[from] += tagger->transitions[step][from][to] * weighed[to];
  }
  memcpy(message, sums, sizeof sums);
  make_sum_one(message);
}

/* Raised scores of each word, from the rows. */
static float *
local_scores(const float *rows, guint count) {
  float *scores = g_new(float, (gsize)count *TAGS);
  for (guint i = 0; i < count; i++) {
    memcpy(scores + (gsize)i * TAGS, rows + (gsize)i * TAGGER_ROW, sizeof *scores * TAGS);
    raise_all(scores + (gsize)i * TAGS);
  }
  return scores;
}

float *
tagger_decide(const Tagger *tagger, float *rows, const guint8 *steps, guint count) {
  tag_network_add(tagger->network, rows, steps, count);
  float *scores = local_scores(rows, count), message[TAGS];
  g_autofree float *forward = g_new(float, (gsize)count *TAGS);
  for (guint i = 0; i < count; i++) {
    float *now = forward + (gsize)i * TAGS;
    memcpy(now, scores + (gsize)i * TAGS, sizeof message);
    if (i > 0)
      step_forward(tagger, steps[i], now - TAGS, now);
    else
      make_sum_one(now);
  }
  for (guint tag = 0; tag < TAGS; tag++)
    message[tag] = 1.0f / TAGS;
  for (guint i = count; i-- > 0;) {
    float local[TAGS], *now = scores + (gsize)i * TAGS;
    memcpy(local, now, sizeof local);
    for (guint tag = 0; tag < TAGS; tag++)
      now[tag] = forward[(gsize)i * TAGS + tag] * message[tag];
    make_sum_one(now);
    if (i > 0)
      step_backward(tagger, steps[i], local, message);
  }
  return scores;
}
