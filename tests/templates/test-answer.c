#include "tests/templates/sample.h"

#include "templates/answer.h"
#include "templates/draft.h"

static int
enter(void **state) {
  *state = templates_load(NULL, NULL, NULL);
  assert_non_null(*state);
  return 0;
}

static int
leave(void **state) {
  templates_free(*state);
  return 0;
}

/* The draft of the sample letter, with from made to in its text (NULL: as it is). */
static xmlDoc *
edited(const Templates *templates, const Letter *letter, const Verdict *verdict, const char *const *edits) {
  g_autoptr(Desk) desk = desk_new_empty();
  g_autoptr(GPtrArray) notices = notices_new();
  DraftOptions options = {templates, NULL, "substantive", "2026-06-24"};
  guint holes;
  g_autoptr(xmlDoc) reply = draft_reply(letter, verdict, desk, &options, notices, &holes, NULL);
  assert_non_null(reply);
  g_autofree char *text = sample_text(reply);
  for (guint i = 0; edits && edits[i]; i += 2) {
    g_autoptr(GRegex) regex = g_regex_new(edits[i], G_REGEX_DOTALL, 0, NULL);
    assert_non_null(regex);
    assert_true(g_regex_match(regex, text, 0, NULL));
    char *changed = g_regex_replace(regex, text, -1, 0, edits[i + 1], 0, NULL);
    g_free(text);
    text = changed;
  }
  return xml_parse(text, strlen(text), "reply.xml", NULL);
}

static char *
review(const Templates *templates, const char *const *edits, gboolean with_letter) {
  g_autoptr(Letter) letter = sample_letter();
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  g_autoptr(xmlDoc) reply = edited(templates, letter, verdict, edits);
  assert_non_null(reply);
  g_autoptr(GPtrArray) findings = findings_new();
  Answered answered = {letter, verdict, NULL};
  answer_check(reply, "reply.xml", templates, with_letter ? &answered : NULL, findings);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < findings->len; i++) {
    g_autofree char *line = finding_text(g_ptr_array_index(findings, i));
    g_string_append_printf(text, "%s\n", line);
  }
  return g_string_free(text, FALSE);
}

/* What a clerk does who finishes the draft. */
#define FINISH                                                                                               \
  "<phrase role=\"placeholder\">[^<]*</phrase>", "ingevuld",                                                 \
      "<remark role=\"todo\">Beantwoord[^<]*</remark>", "<para>In september.</para>",                        \
      "<remark role=\"todo\">[^<]*</remark>", ""

static void
a_fresh_draft_shows_its_open_places(void **state) {
  g_autofree char *text = review(*state, NULL, TRUE);
  assert_contains(text, "reply.xml:6: hole left: [ons kenmerk]");
  assert_contains(text, "todo left: Beantwoord deze vraag.");
  assert_contains(text, "question 1 has no answer: Wanneer komt er plaats");
  assert_lacks(text, "topic 'minors'");
}

static void
a_finished_reply_has_no_findings(void **state) {
  const char *const edits[] = {FINISH, NULL};
  g_autofree char *text = review(*state, edits, TRUE);
  assert_string_equal(text, "");
}

static void
an_answer_behind_the_quotation_counts(void **state) {
  const char *const edits[] = {"</quote></para>", "</quote> Het antwoord is: in september.</para>", FINISH,
                               NULL};
  g_autofree char *text = review(*state, edits, TRUE);
  assert_string_equal(text, "");
}

static void
a_question_whose_todo_was_only_deleted_is_found(void **state) {
  const char *const edits[] = {"<remark role=\"todo\">Beantwoord[^<]*</remark>",
                               "",
                               "<phrase role=\"placeholder\">[^<]*</phrase>",
                               "x",
                               "<remark role=\"todo\">[^<]*</remark>",
                               "",
                               NULL};
  g_autofree char *text = review(*state, edits, TRUE);
  assert_contains(text, "question 1 has no answer");
}

static void
a_section_that_was_deleted_is_found(void **state) {
  const char *const edits[] = {FINISH, "<section role=\"topic\" xml:id=\"topic-shelter.*?</section>", "",
                               NULL};
  g_autofree char *text = review(*state, edits, TRUE);
  assert_contains(text, "topic 'shelter-and-care' has no place in the reply");
  assert_contains(text, "question 1 has no place in the reply");
  assert_lacks(text, "minors");
}

static void
a_section_with_the_letter_s_words_only_is_found(void **state) {
  const char *const edits[] = {FINISH, "<para>U vraagt aandacht.*?opvang en zorg.</para>", "", NULL};
  g_autofree char *text = review(*state, edits, TRUE);
  assert_contains(text, "topic 'minors' has no answer");
}

static void
without_the_letter_only_the_reply_itself_is_judged(void **state) {
  const char *const edits[] = {FINISH, "<section role=\"topic\" xml:id=\"topic-shelter.*?</section>", "",
                               NULL};
  g_autofree char *text = review(*state, edits, FALSE);
  assert_string_equal(text, "");
}

static void
a_reply_that_is_no_docbook_any_more_is_found(void **state) {
  if (!templates_docbook(*state))
    skip();
  const char *const edits[] = {FINISH, "<para role=\"valediction\">", "<p>y</p><para>", NULL};
  g_autofree char *text = review(*state, edits, TRUE);
  assert_contains(text, "not valid DocBook 5.0: ");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_fresh_draft_shows_its_open_places),
      cmocka_unit_test(a_finished_reply_has_no_findings),
      cmocka_unit_test(an_answer_behind_the_quotation_counts),
      cmocka_unit_test(a_question_whose_todo_was_only_deleted_is_found),
      cmocka_unit_test(a_section_that_was_deleted_is_found),
      cmocka_unit_test(a_section_with_the_letter_s_words_only_is_found),
      cmocka_unit_test(without_the_letter_only_the_reply_itself_is_judged),
      cmocka_unit_test(a_reply_that_is_no_docbook_any_more_is_found),
  };
  return cmocka_run_group_tests(tests, enter, leave);
}
