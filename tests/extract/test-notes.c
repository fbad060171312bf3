#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/notes.h"

enum { BODY, SMALL };

/* A page of running text in style BODY; SMALL is for notes. */
static GPtrArray *
prose(void) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  paper_style(page, PAPER_SIZE, 0);
  paper_style(page, 9, 0);
  paper_write(page, 100, BODY, PAPER_PROSE);
  return pages;
}

static LineUse
use_of(const Layout *layout, const char *beginning) {
  return layout_line(layout, paper_find_line(layout, beginning))->use;
}

static const char *
rung_of(const Layout *layout, const char *beginning) {
  return layout_line(layout, paper_find_line(layout, beginning))->rung;
}

static void
small_lines_with_a_mark_at_the_foot_are_notes(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  Page *page = g_ptr_array_index(pages, 0);
  paper_set(page, PAPER_LEFT, 700, SMALL, "1 Zie de eerdere brief,");
  paper_set(page, PAPER_LEFT, 711, SMALL, "die u niet beantwoordde.");
  paper_set(page, PAPER_LEFT, 722, SMALL, "2) Idem.");
  g_autoptr(Layout) layout = layout_find(pages);
  notes_mark(layout);
  assert_string_equal(rung_of(layout, "1 Zie"), "note-mark");
  assert_int_equal(use_of(layout, "die u niet"), USE_NOTE);
  assert_string_not_equal(rung_of(layout, "die u niet"), "note-mark");
  assert_string_equal(rung_of(layout, "2) Idem"), "note-mark");
  assert_int_equal(use_of(layout, "Wij schrijven"), USE_OPEN);
}

static void
lines_of_the_bodys_size_are_no_notes(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  paper_set(g_ptr_array_index(pages, 0), PAPER_LEFT, 700, BODY, "1 januari is een feestdag.");
  g_autoptr(Layout) layout = layout_find(pages);
  notes_mark(layout);
  assert_int_equal(use_of(layout, "1 januari"), USE_OPEN);
}

static void
small_lines_in_the_upper_part_of_the_page_are_no_notes(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  paper_set(g_ptr_array_index(pages, 0), PAPER_LEFT, 60, SMALL, "1 Retouradres: Kade 7");
  g_autoptr(Layout) layout = layout_find(pages);
  notes_mark(layout);
  assert_int_equal(use_of(layout, "1 Retour"), USE_OPEN);
}

static void
numbers_of_something_else_are_no_marks(G_GNUC_UNUSED void **state) {
  const char *const texts[] = {"1-41 maandrapporten", "5.1 tweede lid", "12/3 stukken", "3% meer"};
  char mark[8];
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    assert_int_equal(note_mark_length(texts[i], mark), 0);
  assert_int_equal(note_mark_length("5. Tweede lid", mark), 3);
  assert_int_equal(note_mark_length("1Zie boven", mark), 1);
}

static void
small_lines_without_a_mark_are_no_notes(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  paper_set(g_ptr_array_index(pages, 0), PAPER_LEFT, 700, SMALL, "Wij zijn op maandag gesloten.");
  g_autoptr(Layout) layout = layout_find(pages);
  notes_mark(layout);
  assert_int_equal(use_of(layout, "Wij zijn"), USE_OPEN);
}

static void
a_note_ends_where_its_small_type_or_its_leading_ends(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  Page *page = g_ptr_array_index(pages, 0);
  paper_set(page, PAPER_LEFT, 700, SMALL, "1 Zie de eerdere brief.");
  paper_set(page, PAPER_LEFT, 709, paper_style(page, 7, 0), "KvK 12345678, postbus 12");
  paper_set(page, PAPER_LEFT, 760, SMALL, "2 Idem.");
  paper_set(page, PAPER_LEFT, 800, SMALL, "Ver onder de noten.");
  g_autoptr(Layout) layout = layout_find(pages);
  notes_mark(layout);
  assert_int_equal(use_of(layout, "KvK"), USE_OPEN);
  assert_int_equal(use_of(layout, "2 Idem"), USE_NOTE);
  assert_int_equal(use_of(layout, "Ver onder"), USE_OPEN);
}

static void
what_was_settled_before_stays_settled(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  paper_set(g_ptr_array_index(pages, 0), PAPER_LEFT, 700, SMALL, "1 Kantoor");
  g_autoptr(Layout) layout = layout_find(pages);
  text_line_furnish(layout_line(layout, paper_find_line(layout, "1 Kantoor")), FURNITURE_FOOTER, "settled");
  notes_mark(layout);
  assert_int_equal(use_of(layout, "1 Kantoor"), USE_FURNITURE);
}

static void
a_mark_may_stand_apart_from_its_note(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  Page *page = g_ptr_array_index(pages, 0);
  paper_set(page, PAPER_LEFT, 700, SMALL, "1");
  paper_set(page, PAPER_LEFT + 25, 700, SMALL, "Zie de eerdere brief.");
  g_autoptr(Layout) layout = layout_find(pages);
  notes_mark(layout);
  assert_string_equal(rung_of(layout, "1"), "note-mark");
  assert_int_equal(use_of(layout, "Zie de"), USE_NOTE);
}

static void
a_small_number_alone_is_no_note(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  paper_set(g_ptr_array_index(pages, 0), PAPER_LEFT, 700, SMALL, "1");
  g_autoptr(Layout) layout = layout_find(pages);
  notes_mark(layout);
  assert_int_equal(use_of(layout, "1"), USE_OPEN);
}

static void
a_note_whose_mark_stands_raised_in_the_text_may_stand_anywhere(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  double x = paper_set(g_ptr_array_index(pages, 0), PAPER_LEFT, 250, BODY, "Dat schreef u");
  Page *page = g_ptr_array_index(pages, 0), *last = paper_turn(pages);
  paper_set(page, x, 246, paper_style(page, 7, 0), "1");
  paper_style(last, PAPER_SIZE, 0);
  paper_style(last, 9, 0);
  paper_set(last, PAPER_LEFT, 100, SMALL, "1. Zie de eerdere brief.");
  paper_set(last, PAPER_LEFT, 122, SMALL, "7. Nergens naar verwezen.");
  g_autoptr(Layout) layout = layout_find(pages);
  notes_mark(layout);
  assert_int_equal(use_of(layout, "1. Zie"), USE_NOTE);
  assert_int_equal(use_of(layout, "7. Nergens"), USE_OPEN);
}

static void
assert_mark(const char *text, const char *mark, gsize length) {
  char found[8] = "";
  assert_int_equal(note_mark_length(text, found), length);
  if (length)
    assert_string_equal(found, mark);
}

static void
a_mark_is_digits_or_stars_with_their_punctuation(G_GNUC_UNUSED void **state) {
  assert_mark("1 Zie", "1", 2);
  assert_mark("12. Zie", "12", 4);
  assert_mark("3) Zie", "3", 3);
  assert_mark("** Zie", "**", 3);
  assert_mark("7Zie", "7", 1);
  assert_mark("¹² Zie", "12", 5);
  assert_mark("[3] Zie", "3", 4);
  assert_mark("† Zie", "†", 4);
}

static void
other_beginnings_are_no_marks(G_GNUC_UNUSED void **state) {
  assert_mark("Zie 1", "", 0);
  assert_mark("2024 was een jaar", "", 0);
  assert_mark("**** nog een", "", 0);
  assert_mark("[3 Zie", "", 0);
  assert_mark("[*] Zie", "", 0);
  assert_mark("§ 3", "", 0);
  assert_mark("", "", 0);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(small_lines_with_a_mark_at_the_foot_are_notes),
      cmocka_unit_test(lines_of_the_bodys_size_are_no_notes),
      cmocka_unit_test(small_lines_in_the_upper_part_of_the_page_are_no_notes),
      cmocka_unit_test(numbers_of_something_else_are_no_marks),
      cmocka_unit_test(small_lines_without_a_mark_are_no_notes),
      cmocka_unit_test(a_note_ends_where_its_small_type_or_its_leading_ends),
      cmocka_unit_test(what_was_settled_before_stays_settled),
      cmocka_unit_test(a_mark_may_stand_apart_from_its_note),
      cmocka_unit_test(a_small_number_alone_is_no_note),
      cmocka_unit_test(a_note_whose_mark_stands_raised_in_the_text_may_stand_anywhere),
      cmocka_unit_test(a_mark_is_digits_or_stars_with_their_punctuation),
      cmocka_unit_test(other_beginnings_are_no_marks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
