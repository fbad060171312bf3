#include "tests/extract/pen.h"
#include "tests/extract/unit.h"

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

/* Cells at their places, each row so far below the one before. */
typedef struct {
  double step;
  const char *cells[3];
} SetRow;

static void
set_rows(Pen *pen, const SetRow *rows, guint n) {
  guint16 style = paper_style(pen->page, PAPER_SIZE, 0);
  for (guint r = 0; r < n; r++) {
    pen->baseline += rows[r].step;
    for (guint i = 0; i < 3; i++)
      if (rows[r].cells[i])
        paper_set(pen->page, PAPER_LEFT + 140 * i, pen->baseline, style, rows[r].cells[i]);
  }
  pen->baseline += PAPER_LEADING;
}

static Read
read_rows(const SetRow *rows, guint n) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  set_rows(&pen, rows, n);
  leave_air(&pen);
  leave_air(&pen);
  write_text(&pen, LONG_TEXT);
  return read_blocks(&pen);
}

static void
assert_rows(const Block *table, const guint *rows, guint n) {
  assert_int_equal(table->kind, PART_TABLE);
  assert_int_equal(table->pieces->len, n);
  for (guint i = 0; i < n; i++)
    assert_int_equal(g_array_index(table->rows, guint, i), rows[i]);
}

static void
rows_set_apart_hold_wrapped_cells(G_GNUC_UNUSED void **state) {
  const SetRow rows[] = {{20, {"Loket", "Wat u daar", NULL}},
                         {13, {"Noord", "kunt doen", NULL}},
                         {20, {"Balie", "Vragen stellen aan", NULL}},
                         {13, {NULL, "wie er zit", NULL}}};
  g_auto(Read) read = read_rows(rows, G_N_ELEMENTS(rows));
  const guint numbers[] = {0, 0, 0, 0, 1, 1, 1};
  assert_count(&read, 3);
  assert_rows(block_at(&read, 1), numbers, G_N_ELEMENTS(numbers));
}

static void
rows_as_tight_as_their_lines_stay_rows(G_GNUC_UNUSED void **state) {
  const SetRow rows[] = {{20, {"Loket", "Wat u daar", NULL}},
                         {13, {"Noord", "Vragen", NULL}},
                         {13, {"Zuid", "Klagen over", NULL}},
                         {13, {NULL, "Noord", NULL}}};
  g_auto(Read) read = read_rows(rows, G_N_ELEMENTS(rows));
  const guint numbers[] = {0, 0, 1, 1, 2, 2, 2};
  assert_count(&read, 3);
  assert_rows(block_at(&read, 1), numbers, G_N_ELEMENTS(numbers));
}

static void
a_cell_centred_beside_taller_ones_stands_in_their_row(G_GNUC_UNUSED void **state) {
  const SetRow rows[] = {{20, {"Manier", "Hoe", NULL}},       {24, {"Pin", "Aan de balie", NULL}},
                         {24, {NULL, "Bel het loket", NULL}}, {6.5, {"Incasso", NULL, NULL}},
                         {6.5, {NULL, "of kom langs", NULL}}, {24, {"Bank", "Naar de rekening", NULL}}};
  g_auto(Read) read = read_rows(rows, G_N_ELEMENTS(rows));
  const guint numbers[] = {0, 0, 1, 1, 2, 2, 2, 3, 3};
  assert_count(&read, 3);
  assert_rows(block_at(&read, 1), numbers, G_N_ELEMENTS(numbers));
}

static void
cells_centred_on_each_other_under_heads_are_a_table(G_GNUC_UNUSED void **state) {
  const SetRow rows[] = {{20, {"Onderdeel", "Wat", NULL}},  {20, {NULL, "Het spreekuur", NULL}},
                         {6.5, {"Balie", NULL, NULL}},      {6.5, {NULL, "gaat anders", NULL}},
                         {20, {NULL, "De site", NULL}},     {6.5, {"Site", NULL, NULL}},
                         {6.5, {NULL, "wordt nieuw", NULL}}};
  g_auto(Read) read = read_rows(rows, G_N_ELEMENTS(rows));
  const guint numbers[] = {0, 0, 1, 1, 1, 2, 2, 2};
  assert_count(&read, 3);
  assert_rows(block_at(&read, 1), numbers, G_N_ELEMENTS(numbers));
}

static void
lines_under_one_row_that_do_not_overlap_are_no_table(G_GNUC_UNUSED void **state) {
  const SetRow rows[] = {{20, {"Onderdeel", "Wat", NULL}},
                         {14, {NULL, "Het spreekuur", NULL}},
                         {14, {"Balie", NULL, NULL}},
                         {14, {NULL, "gaat anders", NULL}}};
  g_auto(Read) read = read_rows(rows, G_N_ELEMENTS(rows));
  for (guint i = 0; i < read.blocks->len; i++)
    assert_int_not_equal(block_at(&read, i)->kind, PART_TABLE);
}

static void
a_paragraph_set_in_under_a_table_is_no_cell(G_GNUC_UNUSED void **state) {
  const SetRow rows[] = {
      {20, {"Manier", "Hoe", NULL}}, {24, {"Pin", "Aan de balie", NULL}}, {24, {NULL, "Tot zover", NULL}}};
  g_auto(Read) read = read_rows(rows, G_N_ELEMENTS(rows));
  assert_int_equal(block_at(&read, 1)->pieces->len, 4);
}

static void
far_rows_of_three_columns_belong(G_GNUC_UNUSED void **state) {
  const SetRow rows[] = {
      {20, {"Jaar", "Gevraagd", "Gegund"}}, {15, {"2022", "120", "80"}}, {50, {"2023", "140", "90"}}};
  g_auto(Read) read = read_rows(rows, G_N_ELEMENTS(rows));
  assert_count(&read, 3);
  assert_int_equal(block_at(&read, 1)->pieces->len, 9);
}

static void
far_rows_of_two_columns_do_not(G_GNUC_UNUSED void **state) {
  const SetRow rows[] = {
      {20, {"Jaar", "Gevraagd", NULL}}, {15, {"2022", "120", NULL}}, {50, {"2023", "140", NULL}}};
  g_auto(Read) read = read_rows(rows, G_N_ELEMENTS(rows));
  assert_int_equal(block_at(&read, 1)->pieces->len, 4);
}

/* A table that ends a page, and rows at the head of the next. */
static Read
read_over_page(const SetRow *next, guint n) {
  const SetRow rows[] = {{20, {"Jaar", "Gevraagd", "Gegund"}}, {15, {"2022", "120", "80"}}};
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  set_rows(&pen, rows, G_N_ELEMENTS(rows));
  turn(&pen);
  set_rows(&pen, next, n);
  leave_air(&pen);
  leave_air(&pen);
  write_text(&pen, LONG_TEXT);
  return read_blocks(&pen);
}

static void
a_table_goes_on_over_the_page_and_its_head_is_read_once(G_GNUC_UNUSED void **state) {
  const SetRow next[] = {{0, {"Jaar", "Gevraagd", "Gegund"}}, {15, {"2023", "140", "90"}}};
  const guint numbers[] = {0, 0, 0, 1, 1, 1, 2, 2, 2};
  g_auto(Read) read = read_over_page(next, G_N_ELEMENTS(next));
  assert_count(&read, 3);
  assert_rows(block_at(&read, 1), numbers, G_N_ELEMENTS(numbers));
}

static void
rows_in_other_columns_are_another_table(G_GNUC_UNUSED void **state) {
  const SetRow next[] = {{0, {"Jaar", "Zaak", NULL}}, {15, {"2023", "140", NULL}}};
  Pen pen = pen_new();
  const SetRow rows[] = {{20, {"Jaar", NULL, "Gegund"}}, {15, {"2022", NULL, "80"}}};
  write_text(&pen, PAPER_PROSE);
  set_rows(&pen, rows, G_N_ELEMENTS(rows));
  turn(&pen);
  set_rows(&pen, next, G_N_ELEMENTS(next));
  g_auto(Read) read = read_blocks(&pen);
  assert_int_equal(block_at(&read, 1)->pieces->len, 4);
  assert_int_equal(block_at(&read, 2)->pieces->len, 4);
}

static void
numbers_set_right_stand_in_one_column(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  const char *const sums[] = {"12.400,00", "80,00", "3,10"};
  for (guint i = 0; i < G_N_ELEMENTS(sums); i++, pen.baseline += PAPER_LEADING) {
    guint16 style = paper_style(pen.page, PAPER_SIZE, 0);
    paper_set(pen.page, PAPER_LEFT, pen.baseline, style, "Post");
    paper_set(pen.page, 400 - strlen(sums[i]) * PAPER_SIZE / 2, pen.baseline, style, sums[i]);
    paper_set(pen.page, 440, pen.baseline, style, "betaald");
  }
  g_auto(Read) read = read_blocks(&pen);
  const Block *table = block_at(&read, 1);
  assert_int_equal(table->kind, PART_TABLE);
  for (guint i = 0; i < table->pieces->len; i++)
    assert_int_equal(g_array_index(table->columns, guint, i), i % 3);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(aligned_rows_are_a_table),
      cmocka_unit_test(a_wrapped_cell_belongs_to_its_row),
      cmocka_unit_test(one_row_is_no_table),
      cmocka_unit_test(rows_set_apart_hold_wrapped_cells),
      cmocka_unit_test(rows_as_tight_as_their_lines_stay_rows),
      cmocka_unit_test(a_cell_centred_beside_taller_ones_stands_in_their_row),
      cmocka_unit_test(cells_centred_on_each_other_under_heads_are_a_table),
      cmocka_unit_test(lines_under_one_row_that_do_not_overlap_are_no_table),
      cmocka_unit_test(a_paragraph_set_in_under_a_table_is_no_cell),
      cmocka_unit_test(far_rows_of_three_columns_belong),
      cmocka_unit_test(far_rows_of_two_columns_do_not),
      cmocka_unit_test(a_table_goes_on_over_the_page_and_its_head_is_read_once),
      cmocka_unit_test(rows_in_other_columns_are_another_table),
      cmocka_unit_test(numbers_set_right_stand_in_one_column),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
