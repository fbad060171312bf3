#include "classify/wildcards.h"
#include "tests/classify/helper.h"

/* The terms that a word satisfies, in order of their numbers: "02". Terms: 0 handel*, 1 *handel, 2 *handel*,
 * 3 han*, 4 *é*. */
static char *
terms_of(const char *word) {
  g_autoptr(Wildcards) wildcards = wildcards_new();
  wildcards_add(wildcards, WILDCARD_PREFIX, "handel", 0);
  wildcards_add(wildcards, WILDCARD_SUFFIX, "handel", 1);
  wildcards_add(wildcards, WILDCARD_INFIX, "handel", 2);
  wildcards_add(wildcards, WILDCARD_PREFIX, "han", 3);
  wildcards_add(wildcards, WILDCARD_INFIX, "é", 4);
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));
  wildcards_match(wildcards, word, found);
  GString *terms = g_string_new(NULL);
  for (guint term = 0; term < 5; term++)
    for (guint i = 0; i < found->len; i++)
      if (g_array_index(found, guint, i) == term)
        g_string_append_printf(terms, "%u", term);
  return g_string_free(terms, FALSE);
}

static void
assert_terms(const char *word, const char *expected) {
  g_autofree char *terms = terms_of(word);
  assert_string_equal(terms, expected);
}

static void
beginnings_ends_and_insides_are_told_apart(void **state G_GNUC_UNUSED) {
  assert_terms("handel", "0123");
  assert_terms("handelaar", "023");
  assert_terms("mensenhandel", "12");
  assert_terms("mensenhandelaar", "2");
}

static void
other_words_satisfy_nothing(void **state G_GNUC_UNUSED) {
  assert_terms("hande", "3");
  assert_terms("wandel", "");
  assert_terms("h", "");
  assert_terms("", "");
}

static void
a_term_is_found_once_however_often_it_stands(void **state G_GNUC_UNUSED) {
  assert_terms("éénéén", "4");
}

static void
long_words_are_searched_to_their_end(void **state G_GNUC_UNUSED) {
  g_autofree char *filler = g_strnfill(80, 'x');
  g_autofree char *word = g_strconcat(filler, "handel", NULL);
  assert_terms(word, "12");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(beginnings_ends_and_insides_are_told_apart),
      cmocka_unit_test(other_words_satisfy_nothing),
      cmocka_unit_test(a_term_is_found_once_however_often_it_stands),
      cmocka_unit_test(long_words_are_searched_to_their_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
