#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/opening.h"

static PaperStudy *
study_opening(const PaperSlip *slips) {
  PaperStudy *paper = paper_study(paper_with_slips(slips));
  opening_find(&paper->study);
  return paper;
}

static void
assert_greets(const char *text, gboolean expected) {
  const PaperSlip slips[] = {{70, 370, text}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_opening(slips);
  if ((paper->study.salutation != NO_LINE) != expected)
    fail_msg("\"%s\" %s", text, expected ? "does not greet" : "greets");
}

static void
salutations_are_told_in_both_languages(G_GNUC_UNUSED void **state) {
  assert_greets("Geachte mevrouw Kranenborg,", TRUE);
  assert_greets("Geachte heer, mevrouw:", TRUE);
  assert_greets("Beste mensen!", TRUE);
  assert_greets("Dear Ms Halloran,", TRUE);
  assert_greets("Dear Sir or Madam", TRUE);
  assert_greets("To whom it may concern:", TRUE);
  assert_greets("Good day.", TRUE);
}

static void
other_beginnings_greet_nobody(G_GNUC_UNUSED void **state) {
  assert_greets("Wij groeten u,", FALSE);
  assert_greets("Mevrouw S. Kranenborg", FALSE);
  assert_greets("Beste tijd om te bellen is maandag.", FALSE);
  assert_greets("Geachteheer,", FALSE);
}

static void
a_short_line_to_its_comma_alone_above_the_text_greets(G_GNUC_UNUSED void **state) {
  assert_greets("To whoever opens this,", TRUE);
  assert_greets("Aan de mensen daar,", TRUE);
  assert_greets("Utrecht,", FALSE);
  const PaperSlip form[] = {{70, 370, "Aanhef"}, {200, 370, "Mevrouw"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_opening(form);
  assert_int_equal(paper->study.salutation, NO_LINE);
  assert_greets("aan de mensen daar,", FALSE);
}

static void
a_line_of_capitals_is_an_address_however_long(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 200, "Ministerie van Buitenlandse Zaken van het Koninkrijk der Nederlanden"},
      {70, 214, "Directie Consulaire Zaken"},
      PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_opening(slips);
  assert_int_equal(paper->study.body_begins, paper_find_line(paper->study.layout, "Wij schrijven"));
}

static void
what_stands_above_the_salutation_is_head_and_below_it_text(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 100, "Stichting De Brug"}, {70, 370, "Geachte heer Vos,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_opening(slips);
  const Study *study = &paper->study;
  assert_int_equal(study->salutation, paper_find_line(study->layout, "Geachte"));
  assert_int_equal(study->body_begins, paper_find_line(study->layout, "Wij schrijven"));
  assert_int_equal(study_line(study, 0)->use, USE_HEAD);
  assert_int_equal(study_line(study, study->salutation)->use, USE_SALUTATION);
  for (guint i = study->body_begins; i < study_count(study); i++)
    assert_int_equal(study_line(study, i)->use, USE_OPEN);
}

static void
furniture_above_the_salutation_stays_furniture(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 60, "blad 1"}, {70, 370, "Geachte heer Vos,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(slips));
  text_line_furnish(study_line(&paper->study, 0), FURNITURE_PAGE_NUMBER, "page-number");
  opening_find(&paper->study);
  assert_int_equal(study_line(&paper->study, 0)->use, USE_FURNITURE);
}

static void
a_greeting_may_have_several_lines(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 350, "Dear Mr Vos,"}, {70, 364, "Dear Ms Halloran,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_opening(slips);
  opening_add_salutation(&paper->study);
  assert_int_equal(paper->study.letter->parts->len, 1);
  const Part *part = letter_part(paper->study.letter, 0);
  assert_int_equal(part->kind, PART_SALUTATION);
  assert_string_equal(part->text, "Dear Mr Vos, Dear Ms Halloran,");
  assert_int_equal(part->lines->len, 2);
}

static void
only_the_first_greeting_counts(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 370, "Geachte heer Vos,"}, {70, 520, "Beste buurman,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_opening(slips);
  assert_int_equal(paper->study.salutation, paper_find_line(paper->study.layout, "Geachte"));
  assert_int_equal(study_line(&paper->study, paper_find_line(paper->study.layout, "Beste"))->use, USE_OPEN);
}

static void
without_a_salutation_the_text_begins_with_running_text(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 100, "Stichting De Brug"}, {70, 114, "Kade 7"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_opening(slips);
  const Study *study = &paper->study;
  assert_int_equal(study->salutation, NO_LINE);
  assert_int_equal(study->body_begins, paper_find_line(study->layout, "Wij schrijven"));
  assert_int_equal(study_line(study, 0)->use, USE_HEAD);
  opening_add_salutation(&paper->study);
  assert_int_equal(study->letter->parts->len, 0);
}

static void
a_letter_of_short_lines_alone_is_all_head(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  paper_set(page, 70, 100, paper_style(page, PAPER_SIZE, 0), "Kade 7");
  g_autoptr(PaperStudy) paper = paper_study(pages);
  opening_find(&paper->study);
  assert_int_equal(paper->study.salutation, NO_LINE);
  assert_int_equal(paper->study.body_begins, study_count(&paper->study));
}

static void
an_empty_letter_has_no_opening(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = paper_new();
  paper_turn(pages);
  g_autoptr(PaperStudy) paper = paper_study(pages);
  opening_find(&paper->study);
  assert_int_equal(paper->study.salutation, NO_LINE);
  assert_int_equal(paper->study.body_begins, 0);
}

static void
a_form_has_its_text_below_the_line_that_calls_it(G_GNUC_UNUSED void **state) {
  const char *calls[] = {"Uw bericht", "Onze bezwaren"}, *begins[] = {"Wij schrijven", "Een afschrift"};
  for (guint i = 0; i < 2; i++) {
    const PaperSlip slips[] = {{70, 170, "Een afschrift van dit bericht hebben wij naar uw adres gestuurd."},
                               {70, 200, "Wie bent u?"},
                               {250, 200, "A. Voorbeeld"},
                               {70, 220, "Voor wie?"},
                               {250, 220, "mijzelf"},
                               {70, 240, "Eerder?"},
                               {250, 240, "nee"},
                               {70, 260, calls[i]},
                               PAPER_SLIPS_END};
    g_autoptr(PaperStudy) paper = study_opening(slips);
    assert_int_equal(paper->study.body_begins, paper_find_line(paper->study.layout, begins[i]));
  }
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_form_has_its_text_below_the_line_that_calls_it),
      cmocka_unit_test(salutations_are_told_in_both_languages),
      cmocka_unit_test(other_beginnings_greet_nobody),
      cmocka_unit_test(a_short_line_to_its_comma_alone_above_the_text_greets),
      cmocka_unit_test(a_line_of_capitals_is_an_address_however_long),
      cmocka_unit_test(what_stands_above_the_salutation_is_head_and_below_it_text),
      cmocka_unit_test(furniture_above_the_salutation_stays_furniture),
      cmocka_unit_test(a_greeting_may_have_several_lines),
      cmocka_unit_test(only_the_first_greeting_counts),
      cmocka_unit_test(without_a_salutation_the_text_begins_with_running_text),
      cmocka_unit_test(a_letter_of_short_lines_alone_is_all_head),
      cmocka_unit_test(an_empty_letter_has_no_opening),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
