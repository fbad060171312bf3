#include "tests/extract/tiny-pdf.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/pdf.h"

/* What pages say and how many there were. */
typedef struct {
  GString *text;
  guint pages, stop_after, hidden, bold, pictures;
  double width, height, size; /* size: of the largest type */
  Glyph first;
} Seen;

static gboolean
see_page(const Page *page, gpointer data) {
  Seen *seen = data;
  for (guint i = 0; i < page->glyphs->len; i++) {
    const Glyph *glyph = page_glyph(page, i);
    if (i == 0)
      seen->first = *glyph;
    g_string_append_unichar(seen->text, glyph->ch);
    seen->hidden += (glyph->flags & GLYPH_INVISIBLE) != 0;
    seen->bold += (page_style(page, glyph)->flags & STYLE_BOLD) != 0;
    assert_true(((glyph->flags & GLYPH_SPACE) != 0) == (glyph->ch == ' '));
    assert_int_equal(glyph->confidence, 100);
  }
  for (guint i = 0; i < page->styles->len; i++)
    assert_true(g_utf8_validate(g_array_index(page->styles, Style, i).font, -1, NULL));
  for (guint i = 0; i < page->styles->len; i++)
    seen->size = MAX(seen->size, g_array_index(page->styles, Style, i).size);
  seen->width = page->width;
  seen->height = page->height;
  seen->pictures += page->pictures->len;
  return ++seen->pages != seen->stop_after;
}

static PdfOutcome
see(GBytes *pdf, guint pages_max, Seen *seen) {
  seen->text = seen->text ? seen->text : g_string_new(NULL);
  return pdf_each_page(pdf, pages_max, see_page, seen);
}

static void
seen_clear(Seen *seen) {
  if (seen->text)
    g_string_free(seen->text, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Seen, seen_clear)

static void
assert_outcome(const char *bytes, gsize length, PdfOutcome expected) {
  g_auto(Seen) seen = {0};
  g_autoptr(GBytes) pdf = g_bytes_new(bytes, length);
  assert_int_equal(see(pdf, 100, &seen), expected);
  assert_int_equal(seen.pages, 0);
}

static void
text_is_read_with_its_blanks(G_GNUC_UNUSED void **state) {
  g_auto(Seen) seen = {0};
  g_autoptr(GBytes) pdf = tiny_pdf_saying("Geachte heer Vos,");
  assert_int_equal(see(pdf, 100, &seen), PDF_READ);
  assert_string_equal(seen.text->str, "Geachte heer Vos,");
  assert_int_equal(seen.bold, 0);
  assert_int_equal(seen.hidden, 0);
}

static void
boxes_are_points_from_the_top_left(G_GNUC_UNUSED void **state) {
  g_auto(Seen) seen = {0};
  g_autoptr(GBytes) pdf = tiny_pdf_saying("X");
  assert_int_equal(see(pdf, 100, &seen), PDF_READ);
  assert_true(seen.width == 595 && seen.height == 842);
  assert_float_equal(seen.first.x0, 70, 0.5);
  assert_true(seen.first.y0 < 100 && seen.first.y1 > 100 && seen.first.y1 - seen.first.y0 < 16);
}

static void
a_turned_page_is_measured_as_it_is_seen(G_GNUC_UNUSED void **state) {
  g_auto(Seen) seen = {0};
  const char *contents[] = {"BT /F 11 Tf 70 742 Td (X) Tj ET"};
  g_autoptr(GBytes) pdf = tiny_pdf(contents, 1, "/Rotate 90");
  assert_int_equal(see(pdf, 100, &seen), PDF_READ);
  assert_true(seen.width == 842 && seen.height == 595);
}

static void
bold_is_told_by_the_fonts_name(G_GNUC_UNUSED void **state) {
  g_auto(Seen) seen = {0};
  const char *contents[] = {"BT /B 11 Tf 70 742 Td (vet) Tj /F 11 Tf 0 -20 Td (mager) Tj ET"};
  g_autoptr(GBytes) pdf = tiny_pdf(contents, 1, "");
  assert_int_equal(see(pdf, 100, &seen), PDF_READ);
  assert_int_equal(seen.bold, 3);
}

static void
white_text_cannot_be_seen_and_grey_text_can(G_GNUC_UNUSED void **state) {
  g_auto(Seen) seen = {0};
  const char *contents[] = {"BT 1 g /F 11 Tf 70 742 Td (wit) Tj 0.6 g 0 -20 Td (grijs) Tj ET"};
  g_autoptr(GBytes) pdf = tiny_pdf(contents, 1, "");
  assert_int_equal(see(pdf, 100, &seen), PDF_READ);
  assert_int_equal(seen.hidden, 3);
}

static void
type_beyond_every_number_has_an_ordinary_size(G_GNUC_UNUSED void **state) {
  const char *const contents[][1] = {
      {"1 0 0 -1 0 842 cm BT /F 11 Tf 1 0 0 -555555555555555555555 211 700 Tm (Vos Vos) Tj ET"},
      {"BT /F 90 Tf 70 700 Td (Vos) Tj ET"}};
  const double sizes[] = {10, 90};
  for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
    g_auto(Seen) seen = {0};
    g_autoptr(GBytes) pdf = tiny_pdf(contents[i], 1, "");
    assert_int_equal(see(pdf, 100, &seen), PDF_READ);
    assert_float_equal(seen.size, sizes[i], 0.1);
  }
}

static GBytes *
blank_page(const char *media_box) {
  g_autoptr(GPtrArray) objects = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(objects, g_strdup("<</Type /Catalog /Pages 2 0 R>>"));
  g_ptr_array_add(objects, g_strdup("<</Type /Pages /Kids [3 0 R] /Count 1>>"));
  g_ptr_array_add(objects, g_strdup_printf("<</Type /Page /Parent 2 0 R /MediaBox %s>>", media_box));
  return tiny_pdf_of_objects(objects);
}

static void
pages_larger_than_any_paper_are_letter_sized(G_GNUC_UNUSED void **state) {
  const char *const boxes[] = {"[0 0 2000000 80]", "[0 0 90000 80]"};
  const double widths[] = {612, 90000}, heights[] = {792, 80};
  for (guint i = 0; i < G_N_ELEMENTS(boxes); i++) {
    g_auto(Seen) seen = {0};
    g_autoptr(GBytes) pdf = blank_page(boxes[i]);
    assert_int_equal(see(pdf, 100, &seen), PDF_READ);
    assert_float_equal(seen.width, widths[i], 0.1);
    assert_float_equal(seen.height, heights[i], 0.1);
  }
}

static GBytes *
page_in_a_font(const char *name) {
  static const char content[] = "BT /F 11 Tf 70 700 Td (Vos) Tj ET";
  g_autoptr(GPtrArray) objects = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(objects, g_strdup("<</Type /Catalog /Pages 2 0 R>>"));
  g_ptr_array_add(objects, g_strdup("<</Type /Pages /Kids [3 0 R] /Count 1>>"));
  g_ptr_array_add(objects, g_strdup("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                                    "/Resources <</Font <</F 5 0 R>>>>>>"));
  g_ptr_array_add(objects,
                  g_strdup_printf("<</Length %u>>\nstream\n%s\nendstream", (guint)strlen(content), content));
  g_ptr_array_add(objects, g_strdup_printf("<</Type /Font /Subtype /Type1 /BaseFont /%s>>", name));
  return tiny_pdf_of_objects(objects);
}

/* Characters of two bytes behind one and behind two: one of the cuts comes within a character. */
static void
long_names_of_fonts_are_cut_between_characters(G_GNUC_UNUSED void **state) {
  const char *const begins[] = {"Bold", "Bolds"};
  for (guint i = 0; i < G_N_ELEMENTS(begins); i++) {
    g_autoptr(GString) name = g_string_new(begins[i]);
    for (guint n = 0; n < 50; n++)
      g_string_append(name, "#C3#A9");
    g_auto(Seen) seen = {0};
    g_autoptr(GBytes) pdf = page_in_a_font(name->str);
    assert_int_equal(see(pdf, 100, &seen), PDF_READ);
    assert_string_equal(seen.text->str, "Vos");
    assert_int_equal(seen.bold, 3);
  }
}

static void
pictures_are_found(G_GNUC_UNUSED void **state) {
  g_auto(Seen) seen = {0};
  const char *contents[] = {"q 100 0 0 50 70 700 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q"};
  g_autoptr(GBytes) pdf = tiny_pdf(contents, 1, "");
  assert_int_equal(see(pdf, 100, &seen), PDF_READ);
  assert_int_equal(seen.pictures, 1);
  assert_string_equal(seen.text->str, "");
}

static void
pages_come_in_order_and_empty_ones_count(G_GNUC_UNUSED void **state) {
  g_auto(Seen) seen = {0};
  const char *contents[] = {"BT /F 11 Tf 70 742 Td (een) Tj ET", "", "BT /F 11 Tf 70 742 Td (drie) Tj ET"};
  g_autoptr(GBytes) pdf = tiny_pdf(contents, 3, "");
  assert_int_equal(see(pdf, 100, &seen), PDF_READ);
  assert_int_equal(seen.pages, 3);
  assert_string_equal(seen.text->str, "eendrie");
}

static void
whoever_has_enough_may_stop(G_GNUC_UNUSED void **state) {
  g_auto(Seen) seen = {.stop_after = 1};
  const char *contents[] = {"", "", ""};
  g_autoptr(GBytes) pdf = tiny_pdf(contents, 3, "");
  assert_int_equal(see(pdf, 100, &seen), PDF_READ);
  assert_int_equal(seen.pages, 1);
}

static void
more_pages_than_allowed_are_refused_before_any_is_read(G_GNUC_UNUSED void **state) {
  g_auto(Seen) seen = {0};
  const char *contents[] = {"", "", ""};
  g_autoptr(GBytes) pdf = tiny_pdf(contents, 3, "");
  assert_int_equal(see(pdf, 2, &seen), PDF_TOO_LONG);
  assert_int_equal(seen.pages, 0);
  assert_int_equal(see(pdf, 3, &seen), PDF_READ);
  assert_int_equal(seen.pages, 3);
}

static void
what_is_no_pdf_is_damaged(G_GNUC_UNUSED void **state) {
  assert_outcome("", 0, PDF_DAMAGED);
  assert_outcome("Geen PDF", 8, PDF_DAMAGED);
  assert_outcome("%PDF-1.7\n", 9, PDF_DAMAGED);
}

static void
a_pdf_without_pages_is_damaged(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) pdf = tiny_pdf(NULL, 0, "");
  assert_outcome(g_bytes_get_data(pdf, NULL), g_bytes_get_size(pdf), PDF_DAMAGED);
}

static void
a_locked_pdf_says_so_and_an_open_one_does_not(G_GNUC_UNUSED void **state) {
  g_auto(Seen) seen = {0};
  g_autoptr(GBytes) open = tiny_pdf_saying("geheim");
  g_autoptr(GBytes) locked = tiny_pdf_locked(open, "wachtwoord"), unlocked = tiny_pdf_locked(open, "");
  if (!locked || !unlocked) {
    print_message("skipped: qpdf is not installed\n");
    skip();
  }
  assert_int_equal(see(locked, 100, &seen), PDF_ENCRYPTED);
  assert_int_equal(seen.pages, 0);
  /* Encrypted, but with an empty password: anybody may read it. */
  assert_int_equal(see(unlocked, 100, &seen), PDF_READ);
  assert_string_equal(seen.text->str, "geheim");
}

static void
poppler_can_be_warmed_up_before_it_reads(G_GNUC_UNUSED void **state) {
  g_auto(Seen) seen = {0};
  g_autoptr(GObject) warmth = pdf_warm_up();
  g_autoptr(GBytes) pdf = tiny_pdf_saying("warm");
  assert_non_null(warmth);
  assert_int_equal(see(pdf, 100, &seen), PDF_READ);
  assert_string_equal(seen.text->str, "warm");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(text_is_read_with_its_blanks),
      cmocka_unit_test(boxes_are_points_from_the_top_left),
      cmocka_unit_test(a_turned_page_is_measured_as_it_is_seen),
      cmocka_unit_test(bold_is_told_by_the_fonts_name),
      cmocka_unit_test(white_text_cannot_be_seen_and_grey_text_can),
      cmocka_unit_test(type_beyond_every_number_has_an_ordinary_size),
      cmocka_unit_test(pages_larger_than_any_paper_are_letter_sized),
      cmocka_unit_test(long_names_of_fonts_are_cut_between_characters),
      cmocka_unit_test(pictures_are_found),
      cmocka_unit_test(pages_come_in_order_and_empty_ones_count),
      cmocka_unit_test(whoever_has_enough_may_stop),
      cmocka_unit_test(more_pages_than_allowed_are_refused_before_any_is_read),
      cmocka_unit_test(what_is_no_pdf_is_damaged),
      cmocka_unit_test(a_pdf_without_pages_is_damaged),
      cmocka_unit_test(a_locked_pdf_says_so_and_an_open_one_does_not),
      cmocka_unit_test(poppler_can_be_warmed_up_before_it_reads),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
