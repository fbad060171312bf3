#include "tests/classify/helper.h"

/* The findings for a pack, as lines without the folder. */
static char *
findings(const char *rules, guint *count) {
  g_autoptr(Pack) pack = pack_of(rules);
  GString *report = g_string_new(NULL);
  *count = pack_check(pack, report);
  return g_string_free(report, FALSE);
}

static void
assert_finds(const char *rules, const char *words) {
  guint count;
  g_autofree char *report = findings(rules, &count);
  assert_true(count > 0);
  if (!strstr(report, words))
    fail_msg("%s", report);
}

static void
assert_clean(const char *rules) {
  guint count;
  g_autofree char *report = findings(rules, &count);
  if (count > 0)
    fail_msg("%s", report);
}

#define TOPIC "topic t\n label nl \"T\"\n match nl r 2 terugkeer\n"

static void
tests_that_hold_are_silent(void **state G_GNUC_UNUSED) {
  assert_clean(
      TOPIC " test nl raised \"De terugkeer.\"\n test nl not \"De komst.\"\n test nl triage \"De komst.\"");
}

static void
tests_that_fail_say_what_came_out(void **state G_GNUC_UNUSED) {
  assert_finds(TOPIC " test nl raised \"De komst.\"",
               "t.rules:4:2: test fails: t is not raised: no rule fires: “De komst.”");
  assert_finds(TOPIC " test nl not \"De terugkeer.\"", "t is raised: 2 points of 2 through r 2");
  assert_finds("topic t\n label nl \"T\"\n match nl r 1 terugkeer\n test nl raised \"De terugkeer.\"",
               "t is not raised: 1 points of 2 through r 1");
}

static void
triage_means_no_topic_at_all(void **state G_GNUC_UNUSED) {
  assert_finds("test nl triage \"Het kind.\"\n" TOPIC "topic u\n label nl \"U\"\n match nl r 2 kind",
               "t.rules:1:1: test fails: u is raised");
}

static void
a_test_may_stand_in_a_zone(void **state G_GNUC_UNUSED) {
  assert_clean(
      "topic t\n label nl \"T\"\n match nl r 2 subject:terugkeer\n test nl raised subject \"Terugkeer\"\n"
      " test nl not \"Terugkeer\"");
  assert_clean(
      "topic t\n label nl \"T\"\n match nl r 2 quoted:terugkeer\n test nl raised quoted \"Terugkeer\"");
}

static void
a_test_has_the_language_it_names(void **state G_GNUC_UNUSED) {
  assert_clean(TOPIC " test en not \"terugkeer\"\n test any raised \"terugkeer\"");
}

static void
rules_that_can_never_hold_are_found(void **state G_GNUC_UNUSED) {
  assert_finds(TOPIC " match nl z 2 subject:kind AND body:opvang", "“z” can never hold");
  assert_finds(TOPIC " match nl z 2 subject:(heading:kind)", "“z” can never hold");
  assert_clean(TOPIC " match nl z 2 letter:(subject:kind AND body:opvang)");
  assert_clean(TOPIC " match nl z 2 subject:kind AND NOT body:opvang");
  assert_clean(TOPIC " match nl z 2 subject:kind OR body:opvang");
}

static void
shadowed_rules_are_found(void **state G_GNUC_UNUSED) {
  assert_finds(TOPIC " match nl again 1   terugkeer", "“again” asks the same as “r” in line 3");
  assert_clean(TOPIC " match en again 1 terugkeer\n label en \"T\"");
}

static void
pack_wide_rules_are_checked_too(void **state G_GNUC_UNUSED) {
  assert_finds("never nl z subject:kind AND body:opvang\n" TOPIC, "t.rules:1:1: “z” can never hold");
  assert_finds("never nl n bever\nnever nl o bever\n" TOPIC,
               "t.rules:2:1: “o” asks the same as “n” in line 1");
  assert_finds("never nl n bever\n" TOPIC " never nl o bever", "“o” asks the same as “n” in line 1");
  assert_clean("never nl n bever\nmask nl n bever\n" TOPIC " never nl o wolf");
  assert_clean("never nl n bever\n" TOPIC " drop n\n never nl o bever");
}

static void
tests_know_pack_wide_rules(void **state G_GNUC_UNUSED) {
  assert_finds("never nl n bever\n" TOPIC " test nl raised \"De terugkeer van de bever.\"",
               "t is not raised: 2 points of 2 through r 2; barred by n");
  assert_clean("never nl n bever\n" TOPIC " test nl not \"De terugkeer van de bever.\"");
}

static void
rules_without_points_are_found(void **state G_GNUC_UNUSED) {
  assert_finds(TOPIC " match nl zero 0 kind", "“zero” gives no points");
}

static void
topics_that_nothing_raises_are_found(void **state G_GNUC_UNUSED) {
  assert_finds("topic t\n label nl \"T\"", "t.rules:1:7: “t” has no match rule");
  assert_finds("topic t\n label nl \"T\"\n threshold 9\n match nl r 1 kind",
               "can never reach its threshold in “nl”");
}

static void
labels_must_cover_the_languages_of_the_rules(void **state G_GNUC_UNUSED) {
  assert_finds("topic t\n match nl r 2 kind", "“t” has no label");
  assert_finds(TOPIC " match en e 2 child", "“t” has rules but no label in “en”");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tests_that_hold_are_silent),
      cmocka_unit_test(tests_that_fail_say_what_came_out),
      cmocka_unit_test(triage_means_no_topic_at_all),
      cmocka_unit_test(a_test_may_stand_in_a_zone),
      cmocka_unit_test(a_test_has_the_language_it_names),
      cmocka_unit_test(rules_that_can_never_hold_are_found),
      cmocka_unit_test(shadowed_rules_are_found),
      cmocka_unit_test(pack_wide_rules_are_checked_too),
      cmocka_unit_test(tests_know_pack_wide_rules),
      cmocka_unit_test(rules_without_points_are_found),
      cmocka_unit_test(topics_that_nothing_raises_are_found),
      cmocka_unit_test(labels_must_cover_the_languages_of_the_rules),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
