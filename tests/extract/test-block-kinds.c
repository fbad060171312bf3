#include "tests/extract/pen.h"
#include "tests/extract/unit.h"

/* A short line in its own style between two paragraphs, with air above and below. */
static Read
read_between(double size, guint8 flags, const char *text, guint8 flags_after) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_in(&pen, 0, size, flags, text);
  leave_air(&pen);
  write_in(&pen, 0, PAPER_SIZE, flags_after, LONG_TEXT);
  return read_blocks(&pen);
}

static void
a_bold_line_heads_what_follows(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(PAPER_SIZE, STYLE_BOLD, "De gang van zaken", 0);
  assert_count(&read, 3);
  assert_heading(&read, 1, "bold-line", "De gang");
  assert_int_equal(block_at(&read, 1)->level, 1);
}

/* "Antwoord" over a paragraph, and again over a scrap. */
static Read
read_twice(const char *second) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  for (int i = 0; i < 2; i++) {
    leave_air(&pen);
    write_text(&pen, i ? second : "Antwoord");
    leave_air(&pen);
    write_text(&pen, i ? "Ja." : LONG_TEXT);
  }
  return read_blocks(&pen);
}

static void
the_words_of_a_heading_are_one_again(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_twice("Antwoord");
  assert_heading(&read, 3, "like-another", "Antwoord");
}

static void
other_words_are_none(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_twice("Slotsom");
  assert_block(&read, 3, PART_PARAGRAPH, "Slotsom");
}

/* A short line over a quotation, so many blank lines between. */
static Read
read_over_quotation(guint blanks) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, "Aanbeveling");
  for (guint i = 0; i < blanks; i++)
    leave_air(&pen);
  write_in(&pen, 30, PAPER_SIZE, 0, LONG_TEXT);
  return read_blocks(&pen);
}

static void
a_short_line_with_air_heads_a_quotation(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_over_quotation(1);
  assert_heading(&read, 1, "short-line-alone", "Aanbeveling");
}

static void
without_air_it_does_not(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_over_quotation(0);
  assert_block(&read, 1, PART_PARAGRAPH, "Aanbeveling");
}

static void
a_bold_sentence_is_none(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(PAPER_SIZE, STYLE_BOLD, "Wij dringen aan op spoed.", 0);
  assert_block(&read, 1, PART_PARAGRAPH, "Wij dringen");
}

static void
a_bold_word_in_a_line_is_none(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  double x =
      paper_set(pen.page, PAPER_LEFT, pen.baseline, paper_style(pen.page, PAPER_SIZE, STYLE_BOLD), "Spoed");
  paper_set(pen.page, x, pen.baseline, paper_style(pen.page, PAPER_SIZE, 0), " is hier geboden, vinden wij,");
  pen.baseline += 2 * PAPER_LEADING;
  write_text(&pen, LONG_TEXT);
  g_auto(Read) read = read_blocks(&pen);
  assert_block(&read, 1, PART_PARAGRAPH, "Spoed is");
}

static void
a_larger_line_heads_what_follows(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(14, 0, "De gang van zaken", 0);
  assert_heading(&read, 1, "larger-line", "De gang");
}

static void
a_larger_sentence_is_none(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(14, 0, "Wij dringen aan op spoed.", 0);
  assert_block(&read, 1, PART_PARAGRAPH, "Wij dringen");
}

static void
a_numbered_line_heads_what_follows_and_its_number_tells_the_level(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(PAPER_SIZE, 0, "2.1 De gang van zaken", 0);
  assert_heading(&read, 1, "numbered-line", "2.1 De gang");
  assert_int_equal(block_at(&read, 1)->level, 2);
}

static void
a_sentence_that_begins_with_a_number_is_none(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(PAPER_SIZE, 0, "2.1 miljoen euro is veel.", 0);
  assert_block(&read, 1, PART_PARAGRAPH, "2.1 miljoen");
}

static void
a_lone_item_over_a_paragraph_is_a_numbered_heading_with_its_number(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(PAPER_SIZE, 0, "1. De gang van zaken", 0);
  assert_heading(&read, 1, "numbered-line", "1. De gang");
  assert_null(block_at(&read, 1)->label);
}

static void
items_under_each_other_are_no_headings(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, "1. De gang van zaken\n2. Het antwoord\n3. De buurman");
  leave_air(&pen);
  write_text(&pen, LONG_TEXT);
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 5);
  for (guint i = 1; i < 4; i++)
    assert_int_equal(block_at(&read, i)->kind, PART_ITEM);
}

static void
a_bold_item_over_a_paragraph_is_a_heading(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(PAPER_SIZE, STYLE_BOLD, "1. De gang van zaken", 0);
  assert_heading(&read, 1, "numbered-bold", "1. De gang");
}

static void
a_bold_item_over_bold_text_is_an_item(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(PAPER_SIZE, STYLE_BOLD, "1. Wij vragen u om spoed.", STYLE_BOLD);
  assert_int_equal(block_at(&read, 1)->kind, PART_ITEM);
}

/* Two items, and another in its own slant over a paragraph. */
static Read
read_slanted_item(guint8 flags) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, "1. Het eerste punt.\n2. Het tweede punt.");
  leave_air(&pen);
  write_in(&pen, 0, PAPER_SIZE, flags, "4. Wat de wet zegt");
  leave_air(&pen);
  write_text(&pen, LONG_TEXT);
  return read_blocks(&pen);
}

static void
an_italic_item_over_upright_text_is_a_heading_even_behind_a_list(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_slanted_item(STYLE_ITALIC);
  assert_heading(&read, 3, "numbered-italic", "4. Wat");
}

static void
an_upright_item_behind_a_list_is_one_of_it(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_slanted_item(0);
  assert_int_equal(block_at(&read, 3)->kind, PART_ITEM);
}

static void
an_italic_line_heads_what_follows(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(PAPER_SIZE, STYLE_ITALIC, "De gang van zaken", 0);
  assert_heading(&read, 1, "italic-line", "De gang");
}

static void
an_italic_line_over_italic_text_is_not_headed_by_its_slant(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(PAPER_SIZE, STYLE_ITALIC, "de gang van zaken,", STYLE_ITALIC);
  assert_block(&read, 1, PART_PARAGRAPH, "de gang");
}

static void
a_coloured_line_heads_what_follows(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  Style blue = {.font = "Proef", .size = PAPER_SIZE, .blue = 200};
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  g_array_append_val(pen.page->styles, blue);
  paper_set(pen.page, PAPER_LEFT, pen.baseline, (guint16)(pen.page->styles->len - 1), "De gang van zaken");
  pen.baseline += 2 * PAPER_LEADING;
  write_text(&pen, LONG_TEXT);
  g_auto(Read) read = read_blocks(&pen);
  assert_heading(&read, 1, "coloured-line", "De gang");
}

static void
a_line_in_capitals_heads_what_follows(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(PAPER_SIZE, 0, "DE GANG VAN ZAKEN", 0);
  assert_heading(&read, 1, "capitals-line", "DE GANG");
}

static void
an_abbreviation_is_no_heading_in_capitals(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(PAPER_SIZE, 0, "COA,", 0);
  assert_block(&read, 1, PART_PARAGRAPH, "COA");
}

static void
a_short_line_alone_heads_what_follows(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(PAPER_SIZE, 0, "De gang van zaken", 0);
  assert_heading(&read, 1, "short-line-alone", "De gang");
}

static void
a_short_line_that_ends_or_begins_otherwise_is_none(G_GNUC_UNUSED void **state) {
  const char *const texts[] = {"Dank u wel.", "Wij vragen u het volgende:", "Kort gezegd,",
                               "de gang van zaken"};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_auto(Read) read = read_between(PAPER_SIZE, 0, texts[i], 0);
    assert_block(&read, 1, PART_PARAGRAPH, texts[i]);
  }
}

static void
a_bold_line_with_a_colon_heads_a_paragraph_that_air_parts_from_it(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(PAPER_SIZE, STYLE_BOLD, "Wat u moet doen:", 0);
  assert_heading(&read, 1, "bold-line", "Wat u moet");
}

static void
a_bold_line_with_a_colon_right_over_its_text_is_none(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_in(&pen, 0, PAPER_SIZE, STYLE_BOLD, "Wat u moet doen:");
  write_text(&pen, LONG_TEXT);
  g_auto(Read) read = read_blocks(&pen);
  assert_block(&read, 1, PART_PARAGRAPH, "Wat u moet");
}

static void
a_sum_is_no_heading(G_GNUC_UNUSED void **state) {
  const char *const sums[] = {"€ 112,56 per week", "Te betalen: EUR 35,00",
                              "£693.76 a month, £8325.09 a year"};
  for (guint i = 0; i < G_N_ELEMENTS(sums); i++) {
    g_auto(Read) read = read_between(16, STYLE_BOLD, sums[i], 0);
    assert_int_equal(block_at(&read, 1)->kind, PART_PARAGRAPH);
  }
}

static void
words_about_a_sum_are_a_heading(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(16, STYLE_BOLD, "€ 112 is het meeste dat u krijgt", 0);
  assert_int_equal(block_at(&read, 1)->kind, PART_HEADING);
}

/* A line alone over an item. */
static Read
read_over_item(const char *line, const char *item) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, line);
  pen.baseline += 0.4 * PAPER_LEADING;
  write_text(&pen, item);
  return read_blocks(&pen);
}

static void
a_line_over_items_that_begin_large_is_a_heading(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_over_item("Wat wij vragen", "- Een antwoord.");
  assert_heading(&read, 1, "short-line-alone", "Wat wij");
}

static void
a_line_over_items_that_begin_small_leads_to_them(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_over_item("Wij vragen u", "- een antwoord.");
  assert_block(&read, 1, PART_PARAGRAPH, "Wij vragen");
}

static void
a_long_question_alone_is_asked(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_between(PAPER_SIZE, 0, "Kunt u ons in de eerste week van mei te woord staan?", 0);
  assert_block(&read, 1, PART_PARAGRAPH, "Kunt u");
  g_auto(Read) heading = read_between(PAPER_SIZE, 0, "Wat betekent dit?", 0);
  assert_heading(&heading, 1, "short-line-alone", "Wat betekent");
}

/* Two lines alone, the second over few words. */
static Read
read_two_lines(const char *first, const char *second) {
  Pen pen = pen_new();
  const char *const texts[] = {PAPER_PROSE, first, LONG_TEXT, second, "Geen."};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    write_text(&pen, texts[i]);
    leave_air(&pen);
  }
  return read_blocks(&pen);
}

static void
a_line_like_a_heading_but_for_its_number_is_one(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_two_lines("Vraag 1", "Vraag 2");
  assert_heading(&read, 1, "short-line-alone", "Vraag 1");
  assert_heading(&read, 3, "like-another", "Vraag 2");
}

static void
a_line_unlike_any_heading_is_none(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_two_lines("Vraag 1", "Punt 2");
  assert_block(&read, 3, PART_PARAGRAPH, "Punt 2");
}

static void
the_last_line_heads_nothing(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_in(&pen, 0, PAPER_SIZE, STYLE_BOLD, "De gang van zaken");
  g_auto(Read) read = read_blocks(&pen);
  assert_block(&read, 1, PART_PARAGRAPH, "De gang");
}

static void
lists_in_lists_are_deeper(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, "1. Het eerste punt;");
  write_in(&pen, 20, PAPER_SIZE, 0, "a. een onderdeel;");
  write_in(&pen, 20, PAPER_SIZE, 0, "b. nog een onderdeel;");
  write_text(&pen, "2. Het tweede punt.");
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 5);
  assert_int_equal(block_at(&read, 1)->level, 1);
  assert_int_equal(block_at(&read, 2)->level, 2);
  assert_int_equal(block_at(&read, 3)->level, 2);
  assert_int_equal(block_at(&read, 4)->level, 1);
}

static void
text_set_in_is_a_quotation(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_in(&pen, 30, PAPER_SIZE, 0, LONG_TEXT);
  leave_air(&pen);
  write_text(&pen, PAPER_PROSE);
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 3);
  assert_block(&read, 1, PART_QUOTE, "Onze buurman");
  assert_string_equal(block_at(&read, 1)->rung, "set-in");
}

static void
a_few_words_set_in_are_none(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_in(&pen, 30, PAPER_SIZE, 0, "tot zover,");
  leave_air(&pen);
  write_text(&pen, PAPER_PROSE);
  g_auto(Read) read = read_blocks(&pen);
  assert_block(&read, 1, PART_PARAGRAPH, "tot zover");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_bold_line_heads_what_follows),
      cmocka_unit_test(the_words_of_a_heading_are_one_again),
      cmocka_unit_test(other_words_are_none),
      cmocka_unit_test(a_short_line_with_air_heads_a_quotation),
      cmocka_unit_test(without_air_it_does_not),
      cmocka_unit_test(a_bold_sentence_is_none),
      cmocka_unit_test(a_bold_word_in_a_line_is_none),
      cmocka_unit_test(a_larger_line_heads_what_follows),
      cmocka_unit_test(a_larger_sentence_is_none),
      cmocka_unit_test(a_numbered_line_heads_what_follows_and_its_number_tells_the_level),
      cmocka_unit_test(a_sentence_that_begins_with_a_number_is_none),
      cmocka_unit_test(a_lone_item_over_a_paragraph_is_a_numbered_heading_with_its_number),
      cmocka_unit_test(items_under_each_other_are_no_headings),
      cmocka_unit_test(a_bold_item_over_a_paragraph_is_a_heading),
      cmocka_unit_test(a_bold_item_over_bold_text_is_an_item),
      cmocka_unit_test(an_italic_item_over_upright_text_is_a_heading_even_behind_a_list),
      cmocka_unit_test(an_upright_item_behind_a_list_is_one_of_it),
      cmocka_unit_test(an_italic_line_heads_what_follows),
      cmocka_unit_test(an_italic_line_over_italic_text_is_not_headed_by_its_slant),
      cmocka_unit_test(a_coloured_line_heads_what_follows),
      cmocka_unit_test(a_line_in_capitals_heads_what_follows),
      cmocka_unit_test(an_abbreviation_is_no_heading_in_capitals),
      cmocka_unit_test(a_short_line_alone_heads_what_follows),
      cmocka_unit_test(a_short_line_that_ends_or_begins_otherwise_is_none),
      cmocka_unit_test(a_bold_line_with_a_colon_heads_a_paragraph_that_air_parts_from_it),
      cmocka_unit_test(a_bold_line_with_a_colon_right_over_its_text_is_none),
      cmocka_unit_test(a_sum_is_no_heading),
      cmocka_unit_test(words_about_a_sum_are_a_heading),
      cmocka_unit_test(a_line_over_items_that_begin_large_is_a_heading),
      cmocka_unit_test(a_line_over_items_that_begin_small_leads_to_them),
      cmocka_unit_test(a_long_question_alone_is_asked),
      cmocka_unit_test(a_line_like_a_heading_but_for_its_number_is_one),
      cmocka_unit_test(a_line_unlike_any_heading_is_none),
      cmocka_unit_test(the_last_line_heads_nothing),
      cmocka_unit_test(lists_in_lists_are_deeper),
      cmocka_unit_test(text_set_in_is_a_quotation),
      cmocka_unit_test(a_few_words_set_in_are_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
