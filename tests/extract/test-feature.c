#include "tests/extract/unit.h"

#include "extract/feature.h"

static void
gather(gpointer data, const char *feature, gsize length) {
  GString *all = data;
  g_string_append_len(all, feature, (gssize)length);
  g_string_append_c(all, '|');
}

static void
bits_make_one_feature_up_to_its_end(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  const FeatureSink sink = {gather, all};
  Feature feature = {.sink = &sink};
  feature_put(&feature, "ab");
  feature_put_number(&feature, 7);
  feature_end(&feature);
  feature_tell(&feature, "bias");
  feature_tell_text(&feature, "w", "brief");
  feature_tell_number(&feature, "k", 8);
  assert_string_equal(all->str, "ab7|bias|wbrief|k8|");
}

static void
no_number_takes_two_characters(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  const FeatureSink sink = {gather, all};
  Feature feature = {.sink = &sink};
  feature_tell_number(&feature, "n", 10);
  feature_tell_number(&feature, "n", 60);
  feature_tell_number(&feature, "n", 4000);
  assert_string_equal(all->str, "n:|nl|nl|");
}

static void
what_is_too_long_is_cut_off_and_not_carried_over(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autofree char *longer = g_strnfill(3 * FEATURE_BYTES_MAX, 'x');
  const FeatureSink sink = {gather, all};
  Feature feature = {.sink = &sink};
  feature_tell_text(&feature, "w", longer);
  assert_int_equal(all->len, FEATURE_BYTES_MAX);
  feature_tell(&feature, "bias");
  assert_true(g_str_has_suffix(all->str, "x|bias|"));
}

static void
a_bucket_is_the_number_of_edges_reached(G_GNUC_UNUSED void **state) {
  assert_int_equal(FEATURE_BUCKET(.5, 1, 2, 3), 0);
  assert_int_equal(FEATURE_BUCKET(1, 1, 2, 3), 1);
  assert_int_equal(FEATURE_BUCKET(2.9, 1, 2, 3), 2);
  assert_int_equal(FEATURE_BUCKET(99, 1, 2, 3), 3);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(bits_make_one_feature_up_to_its_end),
      cmocka_unit_test(no_number_takes_two_characters),
      cmocka_unit_test(what_is_too_long_is_cut_off_and_not_carried_over),
      cmocka_unit_test(a_bucket_is_the_number_of_edges_reached),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
