#include "tests/templates/sample.h"

#include "templates/xpath-lex.h"
#include "templates/xpath-steps.h"
#include "templates/xpath.h"

static const char *const TOPICS[] = {"minors", "fees", NULL};

static int
enter(void **state) {
  g_autoptr(GError) error = NULL;
  *state = context_model_load("templates/context.rng", &error);
  if (error)
    fail_msg("%s", error->message);
  return 0;
}

static int
leave(void **state) {
  context_model_free(*state);
  return 0;
}

/* NULL when the expression passes, else what is wrong. The context node is /context; $topic is a topic. */
static char *
wrong_with(const ContextModel *model, const char *expression) {
  g_autoptr(GPtrArray) nodes = g_ptr_array_new();
  g_ptr_array_add(nodes, context_model_context(model));
  g_autoptr(GPtrArray) all = model_walk(model, nodes, "descendant");
  g_autoptr(GPtrArray) topic = model_named(all, "child", "topic");
  g_autoptr(GHashTable) variables = g_hash_table_new(g_str_hash, g_str_equal);
  g_hash_table_insert(variables, (gpointer) "topic", topic);
  XPathScope scope = {model, nodes, variables, TOPICS};
  char *wrong = NULL;
  g_autoptr(XPathValue) value = xpath_check(expression, &scope, &wrong);
  assert_true((value == NULL) == (wrong != NULL));
  return wrong;
}

static void
each_right_expression_passes(void **state) {
  static const char *const RIGHT[] = {
      "letter/subject",
      "/context/letter/sender/name",
      "//evidence/@page",
      "topics/topic[@id='minors']",
      "topics/topic[@id = \"minors\" and @points > 2.5]/label",
      "count(topics/topic) > 1",
      "not(letter/date) or letter/date = ''",
      "topics/topic[1]/evidence[last()]/sentence",
      "topics/topic/evidence[position() <= 2]",
      "letter/date | letter/received",
      "(letter/date | letter/received)[1]",
      "$topic/evidence[1]/text",
      "$topic/../topic[@id = $topic/@id]",
      "$topic//sentence",
      "concat('a', \"b\", letter/subject)",
      "string-length(letter/subject) * 2 div 3 mod 4 - -1",
      "letter/@xml:lang",
      "@version",
      "topics/topic/ancestor::context/today",
      "topics/topic/following-sibling::topic/label",
      "topics/*/label",
      "topics/topic/@*",
      "letter/subject/text()",
      "letter/node()",
      "descendant-or-self::node()/today",
      ".",
      "..",
      "/",
      "'only words'",
      "1.5",
      ".5 + 1.",
      "desk/address/line[. != '']",
      "letter/questions/question[@topic = 'fees']",
      "-count(topics/topic)",
      "true() and false()",
      "substring-before(letter/date, '-')",
  };
  for (guint i = 0; i < G_N_ELEMENTS(RIGHT); i++) {
    g_autofree char *wrong = wrong_with(*state, RIGHT[i]);
    if (wrong)
      fail_msg("%s: %s", RIGHT[i], wrong);
  }
}

static void
each_wrong_expression_is_told_what_is_wrong(void **state) {
  static const struct {
    const char *expression, *wrong;
  } WRONG[] = {
      {"letter/subjct", "unknown name 'subjct' in letter; did you mean 'subject'?"},
      {"leter", "did you mean 'letter'?"},
      {"letter/role", "unknown name 'role' in letter"},
      {"letter/sender/@id", "unknown name '@id' in sender"},
      {"topics/topic/@idd", "did you mean '@id'?"},
      {"//nothing", "unknown name 'nothing'"},
      {"topics/topic[@nr='1']", "unknown name '@nr' in topic"},
      {"letter/subject/more", "unknown name 'more' in subject"},
      {"letter/subject/*", "unknown name '*' in subject"},
      {"$topics", "unknown variable '$topics'"},
      {"$topic/labl", "did you mean 'label'?"},
      {"matches(letter/subject, 'a')", "unknown function 'matches()'"},
      {"document('x.xml')", "unknown function 'document()'"},
      {"concat('a')", "concat() does not take 1 argument"},
      {"not()", "not() does not take 0 arguments"},
      {"count('a')", "count() counts nodes"},
      {"'a'/b", "follows what is not a node"},
      {"'a' | 'b'", "| joins nodes only"},
      {"letter/sender = 'x'", "'sender' holds elements, not text to compare"},
      {"topics/topic[@id='minor']", "unknown topic 'minor'"},
      {"'minor' = topics/topic/@id", "unknown topic 'minor'"},
      {"letter subject", "an operator is missing before 'subject'"},
      {"letter/", "a name expected"},
      {"letter[", "a value expected"},
      {"(letter", ") expected"},
      {"letter)", "the end expected"},
      {"letter[1", "] expected"},
      {"'open", "a quotation mark is not closed"},
      {"$", "a name must follow $"},
      {"#", "'#' has no meaning here"},
      {"", "a value expected"},
      {"sideways::letter", "unknown axis 'sideways'"},
      {"namespace::x", "unknown axis 'namespace'"},
      {"letter/comment()", "unknown node test 'comment()'"},
      {"ns:letter", "unknown name 'ns:letter'"},
      {"letter/date and", "a value expected"},
      {"1 +", "a value expected"},
      {"letter//", "a name expected"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(WRONG); i++) {
    g_autofree char *wrong = wrong_with(*state, WRONG[i].expression);
    if (!wrong || !strstr(wrong, WRONG[i].wrong))
      fail_msg("%s: %s, not: %s", WRONG[i].expression, wrong ? wrong : "passes", WRONG[i].wrong);
  }
}

static void
an_expression_without_end_does_not_exhaust_the_stack(void **state) {
  g_autoptr(GString) deep = g_string_new(NULL);
  for (guint i = 0; i < 5000; i++)
    g_string_append_c(deep, '(');
  g_autofree char *wrong = wrong_with(*state, deep->str);
  assert_contains(wrong, "nested too deep");
}

static void
a_star_is_a_name_or_a_sign_by_what_stands_before_it(void **state) {
  (void)state;
  char *wrong = NULL;
  g_autoptr(GPtrArray) tokens = xpath_tokens("2 * */*", &wrong);
  static const XPathTokenKind KINDS[] = {TOKEN_NUMBER, TOKEN_OPERATOR, TOKEN_WILDCARD,
                                         TOKEN_SLASH,  TOKEN_WILDCARD, TOKEN_END};
  assert_int_equal(tokens->len, G_N_ELEMENTS(KINDS));
  for (guint i = 0; i < tokens->len; i++)
    assert_int_equal(((XPathToken *)g_ptr_array_index(tokens, i))->kind, KINDS[i]);
}

static void
a_schema_that_is_none_is_an_error(void **state) {
  (void)state;
  g_autoptr(GError) error = NULL;
  assert_null(context_model_load("templates/desk.ini", &error));
  assert_true(g_error_matches(error, DRAFT_ERROR, DRAFT_ERROR_TEMPLATE));
  g_clear_error(&error);
  assert_null(context_model_load("templates/none.rng", &error));
  assert_true(g_error_matches(error, DRAFT_ERROR, DRAFT_ERROR_TEMPLATE));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_right_expression_passes),
      cmocka_unit_test(each_wrong_expression_is_told_what_is_wrong),
      cmocka_unit_test(an_expression_without_end_does_not_exhaust_the_stack),
      cmocka_unit_test(a_star_is_a_name_or_a_sign_by_what_stands_before_it),
      cmocka_unit_test(a_schema_that_is_none_is_an_error),
  };
  return cmocka_run_group_tests(tests, enter, leave);
}
