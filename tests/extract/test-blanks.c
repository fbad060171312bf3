#include "tests/extract/languages.h"
#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/blanks.h"

/* Sets text in which "|" stands for a blank so narrow that it may be none. */
static void
set_torn(Page *page, double baseline, const char *text) {
  g_auto(GStrv) pieces = g_strsplit(text, "|", -1);
  guint16 style = paper_style(page, PAPER_SIZE, 0);
  double x = PAPER_LEFT;
  for (char **piece = pieces; *piece; piece++) {
    if (piece != pieces) {
      paper_set(page, x, baseline, style, " ");
      x += 0.15 * PAPER_SIZE;
      g_array_index(page->glyphs, Glyph, page->glyphs->len - 1).x1 = (float)x;
    }
    x = paper_set(page, x, baseline, style, *piece);
  }
}

/* Lines that betray the fault by single letters behind narrow blanks; the letter's own words stand in the
 * prose. */
static GPtrArray *
torn_letter(const char *line) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  paper_write(page, 100, paper_style(page, PAPER_SIZE, 0), PAPER_PROSE " Kwispelaar");
  set_torn(page, 300, "a|anvraag v|an d|e b|uurman");
  set_torn(page, 320, line);
  return pages;
}

static void
assert_mended(const Languages *languages, const char *torn, const char *expected) {
  g_autoptr(GPtrArray) pages = torn_letter(torn);
  g_autoptr(Layout) layout = layout_find(pages);
  blanks_mend(layout, languages);
  const TextLine *line = layout_line(layout, layout->lines->len - 1);
  assert_string_equal(line->text, expected);
  g_autofree char *text = line_text(g_ptr_array_index(pages, 0), &line->line);
  assert_string_equal(text, expected);
}

static void
pieces_of_the_letters_own_words_are_joined(void **state) {
  assert_mended(*state, "K|wispelaar", "Kwispelaar");
  assert_mended(*state, "de a|anvraag van onze b|uurman", "de aanvraag van onze buurman");
}

static void
wide_blanks_are_never_closed(void **state) {
  assert_mended(*state, "K wispelaar", "K wispelaar");
  assert_mended(*state, "de aan vraag", "de aan vraag");
}

static void
narrow_blanks_between_words_stay(void **state) {
  assert_mended(*state, "de|aanvraag", "de aanvraag");
  assert_mended(*state, "aanvraag,|buurman", "aanvraag, buurman");
}

static void
a_comma_ends_its_word_wherever_it_stands(void **state) {
  assert_mended(*state, "4|27,|4|3|3,|435", "427, 433, 435");
  assert_mended(*state, "4|27|4", "4274");
}

static void
many_words_behind_narrow_blanks_are_not_one_unknown_word(void **state) {
  assert_mended(*state, "de|aanvraag|van|onze|buurman", "de aanvraag van onze buurman");
  assert_mended(*state, "K|wis|pel|aar", "Kwispelaar");
}

/* A second page with a torn word, and its blank so wide. */
static void
assert_second_page(const Languages *languages, const char *torn_first, const char *expected) {
  g_autoptr(GPtrArray) pages = torn_letter(torn_first);
  Page *page = paper_turn(pages);
  guint16 style = paper_style(page, PAPER_SIZE, 0);
  double x = paper_set(page, PAPER_LEFT, 300, style, "bu");
  paper_set(page, x, 300, style, " ");
  x += 0.13 * PAPER_SIZE;
  g_array_index(page->glyphs, Glyph, page->glyphs->len - 1).x1 = (float)x;
  paper_set(page, x, 300, style, "urman");
  if (!torn_first[0])
    g_ptr_array_remove_index(pages, 0);
  g_autoptr(Layout) layout = layout_find(pages);
  blanks_mend(layout, languages);
  assert_string_equal(layout_line(layout, layout->lines->len - 1)->text, expected);
}

static void
hair_blanks_are_doubted_in_a_letter_that_has_the_fault(void **state) {
  assert_second_page(*state, "K|wispelaar", "buurman");
}

static void
hair_blanks_alone_are_not_doubted(void **state) {
  assert_second_page(*state, "", "bu urman");
}

static void
words_of_one_letter_do_not_betray_the_fault(void **state) {
  g_autoptr(GPtrArray) pages = paper_new();
  Page *page = paper_turn(pages);
  paper_write(page, 100, paper_style(page, PAPER_SIZE, 0), PAPER_PROSE);
  set_torn(page, 300, "u|vraagt a|person I|know u|aan|vraag");
  g_autoptr(Layout) layout = layout_find(pages);
  blanks_mend(layout, *state);
  assert_string_equal(layout_line(layout, layout->lines->len - 1)->text,
                      "u vraagt a person I know u aan vraag");
}

static void
a_letter_without_the_fault_is_left_alone(void **state) {
  g_autoptr(GPtrArray) pages = paper_new();
  Page *page = paper_turn(pages);
  paper_write(page, 100, paper_style(page, PAPER_SIZE, 0), PAPER_PROSE);
  set_torn(page, 300, "a|anvraag");
  g_autoptr(Layout) layout = layout_find(pages);
  blanks_mend(layout, *state);
  assert_string_equal(layout_line(layout, layout->lines->len - 1)->text, "a anvraag");
}

static void
mending_keeps_every_letter_in_line_order(void **state) {
  g_autoptr(GPtrArray) pages = torn_letter("K|wispelaar");
  g_autoptr(Layout) layout = layout_find(pages);
  const Page *page = g_ptr_array_index(pages, 0);
  guint before = 0, after = 0, at = 0;
  for (guint i = 0; i < page->glyphs->len; i++)
    before += !(page_glyph(page, i)->flags & GLYPH_SPACE);
  blanks_mend(layout, *state);
  for (guint i = 0; i < page->glyphs->len; i++)
    after += !(page_glyph(page, i)->flags & GLYPH_SPACE);
  assert_int_equal(before, after);
  for (guint i = 0; i < layout->lines->len; i++) {
    const Line *line = &layout_line(layout, i)->line;
    assert_int_equal(line->first, at);
    at += line->count;
  }
  assert_int_equal(at, page->glyphs->len);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pieces_of_the_letters_own_words_are_joined),
      cmocka_unit_test(wide_blanks_are_never_closed),
      cmocka_unit_test(narrow_blanks_between_words_stay),
      cmocka_unit_test(a_letter_without_the_fault_is_left_alone),
      cmocka_unit_test(mending_keeps_every_letter_in_line_order),
      cmocka_unit_test(a_comma_ends_its_word_wherever_it_stands),
      cmocka_unit_test(many_words_behind_narrow_blanks_are_not_one_unknown_word),
      cmocka_unit_test(hair_blanks_are_doubted_in_a_letter_that_has_the_fault),
      cmocka_unit_test(hair_blanks_alone_are_not_doubted),
      cmocka_unit_test(words_of_one_letter_do_not_betray_the_fault),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
