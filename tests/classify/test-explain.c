#include "tests/classify/helper.h"

static char *
explain(const char *rules, const char *text) {
  g_autoptr(Pack) pack = pack_of(rules);
  g_autoptr(Letter) letter = letter_of("nl", text);
  return explain_topic(pack, letter, "t", NULL);
}

static void
assert_says(const char *rules, const char *text, const char *words) {
  g_autofree char *told = explain(rules, text);
  if (!strstr(told, words))
    fail_msg("%s", told);
}

static void
assert_silent(const char *rules, const char *text, const char *words) {
  g_autofree char *told = explain(rules, text);
  if (strstr(told, words))
    fail_msg("%s", told);
}

static void
points_stand_against_the_threshold(void **state G_GNUC_UNUSED) {
  assert_says("topic t\n match nl r 1.5 kind", "Een kind.", "t: not raised, 1.5 points of 2\n");
  assert_says("topic t\n match nl r 3 kind", "Een kind.", "t: raised, 3 points of 2\n");
}

static void
rules_that_held_quote_their_words(void **state G_GNUC_UNUSED) {
  assert_says("topic t\n match nl r 2 kind", "Een kind, een kind.",
              "rules that held:\n  nl r gives 3:\n    2  “kind”, p1\n    1  “kind”, p1\n");
}

static void
rules_that_missed_name_the_clause(void **state G_GNUC_UNUSED) {
  assert_says("topic t\n match nl r 2 kind", "Niets.", "  nl r: nowhere: kind\n");
  assert_says("topic t\n match nl r 2 (kind OR meisje) AND opvang", "Een kind.", "  nl r: nowhere: opvang\n");
  assert_says("topic t\n match nl r 2 (kind OR meisje) AND opvang", "De opvang.",
              "  nl r: nowhere: (kind OR meisje)\n");
  assert_says("topic t\n match nl r 2 (kind OR meisje) AND (opvang)", "Een kind. De opvang.",
              "not in one place: (kind OR meisje) AND (opvang)\n");
  assert_says("topic t\n match nl r 2 kind AND opvang", "Een kind. De opvang.",
              "nl r: not in one place: kind AND opvang");
  assert_says("topic t\n match nl r 2 kind NEAR/2 opvang", "Een kind is nu in de opvang.",
              "not near enough to each other: kind NEAR/2 opvang");
  assert_says("topic t\n match nl r 2 \"kind opvang\"", "Kind in opvang.",
              "its words do not stand together so: \"kind opvang\"");
  assert_says("topic t\n match nl r 2 \"kind (opvang OR zorg)\"", "Een kind.", "nowhere: opvang OR zorg");
  assert_says("topic t\n match nl r 2 kind AND NOT bever", "Kind en bever.", "barred by NOT bever");
  assert_says("topic t\n match nl r 2 subject:kind", "Een kind.", "nowhere: subject:kind");
}

static void
rules_that_held_are_not_said_to_miss(void **state G_GNUC_UNUSED) {
  assert_silent("topic t\n match nl r 2 kind", "Een kind.", "nl r: ");
}

static void
rules_of_other_languages_are_counted_only(void **state G_GNUC_UNUSED) {
  assert_says("topic t\n match nl r 2 kind\n match en e 2 child", "Een kind.",
              "1 more for languages that no paragraph is written in");
  assert_silent("topic t\n match nl r 2 kind", "Een kind.", "more for languages");
}

static void
masks_say_what_they_took(void **state G_GNUC_UNUSED) {
  const char *rules = "topic t\n match nl r 2 terugkeer\n mask nl beaver bever";
  assert_says(rules, "De terugkeer van de bever.", "mask “beaver” holds: bever\n");
  assert_says(rules, "De terugkeer van de bever.",
              "taken away:\n  nl r: “terugkeer”, p1: a mask holds in its sentence\n");
  assert_silent(rules, "De terugkeer.", "mask");
}

static void
mention_negation_says_what_it_took(void **state G_GNUC_UNUSED) {
  assert_says("topic t\n match nl r 2 terugkeer", "Deze brief gaat niet over terugkeer.",
              "the letter says it is not about this");
  assert_silent("topic t\n match nl r 2 terugkeer", "Deze brief gaat over terugkeer.", "taken away");
}

static void
a_never_says_that_it_bars(void **state G_GNUC_UNUSED) {
  assert_says("topic t\n match nl r 2 kind\n never nl ad reclame", "Een kind. Reclame.",
              "barred by the never rule “ad”");
}

static void
a_never_quotes_the_words_that_bar(void **state G_GNUC_UNUSED) {
  assert_says("topic t\n match nl r 2 kind\n never nl ad reclame", "Een kind. Reclame.",
              "barred by the never rule “ad”: “Reclame”, p1\n");
}

static void
pack_wide_rules_are_said_to_be_so(void **state G_GNUC_UNUSED) {
  const char *rules = "never nl ad reclame\nmask nl beaver bever\ntopic t\n match nl r 2 kind";
  assert_says(rules, "Een kind. Reclame.", "barred by the pack-wide never rule “ad”: “Reclame”, p1\n");
  assert_says(rules, "Een kind en een bever.", "pack-wide mask “beaver” holds: bever\n");
  assert_says(rules, "Een kind en een bever.", "nl r: “kind”, p1: a mask holds in its sentence\n");
  assert_silent(rules, "Een kind.", "pack-wide");
}

static void
pack_wide_rules_that_a_topic_does_without_are_not_told(void **state G_GNUC_UNUSED) {
  const char *rules =
      "never nl ad reclame\nmask nl beaver bever\ntopic t\n drop ad\n drop beaver\n match nl r 2 kind";
  assert_silent(rules, "Een kind en een bever. Reclame.", "pack-wide");
  assert_says(rules, "Een kind en een bever. Reclame.", "t: raised, 2 points");
}

static void
clauses_are_quoted_from_where_they_stand(void **state G_GNUC_UNUSED) {
  const char *rules =
      "topic t\n match nl first 2 kind AND leges\n match nl second 2 Kind OR (kind) AND \"kind leges\" "
      "\n match nl third 2 kind NEAR/3 opvang AND (kind)";
  assert_says(rules, "Niets.", "nl first: nowhere: kind\n");
  assert_says(rules, "Niets.", "nl second: nowhere: Kind OR (kind) AND \"kind leges\"\n");
  assert_says(rules, "Niets.", "nl third: nowhere: kind\n");
  assert_says(rules, "Het kind en de andere grote huizen van de opvang.",
              "nl third: not near enough to each other: kind NEAR/3 opvang\n");
}

static void
long_clauses_are_cut(void **state G_GNUC_UNUSED) {
  g_autoptr(GString) rules = g_string_new("topic t\n match nl r 2 \"één twee\"");
  for (guint i = 0; i < 50; i++)
    g_string_append(rules, " OR \"één twee\"");
  assert_says(rules->str, "Niets.", "…\n");
}

static void
an_unknown_topic_is_an_error(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 kind");
  g_autoptr(Letter) letter = letter_of("nl", "Een kind.");
  g_autoptr(GError) error = NULL;
  assert_null(explain_topic(pack, letter, "u", &error));
  assert_true(g_error_matches(error, CLASSIFY_ERROR, CLASSIFY_ERROR_TOPIC));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(points_stand_against_the_threshold),
      cmocka_unit_test(rules_that_held_quote_their_words),
      cmocka_unit_test(rules_that_missed_name_the_clause),
      cmocka_unit_test(rules_that_held_are_not_said_to_miss),
      cmocka_unit_test(rules_of_other_languages_are_counted_only),
      cmocka_unit_test(masks_say_what_they_took),
      cmocka_unit_test(mention_negation_says_what_it_took),
      cmocka_unit_test(a_never_says_that_it_bars),
      cmocka_unit_test(a_never_quotes_the_words_that_bar),
      cmocka_unit_test(pack_wide_rules_are_said_to_be_so),
      cmocka_unit_test(pack_wide_rules_that_a_topic_does_without_are_not_told),
      cmocka_unit_test(clauses_are_quoted_from_where_they_stand),
      cmocka_unit_test(long_clauses_are_cut),
      cmocka_unit_test(an_unknown_topic_is_an_error),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
