#include "tests/extract/languages.h"
#include "tests/extract/unit.h"

#include "extract/label-words.h"

static void
assert_label(const Languages *languages, const char *text, LabelKey key, gsize length) {
  LabelKey got = LABEL_KEYS;
  gsize covered = 0;
  gboolean loose;
  if (!label_words_read(languages, text, &got, &covered, &loose))
    fail_msg("\"%s\" begins with no label", text);
  if (got != key || covered != length)
    fail_msg("\"%s\" begins with label %d of %zu bytes", text, (int)got, covered);
}

static void
assert_no_label(const Languages *languages, const char *text) {
  LabelKey got;
  gsize covered;
  gboolean loose;
  if (label_words_read(languages, text, &got, &covered, &loose))
    fail_msg("\"%s\" begins with label %d of %zu bytes", text, (int)got, covered);
}

static void
listed_labels_are_read(void **state) {
  assert_label(*state, "Datum: 3 mei", LABEL_DATE, 5);
  assert_label(*state, "When replying please quote ABC/1", LABEL_OUR_REFERENCE, 26);
  assert_label(*state, "No. 12/24", LABEL_OUR_REFERENCE, 2);
}

static void
an_owner_and_a_numbers_name_make_a_label(void **state) {
  assert_label(*state, "Uw registratienummer 12", LABEL_YOUR_REFERENCE, 20);
  assert_label(*state, "Mijn dossiernr. 12", LABEL_OUR_REFERENCE, 15);
  assert_label(*state, "Your claim number: 12", LABEL_YOUR_REFERENCE, 17);
  assert_label(*state, "Our matter no. 12", LABEL_OUR_REFERENCE, 14);
  assert_label(*state, "Haar nummer", LABEL_CASE_NUMBER, 11);
}

static void
a_numbers_name_alone_is_a_cases(void **state) {
  assert_label(*state, "Parketnummer", LABEL_CASE_NUMBER, 12);
  assert_label(*state, "Rolnummer 24/118", LABEL_CASE_NUMBER, 9);
  assert_label(*state, "Crime reference number", LABEL_CASE_NUMBER, 22);
}

static void
numbers_of_other_kinds_are_no_references(void **state) {
  assert_label(*state, "Rekeningnummer NL01", LABEL_OTHER, 14);
  assert_label(*state, "Account number 12", LABEL_OTHER, 14);
  assert_label(*state, "Doorkiesnummer 070", LABEL_PHONE, 14);
  assert_label(*state, "Formuliernummer 12", LABEL_OTHER, 15);
}

static void
sentences_with_such_words_are_no_labels(void **state) {
  assert_no_label(*state, "Uw buurman heeft gebeld");
  assert_no_label(*state, "meldingsplicht geldt");
  assert_no_label(*state, "Our house is number one");
  assert_no_label(*state, "Gunnar belde");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(listed_labels_are_read),
      cmocka_unit_test(an_owner_and_a_numbers_name_make_a_label),
      cmocka_unit_test(a_numbers_name_alone_is_a_cases),
      cmocka_unit_test(numbers_of_other_kinds_are_no_references),
      cmocka_unit_test(sentences_with_such_words_are_no_labels),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
