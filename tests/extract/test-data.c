#include "tests/extract/unit.h"

#include <string.h>

#include "extract/data.h"
#include "extract/xml.h"

/* Each test sets the variable for itself and puts back what the test run gave. */
static char *given;

static int
remember_environment(G_GNUC_UNUSED void **state) {
  given = g_strdup(g_getenv("REPLIEK_DATA"));
  return 0;
}

static int
restore_environment(G_GNUC_UNUSED void **state) {
  if (given != NULL)
    g_setenv("REPLIEK_DATA", given, TRUE);
  else
    g_unsetenv("REPLIEK_DATA");
  g_clear_pointer(&given, g_free);
  return 0;
}

static void
data_lie_where_the_environment_says(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  g_autofree char *path = data_path("extract/languages", &error);
  assert_non_null(path);
  assert_true(g_file_test(path, G_FILE_TEST_IS_DIR));
}

static void
data_that_are_missing_are_named(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  assert_null(data_path("extract/no-such-thing", &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "extract/no-such-thing: missing");
}

static void
an_environment_that_names_no_folder_is_passed_over(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  g_setenv("REPLIEK_DATA", "/nonexistent", TRUE);
  g_autofree char *path = data_path("extract/languages", &error);
  if (path != NULL)
    assert_false(g_str_has_prefix(path, "/nonexistent"));
  else
    assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "REPLIEK_DATA");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(data_lie_where_the_environment_says),
      cmocka_unit_test(data_that_are_missing_are_named),
      cmocka_unit_test_setup_teardown(an_environment_that_names_no_folder_is_passed_over,
                                      remember_environment, restore_environment),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
