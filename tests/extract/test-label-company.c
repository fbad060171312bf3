#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/labels.h"

/* Labels found above the prose of a page; texts are of style 0 or, for those that begin with "*", in bold. */
static PaperStudy *
study_rows(const PaperSlip *slips, GArray **labels) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  guint16 plain = paper_style(page, PAPER_SIZE, 0), bold = paper_style(page, PAPER_SIZE, STYLE_BOLD);
  for (; slips->text; slips++)
    paper_set(page, slips->x, slips->baseline, *slips->text == '*' ? bold : plain,
              slips->text + (*slips->text == '*'));
  paper_write(page, PAPER_PROSE_BASELINE, plain, PAPER_PROSE);
  PaperStudy *paper = paper_study(pages);
  paper_use_above(paper->study.layout, "Wij schrijven", USE_HEAD);
  *labels = labels_find(&paper->study);
  return paper;
}

static void
assert_labelled(const PaperStudy *paper, const GArray *labels, const char *beginning, const char *value) {
  guint line = paper_find_line(paper->study.layout, beginning);
  g_autofree char *got = NULL;
  for (guint i = 0; i < labels->len; i++) {
    const Label *label = &g_array_index(labels, Label, i);
    if (label->line == line && label->value->len)
      got = piece_text(paper->study.layout, g_array_index(label->value, Piece, 0));
  }
  if (g_strcmp0(got, value) != 0)
    fail_msg("\"%s\" labels \"%s\"", beginning, got ? got : "nothing");
}

static void
an_unknown_label_in_a_column_of_labels_is_one(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Datum"},  {200, 200, "3 mei 2024"}, {70, 214, "Gewoonte"},
                             {200, 214, "Roken"}, {70, 228, "Onderwerp"},   {200, 228, "De opvang"},
                             PAPER_SLIPS_END};
  g_autoptr(GArray) labels = NULL;
  g_autoptr(PaperStudy) paper = study_rows(slips, &labels);
  assert_labelled(paper, labels, "Gewoonte", "Roken");
}

static void
an_unknown_label_in_a_row_of_labels_is_one(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "*Datum"},     {200, 200, "*Gewoonte"}, {330, 200, "*Ons kenmerk"},
                             {70, 214, "3 mei 2024"}, {200, 214, "Roken"},     {330, 214, "K-12"},
                             PAPER_SLIPS_END};
  g_autoptr(GArray) labels = NULL;
  g_autoptr(PaperStudy) paper = study_rows(slips, &labels);
  assert_labelled(paper, labels, "Gewoonte", "Roken");
}

static void
an_unknown_label_set_like_those_above_their_values_is_one(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "*Datum"}, {70, 214, "3 mei 2024"}, {70, 234, "*Gewoonte"},
                             {70, 248, "Roken"},  {70, 268, "*Onderwerp"}, {70, 282, "De opvang"},
                             PAPER_SLIPS_END};
  g_autoptr(GArray) labels = NULL;
  g_autoptr(PaperStudy) paper = study_rows(slips, &labels);
  assert_labelled(paper, labels, "Gewoonte", "Roken");
}

static void
one_label_is_no_company(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Datum"},
                             {200, 200, "3 mei 2024"},
                             {70, 214, "Gewoonte"},
                             {200, 214, "Roken"},
                             PAPER_SLIPS_END};
  g_autoptr(GArray) labels = NULL;
  g_autoptr(PaperStudy) paper = study_rows(slips, &labels);
  assert_labelled(paper, labels, "Gewoonte", NULL);
}

static void
an_address_far_above_the_labels_keeps_no_company(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 100, "Anna Vos"},    {200, 100, "Kamer 4"},  {70, 200, "Datum"},
                             {200, 200, "3 mei 2024"}, {70, 214, "Onderwerp"}, {200, 214, "De opvang"},
                             PAPER_SLIPS_END};
  g_autoptr(GArray) labels = NULL;
  g_autoptr(PaperStudy) paper = study_rows(slips, &labels);
  assert_labelled(paper, labels, "Anna Vos", NULL);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_unknown_label_in_a_column_of_labels_is_one),
      cmocka_unit_test(an_unknown_label_in_a_row_of_labels_is_one),
      cmocka_unit_test(an_unknown_label_set_like_those_above_their_values_is_one),
      cmocka_unit_test(one_label_is_no_company),
      cmocka_unit_test(an_address_far_above_the_labels_keeps_no_company),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
