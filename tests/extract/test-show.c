#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/show.h"

/* A letter of two printed lines, with a character that steers terminals in the second. */
static Letter *
small_letter(void) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  paper_set(page, 70, 100, paper_style(page, 11, STYLE_BOLD), "De kop");
  paper_set(page, 70, 120, paper_style(page, 11, 0), "rood\x1b[31m\xC2\x9B");
  Letter *letter = letter_new();
  letter->pages = pages;
  Part *part = part_new(PART_HEADING, "De kop\x1b[31m");
  part->level = 2;
  part->rung = "bold-line";
  g_ptr_array_add(letter->parts, part);
  letter_number_parts(letter);
  field_set(&letter->our_reference, "K-12\x1b", NULL, "our-reference-label");
  return letter;
}

static void
assert_says(const GString *out, const char *words) {
  if (!strstr(out->str, words))
    fail_msg("\"%s\" does not say \"%s\"", out->str, words);
}

static void
glyphs_are_shown_one_a_line_with_box_and_font(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = small_letter();
  g_autoptr(GString) out = g_string_new(NULL);
  glyphs_print(letter, out);
  assert_says(out, "page 1  595.0 x 842.0 pt\n");
  assert_says(out, "\nD  70.0 91.4 75.5 102.4  11.0 pt Proef\n");
  assert_says(out, "\n\u2423  ");
}

static void
lines_are_shown_with_their_style_and_text(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = small_letter();
  g_autoptr(GString) out = g_string_new(NULL);
  lines_print(letter, out);
  assert_says(out, "bold  De kop\n");
  assert_says(out, "Proef  rood");
}

static void
parts_are_shown_with_what_named_them(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = small_letter();
  g_autoptr(GString) out = g_string_new("before\n");
  parts_print(letter, out);
  assert_true(g_str_has_prefix(out->str, "before\n"));
  assert_says(out, "[our-reference-label]");
  assert_says(out, "heading");
  assert_says(out, "bold-line");
  assert_says(out, "(level 2)");
}

static void
what_steers_a_terminal_is_never_shown(G_GNUC_UNUSED void **state) {
  void (*const printers[])(const Letter *, GString *) = {glyphs_print, lines_print, parts_print};
  for (guint i = 0; i < G_N_ELEMENTS(printers); i++) {
    g_autoptr(Letter) letter = small_letter();
    g_autoptr(GString) out = g_string_new(NULL);
    printers[i](letter, out);
    assert_null(strchr(out->str, '\x1b'));
    assert_null(strstr(out->str, "\xC2\x9B"));
    assert_says(out, "\uFFFD");
  }
}

static void
letters_without_pages_have_no_glyphs_or_lines_to_show(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_new();
  g_autoptr(GString) out = g_string_new(NULL);
  glyphs_print(letter, out);
  lines_print(letter, out);
  parts_print(letter, out);
  assert_string_equal(out->str, "");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(glyphs_are_shown_one_a_line_with_box_and_font),
      cmocka_unit_test(lines_are_shown_with_their_style_and_text),
      cmocka_unit_test(parts_are_shown_with_what_named_them),
      cmocka_unit_test(what_steers_a_terminal_is_never_shown),
      cmocka_unit_test(letters_without_pages_have_no_glyphs_or_lines_to_show),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
