#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/blocks.h"

#define LONG_TEXT                                                                                                      \
  "Onze buurman wacht al geruime tijd op een antwoord en lijdt daar erg onder, want hij weet niet waar hij aan toe "   \
  "is en kan geen plannen maken voor zijn gezin of voor zijn werk."

/* A pen writes one block under the other. */
typedef struct {
  GPtrArray *pages;
  Page *page;
  double baseline;
} Pen;

static Pen
pen_new(void) {
  GPtrArray *pages = paper_new();
  return (Pen){pages, paper_turn(pages), 100};
}

static void
write_in(Pen *pen, double indent, double size, guint8 flags, const char *text) {
  guint16 style = paper_style(pen->page, size, flags);
  pen->baseline = paper_flow(pen->page, PAPER_LEFT + indent, PAPER_RIGHT, pen->baseline, style, text);
}

static void
write_text(Pen *pen, const char *text) {
  write_in(pen, 0, PAPER_SIZE, 0, text);
}

static void
leave_air(Pen *pen) {
  pen->baseline += PAPER_LEADING;
}

static void
turn(Pen *pen) {
  pen->page = paper_turn(pen->pages);
  pen->baseline = 100;
}

/* A study of all that was written, and its blocks. */
typedef struct {
  PaperStudy *paper;
  GArray *blocks;
} Read;

static Read
read_blocks(Pen *pen) {
  Read read = {.paper = paper_study(pen->pages)};
  read.blocks = blocks_find(&read.paper->study, 0, study_count(&read.paper->study));
  return read;
}

static void
read_clear(Read *read) {
  g_array_unref(read->blocks);
  paper_study_free(read->paper);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Read, read_clear)

static const Block *
block_at(const Read *read, guint index) {
  assert_true(index < read->blocks->len);
  return &g_array_index(read->blocks, Block, index);
}

static void
assert_block(const Read *read, guint index, PartKind kind, const char *beginning) {
  const Block *block = block_at(read, index);
  assert_true(block->pieces->len > 0);
  g_autofree char *text = piece_text(read->paper->study.layout, g_array_index(block->pieces, Piece, 0));
  if (block->kind != kind || !g_str_has_prefix(text, beginning))
    fail_msg("block %u is of kind %d, rung %s: \"%s\"", index, block->kind, block->rung, text);
}

static void
assert_heading(const Read *read, guint index, const char *rung, const char *beginning) {
  assert_block(read, index, PART_HEADING, beginning);
  assert_string_equal(block_at(read, index)->rung, rung);
}

static void
assert_count(const Read *read, guint expected) {
  if (read->blocks->len != expected)
    for (guint i = 0; i < read->blocks->len; i++) {
      const Block *block = block_at(read, i);
      g_autofree char *text = block->pieces->len
                                  ? piece_text(read->paper->study.layout, g_array_index(block->pieces, Piece, 0))
                                  : g_strdup("");
      print_message("block %u: kind %d, %u pieces: %s\n", i, block->kind, block->pieces->len, text);
    }
  assert_int_equal(read->blocks->len, expected);
}

/* --- paragraphs --- */

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
  write_in(&pen, 15, PAPER_SIZE, 0, "Onze buurman wacht al geruime tijd op een antwoord en lijdt daar erg onder, want");
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
  write_text(&pen, "Onze buurman wacht al geruime tijd op een antwoord en lijdt daar erg onder, want hij weet");
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
  text_line_furnish(study_line(&paper->study, study_count(&paper->study) - 1), FURNITURE_PAGE_NUMBER, "page-number");
  g_auto(Read) read = {paper, blocks_find(&paper->study, 0, study_count(&paper->study))};
  assert_count(&read, 1);
}

/* --- headings: every rung, and what must not fire it --- */

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
  double x = paper_set(pen.page, PAPER_LEFT, pen.baseline, paper_style(pen.page, PAPER_SIZE, STYLE_BOLD), "Spoed");
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
  const char *const texts[] = {"Dank u wel.", "Wij vragen u het volgende:", "Kort gezegd,", "de gang van zaken"};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_auto(Read) read = read_between(PAPER_SIZE, 0, texts[i], 0);
    assert_block(&read, 1, PART_PARAGRAPH, texts[i]);
  }
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

/* --- items --- */

static void
assert_label_length(const char *text, gsize expected) {
  if (list_label_length(text) != expected)
    fail_msg("\"%s\" has a label of %u bytes", text, (guint)list_label_length(text));
}

static void
list_labels_are_told(G_GNUC_UNUSED void **state) {
  assert_label_length("1. Eén", 3);
  assert_label_length("12) Twaalf", 4);
  assert_label_length("(a) Iets", 4);
  assert_label_length("b. Iets", 3);
  assert_label_length("iv. Vier", 4);
  assert_label_length("1.2. Iets", 5);
  assert_label_length("- Iets", 2);
  assert_label_length("•  Iets", strlen("•  "));
  assert_label_length("–", strlen("–"));
}

static void
other_beginnings_are_no_list_labels(G_GNUC_UNUSED void **state) {
  assert_label_length("1.250 euro", 0);
  assert_label_length("2024. Een jaar", 0);
  assert_label_length("A.B. Vos", 0);
  assert_label_length("-5 graden", 0);
  assert_label_length("1 mei", 0);
  assert_label_length("Wij.", 0);
  assert_label_length("(zie boven)", 0);
  assert_label_length("", 0);
}

static void
items_have_labels_and_hanging_lines(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  guint16 style = paper_style(pen.page, PAPER_SIZE, 0);
  for (guint i = 0; i < 2; i++) {
    paper_set(pen.page, PAPER_LEFT, pen.baseline, style, i == 0 ? "1." : "2.");
    write_in(&pen, 18, PAPER_SIZE, 0, LONG_TEXT);
  }
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 3);
  for (guint i = 1; i < 3; i++) {
    assert_block(&read, i, PART_ITEM, "Onze buurman");
    assert_true(block_at(&read, i)->pieces->len >= 2);
    assert_int_equal(block_at(&read, i)->level, 1);
  }
  assert_string_equal(block_at(&read, 1)->label, "1.");
  assert_string_equal(block_at(&read, 2)->label, "2.");
}

static void
a_label_across_a_gap_belongs_to_the_line_beside_it(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  guint16 style = paper_style(pen.page, PAPER_SIZE, 0);
  for (guint i = 0; i < 3; i++) {
    paper_set(pen.page, PAPER_LEFT, pen.baseline, style, "•");
    write_in(&pen, 36, PAPER_SIZE, 0, "Een punt van aandacht;");
  }
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 4);
  for (guint i = 1; i < 4; i++) {
    assert_block(&read, i, PART_ITEM, "Een punt");
    assert_string_equal(block_at(&read, i)->label, "•");
  }
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
text_after_the_list_is_a_paragraph_again(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, "- Het eerste punt;\n- het tweede punt.");
  leave_air(&pen);
  write_text(&pen, LONG_TEXT);
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 4);
  assert_block(&read, 2, PART_ITEM, "het tweede");
  assert_block(&read, 3, PART_PARAGRAPH, "Onze buurman");
}

static void
a_number_that_a_line_happens_to_begin_with_is_no_item(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  paper_flow(pen.page, PAPER_LEFT, PAPER_WIDTH, pen.baseline, paper_style(pen.page, PAPER_SIZE, 0),
             "Onze buurman wacht al geruime tijd op een antwoord en lijdt daar erg onder, want paragraaf\n"
             "3. van uw brief van vorige maand is voor hem en voor ons niet te begrijpen, en dat vinden\n"
             "wij jammer, want wij hadden er meer van verwacht.");
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 1);
}

/* --- tables --- */

static void
write_row(Pen *pen, const char *first, const char *second, const char *third) {
  guint16 style = paper_style(pen->page, PAPER_SIZE, 0);
  const char *const cells[] = {first, second, third};
  for (guint i = 0; i < G_N_ELEMENTS(cells); i++)
    if (cells[i])
      paper_set(pen->page, PAPER_LEFT + 140 * i, pen->baseline, style, cells[i]);
  pen->baseline += PAPER_LEADING;
}

static void
aligned_rows_are_a_table(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_row(&pen, "Jaar", "Aanvragen", "Besluiten");
  write_row(&pen, "2022", "120", "80");
  write_row(&pen, "2023", NULL, "95");
  leave_air(&pen);
  leave_air(&pen);
  write_text(&pen, LONG_TEXT);
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 3);
  const Block *table = block_at(&read, 1);
  const guint rows[] = {0, 0, 0, 1, 1, 1, 2, 2}, columns[] = {0, 1, 2, 0, 1, 2, 0, 2};
  assert_int_equal(table->kind, PART_TABLE);
  assert_int_equal(table->pieces->len, G_N_ELEMENTS(rows));
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    assert_int_equal(g_array_index(table->rows, guint, i), rows[i]);
    assert_int_equal(g_array_index(table->columns, guint, i), columns[i]);
  }
}

static void
a_wrapped_cell_belongs_to_its_row(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_row(&pen, "Jaar", "Aanvragen en", "Besluiten");
  write_row(&pen, NULL, "bezwaren", NULL);
  write_row(&pen, "2022", "120", "80");
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 2);
  const Block *table = block_at(&read, 1);
  assert_int_equal(table->kind, PART_TABLE);
  assert_int_equal(table->pieces->len, 7);
  assert_int_equal(g_array_index(table->rows, guint, 3), 0);
  assert_int_equal(g_array_index(table->columns, guint, 3), 1);
  assert_int_equal(g_array_index(table->rows, guint, 6), 1);
}

static void
one_row_is_no_table(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_row(&pen, "Jaar", "Aanvragen", "Besluiten");
  leave_air(&pen);
  write_text(&pen, LONG_TEXT);
  g_auto(Read) read = read_blocks(&pen);
  for (guint i = 0; i < read.blocks->len; i++)
    assert_int_not_equal(block_at(&read, i)->kind, PART_TABLE);
}

/* --- quotations --- */

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

static void
lines_marked_as_quoted_are_quoted_without_their_mark(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, "> Geachte heer,\n> wij hebben uw brief ontvangen.");
  g_auto(Read) read = read_blocks(&pen);
  assert_block(&read, 1, PART_QUOTE, "Geachte heer");
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
      cmocka_unit_test(a_bold_line_heads_what_follows),
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
      cmocka_unit_test(an_italic_line_heads_what_follows),
      cmocka_unit_test(an_italic_line_over_italic_text_is_not_headed_by_its_slant),
      cmocka_unit_test(a_coloured_line_heads_what_follows),
      cmocka_unit_test(a_line_in_capitals_heads_what_follows),
      cmocka_unit_test(an_abbreviation_is_no_heading_in_capitals),
      cmocka_unit_test(a_short_line_alone_heads_what_follows),
      cmocka_unit_test(a_short_line_that_ends_or_begins_otherwise_is_none),
      cmocka_unit_test(the_last_line_heads_nothing),
      cmocka_unit_test(list_labels_are_told),
      cmocka_unit_test(other_beginnings_are_no_list_labels),
      cmocka_unit_test(items_have_labels_and_hanging_lines),
      cmocka_unit_test(a_label_across_a_gap_belongs_to_the_line_beside_it),
      cmocka_unit_test(lists_in_lists_are_deeper),
      cmocka_unit_test(text_after_the_list_is_a_paragraph_again),
      cmocka_unit_test(a_number_that_a_line_happens_to_begin_with_is_no_item),
      cmocka_unit_test(aligned_rows_are_a_table),
      cmocka_unit_test(a_wrapped_cell_belongs_to_its_row),
      cmocka_unit_test(one_row_is_no_table),
      cmocka_unit_test(text_set_in_is_a_quotation),
      cmocka_unit_test(a_few_words_set_in_are_none),
      cmocka_unit_test(lines_marked_as_quoted_are_quoted_without_their_mark),
      cmocka_unit_test(nothing_makes_no_blocks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
