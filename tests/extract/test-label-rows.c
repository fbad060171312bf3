#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/label-rows.h"

/* The labels of a head of one line, as "key=value" joined by "; ". */
static char *
labels_of(const char *line) {
  const PaperSlip slips[] = {{70, 200, line}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(slips));
  paper_use_above(paper->study.layout, "Wij schrijven", USE_HEAD);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < labels->len; i++) {
    const Label *label = &g_array_index(labels, Label, i);
    g_autofree char *value = label->value->len
                                 ? piece_text(paper->study.layout, g_array_index(label->value, Piece, 0))
                                 : g_strdup("-");
    g_string_append_printf(all, "%s%d=%s", i ? "; " : "", (int)label->key, value);
  }
  return g_string_free(all, FALSE);
}

static void
assert_labels(const char *line, const char *expected) {
  g_autofree char *got = labels_of(line);
  assert_string_equal(got, expected);
}

static void
labels_of_a_row_have_their_own_values(G_GNUC_UNUSED void **state) {
  assert_labels("Date: 3 May 2024 | Our ref: X-12 | Your ref: Y-7", "0=3 May 2024; 1=X-12; 2=Y-7");
  assert_labels("Datum 3 mei 2024 • Ons kenmerk: X-12 • Uw kenmerk: Y-7", "0=3 mei 2024; 1=X-12; 2=Y-7");
  assert_labels("Our ref.: X-12 / Your ref.: Y-7", "1=X-12; 2=Y-7");
}

static void
a_row_may_begin_with_something_else(G_GNUC_UNUSED void **state) {
  assert_labels("Aldervoort, 3 mei 2024 | Ons kenmerk: X-12", "1=X-12");
}

static void
a_reference_ends_at_a_bar(G_GNUC_UNUSED void **state) {
  assert_labels("Ons kenmerk: X-12 | aangenomen in de vergadering", "1=X-12");
}

static void
dashes_and_strokes_stand_in_references(G_GNUC_UNUSED void **state) {
  assert_labels("Ons kenmerk: X-12 / 7 - B", "1=X-12 / 7 - B");
}

static void
a_subject_may_hold_bars_and_label_words(G_GNUC_UNUSED void **state) {
  assert_labels("Onderwerp: De opvang | uw vragen", "4=De opvang | uw vragen");
}

static void
a_line_without_bars_that_begins_with_no_label_has_none(G_GNUC_UNUSED void **state) {
  assert_labels("Dit gaat over ons kenmerk: X-12", "");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(labels_of_a_row_have_their_own_values),
      cmocka_unit_test(a_row_may_begin_with_something_else),
      cmocka_unit_test(a_reference_ends_at_a_bar),
      cmocka_unit_test(dashes_and_strokes_stand_in_references),
      cmocka_unit_test(a_subject_may_hold_bars_and_label_words),
      cmocka_unit_test(a_line_without_bars_that_begins_with_no_label_has_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
