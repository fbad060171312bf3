#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/correspondents.h"
#include "extract/ending.h"
#include "extract/opening.h"

/* The slips round running text, read as far as the correspondents. */
static PaperStudy *
study_correspondents(const PaperSlip *slips) {
  PaperStudy *paper = paper_study(paper_with_slips(slips));
  Study *study = &paper->study;
  opening_find(study);
  ending_find(study);
  g_autoptr(GArray) labels = labels_find(study);
  correspondents_find(study, labels);
  correspondents_complete(study);
  return paper;
}

static void
assert_field(const Field *field, const char *text) {
  if (g_strcmp0(field->text, text) != 0)
    fail_msg("\"%s\" instead of \"%s\"", field->text ? field->text : "nothing", text ? text : "nothing");
}

static void
assert_address(const Correspondent *who, const char *expected) {
  GString *lines = g_string_new(NULL);
  for (guint i = 0; i < who->address->len; i++)
    g_string_append_printf(lines, "%s%s", i ? "|" : "", (char *)g_ptr_array_index(who->address, i));
  g_autofree char *text = g_string_free(lines, FALSE);
  assert_string_equal(text, expected);
}

static void
assert_settled(const PaperStudy *paper, const char *beginning, FurnitureKind kind) {
  const TextLine *line = layout_line(paper->study.layout, paper_find_line(paper->study.layout, beginning));
  assert_int_equal(line->use, USE_FURNITURE);
  assert_int_equal(line->furniture, kind);
}

static void
the_address_names_the_addressee(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 150, "Ministerie van Opvang"}, {70, 164, "T.a.v. mevrouw S. Kranenborg"}, {70, 178, "Postbus 615"},
      {70, 192, "8000 AP Zwolle"},        {70, 380, "Geachte mevrouw Kranenborg,"},  PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  const Correspondent *received = &paper->study.letter->received;
  assert_field(&received->organisation, "Ministerie van Opvang");
  assert_field(&received->name, "mevrouw S. Kranenborg");
  assert_address(received, "Postbus 615|8000 AP Zwolle");
  assert_settled(paper, "Ministerie van Opvang", FURNITURE_ADDRESS);
  assert_settled(paper, "8000 AP", FURNITURE_ADDRESS);
}

static void
a_private_addressee_is_no_organisation(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "De heer W. Hazelaar"},
                             {70, 164, "Kade 7"},
                             {70, 178, "8000 AP Zwolle"},
                             {70, 380, "Geachte heer Hazelaar,"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->received.name, "De heer W. Hazelaar");
  assert_field(&paper->study.letter->received.organisation, NULL);
  assert_address(&paper->study.letter->received, "Kade 7|8000 AP Zwolle");
}

static void
an_english_address_is_read_too(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "Harbour Charity"},   {70, 164, "FAO Ms Maura Halloran"},
                             {70, 178, "12 Quay Street"},    {70, 192, "London SW1A 2AA"},
                             {70, 380, "Dear Ms Halloran,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  const Correspondent *received = &paper->study.letter->received;
  assert_field(&received->organisation, "Harbour Charity");
  assert_field(&received->name, "Ms Maura Halloran");
  assert_address(received, "12 Quay Street|London SW1A 2AA");
}

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
dispatch_remarks_and_return_addresses_are_no_organisation(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 136, "AANGETEKEND"},    {70, 150, "Ministerie van Opvang"},       {70, 164, "Postbus 615"},
      {70, 178, "8000 AP Zwolle"}, {70, 380, "Geachte mevrouw Kranenborg,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->received.organisation, "Ministerie van Opvang");
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
a_part_above_its_organisation_is_its_department(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "Afdeling Bezwaar"},
                             {70, 164, "Gemeente Kampen"},
                             {70, 178, "Postbus 615"},
                             {70, 380, "Geachte mevrouw,"},
                             PAPER_SLIPS_END};
  const PaperSlip turned[] = {{70, 150, "Gemeente Kampen"},
                              {70, 164, "Afdeling Bezwaar"},
                              {70, 178, "Postbus 615"},
                              {70, 380, "Geachte mevrouw,"},
                              PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips), other = study_correspondents(turned);
  assert_field(&paper->study.letter->received.organisation, "Gemeente Kampen");
  assert_field(&paper->study.letter->received.department, "Afdeling Bezwaar");
  assert_field(&other->study.letter->received.organisation, "Gemeente Kampen");
}

static void
a_titled_name_may_have_its_function_behind_it(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "Dienst Opvang"},
                             {70, 164, "mr. L.S. van Eerden, procesvertegenwoordiger"},
                             {70, 178, "Postbus 615"},
                             {70, 380, "Geachte collega,"},
                             PAPER_SLIPS_END};
  const PaperSlip style[] = {{70, 150, "Parket Kampen"},
                             {70, 164, "De weledelgestrenge vrouwe mr. J. Sanders"},
                             {70, 178, "Postbus 615"},
                             {70, 380, "Geachte collega,"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips), other = study_correspondents(style);
  assert_field(&paper->study.letter->received.name, "mr. L.S. van Eerden");
  assert_field(&paper->study.letter->received.role, "procesvertegenwoordiger");
  assert_field(&other->study.letter->received.name, "mr. J. Sanders");
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
the_salutation_names_an_addressee_without_an_address(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 380, "Geachte mevrouw Terpstra,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->received.name, "mevrouw Terpstra");
}

static void
a_salutation_to_nobody_in_particular_names_nobody(G_GNUC_UNUSED void **state) {
  const char *const greetings[] = {"Geachte heer, mevrouw,", "Geachte voorzitter,", "Dear Sir or Madam,",
                                   "Beste mensen,"};
  for (guint i = 0; i < G_N_ELEMENTS(greetings); i++) {
    const PaperSlip slips[] = {{70, 380, greetings[i]}, PAPER_SLIPS_END};
    g_autoptr(PaperStudy) paper = study_correspondents(slips);
    assert_field(&paper->study.letter->received.name, NULL);
  }
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
an_office_over_two_lines_names_its_organisation(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "De voorzitter van de Tweede Kamer"},
                             {70, 164, "der Staten-Generaal"},
                             {70, 178, "Postbus 615"},
                             {70, 192, "8000 AP Zwolle"},
                             {70, 380, "Geachte voorzitter,"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  const Correspondent *received = &paper->study.letter->received;
  assert_field(&received->role, "De voorzitter");
  assert_field(&received->organisation, "Tweede Kamer der Staten-Generaal");
  assert_address(received, "Postbus 615|8000 AP Zwolle");
}

static void
an_office_alone_stands_for_its_organisation(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "De minister voor Opvang"},
                             {70, 164, "Postbus 615"},
                             {70, 178, "8000 AP Zwolle"},
                             {70, 380, "Excellentie,"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->received.role, "De minister voor Opvang");
  assert_field(&paper->study.letter->received.organisation, "De minister voor Opvang");
}

static void
leading_words_are_no_part_of_the_name(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "Aan het Ministerie van Opvang"},
                             {70, 164, "Postbus 615"},
                             {70, 178, "8000 AP Zwolle"},
                             {70, 380, "Geachte mevrouw,"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->received.organisation, "Ministerie van Opvang");
}

static void
attention_may_be_a_department_or_a_person_after_a_function(G_GNUC_UNUSED void **state) {
  const PaperSlip department[] = {{70, 150, "Ministerie van Opvang"}, {70, 164, "T.a.v. afdeling Bezwaar"},
                                  {70, 178, "Postbus 615"},           {70, 192, "8000 AP Zwolle"},
                                  {70, 380, "Geachte mevrouw,"},      PAPER_SLIPS_END};
  const PaperSlip person[] = {
      {70, 150, "Ministerie van Opvang"}, {70, 164, "T.a.v. de directeur, de heer W.T. Hazelaar"},
      {70, 178, "Postbus 615"},           {70, 192, "8000 AP Zwolle"},
      {70, 380, "Geachte mevrouw,"},      PAPER_SLIPS_END};
  g_autoptr(PaperStudy) first = study_correspondents(department), second = study_correspondents(person);
  assert_field(&first->study.letter->received.department, "afdeling Bezwaar");
  assert_field(&first->study.letter->received.name, NULL);
  assert_field(&second->study.letter->received.name, "de heer W.T. Hazelaar");
}

static void
a_person_may_stand_below_the_organisation(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "Ministerie van Opvang"},
                             {70, 164, "Directie Toezicht"},
                             {70, 178, "De heer W. Hazelaar"},
                             {70, 192, "Postbus 615"},
                             {70, 206, "8000 AP Zwolle"},
                             {70, 380, "Geachte heer Hazelaar,"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  const Correspondent *received = &paper->study.letter->received;
  assert_field(&received->organisation, "Ministerie van Opvang");
  assert_field(&received->department, "Directie Toezicht");
  assert_field(&received->name, "De heer W. Hazelaar");
}

static void
the_country_belongs_to_the_address(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "Ministerie van Opvang"}, {70, 164, "Postbus 615"},
                             {70, 178, "8000 AP Zwolle"},        {70, 192, "The Netherlands"},
                             {70, 380, "Dear Sir or Madam,"},    PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_address(&paper->study.letter->received, "Postbus 615|8000 AP Zwolle|The Netherlands");
}

static void
what_follows_the_postcode_is_not_the_addressees(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "Ministerie van Opvang"}, {70, 164, "Postbus 615"},
                             {70, 178, "8000 AP Zwolle"},        {70, 192, "Zwolle in mei"},
                             {70, 380, "Geachte mevrouw,"},      PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_address(&paper->study.letter->received, "Postbus 615|8000 AP Zwolle");
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

static void
two_persons_are_no_organisation(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "Mevrouw C. Hendriks en de heer B. Pot"},
                             {70, 164, "Polderweg 8"},
                             {70, 178, "4458 AB Goes"},
                             {70, 380, "Geachte mevrouw Hendriks, geachte heer Pot,"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->received.name, "Mevrouw C. Hendriks en de heer B. Pot");
  assert_field(&paper->study.letter->received.organisation, NULL);
}

static void
a_diplomatic_note_names_its_addressee_in_its_text(G_GNUC_UNUSED void **state) {
  const PaperSlip note[] = {
      {70, 386,
       "The Embassy of Arcadia presents its compliments to the Ministry of Roads and has the honour"},
      PAPER_SLIPS_END};
  const PaperSlip person[] = {
      {70, 386, "The Embassy of Arcadia presents its compliments to the elder brother and has the honour"},
      PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(note), other = study_correspondents(person);
  assert_field(&paper->study.letter->received.organisation, "Ministry of Roads");
  assert_field(&other->study.letter->received.organisation, NULL);
}

static void
a_style_of_address_is_no_part_of_the_name(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "The Rt Hon Sir Piers Oakhanger MP"},
                             {70, 164, "12 Quay Street"},
                             {70, 178, "London SW1A 2AA"},
                             {70, 380, "Dear Piers,"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->received.name, "Sir Piers Oakhanger MP");
}

static void
a_label_may_stand_above_a_whole_address(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "Aan:"},
                             {120, 150, "de Minister van Opvang"},
                             {120, 164, "Ministerie van Opvang"},
                             {120, 178, "Den Haag"},
                             {70, 380, "Excellentie,"},
                             PAPER_SLIPS_END};
  const PaperSlip lone[] = {
      {70, 150, "Aan:"}, {120, 150, "de Minister van Opvang"}, {70, 380, "Excellentie,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips), other = study_correspondents(lone);
  assert_field(&paper->study.letter->received.role, "de Minister van Opvang");
  assert_field(&paper->study.letter->received.organisation, "Ministerie van Opvang");
  assert_field(&other->study.letter->received.organisation, "de Minister van Opvang");
}

static void
a_part_behind_the_comma_is_the_department(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "Dienst Opvang, Bureau Zorg"},
                             {70, 164, "Postbus 615"},
                             {70, 380, "Geachte mevrouw,"},
                             PAPER_SLIPS_END};
  const PaperSlip whole[] = {{70, 150, "Ministerie van Opvang, Zorg en Welzijn"},
                             {70, 164, "Postbus 615"},
                             {70, 380, "Geachte mevrouw,"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips), other = study_correspondents(whole);
  assert_field(&paper->study.letter->received.organisation, "Dienst Opvang");
  assert_field(&paper->study.letter->received.department, "Bureau Zorg");
  assert_field(&other->study.letter->received.organisation, "Ministerie van Opvang, Zorg en Welzijn");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_style_of_address_is_no_part_of_the_name),
      cmocka_unit_test(a_diplomatic_note_names_its_addressee_in_its_text),
      cmocka_unit_test(the_address_names_the_addressee),
      cmocka_unit_test(a_private_addressee_is_no_organisation),
      cmocka_unit_test(an_english_address_is_read_too),
      cmocka_unit_test(the_letterhead_is_the_senders_and_not_the_addressees),
      cmocka_unit_test(dispatch_remarks_and_return_addresses_are_no_organisation),
      cmocka_unit_test(a_lone_line_set_like_the_text_is_the_addressee),
      cmocka_unit_test(a_part_above_its_organisation_is_its_department),
      cmocka_unit_test(a_titled_name_may_have_its_function_behind_it),
      cmocka_unit_test(the_signature_names_the_sender),
      cmocka_unit_test(the_salutation_names_an_addressee_without_an_address),
      cmocka_unit_test(a_salutation_to_nobody_in_particular_names_nobody),
      cmocka_unit_test(a_printed_mail_names_both_in_its_labels),
      cmocka_unit_test(an_address_of_mail_alone_names_nobody),
      cmocka_unit_test(a_bare_letter_names_nobody),
      cmocka_unit_test(an_office_over_two_lines_names_its_organisation),
      cmocka_unit_test(an_office_alone_stands_for_its_organisation),
      cmocka_unit_test(leading_words_are_no_part_of_the_name),
      cmocka_unit_test(attention_may_be_a_department_or_a_person_after_a_function),
      cmocka_unit_test(a_person_may_stand_below_the_organisation),
      cmocka_unit_test(the_country_belongs_to_the_address),
      cmocka_unit_test(what_follows_the_postcode_is_not_the_addressees),
      cmocka_unit_test(the_letterhead_says_the_signers_name_in_full),
      cmocka_unit_test(another_of_the_same_name_in_the_letterhead_does_not_sign),
      cmocka_unit_test(the_side_column_names_a_public_sender_over_several_lines),
      cmocka_unit_test(a_side_column_that_runs_on_is_cut_and_other_words_name_nobody),
      cmocka_unit_test(a_side_column_too_long_for_a_name_names_nobody),
      cmocka_unit_test(a_form_may_ask_for_the_name_in_parts),
      cmocka_unit_test(two_persons_are_no_organisation),
      cmocka_unit_test(a_label_may_stand_above_a_whole_address),
      cmocka_unit_test(a_part_behind_the_comma_is_the_department),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
