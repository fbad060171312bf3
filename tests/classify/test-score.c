#include "tests/classify/helper.h"

#define assert_points(pack, letter, expected) assert_true(fabs(points_of(pack, letter) - (expected)) < 1e-9)

#include <math.h>

static void
further_hits_add_a_half_a_quarter_and_so_on(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 4 kind");
  g_autoptr(Letter) one = letter_of("nl", "Een kind."), two = letter_of("nl", "Een kind en een kind.");
  g_autoptr(Letter) three = letter_of("nl", "Een kind, een kind. Een kind.");
  assert_points(pack, one, 4);
  assert_points(pack, two, 6);
  assert_points(pack, three, 7);
}

static void
a_rule_is_at_most_doubled(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 kind");
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < 50; i++)
    g_string_append(text, "Een kind. ");
  g_autoptr(Letter) letter = letter_of("nl", text->str);
  assert_true(points_of(pack, letter) < 4 && points_of(pack, letter) > 3.9);
}

static void
the_best_zone_counts_first(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 kind");
  g_autoptr(Letter) letter = letter_of("nl", "Een kind.");
  letter_say(letter, PART_SUBJECT, "Kind");
  assert_points(pack, letter, 2 * 2 + 2 * 0.5);
}

static void
zones_weigh_as_the_pack_says(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("zone heading 3\ntopic t\n match nl r 2 kind");
  g_autoptr(Letter) heading = letter_empty("nl"), subject = letter_empty("nl");
  letter_say(heading, PART_HEADING, "Kind");
  letter_say(subject, PART_SUBJECT, "Kind");
  assert_points(pack, heading, 6);
  assert_points(pack, subject, 4);
}

static void
the_same_tokens_count_once_a_rule(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) once = pack_of("topic t\n match nl r 2 kind OR \"klein kind\" OR kind*");
  g_autoptr(Pack) twice = pack_of("topic t\n match nl r 2 kind\n match nl s 2 \"klein kind\"");
  g_autoptr(Letter) letter = letter_of("nl", "Een klein kind.");
  assert_points(once, letter, 2);
  assert_points(twice, letter, 4);
}

static void
joined_terms_are_one_hit(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 kind AND opvang");
  g_autoptr(Letter) letter = letter_of("nl", "Een kind in de opvang, een kind.");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  const RaisedTopic *topic = verdict_topic(verdict, 0);
  assert_true(topic->points == 2);
  assert_int_equal(topic->evidence->len, 2);
  assert_true(raised_topic_evidence(topic, 0)->points == 2);
  assert_true(raised_topic_evidence(topic, 1)->points == 0);
}

static void
a_term_beside_not_counts_each_time(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 kind AND NOT bever");
  g_autoptr(Letter) letter = letter_of("nl", "Een kind en een kind.");
  assert_points(pack, letter, 3);
}

static void
points_below_the_threshold_raise_nothing(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n threshold 2.5\n match nl r 1.5 kind\n match nl s 1 opvang");
  g_autoptr(Letter) one = letter_of("nl", "Een kind."), both = letter_of("nl", "Een kind in de opvang.");
  assert_false(pack_raises(pack, one, "t"));
  assert_true(pack_raises(pack, both, "t"));
}

static void
a_weak_word_alone_never_raises_however_often(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 1 kind");
  g_autoptr(Letter) letter = letter_of("nl", "Kind, kind, kind, kind, kind, kind, kind, kind, kind, kind.");
  assert_false(pack_raises(pack, letter, "t"));
}

static void
negative_points_speak_against_without_being_evidence(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 3 terugkeer\n match nl b -2 bever");
  g_autoptr(Letter) plain = letter_of("nl", "De terugkeer."),
                    beaver = letter_of("nl", "De terugkeer van de bever.");
  assert_true(pack_raises(pack, plain, "t"));
  assert_false(pack_raises(pack, beaver, "t"));
  g_autoptr(Pack) mild = pack_of("topic t\n match nl r 3 terugkeer\n match nl b -1 bever");
  g_autoptr(Verdict) verdict = verdict_find(mild, beaver);
  assert_int_equal(verdict_topic(verdict, 0)->evidence->len, 1);
  assert_true(verdict_topic(verdict, 0)->points == 2);
}

static void
a_mask_takes_the_hits_of_its_sentence(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack =
      pack_of("topic t\n match nl r 2 terugkeer\n mask nl b bever\ntopic u\n match nl r 2 terugkeer");
  g_autoptr(Letter) masked = letter_of("nl", "De terugkeer van de bever.");
  g_autoptr(Letter) apart = letter_of("nl", "De terugkeer dreigt. De bever slaapt.");
  assert_false(pack_raises(pack, masked, "t"));
  assert_true(pack_raises(pack, masked, "u"));
  assert_true(pack_raises(pack, apart, "t"));
}

static void
a_mask_breaks_up_what_needs_both(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 para:(kind AND opvang)\n mask nl b bever");
  g_autoptr(Letter) masked = letter_of("nl", "Het kind van de bever. De opvang is vol.");
  g_autoptr(Letter) plain = letter_of("nl", "Het kind. De opvang is vol.");
  assert_false(pack_raises(pack, masked, "t"));
  assert_true(pack_raises(pack, plain, "t"));
}

static void
a_never_bars_the_topic_for_the_letter(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack =
      pack_of("topic t\n match nl r 2 kind\n never nl n reclame\ntopic u\n match nl r 2 kind");
  g_autoptr(Letter) letter = letter_of("nl", "Een kind.");
  assert_true(pack_raises(pack, letter, "t"));
  letter_say(letter, PART_PARAGRAPH, "Dit is reclame.");
  assert_false(pack_raises(pack, letter, "t"));
  assert_true(pack_raises(pack, letter, "u"));
}

static void
topics_are_ordered_by_points_then_id(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack =
      pack_of("topic c\n match nl r 2 kind\ntopic b\n match nl r 3 kind\ntopic a\n match nl r 2 kind");
  g_autoptr(Letter) letter = letter_of("nl", "Een kind.");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  assert_string_equal(verdict_topic(verdict, 0)->id, "b");
  assert_string_equal(verdict_topic(verdict, 1)->id, "a");
  assert_string_equal(verdict_topic(verdict, 2)->id, "c");
  assert_true(verdict_topic(verdict, 0)->primary);
  assert_false(verdict_topic(verdict, 1)->primary);
}

static void
among_equals_the_earliest_is_primary(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic a\n match nl r 2 opvang\ntopic b\n match nl r 2 kind");
  g_autoptr(Letter) letter = letter_of("nl", "Een kind in de opvang.");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  assert_string_equal(verdict_topic(verdict, 0)->id, "a");
  assert_false(verdict_topic(verdict, 0)->primary);
  assert_true(verdict_topic(verdict, 1)->primary);
}

static void
evidence_is_the_letters_own_words(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 client NEAR/3 \"beschermde opvang\"");
  g_autoptr(Letter) letter = letter_of("nl", "Voor cliënten is de “beschermde  opvang” vol.");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  const Evidence *evidence = raised_topic_evidence(verdict_topic(verdict, 0), 0);
  assert_string_equal(evidence->text, "cliënten is de “beschermde  opvang");
  assert_string_equal(evidence->rule, "r");
  assert_int_equal(evidence->part, 0);
  assert_int_equal(evidence->span.start, 5);
}

static void
function_words_are_no_evidence_by_themselves(void **state G_GNUC_UNUSED) {
  char *folder = folder_make();
  folder_write(folder, "t.rules", "topic t\n match nl r 2 niet AND gehoord AND maanden");
  const char *const paths[] = {folder, NULL};
  g_autoptr(Languages) languages = languages_load(NULL, NULL);
  g_autoptr(Pack) pack = pack_load(paths, languages, NULL);
  folder_drop(folder);
  g_autoptr(Letter) letter = letter_of("nl", "Al maanden heb ik niet meer iets gehoord.");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  const RaisedTopic *topic = verdict_topic(verdict, 0);
  assert_int_equal(topic->evidence->len, 2);
  assert_string_equal(raised_topic_evidence(topic, 0)->text, "maanden");
  assert_string_equal(raised_topic_evidence(topic, 1)->text, "gehoord");
  assert_true(raised_topic_evidence(topic, 1)->points == 2);
}

static void
a_letter_in_a_language_without_rules_goes_to_triage(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 kind\n match any a 2 amv");
  g_autoptr(Letter) german = letter_of("de", "Das Kind und der amv.");
  g_autoptr(Verdict) verdict = verdict_find(pack, german);
  assert_int_equal(verdict->topics->len, 0);
  assert_string_equal(verdict->untold, "de");
  g_autoptr(Letter) dutch = letter_of("nl", "Goedendag.");
  g_autoptr(Verdict) none = verdict_find(pack, dutch);
  assert_int_equal(none->topics->len, 0);
  assert_null(none->untold);
}

static void
a_foreign_paragraph_in_a_told_letter_counts_by_its_own_rules(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 kind\n match any a 2 amv");
  g_autoptr(Letter) letter = letter_of("nl", "Goedendag.");
  letter_say(letter, PART_PARAGRAPH, "Das Kind.")->language = g_intern_string("de");
  assert_false(pack_raises(pack, letter, "t"));
  letter_say(letter, PART_PARAGRAPH, "Der amv.")->language = g_intern_string("de");
  assert_true(pack_raises(pack, letter, "t"));
}

static void
an_empty_letter_is_triage(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 kind");
  g_autoptr(Letter) letter = letter_empty("nl");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  assert_int_equal(verdict->topics->len, 0);
}

static void
a_pack_wide_never_bars_every_topic(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack =
      pack_of("never nl n reclame\ntopic t\n match nl r 2 kind\ntopic u\n match nl r 2 kind");
  g_autoptr(Letter) barred = letter_of("nl", "Het kind. Reclame.");
  g_autoptr(Letter) free = letter_of("nl", "Het kind.");
  assert_false(pack_raises(pack, barred, "t"));
  assert_false(pack_raises(pack, barred, "u"));
  assert_true(pack_raises(pack, free, "t"));
}

static void
a_pack_wide_mask_takes_the_hits_of_every_topic(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("mask nl b bever\ntopic t\n match nl r 2 terugkeer\n mask nl w wolf\n"
                                 "topic u\n drop b\n match nl r 2 terugkeer");
  g_autoptr(Letter) masked = letter_of("nl", "De terugkeer van de bever.");
  g_autoptr(Letter) own = letter_of("nl", "De terugkeer van de wolf.");
  g_autoptr(Letter) beside = letter_of("nl", "De terugkeer. De bever.");
  assert_false(pack_raises(pack, masked, "t"));
  assert_true(pack_raises(pack, masked, "u"));
  assert_false(pack_raises(pack, own, "t"));
  assert_true(pack_raises(pack, own, "u"));
  assert_true(pack_raises(pack, beside, "t"));
}

static void
the_order_of_rules_never_matters(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) one =
      pack_of("topic t\n match nl a 0.7 kind\n match nl b 1.1 opvang\n match nl c 0.3 leges");
  g_autoptr(Pack) other =
      pack_of("topic t\n match nl c 0.3 leges\n match nl a 0.7 kind\n match nl b 1.1 opvang");
  g_autoptr(Letter) letter = letter_of("nl", "Kind, opvang, leges.");
  assert_true(points_of(one, letter) == points_of(other, letter));
  assert_true(points_of(one, letter) == 2.1);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(further_hits_add_a_half_a_quarter_and_so_on),
      cmocka_unit_test(a_rule_is_at_most_doubled),
      cmocka_unit_test(the_best_zone_counts_first),
      cmocka_unit_test(zones_weigh_as_the_pack_says),
      cmocka_unit_test(the_same_tokens_count_once_a_rule),
      cmocka_unit_test(joined_terms_are_one_hit),
      cmocka_unit_test(a_term_beside_not_counts_each_time),
      cmocka_unit_test(points_below_the_threshold_raise_nothing),
      cmocka_unit_test(a_weak_word_alone_never_raises_however_often),
      cmocka_unit_test(negative_points_speak_against_without_being_evidence),
      cmocka_unit_test(a_mask_takes_the_hits_of_its_sentence),
      cmocka_unit_test(a_mask_breaks_up_what_needs_both),
      cmocka_unit_test(a_never_bars_the_topic_for_the_letter),
      cmocka_unit_test(topics_are_ordered_by_points_then_id),
      cmocka_unit_test(among_equals_the_earliest_is_primary),
      cmocka_unit_test(evidence_is_the_letters_own_words),
      cmocka_unit_test(function_words_are_no_evidence_by_themselves),
      cmocka_unit_test(a_letter_in_a_language_without_rules_goes_to_triage),
      cmocka_unit_test(a_foreign_paragraph_in_a_told_letter_counts_by_its_own_rules),
      cmocka_unit_test(an_empty_letter_is_triage),
      cmocka_unit_test(a_pack_wide_never_bars_every_topic),
      cmocka_unit_test(a_pack_wide_mask_takes_the_hits_of_every_topic),
      cmocka_unit_test(the_order_of_rules_never_matters),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
