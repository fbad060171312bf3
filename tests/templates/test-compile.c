/* Every element of the template language, right and wrong, through the door that loads templates. */
#include "tests/templates/sample.h"

#define ARTICLE                                                                                              \
  "<article xmlns='http://docbook.org/ns/docbook' xmlns:t='urn:x-repliek:template' version='5.0' "           \
  "xml:lang='nl' "                                                                                           \
  "t:kind='substantive'>\n"                                                                                  \
  "<info><title>x</title></info>\n"

static const char *const TOPICS[] = {"minors", "fees", NULL};

/* Loads a folder whose skeleton has this body; its first finding, or NULL. */
static char *
complaint_about(const char *body) {
  g_autofree char *folder = sample_folder();
  g_autofree char *skeleton = g_strdup_printf(ARTICLE "%s</article>", body);
  g_autoptr(GPtrArray) findings = findings_new();
  g_autoptr(GError) error = NULL;
  sample_file(folder, "skeletons/a.xml", skeleton);
  sample_file(folder, "skeletons/parts/word.xml",
              "<t:fragment xmlns:t='urn:x-repliek:template'>a word</t:fragment>");
  sample_file(folder, "skeletons/parts/loop.xml",
              "<t:fragment xmlns:t='urn:x-repliek:template'><t:include href='loop.xml'/></t:fragment>");
  g_autoptr(Templates) templates = templates_load_all(folder, TOPICS, findings, &error);
  assert_non_null(templates);
  char *text = findings->len ? finding_text(g_ptr_array_index(findings, 0)) : NULL;
  if (text) { /* without the folder's name, which changes */
    char *at = strstr(text, "skeletons/");
    char *rest = g_strdup(at ? at : text);
    g_free(text);
    text = rest;
  }
  sample_remove(folder);
  return text;
}

static void
each_element_is_understood(void **state) {
  (void)state;
  static const char *const RIGHT[] = {
      "<para><t:value select='letter/subject' hole='x'/></para>",
      "<para><t:value select='letter/date' format='long'><t:default>then</t:default></t:value></para>",
      "<para><t:value hole='for a person'/></para>",
      "<para><t:value select='letter/cited/date' format='list short' hole='x'/></para>",
      "<para><t:value select='topics/topic/@points' format='number' hole='x'/></para>",
      "<para><t:value select='letter/subject' format='upper' hole='x'/>"
      "<t:value select='letter/subject' format='lower' hole='x'/>"
      "<t:value select='letter/subject' format='capital' hole='x'/>"
      "<t:value select='today' format='iso'/></para>",
      "<t:if test='topics/topic'><para>x</para></t:if>",
      "<t:choose><t:when "
      "test='letter/date'><para>x</para></t:when><t:otherwise><para>y</para></t:otherwise></t:choose>",
      "<t:for-each select='topics/topic' as='one'><para><t:value select='$one/label'/></para></t:for-each>",
      "<t:passages select=\"'minors'\"/>",
      "<t:for-each select='topics/topic'><t:passages select='@id'><t:default><para>x</para></t:default>"
      "</t:passages></t:for-each>",
      "<para><t:include href='parts/word.xml'/></para>",
      "<t:todo>Look at <t:value select='letter/subject' hole='x'/>.</t:todo>",
      "<para t:id='a-{today}' t:role='{{x}}'>x</para>",
      "<para><link xmlns:xlink='http://www.w3.org/1999/xlink' "
      "xlink:href='https://example.org'>x</link></para>",
      "<!-- a comment --><?a processing instruction?><para>x</para>",
      "<para><![CDATA[x < y]]></para>",
  };
  for (guint i = 0; i < G_N_ELEMENTS(RIGHT); i++) {
    g_autofree char *complaint = complaint_about(RIGHT[i]);
    if (complaint)
      fail_msg("%s: %s", RIGHT[i], complaint);
  }
}

static void
each_mistake_is_told_with_file_and_line(void **state) {
  (void)state;
  static const struct {
    const char *body, *complaint;
  } WRONG[] = {
      {"<para><t:value select='letter/subjct'/></para>",
       "skeletons/a.xml:3: letter/subjct: unknown name 'subjct' in letter; did you mean 'subject'?"},
      {"\n<para><t:value/></para>", "skeletons/a.xml:4: t:value needs the attribute 'select'"},
      {"<para><t:value select='letter' hole='x'/></para>", "'letter' holds elements, not text"},
      {"<para><t:value select='today' fromat='iso'/></para>", "t:value has no attribute 'fromat'"},
      {"<para><t:value select='today' format='roman'/></para>", "unknown format 'roman'"},
      {"<para><t:value select='today' hole=' '/></para>", "a hole needs a name"},
      {"<para><t:value select='today'>x</t:value></para>", "t:value may hold one t:default and nothing else"},
      {"<para><t:value select='today'><t:default/><t:default/></t:value></para>",
       "t:value may hold one t:default"},
      {"<section><t:value select='today'/></section>", "DocBook allows no text in section"},
      {"<para><date><t:value select='letter/date' hole='x'/></date></para>",
       "DocBook allows no phrase in date, so a hole cannot stand there"},
      {"<t:if><para>x</para></t:if>", "t:if needs the attribute 'test'"},
      {"<t:if test='leter'><para>x</para></t:if>", "did you mean 'letter'?"},
      {"<t:choose/>", "t:choose needs a t:when"},
      {"<t:choose><t:otherwise/><t:when test='1'/></t:choose>", "t:choose holds t:when elements, then"},
      {"<t:choose>x<t:when test='1'/></t:choose>", "t:choose holds t:when elements, then"},
      {"<t:choose x='1'><t:when test='1'/></t:choose>", "t:choose has no attribute 'x'"},
      {"<t:for-each><para>x</para></t:for-each>", "t:for-each needs the attribute 'select'"},
      {"<t:for-each select='1'><para>x</para></t:for-each>", "1: selects no nodes to go through"},
      {"<t:for-each select='topics/topic'><para><t:value select='subject'/></para></t:for-each>",
       "unknown name 'subject' in topic"},
      {"<t:for-each select='topics/topic' as='a'><t:for-each select='evidence' as='a'/></t:for-each>",
       "variable '$a' is bound already"},
      {"<para><t:value select='$one' hole='x'/></para>", "unknown variable '$one'"},
      {"<t:passages/>", "t:passages needs the attribute 'select'"},
      {"<para><t:include href='parts/none.xml'/></para>", "parts/none.xml: no such file"},
      {"<para><t:include href='../../../etc/passwd'/></para>", "../../../etc/passwd: "},
      {"<para><t:include href='/etc/passwd'/></para>", "/etc/passwd: lies outside the template folder"},
      {"<para><t:include href='parts/loop.xml'/></para>",
       "skeletons/parts/loop.xml:1: loop.xml: includes itself"},
      {"<para><t:include/></para>", "t:include needs the attribute 'href'"},
      {"<para><t:include href='parts/word.xml'>x</t:include></para>", "t:include may hold nothing"},
      {"<section><t:include href='parts/word.xml'/></section>",
       "skeletons/parts/word.xml:1: DocBook allows no text"},
      {"<t:todo/>", "a todo must say what is to be done"},
      {"<info><t:todo>x</t:todo></info>", "DocBook allows no remark in info, so a todo cannot stand there"},
      {"<t:todo x='1'>x</t:todo>", "t:todo has no attribute 'x'"},
      {"<t:vlaue select='today'/>", "t:vlaue has no meaning here"},
      {"<t:default/>", "t:default has no meaning here"},
      {"<t:when test='1'/>", "t:when has no meaning here"},
      {"<t:passage-set/>", "t:passage-set has no meaning here"},
      {"<pra>x</pra>", "DocBook has no element 'pra'"},
      {"<p xmlns='http://www.w3.org/1999/xhtml'>x</p>", "p is neither DocBook"},
      {"x", "DocBook allows no text in article"},
      {"<para t:id='a-{today'>x</para>", "t:id: { is not closed"},
      {"<para t:id='a}'>x</para>", "t:id: } without {"},
      {"<para t:id='{todday}'>x</para>", "todday: unknown name 'todday' in context; did you mean 'today'?"},
      {"<t:if test=\"topics/topic[@id='minor']\"><para>x</para></t:if>", "unknown topic 'minor'"},
      {"<para>", "skeletons/a.xml:"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(WRONG); i++) {
    g_autofree char *complaint = complaint_about(WRONG[i].body);
    if (WRONG[i].complaint && (!complaint || !strstr(complaint, WRONG[i].complaint)))
      fail_msg("%s: %s, not: %s", WRONG[i].body, complaint ? complaint : "passes", WRONG[i].complaint);
  }
}

static void
an_include_behind_a_link_out_of_the_folder_is_refused(void **state) {
  (void)state;
  g_autofree char *folder = sample_folder();
  g_autofree char *outside = sample_folder();
  sample_file(outside, "secret.xml", "<t:fragment xmlns:t='urn:x-repliek:template'>secret</t:fragment>");
  sample_file(folder, "skeletons/a.xml", ARTICLE "<para><t:include href='link.xml'/></para></article>");
  g_autofree char *target = g_build_filename(outside, "secret.xml", NULL);
  g_autofree char *link = g_build_filename(folder, "skeletons", "link.xml", NULL);
  assert_int_equal(symlink(target, link), 0);
  g_autoptr(GError) error = NULL;
  assert_null(templates_load(folder, NULL, &error));
  assert_contains(error->message, "lies outside the template folder");
  sample_remove(folder);
  sample_remove(outside);
}

static void
the_root_of_a_skeleton_says_kind_and_language(void **state) {
  (void)state;
  static const char *const WRONG[][2] = {
      {"<article xmlns='http://docbook.org/ns/docbook' xml:lang='nl'/>",
       "needs the attributes 't:kind' and 'xml:lang'"},
      {"<article/>", "the root of a skeleton is an element of DocBook"},
      {"not xml", "a.xml:"},
      {"<!DOCTYPE article [<!ENTITY x 'y'>]><article>&x;</article>", "entities are not accepted"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(WRONG); i++) {
    g_autofree char *folder = sample_folder();
    g_autoptr(GError) error = NULL;
    sample_file(folder, "skeletons/a.xml", WRONG[i][0]);
    assert_null(templates_load(folder, NULL, &error));
    assert_true(g_error_matches(error, DRAFT_ERROR, DRAFT_ERROR_TEMPLATE));
    assert_contains(error->message, WRONG[i][1]);
    sample_remove(folder);
  }
}

static void
a_folder_without_skeletons_is_no_template_folder(void **state) {
  (void)state;
  g_autofree char *folder = sample_folder();
  g_autoptr(GError) error = NULL;
  assert_null(templates_load(folder, NULL, &error));
  assert_contains(error->message, "it has no folder skeletons/");
  sample_remove(folder);
}

static void
several_mistakes_are_counted(void **state) {
  (void)state;
  g_autofree char *folder = sample_folder();
  g_autoptr(GError) error = NULL;
  sample_file(folder, "skeletons/a.xml", ARTICLE "<pra/><prb/><prc/></article>");
  assert_null(templates_load(folder, NULL, &error));
  assert_contains(error->message, "DocBook has no element 'pra' (2 more: repliek check --templates)");
  sample_remove(folder);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_element_is_understood),
      cmocka_unit_test(each_mistake_is_told_with_file_and_line),
      cmocka_unit_test(an_include_behind_a_link_out_of_the_folder_is_refused),
      cmocka_unit_test(the_root_of_a_skeleton_says_kind_and_language),
      cmocka_unit_test(a_folder_without_skeletons_is_no_template_folder),
      cmocka_unit_test(several_mistakes_are_counted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
