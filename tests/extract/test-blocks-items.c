#include "tests/extract/pen.h"
#include "tests/extract/unit.h"

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

static Read
read_beside_picture(double side) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  for (int i = 0; i < 2; i++) {
    Box picture = {PAPER_LEFT + 8, pen.baseline - 3 - side / 2, PAPER_LEFT + 8 + side,
                   pen.baseline - 3 + side / 2};
    g_array_append_val(pen.page->pictures, picture);
    write_in(&pen, 8 + side + 8, PAPER_SIZE, 0, "Een punt van aandacht dat wij noemen");
  }
  return read_blocks(&pen);
}

static void
a_small_picture_before_a_line_is_its_bullet(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_beside_picture(5);
  assert_count(&read, 3);
  assert_block(&read, 1, PART_ITEM, "Een punt");
  assert_block(&read, 2, PART_ITEM, "Een punt");
  assert_null(block_at(&read, 1)->label);
}

static void
a_larger_picture_is_none(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_beside_picture(40);
  assert_int_not_equal(block_at(&read, 1)->kind, PART_ITEM);
}

static void
hanging_lines_belong_to_their_first(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, "Onze buurman wacht al geruime tijd op een antwoord en lijdt daar erg onder, want");
  write_in(&pen, 30, PAPER_SIZE, 0, "hij weet niet waar hij aan toe is.");
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 2);
}

/* Two numbered items, the first hanging as told, and a sentence back at the labels' edge under a full line.
 */
static Read
read_after_items(double hang) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  guint16 style = paper_style(pen.page, PAPER_SIZE, 0);
  paper_set(pen.page, PAPER_LEFT, pen.baseline, style,
            "1. De aanvraag is al in het voorjaar van dit jaar ontvangen en zou nu");
  pen.baseline += PAPER_LEADING;
  write_in(&pen, hang, PAPER_SIZE, 0, "klaar moeten zijn.");
  paper_set(pen.page, PAPER_LEFT, pen.baseline, style,
            "2. Het bezwaar tegen de korting van mei moest hier nog besproken worden. Wanneer?");
  pen.baseline += PAPER_LEADING;
  write_text(&pen, "Onze voorwaarden zijn bekend.");
  return read_blocks(&pen);
}

static void
a_sentence_at_the_labels_edge_is_no_part_of_a_list_that_hangs(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_after_items(15);
  assert_count(&read, 4);
  assert_block(&read, 3, PART_PARAGRAPH, "Onze voorwaarden");
}

static void
it_may_be_where_no_item_hangs(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_after_items(0);
  assert_count(&read, 4);
  assert_int_equal(block_at(&read, 3)->pieces->len, 2);
}

static void
roman_capitals_label_items_where_they_are_set_in(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_in(&pen, 20, PAPER_SIZE, 0, "I. het dossier is zoek;\nII. het adres is bekend;");
  g_auto(Read) read = read_blocks(&pen);
  assert_count(&read, 3);
  assert_block(&read, 2, PART_ITEM, "het adres");
}

static void
at_the_edge_they_number_chapters(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, "II. De gronden");
  leave_air(&pen);
  write_text(&pen, PAPER_PROSE);
  g_auto(Read) read = read_blocks(&pen);
  assert_heading(&read, 1, "numbered-line", "II. De gronden");
}

/* An item that ends in a short line, and text that begins as far in as the item's. */
static Read
read_indented_after_item(gboolean steps_out) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  paper_set(pen.page, PAPER_LEFT, pen.baseline, paper_style(pen.page, PAPER_SIZE, 0), "1.");
  write_in(&pen, 15, PAPER_SIZE, 0, "dat er nog niet is beslist.");
  write_in(&pen, 15, PAPER_SIZE, 0,
           "Wij vragen u binnen vier weken te antwoorden op de vragen die wij u eerder");
  write_in(&pen, steps_out ? 0 : 15, PAPER_SIZE, 0, "hebben gesteld.");
  return read_blocks(&pen);
}

static void
an_indented_first_line_ends_a_list(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_indented_after_item(TRUE);
  assert_count(&read, 3);
  assert_block(&read, 2, PART_PARAGRAPH, "Wij vragen");
}

static void
a_second_sentence_that_hangs_belongs_to_its_item(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_indented_after_item(FALSE);
  assert_count(&read, 2);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(items_have_labels_and_hanging_lines),
      cmocka_unit_test(a_label_across_a_gap_belongs_to_the_line_beside_it),
      cmocka_unit_test(text_after_the_list_is_a_paragraph_again),
      cmocka_unit_test(a_number_that_a_line_happens_to_begin_with_is_no_item),
      cmocka_unit_test(a_small_picture_before_a_line_is_its_bullet),
      cmocka_unit_test(a_larger_picture_is_none),
      cmocka_unit_test(hanging_lines_belong_to_their_first),
      cmocka_unit_test(a_sentence_at_the_labels_edge_is_no_part_of_a_list_that_hangs),
      cmocka_unit_test(it_may_be_where_no_item_hangs),
      cmocka_unit_test(roman_capitals_label_items_where_they_are_set_in),
      cmocka_unit_test(at_the_edge_they_number_chapters),
      cmocka_unit_test(an_indented_first_line_ends_a_list),
      cmocka_unit_test(a_second_sentence_that_hangs_belongs_to_its_item),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
