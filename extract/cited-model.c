#include "extract/cited-model.h"

#include <math.h>

#include "extract/feature-rows.h"

static const FeatureModel MODEL = {"rcited01", 1, 0, "model of cited letters"};

struct CitedModel {
  FeatureRows *rows;
};

CitedModel *
cited_model_load(const char *path, GError **error) {
  FeatureRows *rows = feature_rows_load(path, &MODEL, error);
  if (!rows)
    return NULL;
  CitedModel *model = g_new(CitedModel, 1);
  model->rows = rows;
  return model;
}

void
cited_model_free(CitedModel *model) {
  if (!model)
    return;
  feature_rows_free(model->rows);
  g_free(model);
}

typedef struct {
  const FeatureRows *rows;
  float score;
} Sum;

static void
add_feature(gpointer data, const char *feature, gsize length) {
  Sum *sum = data;
  feature_rows_add(sum->rows, feature, length, &sum->score);
}

double
cited_model_weigh(const CitedModel *model, const DateInText *date) {
  Sum sum = {model->rows, 0};
  const FeatureSink sink = {add_feature, &sum};
  cited_features(date, &sink);
  return 1 / (1 + exp(-sum.score));
}
