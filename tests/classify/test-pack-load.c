#include "tests/classify/helper.h"

static void
assert_refused(const char *rules, const char *place, const char *words) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Pack) pack = pack_try(rules, &error);
  if (pack)
    fail_msg("“%s” was taken", rules);
  g_autofree char *expected = g_strdup_printf("t.rules:%s: ", place);
  if (!strstr(error->message, expected) || !strstr(error->message, words))
    fail_msg("“%s” gave “%s”", rules, error->message);
}

/* A pack of folder/base below folder/mine. */
static Pack *
pack_of_two(const char *base, const char *mine, GError **error) {
  char *folder = folder_make();
  folder_write(folder, "base/a.rules", base);
  folder_write(folder, "mine/a.rules", mine);
  g_autofree char *path = g_build_filename(folder, "mine", NULL);
  const char *const paths[] = {path, NULL};
  Pack *pack = pack_load(paths, NULL, error);
  folder_drop(folder);
  return pack;
}

static gboolean
raises(const Pack *pack, const char *text) {
  g_autoptr(Letter) letter = letter_of("nl", text);
  return pack_raises(pack, letter, "t");
}

static void
directives_must_be_known_and_stand_under_a_topic(void **state G_GNUC_UNUSED) {
  assert_refused("topic t\n  mach nl r 2 kind", "2:3", "“mach” is no directive");
  assert_refused("match nl r 2 kind", "1:1", "stands under no topic");
  assert_refused("threshold 2", "1:1", "stands under no topic");
  assert_refused("topic t extra", "1:9", "“extra” is too much here");
}

static void
names_are_small_letters(void **state G_GNUC_UNUSED) {
  assert_refused("topic Minors", "1:7", "“Minors” is no name");
  assert_refused("topic t\n match nl 2x 2 kind", "2:11", "“2x” is no name");
  assert_refused("topic t\n match NL r 2 kind", "2:8", "“NL” is no name");
}

static void
names_of_letter_parts_are_no_topics(void **state G_GNUC_UNUSED) {
  assert_refused("topic p1", "1:7", "cannot name a topic");
  assert_refused("topic subject", "1:7", "cannot name a topic");
  g_autoptr(Pack) pack = pack_of("topic article-8");
  assert_string_equal(pack_topic_id(pack, 0), "article-8");
}

static void
numbers_must_be_numbers(void **state G_GNUC_UNUSED) {
  assert_refused("topic t\n match nl r kind 2", "2:13", "“kind” is no number");
  assert_refused("topic t\n match nl r +1,5 kind", "2:15", "missing before “,”");
  assert_refused("topic t\n threshold 0", "2:12", "lies outside");
  assert_refused("topic t\n threshold", "2:11", "a number is missing");
}

static void
pack_wide_weights_must_be_known(void **state G_GNUC_UNUSED) {
  assert_refused("zone title 2", "1:6", "no zone that can have a weight");
  assert_refused("discount typing 0.5", "1:10", "“spelling” is meant");
  assert_refused("boost question 2", "1:7", "“request” is meant");
}

static void
a_name_stands_once_for_its_kind_and_language(void **state G_GNUC_UNUSED) {
  assert_refused("topic t\n match nl r 2 kind\n match nl r 2 opvang", "3:2",
                 "“r” is there already, in line 2 of");
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 kind\n match en r 2 child\n mask nl r opvang");
  assert_true(raises(pack, "Het kind."));
}

static void
every_mistake_is_told_at_once(void **state G_GNUC_UNUSED) {
  assert_refused("topic t\n match nl a 2 kind opvang\n match nl b two kind", "2:20", "");
  assert_refused("topic t\n match nl a 2 kind opvang\n match nl b two kind", "3:13", "");
}

static void
messages_have_an_end(void **state G_GNUC_UNUSED) {
  g_autoptr(GString) rules = g_string_new("topic t\n");
  for (guint i = 0; i < 100; i++)
    g_string_append(rules, "wrong\n");
  assert_refused(rules->str, "2:1", "… and 60 more");
}

static void
tests_name_their_outcome_and_zone(void **state G_GNUC_UNUSED) {
  assert_refused("topic t\n test nl maybe \"x\"", "2:10", "never “maybe”");
  assert_refused("topic t\n test nl raised title \"x\"", "2:17", "no zone that a test can stand in");
  assert_refused("topic t\n test nl raised subject", "2:24", "in quotes is missing");
  assert_refused("test nl raised \"x\"", "1:1", "can only say triage");
}

static void
a_later_pack_replaces_a_rule_of_the_same_name(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of_two("topic t\n match nl r 2 kind\n match nl s 2 leges",
                                     "include ../base\ntopic t\n match nl r 2 opvang", NULL);
  assert_non_null(pack);
  assert_true(raises(pack, "De opvang."));
  assert_true(raises(pack, "De leges."));
  assert_false(raises(pack, "Het kind."));
}

static void
drop_takes_a_rule_away(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack =
      pack_of_two("topic t\n match nl r 2 kind\n match any r 2 leges\n match nl s 2 opvang",
                  "include ../base\ntopic t\n drop nl r", NULL);
  assert_false(raises(pack, "Het kind."));
  assert_true(raises(pack, "De leges."));
  assert_true(raises(pack, "De opvang."));
}

static void
drop_of_nothing_is_told(void **state G_GNUC_UNUSED) {
  assert_refused("topic t\n match nl r 2 kind\n drop s", "3:7", "“t” has no rule “s” to drop");
}

static void
a_pack_wide_name_stands_once_for_its_kind_and_language(void **state G_GNUC_UNUSED) {
  assert_refused("never nl n bever\nnever nl n wolf", "2:1", "“n” is there already, in line 1 of");
  g_autoptr(Pack) pack = pack_of("never nl n bever\nnever en n wolf\nmask nl n otter\n"
                                 "topic t\n match nl r 2 kind\n never nl n das");
  assert_true(raises(pack, "Het kind."));
  assert_false(raises(pack, "Het kind. De das."));
}

static void
a_later_pack_replaces_a_pack_wide_rule(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack =
      pack_of_two("never nl n bever\ntopic t\n match nl r 2 kind", "include ../base\nnever nl n wolf", NULL);
  assert_non_null(pack);
  assert_true(raises(pack, "Het kind van de bever."));
  assert_false(raises(pack, "Het kind van de wolf."));
}

static void
drop_above_the_topics_takes_a_pack_wide_rule_away(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of_two("never nl n bever\nnever nl o wolf\ntopic t\n match nl r 2 kind",
                                     "include ../base\ndrop nl n", NULL);
  assert_non_null(pack);
  assert_true(raises(pack, "Het kind van de bever."));
  assert_false(raises(pack, "Het kind van de wolf."));
  assert_refused("never nl n bever\ndrop nl m", "2:9", "there is no pack-wide rule “m” to drop");
  assert_refused("never nl n bever\ndrop en n", "2:9", "there is no pack-wide rule “n” to drop");
}

static void
drop_within_a_topic_takes_a_pack_wide_rule_off_that_topic(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of_two("never nl n bever\ntopic u\n match nl r 2 kind",
                                     "include ../base\ntopic t\n drop n\n match nl r 2 kind", NULL);
  assert_non_null(pack);
  assert_true(raises(pack, "Het kind van de bever."));
  g_autoptr(Letter) letter = letter_of("nl", "Het kind van de bever.");
  assert_false(pack_raises(pack, letter, "u"));
  assert_refused("never nl n bever\ntopic t\n drop en n", "3:10", "“t” has no rule “n” to drop");
}

static void
what_a_topic_spares_it_spares_when_replaced(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of_two("never nl n bever\ntopic t\n drop n\n match nl r 2 kind",
                                     "include ../base\nnever nl n wolf", NULL);
  assert_non_null(pack);
  assert_true(raises(pack, "Het kind van de wolf."));
}

static void
a_later_pack_sets_thresholds_labels_and_weights(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack =
      pack_of_two("topic t\n label nl \"Oud\"\n match nl r 2 kind",
                  "include ../base\nzone body 3\ntopic t\n label nl \"Nieuw\"\n threshold 5", NULL);
  assert_string_equal(pack_topic_label(pack, "t", "nl"), "Nieuw");
  g_autoptr(Letter) letter = letter_of("nl", "Het kind.");
  assert_true(points_of(pack, letter) == 6);
}

static void
pack_wide_rules_hold_for_topics_of_packs_read_before_not_after(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) above = pack_of_two("never nl n bever\ntopic base\n match nl r 2 kind",
                                      "include ../base\ntopic t\n match nl r 2 kind", NULL);
  assert_true(raises(above, "Een kind en een bever."));
  g_autoptr(Pack) below =
      pack_of_two("topic t\n match nl r 2 kind",
                  "include ../base\nnever nl n bever\ntopic mine\n match nl r 2 hut", NULL);
  assert_false(raises(below, "Een kind en een bever."));
  g_autoptr(Letter) letter = letter_of("nl", "Een kind en een bever.");
  assert_false(pack_raises(above, letter, "base"));
}

static void
a_missing_include_is_told_where_it_stands(void **state G_GNUC_UNUSED) {
  assert_refused("\ninclude nowhere # at all", "2:1", "nowhere: there is no such pack");
  assert_refused("include", "1:1", "needs the name");
}

static void
a_pack_that_includes_itself_is_refused(void **state G_GNUC_UNUSED) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Pack) pack = pack_of_two("include ../mine", "include ../base", &error);
  assert_null(pack);
  assert_non_null(strstr(error->message, "includes itself"));
}

static void
a_missing_pack_is_told(void **state G_GNUC_UNUSED) {
  const char *const paths[] = {"./no-such-pack", NULL};
  g_autoptr(GError) error = NULL;
  g_autoptr(Pack) pack = pack_load(paths, NULL, &error);
  assert_null(pack);
  assert_true(g_error_matches(error, CLASSIFY_ERROR, CLASSIFY_ERROR_RULES));
  assert_string_equal(error->message, "./no-such-pack: there is no such pack");
}

static void
a_folder_without_rules_is_told(void **state G_GNUC_UNUSED) {
  char *folder = folder_make();
  folder_write(folder, "notes.txt", "topic t");
  const char *const paths[] = {folder, NULL};
  g_autoptr(GError) error = NULL;
  g_autoptr(Pack) pack = pack_load(paths, NULL, &error);
  assert_null(pack);
  assert_non_null(strstr(error->message, "has no rule files"));
  folder_drop(folder);
}

static void
bytes_that_are_no_text_are_refused(void **state G_GNUC_UNUSED) {
  assert_refused("topic t\n label nl \"\xff\"", "1:1", "not UTF-8");
}

static void
a_single_file_is_a_pack(void **state G_GNUC_UNUSED) {
  char *folder = folder_make();
  folder_write(folder, "one.rules", "topic t\n match nl r 2 kind");
  folder_write(folder, "two.rules", "wrong");
  g_autofree char *path = g_build_filename(folder, "one.rules", NULL);
  const char *const paths[] = {path, NULL};
  g_autoptr(Pack) pack = pack_load(paths, NULL, NULL);
  folder_drop(folder);
  assert_non_null(pack);
  assert_int_equal(pack_topic_count(pack), 1);
}

static void
several_packs_lie_on_each_other(void **state G_GNUC_UNUSED) {
  char *folder = folder_make();
  folder_write(folder, "one.rules", "topic t\n match nl r 2 kind");
  folder_write(folder, "two.rules", "topic t\n match nl r 2 opvang\ntopic u\n match nl r 2 leges");
  g_autofree char *one = g_build_filename(folder, "one.rules", NULL),
                  *two = g_build_filename(folder, "two.rules", NULL);
  const char *const paths[] = {one, two, NULL};
  g_autoptr(Pack) pack = pack_load(paths, NULL, NULL);
  folder_drop(folder);
  assert_false(raises(pack, "Het kind."));
  assert_true(raises(pack, "De opvang."));
  assert_int_equal(pack_topic_count(pack), 2);
}

static void
the_default_pack_loads_without_a_mistake(void **state G_GNUC_UNUSED) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Languages) languages = languages_load(NULL, &error);
  g_autoptr(Pack) pack = pack_load(NULL, languages, &error);
  if (!pack)
    fail_msg("%s", error->message);
  assert_int_equal(pack_topic_count(pack), 20);
  assert_string_equal(pack_topic_label(pack, "minors", "en"), "Minors");
  assert_null(pack_topic_label(pack, "no-such-topic", "en"));
}

static void
an_unknown_language_is_told(void **state G_GNUC_UNUSED) {
  char *folder = folder_make();
  folder_write(folder, "one.rules", "topic t\n match xx r 2 kind");
  const char *const paths[] = {folder, NULL};
  g_autoptr(GError) error = NULL;
  g_autoptr(Languages) languages = languages_load(NULL, NULL);
  g_autoptr(Pack) pack = pack_load(paths, languages, &error);
  folder_drop(folder);
  assert_null(pack);
  assert_non_null(strstr(error->message, ":2:8: “xx” is no known language"));
}

static void
indented_lines_go_on_and_comments_fall_away(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack =
      pack_of("# a pack\ntopic t # the topic\n\tmatch nl r 2\n\n# between\n\t\tkind # or\n\t\tOR opvang\n"
              "\tlabel nl \"hash # inside\"\n");
  assert_true(raises(pack, "De opvang."));
  assert_string_equal(pack_topic_label(pack, "t", "nl"), "hash # inside");
}

static void
strings_escape_quotes_and_backslashes(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n label nl \"een \\\"kind\\\" \\\\ “x”\"");
  assert_string_equal(pack_topic_label(pack, "t", "nl"), "een \"kind\" \\ “x”");
}

static void
see_takes_one_uri_bare_or_in_quotes(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) bare = pack_of("topic t\n see https://example.org/a#b\n threshold 2");
  g_autoptr(Pack) quoted = pack_of("topic t\n see \"https://example.org/a\"\n see urn:x:y");
  assert_string_equal(((const Topic *)g_ptr_array_index(bare->topics, 0))->see, "https://example.org/a#b");
  assert_string_equal(((const Topic *)g_ptr_array_index(quoted->topics, 0))->see, "urn:x:y");
  assert_refused("topic t\n see nowhere", "2:2", "see needs one URI");
  assert_refused("topic t\n see urn:a urn:b", "2:2", "see needs one URI");
  assert_refused("topic t\n see", "2:2", "see needs one URI");
}

static void
a_pack_has_an_end(void **state G_GNUC_UNUSED) {
  g_autoptr(GString) rules = g_string_new(NULL);
  for (guint i = 0; i < 1024; i++)
    g_string_append_printf(rules, "topic topic-%u\n", i);
  g_autoptr(Pack) full = pack_of(rules->str);
  assert_int_equal(full->topics->len, 1024);
  g_string_append(rules, "topic topic-0\n"); /* one that is there is no further one */
  g_autoptr(Pack) again = pack_of(rules->str);
  assert_int_equal(again->topics->len, 1024);
  g_string_append(rules, "topic more\n");
  assert_refused(rules->str, "1026:7", "at most 1024 topics");
}

static void
a_string_that_does_not_end_is_told_in_every_directive(void **state G_GNUC_UNUSED) {
  static const char *const rules[] = {"topic t\n label nl \"x",
                                      "topic t\n about nl \"x",
                                      "topic t\n drop \"x",
                                      "topic t\n drop nl \"x",
                                      "topic t\n test nl raised \"x",
                                      "topic t\n test nl raised subject \"x",
                                      "zone \"x",
                                      "zone subject \"x",
                                      "discount \"x",
                                      "boost \"x",
                                      "lexicon nl \"x",
                                      "lexicon nl none \"x",
                                      "\"x",
                                      "topic \"x"};
  for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Pack) pack = pack_try(rules[i], &error);
    if (pack || !strstr(error->message, "not closed"))
      fail_msg("“%s” gave “%s”", rules[i], pack ? "a pack" : error->message);
  }
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(directives_must_be_known_and_stand_under_a_topic),
      cmocka_unit_test(names_are_small_letters),
      cmocka_unit_test(names_of_letter_parts_are_no_topics),
      cmocka_unit_test(numbers_must_be_numbers),
      cmocka_unit_test(pack_wide_weights_must_be_known),
      cmocka_unit_test(a_name_stands_once_for_its_kind_and_language),
      cmocka_unit_test(every_mistake_is_told_at_once),
      cmocka_unit_test(messages_have_an_end),
      cmocka_unit_test(tests_name_their_outcome_and_zone),
      cmocka_unit_test(a_later_pack_replaces_a_rule_of_the_same_name),
      cmocka_unit_test(drop_takes_a_rule_away),
      cmocka_unit_test(drop_of_nothing_is_told),
      cmocka_unit_test(a_pack_wide_name_stands_once_for_its_kind_and_language),
      cmocka_unit_test(a_later_pack_replaces_a_pack_wide_rule),
      cmocka_unit_test(drop_above_the_topics_takes_a_pack_wide_rule_away),
      cmocka_unit_test(drop_within_a_topic_takes_a_pack_wide_rule_off_that_topic),
      cmocka_unit_test(what_a_topic_spares_it_spares_when_replaced),
      cmocka_unit_test(a_later_pack_sets_thresholds_labels_and_weights),
      cmocka_unit_test(pack_wide_rules_hold_for_topics_of_packs_read_before_not_after),
      cmocka_unit_test(a_missing_include_is_told_where_it_stands),
      cmocka_unit_test(a_pack_that_includes_itself_is_refused),
      cmocka_unit_test(a_missing_pack_is_told),
      cmocka_unit_test(a_folder_without_rules_is_told),
      cmocka_unit_test(bytes_that_are_no_text_are_refused),
      cmocka_unit_test(a_single_file_is_a_pack),
      cmocka_unit_test(several_packs_lie_on_each_other),
      cmocka_unit_test(the_default_pack_loads_without_a_mistake),
      cmocka_unit_test(an_unknown_language_is_told),
      cmocka_unit_test(indented_lines_go_on_and_comments_fall_away),
      cmocka_unit_test(strings_escape_quotes_and_backslashes),
      cmocka_unit_test(see_takes_one_uri_bare_or_in_quotes),
      cmocka_unit_test(a_pack_has_an_end),
      cmocka_unit_test(a_string_that_does_not_end_is_told_in_every_directive),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
