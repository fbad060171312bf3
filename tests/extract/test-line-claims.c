#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/line-claims.h"

static void
a_stop_ends_a_sentence_also_before_quotes_and_marks(G_GNUC_UNUSED void **state) {
  const char *const ends[] = {
      "Dank.", "Echt?", "Ja!", "het volgende:", "hij zei: “Ja.”", "(zie boven.)", "al eerder.1"};
  for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
    if (!text_ends_sentence(ends[i]))
      fail_msg("\"%s\" does not end a sentence", ends[i]);
}

static void
other_ends_end_no_sentence(G_GNUC_UNUSED void **state) {
  const char *const ends[] = {"dank", "dank,", "zie boven)", "in 2024", "\"", ""};
  for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
    if (text_ends_sentence(ends[i]))
      fail_msg("\"%s\" ends a sentence", ends[i]);
}

static void
a_capital_or_a_digit_begins_a_sentence(G_GNUC_UNUSED void **state) {
  assert_true(text_begins_sentence("Dank"));
  assert_true(text_begins_sentence("“Élan"));
  assert_true(text_begins_sentence("3 mei"));
  assert_false(text_begins_sentence("dank"));
  assert_false(text_begins_sentence("(dank"));
  assert_false(text_begins_sentence("…"));
  assert_false(text_begins_sentence(""));
}

static void
a_line_without_a_stop_ends_open(G_GNUC_UNUSED void **state) {
  assert_true(text_ends_open("De gang van zaken"));
  assert_true(text_ends_open("Wat nu?"));
  assert_false(text_ends_open("Dank."));
  assert_false(text_ends_open("dank,"));
  assert_false(text_ends_open("dank;"));
  assert_false(text_ends_open("dank:"));
}

static void
bold_and_size_tell_styles_apart_and_slant_does_not(G_GNUC_UNUSED void **state) {
  const TextLine plain = {.line = {.size = 11}}, bold = {.line = {.size = 11, .flags = STYLE_BOLD}};
  const TextLine large = {.line = {.size = 12}}, near = {.line = {.size = 11.2}};
  const TextLine slanted = {.line = {.size = 11, .flags = STYLE_ITALIC}};
  assert_true(styles_differ(&plain, &bold));
  assert_true(styles_differ(&plain, &large));
  assert_false(styles_differ(&plain, &near));
  assert_false(styles_differ(&plain, &slanted));
}

static void
a_line_breaks_early_where_the_next_word_would_have_fitted(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "een korte regel"}, {70, 534, "daaronder"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(slips));
  const Study *study = &paper->study;
  guint prose = paper_find_line(study->layout, "Wij schrijven"),
        shorter = paper_find_line(study->layout, "een korte");
  assert_true(line_breaks_early(study, study_line(study, shorter), study_line(study, shorter + 1)));
  assert_false(line_breaks_early(study, study_line(study, prose), study_line(study, prose + 1)));
  assert_false(line_is_full(study, study_line(study, shorter), study_line(study, shorter + 1)));
  assert_true(line_is_full(study, study_line(study, prose), study_line(study, prose + 1)));
}

static void
air_is_more_than_the_leading(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips((const PaperSlip[]){PAPER_SLIPS_END}));
  const TextLine *line = study_line(&paper->study, 0);
  assert_false(air_parts(&paper->study, PAPER_LEADING, line));
  assert_false(air_parts(&paper->study, 1.1 * PAPER_LEADING, line));
  assert_true(air_parts(&paper->study, 1.5 * PAPER_LEADING, line));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_stop_ends_a_sentence_also_before_quotes_and_marks),
      cmocka_unit_test(other_ends_end_no_sentence),
      cmocka_unit_test(a_capital_or_a_digit_begins_a_sentence),
      cmocka_unit_test(a_line_without_a_stop_ends_open),
      cmocka_unit_test(bold_and_size_tell_styles_apart_and_slant_does_not),
      cmocka_unit_test(a_line_breaks_early_where_the_next_word_would_have_fitted),
      cmocka_unit_test(air_is_more_than_the_leading),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
