#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/glyphs.h"

/* What a reader gets of text set on paper; free with g_free. */
static char *
read_text(const Page *page) {
  guint hidden = 0;
  g_autoptr(GArray) glyphs = glyphs_for_reading(page, &hidden);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < glyphs->len; i++)
    g_string_append_unichar(text, g_array_index(glyphs, Glyph, i).ch);
  return g_string_free(text, FALSE);
}

static void
assert_reads(const char *set, const char *expected) {
  g_autoptr(Page) page = page_new(PAPER_WIDTH, PAPER_HEIGHT);
  paper_set(page, 70, 100, paper_style(page, 11, 0), set);
  g_autofree char *text = read_text(page);
  assert_string_equal(text, expected);
}

static void
letters_and_signs_stay_as_they_are(G_GNUC_UNUSED void **state) {
  assert_reads("Één brief, 3 m² – ½ ①", "Één brief, 3 m² – ½ ①");
  assert_reads("", "");
}

static void
ligatures_are_read_as_letters(G_GNUC_UNUSED void **state) {
  assert_reads("o\uFB03cieel \uFB01n \uFB02uit", "officieel fin fluit");
  assert_reads("w\u0133 en \u0132s", "wij en IJs");
}

static void
the_letters_of_a_ligature_share_its_box(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = page_new(PAPER_WIDTH, PAPER_HEIGHT);
  guint hidden = 0;
  double end = paper_set(page, 70, 100, paper_style(page, 12, 0), "\uFB03");
  g_autoptr(GArray) glyphs = glyphs_for_reading(page, &hidden);
  assert_int_equal(glyphs->len, 3);
  assert_float_equal(g_array_index(glyphs, Glyph, 0).x0, 70, 0.01);
  assert_float_equal(g_array_index(glyphs, Glyph, 0).x1, g_array_index(glyphs, Glyph, 1).x0, 0.01);
  assert_float_equal(g_array_index(glyphs, Glyph, 2).x1, end, 0.01);
}

static void
marks_are_composed_with_the_letter_before_them(G_GNUC_UNUSED void **state) {
  assert_reads("cafe\u0301", "café");
  assert_reads("a\u030A\u0301", "\u01FB");
}

static void
marks_without_a_letter_or_a_composed_form_stay(G_GNUC_UNUSED void **state) {
  assert_reads("\u0301a", "\u0301a");
  assert_reads("q\u0301", "q\u0301");
}

static void
characters_without_width_are_gone_but_soft_hyphens_stay(G_GNUC_UNUSED void **state) {
  assert_reads("\uFEFFver\u200Bgun\u200Dning\u200E", "vergunning");
  assert_reads("ver\u00ADgunning", "ver\u00ADgunning");
}

static void
what_nobody_can_see_is_left_out_and_counted(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = page_new(PAPER_WIDTH, PAPER_HEIGHT);
  guint hidden = 2;
  paper_set(page, 70, 100, paper_style(page, 11, 0), "ja nee");
  for (guint i = 2; i < 6; i++)
    g_array_index(page->glyphs, Glyph, i).flags |= GLYPH_INVISIBLE;
  g_autoptr(GArray) glyphs = glyphs_for_reading(page, &hidden);
  assert_int_equal(glyphs->len, 2);
  assert_int_equal(hidden, 5);
}

static void
the_page_itself_is_not_changed(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = page_new(PAPER_WIDTH, PAPER_HEIGHT);
  paper_set(page, 70, 100, paper_style(page, 11, 0), "\uFB01e\u0301");
  g_autofree char *text = read_text(page);
  assert_string_equal(text, "fié");
  assert_int_equal(page->glyphs->len, 3);
  assert_int_equal(page_glyph(page, 0)->ch, 0xFB01);
  assert_int_equal(page_glyph(page, 1)->ch, 'e');
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(letters_and_signs_stay_as_they_are),
      cmocka_unit_test(ligatures_are_read_as_letters),
      cmocka_unit_test(the_letters_of_a_ligature_share_its_box),
      cmocka_unit_test(marks_are_composed_with_the_letter_before_them),
      cmocka_unit_test(marks_without_a_letter_or_a_composed_form_stay),
      cmocka_unit_test(characters_without_width_are_gone_but_soft_hyphens_stay),
      cmocka_unit_test(what_nobody_can_see_is_left_out_and_counted),
      cmocka_unit_test(the_page_itself_is_not_changed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
