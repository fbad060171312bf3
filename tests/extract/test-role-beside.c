#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/ending.h"
#include "extract/opening.h"
#include "extract/role-beside.h"

/* A letter signed by this line, its signatory named so before: "name / role" after. */
static char *
signed_by(const char *line, const char *name) {
  const PaperSlip slips[] = {
      {70, 340, "Geachte mevrouw,"}, {70, 570, "Hoogachtend,"}, {70, 600, line}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(slips));
  opening_find(&paper->study);
  ending_find(&paper->study);
  Letter *letter = paper->study.letter;
  Signatory signatory = {0};
  g_array_set_size(letter->signatories, 0);
  field_set(&signatory.name, name, NULL, "test");
  g_array_append_val(letter->signatories, signatory);
  role_beside_name(&paper->study);
  const Signatory *first = &g_array_index(letter->signatories, Signatory, 0);
  return g_strdup_printf("%s / %s", first->name.text, first->role.text ? first->role.text : "-");
}

static void
assert_signed(const char *line, const char *name, const char *expected) {
  g_autofree char *got = signed_by(line, name);
  assert_string_equal(got, expected);
}

static void
what_follows_the_name_is_the_role(G_GNUC_UNUSED void **state) {
  assert_signed("A. Bee, teammanager", "A. Bee", "A. Bee / teammanager");
  assert_signed("A. Bee – beleidsmedewerker", "A. Bee", "A. Bee / beleidsmedewerker");
  assert_signed("A. Bee (she/her) · adviser | Team Dee", "A. Bee", "A. Bee / adviser");
}

static void
a_role_within_the_name_is_parted_from_it(G_GNUC_UNUSED void **state) {
  assert_signed("A. Bee, teammanager", "A. Bee, teammanager", "A. Bee / teammanager");
}

static void
degrees_numbers_and_organisations_are_no_roles(G_GNUC_UNUSED void **state) {
  assert_signed("A. Bee, CPA", "A. Bee, CPA", "A. Bee, CPA / -");
  assert_signed("A. Bee, Esq.", "A. Bee, Esq.", "A. Bee, Esq. / -");
  assert_signed("A. Bee, toestel 4411", "A. Bee", "A. Bee / -");
  assert_signed("A. Bee, Stichting De Korf", "A. Bee", "A. Bee / -");
}

static void
text_without_a_sign_between_is_no_role(G_GNUC_UNUSED void **state) {
  assert_signed("A. Bee teammanager", "A. Bee", "A. Bee / -");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_follows_the_name_is_the_role),
      cmocka_unit_test(a_role_within_the_name_is_parted_from_it),
      cmocka_unit_test(degrees_numbers_and_organisations_are_no_roles),
      cmocka_unit_test(text_without_a_sign_between_is_no_role),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
