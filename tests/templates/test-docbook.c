#include "tests/templates/sample.h"

#include "templates/docbook.h"

static void
elements_allow_what_the_schema_says(void **state) {
  (void)state;
  assert_true(docbook_knows("para"));
  assert_true(docbook_knows("abbrev"));
  assert_true(docbook_knows("year"));
  assert_false(docbook_knows("p"));
  assert_false(docbook_knows(""));
  assert_true(docbook_allows("para", DOCBOOK_PHRASE));
  assert_true(docbook_allows("date", DOCBOOK_TEXT));
  assert_false(docbook_allows("date", DOCBOOK_PHRASE));
  assert_true(docbook_allows("section", DOCBOOK_REMARK));
  assert_false(docbook_allows("section", DOCBOOK_TEXT));
  assert_false(docbook_allows("info", DOCBOOK_REMARK));
  assert_false(docbook_allows("p", DOCBOOK_TEXT));
}

static gboolean
accepts(const DocbookSchema *schema, const char *text, char **why) {
  g_autoptr(xmlDoc) doc = xml_parse(text, strlen(text), "x", NULL);
  return docbook_schema_accepts(schema, doc, NULL, why);
}

static void
the_schema_tells_valid_from_invalid(void **state) {
  (void)state;
  g_autoptr(DocbookSchema) schema = docbook_schema_load();
  if (!schema)
    skip();
  g_autofree char *why = NULL, *nothing = NULL;
  assert_true(accepts(schema,
                      "<article xmlns='http://docbook.org/ns/docbook' version='5.0'><info><title>x</title>"
                      "</info><para/></article>",
                      &nothing));
  assert_null(nothing);
  assert_false(
      accepts(schema, "<article xmlns='http://docbook.org/ns/docbook' version='5.0'><pra/></article>", &why));
  assert_non_null(why);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(elements_allow_what_the_schema_says),
      cmocka_unit_test(the_schema_tells_valid_from_invalid),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
