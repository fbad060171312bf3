#include "tests/extract/unit.h"

#include <string.h>

#include "extract/words.h"

/* The words of text, joined by blanks, read forwards or backwards; "|" where a sentence ended before one. */
static char *
words_of(const char *text, gboolean backwards) {
  GString *found = g_string_new(NULL);
  const char *at = backwards ? text + strlen(text) : text;
  for (;;) {
    g_auto(Word) word = {0};
    if (!(backwards ? word_before : word_after)(text, at, &word))
      return g_string_free(found, FALSE);
    g_string_append_printf(found, "%s%s%s", found->len > 0 ? " " : "", word.beyond_sentence ? "|" : "",
                           word.lower);
    at = backwards ? word.start : word.end;
  }
}

static void
assert_words(const char *text, gboolean backwards, const char *want) {
  g_autofree char *got = words_of(text, backwards);
  assert_string_equal(got, want);
}

static void
words_come_one_by_one_both_ways(G_GNUC_UNUSED void **state) {
  assert_words("Uw brief, (24/118) van één dag", FALSE, "uw brief 24/118 van één dag");
  assert_words("Uw brief, (24/118) van één dag", TRUE, "dag één van 24/118 brief uw");
  assert_words("amv’s en it's", FALSE, "amv's en it's");
}

static void
the_end_of_a_sentence_is_told(G_GNUC_UNUSED void **state) {
  assert_words("Ik kom. Jij niet", FALSE, "ik kom |jij niet");
  assert_words("Nooit eerder. Jij niet; wij", TRUE, "wij |niet jij |eerder nooit");
}

static void
a_full_stop_of_an_abbreviation_ends_no_sentence_looking_back(G_GNUC_UNUSED void **state) {
  assert_words("brief d.d. vandaag", TRUE, "vandaag d.d brief");
  assert_words("zaak nr. drie", TRUE, "drie nr zaak");
}

static void
no_words_are_none(G_GNUC_UNUSED void **state) {
  assert_words("", FALSE, "");
  assert_words(" .,; ", FALSE, "");
  assert_words(" .,; ", TRUE, "");
}

static void
assert_lower(const char *text, gssize length) {
  g_autofree char *got = text_lower(text, length), *want = g_utf8_strdown(text, length);
  assert_string_equal(got, want);
}

static void
lower_case_is_that_of_glib(G_GNUC_UNUSED void **state) {
  assert_lower("Één DAG’s WERK – €12", -1);
  assert_lower("ÀÉÎÕÜ ŒUVRE", 4);
  assert_lower("ȺȺȺ", -1); /* each grows by a byte */
  assert_lower("İSTANBUL ΟΔΟΣ", -1);
  assert_lower("AB", 5);
  assert_lower("", -1);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_come_one_by_one_both_ways),
      cmocka_unit_test(the_end_of_a_sentence_is_told),
      cmocka_unit_test(a_full_stop_of_an_abbreviation_ends_no_sentence_looking_back),
      cmocka_unit_test(no_words_are_none),
      cmocka_unit_test(lower_case_is_that_of_glib),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
