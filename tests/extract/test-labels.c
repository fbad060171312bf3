#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/labels.h"
#include "extract/running.h"

/* The slips above running text, marked as head; a side column is marked as one. */
static PaperStudy *
study_head(const PaperSlip *slips) {
  PaperStudy *paper = paper_study(paper_with_slips(slips));
  running_mark(paper->study.layout, paper->languages);
  paper_use_above(paper->study.layout, "Wij schrijven", USE_HEAD);
  return paper;
}

static const Label *
find_label(const GArray *labels, LabelKey key) {
  for (guint i = 0; i < labels->len; i++)
    if (g_array_index(labels, Label, i).key == key)
      return &g_array_index(labels, Label, i);
  return NULL;
}

/* The pieces of a label's value, joined by "|"; "none" without a label. */
static char *
value_text(const PaperStudy *paper, const GArray *labels, LabelKey key) {
  const Label *label = find_label(labels, key);
  if (!label)
    return g_strdup("none");
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < label->value->len; i++)
    g_ptr_array_add(texts, piece_text(paper->study.layout, g_array_index(label->value, Piece, i)));
  g_ptr_array_add(texts, NULL);
  return g_strjoinv("|", (char **)texts->pdata);
}

static void
assert_value(const PaperStudy *paper, const GArray *labels, LabelKey key, const char *expected) {
  g_autofree char *value = value_text(paper, labels, key);
  assert_string_equal(value, expected);
}

static void
a_value_stands_beside_its_label(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Datum"}, {180, 200, "3 mei 2024"}, {70, 214, "Ons kenmerk"},
                             {180, 214, "K-12"}, {70, 228, "Onderwerp"},   {180, 228, "De opvang"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_DATE, "3 mei 2024");
  assert_value(paper, labels, LABEL_OUR_REFERENCE, "K-12");
  assert_value(paper, labels, LABEL_SUBJECT, "De opvang");
}

static void
values_stand_below_a_row_of_labels(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Datum"},      {200, 200, "Uw kenmerk"}, {330, 200, "Ons kenmerk"},
                             {70, 214, "3 mei 2024"}, {200, 214, "A/7"},        {330, 214, "K-12"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_DATE, "3 mei 2024");
  assert_value(paper, labels, LABEL_YOUR_REFERENCE, "A/7");
  assert_value(paper, labels, LABEL_OUR_REFERENCE, "K-12");
}

static void
a_missing_value_below_does_not_shift_the_others(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Datum"},      {200, 200, "Uw kenmerk"}, {330, 200, "Ons kenmerk"},
                             {70, 214, "3 mei 2024"}, {330, 214, "K-12"},       PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_YOUR_REFERENCE, "");
  assert_value(paper, labels, LABEL_OUR_REFERENCE, "K-12");
}

static void
a_label_without_a_value_does_not_take_its_neighbours_label(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 200, "Uw kenmerk"}, {70, 214, "Ons kenmerk"}, {180, 214, "K-12"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_YOUR_REFERENCE, "");
  assert_value(paper, labels, LABEL_OUR_REFERENCE, "K-12");
}

static void
a_label_may_stand_in_the_line_of_its_value(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Datum: 3 mei 2024"},
                             {70, 220, "Ons kenmerk : K-12"},
                             {70, 240, "Onderwerp Uw brief"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_DATE, "3 mei 2024");
  assert_value(paper, labels, LABEL_OUR_REFERENCE, "K-12");
  assert_value(paper, labels, LABEL_SUBJECT, "Uw brief");
}

static void
words_in_parentheses_belong_to_the_label(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "V-nummer (als u dat heeft): 123"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_CASE_NUMBER, "123");
}

static void
english_labels_are_known_too(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Date: 3 May 2024"},
                             {70, 220, "Our reference: K-12"},
                             {70, 240, "Subject: Your letter"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_DATE, "3 May 2024");
  assert_value(paper, labels, LABEL_OUR_REFERENCE, "K-12");
  assert_value(paper, labels, LABEL_SUBJECT, "Your letter");
}

static void
loose_words_are_labels_with_a_colon(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Van: Joke Wieringa"}, {70, 220, "Aan: De Kade"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_SENDER, "Joke Wieringa");
  assert_value(paper, labels, LABEL_ADDRESSEE, "De Kade");
}

static void
loose_words_without_a_colon_are_names(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 200, "Van Dijk Advocaten"}, {70, 240, "Datumprikker 3 mei"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_int_equal(labels->len, 0);
  assert_int_equal(study_line(&paper->study, 0)->use, USE_HEAD);
}

static void
a_bold_word_sets_itself_off(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  guint16 body = paper_style(page, PAPER_SIZE, 0), bold = paper_style(page, PAPER_SIZE, STYLE_BOLD);
  double x = paper_set(page, 70, 200, bold, "Van");
  paper_set(page, x, 200, body, " Joke Wieringa");
  paper_write(page, 400, body, PAPER_PROSE);
  g_autoptr(PaperStudy) paper = paper_study(pages);
  paper_use_above(paper->study.layout, "Wij schrijven", USE_HEAD);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_SENDER, "Joke Wieringa");
}

static void
a_value_may_stand_below_its_label(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Datum"},
                             {70, 214, "3 mei 2024"},
                             {70, 242, "Ons kenmerk"},
                             {70, 256, "K-12"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_DATE, "3 mei 2024");
  assert_value(paper, labels, LABEL_OUR_REFERENCE, "K-12");
}

static void
what_stands_far_below_is_no_value(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Datum"}, {70, 260, "Stichting De Kade"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_DATE, "");
}

static void
a_subject_may_have_several_lines(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Betreft:"},
                             {180, 200, "uw brief over de opvang"},
                             {180, 214, "in onze stad"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_SUBJECT, "uw brief over de opvang|in onze stad");
}

static void
a_label_inside_a_value_belongs_to_it(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Onderwerp:"}, {180, 200, "Re: De opvang"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_SUBJECT, "Re: De opvang");
  assert_int_equal(labels->len, 1);
}

static void
a_date_has_one_line_only(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 200, "Datum:"}, {180, 200, "3 mei 2024"}, {180, 214, "in onze stad"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_DATE, "3 mei 2024");
}

static void
a_subject_ends_at_the_next_label(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Betreft: uw brief"}, {70, 214, "Datum: 3 mei 2024"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_SUBJECT, "uw brief");
  assert_value(paper, labels, LABEL_DATE, "3 mei 2024");
}

static void
labels_in_the_side_column_have_their_values_below(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{505, 420, "Datum"},
                             {505, 432, "3 mei 2024"},
                             {505, 460, "Ons kenmerk"},
                             {505, 472, "K-12"},
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_DATE, "3 mei 2024");
  assert_value(paper, labels, LABEL_OUR_REFERENCE, "K-12");
}

static void
running_text_holds_no_labels(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 520, "Datum: 3 mei 2024"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_int_equal(labels->len, 0);
  assert_int_equal(study_line(&paper->study, paper_find_line(paper->study.layout, "Datum"))->use, USE_OPEN);
}

static void
labels_and_values_are_settled_as_references_and_the_rest_is_not(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 160, "Stichting De Kade"}, {70, 200, "Datum"}, {180, 200, "3 mei 2024"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  const TextLine *label = study_line(&paper->study, paper_find_line(paper->study.layout, "Datum"));
  const TextLine *value = study_line(&paper->study, paper_find_line(paper->study.layout, "3 mei"));
  const TextLine *head = study_line(&paper->study, paper_find_line(paper->study.layout, "Stichting"));
  assert_true(label->use == USE_FURNITURE && label->furniture == FURNITURE_REFERENCE);
  assert_true(value->use == USE_FURNITURE && value->furniture == FURNITURE_REFERENCE);
  assert_string_equal(label->rung, "label");
  assert_string_equal(value->rung, "label-value");
  assert_int_equal(head->use, USE_HEAD);
}

static void
a_label_tells_how_much_of_its_line_it_covers(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Datum : 3 mei"}, {70, 220, "Kade 7"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  Label label = {0};
  assert_true(label_read(&paper->study, paper_find_line(paper->study.layout, "Datum"), &label));
  assert_int_equal(label.key, LABEL_DATE);
  assert_int_equal(label.length, strlen("Datum : "));
  assert_false(label.alone);
  assert_false(label_read(&paper->study, paper_find_line(paper->study.layout, "Kade"), &label));
}

static void
a_mails_re_belongs_to_its_subject(G_GNUC_UNUSED void **state) {
  const PaperSlip mail[] = {{70, 200, "Van: Joke Wieringa"}, {70, 220, "RE: De opvang"}, PAPER_SLIPS_END};
  const PaperSlip letter[] = {{70, 220, "Re: De opvang"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) first = study_head(mail), second = study_head(letter);
  g_autoptr(GArray) in_mail = labels_find(&first->study), in_letter = labels_find(&second->study);
  assert_value(first, in_mail, LABEL_SUBJECT, "RE: De opvang");
  assert_value(second, in_letter, LABEL_SUBJECT, "De opvang");
}

static void
a_label_may_have_two_names(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Uw kenmerk / brief van: BZ-5521"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_YOUR_REFERENCE, "BZ-5521");
}

static void
a_number_alone_behind_a_loose_label_is_its_value(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "No. 114/CON/25"}, PAPER_SLIPS_END};
  const PaperSlip words[] = {{70, 200, "No. 114 Quay Street"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips), other = study_head(words);
  g_autoptr(GArray) labels = labels_find(&paper->study), none = labels_find(&other->study);
  assert_value(paper, labels, LABEL_OUR_REFERENCE, "114/CON/25");
  assert_value(other, none, LABEL_OUR_REFERENCE, "none");
}

static void
a_subject_that_fills_its_line_wraps_to_its_label(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 200, "Betreft: bezwaar tegen de uitschrijving uit de basisregistratie personen met uitstel"},
      {70, 214, "voor het indienen van gronden"},
      PAPER_SLIPS_END};
  const PaperSlip early[] = {{70, 200, "Betreft: bezwaar"}, {70, 214, "Anna Vos"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips), other = study_head(early);
  g_autoptr(GArray) labels = labels_find(&paper->study), single = labels_find(&other->study);
  assert_value(paper, labels, LABEL_SUBJECT,
               "bezwaar tegen de uitschrijving uit de basisregistratie personen met uitstel|voor het "
               "indienen van gronden");
  assert_value(other, single, LABEL_SUBJECT, "bezwaar");
}

static void
a_mailbox_with_a_date_above_its_addressee_sends(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Noor Haddad <noor@mail.example>"},
                             {350, 200, "4 november 2024 om 21:13"},
                             {70, 214, "Aan: klant@dienst.example"},
                             PAPER_SLIPS_END};
  const PaperSlip account[] = {
      {70, 200, "Noor Haddad <noor@mail.example>"}, {70, 214, "Geen berichten"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips), other = study_head(account);
  g_autoptr(GArray) labels = labels_find(&paper->study), none = labels_find(&other->study);
  assert_value(paper, labels, LABEL_SENDER, "Noor Haddad <noor@mail.example>");
  assert_value(other, none, LABEL_SENDER, "none");
}

static void
a_file_number_set_under_the_subject_is_the_cases(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 200, "Re: Matter of L. Petrova"}, {92, 214, "File No. A-204-118"}, PAPER_SLIPS_END};
  const PaperSlip ours[] = {
      {70, 200, "Re: Matter of L. Petrova"}, {70, 214, "File No. A-204-118"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips), other = study_head(ours);
  g_autoptr(GArray) labels = labels_find(&paper->study), plain = labels_find(&other->study);
  assert_value(paper, labels, LABEL_CASE_NUMBER, "A-204-118");
  assert_value(other, plain, LABEL_OUR_REFERENCE, "A-204-118");
}

static void
two_labels_may_stand_in_one_line(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Our ref.: MS-118 / Your ref.: RDS 77-24"}, PAPER_SLIPS_END};
  const PaperSlip one[] = {{70, 200, "Our ref.: MS-118 your reference"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips), other = study_head(one);
  g_autoptr(GArray) labels = labels_find(&paper->study), single = labels_find(&other->study);
  assert_value(paper, labels, LABEL_OUR_REFERENCE, "MS-118");
  assert_value(paper, labels, LABEL_YOUR_REFERENCE, "RDS 77-24");
  assert_value(other, single, LABEL_YOUR_REFERENCE, "none");
}

static void
the_colon_may_have_a_column_of_its_own(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Datum"}, {150, 200, ":"}, {200, 200, "3 mei 2024"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  assert_value(paper, labels, LABEL_DATE, "3 mei 2024");
}

static void
a_party_named_under_the_subject_is_not_the_sender(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "Re:"},
                             {180, 200, "Form 12"},
                             {70, 214, "Applicant:"},
                             {180, 214, "Jo Vos"},
                             PAPER_SLIPS_END};
  const PaperSlip form[] = {{70, 200, "Applicant:"},
                            {180, 200, "Jo Vos"},
                            {70, 214, "Re:"},
                            {180, 214, "Form 12"},
                            PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips), other = study_head(form);
  g_autoptr(GArray) labels = labels_find(&paper->study), others = labels_find(&other->study);
  assert_false(labels_are_form(labels));
  assert_true(labels_are_form(others));
}

static void
a_question_is_a_label_without_its_mark(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 200, "What is your message about?"}, {260, 200, "Roads"}, PAPER_SLIPS_END};
  const PaperSlip other[] = {
      {70, 200, "What is your neighbour about?"}, {260, 200, "Roads"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_head(slips), none = study_head(other);
  g_autoptr(GArray) labels = labels_find(&paper->study), nothing = labels_find(&none->study);
  assert_value(paper, labels, LABEL_SUBJECT, "Roads");
  assert_value(none, nothing, LABEL_SUBJECT, "none");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_question_is_a_label_without_its_mark),
      cmocka_unit_test(a_party_named_under_the_subject_is_not_the_sender),
      cmocka_unit_test(a_value_stands_beside_its_label),
      cmocka_unit_test(values_stand_below_a_row_of_labels),
      cmocka_unit_test(a_missing_value_below_does_not_shift_the_others),
      cmocka_unit_test(a_label_without_a_value_does_not_take_its_neighbours_label),
      cmocka_unit_test(a_label_may_stand_in_the_line_of_its_value),
      cmocka_unit_test(words_in_parentheses_belong_to_the_label),
      cmocka_unit_test(english_labels_are_known_too),
      cmocka_unit_test(loose_words_are_labels_with_a_colon),
      cmocka_unit_test(loose_words_without_a_colon_are_names),
      cmocka_unit_test(a_bold_word_sets_itself_off),
      cmocka_unit_test(a_value_may_stand_below_its_label),
      cmocka_unit_test(what_stands_far_below_is_no_value),
      cmocka_unit_test(a_subject_may_have_several_lines),
      cmocka_unit_test(a_label_inside_a_value_belongs_to_it),
      cmocka_unit_test(a_date_has_one_line_only),
      cmocka_unit_test(a_subject_ends_at_the_next_label),
      cmocka_unit_test(labels_in_the_side_column_have_their_values_below),
      cmocka_unit_test(running_text_holds_no_labels),
      cmocka_unit_test(labels_and_values_are_settled_as_references_and_the_rest_is_not),
      cmocka_unit_test(a_label_tells_how_much_of_its_line_it_covers),
      cmocka_unit_test(a_mails_re_belongs_to_its_subject),
      cmocka_unit_test(a_label_may_have_two_names),
      cmocka_unit_test(a_number_alone_behind_a_loose_label_is_its_value),
      cmocka_unit_test(a_subject_that_fills_its_line_wraps_to_its_label),
      cmocka_unit_test(a_mailbox_with_a_date_above_its_addressee_sends),
      cmocka_unit_test(a_file_number_set_under_the_subject_is_the_cases),
      cmocka_unit_test(two_labels_may_stand_in_one_line),
      cmocka_unit_test(the_colon_may_have_a_column_of_its_own),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
