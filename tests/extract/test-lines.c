#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

/* A page in one style of eleven points, whose index is 0. */
static Page *
new_page(void) {
  Page *page = page_new(PAPER_WIDTH, PAPER_HEIGHT);
  paper_style(page, PAPER_SIZE, 0);
  return page;
}

/* The page's lines are these (NULL-terminated), from top to bottom, left to right. */
static void
assert_lines(Page *page, const char *const *expected) {
  g_autoptr(GArray) lines = lines_find(page, 0, NULL);
  guint n = g_strv_length((char **)expected);
  for (guint i = 0; i < MIN(lines->len, n); i++) {
    g_autofree char *text = line_text(page, &g_array_index(lines, Line, i));
    assert_string_equal(text, expected[i]);
  }
  assert_int_equal(lines->len, n);
}

static void
an_empty_page_has_no_lines(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = page_new(PAPER_WIDTH, PAPER_HEIGHT);
  assert_lines(page, (const char *const[]){NULL});
}

static void
blanks_alone_make_no_line(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  paper_set(page, 70, 100, 0, "   ");
  assert_lines(page, (const char *const[]){NULL});
}

static void
lines_stand_from_top_to_bottom_however_they_were_drawn(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  paper_set(page, 70, 128, 0, "derde regel");
  paper_set(page, 70, 100, 0, "eerste regel");
  paper_set(page, 70, 114, 0, "tweede regel");
  assert_lines(page, (const char *const[]){"eerste regel", "tweede regel", "derde regel", NULL});
}

static void
words_drawn_in_any_order_stand_in_their_line(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  double after = paper_set(page, 70, 100, 0, "een ");
  paper_set(page, after + 31, 100, 0, "regel");
  paper_set(page, after, 100, 0, "lange ");
  assert_lines(page, (const char *const[]){"een lange regel", NULL});
}

static void
air_alone_parts_words(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  paper_set_apart(page, 70, 100, 0, "woorden zonder blanco", 0.4);
  assert_lines(page, (const char *const[]){"woorden zonder blanco", NULL});
}

static void
little_air_parts_words_whose_letters_touch(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  paper_set_apart(page, 70, 100, 0, "een krappe regel van de zetter", 0.17);
  assert_lines(page, (const char *const[]){"een krappe regel van de zetter", NULL});
}

static void
little_air_in_a_spaced_line_parts_no_words(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  paper_set_apart(page, 70, 100, 0, "g e s p a t i e e r d", 0.17);
  assert_lines(page, (const char *const[]){"gespatieerd", NULL});
}

static void
letters_with_a_little_air_stay_one_word(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  paper_set_apart(page, 70, 100, 0, "w o o r d", 0.1);
  assert_lines(page, (const char *const[]){"woord", NULL});
}

static void
blanks_that_are_drawn_twice_count_once(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  paper_set(page, 70, 100, 0, " twee  blanco's  ");
  assert_lines(page, (const char *const[]){"twee blanco's", NULL});
}

static void
a_word_drawn_in_two_pieces_stays_one(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  guint16 bold = paper_style(page, PAPER_SIZE, STYLE_BOLD);
  double after = paper_set(page, 70, 100, 0, "ver");
  paper_set(page, after, 100, bold, "gunning");
  assert_lines(page, (const char *const[]){"vergunning", NULL});
}

static void
columns_do_not_glue(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  double left = paper_set(page, 70, 100, 0, "linker kolom");
  paper_set(page, left + 2.5 * PAPER_SIZE, 100, 0, "rechter kolom");
  left = paper_set(page, 70, 114, 0, "linker kolom");
  paper_set(page, left + 2.5 * PAPER_SIZE, 114, 0, "rechter kolom");
  assert_lines(page,
               (const char *const[]){"linker kolom", "rechter kolom", "linker kolom", "rechter kolom", NULL});
}

static void
columns_that_stand_close_do_not_glue_either(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  double left = paper_set(page, 70, 100, 0, "de linker kolom hier");
  paper_set(page, left + 1.4 * PAPER_SIZE, 100, 0, "en de rechter kolom daar");
  assert_lines(page, (const char *const[]){"de linker kolom hier", "en de rechter kolom daar", NULL});
}

static void
justified_lines_do_not_split(G_GNUC_UNUSED void **state) {
  const double blanks[] = {0.35, 0.6, 0.9, 1.05};
  for (guint i = 0; i < G_N_ELEMENTS(blanks); i++) {
    g_autoptr(Page) page = new_page();
    paper_set_apart(page, 70, 100, 0, "een uitgevulde regel met wijde blanco's", blanks[i]);
    assert_lines(page, (const char *const[]){"een uitgevulde regel met wijde blanco's", NULL});
  }
}

static void
a_label_and_its_value_across_a_gap_are_two_lines_of_one_row(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  paper_set(page, 70, 100, 0, "Datum");
  paper_set(page, 160, 100, 0, "3 mei 2024");
  paper_set(page, 70, 114, 0, "Kenmerk");
  g_autoptr(GArray) lines = lines_find(page, 0, NULL);
  assert_int_equal(lines->len, 3);
  assert_int_equal(g_array_index(lines, Line, 0).row, g_array_index(lines, Line, 1).row);
  assert_true(g_array_index(lines, Line, 2).row > g_array_index(lines, Line, 1).row);
}

static void
raised_marks_join_the_line_they_stand_in(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  guint16 small = paper_style(page, 7, 0);
  double after = paper_set(page, 70, 100, 0, "zoals beloofd");
  after = paper_set(page, after, 96, small, "12");
  paper_set(page, after, 100, 0, " in maart");
  g_autoptr(GArray) lines = lines_find(page, 0, NULL);
  assert_int_equal(lines->len, 1);
  const Line *line = &g_array_index(lines, Line, 0);
  g_autofree char *text = line_text(page, line);
  assert_string_equal(text, "zoals beloofd12 in maart");
  assert_false(line->starts_raised);
  assert_float_equal(line->baseline, 100, 0.1);
  assert_float_equal(line->size, PAPER_SIZE, 0.01);
}

static void
a_line_that_begins_with_a_raised_mark_says_so(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  guint16 note = paper_style(page, 9, 0), mark = paper_style(page, 6, 0);
  double after = paper_set(page, 70, 700, mark, "1");
  paper_set(page, after + 2, 703, note, "Zie de eerdere brief.");
  g_autoptr(GArray) lines = lines_find(page, 0, NULL);
  assert_int_equal(lines->len, 1);
  assert_true(g_array_index(lines, Line, 0).starts_raised);
}

static void
small_text_on_the_next_line_does_not_join(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  double after = paper_set(page, 70, 100, 0, "gewone regel");
  paper_set(page, after, 110, paper_style(page, 7, 0), "klein");
  assert_lines(page, (const char *const[]){"gewone regel", "klein", NULL});
}

static void
tight_lines_do_not_glue(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  paper_set(page, 70, 100, 0, "bovenste regel");
  paper_set(page, 70, 100 + 0.95 * PAPER_SIZE, 0, "onderste regel");
  assert_lines(page, (const char *const[]){"bovenste regel", "onderste regel", NULL});
}

static void
a_baseline_that_wavers_is_still_one_line(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  double after = paper_set(page, 70, 100, 0, "een scan ");
  after = paper_set(page, after, 101.5, 0, "staat nooit ");
  paper_set(page, after, 99, 0, "helemaal recht");
  assert_lines(page, (const char *const[]){"een scan staat nooit helemaal recht", NULL});
}

static void
ink_leads_back_in_line_order(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  paper_set(page, 70, 114, 0, "twee");
  paper_set(page, 70, 100, 0, "een o\uFB03cier");
  g_autoptr(GArray) lines = lines_find(page, 3, NULL);
  assert_int_equal(lines->len, 2);
  guint at = 0;
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index(lines, Line, i);
    assert_int_equal(line->page, 3);
    assert_int_equal(line->first, at);
    at += line->count;
  }
  assert_int_equal(at, page->glyphs->len);
  assert_int_equal(g_array_index(lines, Line, 0).count, strlen("een officier"));
}

static void
what_cannot_be_seen_is_counted_and_stays_out(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  guint hidden = 0;
  paper_set(page, 70, 100, 0, "zichtbaar");
  guint seen = page->glyphs->len;
  paper_set(page, 70, 114, 0, "wit op wit");
  for (guint i = seen; i < page->glyphs->len; i++)
    g_array_index(page->glyphs, Glyph, i).flags |= GLYPH_INVISIBLE;
  g_autoptr(GArray) lines = lines_find(page, 0, &hidden);
  assert_int_equal(lines->len, 1);
  assert_int_equal(hidden, strlen("witopwit"));
}

static void
a_line_has_the_flags_that_all_its_letters_share(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  guint16 bold = paper_style(page, PAPER_SIZE, STYLE_BOLD),
          both = paper_style(page, PAPER_SIZE, STYLE_BOLD | STYLE_ITALIC);
  double after = paper_set(page, 70, 100, bold, "vet en ");
  paper_set(page, after, 100, both, "cursief");
  after = paper_set(page, 70, 120, bold, "vet en ");
  paper_set(page, after, 120, 0, "mager");
  g_autoptr(GArray) lines = lines_find(page, 0, NULL);
  assert_int_equal(lines->len, 2);
  assert_int_equal(g_array_index(lines, Line, 0).flags, STYLE_BOLD);
  assert_int_equal(g_array_index(lines, Line, 1).flags, 0);
}

static void
a_page_full_of_one_heap_of_glyphs_is_read_in_time(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  for (guint i = 0; i < 3000; i++)
    paper_set(page, 70, 100, 0, "heel veel");
  g_autoptr(GArray) lines = lines_find(page, 0, NULL);
  assert_true(lines->len > 0);
}

static void
a_letter_without_size_does_no_harm(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = page_new(PAPER_WIDTH, PAPER_HEIGHT);
  paper_set(page, 70, 100, paper_style(page, 0, 0), "niets");
  g_autoptr(GArray) lines = lines_find(page, 0, NULL);
  for (guint i = 0; i < lines->len; i++)
    assert_true(g_array_index(lines, Line, i).count > 0);
}

static void
the_body_is_the_size_of_most_letters(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = new_page();
  paper_set(page, 70, 80, paper_style(page, 18, 0), "Kop");
  paper_set(page, 70, 100, 0, "een lange regel lopende tekst");
  paper_set(page, 70, 800, paper_style(page, 7, 0), "kleine letters");
  g_autoptr(GArray) lines = lines_find(page, 0, NULL), none = g_array_new(FALSE, FALSE, sizeof(Line));
  assert_float_equal(lines_body_size(lines), PAPER_SIZE, 0.01);
  assert_float_equal(lines_body_size(none), 10, 0.01);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_empty_page_has_no_lines),
      cmocka_unit_test(blanks_alone_make_no_line),
      cmocka_unit_test(lines_stand_from_top_to_bottom_however_they_were_drawn),
      cmocka_unit_test(words_drawn_in_any_order_stand_in_their_line),
      cmocka_unit_test(air_alone_parts_words),
      cmocka_unit_test(little_air_parts_words_whose_letters_touch),
      cmocka_unit_test(little_air_in_a_spaced_line_parts_no_words),
      cmocka_unit_test(letters_with_a_little_air_stay_one_word),
      cmocka_unit_test(blanks_that_are_drawn_twice_count_once),
      cmocka_unit_test(a_word_drawn_in_two_pieces_stays_one),
      cmocka_unit_test(columns_do_not_glue),
      cmocka_unit_test(columns_that_stand_close_do_not_glue_either),
      cmocka_unit_test(justified_lines_do_not_split),
      cmocka_unit_test(a_label_and_its_value_across_a_gap_are_two_lines_of_one_row),
      cmocka_unit_test(raised_marks_join_the_line_they_stand_in),
      cmocka_unit_test(a_line_that_begins_with_a_raised_mark_says_so),
      cmocka_unit_test(small_text_on_the_next_line_does_not_join),
      cmocka_unit_test(tight_lines_do_not_glue),
      cmocka_unit_test(a_baseline_that_wavers_is_still_one_line),
      cmocka_unit_test(ink_leads_back_in_line_order),
      cmocka_unit_test(what_cannot_be_seen_is_counted_and_stays_out),
      cmocka_unit_test(a_line_has_the_flags_that_all_its_letters_share),
      cmocka_unit_test(a_page_full_of_one_heap_of_glyphs_is_read_in_time),
      cmocka_unit_test(a_letter_without_size_does_no_harm),
      cmocka_unit_test(the_body_is_the_size_of_most_letters),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
