#include "tests/extract/languages.h"
#include "tests/extract/unit.h"

#include "extract/persons.h"

/* Each of the texts (NULL-terminated) does, or does not, as claimed. */
static void
assert_claim(gboolean (*claim)(const Languages *, const char *), const Languages *languages,
             gboolean expected, const char *const *texts) {
  for (; *texts; texts++)
    if (claim(languages, *texts) != expected)
      fail_msg("wrong about \"%s\"", *texts);
}

static void
names_of_persons_are_told(void **state) {
  const char *const texts[] = {"mevrouw S. Kranenborg",    "G.B.M. Jansen",
                               "Maura Halloran",           "W. van der Berg",
                               "de heer drs. W. Hazelaar", "Mr A. O'Neill",
                               "J.P. de Vries, LLM",       "Noor El Amrani",
                               "mevrouw Terpstra",         NULL};
  assert_claim(text_names_person, *state, TRUE, texts);
}

static void
organisations_sentences_and_numbers_name_no_person(void **state) {
  const char *const texts[] = {"Gemeente Zwolle",
                               "Stichting Kade",
                               "Wij schrijven u",
                               "Kade 7",
                               "",
                               "Terpstra",
                               "de brief van mevrouw Terpstra",
                               "van de",
                               NULL};
  assert_claim(text_names_person, *state, FALSE, texts);
}

static void
organisations_are_told_by_their_words_and_compounds(void **state) {
  const char *const texts[] = {"Ministerie van Binnenlandse Zaken", "Harbour Charity",
                               "Vluchtelingenstichting De Brug", "Vos & Zonen", NULL};
  assert_claim(text_names_organisation, *state, TRUE, texts);
}

static void
persons_and_places_name_no_organisation(void **state) {
  const char *const texts[] = {"G.B.M. Jansen", "Maura Halloran", "Zwolle", "", NULL};
  assert_claim(text_names_organisation, *state, FALSE, texts);
}

static void
address_lines_are_told(void **state) {
  const char *const texts[] = {"Kade 7",
                               "Postbus 615",
                               "8000 AP Zwolle",
                               "Boston, Massachusetts 02110",
                               "Plantageweg 40b",
                               "12 Quay Street",
                               "London SW1A 2AA",
                               "10117 Berlin",
                               "Postbus 88 | 7470 AB Aldervoort",
                               "Rue de la Digue 55, 1000 Brussels",
                               "P.O. Box 12",
                               NULL};
  assert_claim(text_is_address_line, *state, TRUE, texts);
}

static void
names_and_sentences_are_no_address_lines(void **state) {
  const char *const texts[] = {"mevrouw S. Kranenborg", "Ministerie van Justitie", "Uw brief", "", NULL};
  assert_claim(text_is_address_line, *state, FALSE, texts);
}

static void
an_address_ends_in_a_postcode(G_GNUC_UNUSED void **state) {
  assert_true(text_is_postcode_line("8000 AP Zwolle"));
  assert_true(text_is_postcode_line("8000AP Zwolle"));
  assert_true(text_is_postcode_line("Edinburgh EH1 1YZ"));
  assert_true(text_is_postcode_line("9009 Tromso"));
  assert_true(text_is_postcode_line("Boston, Massachusetts 02110"));
}

static void
other_numbers_are_no_postcodes(G_GNUC_UNUSED void **state) {
  assert_false(text_is_postcode_line("Kade 7"));
  assert_false(text_is_postcode_line("Postbus 615"));
  assert_false(text_is_postcode_line("dossier 12345"));
  assert_false(text_is_postcode_line("800 AP Zwolle"));
  assert_false(text_is_postcode_line("123456 Zwolle"));
  assert_false(text_is_postcode_line(""));
}

static void
contact_lines_are_told(void **state) {
  const char *const texts[] = {"info@kade.example",
                               "www.kade.example",
                               "https://kade.example/",
                               "Telefoon 038 123 45 67",
                               "T 038 123 45 67",
                               "+31 38 123 45 67",
                               NULL};
  assert_claim(text_is_contact_line, *state, TRUE, texts);
}

static void
names_and_addresses_are_no_contact_lines(void **state) {
  const char *const texts[] = {"Kade 7", "8000 AP Zwolle", "mevrouw S. Kranenborg", "Telefonisch spreekuur",
                               NULL};
  assert_claim(text_is_contact_line, *state, FALSE, texts);
}

static void
titles_are_taken_off(void **state) {
  assert_string_equal(text_after_titles(*state, "de heer drs. W. Hazelaar"), "W. Hazelaar");
  assert_string_equal(text_after_titles(*state, "Mevrouw Terpstra"), "Terpstra");
  assert_string_equal(text_after_titles(*state, "Prof. dr. A. Vos"), "A. Vos");
}

static void
a_name_that_begins_like_a_title_stays_whole(void **state) {
  assert_string_equal(text_after_titles(*state, "Drees"), "Drees");
  assert_string_equal(text_after_titles(*state, "Maura Halloran"), "Maura Halloran");
  assert_string_equal(text_after_titles(*state, ""), "");
}

static void
assert_family_name(const Languages *languages, const char *text, const char *expected) {
  g_autofree char *name = family_name(languages, text);
  assert_string_equal(name, expected);
}

static void
the_family_name_is_the_last_word(void **state) {
  assert_family_name(*state, "mevrouw S. Kranenborg", "kranenborg");
  assert_family_name(*state, "Geachte heer Vos,", "vos");
  assert_family_name(*state, "J.P. de Vries, LLM", "vries");
  assert_family_name(*state, "Óscar Ñandú", "ñandú");
  assert_family_name(*state, "", "");
}

static void
a_house_number_may_have_something_behind_it(G_GNUC_UNUSED void **state) {
  g_autoptr(Languages) languages = languages_load(NULL, NULL);
  assert_true(text_is_address_line(languages, "Oudegracht 12 bis"));
  assert_true(text_is_address_line(languages, "Achterom 5 II"));
  assert_false(text_is_address_line(languages, "Afdeling van wie"));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_of_persons_are_told),
      cmocka_unit_test(organisations_sentences_and_numbers_name_no_person),
      cmocka_unit_test(organisations_are_told_by_their_words_and_compounds),
      cmocka_unit_test(persons_and_places_name_no_organisation),
      cmocka_unit_test(address_lines_are_told),
      cmocka_unit_test(names_and_sentences_are_no_address_lines),
      cmocka_unit_test(an_address_ends_in_a_postcode),
      cmocka_unit_test(other_numbers_are_no_postcodes),
      cmocka_unit_test(contact_lines_are_told),
      cmocka_unit_test(names_and_addresses_are_no_contact_lines),
      cmocka_unit_test(titles_are_taken_off),
      cmocka_unit_test(a_name_that_begins_like_a_title_stays_whole),
      cmocka_unit_test(the_family_name_is_the_last_word),
      cmocka_unit_test(a_house_number_may_have_something_behind_it),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
