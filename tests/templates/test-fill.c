#include "tests/templates/sample.h"

#include "templates/context.h"
#include "templates/desk.h"
#include "templates/fill.h"

#define ARTICLE                                                                                              \
  "<article xmlns='http://docbook.org/ns/docbook' xmlns:t='urn:x-repliek:template' version='5.0' "           \
  "xml:lang='nl' "                                                                                           \
  "t:kind='substantive'><info><title>x</title></info>"

typedef struct {
  char *text;
  guint holes;
  char *notice;
  char *error;
} Result;

static void
result_clear(Result *result) {
  g_free(result->text);
  g_free(result->notice);
  g_free(result->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Result, result_clear)

/* What a skeleton with this body, and passages of this text for "minors", make of the sample letter. */
static Result
fill(const Letter *letter, const char *body, const char *passages) {
  Result result = {0};
  g_autofree char *folder = sample_folder();
  g_autofree char *skeleton = g_strdup_printf(ARTICLE "%s</article>", body);
  g_autofree char *set =
      g_strdup_printf("<t:passage-set xmlns='http://docbook.org/ns/docbook' topic='minors' "
                      "xmlns:t='urn:x-repliek:template' xml:lang='nl'>%s</t:passage-set>",
                      passages);
  g_autoptr(GError) error = NULL;
  sample_file(folder, "skeletons/a.xml", skeleton);
  sample_file(folder, "passages/nl/minors.xml", set);
  g_autoptr(Templates) templates = templates_load(folder, NULL, &error);
  if (!templates)
    fail_msg("%s", error->message);
  sample_remove(folder);
  g_autoptr(Verdict) verdict = sample_verdict(letter);
  g_autoptr(Desk) desk = desk_new_empty();
  g_autoptr(GPtrArray) notices = notices_new();
  ContextOptions options = {"2026-06-24", "substantive", templates_idiom(templates, "nl"), NULL};
  g_autoptr(xmlDoc) context = context_build(letter, verdict, desk, &options);
  FillOptions filling = {templates, templates_skeleton(templates, "substantive", "nl"), options.idiom,
                         "substantive", "2026-06-24"};
  g_autoptr(xmlDoc) reply = fill_skeleton(&filling, context, notices, &result.holes, &error);
  result.text = reply ? sample_text(reply) : NULL;
  result.error = error ? g_strdup(error->message) : NULL;
  result.notice = notices->len ? g_strdup(((Notice *)g_ptr_array_index(notices, 0))->message) : NULL;
  return result;
}

static void
assert_fills(const char *body, const char *expected) {
  g_autoptr(Letter) letter = sample_letter();
  g_auto(Result) result = fill(letter, body, "");
  if (result.error)
    fail_msg("%s: %s", body, result.error);
  assert_contains(result.text, expected);
}

static void
values_are_written_in_their_format(void **state) {
  (void)state;
  assert_fills("<para><t:value select='letter/date' format='long'/></para>", "<para>14 juni 2024</para>");
  assert_fills("<para><t:value select='letter/date' format='short'/></para>", "<para>14-06-2024</para>");
  assert_fills("<para><t:value select='today' format='iso'/></para>", "<para>2026-06-24</para>");
  assert_fills("<para><t:value select='topics/topic/label' format='list'/></para>",
               "<para>Minderjarige slachtoffers en Opvang en zorg</para>");
  assert_fills("<para><t:value select='topics/topic/label' format='list lower'/></para>",
               "<para>minderjarige slachtoffers en opvang en zorg</para>");
  assert_fills("<para><t:value select='topics/topic/@points' format='number'/></para>", "<para>2,5</para>");
  assert_fills("<para><t:value select='topics/topic/label'/></para>",
               "<para>Minderjarige slachtoffers</para>");
  assert_fills("<para><t:value select='1 + 1'/></para>", "<para>2</para>");
}

static void
what_is_missing_is_default_then_hole_then_error(void **state) {
  (void)state;
  g_autoptr(Letter) letter = sample_letter();
  g_auto(Result) fallback =
      fill(letter,
           "<para><t:value select='letter/received' hole='x'><t:default>y</t:default></t:value></para>", "");
  assert_contains(fallback.text, "<para>y</para>");
  assert_int_equal(fallback.holes, 0);
  g_auto(Result) hole = fill(letter, "<para><t:value select='letter/received' hole='ontvangst'/></para>", "");
  assert_contains(hole.text, "<para><phrase role=\"placeholder\">[ontvangst]</phrase></para>");
  assert_int_equal(hole.holes, 1);
  g_auto(Result) error = fill(letter, "<para><t:value select='letter/received'/></para>", "");
  assert_null(error.text);
  assert_contains(error.error, "skeletons/a.xml:1: letter/received is empty for this letter");
}

static void
conditions_and_loops_do_as_in_xslt(void **state) {
  (void)state;
  assert_fills("<para>a<t:if test='letter/date'>b</t:if><t:if test='letter/received'>c</t:if>d</para>",
               "<para>abd</para>");
  assert_fills(
      "<para><t:choose><t:when test='letter/received'>a</t:when><t:when test='letter/date'>b</t:when>"
      "<t:otherwise>c</t:otherwise></t:choose></para>",
      "<para>b</para>");
  assert_fills("<para><t:choose><t:when test='letter/received'>a</t:when>"
               "<t:otherwise>c</t:otherwise></t:choose></para>",
               "<para>c</para>");
  assert_fills(
      "<para><t:for-each select='topics/topic'><t:value select='position()'/>/<t:value select='last()'/> "
      "</t:for-each></para>",
      "<para>1/2 2/2 </para>");
  assert_fills("<para><t:for-each select='topics/topic' as='one'><t:for-each select='../topic'>"
               "<t:if test='@id = $one/@id'>x</t:if></t:for-each></t:for-each></para>",
               "<para>xx</para>");
}

static void
attributes_hold_expressions_and_are_left_out_when_empty(void **state) {
  (void)state;
  assert_fills("<para t:role='r-{today}' t:condition='{letter/received}'>x</para>",
               "<para role=\"r-2026-06-24\">x</para>");
  assert_fills("<para t:id='{letter/our-reference}'>x</para>", "<para xml:id=\"_24-118-mv\">x</para>");
  assert_fills("<para t:id='a b'>x</para><para t:id='a b'>y</para>",
               "<para xml:id=\"a-b\">x</para><para xml:id=\"a-b-2\">y</para>");
  assert_fills("<para t:role='{{{today}}}'>x</para>", "role=\"{2026-06-24}\"");
}

static void
white_space_that_only_parts_templates_is_dropped(void **state) {
  (void)state;
  assert_fills("<para>\n  <t:value select='today'/>\n  </para>", "<para>2026-06-24</para>");
  assert_fills("<para>\n  Op  <t:value select='today'/>\n  ontving ik\tdit.\n</para>",
               "<para>Op 2026-06-24 ontving ik dit.</para>");
  assert_fills("<para><emphasis>a</emphasis> <emphasis>b</emphasis></para>", "</emphasis> <emphasis>");
}

static void
the_first_passage_that_fits_is_taken(void **state) {
  (void)state;
  g_autoptr(Letter) letter = sample_letter();
  const char *body = "<section><title>x</title><t:passages select=\"'minors'\"/></section>";
  g_auto(Result) result =
      fill(letter, body,
           "<t:passage id='a' kind='interim'><para>interim</para></t:passage>"
           "<t:passage id='b' when=\"topics/topic[@id='fees']\"><para>fees</para></t:passage>"
           "<t:passage id='c' kind='interim substantive' when=\"$topic/@points > 2\"><para>about "
           "<t:value select='$topic/label'/></para></t:passage>"
           "<t:passage id='d'><para>never</para></t:passage>");
  assert_contains(result.text, "<para>about Minderjarige slachtoffers</para>");
  assert_lacks(result.text, "never");
  assert_lacks(result.text, "interim");
  assert_null(result.notice);
}

static void
a_topic_without_passage_has_the_default_or_a_todo(void **state) {
  (void)state;
  g_autoptr(Letter) letter = sample_letter();
  g_auto(Result) todo =
      fill(letter, "<section><title>x</title><t:passages select=\"'fees'\"/></section>", "");
  assert_contains(todo.text, "<remark role=\"todo\">Voor dit onderwerp is er nog geen standaardtekst.");
  g_auto(Result) fallback =
      fill(letter,
           "<section><title>x</title><t:passages select=\"'fees'\"><t:default><para>own</para></t:default>"
           "</t:passages></section>",
           "");
  assert_contains(fallback.text, "<para>own</para>");
  assert_lacks(fallback.text, "remark");
}

static void
validity_is_inclusive_and_nothing_takes_an_expired_passage_s_place(void **state) {
  (void)state;
  g_autoptr(Letter) letter = sample_letter();
  const char *body = "<section><title>x</title><t:passages select=\"'minors'\"/></section>";
  g_auto(Result) last = fill(
      letter, body,
      "<t:passage id='a' valid-from='2026-06-24' valid-until='2026-06-24'><para>text</para></t:passage>");
  assert_contains(last.text, "<para>text</para>");
  g_auto(Result) expired =
      fill(letter, body,
           "<t:passage id='a' owner='Ans' valid-until='2026-06-23'><para>verlopen tekst</para></t:passage>"
           "<t:passage id='b'><para>other</para></t:passage>");
  assert_contains(expired.text, "gold tot en met 23 juni 2026. Vraag Ans");
  assert_lacks(expired.text, "verlopen tekst");
  assert_lacks(expired.text, "other");
  assert_contains(expired.notice, "passage 'a' for topic 'minors' is valid until 2026-06-23 only");
  g_auto(Result) early =
      fill(letter, body, "<t:passage id='a' valid-from='2026-06-25'><para>new</para></t:passage>");
  assert_contains(early.text, "geldt pas vanaf 25 juni 2026");
  assert_contains(early.notice, "valid from 2026-06-25 only");
}

static void
letter_text_never_becomes_markup_template_or_expression(void **state) {
  (void)state;
  static const char *const HOSTILE[] = {
      "<t:value select='today'/>",
      "&today; &#60;",
      "]]>",
      "{today}",
      "' or '1'='1",
      "\" | //desk",
      "${7*7}",
      "<!--",
      "<?php ?>",
      "&lt;b&gt;",
  };
  for (guint i = 0; i < G_N_ELEMENTS(HOSTILE); i++) {
    g_autoptr(Letter) letter = sample_letter();
    field_set(&letter->sent.name, HOSTILE[i], NULL, NULL);
    g_auto(Result) result =
        fill(letter,
             "<para t:role='{letter/sender/name}'><t:value select='letter/sender/name'/></para>"
             "<t:passages select='letter/sender/name'/>",
             "");
    g_autoptr(xmlDoc) doc = xml_parse(result.text, strlen(result.text), "reply", NULL);
    assert_non_null(doc);
    xmlNode *para = xmlDocGetRootElement(doc)->children->next;
    xmlChar *text = xmlNodeGetContent(para), *role = xmlGetProp(para, BAD_CAST "role");
    assert_string_equal((char *)text, HOSTILE[i]);
    assert_string_equal((char *)role, HOSTILE[i]);
    assert_true(para->children->type == XML_TEXT_NODE && para->children->next == NULL);
    xmlFree(text);
    xmlFree(role);
  }
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_are_written_in_their_format),
      cmocka_unit_test(what_is_missing_is_default_then_hole_then_error),
      cmocka_unit_test(conditions_and_loops_do_as_in_xslt),
      cmocka_unit_test(attributes_hold_expressions_and_are_left_out_when_empty),
      cmocka_unit_test(white_space_that_only_parts_templates_is_dropped),
      cmocka_unit_test(the_first_passage_that_fits_is_taken),
      cmocka_unit_test(a_topic_without_passage_has_the_default_or_a_todo),
      cmocka_unit_test(validity_is_inclusive_and_nothing_takes_an_expired_passage_s_place),
      cmocka_unit_test(letter_text_never_becomes_markup_template_or_expression),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
