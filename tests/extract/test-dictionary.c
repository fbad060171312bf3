#include "tests/extract/languages.h"
#include "tests/extract/unit.h"

#include <glib/gstdio.h>

#include "extract/dictionary.h"

/* A folder with a Dutch dictionary of two words; nothing for any other language. */
static char *
make_folder(void) {
  char *folder = g_dir_make_tmp("repliek-test-XXXXXX", NULL);
  g_autofree char *aff = g_build_filename(folder, "nl_NL.aff", NULL),
                  *dic = g_build_filename(folder, "nl_NL.dic", NULL);
  g_file_set_contents(aff, "SET UTF-8\n", -1, NULL);
  g_file_set_contents(dic, "2\nbezwaarschrift\nAssen\n", -1, NULL);
  return folder;
}

static void
remove_folder(const char *folder) {
  g_autofree char *aff = g_build_filename(folder, "nl_NL.aff", NULL),
                  *dic = g_build_filename(folder, "nl_NL.dic", NULL);
  g_unlink(aff);
  g_unlink(dic);
  g_rmdir(folder);
}

static void
words_are_known_as_written_or_in_lower_case(void **state) {
  g_autofree char *folder = make_folder();
  g_autoptr(Dictionaries) dictionaries = dictionaries_new(*state, folder);
  assert_int_equal(dictionaries_look_up(dictionaries, "nl", "bezwaarschrift"), WORD_KNOWN);
  assert_int_equal(dictionaries_look_up(dictionaries, "nl", "BEZWAARSCHRIFT"), WORD_KNOWN);
  assert_int_equal(dictionaries_look_up(dictionaries, "nl", "Assen"), WORD_KNOWN);
  remove_folder(folder);
}

static void
other_words_are_unknown(void **state) {
  g_autofree char *folder = make_folder();
  g_autoptr(Dictionaries) dictionaries = dictionaries_new(*state, folder);
  assert_int_equal(dictionaries_look_up(dictionaries, "nl", "assen"), WORD_UNKNOWN);
  assert_int_equal(dictionaries_look_up(dictionaries, "nl", "beroepschrift"), WORD_UNKNOWN);
  assert_int_equal(dictionaries_look_up(dictionaries, "nl", "bezwaar"), WORD_UNKNOWN);
  remove_folder(folder);
}

static void
any_dictionary_will_do_when_the_language_is_unknown(void **state) {
  g_autofree char *folder = make_folder();
  g_autoptr(Dictionaries) dictionaries = dictionaries_new(*state, folder);
  assert_int_equal(dictionaries_look_up_any(dictionaries, "bezwaarschrift"), WORD_KNOWN);
  assert_int_equal(dictionaries_look_up_any(dictionaries, "beroepschrift"), WORD_UNKNOWN);
  remove_folder(folder);
}

static void
a_language_without_files_has_no_dictionary(void **state) {
  g_autofree char *folder = make_folder();
  g_autoptr(Dictionaries) dictionaries = dictionaries_new(*state, folder);
  assert_int_equal(dictionaries_look_up(dictionaries, "en", "letter"), NO_DICTIONARY);
  assert_int_equal(dictionaries_look_up(dictionaries, "xx", "letter"), NO_DICTIONARY);
  remove_folder(folder);
}

static void
an_empty_folder_has_none_at_all(void **state) {
  g_autoptr(Dictionaries) dictionaries = dictionaries_new(*state, "/nonexistent");
  assert_int_equal(dictionaries_look_up(dictionaries, "nl", "bezwaarschrift"), NO_DICTIONARY);
  assert_int_equal(dictionaries_look_up_any(dictionaries, "bezwaarschrift"), NO_DICTIONARY);
}

static void
the_systems_dutch_dictionary_knows_dutch(void **state) {
  g_autoptr(Dictionaries) dictionaries = dictionaries_new(*state, NULL);
  if (dictionaries_look_up(dictionaries, "nl", "brief") == NO_DICTIONARY) {
    print_message("skipped: no Dutch dictionary is installed\n");
    skip();
  }
  assert_int_equal(dictionaries_look_up(dictionaries, "nl", "verblijfsvergunning"), WORD_KNOWN);
  assert_int_equal(dictionaries_look_up(dictionaries, "nl", "één"), WORD_KNOWN);
  assert_int_equal(dictionaries_look_up(dictionaries, "nl", "verblijfsvergunnnig"), WORD_UNKNOWN);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_are_known_as_written_or_in_lower_case),
      cmocka_unit_test(other_words_are_unknown),
      cmocka_unit_test(any_dictionary_will_do_when_the_language_is_unknown),
      cmocka_unit_test(a_language_without_files_has_no_dictionary),
      cmocka_unit_test(an_empty_folder_has_none_at_all),
      cmocka_unit_test(the_systems_dutch_dictionary_knows_dutch),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
