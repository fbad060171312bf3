#include "tests/extract/correspondence.h"

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
dispatch_remarks_and_return_addresses_are_no_organisation(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 136, "AANGETEKEND"},    {70, 150, "Ministerie van Opvang"},       {70, 164, "Postbus 615"},
      {70, 178, "8000 AP Zwolle"}, {70, 380, "Geachte mevrouw Kranenborg,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->received.organisation, "Ministerie van Opvang");
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
the_salutation_names_an_addressee_without_an_address(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 380, "Geachte mevrouw Terpstra,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips);
  assert_field(&paper->study.letter->received.name, "mevrouw Terpstra");
}

static void
no_blank_is_left_of_the_comma_after_who_is_greeted(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 380, "Geachte mevrouw Terpstra ,"}, PAPER_SLIPS_END};
  const PaperSlip two[] = {{70, 380, "Geachte mevrouw Terpstra , Vos,"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_correspondents(slips), other = study_correspondents(two);
  assert_field(&paper->study.letter->received.name, "mevrouw Terpstra");
  assert_field(&other->study.letter->received.name, "mevrouw Terpstra , Vos");
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
      cmocka_unit_test(dispatch_remarks_and_return_addresses_are_no_organisation),
      cmocka_unit_test(a_part_above_its_organisation_is_its_department),
      cmocka_unit_test(a_titled_name_may_have_its_function_behind_it),
      cmocka_unit_test(the_salutation_names_an_addressee_without_an_address),
      cmocka_unit_test(no_blank_is_left_of_the_comma_after_who_is_greeted),
      cmocka_unit_test(a_salutation_to_nobody_in_particular_names_nobody),
      cmocka_unit_test(an_office_over_two_lines_names_its_organisation),
      cmocka_unit_test(an_office_alone_stands_for_its_organisation),
      cmocka_unit_test(leading_words_are_no_part_of_the_name),
      cmocka_unit_test(attention_may_be_a_department_or_a_person_after_a_function),
      cmocka_unit_test(a_person_may_stand_below_the_organisation),
      cmocka_unit_test(the_country_belongs_to_the_address),
      cmocka_unit_test(what_follows_the_postcode_is_not_the_addressees),
      cmocka_unit_test(two_persons_are_no_organisation),
      cmocka_unit_test(a_label_may_stand_above_a_whole_address),
      cmocka_unit_test(a_part_behind_the_comma_is_the_department),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
