#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/correspondents.h"
#include "extract/opening.h"
#include "extract/subjects.h"

/* The slips above running text; "*" sets in bold, "_" in another face, "+" larger. */
static PaperStudy *
study_subject(const PaperSlip *slips) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  guint16 plain = paper_style(page, PAPER_SIZE, 0);
  guint16 styles[] = {paper_style(page, PAPER_SIZE, STYLE_BOLD), paper_style(page, PAPER_SIZE, STYLE_ITALIC),
                      paper_style(page, PAPER_SIZE + 3, 0)};
  for (; slips->text; slips++) {
    const char *mark = strchr("*_+", *slips->text);
    paper_set(page, slips->x, slips->baseline, mark ? styles[mark - "*_+"] : plain,
              slips->text + (mark != NULL));
  }
  paper_write(page, PAPER_PROSE_BASELINE, plain, PAPER_PROSE);
  PaperStudy *paper = paper_study(pages);
  Study *study = &paper->study;
  opening_find(study);
  g_autoptr(GArray) labels = labels_find(study);
  subjects_find(study, labels);
  correspondents_find(study, labels);
  subjects_find_left_over(study);
  return paper;
}

static void
assert_subject(const PaperStudy *paper, const char *expected) {
  const Part *subject = letter_subject(paper->study.letter);
  if (g_strcmp0(subject ? subject->text : NULL, expected) != 0)
    fail_msg("\"%s\" instead of \"%s\"", subject ? subject->text : "nothing",
             expected ? expected : "nothing");
}

#define ADDRESS                                                                                              \
  {70, 150, "Dienst Opvang"}, {70, 164, "Postbus 615"}, {                                                    \
    70, 178, "8000 AP Zwolle"                                                                                \
  }
#define GREETING                                                                                             \
  { 70, 372, "Geachte mevrouw," }

static void
what_is_set_otherwise_above_the_greeting_is_the_subject(G_GNUC_UNUSED void **state) {
  const PaperSlip bold[] = {ADDRESS, {70, 340, "*Opvang in Kampen"}, GREETING, PAPER_SLIPS_END};
  const PaperSlip italic[] = {ADDRESS, {70, 340, "_Opvang in Kampen"}, GREETING, PAPER_SLIPS_END};
  const PaperSlip capitals[] = {ADDRESS, {70, 340, "OPVANG IN KAMPEN"}, GREETING, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) one = study_subject(bold), two = study_subject(italic),
                        three = study_subject(capitals);
  assert_subject(one, "Opvang in Kampen");
  assert_subject(two, "Opvang in Kampen");
  assert_subject(three, "OPVANG IN KAMPEN");
}

static void
it_may_have_several_lines(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {ADDRESS,
                             {70, 326, "*Opvang in Kampen en de"},
                             {70, 340, "*wachttijd in Zwolle"},
                             GREETING,
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_subject(slips);
  assert_subject(paper, "Opvang in Kampen en de wachttijd in Zwolle");
}

static void
dates_addresses_and_remarks_are_no_subject(G_GNUC_UNUSED void **state) {
  const PaperSlip date[] = {ADDRESS, {70, 340, "*Kampen, 3 mei 2024"}, GREETING, PAPER_SLIPS_END};
  const PaperSlip remark[] = {ADDRESS, {70, 340, "*AANGETEKEND"}, GREETING, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) one = study_subject(date), two = study_subject(remark);
  assert_subject(one, NULL);
  assert_subject(two, NULL);
}

static void
a_plain_line_left_below_the_address_is_the_subject(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {ADDRESS, {70, 310, "Opvang in Kampen"}, GREETING, PAPER_SLIPS_END};
  const PaperSlip person[] = {ADDRESS, {70, 310, "mevrouw J. Vos"}, GREETING, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_subject(slips), other = study_subject(person);
  assert_subject(paper, "Opvang in Kampen");
  assert_subject(other, NULL);
}

static void
the_title_of_a_printed_mail_is_its_subject(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 100, "+Wachttijd en aanvraag"},
                             {70, 130, "Van: Jo Vos <jo@mail.example>"},
                             {70, 144, "Aan: Het loket"},
                             {70, 372, "Hallo allemaal,"},
                             PAPER_SLIPS_END};
  const PaperSlip form[] = {{70, 100, "+Contactformulier 2024"},
                            {70, 130, "Van: Jo Vos <jo@mail.example>"},
                            {70, 144, "Aan: Het loket"},
                            {70, 372, "Hallo allemaal,"},
                            PAPER_SLIPS_END};
  const PaperSlip letter[] = {{70, 100, "+Wachttijd en aanvraag"}, ADDRESS, GREETING, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) one = study_subject(slips), two = study_subject(form), three = study_subject(letter);
  assert_subject(one, "Wachttijd en aanvraag");
  assert_subject(two, NULL);
  assert_subject(three, NULL);
}

static PaperStudy *
study_below_greeting(const char *text) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  guint16 plain = paper_style(page, PAPER_SIZE, 0), bold = paper_style(page, PAPER_SIZE, STYLE_BOLD);
  paper_set(page, 70, 300, plain, "Dear Dr Bos,");
  paper_set(page, 70, 330, *text == '*' ? bold : plain, text + (*text == '*'));
  paper_write(page, 360, plain, PAPER_PROSE);
  PaperStudy *paper = paper_study(pages);
  opening_find(&paper->study);
  subjects_find_below_greeting(&paper->study);
  return paper;
}

static void
a_line_below_the_greeting_may_be_the_subject(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) bold = study_below_greeting("*Your request for data");
  g_autoptr(PaperStudy) plain = study_below_greeting("Request for data on permits");
  assert_subject(bold, "Your request for data");
  assert_subject(plain, "Request for data on permits");
  assert_int_equal(plain->study.body_begins, paper_find_line(plain->study.layout, "Wij schrijven"));
}

static void
a_sentence_below_the_greeting_is_not(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) sentence = study_below_greeting("Thank you for your letter.");
  g_autoptr(PaperStudy) small = study_below_greeting("thank you for your letter");
  assert_subject(sentence, NULL);
  assert_subject(small, NULL);
}

static void
without_a_greeting_the_letterhead_is_no_subject(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {{70, 350, "EMBASSY OF KESTORIA"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_subject(slips);
  assert_subject(paper, NULL);
}

static void
an_address_in_a_line_set_off_below_the_greeting_may_be_the_subject(G_GNUC_UNUSED void **state) {
  const PaperSlip bold[] = {
      {70, 372, "Dear Piers,"}, {70, 386, "*My neighbour: Mrs Vos, 4 Mill Cottages"}, PAPER_SLIPS_END};
  const PaperSlip plain[] = {
      {70, 372, "Dear Piers,"}, {70, 386, "My neighbour: Mrs Vos, 4 Mill Cottages"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_subject(bold), other = study_subject(plain);
  subjects_find_below_greeting(&paper->study);
  subjects_find_below_greeting(&other->study);
  assert_subject(paper, "My neighbour: Mrs Vos, 4 Mill Cottages");
  assert_subject(other, NULL);
}

static void
the_last_word_of_a_subject_may_stand_alone(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {ADDRESS,
                             {70, 326, "_Reactie op het besluit over de"},
                             {70, 340, "_bedenktijd"},
                             GREETING,
                             PAPER_SLIPS_END};
  const PaperSlip plain[] = {ADDRESS,
                             {70, 326, "_Reactie op het besluit over de opvang"},
                             {70, 340, "bedenktijd"},
                             GREETING,
                             PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = study_subject(slips), other = study_subject(plain);
  assert_subject(paper, "Reactie op het besluit over de bedenktijd");
  assert_subject(other, "Reactie op het besluit over de opvang");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_address_in_a_line_set_off_below_the_greeting_may_be_the_subject),
      cmocka_unit_test(what_is_set_otherwise_above_the_greeting_is_the_subject),
      cmocka_unit_test(it_may_have_several_lines),
      cmocka_unit_test(dates_addresses_and_remarks_are_no_subject),
      cmocka_unit_test(a_plain_line_left_below_the_address_is_the_subject),
      cmocka_unit_test(the_title_of_a_printed_mail_is_its_subject),
      cmocka_unit_test(a_line_below_the_greeting_may_be_the_subject),
      cmocka_unit_test(a_sentence_below_the_greeting_is_not),
      cmocka_unit_test(without_a_greeting_the_letterhead_is_no_subject),
      cmocka_unit_test(the_last_word_of_a_subject_may_stand_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
