#include "tests/classify/helper.h"

#include <math.h>

#define RULES "lexicon nl \"nl.lexicon\"\ntopic t\n match nl r 1 kind\n"
#define HEAD "repliek-lexicon 1\n# made for a test\n:window 2000\n:gain 1000\n:pivot 0\n:topic t 0\n"

/* A pack of t.rules and nl.lexicon; NULL with error. */
static Pack *
pack_with(const char *rules, const char *lexicon, GError **error) {
  char *folder = folder_make();
  folder_write(folder, "t.rules", rules);
  folder_write(folder, "nl.lexicon", lexicon);
  const char *const paths[] = {folder, NULL};
  Pack *pack = pack_load(paths, NULL, error);
  folder_drop(folder);
  return pack;
}

static Pack *
pack_must(const char *rules, const char *lexicon) {
  g_autoptr(GError) error = NULL;
  Pack *pack = pack_with(rules, lexicon, &error);
  if (!pack)
    fail_msg("%s", error->message);
  return pack;
}

static double
points_in(const char *lexicon, const char *language, const char *text) {
  g_autoptr(Pack) pack = pack_must(RULES " threshold 0.1\n", lexicon);
  g_autoptr(Letter) letter = letter_of(language, text);
  return points_of(pack, letter);
}

static gboolean
is_near(double one, double other) {
  return fabs(one - other) < 2e-3;
}

static void
words_that_speak_for_a_topic_raise_its_points(void **state G_GNUC_UNUSED) {
  assert_true(
      is_near(points_in(HEAD "voogd 1000 0:500\n", "nl", "Een kind en een voogd."), 2 * exp(0.5) - 1));
  assert_true(is_near(points_in(HEAD "voogd 1000 0:500\n", "nl", "Een kind en een bakker."), 1));
}

static void
words_that_speak_against_it_lower_them(void **state G_GNUC_UNUSED) {
  double points = points_in(HEAD "bakker 1000 0:-300\n", "nl", "Een kind en een bakker.");
  assert_true(is_near(points, 2 * exp(-0.3) - 1));
}

static void
stems_bring_inflections_together(void **state G_GNUC_UNUSED) {
  const char *lexicon = HEAD "voogd 1000 0:500\n";
  assert_true(points_in(lexicon, "nl", "Het kind heeft voogden.") > 1.5);
  assert_true(is_near(points_in(lexicon, "nl", "Het kind heeft voogdij."), 1));
}

static void
pairs_of_stems_are_features(void **state G_GNUC_UNUSED) {
  const char *lexicon = HEAD "eig_voogd 1000 0:500\n";
  assert_true(is_near(points_in(lexicon, "nl", "Een kind met een eigen voogd."), 2 * exp(0.5) - 1));
  assert_true(is_near(points_in(lexicon, "nl", "Een kind met een voogd, een eigen."), 1));
  assert_true(is_near(points_in(lexicon, "nl", "Een kind heeft het eigen. Voogden niet."), 1));
}

static void
runs_of_characters_reach_into_words(void **state G_GNUC_UNUSED) {
  const char *inside = HEAD "~voog 1000 0:500\n", *end = HEAD "~ogd> 1000 0:500\n",
             *first = HEAD "~<voo 1000 0:500\n";
  const char *compound = "Een kind met een gezinsvoogd.";
  assert_true(points_in(inside, "nl", compound) > 2 && points_in(end, "nl", compound) > 2);
  assert_true(is_near(points_in(first, "nl", compound), 1));
  assert_true(points_in(first, "nl", "Een kind en voogdij.") > 2);
  assert_true(is_near(points_in(end, "nl", "Een kind en voogdij."), 1));
  assert_true(points_in(HEAD "~<\xC3\xA6\xC3\xA6n 1000 0:500\n", "nl", "Een kind \xC3\xA6\xC3\xA6n.") > 2);
}

static void
a_window_has_length_one_however_many_words_it_has(void **state G_GNUC_UNUSED) {
  const char *lexicon = HEAD "voogd 1000 0:500\nbakker 1000\n";
  double half = 2 * exp(0.5 / sqrt(2)) - 1;
  assert_true(is_near(points_in(lexicon, "nl", "Een kind, een voogd, een bakker."), half));
}

static void
the_best_window_speaks_for_the_letter(void **state G_GNUC_UNUSED) {
  const char *lexicon = HEAD "voogd 1000 0:500\nbakker 1000 0:-900\n";
  const char *apart = "Een kind. Een voogd. Dan dit. En dat. Een bakker.";
  assert_true(is_near(points_in(lexicon, "nl", apart), 2 * exp(0.5) - 1));
  assert_true(points_in(lexicon, "nl", "Een kind. Een voogd en een bakker.") < 1);
}

static void
a_lexicon_says_nothing_of_other_languages(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack =
      pack_must("lexicon nl \"nl.lexicon\"\ntopic t\n threshold 0.1\n match en r 1 child\n",
                HEAD "guardian 1000 0:500\n");
  g_autoptr(Letter) letter = letter_of("en", "A child and a guardian.");
  assert_true(is_near(points_of(pack, letter), 1));
}

static void
topics_that_it_does_not_know_keep_their_points(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack =
      pack_must("lexicon nl \"nl.lexicon\"\ntopic other\n match nl r 2 kind\n", HEAD "kind 1000 0:-900\n");
  g_autoptr(Letter) letter = letter_of("nl", "Een kind.");
  assert_true(is_near(points_of(pack, letter), 2));
}

static void
a_letter_that_is_strange_as_a_whole_needs_more(void **state G_GNUC_UNUSED) {
  const char *lexicon =
      HEAD ":letter 0\n:least 100\n:doubt 600\nvoogd 1000 0:500 1:500\nbakker 1000 1:-500\n";
  assert_true(is_near(points_in(lexicon, "nl", "Een kind en een voogd."), 2 * exp(0.5) - 1));
  const char *strange = "Een kind en een voogd. En dat. De bakker.";
  assert_true(is_near(points_in(lexicon, "nl", strange), 2 * 0.6 * exp(0.5) - 1));
}

static void
what_the_words_gave_is_evidence(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_must(RULES, HEAD "voogd 1000 0:900\n");
  g_autoptr(Letter) letter = letter_of("nl", "Een kind en een voogd.");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  assert_int_equal(verdict->topics->len, 1);
  const RaisedTopic *topic = verdict_topic(verdict, 0);
  const Evidence *last = raised_topic_evidence(topic, topic->evidence->len - 1);
  assert_string_equal(last->rule, "lexicon");
  assert_string_equal(last->text, "voogd");
  assert_true(is_near(last->points + 1, topic->points));
}

static void
words_in_favour_add_no_more_than_to_the_first_two_points(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_must("lexicon nl \"nl.lexicon\"\ntopic t\n match nl r 10 kind\n",
                                   HEAD "voogd 1000 0:500\nbakker 1000 0:-500\n");
  g_autoptr(Letter) more = letter_of("nl", "Een kind en een voogd."),
                    less = letter_of("nl", "Een kind, een bakker.");
  assert_true(is_near(points_of(pack, more), 10 + 3 * (exp(0.5) - 1)));
  assert_true(is_near(points_of(pack, less), 11 * exp(-0.5) - 1));
}

static void
evidence_stands_in_the_sentence_that_says_most(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_must(RULES, HEAD "voogd 1000 0:900\npleegzorg 1000 0:800\ntante 1000 0:850\n");
  g_autoptr(Letter) letter = letter_of("nl", "Een kind bij een tante. De voogd en pleegzorg weten ervan.");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  const RaisedTopic *topic = verdict_topic(verdict, 0);
  assert_int_equal(topic->evidence->len, 3);
  assert_string_equal(raised_topic_evidence(topic, 1)->text, "voogd");
  assert_string_equal(raised_topic_evidence(topic, 2)->text, "pleegzorg");
}

static void
a_bar_holds_whatever_the_words_say(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_must(RULES " never nl n bakker\n", HEAD "voogd 1000 0:2000\n");
  g_autoptr(Letter) barred = letter_of("nl", "Een kind, een voogd, een bakker.");
  g_autoptr(Letter) open = letter_of("nl", "Een kind, een voogd, een auto.");
  assert_false(pack_raises(pack, barred, "t"));
  assert_true(pack_raises(pack, open, "t"));
}

static void
built_in_tests_try_the_rules_alone(void **state G_GNUC_UNUSED) {
  const char *rules = "lexicon nl \"nl.lexicon\"\ntopic t\n label nl \"T\"\n match nl r 2 kind\n"
                      " test nl raised \"Een kind.\"\n test nl not \"Een voogd.\"\n";
  g_autoptr(Pack) pack = pack_must(rules, HEAD "kind 1000 0:-900\nvoogd 1000 0:5000\n");
  g_autoptr(GString) report = g_string_new(NULL);
  pack_check(pack, report);
  assert_null(strstr(report->str, "test fails"));
}

static void
none_takes_the_lexicon_of_an_earlier_pack_away(void **state G_GNUC_UNUSED) {
  const char *lexicon = HEAD "kind 1000 0:1000\n";
  g_autoptr(Pack) with = pack_must(RULES " threshold 0.1\n", lexicon);
  g_autoptr(Pack) without = pack_must("lexicon nl \"nl.lexicon\"\nlexicon nl none\ntopic t\n threshold 0.1\n"
                                      " match nl r 1 kind\n",
                                      lexicon);
  g_autoptr(Letter) letter = letter_of("nl", "Een kind.");
  assert_true(points_of(with, letter) > 2);
  assert_true(is_near(points_of(without, letter), 1));
}

static void
assert_refused(const char *lexicon, const char *place, const char *words) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Pack) pack = pack_with(RULES, lexicon, &error);
  if (pack)
    fail_msg("“%s” was taken", lexicon);
  if (!strstr(error->message, place) || !strstr(error->message, words))
    fail_msg("“%s” gave “%s”", lexicon, error->message);
}

static void
lines_that_cannot_be_read_are_told_with_their_place(void **state G_GNUC_UNUSED) {
  assert_refused("voogd 1000 0:500\n", "nl.lexicon:1:", "this is no lexicon");
  assert_refused(HEAD "voogd\n", "nl.lexicon:7:", "cannot be read");
  assert_refused(HEAD "voogd 1000 0:\n", "nl.lexicon:7:", "cannot be read");
  assert_refused(HEAD "voogd 99999999999 0:1\n", "nl.lexicon:7:", "cannot be read");
  assert_refused(HEAD "voogd 1000 0:5x\n", "nl.lexicon:7:", "cannot be read");
  assert_refused(HEAD "voogd veel\n", "nl.lexicon:7:", "cannot be read");
  assert_refused(HEAD "voogd 1000 500\n", "nl.lexicon:7:", "cannot be read");
  assert_refused(HEAD ":doubt -1\n", "nl.lexicon:7:", "cannot be read");
  assert_refused(HEAD "voogd 1000 0:500\nvoogd 1000 0:500\n", "nl.lexicon:8:", "there already");
  assert_refused(HEAD ":colour 3\n", "nl.lexicon:7:", "cannot be read");
  assert_refused(HEAD "voogd 1000 2:500\n", "nl.lexicon:7:", "cannot be read");
  assert_refused("repliek-lexicon 1\n:window 0\n", "nl.lexicon:2:", "cannot be read");
}

static void
a_lexicon_that_is_not_there_is_told(void **state G_GNUC_UNUSED) {
  g_autoptr(GError) error = NULL;
  assert_null(pack_try("lexicon nl \"nowhere.lexicon\"\n", &error));
  assert_non_null(strstr(error->message, "nowhere.lexicon"));
  g_clear_error(&error);
  assert_null(pack_try("lexicon nl some\n", &error));
  assert_non_null(strstr(error->message, "or none"));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_that_speak_for_a_topic_raise_its_points),
      cmocka_unit_test(words_that_speak_against_it_lower_them),
      cmocka_unit_test(stems_bring_inflections_together),
      cmocka_unit_test(pairs_of_stems_are_features),
      cmocka_unit_test(runs_of_characters_reach_into_words),
      cmocka_unit_test(a_window_has_length_one_however_many_words_it_has),
      cmocka_unit_test(the_best_window_speaks_for_the_letter),
      cmocka_unit_test(a_lexicon_says_nothing_of_other_languages),
      cmocka_unit_test(topics_that_it_does_not_know_keep_their_points),
      cmocka_unit_test(a_letter_that_is_strange_as_a_whole_needs_more),
      cmocka_unit_test(what_the_words_gave_is_evidence),
      cmocka_unit_test(words_in_favour_add_no_more_than_to_the_first_two_points),
      cmocka_unit_test(evidence_stands_in_the_sentence_that_says_most),
      cmocka_unit_test(a_bar_holds_whatever_the_words_say),
      cmocka_unit_test(built_in_tests_try_the_rules_alone),
      cmocka_unit_test(none_takes_the_lexicon_of_an_earlier_pack_away),
      cmocka_unit_test(lines_that_cannot_be_read_are_told_with_their_place),
      cmocka_unit_test(a_lexicon_that_is_not_there_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
