#include "extract/ocr-program.h"

#include "extract/xml.h"
#include "tests/extract/unit.h"

#include <string.h>

static GByteArray *
run(const char *const *argv, guint seconds, OcrHearing *hearing, GError **error) {
  g_autoptr(GBytes) input = g_bytes_new_static("a letter", 8);
  g_autoptr(GByteArray) answer = g_byte_array_new();
  return ocr_program_run(argv, input, 1, seconds, answer, hearing, error) ? g_steal_pointer(&answer) : NULL;
}

static void
a_program_that_is_not_there_is_lacking(void **state G_GNUC_UNUSED) {
  static const char *const argv[] = {"/no/such/program", NULL};
  g_autoptr(GError) error = NULL;
  OcrHearing hearing;
  assert_null(run(argv, 5, &hearing, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_LACKING, "could not be started");
}

static void
what_a_program_says_is_heard_whole_however_it_ends(void **state G_GNUC_UNUSED) {
  static const char *const argv[] = {"/bin/sh", "-c", "cat; echo :; exit 3", NULL};
  g_autoptr(GError) error = NULL;
  OcrHearing hearing = OCR_TIMED_OUT;
  g_autoptr(GByteArray) answer = run(argv, 5, &hearing, &error);
  assert_non_null(answer);
  assert_int_equal(hearing, OCR_HEARD);
  assert_int_equal(answer->len, 10);
  assert_memory_equal(answer->data, "a letter:\n", 10);
}

static void
a_program_that_says_nothing_is_ended(void **state G_GNUC_UNUSED) {
  static const char *const argv[] = {"/bin/sleep", "60", NULL};
  g_autoptr(GError) error = NULL;
  OcrHearing hearing = OCR_HEARD;
  gint64 start = g_get_monotonic_time();
  g_autoptr(GByteArray) answer = run(argv, 1, &hearing, &error);
  assert_non_null(answer);
  assert_int_equal(hearing, OCR_TIMED_OUT);
  assert_true(g_get_monotonic_time() - start < 30 * G_USEC_PER_SEC);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_program_that_is_not_there_is_lacking),
      cmocka_unit_test(what_a_program_says_is_heard_whole_however_it_ends),
      cmocka_unit_test(a_program_that_says_nothing_is_ended),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
