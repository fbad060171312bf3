#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/mail-headers.h"

static PaperStudy *
study_headers(const PaperSlip *slips) {
  PaperStudy *paper = paper_study(paper_with_slips(slips));
  mail_headers_find(&paper->study);
  return paper;
}

static LineUse
use_of(const PaperStudy *paper, const char *beginning) {
  return layout_line(paper->study.layout, paper_find_line(paper->study.layout, beginning))->use;
}

static void
the_header_of_a_quoted_mail_is_furniture(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "Van: Jo Vos"},        {70, 534, "Verzonden: 3 mei 2024"},
                             {70, 548, "Aan: Het loket"},     {70, 562, "Onderwerp: Opvang"},
                             {70, 590, "Beste medewerkers,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_headers(slips);
  assert_int_equal(use_of(paper, "Van:"), USE_FURNITURE);
  assert_int_equal(use_of(paper, "Onderwerp:"), USE_FURNITURE);
  assert_int_equal(use_of(paper, "Beste"), USE_OPEN);
  assert_int_equal(paper->study.quoted_from, paper_find_line(paper->study.layout, "Van:"));
}

static void
its_divider_and_its_values_beside_belong_to_it(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "-----Oorspronkelijk bericht-----"},
                             {70, 534, "Van:"},
                             {160, 534, "Jo Vos"},
                             {70, 548, "Verzonden:"},
                             {160, 548, "3 mei 2024"},
                             {70, 562, "Aan:"},
                             {160, 562, "Het loket"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_headers(slips);
  assert_int_equal(use_of(paper, "-----"), USE_FURNITURE);
  assert_int_equal(use_of(paper, "Jo Vos"), USE_FURNITURE);
  assert_int_equal(use_of(paper, "Het loket"), USE_FURNITURE);
}

static void
the_letters_own_header_is_left_alone(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 100, "Van: Jo Vos"},
                             {70, 114, "Verzonden: 3 mei 2024"},
                             {70, 128, "Aan: Het loket"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_headers(slips);
  assert_int_equal(use_of(paper, "Van:"), USE_OPEN);
  assert_int_equal(paper->study.quoted_from, 0);
}

static void
below_it_a_second_header_is_quoted_however_short_the_letter(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 100, "Van: Jo Vos"},    {70, 114, "Verzonden: 3 mei 2024"},
                             {70, 128, "Aan: Het loket"}, {70, 150, "Zie hieronder."},
                             {70, 180, "From: Info"},     {70, 194, "Sent: 2 May 2024"},
                             {70, 208, "To: Jo Vos"},     PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_headers(slips);
  assert_int_equal(use_of(paper, "Verzonden:"), USE_OPEN);
  assert_int_equal(use_of(paper, "Sent:"), USE_FURNITURE);
}

static void
two_such_lines_are_no_header(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 520, "Van: 3 mei"}, {70, 534, "Aan: het loket"}, {70, 560, "Anna Vos"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_headers(slips);
  assert_int_equal(use_of(paper, "Van:"), USE_OPEN);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_header_of_a_quoted_mail_is_furniture),
      cmocka_unit_test(its_divider_and_its_values_beside_belong_to_it),
      cmocka_unit_test(the_letters_own_header_is_left_alone),
      cmocka_unit_test(below_it_a_second_header_is_quoted_however_short_the_letter),
      cmocka_unit_test(two_such_lines_are_no_header),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
