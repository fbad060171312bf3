#include "tests/extract/paper.h"
#include "tests/extract/tiny-tagger.h"
#include "tests/extract/unit.h"

#include "extract/tagging.h"

static Tagging *
tag(const PaperStudy *paper, const TinyWeight *weights) {
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(Label));
  g_autoptr(Tagger) tagger = tiny_tagger(weights);
  Tagging *tagging = tagging_words(&paper->study, none);
  tagging_decide(tagging, tagger);
  return tagging;
}

static void
each_word_gets_its_likeliest_tag(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 100, "Betreft opvang"}, PAPER_SLIPS_END};
  const TinyWeight weights[] = {{"wbetreft", TAG_LABEL, 60}, {"wopvang", TAG_SUBJECT, 60}, TINY_WEIGHTS_END};
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(slips));
  g_autoptr(Tagging) tagging = tag(paper, weights);
  assert_true(tagging_probability(tagging, 0, TAG_LABEL) > .9f);
  assert_true(tagging_probability(tagging, 1, TAG_SUBJECT) > .9f);
  assert_int_equal(tagging->steps[0], STEP_BLOCK);
  assert_int_equal(tagging->steps[1], STEP_IN_LINE);
}

static void
a_feature_of_the_line_counts_for_all_its_words(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 100, "Betreft opvang"}, PAPER_SLIPS_END};
  const TinyWeight weights[] = {{"fwbetreft", TAG_SUBJECT, 60}, TINY_WEIGHTS_END};
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(slips));
  g_autoptr(Tagging) tagging = tag(paper, weights);
  assert_true(tagging_probability(tagging, 0, TAG_SUBJECT) > .9f);
  assert_true(tagging_probability(tagging, 1, TAG_SUBJECT) > .9f);
  assert_true(tagging_probability(tagging, 2, TAG_SUBJECT) < .5f);
}

static void
of_a_long_line_only_the_ends_are_tagged(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 100, "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien"},
      PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(slips));
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(Label));
  g_autoptr(Tagging) tagging = tagging_words(&paper->study, none);
  guint of_line = 0;
  for (guint i = 0; i < tagging->words->len; i++)
    of_line += g_array_index(tagging->words, TaggedWord, i).line == 0;
  assert_int_equal(of_line, 7);
  assert_int_equal(g_array_index(tagging->words, TaggedWord, 6).word, 13);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_word_gets_its_likeliest_tag),
      cmocka_unit_test(a_feature_of_the_line_counts_for_all_its_words),
      cmocka_unit_test(of_a_long_line_only_the_ends_are_tagged),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
