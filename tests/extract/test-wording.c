#include "tests/extract/unit.h"

#include <glib/gstdio.h>
#include <string.h>

#include "extract/wording.h"

/* Two languages of a test's own, so that the letters' data may change. */
static int
load(void **state) {
  g_autofree char *folder = g_dir_make_tmp("repliek-test-XXXXXX", NULL);
  const char *const tags[] = {"aa", "bb"};
  const char *const words[] = {"[labels]\ndate=datum;datum brief;d.d.;o'clock;v-nummer\n",
                               "[labels]\ndate=date;sent\n"};
  for (guint i = 0; i < G_N_ELEMENTS(tags); i++) {
    g_autofree char *language = g_build_filename(folder, tags[i], NULL);
    g_autofree char *file = g_build_filename(language, "letter.ini", NULL);
    g_mkdir(language, 0700);
    g_file_set_contents(file, words[i], -1, NULL);
  }
  *state = languages_load(folder, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(tags); i++) {
    g_autofree char *language = g_build_filename(folder, tags[i], NULL);
    g_autofree char *file = g_build_filename(language, "letter.ini", NULL);
    g_unlink(file);
    g_rmdir(language);
  }
  g_rmdir(folder);
  return *state == NULL;
}

static int
unload(void **state) {
  languages_free(*state);
  return 0;
}

static void
assert_begins(const Languages *languages, const char *text, gsize expected) {
  gsize length = 99;
  assert_true(wording_begins(languages, "labels", "date", text, &length) == (expected > 0));
  assert_int_equal(length, expected);
}

static void
the_longest_phrase_of_any_language_wins(void **state) {
  assert_begins(*state, "datum: 3 mei", strlen("datum"));
  assert_begins(*state, "datum brief: 3 mei", strlen("datum brief"));
  assert_begins(*state, "sent on Monday", strlen("sent"));
  assert_true(wording_begins(*state, "labels", "date", "datum", NULL));
}

static void
case_and_typographic_signs_do_not_matter(void **state) {
  assert_begins(*state, "DATUM", strlen("DATUM"));
  assert_begins(*state, "O’clock", strlen("O’clock"));
  assert_begins(*state, "V\u2011nummer", strlen("V\u2011nummer"));
}

static void
a_phrase_ends_where_a_word_ends(void **state) {
  assert_begins(*state, "datums", 0);
  assert_begins(*state, "datumprikker", 0);
  assert_begins(*state, "datum-prikker", 0);
  assert_begins(*state, "datum- en plaats", strlen("datum"));
  assert_begins(*state, "datum3", 0);
  assert_begins(*state, "datumé", 0);
  /* A phrase that ends in a full stop ends with it. */
  assert_begins(*state, "d.d.3 mei", strlen("d.d."));
}

static void
other_words_groups_and_keys_begin_nothing(void **state) {
  assert_begins(*state, "de datum", 0);
  assert_begins(*state, "dat", 0);
  assert_begins(*state, "", 0);
  assert_false(wording_begins(*state, "labels", "subject", "datum", NULL));
  assert_false(wording_begins(*state, "other", "date", "datum", NULL));
}

static void
a_text_is_a_phrase_when_only_punctuation_follows(void **state) {
  assert_true(wording_is(*state, "labels", "date", "Datum"));
  assert_true(wording_is(*state, "labels", "date", "Datum : "));
  assert_true(wording_is(*state, "labels", "date", "datum brief,"));
  assert_false(wording_is(*state, "labels", "date", "datum 3 mei"));
  assert_false(wording_is(*state, "labels", "date", "datum/"));
  assert_false(wording_is(*state, "labels", "date", ""));
}

static void
a_text_contains_whole_words_only(void **state) {
  assert_true(wording_contains(*state, "labels", "date", "Op welke datum?"));
  assert_true(wording_contains(*state, "labels", "date", "(datum)"));
  assert_false(wording_contains(*state, "labels", "date", "de vervaldatum"));
  assert_false(wording_contains(*state, "labels", "date", "de datums"));
  assert_false(wording_contains(*state, "labels", "date", ""));
}

static void
a_compound_is_touched(void **state) {
  assert_true(wording_touches(*state, "labels", "date", "De Vervaldatums"));
  assert_true(wording_touches(*state, "labels", "date", "datum"));
  assert_false(wording_touches(*state, "labels", "date", "data"));
  assert_false(wording_touches(*state, "labels", "date", ""));
}

static void
a_phrase_is_measured_in_the_texts_own_bytes(G_GNUC_UNUSED void **state) {
  assert_int_equal(phrase_begins("één", "ÉÉN keer"), strlen("één"));
  assert_int_equal(phrase_begins("'t", "’t Hof"), strlen("’t"));
  assert_int_equal(phrase_begins("één", "eén"), 0);
  assert_int_equal(phrase_begins("langer", "lang"), 0);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_longest_phrase_of_any_language_wins),
      cmocka_unit_test(case_and_typographic_signs_do_not_matter),
      cmocka_unit_test(a_phrase_ends_where_a_word_ends),
      cmocka_unit_test(other_words_groups_and_keys_begin_nothing),
      cmocka_unit_test(a_text_is_a_phrase_when_only_punctuation_follows),
      cmocka_unit_test(a_text_contains_whole_words_only),
      cmocka_unit_test(a_compound_is_touched),
      cmocka_unit_test(a_phrase_is_measured_in_the_texts_own_bytes),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
