#include "classify/forms.h"
#include "tests/classify/helper.h"

/* What a dictionary of these words proposes for a pack. */
static char *
proposals(const char *rules, const char *words) {
  g_autoptr(Pack) pack = pack_of(rules);
  char *folder = folder_make();
  folder_write(folder, "x.dic", words);
  g_autofree char *path = g_build_filename(folder, "x.dic", NULL);
  g_autoptr(GPtrArray) list = dictionary_words(path, NULL);
  folder_drop(folder);
  GString *report = g_string_new(NULL);
  pack_forms(pack, "nl", list, report);
  return g_string_free(report, FALSE);
}

static void
assert_proposes(const char *rules, const char *words, const char *expected) {
  g_autofree char *found = proposals(rules, words);
  assert_string_equal(found, expected);
}

static void
forms_and_compounds_that_the_rule_misses_are_proposed(void **state G_GNUC_UNUSED) {
  assert_proposes("topic t\n match nl r 2 opvang",
                  "4\nopvang/Aa\ncrisisopvang\nopvangplek/B\nopvangst\nwater\n",
                  "t nl opvang: forms opvangst; compounds crisisopvang, opvangplek\n");
}

static void
what_the_topic_finds_already_is_not_proposed(void **state G_GNUC_UNUSED) {
  assert_proposes("topic t\n match nl r 2 opvang\n match nl s 1 *opvang", "opvangen\ncrisisopvang\n", "");
  assert_proposes("topic t\n match nl r 2 opvang\ntopic u\n match nl s 1 *opvang", "crisisopvang\n",
                  "t nl opvang: compounds crisisopvang\n");
}

static void
short_words_phrases_and_other_languages_are_not_asked_about(void **state G_GNUC_UNUSED) {
  assert_proposes("topic t\n match nl r 2 kind OR \"lange opvang\"\n match en e 2 shelter",
                  "kindertehuis\ncrisisopvang\nshelters\n", "");
}

static void
wildcards_that_catch_much_are_named(void **state G_GNUC_UNUSED) {
  g_autoptr(GString) many = g_string_new(NULL), few = g_string_new("wonen\n");
  for (guint i = 0; i < 200; i++)
    g_string_append_printf(many, "won%c%c\n", 'a' + i / 20, 'a' + i % 20);
  g_autofree char *wide = proposals("topic t\n match nl r 2 won*", many->str);
  assert_non_null(strstr(wide, "t nl won: this wildcard catches 200 words; such as wonaa, "));
  assert_proposes("topic t\n match nl r 2 won*", few->str, "");
}

static void
a_missing_dictionary_is_an_error(void **state G_GNUC_UNUSED) {
  g_autoptr(GError) error = NULL;
  assert_null(dictionary_words("/no/such.dic", &error));
  assert_non_null(error);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(forms_and_compounds_that_the_rule_misses_are_proposed),
      cmocka_unit_test(what_the_topic_finds_already_is_not_proposed),
      cmocka_unit_test(short_words_phrases_and_other_languages_are_not_asked_about),
      cmocka_unit_test(wildcards_that_catch_much_are_named),
      cmocka_unit_test(a_missing_dictionary_is_an_error),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
