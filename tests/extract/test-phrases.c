#include "tests/extract/unit.h"

#include <string.h>

#include "extract/phrases.h"

/* Two dozen phrases, so that the list is asked by its first characters. */
static int
make(void **state) {
  static const char *const words[] = {"our", "ours", "o", "Order", "één", "e-mail", "d’accord", "café", "'t"};
  static const char *const fillers[] = {"fa", "fb", "fc", "fd", "fe", "ff",
                                        "fg", "fh", "fi", "fj", "fk", "fl"};
  Phrases *phrases = phrases_new();
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    phrases_add(phrases, words[i]);
  for (guint i = 0; i < G_N_ELEMENTS(fillers); i++)
    phrases_add(phrases, fillers[i]);
  phrases_sort(phrases);
  *state = phrases;
  return 0;
}

static int
clear(void **state) {
  phrases_free(*state);
  return 0;
}

static gboolean
offers(const Phrases *phrases, const char *text, const char *phrase) {
  guint count;
  const char *const *some = phrases_for(phrases, text, &count);
  for (guint i = 0; i < count; i++)
    if (strcmp(some[i], phrase) == 0)
      return TRUE;
  return FALSE;
}

static void
a_text_is_offered_each_phrase_that_it_begins_with(void **state) {
  assert_true(offers(*state, "ours is", "our"));
  assert_true(offers(*state, "ours is", "ours"));
  assert_true(offers(*state, "fh", "fh"));
}

static void
case_hyphens_and_quotation_marks_do_not_matter(void **state) {
  assert_true(offers(*state, "ORDER", "Order"));
  assert_true(offers(*state, "order", "Order"));
  assert_true(offers(*state, "E\u2011mail", "e-mail"));
  assert_true(offers(*state, "’t Hooft", "'t"));
  assert_true(offers(*state, "d'accord", "d’accord"));
}

static void
a_phrase_of_one_character_is_offered_whatever_follows(void **state) {
  assert_true(offers(*state, "o", "o"));
  assert_true(offers(*state, "o é", "o"));
  assert_true(offers(*state, "oé", "o"));
}

static void
characters_that_are_not_ascii_are_found_too(void **state) {
  assert_true(offers(*state, "Één brief", "één"));
  assert_true(offers(*state, "caf", "café"));
}

static void
other_phrases_are_not_offered(void **state) {
  guint count = 99;
  assert_false(offers(*state, "ours", "fa"));
  assert_false(offers(*state, "fa", "fb"));
  phrases_for(*state, "zoo", &count);
  assert_int_equal(count, 0);
  phrases_for(*state, "", &count);
  assert_int_equal(count, 0);
}

static void
a_short_list_offers_all_when_one_may_begin(void **state) {
  (void)state;
  guint count;
  Phrases *phrases = phrases_new();
  phrases_add(phrases, "date");
  phrases_add(phrases, "sent");
  phrases_sort(phrases);
  assert_true(offers(phrases, "Dated", "date"));
  phrases_for(phrases, "never", &count);
  assert_int_equal(count, 0);
  phrases_free(phrases);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_text_is_offered_each_phrase_that_it_begins_with),
      cmocka_unit_test(case_hyphens_and_quotation_marks_do_not_matter),
      cmocka_unit_test(a_phrase_of_one_character_is_offered_whatever_follows),
      cmocka_unit_test(characters_that_are_not_ascii_are_found_too),
      cmocka_unit_test(other_phrases_are_not_offered),
      cmocka_unit_test(a_short_list_offers_all_when_one_may_begin),
  };
  return cmocka_run_group_tests(tests, make, clear);
}
