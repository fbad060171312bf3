#include "tests/templates/sample.h"

#include "templates/context.h"

#include <libxml/relaxng.h>
#include <libxml/xpath.h>

typedef struct {
  Idiom *idiom;
  Languages *languages;
  xmlRelaxNG *schema;
} Room;

static int
enter(void **state) {
  Room *room = g_new0(Room, 1);
  room->idiom = idiom_load("templates/languages/nl/reply.ini", "nl", NULL);
  room->languages = languages_load(NULL, NULL);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt("templates/context.rng");
  room->schema = xmlRelaxNGParse(parser);
  xmlRelaxNGFreeParserCtxt(parser);
  assert_non_null(room->schema);
  *state = room;
  return 0;
}

static int
leave(void **state) {
  Room *room = *state;
  idiom_free(room->idiom);
  languages_free(room->languages);
  xmlRelaxNGFree(room->schema);
  g_free(room);
  return 0;
}

/* The context, which must be as its schema says. */
static xmlDoc *
build(const Room *room, const Letter *letter, const Verdict *verdict, const Desk *desk) {
  ContextOptions options = {"2026-06-24", "substantive", room->idiom, room->languages};
  xmlDoc *context = context_build(letter, verdict, desk, &options);
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt(room->schema);
  assert_int_equal(xmlRelaxNGValidateDoc(validator, context), 0);
  xmlRelaxNGFreeValidCtxt(validator);
  return context;
}

static char *
at(xmlDoc *doc, const char *expression) {
  xmlXPathContext *context = xmlXPathNewContext(doc);
  xmlXPathObject *value = xmlXPathEvalExpression(BAD_CAST expression, context);
  xmlChar *text = xmlXPathCastToString(value);
  char *copy = g_strdup((char *)text);
  xmlFree(text);
  xmlXPathFreeObject(value);
  xmlXPathFreeContext(context);
  return copy;
}

static void
assert_at(xmlDoc *doc, const char *expression, const char *expected) {
  g_autofree char *text = at(doc, expression);
  if (strcmp(text, expected) != 0)
    fail_msg("%s is \"%s\", not \"%s\"", expression, text, expected);
}

static void
the_letter_s_fields_are_there_as_they_are_called(void **state) {
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  g_autoptr(Desk) desk = desk_load("templates/desk.ini", NULL);
  g_autoptr(xmlDoc) doc = build(*state, letter, verdict, desk);
  assert_at(doc, "/context/today", "2026-06-24");
  assert_at(doc, "/context/letter/subject", "Opvang van drie minderjarige cliënten");
  assert_at(doc, "/context/letter/date", "2024-06-14");
  assert_at(doc, "/context/letter/our-reference", "24/118-mv");
  assert_at(doc, "/context/letter/your-reference", "5261904");
  assert_at(doc, "/context/reply/your-reference", "24/118-mv");
  assert_at(doc, "/context/letter/sender/address/line[2]", "1000 AA Voorbeeldstad");
  assert_at(doc, "/context/letter/salutation", "Geachte mevrouw Ontvanger,");
  assert_at(doc, "/context/reply/salutation", "Geachte heer of mevrouw Voorbeeld,");
  assert_at(doc, "/context/desk/signatory/role", "hoofd afdeling Correspondentie");
  assert_at(doc, "count(/context/letter/received)", "0");
}

static void
topics_stand_in_the_order_of_the_letter_with_sentence_and_page(void **state) {
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  g_autoptr(Desk) desk = desk_new_empty();
  g_autoptr(xmlDoc) doc = build(*state, letter, verdict, desk);
  assert_at(doc, "/context/topics/topic[1]/@id", "minors");
  assert_at(doc, "/context/topics/topic[1]/@points", "2.5");
  assert_at(doc, "/context/topics/topic[1]/evidence[1]/@zone", "body");
  assert_at(doc, "/context/topics/topic[1]/evidence[1]/text", "alleenstaande meisjes");
  assert_at(doc, "/context/topics/topic[1]/evidence[1]/sentence",
            "Drie alleenstaande meisjes wachten al maanden.");
  assert_at(doc, "/context/topics/topic[1]/evidence[2]/@zone", "subject");
  assert_at(doc, "/context/topics/topic[2]/@id", "shelter-and-care");
  assert_at(doc, "/context/topics/topic[2]/@primary", "true");
  assert_at(doc, "/context/topics/topic[2]/evidence[1]/@page", "2");
}

static void
questions_know_their_page_and_topic(void **state) {
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  g_autoptr(Desk) desk = desk_new_empty();
  g_autoptr(xmlDoc) doc = build(*state, letter, verdict, desk);
  assert_at(doc, "count(//question)", "1");
  assert_at(doc, "//question", "Wanneer komt er plaats in de beschermde opvang?");
  assert_at(doc, "//question/@topic", "shelter-and-care");
  assert_at(doc, "//question/@page", "2");
  assert_at(doc, "//question/@number", "1");
}

static void
an_empty_letter_has_a_context_too(void **state) {
  g_autoptr(Letter) letter = letter_new();
  g_autoptr(Verdict) verdict = verdict_new();
  g_autoptr(Desk) desk = desk_new_empty();
  g_autoptr(xmlDoc) doc = build(*state, letter, verdict, desk);
  assert_at(doc, "count(/context/letter/*)", "2");
  assert_at(doc, "count(/context/topics/*)", "0");
  assert_at(doc, "/context/reply/salutation", "Geachte heer of mevrouw,");
}

static void
a_letter_without_paper_has_no_pages(void **state) {
  g_autoptr(Letter) letter = letter_new();
  letter->language = g_intern_string("nl");
  sample_part(letter, PART_PARAGRAPH, "Wie zorgt voor opvang?", -1);
  letter_number_parts(letter);
  g_autoptr(Verdict) verdict = verdict_new();
  RaisedTopic *topic = sample_topic(verdict, "shelter-and-care", "Opvang en zorg", "Shelter", 3);
  sample_evidence(letter, topic, 0, "opvang");
  g_autoptr(Desk) desk = desk_new_empty();
  g_autoptr(xmlDoc) doc = build(*state, letter, verdict, desk);
  assert_at(doc, "count(//evidence)", "1");
  assert_at(doc, "count(//@page)", "0");
}

static void
phrases_of_one_sentence_are_one_piece_of_evidence(void **state) {
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = verdict_new();
  RaisedTopic *topic = sample_topic(verdict, "minors", "M", "M", 3);
  sample_evidence(letter, topic, 2, "alleenstaande meisjes");
  sample_evidence(letter, topic, 2, "meisjes wachten");
  sample_evidence(letter, topic, 2, "alleenstaande meisjes");
  g_autoptr(Desk) desk = desk_new_empty();
  g_autoptr(xmlDoc) doc = build(*state, letter, verdict, desk);
  assert_at(doc, "count(//evidence)", "1");
  assert_at(doc, "count(//evidence/text)", "2");
}

static void
evidence_that_points_outside_the_letter_is_left_out(void **state) {
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  Evidence *evidence = g_ptr_array_index(verdict_topic(verdict, 0)->evidence, 0);
  evidence->span.end = 100000;
  evidence = g_ptr_array_index(verdict_topic(verdict, 1)->evidence, 0);
  evidence->part = 99;
  g_autoptr(Desk) desk = desk_new_empty();
  g_autoptr(xmlDoc) doc = build(*state, letter, verdict, desk);
  assert_at(doc, "count(//topic[@id='shelter-and-care']/evidence)", "0");
  assert_at(doc, "count(//topic[@id='minors']/evidence)", "1");
}

static void
letter_text_is_cleaned_of_what_would_harm(void **state) {
  (void)state;
  static const char *const PAIRS[][2] = {
      {"a\tb\n  c", "a b c"},
      {"links\xE2\x80\xAE"
       "rechts\xE2\x81\xA6",
       "linksrechts"},
      {"a\x01"
       "b",
       "a\xEF\xBF\xBD"
       "b"},
      {"kapot \xC3(", "kapot \xEF\xBF\xBD("},
      {"<&]]>\"'", "<&]]>\"'"},
      {"a\xC2\x85z", "a\xEF\xBF\xBDz"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
    g_autofree char *text = context_text(PAIRS[i][0]);
    assert_string_equal(text, PAIRS[i][1]);
  }
  assert_null(context_text(NULL));
  assert_null(context_text(" \xE2\x80\xAE\n"));
}

static void
a_field_over_its_limit_is_cut_between_characters(void **state) {
  (void)state;
  g_autoptr(GString) text = g_string_new(NULL);
  while (text->len < 4096)
    g_string_append(text, "é");
  g_autofree char *at_limit = context_text(text->str);
  assert_string_equal(at_limit, text->str);
  g_string_append(text, "é");
  g_autofree char *over = context_text(text->str);
  assert_true(g_utf8_validate(over, -1, NULL));
  assert_true(g_str_has_suffix(over, "é…"));
  assert_true(strlen(over) <= 4096);
}

static void
a_sentence_without_end_is_quoted_round_the_phrase(void **state) {
  g_autoptr(GString) long_text = g_string_new("begin");
  for (guint i = 0; i < 2000; i++)
    g_string_append(long_text, " ë en zo voort");
  g_string_append(long_text, " opvang");
  for (guint i = 0; i < 2000; i++)
    g_string_append(long_text, " ë en zo voort");
  g_autoptr(Letter) letter = letter_new();
  letter->language = g_intern_string("nl");
  sample_part(letter, PART_PARAGRAPH, long_text->str, 0);
  letter_number_parts(letter);
  g_autoptr(Verdict) verdict = verdict_new();
  sample_evidence(letter, sample_topic(verdict, "shelter-and-care", "O", "S", 3), 0, "opvang");
  g_autoptr(Desk) desk = desk_new_empty();
  g_autoptr(xmlDoc) doc = build(*state, letter, verdict, desk);
  g_autofree char *sentence = at(doc, "//sentence");
  assert_contains(sentence, "opvang");
  assert_true(strlen(sentence) < 2500);
  assert_true(g_str_has_prefix(sentence, "[…] "));
}

static void
the_sentences_that_weigh_most_are_worth_quoting(void **state) {
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = verdict_new();
  RaisedTopic *topic = sample_topic(verdict, "minors", "M", "M", 1);
  sample_evidence(letter, topic, 0, "minderjarige");
  sample_evidence(letter, topic, 2, "17 mei");
  sample_evidence(letter, topic, 2, "alleenstaande");
  sample_evidence(letter, topic, 3, "veldbed");
  ((Evidence *)g_ptr_array_index(topic->evidence, 0))->points = 9;
  ((Evidence *)g_ptr_array_index(topic->evidence, 3))->points = 4;
  ((Evidence *)g_ptr_array_index(topic->evidence, 2))->points = 3;
  g_autoptr(Desk) desk = desk_new_empty();
  g_autoptr(xmlDoc) doc = build(*state, letter, verdict, desk);
  assert_at(doc, "count(//evidence)", "4");
  assert_at(doc, "count(//evidence[@quote])", "2");
  assert_at(doc, "//evidence[@quote][1]/text", "alleenstaande");
  assert_at(doc, "//evidence[@quote][2]/text", "veldbed");
}

static void
a_topic_of_the_subject_alone_quotes_it(void **state) {
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = verdict_new();
  RaisedTopic *topic = sample_topic(verdict, "minors", "M", "M", 1);
  sample_evidence(letter, topic, 0, "minderjarige");
  g_autoptr(Desk) desk = desk_new_empty();
  g_autoptr(xmlDoc) doc = build(*state, letter, verdict, desk);
  assert_at(doc, "count(//evidence[@quote])", "1");
  assert_at(doc, "//evidence/@zone", "subject");
}

static void
topics_of_one_section_name_it(void **state) {
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  g_autofree char *folder = sample_folder();
  sample_file(folder, "desk.ini", "[sections]\ntogether=minors shelter-and-care\n");
  g_autofree char *path = g_build_filename(folder, "desk.ini", NULL);
  g_autoptr(Desk) desk = desk_load(path, NULL);
  g_autoptr(xmlDoc) doc = build(*state, letter, verdict, desk);
  assert_at(doc, "//topic[@id='minors']/@shared-by", "minors shelter-and-care");
  assert_at(doc, "//topic[@id='shelter-and-care']/@section", "minors");
  assert_at(doc, "count(//topic[@id='shelter-and-care']/@shared-by)", "0");
  sample_remove(folder);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_letter_s_fields_are_there_as_they_are_called),
      cmocka_unit_test(topics_stand_in_the_order_of_the_letter_with_sentence_and_page),
      cmocka_unit_test(questions_know_their_page_and_topic),
      cmocka_unit_test(an_empty_letter_has_a_context_too),
      cmocka_unit_test(a_letter_without_paper_has_no_pages),
      cmocka_unit_test(phrases_of_one_sentence_are_one_piece_of_evidence),
      cmocka_unit_test(evidence_that_points_outside_the_letter_is_left_out),
      cmocka_unit_test(letter_text_is_cleaned_of_what_would_harm),
      cmocka_unit_test(a_field_over_its_limit_is_cut_between_characters),
      cmocka_unit_test(a_sentence_without_end_is_quoted_round_the_phrase),
      cmocka_unit_test(the_sentences_that_weigh_most_are_worth_quoting),
      cmocka_unit_test(a_topic_of_the_subject_alone_quotes_it),
      cmocka_unit_test(topics_of_one_section_name_it),
  };
  return cmocka_run_group_tests(tests, enter, leave);
}
