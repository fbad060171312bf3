#include "tests/extract/tiny-pdf.h"
#include "tests/extract/tiny-scan.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/notice.h"
#include "extract/ocr.h"
#include "extract/xml.h"

static const TinyLine LETTER[] = {{70, 780, 18, "B", "Stichting Noorderlicht"},
                                  {70, 700, 11, "F", "Geachte mevrouw Jansen,"},
                                  {70, 660, 11, "F", "Wij schrijven u over de aanvraag van onze buurman,"},
                                  {70, 645, 11, "F", "die al geruime tijd op een antwoord wacht en die"},
                                  {70, 630, 11, "F", "graag van u hoort wanneer hij dat krijgt. In de"},
                                  {70, 615, 11, "F", "brief van 3 mei staat dat hij moest wachten."},
                                  {70, 590, 11, "B", "Wat wij u vragen"},
                                  {70, 570, 11, "F", "Wij vragen u om drie dingen, die hieronder staan:"},
                                  {88, 550, 11, "F", "antwoord binnen vier weken;"},
                                  {88, 535, 11, "F", "een gesprek met onze buurman;"},
                                  {74, 550, 11, "F", "\\225"},
                                  {74, 535, 11, "F", "\\225"},
                                  {0, 0, 0, NULL, NULL}};

/* Every test has the languages; ready says whether recognition can be tested. */
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
scan_of_letter(const char *page_entries) {
  g_autofree char *content = tiny_lines_content(LETTER);
  const char *contents[] = {content};
  g_autoptr(GBytes) pdf = tiny_pdf(contents, 1, "");
  return tiny_scan(pdf, page_entries);
}

static GPtrArray *
blank_pages(guint n) {
  GPtrArray *pages = g_ptr_array_new_with_free_func((GDestroyNotify)page_free);
  while (n--)
    g_ptr_array_add(pages, page_new(595, 842));
  return pages;
}

static GArray *
only(guint page) {
  GArray *which = g_array_new(FALSE, FALSE, sizeof(guint));
  g_array_append_val(which, page);
  return which;
}

static char *
text_of(const Page *page) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < page->glyphs->len; i++)
    g_string_append_unichar(text, page_glyph(page, i)->ch);
  return g_string_free(text, FALSE);
}

/* The first glyph of text on the page; the test fails when it is not there. */
static const Glyph *
glyph_of(const Page *page, const char *text) {
  g_autofree char *all = text_of(page);
  const char *at = strstr(all, text);
  if (!at)
    fail_msg("\"%s\" does not say \"%s\"", all, text);
  return page_glyph(page, (guint)g_utf8_pointer_to_offset(all, at));
}

static GPtrArray *
recognised(const World *world, GBytes *file) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(GArray) which = only(0);
  GPtrArray *pages = blank_pages(1);
  if (!ocr_pages(file, pages, which, 60, world->languages, notices, &error))
    fail_msg("%s", error->message);
  return pages;
}

static void
assert_refused_as(ExtractError code, const World *world, GBytes *file, guint page, const char *words) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(GArray) which = only(page);
  g_autoptr(GPtrArray) pages = blank_pages(page + 1);
  const Page *before = g_ptr_array_index(pages, page);
  assert_false(ocr_pages(file, pages, which, 60, world->languages, notices, &error));
  assert_fails_saying(error, EXTRACT_ERROR, (int)code, words);
  assert_ptr_equal(g_ptr_array_index(pages, page), before);
}

static void
assert_refused(const World *world, GBytes *file, guint page, const char *words) {
  assert_refused_as(EXTRACT_ERROR_UNREADABLE, world, file, page, words);
}

/* --- what is read --- */

static void
a_scanned_page_is_read(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GBytes) scan = scan_of_letter("");
  g_autoptr(GPtrArray) pages = recognised(world, scan);
  const Page *page = g_ptr_array_index(pages, 0);
  const Glyph *glyph = glyph_of(page, "buurman, die al geruime tijd");
  assert_true(glyph->flags & GLYPH_OCR);
  assert_true(glyph->confidence > 50 && glyph->confidence <= 100);
  assert_true(page_was_recognised(page));
}

static void
glyphs_stand_where_the_ink_is(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GBytes) scan = scan_of_letter("");
  g_autoptr(GPtrArray) pages = recognised(world, scan);
  const Glyph *glyph = glyph_of(g_ptr_array_index(pages, 0), "Geachte");
  assert_true(glyph->x0 > 68 && glyph->x0 < 73);
  assert_true(glyph->y0 < 842 - 700 - 7 && glyph->y1 > 842 - 700);
}

static void
type_of_one_size_comes_out_in_one_size(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GBytes) scan = scan_of_letter("");
  g_autoptr(GPtrArray) pages = recognised(world, scan);
  const Page *page = g_ptr_array_index(pages, 0);
  double text = page_style(page, glyph_of(page, "Wij schrijven"))->size;
  assert_true(text > 9.5 && text < 12.5);
  assert_float_equal(page_style(page, glyph_of(page, "antwoord binnen"))->size, text, 0);
  assert_float_equal(page_style(page, glyph_of(page, "Geachte"))->size, text, 0);
  assert_true(page_style(page, glyph_of(page, "Stichting"))->size > 1.4 * text);
}

static void
thick_strokes_are_bold_and_thin_ones_are_not(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GBytes) scan = scan_of_letter("");
  g_autoptr(GPtrArray) pages = recognised(world, scan);
  const Page *page = g_ptr_array_index(pages, 0);
  assert_true(page_style(page, glyph_of(page, "Wat wij u vragen"))->flags & STYLE_BOLD);
  assert_false(page_style(page, glyph_of(page, "Wij schrijven"))->flags & STYLE_BOLD);
}

static void
bullets_are_bullets(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GBytes) scan = scan_of_letter("");
  g_autoptr(GPtrArray) pages = recognised(world, scan);
  const Page *page = g_ptr_array_index(pages, 0);
  glyph_of(page, "• antwoord binnen");
  glyph_of(page, "• een gesprek");
}

static GPtrArray *
recognised_lines(const World *world, const TinyLine *lines) {
  g_autofree char *content = tiny_lines_content(lines);
  const char *contents[] = {content};
  g_autoptr(GBytes) pdf = tiny_pdf(contents, 1, "");
  g_autoptr(GBytes) scan = tiny_scan(pdf, "");
  return recognised(world, scan);
}

/* A full stop as a typewriter sets it, in the middle of its cell. */
static void
a_stop_that_stands_off_its_word_is_read(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  const TinyLine lines[] = {{70, 700, 10, "F", "Wij wachten al zo lang op uw antwoord"},
                            {70, 680, 10, "F", "en willen nu toch weten wat er gebeurt"},
                            {242.5, 680, 10, "F", "."},
                            {70, 660, 10, "F", "Dat vragen wij u vandaag en ook morgen"},
                            {0, 0, 0, NULL, NULL}};
  g_autoptr(GPtrArray) pages = recognised_lines(world, lines);
  glyph_of(g_ptr_array_index(pages, 0), "gebeurt.");
}

static void
dust_above_the_feet_is_not(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  const TinyLine lines[] = {{70, 700, 10, "F", "Wij wachten al zo lang op uw antwoord"},
                            {70, 680, 10, "F", "en willen nu toch weten wat er gebeurt"},
                            {246, 683, 10, "F", "."},
                            {70, 660, 10, "F", "Dat vragen wij u vandaag en ook morgen"},
                            {0, 0, 0, NULL, NULL}};
  g_autoptr(GPtrArray) pages = recognised_lines(world, lines);
  g_autofree char *text = text_of(g_ptr_array_index(pages, 0));
  assert_non_null(strstr(text, "gebeurt"));
  assert_null(strstr(text, "gebeurt."));
}

static void
a_page_on_its_side_or_its_head_is_set_upright(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  static const char *const turns[] = {"/Rotate 90", "/Rotate 180", "/Rotate 270"};
  for (guint i = 0; i < G_N_ELEMENTS(turns); i++) {
    g_autoptr(GBytes) scan = scan_of_letter(turns[i]);
    g_autoptr(GPtrArray) pages = recognised(world, scan);
    const Page *page = g_ptr_array_index(pages, 0);
    glyph_of(page, "buurman, die al geruime tijd");
    assert_true(page->height > page->width);
  }
}

static void
an_empty_page_stays_empty(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  const char *contents[] = {""};
  g_autoptr(GBytes) pdf = tiny_pdf(contents, 1, "");
  g_autoptr(GPtrArray) pages = recognised(world, pdf);
  const Page *page = g_ptr_array_index(pages, 0);
  assert_int_equal(page->glyphs->len, 0);
  assert_false(page_was_recognised(page));
}

/* --- what goes wrong --- */

static void
a_page_too_large_is_named_and_left_empty(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = notices_new(), pages = blank_pages(1);
  g_autoptr(GArray) which = only(0);
  const char *contents[] = {"0 0 10 10 re f"};
  g_autoptr(GBytes) pdf = tiny_pdf(contents, 1, "/MediaBox [0 0 14000 14000]");
  assert_true(ocr_pages(pdf, pages, which, 60, world->languages, notices, &error));
  assert_int_equal(((const Page *)g_ptr_array_index(pages, 0))->glyphs->len, 0);
  assert_int_equal(notices->len, 1);
  assert_non_null(strstr(((const Notice *)g_ptr_array_index(notices, 0))->message, "page 1 is too large"));
}

static void
a_page_that_the_file_lacks_is_an_error(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GBytes) pdf = tiny_pdf_saying("Hoogachtend");
  assert_refused(world, pdf, 1, "a page was asked for that the file does not have");
}

static void
a_file_that_cannot_be_drawn_is_an_error(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GBytes) nonsense = g_bytes_new_static("nonsense", 8);
  assert_refused(world, nonsense, 0, "cannot be drawn");
}

static void
missing_data_say_what_to_install(void **state) {
  const World *world = *state;
  if (!world->ready)
    skip();
  g_autoptr(GBytes) pdf = tiny_pdf_saying("Hoogachtend");
  g_setenv("TESSDATA_PREFIX", "/nonexistent", TRUE);
  assert_refused_as(EXTRACT_ERROR_LACKING, world, pdf, 0, "install tesseract-ocr-nld and tesseract-ocr-eng");
  g_unsetenv("TESSDATA_PREFIX");
}

/* Runs the test's words with another program in repliek-ocr's place. */
static void
assert_program_refused(ExtractError code, const World *world, const char *program, const char *words) {
  g_autofree char *own = g_strdup(g_getenv("REPLIEK_OCR"));
  g_autoptr(GBytes) pdf = tiny_pdf_saying("Hoogachtend");
  g_setenv("REPLIEK_OCR", program, TRUE);
  assert_refused_as(code, world, pdf, 0, words);
  g_setenv("REPLIEK_OCR", own, TRUE);
}

static void
a_missing_program_says_what_to_install(void **state) {
  assert_null(ocr_lacking());
  assert_program_refused(EXTRACT_ERROR_LACKING, *state, "/nonexistent/repliek-ocr",
                         "(repliek-ocr) is not installed");
}

static void
a_program_that_dies_or_talks_nonsense_is_not_believed(void **state) {
  assert_program_refused(EXTRACT_ERROR_BROKE, *state, "/bin/false", "stopped before the end");
  assert_program_refused(EXTRACT_ERROR_BROKE, *state, "/bin/echo", "stopped before the end");
}

/* --- the option --- */

static void
the_three_words_of_the_option_are_known_and_no_other(G_GNUC_UNUSED void **state) {
  OcrUse use;
  assert_true(ocr_use_parse(NULL, &use) && use == OCR_AUTO);
  assert_true(ocr_use_parse("auto", &use) && use == OCR_AUTO);
  assert_true(ocr_use_parse("never", &use) && use == OCR_NEVER);
  assert_true(ocr_use_parse("always", &use) && use == OCR_ALWAYS);
  assert_false(ocr_use_parse("", &use));
  assert_false(ocr_use_parse("yes", &use));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_scanned_page_is_read),
      cmocka_unit_test(glyphs_stand_where_the_ink_is),
      cmocka_unit_test(type_of_one_size_comes_out_in_one_size),
      cmocka_unit_test(thick_strokes_are_bold_and_thin_ones_are_not),
      cmocka_unit_test(bullets_are_bullets),
      cmocka_unit_test(a_stop_that_stands_off_its_word_is_read),
      cmocka_unit_test(dust_above_the_feet_is_not),
      cmocka_unit_test(a_page_on_its_side_or_its_head_is_set_upright),
      cmocka_unit_test(an_empty_page_stays_empty),
      cmocka_unit_test(a_page_too_large_is_named_and_left_empty),
      cmocka_unit_test(a_page_that_the_file_lacks_is_an_error),
      cmocka_unit_test(a_file_that_cannot_be_drawn_is_an_error),
      cmocka_unit_test(missing_data_say_what_to_install),
      cmocka_unit_test(a_missing_program_says_what_to_install),
      cmocka_unit_test(a_program_that_dies_or_talks_nonsense_is_not_believed),
      cmocka_unit_test(the_three_words_of_the_option_are_known_and_no_other),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
