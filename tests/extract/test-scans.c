#include "tests/extract/tiny-pdf.h"
#include "tests/extract/tiny-scan.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/extract.h"
#include "extract/scans.h"
#include "extract/xml.h"

static const TinyLine LETTER[] = {
    {70, 760, 11, "F", "Datum: 3 mei 2024"},
    {70, 745, 11, "F", "Ons kenmerk: AB-2024-117"},
    {70, 730, 11, "F", "Betreft: onze buurman"},
    {70, 700, 11, "F", "Geachte mevrouw Jansen,"},
    {70, 670, 11, "F", "Wij schrijven u over de aanvraag van onze buurman, die al"},
    {70, 655, 11, "F", "geruime tijd op een antwoord wacht en die graag van u"},
    {70, 640, 11, "F", "hoort wanneer hij dat krijgt. Hij heeft alle stukken gestuurd"},
    {70, 625, 11, "F", "die hem gevraagd zijn, en nog een paar die niemand vroeg."},
    {70, 595, 11, "F", "Met vriendelijke groet,"},
    {70, 550, 11, "F", "P. de Vries"},
    {0, 0, 0, NULL, NULL}};

typedef struct {
  Languages *languages;
  gboolean ready;
} World;

static int
set_up(void **state) {
  World *world = g_new0(World, 1);
  world->languages = languages_load(NULL, NULL);
  world->ready = tiny_scan_ready();
  *state = world;
  return world->languages ? 0 : -1;
}

static int
tear_down(void **state) {
  World *world = *state;
  languages_free(world->languages);
  g_free(world);
  return 0;
}

static GBytes *
typed_letter(void) {
  g_autofree char *content = tiny_lines_content(LETTER);
  const char *contents[] = {content};
  return tiny_pdf(contents, 1, "");
}

static GBytes *
scanned_letter(void) {
  g_autoptr(GBytes) pdf = typed_letter();
  return tiny_scan(pdf, "");
}

/* Page 1 typed, page 2 a scan of the same. */
static GBytes *
mixed_letter(void) {
  g_autofree char *typed = tiny_lines_content(LETTER);
  g_autoptr(GBytes) pdf = typed_letter();
  g_autofree char *scanned = tiny_scan_content(pdf);
  const char *contents[] = {typed, scanned};
  return tiny_pdf(contents, 2, "");
}

static Letter *
letter_of(const World *world, GBytes *pdf, OcrUse use, GError **error) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  options.ocr = use;
  return extract_pdf(pdf, "letter.pdf", world->languages, &options, error);
}

static const Notice *
notice_of(const Letter *letter, const char *code) {
  for (guint i = 0; i < letter->notices->len; i++) {
    const Notice *notice = g_ptr_array_index(letter->notices, i);
    if (strcmp(notice->code, code) == 0)
      return notice;
  }
  return NULL;
}

static const Page *
page_of(const Letter *letter, guint index) {
  return g_ptr_array_index(letter->pages, index);
}

static void
a_scanned_letter_has_its_fields_but_they_are_doubted(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GBytes) scan = scanned_letter();
  g_autoptr(GError) error = NULL;
  g_autoptr(Letter) letter = letter_of(world, scan, OCR_AUTO, &error);
  assert_non_null(letter);
  assert_string_equal(letter->sent.date.iso, "2024-05-03");
  assert_string_equal(letter->our_reference.text, "AB-2024-117");
  assert_int_equal(letter->sent.date.printed.certainty, DOUBTFUL);
  assert_int_equal(letter->our_reference.certainty, DOUBTFUL);
  assert_non_null(strstr(notice_of(letter, "text-recognised")->message, "page 1"));
  assert_int_equal(notice_of(letter, "misread-possible")->page, 0);
}

static void
a_typed_letter_is_not_doubted(void **state) {
  const World *world = *state;
  g_autoptr(GBytes) pdf = typed_letter();
  g_autoptr(GError) error = NULL;
  g_autoptr(Letter) letter = letter_of(world, pdf, OCR_AUTO, &error);
  assert_non_null(letter);
  assert_int_equal(letter->our_reference.certainty, CERTAIN);
  assert_null(notice_of(letter, "text-recognised"));
  assert_null(notice_of(letter, "misread-possible"));
}

static void
only_the_scanned_page_of_a_mixed_letter_is_recognised(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GBytes) pdf = mixed_letter();
  g_autoptr(GError) error = NULL;
  g_autoptr(Letter) letter = letter_of(world, pdf, OCR_AUTO, &error);
  assert_non_null(letter);
  assert_false(page_was_recognised(page_of(letter, 0)));
  assert_true(page_was_recognised(page_of(letter, 1)));
  assert_non_null(strstr(notice_of(letter, "text-recognised")->message, "page 2"));
  assert_int_equal(letter->our_reference.certainty, CERTAIN);
}

static void
always_recognises_typed_pages_too(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GBytes) pdf = typed_letter();
  g_autoptr(GError) error = NULL;
  g_autoptr(Letter) letter = letter_of(world, pdf, OCR_ALWAYS, &error);
  assert_non_null(letter);
  assert_true(page_was_recognised(page_of(letter, 0)));
}

static void
never_leaves_a_scan_unread_and_says_how_to_read_it(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GBytes) scan = scanned_letter();
  g_autoptr(GError) error = NULL;
  assert_null(letter_of(world, scan, OCR_NEVER, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "--ocr=auto");
}

static void
never_names_the_pages_of_a_mixed_letter_that_were_left_unread(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GBytes) mixed = mixed_letter();
  g_autoptr(GError) error = NULL;
  g_autoptr(Letter) letter = letter_of(world, mixed, OCR_NEVER, &error);
  assert_non_null(letter);
  assert_non_null(strstr(notice_of(letter, "page-unread")->message, "page 2: no usable text"));
  assert_false(page_was_recognised(page_of(letter, 1)));
}

/* A letter read with no recognition program to be had. */
static Letter *
letter_without_program(const World *world, GBytes *pdf, GError **error) {
  g_autofree char *own = g_strdup(g_getenv("REPLIEK_OCR"));
  g_setenv("REPLIEK_OCR", "/nonexistent", TRUE);
  Letter *letter = letter_of(world, pdf, OCR_AUTO, error);
  g_setenv("REPLIEK_OCR", own, TRUE);
  return letter;
}

static void
without_the_program_a_scan_is_an_error_and_a_mixed_letter_has_a_notice(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GBytes) scan = scanned_letter(), mixed = mixed_letter();
  g_autoptr(GError) error = NULL;
  assert_null(letter_without_program(world, scan, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_LACKING, "letter.pdf: text recognition");
  g_autoptr(Letter) letter = letter_without_program(world, mixed, &error);
  assert_non_null(letter);
  assert_non_null(strstr(notice_of(letter, "page-unread")->message, "page 2: not read"));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_scanned_letter_has_its_fields_but_they_are_doubted),
      cmocka_unit_test(a_typed_letter_is_not_doubted),
      cmocka_unit_test(only_the_scanned_page_of_a_mixed_letter_is_recognised),
      cmocka_unit_test(always_recognises_typed_pages_too),
      cmocka_unit_test(never_leaves_a_scan_unread_and_says_how_to_read_it),
      cmocka_unit_test(never_names_the_pages_of_a_mixed_letter_that_were_left_unread),
      cmocka_unit_test(without_the_program_a_scan_is_an_error_and_a_mixed_letter_has_a_notice),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
