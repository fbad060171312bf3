#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/fields.h"

/* The slips above running text, their labels read and the letter's fields filled. */
static PaperStudy *
study_filled(const PaperSlip *slips) {
  PaperStudy *paper = paper_study(paper_with_slips(slips));
  paper_use_above(paper->study.layout, "Wij schrijven", USE_HEAD);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  fields_fill(&paper->study, labels);
  fields_take_case_number(&paper->study, labels);
  return paper;
}

static void
assert_field(const Field *field, const char *text, const char *rung) {
  if (!text) {
    assert_null(field->text);
    return;
  }
  assert_non_null(field->text);
  assert_string_equal(field->text, text);
  assert_string_equal(field->rung, rung);
  assert_non_null(field->places);
  assert_true(field->places->len > 0);
}

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
  fields_add_list(&paper->study, PART_ENCLOSURE, pieces, "test");
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
a_date_in_figures_alone_is_a_dateline(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "17-10-2023"}, PAPER_SLIPS_END};
  const PaperSlip phone[] = {{70, 200, "070 555 01 44"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_filled(slips), other = study_filled(phone);
  assert_string_equal(paper->study.letter->sent.date.iso, "2023-10-17");
  assert_null(other->study.letter->sent.date.iso);
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
      cmocka_unit_test(things_that_run_on_over_lines_are_parted_at_semicolons),
      cmocka_unit_test(a_form_numbers_itself_unless_it_says_our),
      cmocka_unit_test(an_office_numbers_its_cases_itself),
      cmocka_unit_test(a_date_in_figures_alone_is_a_dateline),
      cmocka_unit_test(one_comma_parts_nothing),
      cmocka_unit_test(a_bold_line_above_the_salutation_is_the_subject),
      cmocka_unit_test(a_light_line_or_one_far_above_is_not),
      cmocka_unit_test(a_reference_goes_without_the_day_of_its_letter),
      cmocka_unit_test(a_day_beside_a_place_among_labels_dates_the_letter),
      cmocka_unit_test(copies_go_without_mail_addresses),
      cmocka_unit_test(a_form_names_the_senders_organisation),
      cmocka_unit_test(the_number_of_the_letter_that_is_answered_is_theirs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
