#include "tests/templates/sample.h"

#include "templates/office.h"
#include "templates/render.h"

#define REPLY(info, body)                                                                                    \
  "<article xmlns='http://docbook.org/ns/docbook' xmlns:xlink='http://www.w3.org/1999/xlink' version='5.0' " \
  "xml:lang='nl' role='letter'><info><title>Onderwerp &lt;1></title><date>2026-06-24</date>" info            \
  "</info>" body "</article>"

typedef struct {
  Renderer *renderer;
  Idiom *idiom;
} Room;

static int
enter(void **state) {
  g_autoptr(GError) error = NULL;
  Room *room = g_new0(Room, 1);
  room->renderer = renderer_load(&error);
  if (error)
    fail_msg("%s", error->message);
  room->idiom = idiom_load("templates/languages/nl/reply.ini", "nl", &error);
  assert_non_null(room->idiom);
  *state = room;
  return 0;
}

static int
leave(void **state) {
  Room *room = *state;
  renderer_free(room->renderer);
  idiom_free(room->idiom);
  g_free(room);
  return 0;
}

static char *
render(const Room *room, const char *reply, RenderForm form) {
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = xml_parse(reply, strlen(reply), "reply", &error);
  if (error)
    fail_msg("%s", error->message);
  g_autoptr(GBytes) bytes = render_reply(room->renderer, doc, form, room->idiom, &error);
  if (error)
    fail_msg("%s", error->message);
  return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

#define FULL_INFO                                                                                            \
  "<biblioid class='other' otherclass='our-reference'>A-1</biblioid>"                                        \
  "<biblioid class='other' otherclass='your-reference'>B-2</biblioid>"                                       \
  "<author><personname>C. "                                                                                  \
  "Tekenaar</personname><affiliation><jobtitle>hoofd</jobtitle><orgname>Ministerie</orgname>"                \
  "<orgdiv>Directie</orgdiv></affiliation><address><otheraddr>Postbus 3</otheraddr></address>"               \
  "<email>d@example.org</email></author>"                                                                    \
  "<othercredit class='other' otherclass='addressee'><personname>E. Lezer</personname><affiliation>"         \
  "<jobtitle>directeur</jobtitle><orgname>Stichting</orgname><orgdiv>Afdeling</orgdiv></affiliation>"        \
  "<address><otheraddr>Straat 4</otheraddr></address></othercredit>"                                         \
  "<subjectset scheme='x'><subject><subjectterm>minors</subjectterm></subject></subjectset>"

static void
nothing_of_the_head_is_lost(void **state) {
  static const char *const ALL[] = {"Onderwerp &lt;1", "24 juni 2026", "A-1",         "B-2",
                                    "Ministerie",      "Directie",     "Postbus 3",   "d@example.org",
                                    "E. Lezer",        "directeur",    "Stichting",   "Afdeling",
                                    "Straat 4",        "minors",       "Ons kenmerk", "Uw kenmerk"};
  for (RenderForm form = RENDER_HTML; form <= RENDER_FODT; form++) {
    g_autofree char *text = render(*state, REPLY(FULL_INFO, "<para>x</para>"), form);
    for (guint i = 0; i < G_N_ELEMENTS(ALL); i++)
      assert_contains(text, ALL[i]);
  }
}

static void
both_forms_are_well_formed(void **state) {
  for (RenderForm form = RENDER_HTML; form <= RENDER_FODT; form++) {
    g_autofree char *text = render(*state, REPLY(FULL_INFO, "<para>x &amp; y</para>"), form);
    g_autoptr(xmlDoc) doc = xml_parse(text, strlen(text), "made", NULL);
    assert_non_null(doc);
  }
}

static void
places_and_todos_are_marked(void **state) {
  const char *reply =
      REPLY("", "<section xml:id='topic-a' role='topic'><title>T</title><para><phrase role='placeholder'>"
                "[naam]</phrase></para><remark role='todo'>Beslis dit.</remark></section>");
  g_autofree char *html = render(*state, reply, RENDER_HTML);
  assert_contains(html, "<mark class=\"placeholder\">[naam]</mark>");
  assert_contains(html, "<p class=\"todo\">Beslis dit.</p>");
  assert_contains(html, "id=\"topic-a\"");
  g_autofree char *fodt = render(*state, reply, RENDER_FODT);
  assert_contains(fodt, "<text:span text:style-name=\"Placeholder\">[naam]</text:span>");
  assert_contains(fodt, "<office:annotation><dc:creator>repliek</dc:creator><text:p>Beslis dit.</text:p>");
  assert_contains(fodt, "<text:bookmark-start text:name=\"topic-a\"/>");
}

static void
footnotes_are_real(void **state) {
  const char *reply =
      REPLY("", "<para>a<footnote><para>one</para></footnote> b<footnote><para>two</para></footnote>"
                "</para>");
  g_autofree char *fodt = render(*state, reply, RENDER_FODT);
  assert_contains(fodt, "<text:note text:note-class=\"footnote\"><text:note-citation>2</text:note-citation>");
  g_autofree char *html = render(*state, reply, RENDER_HTML);
  assert_contains(html, "<sup>2</sup>");
  assert_contains(html, "<p>two</p>");
}

static void
only_web_and_mail_addresses_become_links(void **state) {
  const char *reply = REPLY("", "<para><link xlink:href='https://example.org/'>a</link>"
                                "<link xlink:href='javascript:alert(1)'>b</link>"
                                "<link xlink:href='file:///etc/passwd'>c</link></para>");
  g_autofree char *html = render(*state, reply, RENDER_HTML);
  assert_contains(html, "<a href=\"https://example.org/\">a</a>bc");
  assert_lacks(html, "javascript");
  assert_lacks(html, "passwd");
  g_autofree char *fodt = render(*state, reply, RENDER_FODT);
  assert_lacks(fodt, "javascript");
  assert_lacks(fodt, "passwd");
}

static void
markup_in_the_text_stays_text(void **state) {
  const char *reply = REPLY("", "<para>&lt;script>alert(1)&lt;/script> {x} ]]&gt;</para>");
  g_autofree char *html = render(*state, reply, RENDER_HTML);
  assert_lacks(html, "<script");
  assert_contains(html, "&lt;script&gt;alert(1)&lt;/script&gt; {x} ]]&gt;");
}

static void
lists_quotes_and_tables_come_through(void **state) {
  const char *reply =
      REPLY("", "<itemizedlist><listitem xml:id='question-1'><para>een</para></listitem></itemizedlist>"
                "<blockquote><attribution>uw brief</attribution><para>twee</para></blockquote>"
                "<informaltable><tgroup "
                "cols='2'><tbody><row><entry>drie</entry><entry>vier</entry></row></tbody></tgroup>"
                "</informaltable>");
  g_autofree char *html = render(*state, reply, RENDER_HTML);
  assert_contains(html, "<li id=\"question-1\"><p>een</p></li>");
  assert_contains(html, "<td>vier</td>");
  assert_contains(html, "(uw brief)");
  g_autofree char *fodt = render(*state, reply, RENDER_FODT);
  assert_contains(fodt, "<text:bookmark text:name=\"question-1\"/>een");
  assert_contains(fodt, "vier</text:p></table:table-cell>");
}

static void
what_is_no_reply_is_an_error(void **state) {
  const Room *room = *state;
  static const char *const WRONG[] = {"<html/>", "<book xmlns='http://docbook.org/ns/docbook'/>",
                                      "<article/>"};
  for (guint i = 0; i < G_N_ELEMENTS(WRONG); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(xmlDoc) doc = xml_parse(WRONG[i], strlen(WRONG[i]), "x", NULL);
    assert_null(render_reply(room->renderer, doc, RENDER_HTML, room->idiom, &error));
    assert_true(g_error_matches(error, DRAFT_ERROR, DRAFT_ERROR_INVALID));
  }
}

static void
without_libreoffice_the_message_says_so(void **state) {
  (void)state;
  g_autofree char *path = g_strdup(g_getenv("PATH"));
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) source = g_bytes_new_static("x", 1);
  OfficeJob job = {source, NULL};
  g_setenv("PATH", "/nonexistent", TRUE);
  gboolean done = office_convert(&job, 1, "pdf", &error);
  g_setenv("PATH", path, TRUE);
  assert_false(done);
  assert_true(g_error_matches(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT));
  assert_contains(error->message, "pdf needs LibreOffice, which is not installed");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_of_the_head_is_lost),
      cmocka_unit_test(both_forms_are_well_formed),
      cmocka_unit_test(places_and_todos_are_marked),
      cmocka_unit_test(footnotes_are_real),
      cmocka_unit_test(only_web_and_mail_addresses_become_links),
      cmocka_unit_test(markup_in_the_text_stays_text),
      cmocka_unit_test(lists_quotes_and_tables_come_through),
      cmocka_unit_test(what_is_no_reply_is_an_error),
      cmocka_unit_test(without_libreoffice_the_message_says_so),
  };
  return cmocka_run_group_tests(tests, enter, leave);
}
