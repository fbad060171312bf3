#include "tests/extract/languages.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/cited-features.h"

static void
gather(gpointer data, const char *feature, gsize length) {
  GString *all = data;
  g_string_append_len(all, feature, (gssize)length);
  g_string_append_c(all, '|');
}

/* The features of a date, by its number in the text of a letter of 14 June 2024, each with a bar behind it.
 */
static char *
features_of(const Languages *languages, const char *tag, const char *text, guint number) {
  g_autoptr(CitedWords) words = cited_words_new(languages_find(languages, tag));
  const LetterDate letter = {"2024-06-14", FALSE};
  g_autoptr(GArray) found = cited_find(words, text, CITED_IN_TEXT, &letter);
  assert_true(number < found->len);
  const DateInText date = {
      &g_array_index(found, DateMention, number), words, text, PART_PARAGRAPH, "2024-06-14", number == 0};
  GString *all = g_string_new("|");
  const FeatureSink sink = {gather, all};
  cited_features(&date, &sink);
  return g_string_free(all, FALSE);
}

static void
assert_tells(const char *features, const char *wanted) {
  g_autofree char *whole = g_strdup_printf("|%s|", wanted);
  if (strstr(features, whole) == NULL)
    fail_msg("\"%s\" is not in \"%s\"", wanted, features);
}

static void
assert_silent(const char *features, const char *unwanted) {
  g_autofree char *whole = g_strdup_printf("|%s|", unwanted);
  if (strstr(features, whole) != NULL)
    fail_msg("\"%s\" is in \"%s\"", unwanted, features);
}

static void
words_beside_the_date_are_told(void **state) {
  g_autofree char *told = features_of(*state, "nl", "Met uw brief van 17 mei vraagt u het.", 0);
  assert_tells(told, "<1van");
  assert_tells(told, "<2van_brief");
  assert_tells(told, ">1vraagt");
  assert_tells(told, ">2vraagt_u");
  assert_tells(told, "pbrie");
  assert_tells(told, "whet");
  assert_silent(told, "pbrief");
  assert_silent(told, "wbrief");
}

static void
words_of_another_sentence_are_not(void **state) {
  g_autofree char *told =
      features_of(*state, "nl", "De zitting verviel. Uw brief van 17 mei. Het bezoek komt.", 0);
  assert_tells(told, "puw");
  assert_tells(told, ">1|");
  assert_silent(told, "pzitt");
  assert_silent(told, "wbezoek");
}

static void
the_lists_that_words_stand_in_are_told_by_distance(void **state) {
  g_autofree char *told = features_of(*state, "nl", "Met uw brief van 17 mei vraagt u het.", 0);
  assert_tells(told, "c00"); /* a noun, near */
  assert_tells(told, "c12"); /* an owner, further off */
  assert_tells(told, "d07"); /* the addressee, after the date */
  assert_silent(told, "c08");
}

static void
a_date_belongs_to_the_nearest_noun(void **state) {
  g_autofree char *owned = features_of(*state, "en", "In your letter of 17 May.", 0);
  g_autofree char *letter = features_of(*state, "en", "In the letter of 17 May.", 0);
  g_autofree char *other = features_of(*state, "en", "Your letter on the hearing of 17 May.", 0);
  g_autofree char *none = features_of(*state, "en", "She left on 17 May.", 0);
  assert_tells(letter, "of1");
  assert_tells(owned, "of2");
  assert_tells(other, "of3");
  assert_tells(none, "of0");
}

static void
the_date_before_it_counts(void **state) {
  const char *text = "Uw brieven van 3 mei, 4 mei en uw bezoek van 5 mei. Op 6 mei was ik weg.";
  const char *const ways[] = {"prevnone", "prevlist", "prevsame", "prevfar"};
  for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
    g_autofree char *told = features_of(*state, "nl", text, i);
    assert_tells(told, ways[i]);
    assert_tells(told, i == 0 ? "first1" : "first0");
  }
}

static void
age_year_and_the_rules_verdict_are_told(void **state) {
  g_autofree char *recent = features_of(*state, "nl", "Uw brief van 13 juni 2024.", 0);
  g_autofree char *old = features_of(*state, "nl", "De zitting van 13 juni 2019.", 0);
  g_autofree char *bare = features_of(*state, "nl", "De zitting van 13 mei.", 0);
  assert_tells(recent, "age1");
  assert_tells(recent, "rule1");
  assert_tells(recent, "year1");
  assert_tells(old, "age7");
  assert_tells(old, "rule0");
  assert_tells(bare, "year0");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_beside_the_date_are_told),
      cmocka_unit_test(words_of_another_sentence_are_not),
      cmocka_unit_test(the_lists_that_words_stand_in_are_told_by_distance),
      cmocka_unit_test(a_date_belongs_to_the_nearest_noun),
      cmocka_unit_test(the_date_before_it_counts),
      cmocka_unit_test(age_year_and_the_rules_verdict_are_told),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
