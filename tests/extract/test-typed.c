#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/lines.h"
#include "extract/typed.h"

static const Box FIELD = {150, 90, 350, 106};

/* A page with a label left of FIELD. */
static Page *
page_with_label(GPtrArray *pages) {
  Page *page = paper_turn(pages);
  paper_set(page, 70, 100, paper_style(page, 11, 0), "Naam:");
  return page;
}

static char *
lines_of(Page *page) {
  g_autoptr(GArray) lines = lines_find(page, 0, NULL);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index(lines, Line, i);
    g_autofree char *words = line_text(page, line);
    g_string_append_printf(text, "%u:%s|", line->row - g_array_index(lines, Line, 0).row, words);
  }
  return g_string_free(text, FALSE);
}

static void
assert_lines(Page *page, const char *expected) {
  g_autofree char *lines = lines_of(page);
  assert_string_equal(lines, expected);
}

static void
a_value_stands_level_with_its_label(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = paper_new();
  Page *page = page_with_label(pages);
  assert_true(typed_lay(page, " Ilse de Graaf\n", FIELD, GLYPH_FORM));
  assert_lines(page, "0:Naam:|0:Ilse de Graaf|");
}

static void
a_long_value_is_wrapped_in_a_high_box(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = paper_new();
  Page *page = paper_turn(pages);
  assert_true(typed_lay(page, "Een antwoord dat langer is dan een regel\nen een tweede",
                        (Box){150, 90, 250, 190}, GLYPH_FORM));
  assert_lines(page, "0:Een antwoord dat|1:langer is dan een|2:regel|3:en een tweede|");
}

static void
rules_to_write_on_give_way(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = paper_new();
  Page *page = page_with_label(pages);
  paper_set(page, 152, 100, paper_style(page, 11, 0), "................");
  assert_true(typed_lay(page, "Ilse", FIELD, GLYPH_FORM));
  assert_lines(page, "0:Naam:|0:Ilse|");
}

static void
what_the_page_shows_already_is_only_marked(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = paper_new();
  Page *page = page_with_label(pages);
  paper_set(page, 152, 100, paper_style(page, 11, 0), "Ilse Vos");
  guint before = page->glyphs->len;
  assert_true(typed_lay(page, "Ilse Vos", FIELD, GLYPH_FORM));
  assert_int_equal(page->glyphs->len, before);
  assert_true(page_glyph(page, before - 1)->flags & GLYPH_FORM);
  assert_false(page_glyph(page, 0)->flags & GLYPH_FORM);
}

static void
other_text_is_never_laid_over(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = paper_new();
  Page *page = page_with_label(pages);
  paper_set(page, 152, 100, paper_style(page, 11, 0), "Iets anders");
  guint before = page->glyphs->len;
  assert_false(typed_lay(page, "Ilse", FIELD, GLYPH_FORM));
  assert_int_equal(page->glyphs->len, before);
}

static void
a_page_without_text_takes_a_value_too(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = paper_new();
  Page *page = page_new(595, 842);
  g_ptr_array_add(pages, page);
  assert_true(typed_lay(page, "x", FIELD, GLYPH_ANNOTATION));
  assert_int_equal(page->glyphs->len, 1);
  assert_int_equal(page->styles->len, 1);
}

static void
a_box_without_width_holds_its_text_all_the_same(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = paper_new();
  Page *page = paper_turn(pages);
  assert_true(typed_lay(page, "drie woorden hier", (Box){150, 90, 150, 90}, GLYPH_FORM));
  assert_true(typed_lay(page, "", FIELD, GLYPH_FORM));
  assert_int_equal(page->glyphs->len, strlen("drie woorden hier"));
}

/* A part of the page's glyphs from first on. */
static Part *
part_of_glyphs(const Page *page, guint first) {
  Part *part = part_new(PART_PARAGRAPH, "x");
  part->ink = g_array_new(FALSE, FALSE, sizeof(Ink));
  for (guint i = first; i < page->glyphs->len; i++) {
    Ink ink = {0, i};
    g_array_append_val(part->ink, ink);
  }
  return part;
}

static void
parts_know_whether_most_of_them_was_typed_afterwards(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_new();
  letter->pages = paper_new();
  Page *page = page_with_label(letter->pages);
  guint label = page->glyphs->len;
  typed_lay(page, "Vos", FIELD, GLYPH_FORM);
  g_ptr_array_add(letter->parts, part_of_glyphs(page, label));
  g_ptr_array_add(letter->parts, part_of_glyphs(page, 0));
  g_ptr_array_add(letter->parts, part_new(PART_PARAGRAPH, "zonder inkt"));
  typed_mark_parts(letter);
  assert_string_equal(letter_part(letter, 0)->added, "form");
  assert_null(letter_part(letter, 1)->added);
  assert_null(letter_part(letter, 2)->added);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_value_stands_level_with_its_label),
      cmocka_unit_test(a_long_value_is_wrapped_in_a_high_box),
      cmocka_unit_test(rules_to_write_on_give_way),
      cmocka_unit_test(what_the_page_shows_already_is_only_marked),
      cmocka_unit_test(other_text_is_never_laid_over),
      cmocka_unit_test(a_page_without_text_takes_a_value_too),
      cmocka_unit_test(a_box_without_width_holds_its_text_all_the_same),
      cmocka_unit_test(parts_know_whether_most_of_them_was_typed_afterwards),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
