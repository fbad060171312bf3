#include "tests/extract/filled.h"

static void
the_date_is_read_from_its_label(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Datum: Kampen, 3 mei 2024"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  const DateField *date = &paper->study.letter->sent.date;
  assert_field(&date->printed, "3 mei 2024", "date-label");
  assert_string_equal(date->iso, "2024-05-03");
  assert_int_equal(date->printed.certainty, CERTAIN);
  assert_int_equal(paper->study.letter->notices->len, 0);
}

/* A letter of running text, in this language, dated in figures. */
static PaperStudy *
study_dated(const char *date, const char *prose) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  guint16 style = paper_style(page, PAPER_SIZE, 0);
  paper_set(page, 70, 200, style, date);
  paper_write(page, 400, style, prose);
  PaperStudy *paper = paper_study(pages);
  text_line_use(study_line(&paper->study, 0), USE_HEAD, "above");
  g_autoptr(GArray) labels = labels_find(&paper->study);
  fields_fill(&paper->study, labels);
  return paper;
}

static void
a_date_that_can_be_read_two_ways_is_doubtful_and_noticed(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper =
      study_dated("Date: 04/11/2025",
                  "We are writing to you about the application of our neighbour, who has been waiting for an "
                  "answer for a long time and who would like to know when it will come.");
  assert_string_equal(paper->study.letter->sent.date.iso, "2025-11-04");
  assert_int_equal(paper->study.letter->sent.date.printed.certainty, DOUBTFUL);
  assert_int_equal(paper->study.letter->notices->len, 1);
  const Notice *notice = g_ptr_array_index(paper->study.letter->notices, 0);
  assert_string_equal(notice->code, "date-ambiguous");
  assert_int_equal(notice->page, 0);
}

static void
where_days_come_first_the_same_date_is_certain(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_dated("Datum: 04/11/2025", PAPER_PROSE);
  assert_string_equal(paper->study.letter->sent.date.iso, "2025-11-04");
  assert_int_equal(paper->study.letter->sent.date.printed.certainty, CERTAIN);
  assert_int_equal(paper->study.letter->notices->len, 0);
}

static void
a_dateline_tells_the_date_where_no_label_does(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Kampen, 3 mei 2024"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  assert_field(&paper->study.letter->sent.date.printed, "3 mei 2024", "dateline");
  const TextLine *line = study_line(&paper->study, 0);
  assert_true(line->use == USE_FURNITURE && line->furniture == FURNITURE_REFERENCE);
}

static void
the_label_wins_from_the_dateline(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 160, "Kampen, 1 januari 2023"}, {70, 200, "Datum: 3 mei 2024"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  assert_string_equal(paper->study.letter->sent.date.iso, "2024-05-03");
  assert_int_equal(study_line(&paper->study, 0)->use, USE_HEAD);
}

static void
lines_without_a_date_and_days_without_a_year_are_no_datelines(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 160, "Stichting De Kade"}, {70, 200, "Kampen, 3 mei"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  assert_null(paper->study.letter->sent.date.iso);
  assert_null(paper->study.letter->sent.date.printed.text);
}

static void
a_date_in_the_running_text_is_not_the_letters(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 520, "Op 3 mei 2024 belde hij nog"}, {70, 534, "en weer op 4 mei 2024."}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  fields_find_date_at_end(&paper->study);
  assert_null(paper->study.letter->sent.date.iso);
}

static void
a_note_without_a_closing_is_dated_below_its_text(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{300, 520, "The Hague, 19 March 2025"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  fields_find_date_at_end(&paper->study);
  assert_string_equal(paper->study.letter->sent.date.iso, "2025-03-19");
}

static void
a_dateline_at_the_end_serves_when_the_head_has_none(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "Kampen, 3 mei 2024"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  text_line_use(study_line(&paper->study, paper_find_line(paper->study.layout, "Kampen")), USE_END,
                "signature");
  fields_find_date_at_end(&paper->study);
  assert_string_equal(paper->study.letter->sent.date.iso, "2024-05-03");
}

static void
a_date_in_figures_alone_is_a_dateline(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "17-10-2023"}, PAPER_SLIPS_END};
  const PaperSlip phone[] = {{70, 200, "070 555 01 44"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips), other = study_filled(phone);
  assert_string_equal(paper->study.letter->sent.date.iso, "2023-10-17");
  assert_null(other->study.letter->sent.date.iso);
}

static void
a_day_beside_a_place_among_labels_dates_the_letter(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Dordrecht"}, {180, 200, "14 maart 2025"}, {70, 214, "Ons kenmerk"},
                             {180, 214, "K-12"},     {70, 228, "Onderwerp"},      {180, 228, "De opvang"},
                             PAPER_SLIPS_END};
  const PaperSlip born[] = {{70, 200, "Geboortedatum"},
                            {180, 200, "14 maart 2025"},
                            {70, 214, "Ons kenmerk"},
                            {180, 214, "K-12"},
                            PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips), other = study_filled(born);
  assert_string_equal(paper->study.letter->sent.date.iso, "2025-03-14");
  assert_null(other->study.letter->sent.date.iso);
}

static void
a_label_with_a_colon_dates_the_letter_only_without_a_dateline(G_GNUC_UNUSED void **state) {
  const PaperSlip filed[] = {{70, 120, "Kampen, 3 mei 2024"}, {70, 200, "Betreft:"}, {180, 200, "opvang"},
                             {70, 214, "Ons kenmerk:"},       {180, 214, "K-12"},    {70, 228, "Onthuld:"},
                             {180, 228, "1 april 2024"},      PAPER_SLIPS_END};
  const PaperSlip alone[] = {{70, 200, "Betreft:"}, {180, 200, "opvang"},  {70, 214, "Ons kenmerk:"},
                             {180, 214, "K-12"},    {70, 228, "Onthuld:"}, {180, 228, "1 april 2024"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(filed), other = study_filled(alone);
  assert_string_equal(paper->study.letter->sent.date.iso, "2024-05-03");
  assert_string_equal(other->study.letter->sent.date.iso, "2024-04-01");
}

static void
a_dateline_at_the_end_may_end_in_a_full_stop(G_GNUC_UNUSED void **state) {
  const PaperSlip dated[] = {{70, 560, "The Hague, March 11, 2024."}, PAPER_SLIPS_END};
  const PaperSlip other[] = {{70, 560, "The Hague, March 11, 2024. Bis"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) one = paper_study(paper_with_slips(dated)),
                        two = paper_study(paper_with_slips(other));
  fields_find_date_at_end(&one->study);
  fields_find_date_at_end(&two->study);
  assert_string_equal(one->study.letter->sent.date.iso, "2024-03-11");
  assert_null(two->study.letter->sent.date.iso);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_dateline_at_the_end_may_end_in_a_full_stop),
      cmocka_unit_test(a_label_with_a_colon_dates_the_letter_only_without_a_dateline),
      cmocka_unit_test(the_date_is_read_from_its_label),
      cmocka_unit_test(a_date_that_can_be_read_two_ways_is_doubtful_and_noticed),
      cmocka_unit_test(where_days_come_first_the_same_date_is_certain),
      cmocka_unit_test(a_dateline_tells_the_date_where_no_label_does),
      cmocka_unit_test(the_label_wins_from_the_dateline),
      cmocka_unit_test(lines_without_a_date_and_days_without_a_year_are_no_datelines),
      cmocka_unit_test(a_date_in_the_running_text_is_not_the_letters),
      cmocka_unit_test(a_note_without_a_closing_is_dated_below_its_text),
      cmocka_unit_test(a_dateline_at_the_end_serves_when_the_head_has_none),
      cmocka_unit_test(a_date_in_figures_alone_is_a_dateline),
      cmocka_unit_test(a_day_beside_a_place_among_labels_dates_the_letter),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
