#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/correspondents.h"
#include "extract/ending.h"
#include "extract/opening.h"
#include "extract/running.h"
#include "extract/sender.h"

static PaperStudy *
study_sender(const PaperSlip *slips) {
  PaperStudy *paper = paper_study(paper_with_slips(slips));
  Study *study = &paper->study;
  running_mark_footers(study->layout, study->languages);
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

#define ADDRESS                                                                                              \
  {70, 180, "Dienst Verblijf"}, {70, 194, "Postbus 615"}, {                                                  \
    70, 208, "8000 AP Zwolle"                                                                                \
  }
#define GREETING                                                                                             \
  { 70, 380, "Geachte mevrouw Kranenborg," }

static void
what_is_called_like_its_address_sends(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{300, 60, "Roodkapje Gouda"},
                             {300, 74, "www.roodkapjegouda.example"},
                             ADDRESS,
                             GREETING,
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_sender(slips);
  assert_field(&paper->study.letter->sent.organisation, "Roodkapje Gouda");
}

static void
a_remark_on_top_does_not_send(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {400, 60, "afd. JZ"}, {300, 90, "Stichting De Brug"}, {300, 104, "Kade 7"}, ADDRESS, GREETING,
      PAPER_SLIPS_END};
  const PaperSlip alone[] = {{400, 60, "afd. JZ"}, ADDRESS, GREETING, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_sender(slips), other = study_sender(alone);
  assert_field(&paper->study.letter->sent.organisation, "Stichting De Brug");
  assert_field(&other->study.letter->sent.organisation, NULL);
}

static void
the_house_of_who_signs_is_no_organisation(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {300, 60, "Anna de Vries"}, {300, 74, "Het Tolhuis, Kampen"}, ADDRESS,        GREETING,
      {70, 520, "Hoogachtend,"},  {70, 560, "A. de Vries"},         PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_sender(slips);
  assert_field(&paper->study.letter->sent.organisation, NULL);
  assert_field(&paper->study.letter->sent.name, "Anna de Vries");
}

static void
a_name_that_ends_in_a_small_word_goes_on_below(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{200, 60, "Hoge Commissie van de"},
                             {200, 74, "Verenigde Eilanden"},
                             ADDRESS,
                             GREETING,
                             PAPER_SLIPS_END};
  const PaperSlip two[] = {
      {200, 60, "Hoge Commissie"}, {200, 74, "Verenigde Eilanden"}, ADDRESS, GREETING, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_sender(slips), other = study_sender(two);
  assert_field(&paper->study.letter->sent.organisation, "Hoge Commissie van de Verenigde Eilanden");
  assert_field(&other->study.letter->sent.organisation, "Hoge Commissie");
  assert_field(&other->study.letter->sent.department, "Verenigde Eilanden");
}

static void
the_line_under_the_role_is_the_organisation(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {GREETING,
                             {70, 520, "Groetjes,"},
                             {70, 534, "Sanne Poel"},
                             {70, 548, "coördinator"},
                             {70, 562, "Weerzicht, Nijmegen"},
                             PAPER_SLIPS_END};
  const PaperSlip home[] = {
      GREETING, {70, 520, "Groetjes,"}, {70, 534, "Sanne Poel"}, {70, 548, "Nijmegen"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_sender(slips), other = study_sender(home);
  assert_field(&paper->study.letter->sent.organisation, "Weerzicht");
  assert_field(&other->study.letter->sent.organisation, NULL);
}

static void
the_first_thing_of_a_line_with_a_telephone_is_the_organisation(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {GREETING,
                             {70, 520, "Groetjes,"},
                             {70, 534, "Sanne Poel"},
                             {70, 562, "Weerzicht * 24 uur 088 555 44 55"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_sender(slips);
  assert_field(&paper->study.letter->sent.organisation, "Weerzicht");
}

static void
a_mailbox_names_person_and_organisation_where_the_domain_does(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 100, "Van: Dennis van PrivacyBoost <d@privacyboost.example>"},
                             {70, 114, "Aan: Servicepunt Verblijf <servicepunt@verblijf.example>"},
                             GREETING,
                             PAPER_SLIPS_END};
  const PaperSlip person[] = {{70, 100, "Van: Dennis van Dijk <d@mail.example>"}, GREETING, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_sender(slips), other = study_sender(person);
  const Letter *letter = paper->study.letter;
  assert_field(&letter->sent.name, "Dennis");
  assert_field(&letter->sent.organisation, "PrivacyBoost");
  assert_field(&letter->sent.email, "d@privacyboost.example");
  assert_field(&letter->received.organisation, "Servicepunt Verblijf");
  assert_field(&other->study.letter->sent.name, "Dennis van Dijk");
  assert_field(&other->study.letter->sent.organisation, NULL);
}

static void
the_return_address_names_the_organisation_when_nothing_else_does(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 150, "Return address: Inspection Service, P.O. Box 287, 7600 AG Almelo"},
                             ADDRESS,
                             GREETING,
                             PAPER_SLIPS_END};
  const PaperSlip box[] = {
      {70, 150, "Return address: P.O. Box 287, 7600 AG Almelo"}, ADDRESS, GREETING, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_sender(slips), other = study_sender(box);
  assert_field(&paper->study.letter->sent.organisation, "Inspection Service");
  assert_field(&other->study.letter->sent.organisation, NULL);
}

static void
a_mailbox_in_single_quotes_is_named_without_them(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 100, "Van: 'D. van Dijk' <d@mail.example>"}, GREETING, PAPER_SLIPS_END};
  const PaperSlip own[] = {{70, 100, "Van: Jan d'Hondt <d@mail.example>"}, GREETING, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_sender(slips), other = study_sender(own);
  assert_string_equal(paper->study.letter->sent.name.text, "D. van Dijk");
  assert_string_equal(other->study.letter->sent.name.text, "Jan d'Hondt");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_return_address_names_the_organisation_when_nothing_else_does),
      cmocka_unit_test(what_is_called_like_its_address_sends),
      cmocka_unit_test(a_remark_on_top_does_not_send),
      cmocka_unit_test(the_house_of_who_signs_is_no_organisation),
      cmocka_unit_test(a_name_that_ends_in_a_small_word_goes_on_below),
      cmocka_unit_test(the_line_under_the_role_is_the_organisation),
      cmocka_unit_test(the_first_thing_of_a_line_with_a_telephone_is_the_organisation),
      cmocka_unit_test(a_mailbox_names_person_and_organisation_where_the_domain_does),
      cmocka_unit_test(a_mailbox_in_single_quotes_is_named_without_them),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
