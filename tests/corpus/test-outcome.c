#include "corpus/outcome.h"

#include "tests/extract/unit.h"

#include <string.h>

static void
an_outcome_survives_the_pipe(void **state G_GNUC_UNUSED) {
  g_autoptr(Outcome) sent = outcome_new(OUTCOME_DONE, NULL);
  sent->subject = g_strdup("Vraag over “uitstel”");
  sent->pages = 3;
  sent->triage = TRUE;
  outcome_add_topic(sent, "minors", "Minderjarigen", 6.5, TRUE);
  g_autoptr(GBytes) bytes = outcome_pack(sent);
  g_autoptr(Outcome) got = outcome_unpack(bytes);
  assert_non_null(got);
  assert_int_equal(got->kind, OUTCOME_DONE);
  assert_string_equal(got->subject, "Vraag over “uitstel”");
  assert_null(got->reason);
  assert_int_equal(got->pages, 3);
  assert_true(got->triage);
  assert_false(got->replied);
  assert_int_equal(got->topics->len, 1);
  assert_true(outcome_topic(got, 0)->points > 6.4 && outcome_topic(got, 0)->primary);
}

static void
a_failure_keeps_its_reason(void **state G_GNUC_UNUSED) {
  g_autoptr(Outcome) sent = outcome_new(OUTCOME_BROKE, "the reader stopped");
  g_autoptr(GBytes) bytes = outcome_pack(sent);
  g_autoptr(Outcome) got = outcome_unpack(bytes);
  assert_int_equal(got->kind, OUTCOME_BROKE);
  assert_string_equal(got->reason, "the reader stopped");
  assert_int_equal(got->retry_above, RETRY_NEVER);
}

static void
what_becomes_of_a_failure_survives_the_pipe(void **state G_GNUC_UNUSED) {
  g_autoptr(Outcome) sent = outcome_new(OUTCOME_BROKE, "it took too long");
  sent->retry_above = 60;
  g_autoptr(GBytes) bytes = outcome_pack(sent);
  g_autoptr(Outcome) got = outcome_unpack(bytes);
  assert_int_equal(got->retry_above, 60);
}

static void
what_was_killed_is_tried_again_by_every_run(void **state G_GNUC_UNUSED) {
  g_autoptr(Outcome) outcome = outcome_new(OUTCOME_KILLED, "killed");
  assert_int_equal(outcome->retry_above, 0);
}

static void
a_late_letter_is_tried_again_by_a_longer_run(void **state G_GNUC_UNUSED) {
  g_autoptr(Outcome) outcome = outcome_new_late(60);
  assert_int_equal(outcome->kind, OUTCOME_BROKE);
  assert_int_equal(outcome->retry_above, 60);
  assert_non_null(strstr(outcome->reason, "60 seconds"));
}

static void
nonsense_is_no_outcome(void **state G_GNUC_UNUSED) {
  g_autoptr(GBytes) bytes = g_bytes_new_static("nonsense, not an outcome", 24);
  assert_null(outcome_unpack(bytes));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_outcome_survives_the_pipe),
      cmocka_unit_test(a_failure_keeps_its_reason),
      cmocka_unit_test(what_becomes_of_a_failure_survives_the_pipe),
      cmocka_unit_test(what_was_killed_is_tried_again_by_every_run),
      cmocka_unit_test(a_late_letter_is_tried_again_by_a_longer_run),
      cmocka_unit_test(nonsense_is_no_outcome),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
