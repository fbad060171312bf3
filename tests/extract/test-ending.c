#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/ending.h"
#include "extract/opening.h"

/* A letter that greets, has running text from PAPER_PROSE_BASELINE, and then the slips. */
static PaperStudy *
study_ending(const PaperSlip *slips) {
  g_autoptr(GArray) all = g_array_new(TRUE, FALSE, sizeof(PaperSlip));
  const PaperSlip greeting = {70, 370, "Geachte heer Vos,"};
  g_array_append_val(all, greeting);
  for (; slips->text; slips++)
    g_array_append_vals(all, slips, 1);
  const PaperSlip end = PAPER_SLIPS_END;
  g_array_append_val(all, end);
  PaperStudy *paper = paper_study(paper_with_slips((const PaperSlip *)(void *)all->data));
  opening_find(&paper->study);
  ending_find(&paper->study);
  ending_add_parts(&paper->study);
  return paper;
}

static void
assert_parts(const PaperStudy *paper, PartKind kind, const char *expected) {
  g_autoptr(GString) texts = g_string_new(NULL);
  for (guint i = 0; i < paper->study.letter->parts->len; i++) {
    const Part *part = letter_part(paper->study.letter, i);
    if (part->kind == kind)
      g_string_append_printf(texts, "%s%s", texts->len ? "|" : "", part->text);
  }
  assert_string_equal(texts->str, expected);
}

static void
assert_signs(const PaperStudy *paper, guint index, const char *name, const char *role) {
  assert_true(index < paper->study.letter->signatories->len);
  const Signatory *signatory = &g_array_index(paper->study.letter->signatories, Signatory, index);
  assert_string_equal(signatory->name.text, name);
  if (role)
    assert_string_equal(signatory->role.text, role);
  else
    assert_null(signatory->role.text);
}

static LineUse
use_of(const PaperStudy *paper, const char *beginning) {
  return study_line(&paper->study, paper_find_line(paper->study.layout, beginning))->use;
}

static void
assert_closes(const char *text, gboolean expected) {
  const PaperSlip slips[] = {{70, 520, text}, {70, 570, "A. Vos"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  g_autoptr(GString) closing = g_string_new(NULL);
  for (guint i = 0; i < paper->study.letter->parts->len; i++)
    if (letter_part(paper->study.letter, i)->kind == PART_CLOSING)
      g_string_append(closing, letter_part(paper->study.letter, i)->text);
  assert_string_equal(closing->str, expected ? text : "");
}

static void
closings_are_told_in_both_languages(G_GNUC_UNUSED void **state) {
  assert_closes("Hoogachtend,", TRUE);
  assert_closes("Met vriendelijke groet,", TRUE);
  assert_closes("Yours sincerely,", TRUE);
  assert_closes("Kind regards", TRUE);
}

static void
initials_sign_when_at_most_an_address_follows(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "R."}, {70, 534, "p/a Wasserij, Haagdijk 7, Breda"}, PAPER_SLIPS_END};
  const PaperSlip text[] = {{70, 520, "R."}, {70, 534, "Dat is de letter die hij schreef"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips), other = study_ending(text);
  assert_signs(paper, 0, "R.", NULL);
  assert_int_equal(other->study.letter->signatories->len, 0);
}

static void
a_professor_signs_by_name_and_a_president_by_role(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "Yours sincerely,"},
                             {70, 550, "Professor A.M. Steen"},
                             {70, 564, "President"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_signs(paper, 0, "Professor A.M. Steen", "President");
}

static void
a_number_below_the_name_is_no_role(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 520, "Hoogachtend,"}, {70, 550, "Joy Eze"}, {70, 564, "279.220.6641"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_signs(paper, 0, "Joy Eze", NULL);
}

static void
sentences_that_begin_like_a_closing_are_text(G_GNUC_UNUSED void **state) {
  assert_closes("Met dank voor uw brief. Wij wachten af.", FALSE);
  assert_closes("Hoogachtendheid is een woord", FALSE);
}

static void
closing_and_signature_are_parts_of_their_own(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 520, "Hoogachtend,"}, {70, 570, "A. Vos"}, {70, 584, "directeur"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_parts(paper, PART_CLOSING, "Hoogachtend,");
  assert_parts(paper, PART_SIGNATURE, "A. Vos directeur");
  assert_int_equal(paper->study.letter->signatories->len, 1);
  assert_signs(paper, 0, "A. Vos", "directeur");
  assert_int_equal(paper->study.body_ends, paper_find_line(paper->study.layout, "Hoogachtend"));
}

static void
the_text_above_the_closing_stays_open(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "Hoogachtend,"}, {70, 570, "A. Vos"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_int_equal(use_of(paper, "Wij schrijven"), USE_OPEN);
  assert_int_equal(use_of(paper, "A. Vos"), USE_END);
}

static void
two_may_sign_side_by_side(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "Hoogachtend,"}, {70, 570, "A. Vos"},      {300, 570, "B. de Haan"},
                             {70, 584, "voorzitter"},   {300, 584, "secretaris"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_int_equal(paper->study.letter->signatories->len, 2);
  assert_signs(paper, 0, "A. Vos", "voorzitter");
  assert_signs(paper, 1, "B. de Haan", "secretaris");
}

static void
no_blank_is_left_of_a_mark_after_a_name(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 520, "Hoogachtend,"}, {70, 570, "A. Vos ,"}, {70, 584, "directeur :"}, PAPER_SLIPS_END};
  const PaperSlip within[] = {
      {70, 520, "Hoogachtend,"}, {70, 570, "( A. Vos )"}, {70, 584, "directeur / arts"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips), other = study_ending(within);
  assert_signs(paper, 0, "A. Vos", "directeur");
  assert_signs(other, 0, "A. Vos", "directeur / arts");
}

static void
who_signs_for_an_office_has_its_role_from_above(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 520, "Hoogachtend,"}, {70, 534, "De minister voor Opvang,"}, {70, 584, "A. Vos"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_int_equal(paper->study.letter->signatories->len, 1);
  assert_signs(paper, 0, "A. Vos", "De minister voor Opvang");
}

static void
an_office_alone_ends_the_letter_too(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "De minister voor Opvang,"}, {70, 570, "A. Vos"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_int_equal(paper->study.body_ends, paper_find_line(paper->study.layout, "De minister"));
  assert_parts(paper, PART_CLOSING, "");
  assert_signs(paper, 0, "A. Vos", "De minister voor Opvang");
}

static void
a_name_alone_with_room_above_signs(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 540, "Joke Wieringa"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_signs(paper, 0, "Joke Wieringa", NULL);
}

static void
a_letter_that_just_stops_has_no_ending(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_int_equal(paper->study.body_ends, study_count(&paper->study));
  assert_int_equal(paper->study.letter->parts->len, 0);
  assert_int_equal(paper->study.letter->signatories->len, 0);
}

static void
contact_lines_are_no_roles_and_no_names(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 520, "Hoogachtend,"}, {70, 570, "A. Vos"}, {70, 584, "info@kade.example"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_int_equal(paper->study.letter->signatories->len, 1);
  assert_signs(paper, 0, "A. Vos", NULL);
}

static void
copies_and_enclosures_follow_the_signature(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "Hoogachtend,"},
                             {70, 570, "A. Vos"},
                             {70, 612, "Bijlagen:"},
                             {70, 626, "1. Machtiging"},
                             {70, 640, "2. Kopie van het besluit"},
                             {70, 682, "Kopie aan: De Kade"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_parts(paper, PART_ENCLOSURE, "Machtiging|Kopie van het besluit");
  assert_parts(paper, PART_COPY, "De Kade");
  assert_parts(paper, PART_SIGNATURE, "A. Vos");
}

static void
text_after_the_signature_stays_open(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "Hoogachtend,"},
                             {70, 570, "A. Vos"},
                             {70, 612, "P.S. Wij bellen u nog over de sleutel."},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_int_equal(use_of(paper, "P.S."), USE_OPEN);
  assert_parts(paper, PART_SIGNATURE, "A. Vos");
}

static void
a_quoted_mail_after_the_signature_stays_open(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "Groet,"},
                             {70, 570, "Joke Wieringa"},
                             {70, 612, "----- Oorspronkelijk bericht -----"},
                             {70, 626, "> Beste Joke,"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_int_equal(use_of(paper, "-----"), USE_OPEN);
  assert_int_equal(use_of(paper, "> Beste"), USE_OPEN);
}

static void
an_office_may_take_two_lines(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "Hoogachtend,"},
                             {70, 534, "De minister van Opvang,"},
                             {70, 548, "Zorg en Sport,"},
                             {70, 600, "A. Vos"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_signs(paper, 0, "A. Vos", "De minister van Opvang, Zorg en Sport");
}

static void
a_first_name_alone_signs_under_the_closing(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "Groetjes,"}, {70, 540, "joke"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_signs(paper, 0, "joke", NULL);
}

static void
a_leave_taken_in_other_words_is_told_by_the_name_below(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "Vrede en alle goeds,"}, {70, 570, "Joke Wieringa"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_parts(paper, PART_CLOSING, "Vrede en alle goeds,");
  assert_signs(paper, 0, "Joke Wieringa", NULL);
}

static void
more_air_ends_the_list_of_enclosures(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "Hoogachtend,"},
                             {70, 570, "A. Vos"},
                             {70, 612, "Bijlagen (2):"},
                             {70, 626, "1. Machtiging"},
                             {70, 640, "2. Besluit"},
                             {70, 700, "Dit is nog wat anders"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_parts(paper, PART_ENCLOSURE, "Machtiging|Besluit");
}

static void
a_sentence_that_begins_like_a_list_of_enclosures_is_none(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 520, "Hoogachtend,"}, {70, 570, "A. Vos"}, {70, 612, "bijlage volgt nog"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_parts(paper, PART_ENCLOSURE, "");
}

static void
who_closes_may_sign_in_the_same_line(G_GNUC_UNUSED void **state) {
  const PaperSlip van[] = {{70, 520, "Groetjes van Sem"}, {70, 534, "groep 7b"}, PAPER_SLIPS_END};
  const PaperSlip servant[] = {
      {70, 520, "I remain, Sirs, your obedient servant,"}, {70, 550, "H. Foale"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(van), other = study_ending(servant);
  assert_signs(paper, 0, "Sem", NULL);
  assert_signs(other, 0, "H. Foale", NULL);
}

static void
a_name_in_parentheses_and_a_role_before_a_bar_are_read_bare(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "Kind regards,"},
                             {70, 550, "(J.W. Meulen)"},
                             {70, 564, "Coordinator | Fjord Aid"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips);
  assert_signs(paper, 0, "J.W. Meulen", "Coordinator");
}

static void
an_annex_on_a_page_of_its_own_is_no_list_of_enclosures(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  guint16 plain = paper_style(page, PAPER_SIZE, 0);
  paper_set(page, 70, 370, plain, "Geachte heer Vos,");
  paper_write(page, PAPER_PROSE_BASELINE, plain, PAPER_PROSE);
  paper_set(page, 70, 520, plain, "Hoogachtend,");
  paper_set(page, 70, 550, plain, "A. Vos");
  page = paper_turn(pages);
  paper_set(page, 70, 100, paper_style(page, PAPER_SIZE, STYLE_BOLD), "BIJLAGE: RAMING");
  double next = paper_write(page, 130, paper_style(page, PAPER_SIZE, 0), PAPER_PROSE);
  paper_write(page, next + 10, paper_style(page, PAPER_SIZE, 0), PAPER_PROSE);
  g_autoptr(PaperStudy) paper = paper_study(pages);
  opening_find(&paper->study);
  ending_find(&paper->study);
  assert_int_equal(use_of(paper, "BIJLAGE"), USE_OPEN);
  assert_int_equal(use_of(paper, "A. Vos"), USE_END);
}

static void
name_and_role_may_share_a_line_or_a_comma(G_GNUC_UNUSED void **state) {
  const PaperSlip one[] = {{70, 520, "Hoogachtend,"}, {70, 550, "S. Linden, huisarts"}, PAPER_SLIPS_END};
  const PaperSlip two[] = {
      {70, 520, "Hoogachtend,"}, {70, 550, "L. de Vos,"}, {70, 564, "gemachtigde"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(one), other = study_ending(two);
  assert_signs(paper, 0, "S. Linden", "huisarts");
  assert_signs(other, 0, "L. de Vos", "gemachtigde");
}

static void
degrees_behind_a_name_are_no_part_of_it(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 520, "Yours sincerely,"}, {70, 560, "Dr Ada Vos MBBS FRCPsych"}, PAPER_SLIPS_END};
  const PaperSlip name[] = {{70, 520, "Yours sincerely,"}, {70, 560, "Ada Vos Rn"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips), other = study_ending(name);
  assert_signs(paper, 0, "Dr Ada Vos", NULL);
  assert_signs(other, 0, "Ada Vos Rn", NULL);
}

static void
a_line_above_who_signs_for_others_takes_leave(G_GNUC_UNUSED void **state) {
  const PaperSlip leave[] = {
      {70, 520, "Vaar wel,"}, {70, 540, "namens het bestuur,"}, {70, 580, "A. Vos"}, PAPER_SLIPS_END};
  const PaperSlip office[] = {{70, 500, "Hoogachtend,"},
                              {70, 520, "Autoriteit Opvang,"},
                              {70, 540, "namens deze,"},
                              {70, 580, "A. Vos"},
                              PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(leave), other = study_ending(office);
  assert_parts(paper, PART_CLOSING, "Vaar wel,");
  assert_signs(paper, 0, "A. Vos", NULL);
  assert_parts(other, PART_CLOSING, "Hoogachtend,");
}

static void
who_signs_right_above_the_name_of_a_device_signs(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 476, "En dat was het."}, {70, 490, "G. Vos"}, {70, 504, "Sent from my phone"}, PAPER_SLIPS_END};
  const PaperSlip other[] = {
      {70, 476, "En dat was het."}, {70, 490, "G. Vos"}, {70, 504, "Sent for my phone"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips), none = study_ending(other);
  assert_signs(paper, 0, "G. Vos", NULL);
  assert_parts(paper, PART_CLOSING, "");
  assert_int_equal(none->study.letter->signatories->len, 0);
}

static void
a_letter_that_nobody_signs_may_end_with_its_enclosures(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 540, "Enclosure: Waiver of rights"}, PAPER_SLIPS_END};
  const PaperSlip text[] = {{70, 540, "Enclosure of the waiver was forgotten"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_ending(slips), other = study_ending(text);
  assert_parts(paper, PART_ENCLOSURE, "Waiver of rights");
  assert_parts(other, PART_ENCLOSURE, "");
  assert_int_equal(use_of(other, "Enclosure"), USE_OPEN);
}

static void
a_rule_to_sign_on_names_nobody(void **state) {
  (void)state;
  const PaperSlip alone[] = {{70, 520, "Hoogachtend,"}, {70, 560, "......"}, PAPER_SLIPS_END};
  const PaperSlip over_name[] = {
      {70, 520, "Hoogachtend,"}, {70, 560, "......"}, {70, 573.5, "Vos"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) none = study_ending(alone), name = study_ending(over_name);
  assert_int_equal(none->study.letter->signatories->len, 0);
  assert_int_equal(name->study.letter->signatories->len, 1);
  assert_signs(name, 0, "Vos", NULL);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_letter_that_nobody_signs_may_end_with_its_enclosures),
      cmocka_unit_test(who_signs_right_above_the_name_of_a_device_signs),
      cmocka_unit_test(degrees_behind_a_name_are_no_part_of_it),
      cmocka_unit_test(closings_are_told_in_both_languages),
      cmocka_unit_test(initials_sign_when_at_most_an_address_follows),
      cmocka_unit_test(a_professor_signs_by_name_and_a_president_by_role),
      cmocka_unit_test(a_number_below_the_name_is_no_role),
      cmocka_unit_test(sentences_that_begin_like_a_closing_are_text),
      cmocka_unit_test(closing_and_signature_are_parts_of_their_own),
      cmocka_unit_test(the_text_above_the_closing_stays_open),
      cmocka_unit_test(two_may_sign_side_by_side),
      cmocka_unit_test(no_blank_is_left_of_a_mark_after_a_name),
      cmocka_unit_test(who_signs_for_an_office_has_its_role_from_above),
      cmocka_unit_test(an_office_alone_ends_the_letter_too),
      cmocka_unit_test(a_name_alone_with_room_above_signs),
      cmocka_unit_test(a_letter_that_just_stops_has_no_ending),
      cmocka_unit_test(contact_lines_are_no_roles_and_no_names),
      cmocka_unit_test(copies_and_enclosures_follow_the_signature),
      cmocka_unit_test(text_after_the_signature_stays_open),
      cmocka_unit_test(a_quoted_mail_after_the_signature_stays_open),
      cmocka_unit_test(an_office_may_take_two_lines),
      cmocka_unit_test(a_first_name_alone_signs_under_the_closing),
      cmocka_unit_test(a_leave_taken_in_other_words_is_told_by_the_name_below),
      cmocka_unit_test(more_air_ends_the_list_of_enclosures),
      cmocka_unit_test(a_sentence_that_begins_like_a_list_of_enclosures_is_none),
      cmocka_unit_test(who_closes_may_sign_in_the_same_line),
      cmocka_unit_test(a_name_in_parentheses_and_a_role_before_a_bar_are_read_bare),
      cmocka_unit_test(an_annex_on_a_page_of_its_own_is_no_list_of_enclosures),
      cmocka_unit_test(name_and_role_may_share_a_line_or_a_comma),
      cmocka_unit_test(a_line_above_who_signs_for_others_takes_leave),
      cmocka_unit_test(a_rule_to_sign_on_names_nobody),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
