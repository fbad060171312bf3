/* What repliek-rules(5) shows must work as it stands there. */
#include "tests/classify/helper.h"

#include "extract/data.h"

/* The manual's literal block that begins with this line, as the reader of the page sees it. */
static char *
manual_block(const char *first_line) {
  g_autofree char *path = data_path("cli/man/repliek-rules.5", NULL), *page = NULL;
  if (!path || !g_file_get_contents(path, &page, NULL, NULL))
    skip(); /* installed data have no manual beside them */
  g_auto(GStrv) lines = g_strsplit(page, "\n", -1);
  GString *block = NULL;
  for (char **line = lines; *line; line++) {
    if (!block && strcmp(*line, first_line) == 0)
      block = g_string_new(NULL);
    if (block && g_str_has_prefix(*line, ".Ed"))
      return g_string_free(block, FALSE);
    if (block)
      g_string_append_printf(block, "%s\n", *line);
  }
  fail_msg("the manual has no block “%s”", first_line);
  return NULL;
}

static void
assert_checks_clean(const char *rules) {
  char *folder = folder_make();
  folder_write(folder, "00-ours.rules", rules);
  const char *const paths[] = {folder, NULL};
  g_autoptr(GError) error = NULL;
  g_autoptr(Languages) languages = languages_load(NULL, NULL);
  g_autoptr(Pack) pack = pack_load(paths, languages, &error);
  folder_drop(folder);
  if (!pack)
    fail_msg("%s", error->message);
  g_autoptr(GString) report = g_string_new(NULL);
  if (pack_check(pack, report) > 0)
    fail_msg("%s", report->str);
}

static void
the_first_topic_of_the_manual_works(void **state G_GNUC_UNUSED) {
  g_autofree char *rules = manual_block("topic minors");
  assert_checks_clean(rules);
}

static void
the_pack_of_the_manual_works(void **state G_GNUC_UNUSED) {
  g_autofree char *rules = manual_block("include default");
  assert_checks_clean(rules);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_first_topic_of_the_manual_works),
      cmocka_unit_test(the_pack_of_the_manual_works),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
