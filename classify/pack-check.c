/* Checking a pack: rules that cannot do what their writer meant, and the built-in tests. */
#include "classify/classify.h"
#include "classify/pack.h"
#include "classify/trial.h"

#include <string.h>

typedef struct {
  const Pack *pack;
  GString *report;
  guint findings;
} Check;

static void check_finding(Check *check, Location at, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void
check_finding(Check *check, Location at, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_string_append_printf(check->report, "%s:%u:%u: %s\n", at.file, at.line, at.column, message);
  check->findings++;
}

/* --- rules that can never hold ----------------------------------------------------------------- */

/* The zones that an expression can find words in; those of NOT do not matter. */
static guint
expression_zones(const Expression *expression, guint within) {
  if (expression->operator== & operator_zone) {
    guint inner = within ? within & expression->zones : expression->zones;
    return inner ? expression_zones(expression_part(expression, 0), inner) : 0;
  }
  if (expression->operator== & operator_scope)
    return expression_zones(expression_part(expression, 0), within);
  return within ? within : ZONES_DEFAULT;
}

/* Within one sentence or paragraph there is one zone only: parts of an AND that name different ones never
 * meet. */
static gboolean
expression_can_hold(const Expression *expression, guint within, Scope scope) {
  if (expression->operator== & operator_word || expression->operator== & operator_phrase ||
      expression->
      operator== & operator_near || expression->
      operator== & operator_not)
    return TRUE;
  if (expression->operator== & operator_zone) {
    guint inner = within ? within & expression->zones : expression->zones;
    return inner != 0 && expression_can_hold(expression_part(expression, 0), inner, scope);
  }
  if (expression->operator== & operator_scope)
    return expression_can_hold(expression_part(expression, 0), within, MAX(scope, expression->scope));
  guint shared = ZONES_ALL, able = 0;
  for (guint i = 0; i < expression->part_count; i++) {
    const Expression *part = expression_part(expression, i);
    able += expression_can_hold(part, within, scope) ? 1 : 0;
    if (expression_is_positive(part))
      shared &= expression_zones(part, within);
  }
  if (expression->operator== & operator_or)
    return able > 0;
  if (expression->operator== & operator_some)
    return able >= expression->number;
  return able == expression->part_count && (shared != 0 || scope == SCOPE_LETTER);
}

/* --- shadowed rules ---------------------------------------------------------------------------- */

/* What a rule asks, so that two that ask the same are told; a mask asks nothing that a match asks. Free with
 * g_free. */
static char *
rule_question(const Rule *rule) {
  g_autofree char *text = expression_text(rule->expression);
  return g_strdup_printf("%d %s %s", rule->kind, rule->language, text);
}

/* Finds the rules that ask what one before them asks: of seen (question → Rule), or among themselves. */
static void
check_shadowed(Check *check, const GPtrArray *rules, GHashTable *seen) {
  for (guint i = 0; i < rules->len; i++) {
    const Rule *rule = g_ptr_array_index(rules, i);
    char *question = rule_question(rule);
    const Rule *first = g_hash_table_lookup(seen, question);
    if (first)
      check_finding(check, rule->at, "“%s” asks the same as “%s” in line %u of %s", rule->name, first->name,
                    first->at.line, first->at.file);
    g_hash_table_insert(seen, question, (gpointer)rule);
  }
}

/* A topic's rules may repeat a pack-wide one only where the topic does without that. */
static void
check_topic_shadowed(Check *check, const Topic *topic) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < check->pack->wide->len; i++) {
    const Rule *rule = g_ptr_array_index(check->pack->wide, i);
    if (!topic_spares(topic, rule))
      g_hash_table_insert(seen, rule_question(rule), (gpointer)rule);
  }
  check_shadowed(check, topic->rules, seen);
}

static void
check_wide_shadowed(Check *check) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  check_shadowed(check, check->pack->wide, seen);
}

static void
check_rules(Check *check, const GPtrArray *rules) {
  for (guint i = 0; i < rules->len; i++) {
    const Rule *rule = g_ptr_array_index(rules, i);
    if (!expression_can_hold(rule->expression, 0, SCOPE_SENTENCE))
      check_finding(check, rule->at,
                    "“%s” can never hold: no sentence stands in two zones (letter:( ) looks further)",
                    rule->name);
    if (rule->kind == RULE_MATCH && rule->points == 0)
      check_finding(check, rule->at, "“%s” gives no points", rule->name);
  }
}

/* --- topics that cannot be raised -------------------------------------------------------------- */

/* The most that the rules of a language can give: each at most doubled, in the heaviest zone, in a request.
 */
static double
topic_most_points(const Pack *pack, const Topic *topic, const char *language) {
  double sum = 0;
  for (guint i = 0; i < topic->rules->len; i++) {
    const Rule *rule = g_ptr_array_index(topic->rules, i);
    if (rule->kind == RULE_MATCH && rule->points > 0 && language_holds(rule->language, language))
      sum += rule->points;
  }
  return sum * pack_greatest_weight(pack);
}

/* Languages that a topic has match rules in: interned tags. */
static GPtrArray *
topic_languages(const Topic *topic) {
  GPtrArray *languages = g_ptr_array_new();
  for (guint i = 0; i < topic->rules->len; i++) {
    const Rule *rule = g_ptr_array_index(topic->rules, i);
    if (rule->kind == RULE_MATCH && !g_ptr_array_find(languages, rule->language, NULL))
      g_ptr_array_add(languages, (gpointer)rule->language);
  }
  return languages;
}

static void
check_topic(Check *check, const Topic *topic) {
  g_autoptr(GPtrArray) languages = topic_languages(topic);
  if (languages->len == 0)
    check_finding(check, topic->at, "“%s” has no match rule, so no letter can raise it", topic->id);
  if (g_hash_table_size(topic->labels) == 0)
    check_finding(check, topic->at, "“%s” has no label", topic->id);
  for (guint i = 0; i < languages->len; i++) {
    const char *language = g_ptr_array_index(languages, i);
    if (strcmp(language, LANGUAGE_ANY) != 0 && g_hash_table_size(topic->labels) > 0 &&
        !g_hash_table_contains(topic->labels, language))
      check_finding(check, topic->at, "“%s” has rules but no label in “%s”", topic->id, language);
    if (topic_most_points(check->pack, topic, language) < topic->threshold)
      check_finding(check, topic->at, "“%s” can never reach its threshold in “%s”", topic->id, language);
  }
}

/* --- tests ------------------------------------------------------------------------------------- */

/* topic is NULL for the tests that stand under none. */
static void
check_tests(Check *check, const GPtrArray *tests, const Topic *topic) {
  for (guint i = 0; i < tests->len; i++) {
    const RuleTest *test = g_ptr_array_index(tests, i);
    g_autofree char *failure = trial_run(check->pack, topic, test);
    if (failure)
      check_finding(check, test->at, "test fails: %s: “%s”", failure, test->text);
  }
}

guint
pack_check(const Pack *pack, GString *report) {
  Check check = {pack, report, 0};
  check_tests(&check, pack->tests, NULL);
  check_rules(&check, pack->wide);
  check_wide_shadowed(&check);
  for (guint i = 0; i < pack->topics->len; i++) {
    const Topic *topic = g_ptr_array_index(pack->topics, i);
    check_topic(&check, topic);
    check_rules(&check, topic->rules);
    check_topic_shadowed(&check, topic);
    check_tests(&check, topic->tests, topic);
  }
  return check.findings;
}
