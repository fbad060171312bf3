#include "tests/extract/filled.h"

#include "extract/end-lists.h"

/* The texts of the parts of a kind, joined by "|". */
static char *
parts_text(const Letter *letter, PartKind kind) {
  GString *texts = g_string_new(NULL);
  for (guint i = 0; i < letter->parts->len; i++) {
    const Part *part = letter_part(letter, i);
    if (part->kind == kind)
      g_string_append_printf(texts, "%s%s", texts->len ? "|" : "", part->text);
  }
  return g_string_free(texts, FALSE);
}

static void
assert_parts(const PaperStudy *paper, PartKind kind, const char *expected) {
  g_autofree char *texts = parts_text(paper->study.letter, kind);
  assert_string_equal(texts, expected);
}

static void
references_are_read_from_their_labels(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 200, "Ons kenmerk: K-12/ab"}, {70, 220, "Uw kenmerk: 2024.007"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  assert_field(&paper->study.letter->our_reference, "K-12/ab", "our-reference-label");
  assert_field(&paper->study.letter->your_reference, "2024.007", "your-reference-label");
}

static void
a_sentence_is_no_reference(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 200,
       "Ons kenmerk: wij hebben geen kenmerk maar wel een lang verhaal over onze buurman en zijn aanvraag"},
      PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  assert_field(&paper->study.letter->our_reference, NULL, NULL);
}

static void
an_empty_label_leaves_its_field_absent(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Uw kenmerk:"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  assert_field(&paper->study.letter->your_reference, NULL, NULL);
}

static void
a_case_number_serves_as_the_receivers_reference(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "V-nummer: 123.456.789"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  assert_field(&paper->study.letter->your_reference, "123.456.789", "case-number-label");
}

static void
a_case_number_does_not_displace_a_reference(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 200, "V-nummer: 123.456.789"}, {70, 220, "Uw kenmerk: A/7"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  assert_field(&paper->study.letter->your_reference, "A/7", "your-reference-label");
}

static void
the_subject_is_a_part_without_its_label(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 200, "Betreft:"}, {160, 200, "de opvang van"}, {160, 214, "onze buurman"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  const Part *subject = letter_subject(paper->study.letter);
  assert_non_null(subject);
  assert_string_equal(subject->text, "de opvang van onze buurman");
  assert_string_equal(subject->rung, "subject-label");
  assert_int_equal(subject->lines->len, 2);
}

static void
a_letter_has_one_subject_at_most(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 200, "Betreft: de opvang"}, {70, 240, "Onderwerp: iets anders"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  assert_parts(paper, PART_SUBJECT, "de opvang");
}

static void
enclosures_that_are_only_counted_are_no_parts(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Bijlagen: 2"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  assert_parts(paper, PART_ENCLOSURE, "");
}

static void
enclosures_and_copies_are_a_part_each(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Bijlagen:"},          {160, 200, "1. Machtiging"},
                             {160, 214, "2. Kopie van het"},  {160, 228, "besluit;"},
                             {70, 260, "Kopie aan: De Kade"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  assert_parts(paper, PART_ENCLOSURE, "Machtiging|Kopie van het besluit");
  assert_parts(paper, PART_COPY, "De Kade");
}

static void
phone_and_mail_are_the_senders(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 200, "Telefoon: 038 123 45 67"}, {70, 220, "E-mail: info@kade.example"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  assert_field(&paper->study.letter->sent.phone, "038 123 45 67", "phone-label");
  assert_field(&paper->study.letter->sent.email, "info@kade.example", "email-label");
}

static void
a_raised_number_in_a_field_stays_part_of_it(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Ons kenmerk: K-1"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(slips));
  g_hash_table_add(paper->marks, g_strdup("1"));
  paper_use_above(paper->study.layout, "Wij schrijven", USE_HEAD);
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  Piece piece = piece_of_line(paper->study.layout, 0);
  g_array_append_val(pieces, piece);
  g_autoptr(Part) part = fields_read(&paper->study, PART_PARAGRAPH, pieces);
  assert_string_equal(part->text, "Ons kenmerk: K-1");
  assert_int_equal(part->marks->len, 0);
}

/* The list that lines from 500 on make, each on its own baseline. */
static void
assert_list(const PaperSlip *slips, const char *expected) {
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(slips));
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  for (guint i = 0; i < study_count(&paper->study); i++)
    if (study_line(&paper->study, i)->line.baseline >= 500) {
      Piece piece = piece_of_line(paper->study.layout, i);
      g_array_append_val(pieces, piece);
    }
  end_list_add(&paper->study, PART_ENCLOSURE, pieces, "test");
  assert_parts(paper, PART_ENCLOSURE, expected);
  for (guint i = 0; i < paper->study.letter->parts->len; i++) {
    const Part *part = letter_part(paper->study.letter, i);
    assert_int_equal(part->ink->len, g_utf8_strlen(part->text, -1));
    assert_string_equal(part->rung, "test");
  }
}

static void
list_marks_are_taken_off(G_GNUC_UNUSED void **state) {
  assert_list(
      (const PaperSlip[]){{70, 500, "- machtiging"}, {70, 514, "– kopie van het besluit"}, PAPER_SLIPS_END},
      "machtiging|kopie van het besluit");
  assert_list((const PaperSlip[]){{70, 500, "1) Machtiging;"}, {70, 514, "2) Kopie"}, PAPER_SLIPS_END},
              "Machtiging|Kopie");
}

static void
a_line_in_small_letters_goes_on_with_a_marked_thing(G_GNUC_UNUSED void **state) {
  assert_list(
      (const PaperSlip[]){
          {70, 500, "- kopie van het"}, {70, 514, "besluit"}, {70, 528, "- machtiging"}, PAPER_SLIPS_END},
      "kopie van het besluit|machtiging");
}

static void
capitals_begin_a_thing_without_a_mark(G_GNUC_UNUSED void **state) {
  assert_list(
      (const PaperSlip[]){{70, 500, "Machtiging"}, {70, 514, "Kopie van het besluit"}, PAPER_SLIPS_END},
      "Machtiging|Kopie van het besluit");
}

static void
things_in_one_line_are_parted_at_semicolons(G_GNUC_UNUSED void **state) {
  assert_list((const PaperSlip[]){{70, 500, "machtiging; kopie van het besluit; één foto"}, PAPER_SLIPS_END},
              "machtiging|kopie van het besluit|één foto");
}

static void
a_semicolon_after_a_blank_leaves_none(G_GNUC_UNUSED void **state) {
  assert_list((const PaperSlip[]){{70, 500, "machtiging ; foto ; besluit ;"}, PAPER_SLIPS_END},
              "machtiging|foto|besluit");
  assert_list((const PaperSlip[]){{70, 500, "machtiging; foto 1 : 2"}, PAPER_SLIPS_END},
              "machtiging|foto 1 : 2");
}

static void
things_that_run_on_over_lines_are_parted_at_semicolons(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Bijlagen"},
                             {180, 200, "rapport van de inspectie; verslag van"},
                             {180, 214, "het gehoor met aantekeningen"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  assert_parts(paper, PART_ENCLOSURE, "rapport van de inspectie|verslag van het gehoor met aantekeningen");
}

static void
a_form_numbers_itself_unless_it_says_our(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Naam: Anna Vos"},
                             {70, 220, "Referentie: QC/25/04417"},
                             {70, 240, "Klantnummer: 292.007.5514"},
                             PAPER_SLIPS_END};
  const PaperSlip ours[] = {
      {70, 200, "Van: Anna Vos"}, {70, 220, "Ons kenmerk: QC/25/04417"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips), other = study_filled(ours);
  assert_field(&paper->study.letter->our_reference, NULL, NULL);
  assert_field(&paper->study.letter->your_reference, "292.007.5514", "case-number-label");
  assert_field(&other->study.letter->our_reference, "QC/25/04417", "our-reference-label");
}

static void
an_office_numbers_its_cases_itself(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Zaaknummer: 2023-99120"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(slips));
  paper_use_above(paper->study.layout, "Wij schrijven", USE_HEAD);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  field_set(&paper->study.letter->sent.organisation, "Gemeente Kampen", NULL, "test");
  fields_take_case_number(&paper->study, labels);
  assert_field(&paper->study.letter->our_reference, "2023-99120", "case-number-label");
  assert_field(&paper->study.letter->your_reference, NULL, NULL);
}

static void
one_comma_parts_nothing(G_GNUC_UNUSED void **state) {
  assert_list((const PaperSlip[]){{70, 500, "het besluit, dat u al kent"}, PAPER_SLIPS_END},
              "het besluit, dat u al kent");
}

/* A line above the salutation, bold or not. */
static PaperStudy *
study_with_line_above(guint8 flags, double baseline, const char *text) {
  GPtrArray *pages = paper_with_slips((const PaperSlip[]){{70, 370, "Geachte heer Vos,"}, PAPER_SLIPS_END});
  Page *page = g_ptr_array_index(pages, 0);
  paper_set(page, 70, baseline, paper_style(page, PAPER_SIZE, flags), text);
  PaperStudy *paper = paper_study(pages);
  paper->study.salutation = paper_find_line(paper->study.layout, "Geachte");
  paper_use_above(paper->study.layout, "Geachte", USE_HEAD);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  fields_fill(&paper->study, labels);
  return paper;
}

static void
a_bold_line_above_the_salutation_is_the_subject(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_with_line_above(STYLE_BOLD, 342, "De opvang van onze buurman");
  assert_parts(paper, PART_SUBJECT, "De opvang van onze buurman");
}

static void
a_light_line_or_one_far_above_is_not(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) light = study_with_line_above(0, 342, "De opvang van onze buurman");
  g_autoptr(PaperStudy) far = study_with_line_above(STYLE_BOLD, 100, "Stichting De Brug en De Kade");
  g_autoptr(PaperStudy) address = study_with_line_above(STYLE_BOLD, 342, "8000 AP Zwolle");
  assert_parts(light, PART_SUBJECT, "");
  assert_parts(far, PART_SUBJECT, "");
  assert_parts(address, PART_SUBJECT, "");
}

static void
a_reference_goes_without_the_day_of_its_letter(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Uw kenmerk / brief van: BZ-5521 / 26 augustus 2024"},
                             PAPER_SLIPS_END};
  const PaperSlip none[] = {{70, 200, "Uw kenmerk: -"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips), other = study_filled(none);
  assert_field(&paper->study.letter->your_reference, "BZ-5521", "your-reference-label");
  assert_field(&other->study.letter->your_reference, NULL, NULL);
}

static void
copies_go_without_mail_addresses(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Cc: Board board@fjordaid.example"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips);
  assert_parts(paper, PART_COPY, "Board");
}

static void
a_form_names_the_senders_organisation(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 200, "Name: Tom Herrera"}, {70, 220, "Organisation: Casa Abierta"}, PAPER_SLIPS_END};
  const PaperSlip letter[] = {{70, 220, "Organisation: Casa Abierta"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips), other = study_filled(letter);
  assert_field(&paper->study.letter->sent.organisation, "Casa Abierta", "organisation-label");
  assert_field(&other->study.letter->sent.organisation, NULL, NULL);
}

static void
copies_of_a_quoted_mail_are_not_the_letters(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Cc: mevrouw Bakker"}, {70, 600, "Cc: de heer Vos"}, PAPER_SLIPS_END};
  PaperStudy *held = paper_study(paper_with_slips(slips));
  g_autoptr(PaperStudy) paper = held;
  paper_use_above(paper->study.layout, "Wij schrijven", USE_HEAD);
  guint quoted = paper_find_line(paper->study.layout, "Cc: de heer");
  text_line_furnish(study_line(&paper->study, quoted), FURNITURE_REFERENCE, QUOTED_HEADER_RUNG);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  paper->study.quoted_from = quoted;
  fields_fill(&paper->study, labels);
  assert_parts(paper, PART_COPY, "mevrouw Bakker");
}

static void
the_number_of_the_letter_that_is_answered_is_theirs(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "In reactie op: uw brief van 3 mei 2024, nr. 4617720"},
                             PAPER_SLIPS_END};
  const PaperSlip none[] = {{70, 200, "In reactie op: uw brief van 3 mei 2024, de opvang"}, PAPER_SLIPS_END};
  const PaperSlip ours[] = {{70, 200, "In reactie op: besluit van 3 mei 2024, nr. 4617720"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips), other = study_filled(none), third = study_filled(ours);
  assert_field(&paper->study.letter->your_reference, "4617720", "answered-letter");
  assert_field(&other->study.letter->your_reference, NULL, NULL);
  assert_field(&third->study.letter->your_reference, NULL, NULL);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(copies_of_a_quoted_mail_are_not_the_letters),
      cmocka_unit_test(references_are_read_from_their_labels),
      cmocka_unit_test(a_sentence_is_no_reference),
      cmocka_unit_test(an_empty_label_leaves_its_field_absent),
      cmocka_unit_test(a_case_number_serves_as_the_receivers_reference),
      cmocka_unit_test(a_case_number_does_not_displace_a_reference),
      cmocka_unit_test(the_subject_is_a_part_without_its_label),
      cmocka_unit_test(a_letter_has_one_subject_at_most),
      cmocka_unit_test(enclosures_that_are_only_counted_are_no_parts),
      cmocka_unit_test(enclosures_and_copies_are_a_part_each),
      cmocka_unit_test(phone_and_mail_are_the_senders),
      cmocka_unit_test(a_raised_number_in_a_field_stays_part_of_it),
      cmocka_unit_test(list_marks_are_taken_off),
      cmocka_unit_test(a_line_in_small_letters_goes_on_with_a_marked_thing),
      cmocka_unit_test(capitals_begin_a_thing_without_a_mark),
      cmocka_unit_test(things_in_one_line_are_parted_at_semicolons),
      cmocka_unit_test(a_semicolon_after_a_blank_leaves_none),
      cmocka_unit_test(things_that_run_on_over_lines_are_parted_at_semicolons),
      cmocka_unit_test(a_form_numbers_itself_unless_it_says_our),
      cmocka_unit_test(an_office_numbers_its_cases_itself),
      cmocka_unit_test(one_comma_parts_nothing),
      cmocka_unit_test(a_bold_line_above_the_salutation_is_the_subject),
      cmocka_unit_test(a_light_line_or_one_far_above_is_not),
      cmocka_unit_test(a_reference_goes_without_the_day_of_its_letter),
      cmocka_unit_test(copies_go_without_mail_addresses),
      cmocka_unit_test(a_form_names_the_senders_organisation),
      cmocka_unit_test(the_number_of_the_letter_that_is_answered_is_theirs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
