#include "tests/extract/unit.h"

#include "extract/word-kinds.h"

static void
words_have_the_kind_that_they_look_like(G_GNUC_UNUSED void **state) {
  assert_int_equal(word_kind("info@mail.example"), WORD_EMAIL);
  assert_int_equal(word_kind("www.huis.example"), WORD_WEB);
  assert_int_equal(word_kind("03-05-2024"), WORD_DAY);
  assert_int_equal(word_kind("2024,"), WORD_YEAR);
  assert_int_equal(word_kind("8000"), WORD_FOUR_FIGURES);
  assert_int_equal(word_kind("12"), WORD_ONE_OR_TWO_FIGURES);
  assert_int_equal(word_kind("0123456789"), WORD_FIGURES);
  assert_int_equal(word_kind("+3112345678"), WORD_PHONE);
  assert_int_equal(word_kind("Z/12-345"), WORD_MIXED);
  assert_int_equal(word_kind("G.B.M."), WORD_INITIALS);
  assert_int_equal(word_kind("IND"), WORD_CAPITALS);
  assert_int_equal(word_kind("Zwolle,"), WORD_CAPITALISED);
  assert_int_equal(word_kind("opvang"), WORD_SMALL);
}

static void
what_looks_alike_is_told_apart(G_GNUC_UNUSED void **state) {
  assert_int_not_equal(word_kind("info-mail.example"), WORD_EMAIL);
  assert_int_not_equal(word_kind("1234-"), WORD_YEAR);
  assert_int_not_equal(word_kind("Gem."), WORD_INITIALS);
  assert_int_equal(word_kind("|"), WORD_OTHER);
}

static void
capitals_are_letters_and_three_at_least(G_GNUC_UNUSED void **state) {
  assert_true(text_is_in_capitals("UW KLACHT 2024"));
  assert_false(text_is_in_capitals("Uw klacht"));
  assert_false(text_is_in_capitals("B 4"));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_have_the_kind_that_they_look_like),
      cmocka_unit_test(what_looks_alike_is_told_apart),
      cmocka_unit_test(capitals_are_letters_and_three_at_least),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
