#include "tests/classify/helper.h"

static void
a_word_finds_its_inflections(void **state G_GNUC_UNUSED) {
  assert_true(holds("slachtoffer", "Wij hielpen de slachtoffers."));
  assert_true(holds("slachtoffers", "Een slachtoffer belde."));
  assert_true(holds("Slachtoffer", "SLACHTOFFERS VRAGEN HULP"));
}

static void
a_word_does_not_find_compounds_or_other_words(void **state G_GNUC_UNUSED) {
  assert_false(holds("handel", "De mensenhandel groeit."));
  assert_false(holds("slachtoffer", "Het offer was groot."));
}

static void
a_word_folds_case_accents_and_quotes(void **state G_GNUC_UNUSED) {
  assert_true(holds("client", "Mijn CLIËNT wacht."));
  assert_true(holds("cliënt", "Mijn client wacht."));
  assert_true(holds("amv's", "Over de amv’s is niets gezegd."));
}

static void
a_plural_with_apostrophe_is_an_inflection(void **state G_GNUC_UNUSED) {
  assert_true(holds("amv", "Over de amv’s is niets gezegd."));
  assert_false(holds("=amv", "Over de amv’s is niets gezegd."));
}

static void
a_hyphenated_word_is_found_by_its_parts_and_whole(void **state G_GNUC_UNUSED) {
  assert_true(holds("opvang", "De COA-opvang is vol."));
  assert_true(holds("coa-opvang", "De COA-opvang is vol."));
  assert_true(holds("=b9", "De B8/B9-regeling geldt."));
}

static void
a_hyphenated_rule_word_is_not_found_in_a_part(void **state G_GNUC_UNUSED) {
  assert_false(holds("coa-opvang", "De opvang is vol."));
}

static void
an_exact_word_takes_no_inflection(void **state G_GNUC_UNUSED) {
  assert_true(holds("=leges", "De leges zijn hoog."));
  assert_false(holds("=slachtoffer", "De slachtoffers bellen."));
}

static void
a_prefix_finds_beginnings_only(void **state G_GNUC_UNUSED) {
  assert_true(holds("mensenhandel*", "De mensenhandelslachtoffers wachten."));
  assert_true(holds("mensenhandel*", "De mensenhandel groeit."));
  assert_false(holds("handel*", "De mensenhandel groeit."));
}

static void
a_suffix_finds_ends_only(void **state G_GNUC_UNUSED) {
  assert_true(holds("*opvang", "De crisisopvang is vol."));
  assert_true(holds("*opvang", "De opvang is vol."));
  assert_false(holds("*opvang", "De opvangplek is vol."));
}

static void
an_infix_finds_insides(void **state G_GNUC_UNUSED) {
  assert_true(holds("*handel*", "De mensenhandelslachtoffers wachten."));
  assert_false(holds("*handel*", "De hand deelt."));
}

static void
a_wildcard_may_end_in_a_hyphen(void **state G_GNUC_UNUSED) {
  assert_true(holds("nidos-*", "De Nidos-voogd belde."));
  assert_false(holds("nidos-*", "Nidos belde."));
}

static void
a_phrase_needs_its_words_in_order_and_together(void **state G_GNUC_UNUSED) {
  assert_true(holds("\"voortgezet verblijf\"", "Zij vroeg voortgezet verblijf aan."));
  assert_false(holds("\"voortgezet verblijf\"", "Het verblijf werd voortgezet verblijft."));
  assert_false(holds("\"voortgezet verblijf\"", "Zij kreeg voortgezet en langdurig verblijf."));
}

static void
a_phrase_with_slack_lets_words_stand_between(void **state G_GNUC_UNUSED) {
  assert_true(holds("\"geld terug\"~2", "Ik wil mijn geld nu echt terug."));
  assert_false(holds("\"geld terug\"~2", "Ik wil mijn geld nu echt helemaal terug."));
  assert_false(holds("\"terug geld\"~2", "Ik wil mijn geld terug."));
}

static void
a_phrase_takes_alternatives_and_exact_words(void **state G_GNUC_UNUSED) {
  assert_true(holds("\"(minderjarige OR jonge) (broer OR zus)\"", "Mijn jonge zus kwam."));
  assert_false(holds("\"(minderjarige OR jonge) (broer OR zus)\"", "Mijn oude zus kwam."));
  assert_false(holds("\"jonge =zus\"", "Mijn jonge zussen kwamen."));
}

static void
a_phrase_looks_past_a_dead_end(void **state G_GNUC_UNUSED) {
  assert_true(holds("\"wil geld terug\"~2", "Ik wil geld, ander geld nu terug."));
}

static void
a_phrase_stays_in_its_sentence(void **state G_GNUC_UNUSED) {
  assert_false(holds("\"lang wachten\"", "Het duurde lang. Wachten is zwaar."));
  assert_true(holds("\"lang wachten\"", "Het was lang (wachten is zwaar)."));
}

static void
a_phrase_ignores_punctuation_of_both_sides(void **state G_GNUC_UNUSED) {
  assert_true(holds("\"familie- en gezinsleven\"", "Het recht op familie- en gezinsleven telt."));
}

static void
near_takes_either_order_within_its_distance(void **state G_GNUC_UNUSED) {
  assert_true(holds("kind NEAR/3 opvang", "De opvang van een kind."));
  assert_true(holds("kind NEAR/3 opvang", "Een kind in de opvang."));
  assert_false(holds("kind NEAR/3 opvang", "Een kind komt hier in de opvang."));
}

static void
near_crosses_sentences_but_not_paragraphs(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of_expression("kind NEAR/4 opvang");
  g_autoptr(Letter) one = letter_of("nl", "Het gaat om een kind. De opvang is vol.");
  g_autoptr(Letter) two = letter_of("nl", "Het gaat om een kind.");
  letter_say(two, PART_PARAGRAPH, "De opvang is vol.");
  assert_true(pack_raises(pack, one, "t"));
  assert_false(pack_raises(pack, two, "t"));
}

static void
near_chains_and_takes_groups(void **state G_GNUC_UNUSED) {
  assert_true(holds("(kind OR meisje) NEAR/3 opvang NEAR/4 vol", "Een meisje in de opvang: vol was het."));
  assert_false(holds("(kind OR meisje) NEAR/3 opvang NEAR/1 vol", "Een meisje in de opvang: het was vol."));
}

static void
one_compound_can_be_both_sides_of_near(void **state G_GNUC_UNUSED) {
  assert_true(holds("mensenhandel* NEAR/5 *slachtoffer", "Een mensenhandelslachtoffer belde."));
}

static void
and_holds_within_one_sentence(void **state G_GNUC_UNUSED) {
  assert_true(holds("kind AND opvang", "Het kind zit in de opvang."));
  assert_false(holds("kind AND opvang", "Het gaat om een kind. De opvang is vol."));
  assert_true(holds("para:(kind AND opvang)", "Het gaat om een kind. De opvang is vol."));
}

static void
letter_scope_looks_beyond_the_paragraph(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) wide = pack_of_expression("letter:(kind AND opvang)");
  g_autoptr(Pack) narrow = pack_of_expression("para:(kind AND opvang)");
  g_autoptr(Letter) letter = letter_of("nl", "Het gaat om een kind.");
  letter_say(letter, PART_PARAGRAPH, "De opvang is vol.");
  assert_true(pack_raises(wide, letter, "t"));
  assert_false(pack_raises(narrow, letter, "t"));
}

static void
a_scope_inside_a_sentence_looks_round_it(void **state G_GNUC_UNUSED) {
  assert_true(holds("kind AND para:(opvang)", "De opvang is vol. Het gaat om een kind."));
  assert_false(holds("kind AND para:(opvang)", "De stal is vol. Het gaat om een kind."));
}

static void
a_paragraph_inside_a_letter_is_one_of_its_paragraphs(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of_expression("letter:(para:(kind AND opvang) AND leges)");
  g_autoptr(Letter) letter = letter_of("nl", "De leges zijn hoog.");
  letter_say(letter, PART_PARAGRAPH, "Een kind. In de opvang.");
  assert_true(pack_raises(pack, letter, "t"));
  g_autoptr(Letter) apart = letter_of("nl", "De leges voor een kind.");
  letter_say(apart, PART_PARAGRAPH, "In de opvang.");
  assert_false(pack_raises(pack, apart, "t"));
}

static void
not_bars_within_its_unit(void **state G_GNUC_UNUSED) {
  assert_true(holds("terugkeer AND NOT bever", "Zij vreest terugkeer."));
  assert_false(holds("terugkeer AND NOT bever", "De terugkeer van de bever."));
  assert_true(holds("terugkeer AND NOT bever", "Zij vreest terugkeer. De bever niet."));
  assert_false(holds("para:(terugkeer AND NOT bever)", "Zij vreest terugkeer. De bever niet."));
}

static void
not_reaches_over_a_near(void **state G_GNUC_UNUSED) {
  assert_true(
      holds("brief AND NOT kind NEAR/2 opvang", "Een brief over een kind dat niet in de opvang zit."));
  assert_false(holds("brief AND NOT kind NEAR/2 opvang", "Een brief over een kind in opvang."));
}

static void
or_binds_looser_than_and(void **state G_GNUC_UNUSED) {
  assert_true(holds("leges OR kind AND opvang", "De leges zijn hoog."));
  assert_false(holds("(leges OR kind) AND opvang", "De leges zijn hoog."));
  assert_true(holds("kind AND (opvang OR NOT leges)", "Een kind."));
  assert_false(holds("kind AND (opvang OR NOT leges)", "Een kind betaalt leges."));
}

static void
n_of_counts_its_parts(void **state G_GNUC_UNUSED) {
  assert_true(holds("2 OF (kind, opvang, leges)", "Het kind betaalt leges."));
  assert_false(holds("2 OF (kind, opvang, leges)", "Het kind en nog een kind."));
  assert_true(holds("2 OF (kind OR meisje, \"vol zijn\" OR opvang)", "Een meisje in de opvang."));
  assert_true(holds("2 OF (kind, leges, NOT opvang)", "Een kind."));
  assert_false(holds("2 OF (kind, leges, NOT opvang)", "Een kind in de opvang."));
}

static void
a_zone_holds_only_there(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) subject = pack_of_expression("subject:leges"), body = pack_of_expression("body:leges");
  g_autoptr(Letter) letter = letter_empty("nl");
  letter_say(letter, PART_SUBJECT, "Leges");
  letter_say(letter, PART_PARAGRAPH, "Ik schrijf u over kosten.");
  assert_true(pack_raises(subject, letter, "t"));
  assert_false(pack_raises(body, letter, "t"));
}

static gboolean
holds_in(const char *expression, PartKind kind, Division division) {
  g_autoptr(Pack) pack = pack_of_expression(expression);
  g_autoptr(Letter) letter = letter_empty("nl");
  letter_say(letter, kind, "leges")->division = division;
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  return verdict->topics->len > 0 || FALSE;
}

static void
each_zone_is_reached_by_its_name(void **state G_GNUC_UNUSED) {
  assert_true(holds_in("subject:leges", PART_SUBJECT, DIVISION_LETTER));
  assert_true(holds_in("heading:leges", PART_HEADING, DIVISION_LETTER));
  assert_true(holds_in("body:leges", PART_ITEM, DIVISION_LETTER));
  assert_true(holds_in("body:leges", PART_TABLE, DIVISION_LETTER));
  assert_true(holds_in("body:leges", PART_QUOTE, DIVISION_LETTER));
  assert_true(holds_in("body:leges", PART_POSTSCRIPT, DIVISION_LETTER));
  assert_true(holds_in("salutation:leges", PART_SALUTATION, DIVISION_LETTER));
  assert_true(holds_in("quoted:leges", PART_PARAGRAPH, DIVISION_QUOTED));
  assert_true(holds_in("any-zone:leges", PART_FURNITURE, DIVISION_LETTER));
}

static void
furniture_copies_and_quoted_mail_count_only_when_named(void **state G_GNUC_UNUSED) {
  assert_false(holds_in("leges", PART_FURNITURE, DIVISION_LETTER));
  assert_false(holds_in("leges", PART_COPY, DIVISION_LETTER));
  assert_false(holds_in("leges", PART_ENCLOSURE, DIVISION_LETTER));
  assert_false(holds_in("leges", PART_SALUTATION, DIVISION_LETTER));
  assert_false(holds_in("leges", PART_PARAGRAPH, DIVISION_QUOTED));
  assert_false(holds_in("leges", PART_PARAGRAPH, DIVISION_ENCLOSURE));
  assert_false(holds_in("any-zone:leges AND NOT any-zone:leges", PART_FURNITURE, DIVISION_LETTER));
}

static void
a_footnote_weighs_half(void **state G_GNUC_UNUSED) {
  assert_false(holds_in("footnote:leges", PART_FOOTNOTE, DIVISION_LETTER)); /* 2 points at half weight */
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 4 footnote:leges");
  g_autoptr(Letter) letter = letter_empty("nl");
  letter_say(letter, PART_FOOTNOTE, "leges");
  assert_true(pack_raises(pack, letter, "t"));
}

static void
zones_nest_as_intersection(void **state G_GNUC_UNUSED) {
  assert_true(holds_in("subject:(any-zone:leges)", PART_SUBJECT, DIVISION_LETTER));
  assert_false(holds_in("subject:(body:leges)", PART_SUBJECT, DIVISION_LETTER));
}

static void
rules_apply_to_paragraphs_of_their_language(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match en r 2 fee\n match any a 2 leges\n match nl n 2 kosten");
  g_autoptr(Letter) letter = letter_of("nl", "De fee is hoog.");
  assert_false(pack_raises(pack, letter, "t"));
  letter_say(letter, PART_PARAGRAPH, "The fees are high.")->language = g_intern_string("en-GB");
  assert_true(pack_raises(pack, letter, "t"));
  g_autoptr(Letter) other = letter_of("nl", "De leges stijgen.");
  assert_true(pack_raises(pack, other, "t"));
}

static void
a_letter_of_unknown_language_hears_all_rules(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match en r 2 fee");
  g_autoptr(Letter) letter = letter_of("und", "Fee!");
  assert_true(pack_raises(pack, letter, "t"));
}

static void
a_choice_counts_each_word_that_a_token_satisfies_once(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 kind OR kinderen OR kind* OR (opvang OR *vang)");
  g_autoptr(Letter) letter = letter_of("nl", "De opvang van het kind.");
  g_autoptr(Letter) none = letter_of("nl", "De komst van het meisje.");
  assert_true(points_of(pack, letter) == 3);
  assert_true(points_of(pack, none) == 0);
}

static void
words_and_phrases_of_an_or_come_in_the_order_of_the_letter(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack =
      pack_of("topic t\n match nl r 2 (\"late opvang\" OR kind OR \"vroege opvang\" OR leges) AND plaats");
  g_autoptr(Letter) letter = letter_of("nl", "De plaats voor vroege opvang, leges en een kind.");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  const Evidence *second = g_ptr_array_index(verdict_topic(verdict, 0)->evidence, 1);
  assert_string_equal(second->text, "vroege opvang");
  g_autoptr(Letter) apart = letter_of("nl", "De plaats. Vroege opvang.");
  assert_false(pack_raises(pack, apart, "t"));
}

static void
an_or_of_whole_letters_sees_other_sentences(void **state G_GNUC_UNUSED) {
  const char *expression = "letter:(kind AND opvang) OR letter:(leges AND NOT verblijf)";
  assert_true(holds(expression, "Een kind. En dan. De opvang."));
  assert_true(holds(expression, "De leges. En dan."));
  assert_false(holds(expression, "De leges. En dan. Het verblijf."));
  assert_false(holds("(kind AND opvang) OR letter:(leges AND verblijf)", "Een kind. De opvang. De leges."));
}

static void
words_that_are_missing_spare_nothing_else(void **state G_GNUC_UNUSED) {
  assert_true(holds("kind AND NOT (opvang AND leges)", "Een kind in de opvang."));
  assert_true(holds("2 OF (kind, opvang, leges)", "Een kind in de opvang."));
  assert_false(holds("2 OF (kind, opvang, leges)", "Een kind in het huis."));
  assert_true(holds("para:(kind AND (\"lange weg\" OR opvang))", "Een kind. De opvang."));
  assert_false(holds("para:(kind AND (\"lange weg\" OR opvang))", "Een kind. De weg. De lange."));
}

static void
slack_reaches_as_far_as_it_may_through_every_item(void **state G_GNUC_UNUSED) {
  assert_true(holds("\"een kind opvang\"~2", "Een klein lief kind in de opvang."));
  assert_false(holds("\"een kind opvang\"~1", "Een klein lief kind in de opvang."));
  assert_true(holds("\"een (kind OR klein) opvang\"~3", "Een klein lief kind kind in opvang."));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_word_finds_its_inflections),
      cmocka_unit_test(a_word_does_not_find_compounds_or_other_words),
      cmocka_unit_test(a_word_folds_case_accents_and_quotes),
      cmocka_unit_test(a_plural_with_apostrophe_is_an_inflection),
      cmocka_unit_test(a_hyphenated_word_is_found_by_its_parts_and_whole),
      cmocka_unit_test(a_hyphenated_rule_word_is_not_found_in_a_part),
      cmocka_unit_test(an_exact_word_takes_no_inflection),
      cmocka_unit_test(a_prefix_finds_beginnings_only),
      cmocka_unit_test(a_suffix_finds_ends_only),
      cmocka_unit_test(an_infix_finds_insides),
      cmocka_unit_test(a_wildcard_may_end_in_a_hyphen),
      cmocka_unit_test(a_phrase_needs_its_words_in_order_and_together),
      cmocka_unit_test(a_phrase_with_slack_lets_words_stand_between),
      cmocka_unit_test(a_phrase_takes_alternatives_and_exact_words),
      cmocka_unit_test(a_phrase_looks_past_a_dead_end),
      cmocka_unit_test(a_phrase_stays_in_its_sentence),
      cmocka_unit_test(a_phrase_ignores_punctuation_of_both_sides),
      cmocka_unit_test(near_takes_either_order_within_its_distance),
      cmocka_unit_test(near_crosses_sentences_but_not_paragraphs),
      cmocka_unit_test(near_chains_and_takes_groups),
      cmocka_unit_test(one_compound_can_be_both_sides_of_near),
      cmocka_unit_test(and_holds_within_one_sentence),
      cmocka_unit_test(letter_scope_looks_beyond_the_paragraph),
      cmocka_unit_test(a_scope_inside_a_sentence_looks_round_it),
      cmocka_unit_test(a_paragraph_inside_a_letter_is_one_of_its_paragraphs),
      cmocka_unit_test(not_bars_within_its_unit),
      cmocka_unit_test(not_reaches_over_a_near),
      cmocka_unit_test(or_binds_looser_than_and),
      cmocka_unit_test(n_of_counts_its_parts),
      cmocka_unit_test(a_zone_holds_only_there),
      cmocka_unit_test(each_zone_is_reached_by_its_name),
      cmocka_unit_test(furniture_copies_and_quoted_mail_count_only_when_named),
      cmocka_unit_test(a_footnote_weighs_half),
      cmocka_unit_test(zones_nest_as_intersection),
      cmocka_unit_test(rules_apply_to_paragraphs_of_their_language),
      cmocka_unit_test(a_letter_of_unknown_language_hears_all_rules),
      cmocka_unit_test(a_choice_counts_each_word_that_a_token_satisfies_once),
      cmocka_unit_test(words_and_phrases_of_an_or_come_in_the_order_of_the_letter),
      cmocka_unit_test(an_or_of_whole_letters_sees_other_sentences),
      cmocka_unit_test(words_that_are_missing_spare_nothing_else),
      cmocka_unit_test(slack_reaches_as_far_as_it_may_through_every_item),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
