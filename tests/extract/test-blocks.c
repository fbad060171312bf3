#include "tests/extract/pen.h"
#include "tests/extract/unit.h"

static void
lines_on_each_other_are_one_paragraph(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 1);
  assert_block(&read, 0, PART_PARAGRAPH, "Wij schrijven u");
  assert_true(block_at(&read, 0)->pieces->len > 3);
}

static void
air_begins_a_paragraph(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, LONG_TEXT);
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 2);
  assert_block(&read, 1, PART_PARAGRAPH, "Onze buurman");
}

static void
a_line_broken_early_after_a_sentence_begins_a_paragraph_without_air(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, "Dit is een korte zin die eindigt.");
  write_text(&pen, PAPER_PROSE);
  write_text(&pen, PAPER_PROSE);
  g_auto(Read) read = read_blocks(&pen);
  assert_block(&read, 0, PART_PARAGRAPH, "Dit is een korte");
  assert_block(&read, 1, PART_PARAGRAPH, "Wij schrijven");
}

static void
an_indented_first_line_begins_a_paragraph(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  /* The first line of the second paragraph is set in, the others are not. */
  write_in(&pen, 15, PAPER_SIZE, 0,
           "Onze buurman wacht al geruime tijd op een antwoord en lijdt daar erg onder, want");
  write_text(&pen, "hij weet niet waar hij aan toe is en kan geen plannen maken voor zijn gezin.");
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 2);
  assert_block(&read, 1, PART_PARAGRAPH, "Onze buurman");
}

static void
a_paragraph_goes_on_over_the_pages_end(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen,
             "Onze buurman wacht al geruime tijd op een antwoord en lijdt daar erg onder, want hij weet");
  turn(&pen);
  write_text(&pen, "niet waar hij aan toe is en kan geen plannen maken.");
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 2);
}

static void
a_sentence_that_ends_with_the_page_ends_its_paragraph(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, "Onze buurman wacht al geruime tijd op een antwoord.");
  turn(&pen);
  write_text(&pen, "Wij vragen u dus om een antwoord.");
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 3);
}

static void
lines_that_are_settled_are_left_out(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, "Bladzijde 1");
  PaperStudy *paper = paper_study(pen.pages);
  text_line_furnish(study_line(&paper->study, study_count(&paper->study) - 1), FURNITURE_PAGE_NUMBER,
                    "page-number");
  g_auto(Read) read = {paper, blocks_find(&paper->study, 0, study_count(&paper->study))};
  assert_count(&read, 1);
}

static void
lines_marked_as_quoted_are_quoted_without_their_mark(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, "> Geachte heer,\n> wij hebben uw brief ontvangen.");
  g_auto(Read) read = read_blocks(&pen);
  assert_block(&read, 1, PART_QUOTE, "Geachte heer");
}

/* A full line, ended by words of which the last may be bold, and another line below. */
static Read
read_emphasis(guint8 end_flags, guint8 flags, const char *below) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  guint16 plain = paper_style(pen.page, PAPER_SIZE, 0);
  double x = paper_set(pen.page, PAPER_LEFT, pen.baseline, plain,
                       "Wie meer wil weten over de regels en de wachttijden die gelden, leest dan ");
  paper_set(pen.page, x, pen.baseline, paper_style(pen.page, PAPER_SIZE, end_flags), "meer op");
  pen.baseline += PAPER_LEADING;
  write_in(&pen, 0, PAPER_SIZE, flags, below);
  return read_blocks(&pen);
}

static void
emphasis_over_a_lines_end_leaves_the_paragraph_whole(G_GNUC_UNUSED void **state) {
  g_auto(Read) address = read_emphasis(0, STYLE_BOLD, "www.voorbeeld.example/wachttijden-en-regels");
  assert_count(&address, 2);
  g_auto(Read) begun = read_emphasis(STYLE_BOLD, STYLE_BOLD, "Het Nieuwe Loket");
  assert_count(&begun, 2);
}

static void
bold_words_that_begin_anew_part_a_paragraph(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_emphasis(0, STYLE_BOLD, "Het Nieuwe Loket");
  assert_count(&read, 3);
}

static void
a_very_short_line_ends_a_paragraph_without_stop_or_capital(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, LONG_TEXT);
  write_text(&pen, "en nu is het genoeg");
  write_text(&pen, "want wij wachten al zo lang op een antwoord van iemand die er over gaat dat");
  write_text(&pen, "wij niet meer weten wat wij moeten doen");
  g_auto(Read) read = read_blocks(&pen);
  assert_block(&read, read.blocks->len - 1, PART_PARAGRAPH, "want wij wachten");
}

static void
a_lone_short_line_leads_on_into_its_sentence(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, "Beste mensen");
  write_text(&pen, "want wij wachten al zo lang op een antwoord van iemand die er over gaat dat");
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 2);
}

static void
words_that_stop_short_over_set_in_lines_stand_alone(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, "Toen u werkte");
  write_in(&pen, 30, PAPER_SIZE, 0, LONG_TEXT);
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 3);
  assert_block(&read, 1, PART_PARAGRAPH, "Toen u werkte");
}

/* A page whose last line is a sentence that ends so far before the edge. */
static Read
read_full_line_over_page(const char *last) {
  Pen pen = pen_new();
  paper_flow(pen.page, PAPER_LEFT, PAPER_WIDTH, pen.baseline, paper_style(pen.page, PAPER_SIZE, 0), last);
  pen.baseline += PAPER_LEADING;
  turn(&pen);
  write_text(&pen, "Daarom vragen wij het.");
  return read_blocks(&pen);
}

static void
a_sentence_that_fills_the_last_line_goes_on_over_the_page(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_full_line_over_page(
      "Onze buurman wacht al geruime tijd op een antwoord en lijdt daar erg onder, wat\n"
      "wij jammer vinden, want wij hadden er veel meer van verwacht dan ons gebeurde.");
  assert_count(&read, 1);
}

static void
one_that_leaves_room_ends_its_paragraph(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_full_line_over_page(
      "Onze buurman wacht al geruime tijd op een antwoord en lijdt daar erg onder, wat\n"
      "wij jammer vinden, want wij hadden er veel meer van verwacht.");
  assert_count(&read, 2);
}

/* A number, words so far beside it, both bold or not, over a paragraph. */
static Read
read_numbered(guint8 flags, double gap) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  guint16 style = paper_style(pen.page, PAPER_SIZE, flags);
  double x = paper_set(pen.page, PAPER_LEFT, pen.baseline, style, "2.1");
  paper_set(pen.page, x + gap, pen.baseline, style, "Beoordeling");
  pen.baseline += 2 * PAPER_LEADING;
  write_text(&pen, LONG_TEXT);
  return read_blocks(&pen);
}

static void
a_bold_number_and_the_words_beside_it_are_one_heading(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_numbered(STYLE_BOLD, 20);
  assert_count(&read, 3);
  assert_block(&read, 1, PART_HEADING, "2.1");
  assert_int_equal(block_at(&read, 1)->pieces->len, 2);
  assert_int_equal(block_at(&read, 1)->level, 2);
}

static void
a_number_far_from_words_is_not_theirs(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_numbered(STYLE_BOLD, 120);
  assert_int_not_equal(block_at(&read, 1)->pieces->len, 2);
}

static void
a_little_more_air_than_the_leading_parts_paragraphs(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  pen.baseline += 0.2 * PAPER_LEADING;
  write_text(&pen, LONG_TEXT);
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 2);
}

static void
room_for_a_raised_mark_does_not(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  pen.baseline += 0.2 * PAPER_LEADING;
  guint16 style = paper_style(pen.page, PAPER_SIZE, 0);
  double x = paper_set(pen.page, PAPER_LEFT, pen.baseline, style, "zoals al eerder is beloofd");
  x = paper_set(pen.page, x, pen.baseline - 4, paper_style(pen.page, 7, 0), "1");
  paper_set(pen.page, x, pen.baseline, style, " en nooit is gebeurd, zodat wij nu niet weten wat");
  pen.baseline += PAPER_LEADING;
  write_text(&pen, "wij kunnen verwachten.");
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 1);
}

/* A paragraph over the end of a page that is recognised or not; the next page's type measures a little more.
 */
static Read
read_two_sizes(gboolean scanned) {
  Pen pen = pen_new();
  write_text(&pen,
             "Onze buurman wacht al geruime tijd op een antwoord en lijdt daar erg onder, want hij weet");
  turn(&pen);
  write_in(&pen, 0, 1.1 * PAPER_SIZE, 0, "niet waar hij aan toe is en kan geen plannen maken.");
  for (guint i = 0; scanned && i < pen.pages->len; i++) {
    Page *page = g_ptr_array_index(pen.pages, i);
    for (guint k = 0; k < page->glyphs->len; k++)
      g_array_index(page->glyphs, Glyph, k).flags |= GLYPH_OCR;
  }
  return read_blocks(&pen);
}

static void
pages_of_a_scan_may_differ_a_little_in_size(G_GNUC_UNUSED void **state) {
  g_auto(Read) scan = read_two_sizes(TRUE);
  assert_count(&scan, 1);
  g_auto(Read) print = read_two_sizes(FALSE);
  assert_count(&print, 2);
}

/* So many paragraphs that air parts, then a sentence that ends a little short and another below. */
static Read
read_after_airs(guint airs) {
  Pen pen = pen_new();
  for (guint i = 0; i < airs; i++) {
    write_text(&pen, PAPER_PROSE);
    leave_air(&pen);
  }
  write_text(&pen, LONG_TEXT);
  leave_air(&pen);
  write_text(&pen, "Onze buurman wacht al geruime tijd op een antwoord en lijdt daar erg onder.");
  write_text(&pen, "Daar is hij niet de enige in, want zijn gezin wacht met hem mee.");
  return read_blocks(&pen);
}

static void
where_air_parts_paragraphs_a_line_a_little_short_does_not(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_after_airs(3);
  assert_count(&read, 5);
}

static void
elsewhere_it_does(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_after_airs(1);
  assert_count(&read, 4);
}

static void
nothing_makes_no_blocks(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 0);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_on_each_other_are_one_paragraph),
      cmocka_unit_test(air_begins_a_paragraph),
      cmocka_unit_test(a_line_broken_early_after_a_sentence_begins_a_paragraph_without_air),
      cmocka_unit_test(an_indented_first_line_begins_a_paragraph),
      cmocka_unit_test(a_paragraph_goes_on_over_the_pages_end),
      cmocka_unit_test(a_sentence_that_ends_with_the_page_ends_its_paragraph),
      cmocka_unit_test(lines_that_are_settled_are_left_out),
      cmocka_unit_test(lines_marked_as_quoted_are_quoted_without_their_mark),
      cmocka_unit_test(emphasis_over_a_lines_end_leaves_the_paragraph_whole),
      cmocka_unit_test(bold_words_that_begin_anew_part_a_paragraph),
      cmocka_unit_test(a_very_short_line_ends_a_paragraph_without_stop_or_capital),
      cmocka_unit_test(a_lone_short_line_leads_on_into_its_sentence),
      cmocka_unit_test(words_that_stop_short_over_set_in_lines_stand_alone),
      cmocka_unit_test(a_sentence_that_fills_the_last_line_goes_on_over_the_page),
      cmocka_unit_test(one_that_leaves_room_ends_its_paragraph),
      cmocka_unit_test(a_bold_number_and_the_words_beside_it_are_one_heading),
      cmocka_unit_test(a_number_far_from_words_is_not_theirs),
      cmocka_unit_test(a_little_more_air_than_the_leading_parts_paragraphs),
      cmocka_unit_test(room_for_a_raised_mark_does_not),
      cmocka_unit_test(pages_of_a_scan_may_differ_a_little_in_size),
      cmocka_unit_test(where_air_parts_paragraphs_a_line_a_little_short_does_not),
      cmocka_unit_test(elsewhere_it_does),
      cmocka_unit_test(nothing_makes_no_blocks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
