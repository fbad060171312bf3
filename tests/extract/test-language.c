#include "tests/extract/unit.h"

#include <glib/gstdio.h>
#include <string.h>

#include "extract/language.h"
#include "extract/xml.h"

static int
load(void **state) {
  g_autoptr(GError) error = NULL;
  *state = languages_load(NULL, &error);
  if (error != NULL)
    g_printerr("%s\n", error->message);
  return *state == NULL;
}

static int
unload(void **state) {
  languages_free(*state);
  return 0;
}

static void
assert_written_in(const Languages *languages, const char *tag, const char *text) {
  assert_string_equal(language_guess(languages, text, "und"), tag);
}

static void
running_text_tells_its_language(void **state) {
  const Languages *languages = *state;
  assert_written_in(languages, "nl",
                    "In reactie op uw brief van 17 mei vraag ik uw aandacht voor drie cliënten.");
  assert_written_in(languages, "nl",
                    "De opvang in Assen is al jaren vol en daar moet iets aan worden gedaan.");
  assert_written_in(languages, "en",
                    "Thank you for your letter of 3 March, in which you ask about our shelter.");
  assert_written_in(languages, "de",
                    "Vielen Dank für Ihren Brief vom 3. März, in dem Sie nach der Unterkunft fragen.");
  assert_written_in(languages, "fr",
                    "Je vous remercie de votre lettre du 3 mars dans laquelle vous demandez un avis.");
}

static void
short_text_and_names_tell_none(void **state) {
  const Languages *languages = *state;
  assert_written_in(languages, "und", "Geachte mevrouw De Vries,");
  assert_written_in(languages, "und",
                    "Postbus 1 1000 AA Voorbeeldstad Nederland Europa Telefoon Kenmerk Datum Blad");
  assert_written_in(languages, "und", "");
  assert_written_in(languages, "und", "Dr. Y. Ketelaar-Osei head of Het Hooge Duin secondary school");
  assert_string_equal(language_guess(languages, "Yours faithfully", "en"), "en");
}

static void
a_letter_has_the_language_of_its_body_and_its_parts_their_own(void **state) {
  g_autoptr(Letter) letter = letter_new();
  const char *texts[] = {
      "Ik schrijf u omdat de opvang van mijn cliënten nog steeds niet is geregeld en dat kan niet.",
      "Bijlage",
      "The applicant was told by the police that she could stay in the country until the hearing."};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    g_ptr_array_add(letter->parts, part_new(PART_PARAGRAPH, texts[i]));
  g_ptr_array_add(letter->parts, part_new(PART_PARAGRAPH, texts[0]));
  language_mark(*state, letter);
  assert_string_equal(letter->language, "nl");
  assert_string_equal(letter_part(letter, 0)->language, "nl");
  assert_string_equal(letter_part(letter, 1)->language, "nl");
  assert_string_equal(letter_part(letter, 2)->language, "en");
}

static void
a_language_that_is_known_is_not_guessed_again(void **state) {
  g_autoptr(Letter) letter = letter_new();
  Part *part =
      part_new(PART_PARAGRAPH, "Ik schrijf u omdat de opvang van mijn cliënten nog steeds niet is geregeld.");
  part->language = g_intern_string("fy");
  g_ptr_array_add(letter->parts, part);
  letter->language = g_intern_string("fr");
  language_mark(*state, letter);
  assert_string_equal(letter->language, "fr");
  assert_string_equal(part->language, "fy");
}

static void
words_are_found_by_group_and_key_and_missing_ones_are_an_empty_list(void **state) {
  const Language *dutch = languages_find(*state, "nl");
  assert_non_null(dutch);
  assert_string_equal(language_tag(dutch), "nl");
  assert_string_equal(language_words(dutch, "months", "3")[0], "maart");
  assert_string_equal(language_words(dutch, "months", "3")[1], "mrt");
  assert_string_equal(language_keys(dutch, "months")[11], "12");
  assert_null(language_keys(dutch, "months")[12]);
  assert_null(language_words(dutch, "months", "13")[0]);
  assert_null(language_keys(dutch, "no such group")[0]);
  assert_null(languages_find(*state, "xx"));
}

/* A folder with one language of two files. */
static char *
write_language(const char *first, const char *second) {
  char *folder = g_dir_make_tmp("repliek-language-XXXXXX", NULL);
  g_autofree char *tag = g_build_filename(folder, "xx", NULL);
  g_autofree char *one = g_build_filename(tag, "a.ini", NULL);
  g_autofree char *two = g_build_filename(tag, "b.ini", NULL);
  assert_int_equal(g_mkdir(tag, 0700), 0);
  assert_true(g_file_set_contents(one, first, -1, NULL));
  assert_true(g_file_set_contents(two, second, -1, NULL));
  return folder;
}

static void
remove_language(char *folder) {
  const char *names[] = {"xx/a.ini", "xx/b.ini", "xx", "."};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = g_build_filename(folder, names[i], NULL);
    (void)g_remove(path);
  }
  g_rmdir(folder);
  g_free(folder);
}

static void
files_of_a_language_are_read_as_one(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  char *folder = write_language("[g]\nk = a ; b;; \\\n  c\nempty =\n", "[g]\nk=d;a\n[h]\nz=1\n");
  g_autoptr(Languages) languages = languages_load(folder, &error);
  assert_non_null(languages);
  assert_int_equal(languages_count(languages), 1);
  const Language *language = languages_at(languages, 0);
  g_autofree char *words = g_strjoinv("|", (char **)language_words(language, "g", "k"));
  assert_string_equal(words, "a|b|c|d|a");
  assert_null(language_words(language, "g", "empty")[0]);
  assert_string_equal(language_keys(language, "g")[1], "empty");
  remove_language(folder);
}

static void
a_file_that_is_wrong_is_named(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  char *folder = write_language("[g]\nk=a\n", "no group\n");
  assert_null(languages_load(folder, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "xx/b.ini: ");
  remove_language(folder);
}

static void
a_folder_without_languages_is_an_error(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  assert_null(languages_load("/nonexistent", &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "/nonexistent: ");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(running_text_tells_its_language),
      cmocka_unit_test(short_text_and_names_tell_none),
      cmocka_unit_test(a_letter_has_the_language_of_its_body_and_its_parts_their_own),
      cmocka_unit_test(a_language_that_is_known_is_not_guessed_again),
      cmocka_unit_test(words_are_found_by_group_and_key_and_missing_ones_are_an_empty_list),
      cmocka_unit_test(files_of_a_language_are_read_as_one),
      cmocka_unit_test(a_file_that_is_wrong_is_named),
      cmocka_unit_test(a_folder_without_languages_is_an_error),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
