#include "extract/feature.h"

void
feature_put(Feature *feature, const char *text) {
  for (; *text && feature->length + 1 < sizeof feature->text; text++)
    feature->text[feature->length++] = *text;
}

void
feature_put_number(Feature *feature, guint number) {
  const char text[2] = {(char)('0' + MIN(number, 60)), '\0'};
  feature_put(feature, text);
}

void
feature_end(Feature *feature) {
  feature->sink->take(feature->sink->data, feature->text, feature->length);
  feature->length = 0;
}

void
feature_tell(Feature *feature, const char *name) {
  feature_put(feature, name);
  feature_end(feature);
}

void
feature_tell_text(Feature *feature, const char *name, const char *value) {
  feature_put(feature, name);
  feature_put(feature, value);
  feature_end(feature);
}

void
feature_tell_number(Feature *feature, const char *name, guint value) {
  feature_put(feature, name);
  feature_put_number(feature, value);
  feature_end(feature);
}

guint
feature_bucket(double value, const double *edges, guint count) {
  guint i = 0;
  while (i < count && value >= edges[i])
    i++;
  return i;
}
