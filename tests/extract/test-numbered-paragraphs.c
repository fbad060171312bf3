#include "tests/extract/pen.h"
#include "tests/extract/unit.h"

#define HANG 20
#define POINT "Onze buurman wacht al geruime tijd op een antwoord en lijdt daar nu erg onder,"
#define REST "want hij weet niet waar hij aan toe is."

/* Two points of two lines each, the second line so far in. */
static Read
read_points(const char *lead, double hang) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, lead);
  for (guint i = 0; i < 2; i++) {
    leave_air(&pen);
    write_text(&pen, i ? "2. " POINT : "1. " POINT);
    write_in(&pen, hang, PAPER_SIZE, 0, REST);
  }
  leave_air(&pen);
  write_text(&pen, "3. Wij vernemen graag van u.");
  return read_blocks(&pen);
}

static void
points_whose_lines_go_back_are_paragraphs_with_their_numbers(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_points("Wij hebben twee punten.", 0);
  for (guint i = 2; i < 5; i++) {
    assert_int_equal(block_at(&read, i)->kind, PART_PARAGRAPH);
    assert_string_equal(block_at(&read, i)->rung, "numbered-paragraph");
    assert_null(block_at(&read, i)->label);
    assert_int_equal(g_array_index(block_at(&read, i)->pieces, Piece, 0).skip, 0);
  }
}

static void
points_whose_lines_hang_are_items(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_points("Wij hebben twee punten.", HANG);
  for (guint i = 2; i < 5; i++)
    assert_int_equal(block_at(&read, i)->kind, PART_ITEM);
}

static void
points_that_a_colon_announces_are_items(G_GNUC_UNUSED void **state) {
  g_auto(Read) read = read_points("Wij vragen u om het volgende:", 0);
  for (guint i = 2; i < 5; i++)
    assert_int_equal(block_at(&read, i)->kind, PART_ITEM);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(points_whose_lines_go_back_are_paragraphs_with_their_numbers),
      cmocka_unit_test(points_whose_lines_hang_are_items),
      cmocka_unit_test(points_that_a_colon_announces_are_items),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
