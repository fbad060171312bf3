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

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(aligned_rows_are_a_table),
      cmocka_unit_test(a_wrapped_cell_belongs_to_its_row),
      cmocka_unit_test(one_row_is_no_table),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
