#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/domains.h"

static void
an_address_is_called_like_its_organisation(G_GNUC_UNUSED void **state) {
  assert_true(domain_of_address_names("post@huizeweerzicht.example", "Huize Weerzicht"));
  assert_true(domain_of_address_names("Jo <jo@mail.privacyboost.example>", "PrivacyBoost"));
  assert_true(domain_of_address_names("a@bosscha-recht.example", "Bosscha"));
  assert_true(domain_of_address_names("a@een.example", "Een.example B.V.") == FALSE);
}

static void
other_addresses_are_not(G_GNUC_UNUSED void **state) {
  assert_false(domain_of_address_names("jo@mail.example", "Huize Weerzicht"));
  assert_false(domain_of_address_names("huizeweerzicht", "Huize Weerzicht"));
  assert_false(domain_of_address_names("jo@abc.example", "ABC"));
  assert_false(domain_of_address_names("jo@weerzicht.example", ""));
}

static void
an_address_of_the_letters_frame_counts_and_one_in_its_text_does_not(G_GNUC_UNUSED void **state) {
  const PaperSlip slips[] = {
      {70, 60, "www.debrug.example"}, {70, 380, "Mail mij op jo@hetanker.example"}, PAPER_SLIPS_END};
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(slips));
  paper_use_above(paper->study.layout, "Mail mij", USE_HEAD);
  assert_true(domains_name(paper->study.layout, "De Brug"));
  assert_false(domains_name(paper->study.layout, "Het Anker"));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_address_is_called_like_its_organisation),
      cmocka_unit_test(other_addresses_are_not),
      cmocka_unit_test(an_address_of_the_letters_frame_counts_and_one_in_its_text_does_not),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
