#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/stamps.h"

static PaperStudy *
study_stamps(const PaperSlip *slips) {
  PaperStudy *paper = paper_study(paper_with_slips(slips));
  paper_use_above(paper->study.layout, "Wij schrijven", USE_HEAD);
  stamps_find(&paper->study);
  return paper;
}

static void
assert_received(const PaperSlip *slips, const char *iso) {
  g_autoptr(PaperStudy) paper = study_stamps(slips);
  const char *found = paper->study.letter->received.date.iso;
  if (g_strcmp0(found, iso) != 0)
    fail_msg("received on %s", found ? found : "no day");
}

static void
a_stamp_tells_when_the_letter_was_received(G_GNUC_UNUSED void **state) {
  assert_received((const PaperSlip[]){{300, 100, "INGEKOMEN 3 MEI 2024"}, PAPER_SLIPS_END}, "2024-05-03");
  assert_received((const PaperSlip[]){{300, 100, "Received 3 May 2024"}, PAPER_SLIPS_END}, "2024-05-03");
}

static void
its_date_may_stand_below(G_GNUC_UNUSED void **state) {
  assert_received((const PaperSlip[]){{300, 100, "INGEKOMEN"}, {300, 114, "03-05-2024"}, PAPER_SLIPS_END},
                  "2024-05-03");
}

static void
what_stands_below_its_date_in_the_same_type_belongs_to_it(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{400, 100, "INGEKOMEN"},
                             {400, 114, "3 mei 2024"},
                             {400, 128, "afd. JZ"},
                             {400, 180, "Dienst Opvang"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_stamps(slips);
  const Layout *layout = paper->study.layout;
  assert_int_equal(layout_line(layout, paper_find_line(layout, "afd. JZ"))->furniture, FURNITURE_STAMP);
  assert_int_equal(layout_line(layout, paper_find_line(layout, "Dienst"))->use, USE_HEAD);
}

static void
a_date_far_below_or_elsewhere_is_not_the_stamps(G_GNUC_UNUSED void **state) {
  assert_received((const PaperSlip[]){{300, 100, "INGEKOMEN"}, {300, 200, "03-05-2024"}, PAPER_SLIPS_END},
                  NULL);
  assert_received((const PaperSlip[]){{300, 100, "Kampen, 3 mei 2024"}, PAPER_SLIPS_END}, NULL);
}

static void
running_text_is_no_stamp(G_GNUC_UNUSED void **state) {
  assert_received((const PaperSlip[]){{70, 520, "Ontvangen 3 mei 2024"}, PAPER_SLIPS_END}, NULL);
}

static void
a_stamps_lines_are_settled_and_the_letters_date_is_not_touched(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {300, 100, "INGEKOMEN"}, {300, 114, "3 mei 2024"}, {70, 200, "Kampen"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_stamps(slips);
  for (guint i = 0; i < 2; i++) {
    assert_int_equal(study_line(&paper->study, i)->use, USE_FURNITURE);
    assert_int_equal(study_line(&paper->study, i)->furniture, FURNITURE_STAMP);
  }
  assert_int_equal(study_line(&paper->study, 2)->use, USE_HEAD);
  assert_null(paper->study.letter->sent.date.iso);
}

static void
a_stamp_without_a_date_settles_nothing(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_stamps((const PaperSlip[]){{300, 100, "INGEKOMEN"}, PAPER_SLIPS_END});
  assert_int_equal(study_line(&paper->study, 0)->use, USE_HEAD);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_stamp_tells_when_the_letter_was_received),
      cmocka_unit_test(its_date_may_stand_below),
      cmocka_unit_test(what_stands_below_its_date_in_the_same_type_belongs_to_it),
      cmocka_unit_test(a_date_far_below_or_elsewhere_is_not_the_stamps),
      cmocka_unit_test(running_text_is_no_stamp),
      cmocka_unit_test(a_stamps_lines_are_settled_and_the_letters_date_is_not_touched),
      cmocka_unit_test(a_stamp_without_a_date_settles_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
