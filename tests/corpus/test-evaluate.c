#include "corpus/errors.h"
#include "corpus/evaluate.h"
#include "tests/classify/helper.h"

#define RULES                                                                                                \
  "topic fees\n label nl \"Leges\"\n match nl word 2 leges\n match nl hint 1 kosten\n match nl dead 2 "      \
  "eenhoorn\n"                                                                                               \
  "topic shelter\n label nl \"Opvang\"\n match nl word 2 opvang\n"

/* The gold of {"topics": {…}} with these ids, blank-separated. */
static Gold *
gold_of(const char *topics, const char *optional) {
  char *folder = folder_make();
  g_autoptr(GString) json = g_string_new("{\"lang\": \"nl\", \"topics\": {");
  g_auto(GStrv) ids = g_strsplit(topics, " ", -1);
  for (char **id = ids; *id && **id; id++)
    g_string_append_printf(json, "%s\"%s\": []", id > ids ? ", " : "", *id);
  g_string_append_printf(json, "}, \"optional_topics\": [\"%s\"]}", optional);
  folder_write(folder, "a.json", json->str);
  folder_write(folder, "a.txt", "x");
  g_autofree char *path = g_build_filename(folder, "a.json", NULL);
  g_autoptr(GError) error = NULL;
  Gold *gold = gold_read(path, &error);
  folder_drop(folder);
  if (!gold)
    fail_msg("%s", error ? error->message : "no gold");
  return gold;
}

static void
add(Evaluation *evaluation, const char *text, const char *topics, const char *optional) {
  g_autoptr(Gold) gold = gold_of(topics, optional);
  g_autoptr(Letter) letter = letter_of("nl", text);
  evaluation_add(evaluation, letter, gold);
}

static char *
report_of(const Evaluation *evaluation) {
  GString *out = g_string_new(NULL);
  evaluation_report(evaluation, out);
  return g_string_free(out, FALSE);
}

static void
assert_reports(const char *report, const char *words) {
  if (!strstr(report, words))
    fail_msg("“%s” is not in:\n%s", words, report);
}

static void
hits_alarms_and_misses_are_counted(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of(RULES);
  g_autoptr(Evaluation) evaluation = evaluation_new(pack);
  add(evaluation, "De leges zijn hoog.", "fees", "");
  add(evaluation, "De leges zijn hoog.", "", "");
  add(evaluation, "De kosten zijn hoog.", "fees", "");
  add(evaluation, "Dank u wel.", "", "");
  g_autofree char *report = report_of(evaluation);
  assert_reports(report, "0.500     1    1    1\n");
  assert_reports(report, "4 letters; without topics 2, left alone 1\n");
}

static void
rules_are_judged_and_dead_ones_named(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of(RULES);
  g_autoptr(Evaluation) evaluation = evaluation_new(pack);
  add(evaluation, "De leges en de kosten zijn hoog.", "fees", "");
  add(evaluation, "De leges zijn hoog.", "", "");
  g_autofree char *report = report_of(evaluation);
  assert_reports(report, "fees nl word: right 1, wrong 1; decides 1 right, 1 wrong\n");
  assert_reports(report, "fees nl hint: right 1, wrong 0\n");
  assert_reports(report, "fees nl dead: never held\n");
}

static void
missed_letters_tell_how_near_they_came(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of(RULES);
  g_autoptr(Evaluation) evaluation = evaluation_new(pack);
  add(evaluation, "De kosten van een vergunning.", "fees", "");
  add(evaluation, "Het geld voor de vergunning.", "fees", "");
  add(evaluation, "De opvang is vol.", "shelter", "");
  g_autofree char *report = report_of(evaluation);
  assert_reports(report, "fees a: 1 points of 2 through hint\n");
  assert_reports(report, "fees a: no rule held\n");
  assert_reports(report, "  words: vergunning\n");
}

static void
optional_topics_do_not_count(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of(RULES);
  g_autoptr(Evaluation) evaluation = evaluation_new(pack);
  add(evaluation, "De leges zijn hoog.", "", "fees");
  g_autofree char *report = report_of(evaluation);
  assert_reports(report, "1.000     0    0    0\n");
  assert_reports(report, "without topics 1, left alone 1");
}

static void
confusions_name_what_was_found_instead(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of(RULES);
  g_autoptr(Evaluation) evaluation = evaluation_new(pack);
  add(evaluation, "De leges.", "shelter", "");
  add(evaluation, "Veel leges.", "shelter", "");
  g_autofree char *report = report_of(evaluation);
  assert_reports(report, "shelter → fees 2\n");
}

static void
a_folder_without_gold_is_told(void **state G_GNUC_UNUSED) {
  char *folder = folder_make();
  folder_write(folder, "a.json", "{\"other\": 1}");
  folder_write(folder, "a.txt", "x");
  folder_write(folder, "b.json", "{\"topics\": {}}"); /* no letter beside it */
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) golds = gold_folder(folder, &error);
  assert_null(golds);
  assert_true(g_error_matches(error, CORPUS_ERROR, CORPUS_ERROR_USAGE));
  assert_non_null(strstr(error->message, "no gold letters there"));
  folder_drop(folder);
}

static void
gold_that_is_no_json_is_told(void **state G_GNUC_UNUSED) {
  char *folder = folder_make();
  folder_write(folder, "a.json", "{");
  folder_write(folder, "a.txt", "x");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) golds = gold_folder(folder, &error);
  assert_null(golds);
  assert_non_null(strstr(error->message, "a.json: is no JSON"));
  folder_drop(folder);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(hits_alarms_and_misses_are_counted),
      cmocka_unit_test(rules_are_judged_and_dead_ones_named),
      cmocka_unit_test(missed_letters_tell_how_near_they_came),
      cmocka_unit_test(optional_topics_do_not_count),
      cmocka_unit_test(confusions_name_what_was_found_instead),
      cmocka_unit_test(a_folder_without_gold_is_told),
      cmocka_unit_test(gold_that_is_no_json_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
