#include "tests/templates/sample.h"

#include "templates/person.h"
#include "templates/salutation.h"

typedef struct {
  Idiom *nl, *en;
} Idioms;

static int
enter(void **state) {
  Idioms *idioms = g_new0(Idioms, 1);
  idioms->nl = idiom_load("templates/languages/nl/reply.ini", "nl", NULL);
  idioms->en = idiom_load("templates/languages/en/reply.ini", "en", NULL);
  assert_non_null(idioms->nl);
  assert_non_null(idioms->en);
  *state = idioms;
  return 0;
}

static int
leave(void **state) {
  Idioms *idioms = *state;
  idiom_free(idioms->nl);
  idiom_free(idioms->en);
  g_free(idioms);
  return 0;
}

static void
assert_greets(const Idiom *idiom, const char *name, const char *role, const char *salutation,
              const char *valediction) {
  g_autoptr(Letter) letter = letter_new();
  if (name)
    field_set(&letter->sent.name, name, NULL, NULL);
  if (role)
    field_set(&letter->sent.role, role, NULL, NULL);
  g_autoptr(Salutation) greeting = salutation_for(letter, idiom);
  assert_string_equal(greeting->salutation, salutation);
  assert_string_equal(greeting->valediction, valediction);
}

static void
dutch_greets_by_the_mark_before_the_name(void **state) {
  const Idiom *nl = ((Idioms *)*state)->nl;
  const char *close = "Met vriendelijke groet,";
  assert_greets(nl, "mevrouw A. Terpstra", NULL, "Geachte mevrouw Terpstra,", close);
  assert_greets(nl, "Mw. mr. drs. A.B. Terpstra", NULL, "Geachte mevrouw Terpstra,", close);
  assert_greets(nl, "dhr. K. van der Berg", NULL, "Geachte heer Van der Berg,", close);
  assert_greets(nl, "De heer Th.J. de Vries", NULL, "Geachte heer De Vries,", close);
  assert_greets(nl, "mevrouw Sanne de Vries", NULL, "Geachte mevrouw De Vries,", close);
  assert_greets(nl, "mevr. J. Jansen-de Boer", NULL, "Geachte mevrouw Jansen-de Boer,", close);
  assert_greets(nl, "prof. dr. M. García Márquez, hoogleraar", NULL,
                "Geachte heer of mevrouw García Márquez,", close);
  assert_greets(nl, "J. (Jan) Pieterse", NULL, "Geachte heer of mevrouw Pieterse,", close);
}

static void
dutch_does_not_guess_a_gender(void **state) {
  const Idiom *nl = ((Idioms *)*state)->nl;
  assert_greets(nl, "M. Voorbeeld", NULL, "Geachte heer of mevrouw Voorbeeld,", "Met vriendelijke groet,");
  assert_greets(nl, "Maria Voorbeeld", NULL, "Geachte heer of mevrouw Voorbeeld,", "Met vriendelijke groet,");
  assert_greets(nl, "mr. A. Voorbeeld", NULL, "Geachte heer of mevrouw Voorbeeld,",
                "Met vriendelijke groet,");
  assert_greets(nl, NULL, NULL, "Geachte heer of mevrouw,", "Hoogachtend,");
}

static void
an_office_goes_before_a_name(void **state) {
  const Idioms *idioms = *state;
  assert_greets(idioms->nl, "mevrouw A. Terpstra", "Minister van Voorbeeldzaken", "Excellentie,",
                "Hoogachtend,");
  assert_greets(idioms->nl, "A. Terpstra", "De Staatssecretaris van Voorbeeldzaken", "Excellentie,",
                "Hoogachtend,");
  assert_greets(idioms->nl, "A. Terpstra", "voorzitter van de Tweede Kamer der Staten-Generaal",
                "Geachte voorzitter,", "Hoogachtend,");
  assert_greets(idioms->nl, "dhr. A. Terpstra", "burgemeester van Wielwoude", "Geachte heer Terpstra,",
                "Hoogachtend,");
  assert_greets(idioms->nl, NULL, "burgemeester van Wielwoude", "Geachte heer of mevrouw,", "Hoogachtend,");
  assert_greets(idioms->en, "A. Terpstra", "Minister for Examples", "Dear Minister,", "Yours sincerely,");
  assert_greets(idioms->en, "A. Terpstra", "Secretary of State for Examples", "Dear Secretary of State,",
                "Yours sincerely,");
  assert_greets(idioms->en, "Ambassador A. Terpstra", NULL, "Your Excellency,", "Yours faithfully,");
  assert_greets(idioms->en, "A. Terpstra", "Ambassador of Examples", "Your Excellency,", "Yours faithfully,");
}

static void
a_role_that_only_speaks_of_an_office_is_none(void **state) {
  const Idiom *nl = ((Idioms *)*state)->nl;
  const char *plain = "Geachte heer of mevrouw Terpstra,", *close = "Met vriendelijke groet,";
  assert_greets(nl, "A. Terpstra", "woordvoerder van de minister", plain, close);
  assert_greets(nl, "A. Terpstra", "ministerieel medewerker", plain, close);
  assert_greets(nl, "A. Terpstra", "voorzitter van de buurtvereniging", plain, close);
}

static void
english_greets_by_mark_or_by_name(void **state) {
  const Idiom *en = ((Idioms *)*state)->en;
  const char *close = "Yours sincerely,";
  assert_greets(en, "Ms A. Terpstra", NULL, "Dear Ms Terpstra,", close);
  assert_greets(en, "Mrs. Anna van der Berg", NULL, "Dear Ms van der Berg,", close);
  assert_greets(en, "Mr John Smith", NULL, "Dear Mr Smith,", close);
  assert_greets(en, "Dr Jane Smith", NULL, "Dear Dr Smith,", close);
  assert_greets(en, "M. Voorbeeld", NULL, "Dear M. Voorbeeld,", close);
  assert_greets(en, "Blessing Adeyanju-Kok", NULL, "Dear Blessing Adeyanju-Kok,", close);
  assert_greets(en, NULL, NULL, "Dear Sir or Madam,", "Yours faithfully,");
}

static void
a_mark_in_the_signature_counts_and_one_before_another_name_does_not(void **state) {
  const Idiom *nl = ((Idioms *)*state)->nl;
  g_autoptr(Letter) letter = letter_new();
  field_set(&letter->sent.name, "A. Terpstra", NULL, NULL);
  sample_part(letter, PART_PARAGRAPH, "Ik sprak mevrouw Jansen en de heer A. Terpstra.", -1);
  sample_part(letter, PART_SIGNATURE, "de heer B. Jansen", -1);
  g_autoptr(Salutation) unknown = salutation_for(letter, nl);
  assert_string_equal(unknown->salutation, "Geachte heer of mevrouw Terpstra,");
  sample_part(letter, PART_SIGNATURE, "mw. mr. A. Terpstra advocaat", -1);
  g_autoptr(Salutation) known = salutation_for(letter, nl);
  assert_string_equal(known->salutation, "Geachte mevrouw Terpstra,");
}

static void
a_mark_in_brackets_after_the_name_counts(void **state) {
  assert_greets(((Idioms *)*state)->nl, "A. Terpstra (mw.)", NULL, "Geachte mevrouw Terpstra,",
                "Met vriendelijke groet,");
}

static void
all_who_signed_are_greeted(void **state) {
  const Idioms *idioms = *state;
  g_autoptr(Letter) letter = letter_new();
  static const char *const NAMES[] = {"mevrouw A. Terpstra", "dhr. B. de Wit"};
  for (guint i = 0; i < 2; i++) {
    Signatory signatory = {0};
    field_set(&signatory.name, NAMES[i], NULL, NULL);
    g_array_append_val(letter->signatories, signatory);
  }
  g_autoptr(Salutation) nl = salutation_for(letter, idioms->nl);
  assert_string_equal(nl->salutation, "Geachte mevrouw Terpstra, geachte heer De Wit,");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(dutch_greets_by_the_mark_before_the_name),
      cmocka_unit_test(dutch_does_not_guess_a_gender),
      cmocka_unit_test(an_office_goes_before_a_name),
      cmocka_unit_test(a_role_that_only_speaks_of_an_office_is_none),
      cmocka_unit_test(english_greets_by_mark_or_by_name),
      cmocka_unit_test(a_mark_in_the_signature_counts_and_one_before_another_name_does_not),
      cmocka_unit_test(a_mark_in_brackets_after_the_name_counts),
      cmocka_unit_test(all_who_signed_are_greeted),
  };
  return cmocka_run_group_tests(tests, enter, leave);
}
