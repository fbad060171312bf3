#include "tests/extract/tiny-pdf.h"
#include "tests/extract/unit.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "extract/notice.h"
#include "extract/reader-child.h"
#include "extract/xml.h"

static void
assert_unreadable(GBytes *file, ReaderOptions options, const char *words) {
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(GError) error = NULL;
  assert_null(reader_read_pages(file, &options, notices, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, words);
}

static guint
open_files(void) {
  guint n = 0;
  DIR *folder = opendir("/proc/self/fd");
  assert_non_null(folder);
  while (readdir(folder))
    n++;
  closedir(folder);
  return n;
}

static void
pages_of_a_pdf_are_read(G_GNUC_UNUSED void **state) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf = tiny_pdf_saying("Hoogachtend");
  g_autoptr(GPtrArray) pages = reader_read_pages(pdf, &options, notices, &error);
  assert_non_null(pages);
  assert_int_equal(pages->len, 1);
  assert_int_equal(((Page *)g_ptr_array_index(pages, 0))->glyphs->len, strlen("Hoogachtend"));
  assert_int_equal(notices->len, 0);
}

static void
junk_before_the_header_does_no_harm(G_GNUC_UNUSED void **state) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  g_autoptr(GBytes) pdf = tiny_pdf_saying("Hoogachtend");
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_byte_array_append(bytes, (const guint8 *)"\r\n\r\n", 4);
  g_byte_array_append(bytes, g_bytes_get_data(pdf, NULL), (guint)g_bytes_get_size(pdf));
  g_autoptr(GBytes) junk = g_bytes_new(bytes->data, bytes->len);
  g_autoptr(GPtrArray) pages = reader_read_pages(junk, &options, NULL, NULL);
  assert_non_null(pages);
  assert_int_equal(pages->len, 1);
}

static void
what_is_no_pdf_is_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) empty = g_bytes_new("", 0), text = g_bytes_new("Geachte heer,", 13);
  assert_unreadable(empty, READER_OPTIONS_DEFAULT, "not a PDF");
  assert_unreadable(text, READER_OPTIONS_DEFAULT, "not a PDF");
}

static void
a_header_alone_is_damaged(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) header = g_bytes_new("%PDF-1.7\n", 9);
  assert_unreadable(header, READER_OPTIONS_DEFAULT, "damaged");
}

static void
a_pdf_cut_off_is_read_or_refused_but_never_harms(G_GNUC_UNUSED void **state) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  g_autoptr(GBytes) pdf = tiny_pdf_saying("Hoogachtend");
  for (gsize length = 9; length < g_bytes_get_size(pdf); length += 97) {
    g_autoptr(GBytes) part = g_bytes_new_from_bytes(pdf, 0, length);
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) pages = reader_read_pages(part, &options, NULL, &error);
    assert_true((pages == NULL) == (error != NULL));
    if (error)
      assert_true(g_error_matches(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE));
  }
}

static void
a_locked_pdf_is_refused_and_says_what_to_do(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) open = tiny_pdf_saying("geheim");
  g_autoptr(GBytes) locked = tiny_pdf_locked(open, "wachtwoord");
  if (!locked) {
    print_message("skipped: qpdf is not installed\n");
    skip();
  }
  assert_unreadable(locked, READER_OPTIONS_DEFAULT, "password");
}

static void
too_many_pages_are_refused(G_GNUC_UNUSED void **state) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  const char *contents[] = {"", "", ""};
  g_autoptr(GBytes) pdf = tiny_pdf(contents, 3, "");
  options.pages_max = 2;
  assert_unreadable(pdf, options, "more pages");
  options.pages_max = 3;
  g_autoptr(GPtrArray) pages = reader_read_pages(pdf, &options, NULL, NULL);
  assert_non_null(pages);
}

static void
a_child_that_takes_too_long_is_stopped(G_GNUC_UNUSED void **state) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  g_autoptr(GBytes) pdf = tiny_pdf_that_takes(12);
  options.seconds_max = 1;
  gint64 begun = g_get_monotonic_time();
  assert_unreadable(pdf, options, "was stopped");
  assert_true(g_get_monotonic_time() - begun < 10 * G_USEC_PER_SEC);
}

static void
the_same_drawing_on_a_small_scale_is_read(G_GNUC_UNUSED void **state) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  g_autoptr(GBytes) pdf = tiny_pdf_that_takes(2);
  g_autoptr(GPtrArray) pages = reader_read_pages(pdf, &options, NULL, NULL);
  assert_non_null(pages);
}

/* Waits, for ten seconds at most, until this process has a child, and kills it. */
static gpointer
kill_child(G_GNUC_UNUSED gpointer data) {
  g_autofree char *path = g_strdup_printf("/proc/self/task/%d/children", (int)getpid());
  for (int i = 0; i < 1000; i++) {
    g_autofree char *children = NULL;
    g_file_get_contents(path, &children, NULL, NULL);
    int child = children ? atoi(children) : 0;
    if (child > 0)
      return GINT_TO_POINTER(kill(child, SIGKILL) == 0);
    g_usleep(10000);
  }
  return GINT_TO_POINTER(FALSE);
}

static void
a_child_that_dies_leaves_an_error(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) pdf = tiny_pdf_that_takes(12);
  g_autofree char *children = g_strdup_printf("/proc/self/task/%d/children", (int)getpid());
  if (!g_file_test(children, G_FILE_TEST_EXISTS)) {
    print_message("skipped: this kernel does not list a process's children\n");
    skip();
  }
  GThread *killer = g_thread_new("killer", kill_child, NULL);
  assert_unreadable(pdf, READER_OPTIONS_DEFAULT, "stopped before the end");
  assert_true(GPOINTER_TO_INT(g_thread_join(killer)));
}

static void
nothing_is_left_behind_by_the_child(G_GNUC_UNUSED void **state) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  g_autoptr(GBytes) pdf = tiny_pdf_saying("Hoogachtend"), slow = tiny_pdf_that_takes(12);
  guint before = open_files();
  g_autoptr(GPtrArray) pages = reader_read_pages(pdf, &options, NULL, NULL);
  assert_non_null(pages);
  options.seconds_max = 0;
  assert_unreadable(slow, options, "was stopped");
  assert_int_equal(open_files(), before);
  assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void
one_reader_reads_many_files(G_GNUC_UNUSED void **state) {
  g_autoptr(Reader) reader = reader_new();
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  options.reader = reader;
  const char *const lines[] = {"een", "twee woorden", "drie"};
  for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autoptr(GBytes) pdf = tiny_pdf_saying(lines[i]);
    g_autoptr(GPtrArray) pages = reader_read_pages(pdf, &options, NULL, NULL);
    assert_non_null(pages);
    assert_int_equal(((Page *)g_ptr_array_index(pages, 0))->glyphs->len, strlen(lines[i]));
    assert_int_equal(reader_ending(reader), READER_READ);
  }
}

static void
a_reader_goes_on_after_files_that_cannot_be_read(G_GNUC_UNUSED void **state) {
  g_autoptr(Reader) reader = reader_new();
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  options.reader = reader;
  g_autoptr(GBytes) pdf = tiny_pdf_saying("een"), slow = tiny_pdf_that_takes(12),
                    damaged = g_bytes_new("%PDF-1.7\n", 9);
  assert_unreadable(damaged, options, "damaged");
  assert_int_equal(reader_ending(reader), READER_READ);
  options.seconds_max = 1;
  assert_unreadable(slow, options, "was stopped");
  assert_int_equal(reader_ending(reader), READER_BROKE);
  options.seconds_max = 60;
  g_autoptr(GPtrArray) pages = reader_read_pages(pdf, &options, NULL, NULL);
  assert_non_null(pages);
  assert_int_equal(reader_ending(reader), READER_READ);
}

static void
a_child_that_dies_between_two_files_costs_neither(G_GNUC_UNUSED void **state) {
  g_autoptr(Reader) reader = reader_new();
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  options.reader = reader;
  g_autoptr(GBytes) pdf = tiny_pdf_saying("Hoogachtend");
  g_autoptr(GPtrArray) before = reader_read_pages(pdf, &options, NULL, NULL);
  assert_non_null(before);
  if (!kill_child(NULL))
    skip();
  siginfo_t about;
  assert_int_equal(waitid(P_ALL, 0, &about, WEXITED | WNOWAIT), 0);
  g_autoptr(GPtrArray) after = reader_read_pages(pdf, &options, NULL, NULL);
  assert_non_null(after);
  assert_int_equal(reader_ending(reader), READER_READ);
}

static void
a_reader_that_never_read_can_be_freed(G_GNUC_UNUSED void **state) {
  g_autoptr(Reader) reader = reader_new();
  assert_int_equal(reader_ending(reader), READER_READ);
}

static void
without_walls_the_pages_are_the_same(G_GNUC_UNUSED void **state) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  g_autoptr(GBytes) pdf = tiny_pdf_saying("Hoogachtend"), damaged = g_bytes_new("%PDF-1.7\n", 9);
  g_autoptr(GPtrArray) behind = reader_read_pages(pdf, &options, NULL, NULL);
  options.no_sandbox = TRUE;
  g_autoptr(GPtrArray) here = reader_read_pages(pdf, &options, NULL, NULL);
  assert_non_null(behind);
  assert_non_null(here);
  const Page *one = g_ptr_array_index(behind, 0), *other = g_ptr_array_index(here, 0);
  assert_int_equal(one->glyphs->len, other->glyphs->len);
  assert_memory_equal(one->glyphs->data, other->glyphs->data, one->glyphs->len * sizeof(Glyph));
  assert_unreadable(damaged, options, "damaged");
}

/* Page n says n letters. */
static GBytes *
long_pdf(guint n_pages) {
  g_autoptr(GPtrArray) contents = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < n_pages; i++) {
    g_autofree char *letters = g_strnfill(i + 1, 'a');
    g_ptr_array_add(contents, g_strdup_printf("BT /F 9 Tf 40 700 Td (%s) Tj ET", letters));
  }
  return tiny_pdf((const char *const *)contents->pdata, n_pages, "");
}

static void
assert_pages_in_order(const GPtrArray *pages, guint n_pages) {
  assert_non_null(pages);
  assert_int_equal(pages->len, n_pages);
  for (guint i = 0; i < n_pages; i++)
    assert_int_equal(((const Page *)g_ptr_array_index(pages, i))->glyphs->len, i + 1);
}

static void
a_long_file_is_read_in_halves_that_follow_each_other(G_GNUC_UNUSED void **state) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  for (guint n_pages = READER_HALVED_PAGES_MIN - 1; n_pages <= READER_HALVED_PAGES_MIN + 1; n_pages++) {
    g_autoptr(GBytes) pdf = long_pdf(n_pages);
    g_autoptr(GPtrArray) pages = reader_read_pages(pdf, &options, NULL, NULL);
    assert_pages_in_order(pages, n_pages);
  }
}

static void
a_reader_that_is_kept_reads_long_files_alone(G_GNUC_UNUSED void **state) {
  g_autoptr(Reader) reader = reader_new();
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  options.reader = reader;
  g_autoptr(GBytes) pdf = long_pdf(READER_HALVED_PAGES_MIN + 1);
  g_autoptr(GPtrArray) pages = reader_read_pages(pdf, &options, NULL, NULL);
  assert_pages_in_order(pages, READER_HALVED_PAGES_MIN + 1);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pages_of_a_pdf_are_read),
      cmocka_unit_test(junk_before_the_header_does_no_harm),
      cmocka_unit_test(what_is_no_pdf_is_refused),
      cmocka_unit_test(a_header_alone_is_damaged),
      cmocka_unit_test(a_pdf_cut_off_is_read_or_refused_but_never_harms),
      cmocka_unit_test(a_locked_pdf_is_refused_and_says_what_to_do),
      cmocka_unit_test(too_many_pages_are_refused),
      cmocka_unit_test(a_child_that_takes_too_long_is_stopped),
      cmocka_unit_test(the_same_drawing_on_a_small_scale_is_read),
      cmocka_unit_test(a_child_that_dies_leaves_an_error),
      cmocka_unit_test(nothing_is_left_behind_by_the_child),
      cmocka_unit_test(one_reader_reads_many_files),
      cmocka_unit_test(a_reader_goes_on_after_files_that_cannot_be_read),
      cmocka_unit_test(a_child_that_dies_between_two_files_costs_neither),
      cmocka_unit_test(a_reader_that_never_read_can_be_freed),
      cmocka_unit_test(a_long_file_is_read_in_halves_that_follow_each_other),
      cmocka_unit_test(a_reader_that_is_kept_reads_long_files_alone),
      cmocka_unit_test(without_walls_the_pages_are_the_same),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
