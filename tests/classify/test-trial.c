/* The rule files beside this one test the rule language in itself. */
#include "tests/classify/helper.h"

#include "classify/trial.h"
#include "extract/data.h"

static void
the_rule_language_agrees_with_itself(void **state G_GNUC_UNUSED) {
  g_autoptr(GError) error = NULL;
  g_autofree char *path = data_path("tests/classify/operators.rules", NULL);
  if (!path || !g_file_test(path, G_FILE_TEST_EXISTS))
    skip();
  const char *const paths[] = {path, NULL};
  g_autoptr(Languages) languages = languages_load(NULL, NULL);
  g_autoptr(Pack) pack = pack_load(paths, languages, &error);
  if (!pack)
    fail_msg("%s", error->message);
  g_autoptr(GString) report = g_string_new(NULL);
  if (pack_check(pack, report) > 0)
    fail_msg("%s", report->str);
}

/* What a test that does not hold tells; NULL: it holds. */
static char *
trial(const char *rules) {
  g_autoptr(Pack) pack = pack_of(rules);
  const Topic *topic = pack_topic(pack, "t");
  return trial_run(pack, topic, g_ptr_array_index(topic->tests, 0));
}

static void
a_test_that_holds_tells_nothing(void **state G_GNUC_UNUSED) {
  g_autofree char *told = trial("topic t\n match nl r 2 kind\n test nl raised \"Een kind.\"");
  assert_null(told);
}

static void
a_test_that_fails_tells_the_points_and_what_barred(void **state G_GNUC_UNUSED) {
  g_autofree char *told = trial("topic t\n match nl r 2 kind\n match nl s 1 kind\n never nl n bever\n"
                                " test nl raised \"Een kind en een bever.\"");
  assert_string_equal(told, "t is not raised: 3 points of 2 through r 2, s 1; barred by n");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_rule_language_agrees_with_itself),
      cmocka_unit_test(a_test_that_holds_tells_nothing),
      cmocka_unit_test(a_test_that_fails_tells_the_points_and_what_barred),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
