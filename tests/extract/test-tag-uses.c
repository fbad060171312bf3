#include "tests/extract/paper.h"
#include "tests/extract/tiny-tagger.h"
#include "tests/extract/unit.h"

#include "extract/opening.h"
#include "extract/tag-uses.h"

static const TinyWeight WEIGHTS[] = {
    {"wkvk", TAG_FURNITURE, 90}, {"w99999999", TAG_FURNITURE, 90}, {"n5", TAG_BODY, 60}, {"n6", TAG_BODY, 60},
    {"wheden", TAG_BODY, 60},    {"wvertrokken", TAG_BODY, 60},    TINY_WEIGHTS_END};

static PaperStudy *
revise(const PaperSlip *slips) {
  PaperStudy *paper = paper_study(paper_with_slips(slips));
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(Label));
  opening_find(&paper->study);
  g_autoptr(Tagger) tagger = tiny_tagger(WEIGHTS);
  g_autoptr(Tagging) tagging = tagging_words(&paper->study, none);
  tagging_decide(tagging, tagger);
  tag_uses_revise(&paper->study, tagging);
  return paper;
}

static const TextLine *
line_of(const PaperStudy *paper, const char *beginning) {
  return study_line(&paper->study, paper_find_line(paper->study.layout, beginning));
}

static void
a_line_that_is_surely_no_text_is_furniture(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 372, "Geachte mevrouw,"}, {70, 700, "KvK 12345678"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = revise(slips);
  const TextLine *line = line_of(paper, "KvK");
  assert_int_equal(line->use, USE_FURNITURE);
  assert_int_equal(line->furniture, FURNITURE_FOOTER);
  assert_string_equal(line->rung, "tagged");
}

static void
text_stays_text(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 372, "Geachte mevrouw,"}, {70, 700, "Heden vertrokken"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = revise(slips);
  assert_int_equal(line_of(paper, "Heden")->use, USE_OPEN);
  assert_int_equal(line_of(paper, "Wij schrijven")->use, USE_OPEN);
}

static void
without_a_greeting_text_above_the_text_is_opened(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 372, "Heden vertrokken"}, PAPER_SLIPS_END};
  const PaperSlip greeted[] = {{70, 340, "Heden vertrokken"}, {70, 372, "Geachte mevrouw,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = revise(slips), other = revise(greeted);
  assert_int_equal(line_of(paper, "Heden")->use, USE_OPEN);
  assert_int_equal(paper->study.body_begins, paper_find_line(paper->study.layout, "Heden"));
  assert_int_equal(line_of(other, "Heden")->use, USE_HEAD);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_line_that_is_surely_no_text_is_furniture),
      cmocka_unit_test(text_stays_text),
      cmocka_unit_test(without_a_greeting_text_above_the_text_is_opened),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
