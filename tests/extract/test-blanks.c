#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/blanks.h"

static int
load(void **state) {
  *state = languages_load(NULL, NULL);
  return *state == NULL;
}

static int
unload(void **state) {
  languages_free(*state);
  return 0;
}

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
  };
  return cmocka_run_group_tests(tests, load, unload);
}
