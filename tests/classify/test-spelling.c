#include "classify/spelling.h"
#include "tests/classify/helper.h"

/* Knows the words of a blank-separated list. */
static gboolean
list_knows(const char *word, const char *language G_GNUC_UNUSED, gpointer list) {
  g_auto(GStrv) words = g_strsplit(list, " ", -1);
  return g_strv_contains((const char *const *)words, word);
}

static double
points_with(const char *expression, const char *known, const char *text) {
  g_autoptr(Pack) pack = pack_of_expression(expression);
  g_autofree char *list = g_strdup(known);
  pack_tolerate_spelling(pack, list_knows, list);
  ((Topic *)g_ptr_array_index(pack->topics, 0))->threshold = 0.1;
  g_autoptr(Letter) letter = letter_of("nl", text);
  return points_of(pack, letter);
}

static void
edits_are_counted_as_damerau_did(void **state G_GNUC_UNUSED) {
  assert_int_equal(edit_distance("opvang", "opvang", 2), 0);
  assert_int_equal(edit_distance("opvnag", "opvang", 2), 1);
  assert_int_equal(edit_distance("opvan", "opvang", 2), 1);
  assert_int_equal(edit_distance("oppvang", "opvang", 2), 1);
  assert_int_equal(edit_distance("epvang", "opvang", 2), 1);
  assert_int_equal(edit_distance("gnavpo", "opvang", 2), 3);
  assert_int_equal(edit_distance("één", "eén", 2), 1);
  assert_int_equal(edit_distance("a", "abcdef", 2), 3);
}

static void
an_unknown_word_near_a_rule_word_counts_at_the_discount(void **state G_GNUC_UNUSED) {
  assert_true(points_with("opvang", "", "De opvagn.") == 1);
  assert_true(points_with("opvang", "", "De opvang.") == 2);
}

static void
a_known_word_is_never_taken_for_another(void **state G_GNUC_UNUSED) {
  assert_true(points_with("opvang", "ontvang", "Ik ontvang.") == 0);
  assert_true(points_with("aanvraag", "aanvaag", "Een aanvaag.") == 0);
}

static void
short_words_must_be_right(void **state G_GNUC_UNUSED) {
  assert_true(points_with("kind", "", "Een kint.") == 0);
  assert_true(points_with("leges", "", "De legges.") == 1);
}

static void
two_edits_need_nine_letters(void **state G_GNUC_UNUSED) {
  assert_true(points_with("mensenhandel", "", "De mennsenhandle.") == 1);
  assert_true(points_with("opvangen", "", "De oopvanegn.") == 0);
}

static void
exact_words_and_wildcards_must_be_right(void **state G_GNUC_UNUSED) {
  assert_true(points_with("=opvang", "", "De opvagn.") == 0);
  assert_true(points_with("opvang*", "", "De opvagn.") == 0);
}

static void
without_a_dictionary_spelling_must_be_right(void **state G_GNUC_UNUSED) {
  assert_false(holds("opvang", "De opvagn."));
}

static void
misspelt_words_work_in_phrases_and_near(void **state G_GNUC_UNUSED) {
  assert_true(points_with("\"beschermde opvang\"", "", "De bescherrmde opvang.") == 1);
  assert_true(points_with("kind NEAR/3 opvang", "", "Een kind in de opvagn.") == 1);
}

static void
explaining_names_both_spellings(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of_expression("\"beschermde opvang\"");
  char none[] = "";
  pack_tolerate_spelling(pack, list_knows, none);
  g_autoptr(Letter) wrong = letter_of("nl", "De beschermde opvagn."),
                    right = letter_of("nl", "De beschermde opvang.");
  g_autofree char *told = explain_topic(pack, wrong, "t", NULL),
                  *plain = explain_topic(pack, right, "t", NULL);
  assert_non_null(strstr(told, "“beschermde opvagn”, p1, taken for “opvang”\n"));
  assert_null(strstr(plain, "taken for"));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(edits_are_counted_as_damerau_did),
      cmocka_unit_test(an_unknown_word_near_a_rule_word_counts_at_the_discount),
      cmocka_unit_test(a_known_word_is_never_taken_for_another),
      cmocka_unit_test(short_words_must_be_right),
      cmocka_unit_test(two_edits_need_nine_letters),
      cmocka_unit_test(exact_words_and_wildcards_must_be_right),
      cmocka_unit_test(without_a_dictionary_spelling_must_be_right),
      cmocka_unit_test(misspelt_words_work_in_phrases_and_near),
      cmocka_unit_test(explaining_names_both_spellings),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
