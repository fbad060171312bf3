#include "tests/extract/tiny-tagger.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/xml.h"

static const TinyWeight WEIGHTS[] = {
    {"wkenmerk", TAG_LABEL, 90}, {"k8", TAG_OUR_REFERENCE, 120}, {"k8", TAG_DATE, 0}, TINY_WEIGHTS_END};

static const TinyWeight ONE[] = {{"k8", TAG_OUR_REFERENCE, 120}, TINY_WEIGHTS_END};

static void
a_feature_adds_its_weights(G_GNUC_UNUSED void **state) {
  g_autoptr(Tagger) tagger = tiny_tagger(ONE);
  float scores[TAGGER_ROW] = {0};
  tagger_add(tagger, "k8", 2, scores);
  tagger_add(tagger, "k8", 2, scores);
  assert_float_equal(scores[TAG_OUR_REFERENCE], 24, 1e-3);
  assert_float_equal(scores[TAG_DATE], 0, 1e-6);
}

static void
an_unknown_feature_adds_nothing(G_GNUC_UNUSED void **state) {
  g_autoptr(Tagger) tagger = tiny_tagger(ONE);
  float scores[TAGGER_ROW] = {0};
  tagger_add(tagger, "k9", 2, scores);
  tagger_add(tagger, "k", 1, scores);
  for (guint tag = 0; tag < TAGS; tag++)
    assert_float_equal(scores[tag], 0, 1e-6);
}

static void
probabilities_of_a_word_sum_to_one(G_GNUC_UNUSED void **state) {
  g_autoptr(Tagger) tagger = tiny_tagger(ONE);
  float rows[2 * TAGGER_ROW] = {0};
  const guint8 steps[] = {STEP_BLOCK, STEP_IN_LINE};
  rows[TAG_LABEL] = 3;
  rows[TAGGER_ROW + TAG_OUR_REFERENCE] = 900; /* no overflow either */
  g_autofree float *scores = tagger_decide(tagger, rows, steps, 2);
  float sum = 0;
  for (guint tag = 0; tag < TAGS; tag++)
    sum += scores[tag];
  assert_float_equal(sum, 1, 1e-4);
  assert_true(scores[TAG_LABEL] > .4f);
  assert_float_equal(scores[TAGS + TAG_OUR_REFERENCE], 1, 1e-4);
}

static void
what_words_before_and_behind_say_counts_by_the_transitions(G_GNUC_UNUSED void **state) {
  g_autoptr(GByteArray) bytes = tiny_tagger_bytes(ONE);
  float *transitions = (float *)(gpointer)(bytes->data + 24);
  transitions[(STEP_LINE * TAGS + TAG_SUBJECT) * TAGS + TAG_SUBJECT] = 4;
  g_autoptr(Tagger) tagger = tiny_tagger_load(bytes->data, bytes->len, NULL);
  float rows_on_it[2 * TAGGER_ROW] = {0}, rows_apart[2 * TAGGER_ROW] = {0};
  const guint8 on_it[] = {STEP_BLOCK, STEP_LINE}, apart[] = {STEP_BLOCK, STEP_BLOCK};
  rows_on_it[TAG_SUBJECT] = rows_apart[TAG_SUBJECT] = 5;
  g_autofree float *line = tagger_decide(tagger, rows_on_it, on_it, 2);
  g_autofree float *block = tagger_decide(tagger, rows_apart, apart, 2);
  assert_true(line[TAGS + TAG_SUBJECT] > .5f);
  assert_true(block[TAGS + TAG_SUBJECT] < .1f);
}

static void
assert_refused(const void *bytes, gsize length) {
  g_autoptr(GError) error = NULL;
  assert_null(tiny_tagger_load(bytes, length, &error));
  assert_true(g_error_matches(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA));
  assert_non_null(strstr(error->message, "not a tagger of this version"));
}

static void
a_damaged_model_is_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(GByteArray) bytes = tiny_tagger_bytes(WEIGHTS);
  assert_refused(bytes->data, bytes->len - 1);
  assert_refused(bytes->data, 12);
  assert_refused("", 0);
  bytes->data[8]++; /* another number of tags */
  assert_refused(bytes->data, bytes->len);
  bytes->data[8]--;
  bytes->data[0] = 'x';
  assert_refused(bytes->data, bytes->len);
}

static void
a_missing_model_is_named(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  assert_null(tagger_load("/nowhere/letter.tagger", &error));
  assert_non_null(strstr(error->message, "/nowhere/letter.tagger"));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_feature_adds_its_weights),
      cmocka_unit_test(an_unknown_feature_adds_nothing),
      cmocka_unit_test(probabilities_of_a_word_sum_to_one),
      cmocka_unit_test(what_words_before_and_behind_say_counts_by_the_transitions),
      cmocka_unit_test(a_damaged_model_is_refused),
      cmocka_unit_test(a_missing_model_is_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
