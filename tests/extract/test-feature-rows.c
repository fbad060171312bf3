#include "tests/extract/tiny-rows.h"
#include "tests/extract/unit.h"

#include <glib/gstdio.h>
#include <string.h>

#include "extract/xml.h"

static const FeatureModel MODEL = {"rtesting", 3, 18, "thing"}, OTHER_KIND = {"rtagger2", 3, 18, "thing"},
                          WIDER = {"rtesting", 4, 18, "thing"}, MORE_NUMBERS = {"rtesting", 3, 19, "thing"};

static const TinyWeight WEIGHTS[] = {
    {"wbrief", 0, 10}, {"wdag", 2, -30}, {"k8", 1, 5}, {"bias", 0, 1}, TINY_WEIGHTS_END};

static FeatureRows *
load_bytes(const void *bytes, gsize length, const FeatureModel *model, GError **error) {
  g_autofree char *path = tiny_file(bytes, length);
  FeatureRows *rows = feature_rows_load(path, model, error);
  g_unlink(path);
  return rows;
}

static FeatureRows *
load_weights(void) {
  g_autoptr(GByteArray) bytes = tiny_rows_bytes(&MODEL, WEIGHTS);
  return load_bytes(bytes->data, bytes->len, &MODEL, NULL);
}

static void
each_feature_adds_its_row(G_GNUC_UNUSED void **state) {
  g_autoptr(FeatureRows) rows = load_weights();
  float scores[3] = {0, 0, 7};
  for (const TinyWeight *weight = WEIGHTS; weight->feature; weight++)
    feature_rows_add(rows, weight->feature, strlen(weight->feature), scores);
  assert_float_equal(scores[0], 1.1, 1e-4);
  assert_float_equal(scores[1], .5, 1e-4);
  assert_float_equal(scores[2], 4, 1e-4);
}

static void
a_feature_that_was_not_learned_adds_nothing(G_GNUC_UNUSED void **state) {
  g_autoptr(FeatureRows) rows = load_weights();
  float scores[3] = {0};
  feature_rows_add(rows, "wbrie", 5, scores);
  feature_rows_add(rows, "wbrieven", 8, scores);
  feature_rows_add(rows, "", 0, scores);
  for (guint i = 0; i < 3; i++)
    assert_float_equal(scores[i], 0, 1e-6);
}

static void
tables_are_those_of_the_file(G_GNUC_UNUSED void **state) {
  g_autoptr(GByteArray) bytes = tiny_rows_bytes(&MODEL, WEIGHTS);
  ((float *)(gpointer)(bytes->data + 24))[17] = 2.5f;
  g_autoptr(FeatureRows) rows = load_bytes(bytes->data, bytes->len, &MODEL, NULL);
  assert_float_equal(feature_rows_tables(rows)[17], 2.5, 1e-6);
  assert_float_equal(feature_rows_tables(rows)[0], 0, 1e-6);
}

static void
assert_refused(const GByteArray *bytes, gsize length, const FeatureModel *model) {
  GError *error = NULL;
  assert_null(load_bytes(bytes->data, length, model, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "not a thing of this version");
}

static void
another_kind_of_model_or_half_of_one_is_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(GByteArray) bytes = tiny_rows_bytes(&MODEL, WEIGHTS);
  assert_refused(bytes, bytes->len, &OTHER_KIND);
  assert_refused(bytes, bytes->len, &WIDER);
  assert_refused(bytes, bytes->len, &MORE_NUMBERS);
  assert_refused(bytes, bytes->len - 1, &MODEL);
  assert_refused(bytes, 23, &MODEL);
  assert_refused(bytes, 0, &MODEL);
  bytes->data[16]++; /* one feature more than there are */
  assert_refused(bytes, bytes->len, &MODEL);
}

static void
a_missing_file_is_named(G_GNUC_UNUSED void **state) {
  GError *error = NULL;
  assert_null(feature_rows_load("/nowhere/a.model", &MODEL, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "/nowhere/a.model");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_feature_adds_its_row),
      cmocka_unit_test(a_feature_that_was_not_learned_adds_nothing),
      cmocka_unit_test(tables_are_those_of_the_file),
      cmocka_unit_test(another_kind_of_model_or_half_of_one_is_refused),
      cmocka_unit_test(a_missing_file_is_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
