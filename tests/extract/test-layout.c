#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

/* One page of running text from PAPER_LEFT to about PAPER_RIGHT, in style 0. */
static GPtrArray *
prose(void) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  paper_style(page, PAPER_SIZE, 0);
  paper_write(page, 300, 0, PAPER_PROSE);
  return pages;
}

static Page *
page_of(GPtrArray *pages, guint index) {
  return g_ptr_array_index(pages, index);
}

static void
running_text_tells_column_size_and_leading(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  g_autoptr(Layout) layout = layout_find(pages);
  Box column = layout_column(layout, 0);
  assert_float_equal(column.x0, PAPER_LEFT, 0.5);
  assert_true(column.x1 > PAPER_RIGHT - 40 && column.x1 <= PAPER_RIGHT + 0.5);
  assert_float_equal(layout->body_size, PAPER_SIZE, 0.01);
  assert_float_equal(layout->leading, PAPER_LEADING, 0.1);
  assert_int_equal(layout->hidden, 0);
}

static void
every_line_is_open_and_has_its_text(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  g_autoptr(Layout) layout = layout_find(pages);
  assert_true(layout->lines->len > 3);
  assert_true(g_str_has_prefix(layout_line(layout, 0)->text, "Wij schrijven u"));
  for (guint i = 0; i < layout->lines->len; i++)
    assert_int_equal(layout_line(layout, i)->use, USE_OPEN);
}

static void
a_large_heading_or_small_print_does_not_tell_the_size(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  Page *page = page_of(pages, 0);
  paper_set(page, 70, 60, paper_style(page, 24, 0), "Stichting De Kade");
  paper_set(page, 40, 800, paper_style(page, 7, 0),
            "kleine letters die verder naar links beginnen dan de tekst zelf");
  g_autoptr(Layout) layout = layout_find(pages);
  assert_float_equal(layout->body_size, PAPER_SIZE, 0.01);
  assert_float_equal(layout_column(layout, 0).x0, PAPER_LEFT, 0.5);
}

static void
a_long_list_set_in_does_not_move_the_columns_edge(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  paper_flow(page_of(pages, 0), PAPER_LEFT + 30, PAPER_RIGHT, 420, 0, PAPER_PROSE);
  paper_flow(page_of(pages, 0), PAPER_LEFT + 30, PAPER_RIGHT, 520, 0, PAPER_PROSE);
  g_autoptr(Layout) layout = layout_find(pages);
  assert_float_equal(layout_column(layout, 0).x0, PAPER_LEFT, 0.5);
}

static void
a_side_column_stands_beside_and_the_text_does_not(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  Page *page = page_of(pages, 0);
  paper_set(page, 520, 300, paper_style(page, 8, 0), "Datum");
  paper_set(page, 10, 328, paper_style(page, 8, 0), "Blad 1");
  g_autoptr(Layout) layout = layout_find(pages);
  assert_true(line_stands_beside_column(layout, layout_line(layout, paper_find_line(layout, "Datum"))));
  assert_true(line_stands_beside_column(layout, layout_line(layout, paper_find_line(layout, "Blad 1"))));
  assert_false(
      line_stands_beside_column(layout, layout_line(layout, paper_find_line(layout, "Wij schrijven"))));
}

static void
an_indented_line_stands_in_the_column(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  paper_set(page_of(pages, 0), PAPER_LEFT + 200, 420, 0, "Ondertekend");
  g_autoptr(Layout) layout = layout_find(pages);
  assert_false(
      line_stands_beside_column(layout, layout_line(layout, paper_find_line(layout, "Ondertekend"))));
}

static void
a_page_with_a_signature_only_keeps_the_letters_column(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  Page *page = paper_turn(pages);
  paper_set(page, PAPER_LEFT, 100, paper_style(page, PAPER_SIZE, 0), "A. Vos");
  g_autoptr(Layout) layout = layout_find(pages);
  assert_float_equal(layout_column(layout, 1).x0, PAPER_LEFT, 0.5);
  assert_float_equal(layout_column(layout, 1).x1, layout_column(layout, 0).x1, 0.5);
}

static void
pages_may_have_columns_of_their_own(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  Page *page = paper_turn(pages);
  paper_flow(page, 160, PAPER_RIGHT, 200, paper_style(page, PAPER_SIZE, 0), PAPER_PROSE);
  g_autoptr(Layout) layout = layout_find(pages);
  assert_float_equal(layout_column(layout, 0).x0, PAPER_LEFT, 0.5);
  assert_float_equal(layout_column(layout, 1).x0, 160, 0.5);
}

static void
no_pages_and_empty_pages_have_a_layout(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) none = paper_new(), blank = paper_new();
  paper_turn(blank);
  g_autoptr(Layout) nothing = layout_find(none), white = layout_find(blank);
  assert_int_equal(nothing->lines->len, 0);
  assert_int_equal(white->lines->len, 0);
  assert_int_equal(white->columns->len, 1);
  assert_true(white->leading > 0 && white->body_size > 0);
}

#define FULL_LINE "wij schrijven u over de aanvraag van onze buurman die al geruime tijd op een"
#define SHORT_LINE_OF_TEXT "wij schrijven u over de aanvraag"

/* Ten lines of text so far apart, the last of them full, the others like the one given. */
static double
leading_of(double apart, const char *text) {
  g_autoptr(GPtrArray) pages = paper_new();
  Page *page = paper_turn(pages);
  guint16 style = paper_style(page, PAPER_SIZE, 0);
  for (guint i = 0; i < 10; i++)
    paper_set(page, PAPER_LEFT, 200 + i * apart, style, i < 9 ? text : FULL_LINE);
  g_autoptr(Layout) layout = layout_find(pages);
  return layout->leading;
}

static void
full_lines_set_wide_apart_tell_the_leading(G_GNUC_UNUSED void **state) {
  assert_float_equal(leading_of(3.5 * PAPER_SIZE, FULL_LINE), 3.5 * PAPER_SIZE, 0.1);
}

/* The last one alone is full: each may be a paragraph. */
static void
short_lines_set_wide_apart_do_not(G_GNUC_UNUSED void **state) {
  assert_float_equal(leading_of(3.5 * PAPER_SIZE, SHORT_LINE_OF_TEXT), 1.3 * PAPER_SIZE, 0.1);
}

static void
lines_below_and_beside_are_found(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  Page *page = page_of(pages, 0);
  paper_set(page, 70, 100, 0, "Datum");
  paper_set(page, 200, 100, 0, "3 mei 2024");
  paper_set(page, 200, 114, 0, "rechts eronder");
  paper_set(page, 70, 128, 0, "links eronder");
  g_autoptr(Layout) layout = layout_find(pages);
  guint label = paper_find_line(layout, "Datum"), value = paper_find_line(layout, "3 mei");
  assert_int_equal(layout_line_right(layout, label), value);
  assert_int_equal(layout_line_right(layout, value), G_MAXUINT);
  assert_int_equal(layout_line_below(layout, label), paper_find_line(layout, "links"));
  assert_int_equal(layout_line_below(layout, value), paper_find_line(layout, "rechts"));
  assert_true(lines_share_row(layout_line(layout, label), layout_line(layout, value)));
  assert_false(lines_share_row(layout_line(layout, label), layout_line(layout, value + 1)));
}

static void
nothing_stands_below_the_foot_of_a_page(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = prose();
  Page *page = paper_turn(pages);
  paper_set(page, 70, 100, paper_style(page, PAPER_SIZE, 0), "volgend blad");
  g_autoptr(Layout) layout = layout_find(pages);
  guint next = paper_find_line(layout, "volgend");
  assert_int_equal(layout_line_below(layout, next - 1), G_MAXUINT);
  assert_int_equal(layout_line_right(layout, next - 1), G_MAXUINT);
  assert_int_equal(layout_line_below(layout, next), G_MAXUINT);
}

static void
the_first_to_decide_wins(G_GNUC_UNUSED void **state) {
  TextLine line = {.use = USE_OPEN};
  text_line_use(&line, USE_NOTE, "first");
  text_line_use(&line, USE_HEAD, "second");
  text_line_furnish(&line, FURNITURE_FOOTER, "third");
  assert_int_equal(line.use, USE_NOTE);
  assert_string_equal(line.rung, "first");
}

static void
furniture_tells_which_kind(G_GNUC_UNUSED void **state) {
  TextLine line = {.use = USE_OPEN};
  text_line_furnish(&line, FURNITURE_FOOTER, "first");
  text_line_furnish(&line, FURNITURE_HEADER, "second");
  assert_int_equal(line.use, USE_FURNITURE);
  assert_int_equal(line.furniture, FURNITURE_FOOTER);
  assert_string_equal(line.rung, "first");
}

/* Two pages, the first set narrower; so many times the prose on it. */
static Layout *
narrow_first_page(GPtrArray *pages, guint times) {
  Page *first = paper_turn(pages), *second = paper_turn(pages);
  double baseline = 100;
  paper_style(first, PAPER_SIZE, 0);
  paper_style(second, PAPER_SIZE, 0);
  for (guint i = 0; i < times; i++)
    baseline = paper_flow(first, PAPER_LEFT, PAPER_RIGHT - 90, baseline, 0, PAPER_PROSE);
  paper_write(second, 100, 0, PAPER_PROSE);
  return layout_find(pages);
}

static void
a_page_set_narrower_has_its_own_right_edge(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = paper_new();
  g_autoptr(Layout) layout = narrow_first_page(pages, 3);
  assert_true(layout_right(layout, 0) <= PAPER_RIGHT - 89);
  assert_true(layout_right(layout, 1) > PAPER_RIGHT - 40);
  assert_float_equal(layout_column(layout, 0).x1, layout_column(layout, 1).x1, 0.5);
}

static void
few_lines_do_not_tell_a_pages_right_edge(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) pages = paper_new();
  g_autoptr(Layout) layout = narrow_first_page(pages, 1);
  assert_float_equal(layout_right(layout, 0), layout_column(layout, 0).x1, 0.01);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(running_text_tells_column_size_and_leading),
      cmocka_unit_test(every_line_is_open_and_has_its_text),
      cmocka_unit_test(a_large_heading_or_small_print_does_not_tell_the_size),
      cmocka_unit_test(a_long_list_set_in_does_not_move_the_columns_edge),
      cmocka_unit_test(a_side_column_stands_beside_and_the_text_does_not),
      cmocka_unit_test(an_indented_line_stands_in_the_column),
      cmocka_unit_test(a_page_with_a_signature_only_keeps_the_letters_column),
      cmocka_unit_test(pages_may_have_columns_of_their_own),
      cmocka_unit_test(no_pages_and_empty_pages_have_a_layout),
      cmocka_unit_test(full_lines_set_wide_apart_tell_the_leading),
      cmocka_unit_test(short_lines_set_wide_apart_do_not),
      cmocka_unit_test(lines_below_and_beside_are_found),
      cmocka_unit_test(nothing_stands_below_the_foot_of_a_page),
      cmocka_unit_test(the_first_to_decide_wins),
      cmocka_unit_test(furniture_tells_which_kind),
      cmocka_unit_test(a_page_set_narrower_has_its_own_right_edge),
      cmocka_unit_test(few_lines_do_not_tell_a_pages_right_edge),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
