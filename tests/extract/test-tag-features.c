#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/tag-features.h"

static const PaperSlip SLIPS[] = {{70, 100, "Ons kenmerk: Z/12-345"},
                                  {70, 114, "Onderwerp opvang"},
                                  {300, 128, "3 mei 2024"},
                                  {70, 128, "Zwolle"},
                                  PAPER_SLIPS_END};

static void
gather(gpointer data, const char *feature, gsize length) {
  g_hash_table_add(data, g_strndup(feature, length));
}

/* The features of the line that begins so, or of one of its words. */
static GHashTable *
features_of(const char *beginning, int word) {
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(SLIPS));
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(Label));
  g_autoptr(TagLines) lines = tag_lines_find(&paper->study, none);
  GHashTable *features = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const FeatureSink sink = {gather, features};
  const TagLine *line = tag_lines_of(lines, paper_find_line(paper->study.layout, beginning));
  if (word < 0)
    tag_features_of_line(lines, line, &sink);
  else
    tag_features_of_word(lines, line, (guint)word, &sink);
  return features;
}

static gboolean
has(GHashTable *features, const char *feature) {
  return g_hash_table_contains(features, feature);
}

static void
a_line_tells_its_own_words_and_its_neighbours(G_GNUC_UNUSED void **state) {
  g_autoptr(GHashTable) features = features_of("Onderwerp", -1);
  assert_true(has(features, "fwonderwerp"));
  assert_true(has(features, "Uwons_kenmerk"));
  assert_true(has(features, "Dwzwolle"));
  assert_true(has(features, "L-"));
  assert_false(has(features, "Dwonderwerp"));
}

static void
a_line_with_a_date_says_so(G_GNUC_UNUSED void **state) {
  g_autoptr(GHashTable) dated = features_of("3 mei", -1), plain = features_of("Onderwerp", -1);
  assert_true(has(dated, "hasdate"));
  assert_true(has(dated, "Lwzwolle"));
  assert_false(has(plain, "hasdate"));
}

static void
a_word_tells_its_shape_and_the_label_before_it(G_GNUC_UNUSED void **state) {
  g_autoptr(GHashTable) features = features_of("Ons kenmerk", 2);
  assert_true(has(features, "wz/99-999"));
  assert_true(has(features, "shX/99-99"));
  assert_true(has(features, "ackenmerk"));
  assert_true(has(features, "bgkenmerk_z/99-999"));
  g_autoptr(GHashTable) label = features_of("Ons kenmerk", 0);
  assert_false(has(label, "ackenmerk"));
}

static void
words_of_a_date_know_it(G_GNUC_UNUSED void **state) {
  g_autoptr(GHashTable) month = features_of("3 mei", 1), town = features_of("Zwolle", 0);
  assert_true(has(month, "indate"));
  assert_false(has(town, "indate"));
}

static void
a_word_of_any_length_makes_a_feature_of_bounded_length(G_GNUC_UNUSED void **state) {
  g_autofree char *word = g_strnfill(4000, 'a');
  const PaperSlip slips[] = {{70, 100, word}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(slips));
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(Label));
  g_autoptr(TagLines) lines = tag_lines_find(&paper->study, none);
  g_autoptr(GHashTable) features = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const FeatureSink sink = {gather, features};
  tag_features_of_word(lines, tag_lines_at(lines, 0), 0, &sink);
  GHashTableIter iter;
  gpointer feature;
  g_hash_table_iter_init(&iter, features);
  while (g_hash_table_iter_next(&iter, &feature, NULL))
    assert_true(strlen(feature) < 200);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_line_tells_its_own_words_and_its_neighbours),
      cmocka_unit_test(a_line_with_a_date_says_so),
      cmocka_unit_test(a_word_tells_its_shape_and_the_label_before_it),
      cmocka_unit_test(words_of_a_date_know_it),
      cmocka_unit_test(a_word_of_any_length_makes_a_feature_of_bounded_length),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
