#include "tests/templates/sample.h"

#include "templates/draft.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/* What every draft of these tests is made with. */
typedef struct {
  Templates *templates;
  Desk *desk;
  Languages *languages;
} Room;

static int
enter(void **state) {
  g_autoptr(GError) error = NULL;
  Room *room = g_new0(Room, 1);
  room->templates = templates_load(NULL, NULL, &error);
  if (error)
    fail_msg("%s", error->message);
  room->desk = desk_load("templates/desk.ini", &error);
  assert_non_null(room->desk);
  room->languages = languages_load(NULL, &error);
  assert_non_null(room->languages);
  *state = room;
  return 0;
}

static int
leave(void **state) {
  Room *room = *state;
  templates_free(room->templates);
  desk_free(room->desk);
  languages_free(room->languages);
  g_free(room);
  return 0;
}

static xmlDoc *
draft_kind(const Room *room, const Letter *letter, const Verdict *verdict, const char *kind, guint *holes) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = notices_new();
  DraftOptions options = {room->templates, room->languages, kind, "2026-06-24"};
  xmlDoc *reply = draft_reply(letter, verdict, room->desk, &options, notices, holes, &error);
  if (error)
    fail_msg("%s", error->message);
  return reply;
}

static guint
count(xmlDoc *doc, const char *expression) {
  xmlXPathContext *context = xmlXPathNewContext(doc);
  xmlXPathRegisterNs(context, BAD_CAST "d", BAD_CAST DOCBOOK_NAMESPACE);
  xmlXPathObject *value = xmlXPathEvalExpression(BAD_CAST expression, context);
  assert_non_null(value);
  guint found = value->nodesetval ? (guint)value->nodesetval->nodeNr : 0;
  xmlXPathFreeObject(value);
  xmlXPathFreeContext(context);
  return found;
}

static void
each_topic_has_a_section_that_quotes_its_page(void **state) {
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  guint holes;
  g_autoptr(xmlDoc) reply = draft_kind(*state, letter, verdict, "substantive", &holes);
  g_autofree char *text = sample_text(reply);
  assert_int_equal(count(reply, "//d:section[@role='topic']"), 2);
  assert_contains(text, "uw brief, pagina 1");
  assert_contains(text, "uw brief, pagina 2");
  assert_contains(text, "Drie alleenstaande meisjes wachten al maanden.");
  assert_int_equal(count(reply, "//d:listitem[@xml:id='question-1'][d:remark]"), 1);
}

static const char *const KINDS[] = {"substantive", "acknowledgement", "interim", "forwarding"};
static const char *const LANGUAGES[] = {"nl", "en"};

/* No element but one that is empty by nature, and no white space in place of a value. */
static void
assert_no_blank(xmlDoc *reply) {
  assert_int_equal(count(reply, "//*[not(node())]"), 0);
  assert_int_equal(count(reply, "//*[not(*)][normalize-space() = '']"), 0);
}

static void
every_kind_in_both_languages_has_a_place_for_all_and_no_blank(void **state) {
  for (guint i = 0; i < G_N_ELEMENTS(KINDS); i++)
    for (guint j = 0; j < G_N_ELEMENTS(LANGUAGES); j++) {
      g_autoptr(Letter) letter = sample_letter();
      g_autoptr(Verdict) verdict = sample_verdict(letter);
      guint holes;
      letter->language = g_intern_string(LANGUAGES[j]);
      g_autoptr(xmlDoc) reply = draft_kind(*state, letter, verdict, KINDS[i], &holes);
      assert_int_equal(count(reply, "//*[@xml:id='topic-minors']"), 1);
      assert_int_equal(count(reply, "//*[@xml:id='topic-shelter-and-care']"), 1);
      assert_int_equal(count(reply, "//*[@xml:id='question-1']"), 1);
      assert_int_equal(count(reply, "//d:phrase[@role='placeholder']"), holes);
      assert_true(holes > 0);
      assert_no_blank(reply);
    }
}

static void
a_letter_that_says_nothing_has_holes_and_no_blanks(void **state) {
  for (guint i = 0; i < G_N_ELEMENTS(KINDS); i++)
    for (guint j = 0; j < G_N_ELEMENTS(LANGUAGES); j++) {
      g_autoptr(Letter) letter = letter_new();
      g_autoptr(Verdict) verdict = verdict_new();
      guint holes;
      letter->language = g_intern_string(LANGUAGES[j]);
      g_autoptr(xmlDoc) reply = draft_kind(*state, letter, verdict, KINDS[i], &holes);
      assert_no_blank(reply);
      assert_true(holes >= 4);
      assert_int_equal(count(reply, "//d:remark[@role='todo']"), 1);
      assert_int_equal(count(reply, "//d:section"), 0);
      assert_int_equal(count(reply, "//d:subjectset"), 0);
    }
}

static void
topics_that_share_a_section_are_all_named_on_it(void **state) {
  const Room *room = *state;
  g_autofree char *folder = sample_folder();
  sample_file(folder, "desk.ini", "[sections]\ntogether=shelter-and-care minors\n");
  g_autofree char *path = g_build_filename(folder, "desk.ini", NULL);
  Room shared = {room->templates, desk_load(path, NULL), room->languages};
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  guint holes;
  g_autoptr(xmlDoc) reply = draft_kind(&shared, letter, verdict, "substantive", &holes);
  desk_free(shared.desk);
  assert_int_equal(count(reply, "//d:section[@role='topic']"), 1);
  assert_int_equal(count(reply, "//d:section[@condition='minors shelter-and-care'][@xml:id='topic-minors']"),
                   1);
  g_autofree char *text = sample_text(reply);
  assert_contains(text, "<title>Minderjarige slachtoffers en Opvang en zorg</title>");
  sample_remove(folder);
}

static void
a_letter_in_a_language_without_templates_is_answered_in_the_desk_s(void **state) {
  const Room *room = *state;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  letter->language = g_intern_string("de");
  DraftOptions options = {room->templates, room->languages, "substantive", "2026-06-24"};
  guint holes;
  g_autoptr(xmlDoc) reply = draft_reply(letter, verdict, room->desk, &options, notices, &holes, &error);
  assert_non_null(reply);
  assert_int_equal(notices->len, 1);
  assert_contains(((Notice *)g_ptr_array_index(notices, 0))->message,
                  "no substantive reply in the letter's language (de)");
}

static void
a_regional_tag_finds_its_language(void **state) {
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  guint holes;
  letter->language = g_intern_string("en-GB");
  g_autoptr(xmlDoc) reply = draft_kind(*state, letter, verdict, "substantive", &holes);
  g_autofree char *text = sample_text(reply);
  assert_contains(text, "Dear M. Voorbeeld,");
  assert_contains(text, "Thank you for your letter of 14 June 2024, reference 24/118-mv.");
}

static void
a_point_without_a_place_is_told(void **state) {
  const Room *room = *state;
  g_autofree char *folder = sample_folder();
  g_autoptr(GError) error = NULL;
  sample_file(
      folder, "skeletons/a.xml",
      "<article xmlns='http://docbook.org/ns/docbook' xmlns:t='urn:x-repliek:template' version='5.0' "
      "xml:lang='nl' t:kind='substantive'><info><title>x</title></info><para xml:id='topic-minors'>y</para>"
      "</article>");
  g_autoptr(Templates) templates = templates_load(folder, NULL, &error);
  assert_non_null(templates);
  sample_remove(folder);
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  guint holes;
  DraftOptions options = {templates, room->languages, "substantive", "2026-06-24"};
  g_autoptr(xmlDoc) reply = draft_reply(letter, verdict, room->desk, &options, notices, &holes, &error);
  assert_non_null(reply);
  g_autoptr(GString) told = g_string_new(NULL);
  for (guint i = 0; i < notices->len; i++)
    g_string_append_printf(told, "%s\n", ((Notice *)g_ptr_array_index(notices, i))->message);
  assert_contains(told->str, "skeletons/a.xml has no place for topic 'shelter-and-care' of the letter");
  assert_contains(told->str, "has no place for question 1");
  assert_lacks(told->str, "minors");
}

static void
an_unknown_kind_and_a_wrong_date_are_errors(void **state) {
  const Room *room = *state;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  guint holes;
  DraftOptions options = {room->templates, room->languages, "sonnet", "2026-06-24"};
  assert_null(draft_reply(letter, verdict, room->desk, &options, notices, &holes, &error));
  assert_true(g_error_matches(error, DRAFT_ERROR, DRAFT_ERROR_KIND));
  assert_contains(error->message,
                  "no skeleton for a reply of kind 'sonnet' in 'nl'; there are: acknowledgement, ");
  g_clear_error(&error);
  options.kind = "substantive";
  options.today = "24 juni";
  assert_null(draft_reply(letter, verdict, room->desk, &options, notices, &holes, &error));
  assert_contains(error->message, "'24 juni' is no date");
}

static void
an_expired_passage_is_a_todo_and_a_notice(void **state) {
  const Room *room = *state;
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  guint holes;
  DraftOptions options = {room->templates, room->languages, "substantive", "2029-01-01"};
  g_autoptr(xmlDoc) reply = draft_reply(letter, verdict, room->desk, &options, notices, &holes, NULL);
  assert_non_null(reply);
  assert_int_equal(notices->len, 2);
  g_autofree char *text = sample_text(reply);
  assert_contains(text, "gold tot en met 31 december 2028");
  assert_lacks(text, "Nidos");
}

static void
templates_that_make_no_docbook_are_refused(void **state) {
  const Room *room = *state;
  g_autofree char *folder = sample_folder();
  g_autoptr(GError) error = NULL;
  sample_file(folder, "skeletons/a.xml",
              "<article xmlns='http://docbook.org/ns/docbook' xmlns:t='urn:x-repliek:template' version='5.0' "
              "xml:lang='nl' t:kind='substantive'><info><title>x</title></info><title>y</title></article>");
  g_autoptr(Templates) templates = templates_load(folder, NULL, &error);
  assert_non_null(templates);
  sample_remove(folder);
  if (!templates_docbook(templates))
    skip();
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  guint holes;
  DraftOptions options = {templates, room->languages, "substantive", "2026-06-24"};
  assert_null(draft_reply(letter, verdict, room->desk, &options, notices, &holes, &error));
  assert_true(g_error_matches(error, DRAFT_ERROR, DRAFT_ERROR_INVALID));
  assert_contains(error->message, "skeletons/a.xml: what this template");
}

/* Puts text into every place of the letter. */
static void
poison(Letter *letter, const char *text) {
  field_set(&letter->our_reference, text, NULL, NULL);
  field_set(&letter->sent.name, text, NULL, NULL);
  field_set(&letter->sent.role, text, NULL, NULL);
  field_set(&letter->sent.organisation, text, NULL, NULL);
  field_set(&letter->sent.date.printed, text, NULL, NULL);
  g_clear_pointer(&letter->sent.date.iso, g_free);
  g_ptr_array_add(letter->sent.address, g_strdup(text));
  for (guint i = 0; i < letter->parts->len; i++) {
    Part *part = letter_part(letter, i);
    g_autofree char *longer = g_strconcat(part->text, " ", text, "?", NULL);
    g_free(part->text);
    part->text = g_steal_pointer(&longer);
  }
}

static void
hostile_letters_still_make_valid_drafts_in_every_kind(void **state) {
  g_autofree char *long_field = g_strnfill(4096, 'x'), *longer_field = g_strnfill(100000, 'y');
  const char *const hostile[] = {"<t:todo>x</t:todo>",
                                 "&amp; &x; &#0;",
                                 "]]>",
                                 "\"'`$topic{today}",
                                 "\x01\x02\x7F\x1B[31m",
                                 "\xE2\x80\xAE\xE2\x81\xA6txet",
                                 "\xEF\xBF\xBE\xEF\xBF\xBF",
                                 "\xC3\x28\xA0\xFF",
                                 "=1+1;@cmd|' /C calc'!A0",
                                 long_field,
                                 longer_field,
                                 "<?xml version='1.0'?><!DOCTYPE x>"};
  for (guint i = 0; i < G_N_ELEMENTS(hostile); i++)
    for (guint j = 0; j < G_N_ELEMENTS(KINDS); j++) {
      g_autoptr(Letter) letter = sample_letter();
      g_autoptr(Verdict) verdict = sample_verdict(letter);
      guint holes;
      poison(letter, hostile[i]);
      g_autoptr(xmlDoc) reply = draft_kind(*state, letter, verdict, KINDS[j], &holes);
      g_autofree char *text = sample_text(reply);
      g_autoptr(xmlDoc) again = xml_parse(text, strlen(text), "reply", NULL);
      assert_non_null(again);
      assert_no_blank(again);
    }
}

static void
a_topic_of_any_name_stays_a_name(void **state) {
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = verdict_new();
  sample_evidence(letter, sample_topic(verdict, "x'] | //desk <y> é", "a", "a", 3), 2, "Drie");
  sample_evidence(letter, sample_topic(verdict, "1", "b", "b", 3), 2, "Drie");
  guint holes;
  g_autoptr(xmlDoc) reply = draft_kind(*state, letter, verdict, "substantive", &holes);
  assert_int_equal(count(reply, "//d:section[@role='topic']"), 2);
}

/* An independent judge, where it is installed. */
static void
jing_finds_every_draft_valid_too(void **state) {
  static const char schema[] = "/usr/share/xml/docbook/schema/rng/5.0/docbook.rng";
  g_autofree char *jing = g_find_program_in_path("jing");
  if (!jing || !g_file_test(schema, G_FILE_TEST_EXISTS))
    skip();
  g_autofree char *folder = sample_folder();
  g_autoptr(GPtrArray) command = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(command, g_strdup(jing));
  g_ptr_array_add(command, g_strdup(schema));
  for (guint i = 0; i < 2 * G_N_ELEMENTS(KINDS) * G_N_ELEMENTS(LANGUAGES); i++) {
    g_autoptr(Letter) letter = i % 2 ? sample_letter() : letter_new();
    g_autoptr(Verdict) verdict = i % 2 ? sample_verdict(letter) : verdict_new();
    guint holes;
    letter->language = g_intern_string(LANGUAGES[i / 2 % 2]);
    g_autoptr(xmlDoc) reply = draft_kind(*state, letter, verdict, KINDS[i / 4], &holes);
    g_autofree char *text = sample_text(reply), *name = g_strdup_printf("%u.xml", i);
    sample_file(folder, name, text);
    g_ptr_array_add(command, g_build_filename(folder, name, NULL));
  }
  g_ptr_array_add(command, NULL);
  g_autofree char *said = NULL;
  int status;
  assert_true(g_spawn_sync(NULL, (char **)command->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL,
                           &status, NULL));
  assert_string_equal(said, "");
  assert_int_equal(status, 0);
  sample_remove(folder);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_topic_has_a_section_that_quotes_its_page),
      cmocka_unit_test(every_kind_in_both_languages_has_a_place_for_all_and_no_blank),
      cmocka_unit_test(a_letter_that_says_nothing_has_holes_and_no_blanks),
      cmocka_unit_test(topics_that_share_a_section_are_all_named_on_it),
      cmocka_unit_test(a_letter_in_a_language_without_templates_is_answered_in_the_desk_s),
      cmocka_unit_test(a_regional_tag_finds_its_language),
      cmocka_unit_test(a_point_without_a_place_is_told),
      cmocka_unit_test(an_unknown_kind_and_a_wrong_date_are_errors),
      cmocka_unit_test(an_expired_passage_is_a_todo_and_a_notice),
      cmocka_unit_test(templates_that_make_no_docbook_are_refused),
      cmocka_unit_test(hostile_letters_still_make_valid_drafts_in_every_kind),
      cmocka_unit_test(a_topic_of_any_name_stays_a_name),
      cmocka_unit_test(jing_finds_every_draft_valid_too),
  };
  return cmocka_run_group_tests(tests, enter, leave);
}
