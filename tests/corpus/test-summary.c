#include "corpus/summary.h"

#include "corpus/log.h"
#include "tests/extract/unit.h"

#include <string.h>

static void
assert_cell(const char *text, const char *expected) {
  g_autoptr(GString) line = g_string_new(NULL);
  csv_append_cell(line, text);
  assert_string_equal(line->str, expected);
}

static void
plain_text_stays_as_it_is(void **state G_GNUC_UNUSED) {
  assert_cell("Voorbeeld", "Voorbeeld");
  assert_cell("a=b - c", "a=b - c");
  assert_cell(NULL, "");
}

static void
what_a_spreadsheet_would_compute_is_defused(void **state G_GNUC_UNUSED) {
  assert_cell("=1+1", "'=1+1");
  assert_cell("+31 70", "'+31 70");
  assert_cell("-1", "'-1");
  assert_cell("@SUM(A1)", "'@SUM(A1)");
  assert_cell("\t=1", "\"'\t=1\"");
}

static void
commas_quotes_and_lines_are_quoted(void **state G_GNUC_UNUSED) {
  assert_cell("a, b", "\"a, b\"");
  assert_cell("zo \"heet\" het", "\"zo \"\"heet\"\" het\"");
  assert_cell("=a,\"b\"", "\"'=a,\"\"b\"\"\"");
  assert_cell("een\ntwee", "\"een\ntwee\"");
}

static void
names_are_made_safe_to_print(void **state G_GNUC_UNUSED) {
  g_autofree char *name = path_for_people("a\nb\x1B[2J\xFF.pdf");
  assert_string_equal(name, "a\\nb\xEF\xBF\xBD[2J\xEF\xBF\xBD.pdf");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_text_stays_as_it_is),
      cmocka_unit_test(what_a_spreadsheet_would_compute_is_defused),
      cmocka_unit_test(commas_quotes_and_lines_are_quoted),
      cmocka_unit_test(names_are_made_safe_to_print),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
