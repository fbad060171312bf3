#include "tests/templates/sample.h"

#include "templates/check.h"

#define HEAD "xmlns='http://docbook.org/ns/docbook' xmlns:t='urn:x-repliek:template' "
#define TOPICS_PLACE                                                                                         \
  "<t:for-each select='topics/topic'><section t:id='topic-{@id}'><title>x</title><t:passages "               \
  "select='@id'/></section>"                                                                                 \
  "</t:for-each>"
#define QUESTIONS_PLACE                                                                                      \
  "<t:for-each select='letter/questions/question'><para t:id='question-{@number}'>x</para></t:for-each>"
#define SKELETON(language, kind)                                                                             \
  "<article " HEAD "version='5.0' xml:lang='" language "' t:kind='" kind "'><info><title>x</title></info>"   \
  "<para>x</para>" QUESTIONS_PLACE TOPICS_PLACE "</article>"
#define FACTS "owner='a' reviewed='2026-01-01' valid-from='2026-01-01' valid-until='2026-12-31'"

static const char *const TOPICS[] = {"minors", NULL};

/* The findings on a folder with these files (name, text, …, NULL), a line each. */
static char *
findings_on(const char *const *files) {
  g_autofree char *folder = sample_folder();
  g_autoptr(GPtrArray) findings = findings_new();
  for (guint i = 0; files[i]; i += 2)
    sample_file(folder, files[i], files[i + 1]);
  templates_check(folder, TOPICS, "2026-06-24", findings);
  sample_remove(folder);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < findings->len; i++) {
    g_autofree char *line = finding_text(g_ptr_array_index(findings, i));
    g_string_append_printf(text, "%s\n", line);
  }
  return g_string_free(text, FALSE);
}

static void
assert_passages_found(const char *passages, const char *finding) {
  g_autofree char *set =
      g_strdup_printf("<t:passage-set " HEAD "topic='minors' xml:lang='nl'>%s</t:passage-set>", passages);
  const char *const files[] = {"skeletons/a.xml", SKELETON("nl", "substantive interim"),
                               "passages/nl/minors.xml", set, NULL};
  g_autofree char *text = findings_on(files);
  if (finding)
    assert_contains(text, finding);
  else
    assert_string_equal(text, "");
}

static void
the_project_s_own_templates_pass(void **state) {
  (void)state;
  g_autoptr(GPtrArray) findings = findings_new();
  templates_check(NULL, NULL, "2026-06-24", findings);
  for (guint i = 0; i < findings->len; i++) {
    g_autofree char *text = finding_text(g_ptr_array_index(findings, i));
    print_error("%s\n", text);
  }
  assert_int_equal(findings->len, 0);
}

static void
the_project_s_own_texts_expire_visibly(void **state) {
  (void)state;
  g_autoptr(GPtrArray) findings = findings_new();
  templates_check(NULL, NULL, "2029-06-24", findings);
  assert_true(findings->len >= 80);
}

static void
a_complete_folder_has_no_findings(void **state) {
  (void)state;
  assert_passages_found("<t:passage id='a' " FACTS "><para>x</para></t:passage>", NULL);
  assert_passages_found("<t:passage id='a' kind='interim' " FACTS "><para>x</para></t:passage>"
                        "<t:passage id='b' when='letter/date' " FACTS "><para>x</para></t:passage>"
                        "<t:passage id='c' kind='substantive' " FACTS "><para>x</para></t:passage>",
                        NULL);
}

static void
each_weakness_of_a_passage_is_found(void **state) {
  (void)state;
  assert_passages_found("<t:passage id='a' " FACTS "><para>x</para></t:passage>\n"
                        "<t:passage id='b' kind='interim' " FACTS "><para>x</para></t:passage>",
                        "minors.xml:2: passage 'b' is never reached: 'a' in line 1 always fits first");
  assert_passages_found("<t:passage id='a' kind='interim substantive' " FACTS "><para>x</para></t:passage>"
                        "<t:passage id='b' kind='interim' when='letter/date' " FACTS
                        "><para>x</para></t:passage>",
                        "passage 'b' is never reached");
  assert_passages_found("<t:passage id='a' when='letter/date' " FACTS "><para>x</para></t:passage>"
                        "<t:passage id='b' when='letter/date' " FACTS "><para>x</para></t:passage>",
                        "passage 'b' is never reached");
  assert_passages_found("<t:passage id='a' kind='sonnet' " FACTS "><para>x</para></t:passage>",
                        "passage 'a' is for kind 'sonnet', which has no skeleton in 'nl'");
  assert_passages_found("<t:passage id='a'><para>x</para></t:passage>", "passage 'a' has no 'owner'");
  assert_passages_found("<t:passage id='a'><para>x</para></t:passage>", "passage 'a' has no 'valid-until'");
  assert_passages_found("<t:passage id='a' valid-until='2026-06-23'><para>x</para></t:passage>",
                        "passage 'a' expired on 2026-06-23");
}

static void
each_error_of_a_passage_is_found(void **state) {
  (void)state;
  assert_passages_found("<t:passage " FACTS "><para>x</para></t:passage>",
                        "a passage needs the attribute 'id'");
  assert_passages_found("<t:passage id='a' " FACTS "/>", "a passage must hold text");
  assert_passages_found("<t:passage id='a' idd='b' " FACTS "><para>x</para></t:passage>",
                        "t:passage has no attribute 'idd'");
  assert_passages_found("<t:passage id='a' " FACTS "><para>x</para></t:passage>"
                        "<t:passage id='a' when='letter/date' " FACTS "><para>x</para></t:passage>",
                        "a second passage 'a' for this topic");
  assert_passages_found("<t:passage id='a' valid-until='31 december'><para>x</para></t:passage>",
                        "valid-until: '31 december' is no date");
  assert_passages_found(
      "<t:passage id='a' valid-from='2026-02-01' valid-until='2026-01-01'><para>x</para></t:passage>",
      "valid-until lies before valid-from");
  assert_passages_found("<t:passage id='a' when='leter' " FACTS "><para>x</para></t:passage>",
                        "minors.xml:1: leter: unknown name 'leter' in context; did you mean 'letter'?");
  assert_passages_found("<t:passage id='a' when='topics/topic[@id=\"minor\"]' " FACTS
                        "><para>x</para></t:passage>",
                        "unknown topic 'minor'");
  assert_passages_found("<t:passage id='a' " FACTS "><t:value select='letter/date' hole='x'/></t:passage>",
                        "DocBook allows no text in section");
  assert_passages_found("<t:passage id='a' " FACTS "><t:passages select=\"'minors'\"/></t:passage>",
                        "a passage cannot ask for passages");
  assert_passages_found("<para>x</para>", "a passage set holds t:passage elements and nothing else");
  assert_passages_found("<t:passage id='a' " FACTS "><listitem><para>x</para></listitem></t:passage>",
                        "minors.xml:1: a section with this passage would not be valid DocBook 5.0");
}

static void
an_unknown_topic_of_a_passage_set_is_an_error(void **state) {
  (void)state;
  const char *const files[] = {"skeletons/a.xml", SKELETON("nl", "substantive"), "passages/nl/minor.xml",
                               "<t:passage-set " HEAD "topic='minor' xml:lang='nl'/>", NULL};
  g_autofree char *text = findings_on(files);
  assert_contains(text, "passages/nl/minor.xml:1: unknown topic 'minor'");
}

static void
the_root_of_a_passage_file_is_a_set(void **state) {
  (void)state;
  const char *const files[] = {"skeletons/a.xml",
                               SKELETON("nl", "substantive"),
                               "passages/nl/a.xml",
                               "<para/>",
                               "passages/nl/b.xml",
                               "<t:passage-set " HEAD "topic='minors'/>",
                               NULL};
  g_autofree char *text = findings_on(files);
  assert_contains(text, "the root of a passage file is t:passage-set");
  assert_contains(text, "t:passage-set needs the attributes 'topic' and 'xml:lang'");
}

static void
topics_and_languages_without_texts_are_found(void **state) {
  (void)state;
  const char *const files[] = {"skeletons/a.xml", SKELETON("nl", "substantive interim"), "skeletons/b.xml",
                               SKELETON("en", "substantive"), NULL};
  g_autofree char *text = findings_on(files);
  assert_contains(text, "no skeleton for kind 'interim' in 'en'");
  assert_contains(text, "topic 'minors' has no passage in 'nl'");
  assert_contains(text, "topic 'minors' has no passage in 'en'");
}

static void
a_skeleton_that_another_hides_is_found(void **state) {
  (void)state;
  const char *const files[] = {"skeletons/a.xml", SKELETON("nl", "substantive"), "skeletons/b.xml",
                               SKELETON("nl", "substantive"), NULL};
  g_autofree char *text = findings_on(files);
  assert_contains(text, "skeletons/b.xml: never used for 'substantive': ");
}

static void
a_language_without_reply_ini_is_an_error(void **state) {
  (void)state;
  const char *const files[] = {"skeletons/a.xml", SKELETON("fy", "substantive"), NULL};
  g_autofree char *text = findings_on(files);
  assert_contains(text, "no languages/fy/reply.ini for its language");
}

static void
what_only_some_letters_meet_is_tried(void **state) {
  (void)state;
  const char *const empty_value[] = {
      "skeletons/a.xml",
      "<article " HEAD "version='5.0' xml:lang='nl' t:kind='substantive'><info><title>x"
      "</title></info><para><t:value select='letter/received'/></para></article>",
      NULL};
  g_autofree char *empty = findings_on(empty_value);
  assert_contains(empty, "letter/received is empty for this letter");
  const char *const invalid[] = {
      "skeletons/a.xml",
      "<article " HEAD "version='5.0' xml:lang='nl' t:kind='substantive'><info><title>x"
      "</title></info><t:if test='topics/topic'><title>y</title></t:if><para>x</para>"
      "</article>",
      NULL};
  g_autofree char *text = findings_on(invalid);
  assert_contains(text, "skeletons/a.xml: what it makes would not be valid DocBook 5.0");
}

static void
a_point_without_a_place_is_found(void **state) {
  (void)state;
  const char *const files[] = {"skeletons/a.xml",
                               "<article " HEAD
                               "version='5.0' xml:lang='nl' t:kind='substantive'><info><title>x"
                               "</title></info><para>x</para></article>",
                               NULL};
  g_autofree char *text = findings_on(files);
  assert_contains(text, "skeletons/a.xml: a letter's topics have no place in it, such as topic 'minors'");
  assert_contains(text, "skeletons/a.xml: a letter's questions have no place in it, such as question 1");
}

static void
a_folder_that_is_none_is_a_finding(void **state) {
  (void)state;
  const char *const files[] = {"readme", "x", NULL};
  g_autofree char *text = findings_on(files);
  assert_contains(text, "no template folder");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_project_s_own_templates_pass),
      cmocka_unit_test(the_project_s_own_texts_expire_visibly),
      cmocka_unit_test(a_complete_folder_has_no_findings),
      cmocka_unit_test(each_weakness_of_a_passage_is_found),
      cmocka_unit_test(each_error_of_a_passage_is_found),
      cmocka_unit_test(an_unknown_topic_of_a_passage_set_is_an_error),
      cmocka_unit_test(the_root_of_a_passage_file_is_a_set),
      cmocka_unit_test(topics_and_languages_without_texts_are_found),
      cmocka_unit_test(a_skeleton_that_another_hides_is_found),
      cmocka_unit_test(a_language_without_reply_ini_is_an_error),
      cmocka_unit_test(what_only_some_letters_meet_is_tried),
      cmocka_unit_test(a_point_without_a_place_is_found),
      cmocka_unit_test(a_folder_that_is_none_is_a_finding),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
