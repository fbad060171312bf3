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
  if (g_getenv("SHOW"))
    g_print("%s", text);
  assert_int_equal(count(reply, "//d:section[@role='topic']"), 2);
  assert_contains(text, "uw brief, pagina 1");
  assert_contains(text, "uw brief, pagina 2");
  assert_contains(text, "Drie alleenstaande meisjes wachten al maanden.");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_topic_has_a_section_that_quotes_its_page),
  };
  return cmocka_run_group_tests(tests, enter, leave);
}
