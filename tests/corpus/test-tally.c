#include "corpus/tally.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#define assert_near(value, expected) assert_true(fabs((value) - (expected)) < 0.005)

static void
precision_recall_and_f1_are_shares(void **state G_GNUC_UNUSED) {
  const Tally tally = {6, 2, 3};
  assert_near(tally_precision(tally), 0.75);
  assert_near(tally_recall(tally), 0.667);
  assert_near(tally_f1(tally), 0.706);
}

static void
nothing_asked_and_nothing_said_is_perfect(void **state G_GNUC_UNUSED) {
  const Tally tally = {0, 0, 0};
  assert_near(tally_f1(tally), 1);
  assert_near(tally_f1((Tally){0, 1, 0}), 0);
}

static void
intervals_are_wilsons(void **state G_GNUC_UNUSED) {
  double low, high;
  share_interval(8, 10, &low, &high);
  assert_near(low, 0.490);
  assert_near(high, 0.943);
  share_interval(0, 10, &low, &high);
  assert_near(low, 0);
  assert_near(high, 0.278);
  share_interval(0, 0, &low, &high);
  assert_near(low, 0);
  assert_near(high, 1);
}

static void
words_that_lie_evenly_say_nothing(void **state G_GNUC_UNUSED) {
  assert_near(log_likelihood(5, 100, 50, 1000), 0);
  assert_near(log_likelihood(0, 0, 0, 0), 0);
  assert_true(log_likelihood(20, 100, 5, 1000) > 50);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(precision_recall_and_f1_are_shares),
      cmocka_unit_test(nothing_asked_and_nothing_said_is_perfect),
      cmocka_unit_test(intervals_are_wilsons),
      cmocka_unit_test(words_that_lie_evenly_say_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
