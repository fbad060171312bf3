#include "tests/extract/paper.h"
#include "tests/extract/tiny-tagger.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/correspondents.h"
#include "extract/ending.h"
#include "extract/fields.h"
#include "extract/opening.h"
#include "extract/subjects.h"
#include "extract/tag-fields.h"

static const PaperSlip SLIPS[] = {{70, 60, "Okapi"},
                                  {70, 100, "Aan de directeur van Het Anker"},
                                  {70, 114, "Kade 7"},
                                  {70, 128, "8000 AP Zwolle"},
                                  {330, 180, "Gezien: Z/12-345"},
                                  {330, 194, "Ons kenmerk: 88.201"},
                                  {70, 230, "verblijf aan boord"},
                                  {70, 330, "3 mei 2024"},
                                  {70, 372, "Geachte mevrouw,"},
                                  {70, 620, "Hoogachtend,"},
                                  {70, 660, "R. Bakker"},
                                  {70, 674, "schipper"},
                                  PAPER_SLIPS_END};

/* The ladder reads the letter, then the tagger of these weights. */
static PaperStudy *
revise(const TinyWeight *weights) {
  PaperStudy *paper = paper_study(paper_with_slips(SLIPS));
  Study *study = &paper->study;
  opening_find(study);
  g_autoptr(GArray) labels = labels_find(study);
  ending_find(study);
  fields_fill(study, labels);
  correspondents_find(study, labels);
  correspondents_complete(study);
  g_autoptr(Tagger) tagger = tiny_tagger(weights);
  g_autoptr(Tagging) tagging = tagging_words(study, labels);
  tagging_decide(tagging, tagger);
  tag_fields_revise(study, tagging);
  return paper;
}

/* "F6": the ladder read the word as the own reference, and is believed. */
#define BELIEVE_LADDER                                                                                       \
  { "F6", TAG_OUR_REFERENCE, 60 }

static void
what_the_tagger_is_sure_of_fills_a_field(G_GNUC_UNUSED void **state) {
  const TinyWeight weights[] = {{"wokapi", TAG_SENDER_ORGANISATION, 90}, BELIEVE_LADDER, TINY_WEIGHTS_END};
  g_autoptr(PaperStudy) paper = revise(weights);
  const Letter *letter = paper->study.letter;
  assert_string_equal(letter->sent.organisation.text, "Okapi");
  assert_string_equal(letter->sent.organisation.rung, "tagged");
  assert_int_equal(letter->sent.organisation.places->len, 1);
  assert_string_equal(letter->our_reference.text, "88.201");
}

static void
what_it_gives_little_to_is_dropped(G_GNUC_UNUSED void **state) {
  const TinyWeight weights[] = {{"w99.999", TAG_VALUE, 90}, TINY_WEIGHTS_END};
  g_autoptr(PaperStudy) paper = revise(weights);
  assert_null(paper->study.letter->our_reference.text);
}

static void
what_it_finds_likelier_replaces_the_ladders(G_GNUC_UNUSED void **state) {
  const TinyWeight weights[] = {
      {"wz/99-999", TAG_OUR_REFERENCE, 120}, {"w99.999", TAG_VALUE, 90}, TINY_WEIGHTS_END};
  g_autoptr(PaperStudy) paper = revise(weights);
  assert_string_equal(paper->study.letter->our_reference.text, "Z/12-345");
}

static void
an_office_is_no_name(G_GNUC_UNUSED void **state) {
  const TinyWeight weights[] = {{"wde", TAG_ADDRESSEE_NAME, 90},    {"wdirecteur", TAG_ADDRESSEE_NAME, 90},
                                {"wvan", TAG_ADDRESSEE_NAME, 90},   {"whet", TAG_ADDRESSEE_NAME, 90},
                                {"wanker", TAG_ADDRESSEE_NAME, 90}, {"wbakker", TAG_SIGNATORY, 90},
                                {"wschipper", TAG_SIGNATORY, 0},    TINY_WEIGHTS_END};
  g_autoptr(PaperStudy) paper = revise(weights);
  assert_null(paper->study.letter->received.name.text);
}

static void
a_subject_is_taken_and_its_line_settled(G_GNUC_UNUSED void **state) {
  const TinyWeight weights[] = {{"wverblijf", TAG_SUBJECT, 90},
                                {"waan", TAG_SUBJECT, 70},
                                {"wboord", TAG_SUBJECT, 90},
                                TINY_WEIGHTS_END};
  g_autoptr(PaperStudy) paper = revise(weights);
  const Part *subject = letter_subject(paper->study.letter);
  assert_non_null(subject);
  assert_string_equal(subject->text, "verblijf aan boord");
  assert_int_equal(study_line(&paper->study, paper_find_line(paper->study.layout, "verblijf"))->use,
                   USE_FURNITURE);
}

static void
words_of_the_text_are_no_subject(G_GNUC_UNUSED void **state) {
  const TinyWeight weights[] = {{"wlijdt", TAG_SUBJECT, 120}, TINY_WEIGHTS_END};
  g_autoptr(PaperStudy) paper = revise(weights);
  const Part *subject = letter_subject(paper->study.letter);
  assert_true(!subject || !strstr(subject->text, "lijdt"));
}

static void
who_signs_may_change_and_the_sender_with_him(G_GNUC_UNUSED void **state) {
  const TinyWeight weights[] = {
      {"wbakker", TAG_SIGNATORY, 90}, {"wschipper", TAG_ROLE, 90}, TINY_WEIGHTS_END};
  g_autoptr(PaperStudy) paper = revise(weights);
  const Letter *letter = paper->study.letter;
  assert_int_equal(letter->signatories->len, 1);
  const Signatory *first = &g_array_index(letter->signatories, Signatory, 0);
  assert_string_equal(first->name.text, "Bakker");
  assert_string_equal(first->role.text, "schipper");
  assert_string_equal(letter->sent.name.text, "Bakker");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_the_tagger_is_sure_of_fills_a_field),
      cmocka_unit_test(what_it_gives_little_to_is_dropped),
      cmocka_unit_test(what_it_finds_likelier_replaces_the_ladders),
      cmocka_unit_test(an_office_is_no_name),
      cmocka_unit_test(a_subject_is_taken_and_its_line_settled),
      cmocka_unit_test(words_of_the_text_are_no_subject),
      cmocka_unit_test(who_signs_may_change_and_the_sender_with_him),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
