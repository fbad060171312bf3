#include "tests/extract/correspondence.h"

static void
the_letterhead_is_the_senders_and_not_the_addressees(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{300, 60, "Stichting De Brug"},
                             {300, 74, "Plantageweg 40b"},
                             {300, 88, "info@brug.example"},
                             {70, 150, "Ministerie van Opvang"},
                             {70, 164, "Postbus 615"},
                             {70, 178, "8000 AP Zwolle"},
                             {70, 380, "Geachte mevrouw Kranenborg,"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->sent.organisation, "Stichting De Brug");
  assert_field(&paper->study.letter->received.organisation, "Ministerie van Opvang");
  assert_settled(paper, "Stichting De Brug", FURNITURE_LETTERHEAD);
  assert_settled(paper, "info@brug", FURNITURE_LETTERHEAD);
}

static void
a_lone_line_set_like_the_text_is_the_addressee(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "Ministerie van Opvang"},
                             {70, 180, "Kampen, 3 mei 2024"},
                             {70, 380, "Geachte mevrouw,"},
                             PAPER_SLIPS_END};
  const PaperSlip middle[] = {
      {250, 60, "Ministerie van Opvang"}, {70, 380, "Geachte mevrouw,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips), other = study_correspondents(middle);
  assert_field(&paper->study.letter->received.organisation, "Ministerie van Opvang");
  assert_field(&paper->study.letter->sent.organisation, NULL);
  assert_field(&other->study.letter->received.organisation, NULL);
  assert_field(&other->study.letter->sent.organisation, "Ministerie van Opvang");
}

static void
the_signature_names_the_sender(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 380, "Geachte heer Hazelaar,"},
                             {70, 520, "Hoogachtend,"},
                             {70, 570, "A. Vos"},
                             {70, 584, "directeur"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->sent.name, "A. Vos");
  assert_field(&paper->study.letter->sent.role, "directeur");
}

static void
a_printed_mail_names_both_in_its_labels(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "Van: Joke Wieringa <j@lokaal.example>"},
                             {70, 170, "Aan: Ministerie van Opvang"},
                             {70, 380, "Geachte mevrouw,"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->sent.name, "Joke Wieringa");
  assert_field(&paper->study.letter->sent.email, "j@lokaal.example");
  assert_field(&paper->study.letter->received.organisation, "Ministerie van Opvang");
}

static void
an_address_of_mail_alone_names_nobody(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 150, "Van: j@lokaal.example"}, {70, 380, "Geachte mevrouw,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->sent.name, NULL);
  assert_field(&paper->study.letter->sent.organisation, NULL);
}

static void
a_bare_letter_names_nobody(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->sent.name, NULL);
  assert_field(&paper->study.letter->sent.organisation, NULL);
  assert_field(&paper->study.letter->received.name, NULL);
  assert_field(&paper->study.letter->received.organisation, NULL);
  assert_address(&paper->study.letter->received, "");
}

static void
the_letterhead_says_the_signers_name_in_full(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 60, "drs. Anna Vos"},
                             {70, 74, "Kade 7"},
                             {70, 88, "8000 AP Zwolle"},
                             {70, 380, "Geachte mevrouw Kranenborg,"},
                             {70, 520, "Hoogachtend,"},
                             {70, 570, "A. Vos"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->sent.name, "drs. Anna Vos");
  assert_field(&paper->study.letter->sent.organisation, NULL);
}

static void
another_of_the_same_name_in_the_letterhead_does_not_sign(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 60, "Bernhard Vos"},
                             {70, 74, "Kade 7"},
                             {70, 88, "8000 AP Zwolle"},
                             {70, 380, "Geachte mevrouw Kranenborg,"},
                             {70, 520, "Hoogachtend,"},
                             {70, 570, "A. Vos"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->sent.name, "A. Vos");
}

/* The slips in a side column beside running text. */
static PaperStudy *
study_beside(const PaperSlip *slips) {
  PaperStudy *paper = paper_study(paper_with_slips(slips));
  for (guint i = 0; i < study_count(&paper->study); i++)
    if (line_stands_beside_column(paper->study.layout, study_line(&paper->study, i)))
      text_line_furnish(study_line(&paper->study, i), FURNITURE_SIDEBAR, "beside-column");
  g_autoptr(GArray) labels = g_array_new(FALSE, FALSE, sizeof(Label));
  opening_find(&paper->study);
  correspondents_find(&paper->study, labels);
  return paper;
}

static void
the_side_column_names_a_public_sender_over_several_lines(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{505, 420, "Ministerie van"},
                             {505, 434, "Opvang en"},
                             {505, 448, "Zorg"},
                             {505, 462, "Directie Toezicht"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_beside(slips);
  assert_field(&paper->study.letter->sent.organisation, "Ministerie van Opvang en Zorg");
  assert_int_equal(paper->study.letter->sent.organisation.places->len, 3);
}

static void
a_side_column_that_runs_on_is_cut_and_other_words_name_nobody(G_GNUC_UNUSED void **state) {
  PaperSlip slips[40] = {{505, 480, "Ministerie van"}};
  for (guint i = 1; i < 25; i++)
    slips[i] = (PaperSlip){505, 480 + 12 * i, "opvang en"};
  g_autoptr(PaperStudy) paper = study_beside(slips);
  assert_non_null(paper->study.letter->sent.organisation.text);
  assert_true(strlen(paper->study.letter->sent.organisation.text) < 120);
  const PaperSlip other[] = {{505, 420, "Bezoekadres"}, {505, 434, "Kade 7"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) nobody = study_beside(other);
  assert_field(&nobody->study.letter->sent.organisation, NULL);
}

static void
a_side_column_too_long_for_a_name_names_nobody(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = paper_with_slips((const PaperSlip[]){PAPER_SLIPS_END});
  Page *page = g_ptr_array_index(pages, 0);
  guint16 tiny = paper_style(page, 1.5, 0);
  paper_set(page, 505, 420, tiny,
            "Ministerie van opvang en zorg en alles wat verder nog bij elkaar op een regel past en nog veel "
            "meer dan dat van");
  paper_set(page, 505, 422, tiny, "en verder");
  g_autoptr(PaperStudy) paper = paper_study(pages);
  for (guint i = 0; i < study_count(&paper->study); i++)
    if (line_stands_beside_column(paper->study.layout, study_line(&paper->study, i)))
      text_line_furnish(study_line(&paper->study, i), FURNITURE_SIDEBAR, "beside-column");
  g_autoptr(GArray) labels = g_array_new(FALSE, FALSE, sizeof(Label));
  opening_find(&paper->study);
  correspondents_find(&paper->study, labels);
  assert_field(&paper->study.letter->sent.organisation, NULL);
}

static void
a_form_may_ask_for_the_name_in_parts(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "Voornaam: Rahel"},
                             {70, 170, "Achternaam: Tekle"},
                             {70, 380, "Hallo allemaal,"},
                             PAPER_SLIPS_END};
  const PaperSlip first[] = {{70, 150, "Voornaam: Rahel"}, {70, 380, "Hallo allemaal,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips), other = study_correspondents(first);
  assert_field(&paper->study.letter->sent.name, "Rahel Tekle");
  assert_field(&other->study.letter->sent.name, NULL);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_letterhead_is_the_senders_and_not_the_addressees),
      cmocka_unit_test(a_lone_line_set_like_the_text_is_the_addressee),
      cmocka_unit_test(the_signature_names_the_sender),
      cmocka_unit_test(a_printed_mail_names_both_in_its_labels),
      cmocka_unit_test(an_address_of_mail_alone_names_nobody),
      cmocka_unit_test(a_bare_letter_names_nobody),
      cmocka_unit_test(the_letterhead_says_the_signers_name_in_full),
      cmocka_unit_test(another_of_the_same_name_in_the_letterhead_does_not_sign),
      cmocka_unit_test(the_side_column_names_a_public_sender_over_several_lines),
      cmocka_unit_test(a_side_column_that_runs_on_is_cut_and_other_words_name_nobody),
      cmocka_unit_test(a_side_column_too_long_for_a_name_names_nobody),
      cmocka_unit_test(a_form_may_ask_for_the_name_in_parts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
