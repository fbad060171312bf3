#include "tests/extract/languages.h"
#include "tests/extract/unit.h"

#include "extract/name-trim.h"

static void
assert_name(const Languages *languages, const char *printed, const char *name) {
  g_autofree char *trimmed = name_trim(languages, printed);
  assert_string_equal(trimmed, name);
}

static void
assert_organisation(const Languages *languages, const char *printed, const char *name) {
  g_autofree char *trimmed = organisation_trim(languages, printed);
  assert_string_equal(trimmed, name);
}

static void
marks_before_a_name_are_no_part_of_it(void **state) {
  assert_name(*state, "w.g. A. Bee", "A. Bee");
  assert_name(*state, "(w.g.) A. Bee", "A. Bee");
  assert_name(*state, "p.p. A. Bee", "A. Bee");
  assert_name(*state, "Attn.: Ms C. Dee", "Ms C. Dee");
}

static void
letters_that_begin_a_name_stay(void **state) {
  assert_name(*state, "Pp", "Pp");
  assert_name(*state, "Pereira", "Pereira");
  assert_name(*state, "X.Y. Zet", "X.Y. Zet");
  assert_name(*state, "Per Bee", "Per Bee");
  assert_name(*state, "X Dee", "X Dee");
}

static void
what_follows_a_bracket_or_dash_is_no_name(void **state) {
  assert_name(*state, "(A. Bee)", "A. Bee");
  assert_name(*state, "A. Bee (she/her)", "A. Bee");
  assert_name(*state, "A. Bee – adviser", "A. Bee");
  assert_name(*state, "A. Bee —", "A. Bee");
}

static void
brackets_within_a_name_and_second_persons_stay(void **state) {
  assert_name(*state, "G. (Gerda) Dee", "G. (Gerda) Dee");
  assert_name(*state, "Dee (en Bee)", "Dee (en Bee)");
  assert_name(*state, "A. Bee-Dee", "A. Bee-Dee");
  assert_name(*state, "(she/her)", "she/her");
}

static void
an_organisation_ends_before_its_address(void **state) {
  assert_organisation(*state, "Dienst Bee, Postbus 12", "Dienst Bee");
  assert_organisation(*state, "Dienst Bee, afdeling Dee", "Dienst Bee");
  assert_organisation(*state, "attn. Dienst Bee", "Dienst Bee");
}

static void
commas_within_an_organisation_stay(void **state) {
  assert_organisation(*state, "Ministerie van Bee, Dee en Eff", "Ministerie van Bee, Dee en Eff");
  assert_organisation(*state, "12", "12");
}

static void
a_reference_that_says_none_is_none(void **state) {
  g_autoptr(Letter) letter = letter_new();
  field_set(&letter->our_reference, "K-12", NULL, "test");
  field_set(&letter->your_reference, "n.v.t.", NULL, "test");
  names_trim(letter, *state);
  assert_string_equal(letter->our_reference.text, "K-12");
  assert_null(letter->your_reference.text);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(marks_before_a_name_are_no_part_of_it),
      cmocka_unit_test(letters_that_begin_a_name_stay),
      cmocka_unit_test(what_follows_a_bracket_or_dash_is_no_name),
      cmocka_unit_test(brackets_within_a_name_and_second_persons_stay),
      cmocka_unit_test(an_organisation_ends_before_its_address),
      cmocka_unit_test(commas_within_an_organisation_stay),
      cmocka_unit_test(a_reference_that_says_none_is_none),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
