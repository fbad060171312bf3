#include "tests/extract/languages.h"
#include "tests/extract/unit.h"

#include "extract/mail.h"

static void
the_line_above_a_quoted_mail_is_told(void **state) {
  assert_true(mail_begins(*state, "Op ma 4 mrt 2024 om 09:12 schreef Klantcontact <k@x.example>:"));
  assert_true(mail_begins(*state, "On 3 May 2024, Klantcontact wrote:"));
}

static void
a_sentence_about_an_earlier_letter_begins_no_mail(void **state) {
  assert_false(mail_begins(*state, "Op 4 maart 2024 schreef u dat de aanvraag in behandeling is."));
  assert_false(mail_begins(*state, "Op 4 maart schreef u mij. Daarin stond het volgende:"));
  assert_false(mail_begins(*state, "Op maandag schreef Klantcontact:"));
  assert_false(mail_begins(*state, "U schreef op 4 maart:"));
  assert_false(mail_begins(*state, "On 3 May I moved house:"));
  assert_false(mail_begins(*state, ""));
}

static void
a_mark_before_a_line_quotes_it(void **state) {
  assert_true(mail_begins(*state, "> Geachte heer,"));
  assert_false(mail_begins(*state, "Geachte heer > mevrouw,"));
}

static void
a_divider_begins_a_mail(void **state) {
  assert_true(mail_begins(*state, "-----Oorspronkelijk bericht-----"));
  assert_true(mail_begins(*state, "----- Original Message -----"));
  assert_true(mail_begins(*state, "Begin doorgestuurd bericht:"));
}

static void
the_dividers_words_in_a_sentence_begin_none(void **state) {
  assert_false(mail_begins(*state, "Oorspronkelijk bericht van de gemeente was anders."));
  assert_false(mail_begins(*state, "----- Bijlage -----"));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_line_above_a_quoted_mail_is_told),
      cmocka_unit_test(a_sentence_about_an_earlier_letter_begins_no_mail),
      cmocka_unit_test(a_mark_before_a_line_quotes_it),
      cmocka_unit_test(a_divider_begins_a_mail),
      cmocka_unit_test(the_dividers_words_in_a_sentence_begin_none),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
