#include "tests/extract/tiny-pdf.h"
#include "tests/extract/tiny-scan.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/drawing.h"
#include "extract/extract.h"
#include "extract/xml.h"

static const TinyLine LETTER[] = {{70, 760, 11, "F", "Ons kenmerk: K-12/34"},
                                  {70, 700, 11, "F", "Geachte mevrouw Jansen,"},
                                  {70, 660, 11, "F", "Wij schrijven u over de aanvraag van onze buurman,"},
                                  {70, 645, 11, "F", "die al geruime tijd op een antwoord wacht."},
                                  {0, 0, 0, NULL, NULL}};

static GBytes *
pdf_of_letter(void) {
  g_autofree char *content = tiny_lines_content(LETTER);
  const char *contents[] = {content, "BT /F 11 Tf 70 742 Td (Tweede bladzijde) Tj ET"};
  return tiny_pdf(contents, 2, "");
}

static Letter *
letter_of(GBytes *pdf) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  options.ocr = OCR_NEVER;
  g_autoptr(Languages) languages = languages_load(NULL, NULL);
  g_autoptr(GError) error = NULL;
  Letter *letter = extract_pdf(pdf, "brief.pdf", languages, &options, &error);
  assert_null(error);
  return letter;
}

static void
every_line_and_part_of_the_page_is_marked(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) pdf = pdf_of_letter();
  g_autoptr(Letter) letter = letter_of(pdf);
  g_autofree char *marks = drawing_marks(letter, 0);
  assert_non_null(strstr(marks, " 2060ff 0.0\n"));
  assert_non_null(strstr(marks, " 909090 0.3\n"));
  assert_non_null(strstr(marks, "paragraph: "));
  assert_non_null(strstr(marks, "salutation: "));
  assert_non_null(strstr(marks, "our reference: "));
}

static void
what_stands_on_another_page_is_not_marked(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) pdf = pdf_of_letter();
  g_autoptr(Letter) letter = letter_of(pdf);
  g_autofree char *marks = drawing_marks(letter, 1);
  assert_null(strstr(marks, "salutation: "));
  assert_null(strstr(marks, "our reference: "));
}

static void
a_page_is_drawn_as_a_picture(G_GNUC_UNUSED void **state) {
  if (!tiny_scan_ready())
    skip();
  g_autoptr(GBytes) pdf = pdf_of_letter();
  g_autoptr(Letter) letter = letter_of(pdf);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) png = drawing_of_page(pdf, letter, 0, &error);
  if (error)
    fail_msg("%s", error->message);
  const guint8 *bytes = g_bytes_get_data(png, NULL);
  assert_memory_equal(bytes, "\x89PNG", 4);
  /* The header's width and height, big-endian: A4 at 144 dots an inch. */
  assert_int_equal(bytes[18] << 8 | bytes[19], 1190);
  assert_int_equal(bytes[22] << 8 | bytes[23], 1684);
}

static void
assert_not_drawn(GBytes *file, const Letter *letter, guint page, int code) {
  g_autoptr(GError) error = NULL;
  assert_null(drawing_of_page(file, letter, page, &error));
  assert_true(g_error_matches(error, EXTRACT_ERROR, code));
}

static void
a_page_that_is_not_there_is_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) pdf = pdf_of_letter();
  g_autoptr(Letter) letter = letter_of(pdf), plain = letter_new();
  assert_not_drawn(pdf, letter, 2, EXTRACT_ERROR_UNREADABLE);
  assert_not_drawn(pdf, plain, 0, EXTRACT_ERROR_UNREADABLE);
}

static void
a_file_that_cannot_be_drawn_is_said_to_be_so(G_GNUC_UNUSED void **state) {
  if (!tiny_scan_ready())
    skip();
  g_autoptr(GBytes) pdf = pdf_of_letter(), broken = g_bytes_new_static("%PDF-nonsense", 13);
  g_autoptr(Letter) letter = letter_of(pdf);
  assert_not_drawn(broken, letter, 0, EXTRACT_ERROR_BROKE);
}

static void
a_program_that_answers_with_something_else_is_not_believed(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) pdf = pdf_of_letter();
  g_autoptr(Letter) letter = letter_of(pdf);
  g_autofree char *before = g_strdup(g_getenv("REPLIEK_OCR"));
  g_setenv("REPLIEK_OCR", "/bin/echo", TRUE);
  assert_not_drawn(pdf, letter, 0, EXTRACT_ERROR_BROKE);
  g_setenv("REPLIEK_OCR", "/nowhere/repliek-ocr", TRUE);
  assert_not_drawn(pdf, letter, 0, EXTRACT_ERROR_UNREADABLE);
  if (before)
    g_setenv("REPLIEK_OCR", before, TRUE);
  else
    g_unsetenv("REPLIEK_OCR");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_line_and_part_of_the_page_is_marked),
      cmocka_unit_test(what_stands_on_another_page_is_not_marked),
      cmocka_unit_test(a_page_is_drawn_as_a_picture),
      cmocka_unit_test(a_page_that_is_not_there_is_refused),
      cmocka_unit_test(a_file_that_cannot_be_drawn_is_said_to_be_so),
      cmocka_unit_test(a_program_that_answers_with_something_else_is_not_believed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
