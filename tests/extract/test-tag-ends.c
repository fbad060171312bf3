#include "tests/extract/paper.h"
#include "tests/extract/tiny-tagger.h"
#include "tests/extract/unit.h"

#include "extract/ending.h"
#include "extract/opening.h"
#include "extract/tag-ends.h"

static const TinyWeight WEIGHTS[] = {{"wwederde", TAG_SALUTATION, 90},
                                     {"whallootjes", TAG_SALUTATION, 90},
                                     {"wzwaai", TAG_CLOSING, 90},
                                     {"wzwaai", TAG_BODY, -90},
                                     {"wuitgezwaaid", TAG_CLOSING, 90},
                                     {"wuitgezwaaid", TAG_BODY, -90},
                                     TINY_WEIGHTS_END};

static PaperStudy *
revise(const PaperSlip *slips) {
  PaperStudy *paper = paper_study(paper_with_slips(slips));
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(Label));
  opening_find(&paper->study);
  ending_find(&paper->study);
  g_autoptr(Tagger) tagger = tiny_tagger(WEIGHTS);
  g_autoptr(Tagging) tagging = tagging_words(&paper->study, none);
  tagging_decide(tagging, tagger);
  tag_ends_revise(&paper->study, tagging);
  return paper;
}

static const TextLine *
line_of(const PaperStudy *paper, const char *beginning) {
  return study_line(&paper->study, paper_find_line(paper->study.layout, beginning));
}

static void
a_greeting_that_no_list_knows_opens_the_letter(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 120, "Dienst Bee"}, {70, 340, "Hallootjes wederde"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = revise(slips);
  guint greeting = paper_find_line(paper->study.layout, "Hallootjes");
  assert_int_equal(line_of(paper, "Hallootjes")->use, USE_SALUTATION);
  assert_int_equal(paper->study.salutation, greeting);
  assert_int_equal(paper->study.body_begins, greeting + 1);
  assert_int_equal(line_of(paper, "Dienst")->use, USE_HEAD);
  assert_int_equal(line_of(paper, "Wij schrijven")->use, USE_OPEN);
}

static void
the_ladders_greeting_stays(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 300, "Hallootjes wederde"}, {70, 340, "Geachte mevrouw,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = revise(slips);
  assert_int_equal(paper->study.salutation, paper_find_line(paper->study.layout, "Geachte"));
  assert_int_equal(line_of(paper, "Hallootjes")->use, USE_HEAD);
}

static void
a_line_that_says_more_is_no_greeting(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 340, "Hallootjes wederde en dan nog iets"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = revise(slips);
  assert_int_equal(paper->study.salutation, NO_LINE);
}

static void
a_closing_that_no_list_knows_ends_the_letter(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 340, "Geachte mevrouw,"}, {70, 600, "Zwaai uitgezwaaid"}, {70, 630, "A. Bee"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = revise(slips);
  const TextLine *closing = line_of(paper, "Zwaai");
  assert_int_equal(closing->use, USE_END);
  assert_string_equal(closing->rung, END_CLOSING_RUNG);
  assert_int_equal(paper->study.body_ends, paper_find_line(paper->study.layout, "Zwaai"));
  assert_int_equal(line_of(paper, "A. Bee")->use, USE_END);
  assert_int_equal(paper->study.letter->signatories->len, 1);
}

static void
the_ladders_closing_stays(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 340, "Geachte mevrouw,"},
                             {70, 570, "Zwaai uitgezwaaid"},
                             {70, 600, "Hoogachtend,"},
                             {70, 630, "A. Bee"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = revise(slips);
  assert_int_equal(line_of(paper, "Zwaai")->use, USE_OPEN);
  assert_string_equal(line_of(paper, "Hoogachtend")->rung, END_CLOSING_RUNG);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_greeting_that_no_list_knows_opens_the_letter),
      cmocka_unit_test(the_ladders_greeting_stays),
      cmocka_unit_test(a_line_that_says_more_is_no_greeting),
      cmocka_unit_test(a_closing_that_no_list_knows_ends_the_letter),
      cmocka_unit_test(the_ladders_closing_stays),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
