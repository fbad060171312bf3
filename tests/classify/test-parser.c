#include "tests/classify/helper.h"

/* The message for a pack with this expression, from its line and column on: "3:17: what". */
static void
assert_refused(const char *expression, const char *place, const char *words) {
  g_autofree char *rules = g_strdup_printf("topic t\n  match nl r 2 %s\n", expression);
  g_autoptr(GError) error = NULL;
  g_autoptr(Pack) pack = pack_try(rules, &error);
  if (pack)
    fail_msg("“%s” was taken", expression);
  assert_true(g_error_matches(error, CLASSIFY_ERROR, CLASSIFY_ERROR_RULES));
  g_autofree char *expected = g_strdup_printf("t.rules:%s: ", place);
  if (!strstr(error->message, expected) || !strstr(error->message, words))
    fail_msg("“%s” gave “%s”", expression, error->message);
}

static void
assert_taken(const char *expression) {
  g_autofree char *rules = g_strdup_printf("topic t\n  match nl r 2 %s\n", expression);
  g_autoptr(GError) error = NULL;
  g_autoptr(Pack) pack = pack_try(rules, &error);
  if (!pack)
    fail_msg("“%s” gave “%s”", expression, error->message);
}

static void
two_bare_words_are_an_error(void **state G_GNUC_UNUSED) {
  assert_refused("kind opvang", "2:21",
                 "an operator (AND, OR, NEAR/n) or quotes are missing before “opvang”");
  assert_taken("\"kind opvang\"");
}

static void
not_after_a_term_wants_and(void **state G_GNUC_UNUSED) {
  assert_refused("kind NOT opvang", "2:21", "AND NOT");
  assert_taken("kind AND NOT opvang");
}

static void
a_rule_needs_a_positive_term(void **state G_GNUC_UNUSED) {
  assert_refused("NOT kind", "2:16", "not only NOT");
  assert_refused("kind OR NOT opvang", "2:16", "not only NOT");
  assert_refused("1 OF (kind, NOT opvang)", "2:16", "not only NOT");
  assert_taken("2 OF (kind, NOT opvang)");
}

static void
operators_are_capitals(void **state G_GNUC_UNUSED) {
  assert_refused("kind and opvang", "2:21", "before “and”");
}

static void
a_missing_term_is_told(void **state G_GNUC_UNUSED) {
  assert_refused("kind AND", "3:1", "a word or phrase is missing before the end of the directive");
  assert_refused("OR kind", "2:16", "a word or phrase is missing before “OR”");
  assert_refused("kind AND OR x", "2:25", "a word or phrase is missing before “OR”");
  assert_refused("( )", "2:18", "a word or phrase is missing before “)”");
  assert_refused("", "3:1", "a word or phrase is missing");
}

static void
brackets_must_match(void **state G_GNUC_UNUSED) {
  assert_refused("(kind OR opvang", "3:1", "“)” is missing before the end");
  assert_refused("kind)", "2:20", "has no “(”");
  assert_refused("kind, opvang", "2:20", "has no “(”");
}

static void
near_needs_a_sane_distance_and_plain_sides(void **state G_GNUC_UNUSED) {
  assert_refused("kind NEAR opvang", "2:21", "NEAR is written NEAR/n");
  assert_refused("kind NEAR/0 opvang", "2:21", "NEAR is written NEAR/n");
  assert_refused("kind NEAR/101 opvang", "2:21", "n from 1 to 100");
  assert_refused("kind NEAR/x opvang", "2:21", "NEAR is written NEAR/n");
  assert_refused("kind NEAR/3 (a AND b)", "2:29", "beside NEAR");
  assert_refused("subject:kind NEAR/3 opvang", "2:16", "beside NEAR");
  assert_taken("(kind OR \"klein kind\") NEAR/100 opvang");
}

static void
zones_and_scopes_must_be_known(void **state G_GNUC_UNUSED) {
  assert_refused("title:kind", "2:16", "“title:” is no zone");
  assert_refused("para:kind", "2:21", "need a group in brackets");
  assert_taken("letter:(kind)");
}

static void
of_needs_a_number_it_can_reach(void **state G_GNUC_UNUSED) {
  assert_refused("3 OF (kind, opvang)", "2:16", "3 OF 2 can never hold");
  assert_refused("0 OF (kind, opvang)", "2:16", "OF needs a number");
  assert_refused("x OF (kind)", "2:16", "OF needs a number");
  assert_refused("2 OF kind", "2:21", "“(” is missing before “kind”");
}

static void
phrases_hold_items_only(void **state G_GNUC_UNUSED) {
  assert_refused("\"\"", "2:17", "a phrase needs a word");
  assert_refused("\"kind (a AND b)\"", "2:25", "an item of a phrase");
  assert_refused("\"kind (a b)\"", "2:25", "an item of a phrase");
  assert_refused("\"kind (a\"", "2:24", "an item of a phrase");
  assert_refused("\"kind\"~x", "2:23", "~ needs a number of at most 20");
  assert_refused("\"kind\"~21", "2:23", "~ needs a number of at most 20");
  assert_refused("\"a b c d e f g h i j k l m n o p q\"", "2:49", "too many items");
  assert_taken("\"kind (a OR b) =c de*\"~20");
}

static void
a_string_closes_on_its_line(void **state G_GNUC_UNUSED) {
  assert_refused("\"kind\n opvang\"", "2:16", "not closed on its line");
}

static void
typographic_quotes_delimit_too(void **state G_GNUC_UNUSED) {
  assert_taken("“kind opvang”");
  assert_taken("„kind opvang”");
}

static void
wildcards_have_their_places(void **state G_GNUC_UNUSED) {
  assert_refused("*", "2:16", "a * needs a word beside it");
  assert_refused("a*", "2:16", "at least 2 letters");
  assert_refused("ki*nd", "2:19", "not inside it");
  assert_refused("=kind*", "2:16", "not both");
  assert_taken("b9* OR *ab OR *kind*");
}

static void
stray_characters_are_told(void **state G_GNUC_UNUSED) {
  assert_refused("kind & opvang", "2:21", "“&” has no meaning here");
  assert_refused("-kind", "2:16", "this is not one word");
}

static void
nesting_and_length_have_limits(void **state G_GNUC_UNUSED) {
  g_autoptr(GString) deep = g_string_new(NULL), long_one = g_string_new("kind");
  for (guint i = 0; i < 40; i++)
    g_string_append(deep, "(");
  g_string_append(deep, "kind");
  assert_refused(deep->str, "2:48", "nested too deeply");
  for (guint i = 0; i < 600; i++)
    g_string_append(long_one, " OR kind");
  assert_refused(long_one->str, "2:4120", "too many words");
}

static void
zones_and_choices_nest_so_deep_too(void **state G_GNUC_UNUSED) {
  g_autoptr(GString) zones = g_string_new(NULL), choices = g_string_new(NULL);
  for (guint i = 0; i < 32; i++)
    g_string_append(zones, "subject:");
  g_autofree char *deepest = g_strconcat(zones->str, "kind", NULL);
  g_autofree char *deeper = g_strconcat(zones->str, "subject:kind", NULL);
  assert_taken(deepest);
  assert_refused(deeper, "2:272", "zones are nested too deeply");
  for (guint i = 0; i < 33; i++)
    g_string_append(choices, "1 OF (kind, ");
  assert_refused(choices->str, "2:400", "nested too deeply");
}

static void
a_string_that_does_not_end_is_told_wherever_it_stands(void **state G_GNUC_UNUSED) {
  static const char *const begun[] = {"",          "kind AND ", "kind OR ", "kind AND NOT ", "kind NEAR/2 ",
                                      "( ",        "subject: ", "para: ( ", "1 OF ( ",       "1 OF (kind, ",
                                      "(kind ",    "kind ",     "NOT ",     "1 OF (kind) ",  "\"a b\"~2 ",
                                      "\"a b\"~ ", "\"a b\" "};
  for (guint i = 0; i < G_N_ELEMENTS(begun); i++) {
    g_autofree char *expression = g_strconcat(begun[i], "\"open", NULL);
    g_autofree char *place = g_strdup_printf("2:%zu", 16 + strlen(begun[i]));
    assert_refused(expression, place, "not closed");
  }
}

static void
a_word_that_begins_as_near_is_a_word(void **state G_GNUC_UNUSED) {
  assert_refused("kind NEARBY opvang", "2:21", "before “NEARBY”");
  assert_taken("kind AND NEARBY");
  assert_taken("kind NEAR/3 opvang");
}

static void
an_expression_may_run_over_lines_with_comments(void **state G_GNUC_UNUSED) {
  assert_taken("kind # een kind\n           OR opvang # en \"opvang\"\n           OR leges");
  assert_refused("kind\n    OR opvang &", "3:15", "“&”");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(two_bare_words_are_an_error),
      cmocka_unit_test(zones_and_choices_nest_so_deep_too),
      cmocka_unit_test(a_string_that_does_not_end_is_told_wherever_it_stands),
      cmocka_unit_test(a_word_that_begins_as_near_is_a_word),
      cmocka_unit_test(not_after_a_term_wants_and),
      cmocka_unit_test(a_rule_needs_a_positive_term),
      cmocka_unit_test(operators_are_capitals),
      cmocka_unit_test(a_missing_term_is_told),
      cmocka_unit_test(brackets_must_match),
      cmocka_unit_test(near_needs_a_sane_distance_and_plain_sides),
      cmocka_unit_test(zones_and_scopes_must_be_known),
      cmocka_unit_test(of_needs_a_number_it_can_reach),
      cmocka_unit_test(phrases_hold_items_only),
      cmocka_unit_test(a_string_closes_on_its_line),
      cmocka_unit_test(typographic_quotes_delimit_too),
      cmocka_unit_test(wildcards_have_their_places),
      cmocka_unit_test(stray_characters_are_told),
      cmocka_unit_test(nesting_and_length_have_limits),
      cmocka_unit_test(an_expression_may_run_over_lines_with_comments),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
