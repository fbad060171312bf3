#include "tests/classify/helper.h"

#include <json-glib/json-glib.h>

/* A letter of two printed lines on page 2, at the boxes given. */
static Letter *
letter_on_paper(void) {
  Letter *letter = letter_empty("nl");
  Box surface = {0, 0, 595.3, 841.9};
  g_array_append_val(letter->surfaces, surface);
  g_array_append_val(letter->surfaces, surface);
  letter->source = g_strdup("a.pdf");
  letter->sha256 = g_strdup("00ff");
  letter->sent.date.iso = g_strdup("2012-03-21");
  letter_say(letter, PART_SUBJECT, "Opvang van \"cliënten\"");
  Part *part = letter_say(letter, PART_PARAGRAPH, "Een cliënt in de beschermde opvang.");
  PrintedLine lines[] = {{0, {1, {79.44, 100, 410, 112}}, FALSE},
                         {strlen("Een cliënt in de beschermde "), {1, {79.4, 112, 200, 124}}, FALSE}};
  g_array_append_vals(part->lines, lines, 2);
  return letter;
}

static char *
json_of(const char *rules) {
  g_autoptr(Pack) pack = pack_of(rules);
  g_autoptr(Letter) letter = letter_on_paper();
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  return verdict_to_json(verdict, letter);
}

static void
a_verdict_is_one_object_on_one_line(void **state G_GNUC_UNUSED) {
  g_autofree char *json = json_of("topic t\n label nl \"T\"\n match nl r 2.5 \"beschermde opvang\"");
  assert_string_equal(json, "{\"format\": 1, \"file\": \"a.pdf\", \"sha256\": \"00ff\", \"language\": "
                            "\"nl\", \"pages\": 2, \"date\": "
                            "\"2012-03-21\", \"subject\": \"Opvang van \\\"cliënten\\\"\", \"triage\": "
                            "false, \"topics\": [{\"id\": \"t\", "
                            "\"label\": \"T\", \"points\": 2.5, \"threshold\": 2, \"primary\": true, "
                            "\"evidence\": [{\"rule\": \"r\", "
                            "\"points\": 2.5, \"text\": \"beschermde opvang\", \"part\": \"p1\", \"start\": "
                            "17, \"end\": 34, \"boxes\": "
                            "[{\"page\": 2, \"bbox\": [79.4, 100, 410, 112]}, {\"page\": 2, \"bbox\": [79.4, "
                            "112, 200, 124]}]}]}]}");
}

static void
any_reader_of_json_takes_it(void **state G_GNUC_UNUSED) {
  g_autofree char *json = json_of("topic t\n label nl \"\\\\ \\\" \x01 é\"\n match nl r 2 opvang");
  g_autoptr(JsonParser) parser = json_parser_new();
  assert_true(json_parser_load_from_data(parser, json, -1, NULL));
  JsonObject *root = json_node_get_object(json_parser_get_root(parser));
  JsonObject *topic = json_array_get_object_element(json_object_get_array_member(root, "topics"), 0);
  assert_string_equal(json_object_get_string_member(topic, "label"), "\\ \" \x01 é");
}

static void
no_topic_is_triage_with_an_empty_list(void **state G_GNUC_UNUSED) {
  g_autofree char *json = json_of("topic t\n match nl r 2 leges");
  assert_non_null(strstr(json, "\"triage\": true, \"topics\": []}"));
}

static void
what_a_letter_lacks_is_null(void **state G_GNUC_UNUSED) {
  g_autoptr(Letter) letter = letter_of("nl", "Niets.");
  g_autoptr(Verdict) verdict = verdict_new();
  g_autofree char *json = verdict_to_json(verdict, letter);
  assert_non_null(strstr(json, "\"date\": null, \"subject\": null"));
}

static void
text_for_people_quotes_the_page(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n label nl \"Té\"\n match nl r 2.5 \"beschermde opvang\"");
  g_autoptr(Letter) letter = letter_on_paper();
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  g_autofree char *text = verdict_to_text(verdict, letter);
  assert_string_equal(text, "a.pdf, 2012-03-21, Opvang van \"cliënten\"\n"
                            "  t (Té): 2.5 points of 2, primary\n"
                            "    “beschermde opvang”, page 2  [r 2.5]\n");
}

static void
text_for_people_counts_what_weighs_little(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n label nl \"T\"\n match nl r 2 opvang\n match nl w 0.1 cliënt");
  g_autoptr(Letter) letter = letter_on_paper();
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  g_autofree char *text = verdict_to_text(verdict, letter);
  assert_non_null(strstr(text, "and 2 more, weaker or beside these\n"));
  assert_null(strstr(text, "“cliënt”"));
}

static void
text_for_people_obeys_no_control_characters(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n label nl \"T\"\n match nl r 2 \"beschermde opvang\"");
  g_autoptr(Letter) letter = letter_of("nl", "De beschermde \x1b[31m\u202e opvang.");
  letter_say(letter, PART_SUBJECT, "\x1b]0;x\x07");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  g_autofree char *text = verdict_to_text(verdict, letter);
  assert_null(strchr(text, 0x1b));
  assert_null(strstr(text, "\u202e"));
}

static void
text_for_people_says_triage_and_the_language(void **state G_GNUC_UNUSED) {
  g_autoptr(Letter) letter = letter_of("de", "Guten Tag.");
  g_autoptr(Verdict) verdict = verdict_new();
  g_autofree char *plain = verdict_to_text(verdict, letter);
  assert_non_null(strstr(plain, "no topic: for manual triage"));
  verdict->untold = g_intern_string("de");
  g_autofree char *untold = verdict_to_text(verdict, letter);
  assert_non_null(strstr(untold, "a language without rules (de)"));
}

static void
numbers_are_as_short_as_can_be(void **state G_GNUC_UNUSED) {
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  assert_string_equal(number_write(79.4, buffer), "79.4");
  assert_string_equal(number_write(2, buffer), "2");
  assert_string_equal(number_write(0, buffer), "0");
  assert_string_equal(number_write(0.1, buffer), "0.1");
  assert_string_equal(number_write(99999.9, buffer), "99999.9");
  assert_string_equal(number_write(1234567.8, buffer), "1234567.8");
  assert_string_equal(number_write(0.05, buffer), "0.05");
  assert_string_equal(number_write(-0.125, buffer), "-0.125");
  assert_true(g_ascii_strtod(number_write(1.0 / 3, buffer), NULL) == 1.0 / 3);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_verdict_is_one_object_on_one_line),
      cmocka_unit_test(any_reader_of_json_takes_it),
      cmocka_unit_test(no_topic_is_triage_with_an_empty_list),
      cmocka_unit_test(what_a_letter_lacks_is_null),
      cmocka_unit_test(text_for_people_quotes_the_page),
      cmocka_unit_test(text_for_people_counts_what_weighs_little),
      cmocka_unit_test(text_for_people_obeys_no_control_characters),
      cmocka_unit_test(text_for_people_says_triage_and_the_language),
      cmocka_unit_test(numbers_are_as_short_as_can_be),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
