#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/head-blocks.h"

/* The blocks above the prose as text: lines joined by "|", blocks by " / ". */
static char *
blocks_text(const PaperSlip *slips) {
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(slips));
  paper_use_above(paper->study.layout, "Wij schrijven", USE_HEAD);
  g_autoptr(GArray) blocks = head_blocks_find(&paper->study);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < blocks->len; i++) {
    const HeadBlock *block = &g_array_index(blocks, HeadBlock, i);
    for (guint k = 0; k < block->lines->len; k++)
      g_string_append_printf(out, "%s%s", k ? "|" : i ? " / " : "", head_block_text(&paper->study, block, k));
  }
  return g_string_free(out, FALSE);
}

static void
lines_on_each_other_are_a_block(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 100, "Anna Vos"}, {70, 114, "Kade 7"}, {70, 160, "De Dienst"}, PAPER_SLIPS_END};
  g_autofree char *text = blocks_text(slips);
  assert_string_equal(text, "Anna Vos|Kade 7 / De Dienst");
}

static void
lines_side_by_side_are_not(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 100, "Anna Vos"},
                             {300, 100, "De Dienst"},
                             {70, 114, "Kade 7"},
                             {300, 114, "Loket"},
                             PAPER_SLIPS_END};
  g_autofree char *text = blocks_text(slips);
  assert_string_equal(text, "Anna Vos|Kade 7 / De Dienst|Loket");
}

static void
a_postcode_ends_a_block(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 100, "Anna Vos"}, {70, 114, "8000 AP Zwolle"}, {70, 128, "De Dienst"}, PAPER_SLIPS_END};
  g_autofree char *text = blocks_text(slips);
  assert_string_equal(text, "Anna Vos|8000 AP Zwolle / De Dienst");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_on_each_other_are_a_block),
      cmocka_unit_test(lines_side_by_side_are_not),
      cmocka_unit_test(a_postcode_ends_a_block),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
