#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/text-references.h"

static PaperStudy *
study_part(PartKind kind, const char *text, const char *sender) {
  const PaperSlip none[] = {PAPER_SLIPS_END};
  PaperStudy *paper = paper_study(paper_with_slips(none));
  Part *part = part_new(kind, text);
  PrintedLine line = {0, {0, {70, 100, 300, 112}}, FALSE};
  g_array_append_val(part->lines, line);
  g_ptr_array_add(paper->study.letter->parts, part);
  if (sender)
    field_set(&paper->study.letter->sent.organisation, sender, NULL, "test");
  text_references_find(&paper->study);
  return paper;
}

static void
assert_reference(PartKind kind, const char *text, const char *sender, const char *expected) {
  g_autoptr(PaperStudy) paper = study_part(kind, text, sender);
  const char *got = paper->study.letter->your_reference.text;
  if (g_strcmp0(got, expected) != 0)
    fail_msg("\"%s\" names \"%s\"", text, got ? got : "nothing");
}

static void
a_number_that_the_text_names_is_the_receivers(G_GNUC_UNUSED void **state) {
  assert_reference(PART_PARAGRAPH, "Ik schrijf over Lamin (V-nr. 288.115.3307). Hij wacht.", NULL,
                   "288.115.3307");
  assert_reference(PART_PARAGRAPH, "My name is Gloria and my number is 277.093.1156.", NULL, "277.093.1156");
  assert_reference(PART_SUBJECT, "Le Thi Mai, case 4419-882", NULL, "4419-882");
  assert_reference(PART_SIGNATURE, "279.220.6641", NULL, "279.220.6641");
}

static void
other_numbers_are_none(G_GNUC_UNUSED void **state) {
  assert_reference(PART_PARAGRAPH, "Mijn telefoonnummer is 0655501122.", NULL, NULL);
  assert_reference(PART_PARAGRAPH, "Ik woon op nummer 12 en betaal 1400 euro.", NULL, NULL);
  assert_reference(PART_PARAGRAPH, "In zaak en nummer vergist u zich sinds 2023.", NULL, NULL);
  assert_reference(PART_SIGNATURE, "06 5550 1122", NULL, NULL);
  assert_reference(PART_SUBJECT, "RE: Le Thi Mai, case 4419-882", NULL, NULL);
  assert_reference(PART_QUOTE, "Uw zaaknummer is 4419-882.", NULL, NULL);
}

static void
an_office_that_names_a_number_does_not_quote_the_receivers(G_GNUC_UNUSED void **state) {
  assert_reference(PART_PARAGRAPH, "Uw zaaknummer is 4419-882.", "Ministerie van Opvang", NULL);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_number_that_the_text_names_is_the_receivers),
      cmocka_unit_test(other_numbers_are_none),
      cmocka_unit_test(an_office_that_names_a_number_does_not_quote_the_receivers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
