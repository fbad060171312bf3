#include "classify/trial.h"

#include "classify/score.h"

static PartKind
zone_part_kind(Zone zone) {
  switch (zone) {
  case ZONE_SUBJECT:
    return PART_SUBJECT;
  case ZONE_HEADING:
    return PART_HEADING;
  case ZONE_FOOTNOTE:
    return PART_FOOTNOTE;
  case ZONE_SALUTATION:
    return PART_SALUTATION;
  default:
    return PART_PARAGRAPH;
  }
}

static Letter *
trial_letter(const RuleTest *test) {
  Letter *letter = letter_new();
  Part *part = part_new(zone_part_kind(test->zone), test->text);
  gboolean any = g_str_equal(test->language, LANGUAGE_ANY);
  part->language = any ? g_intern_static_string(LANGUAGE_UNKNOWN) : test->language;
  part->division = test->zone == ZONE_QUOTED ? DIVISION_QUOTED : DIVISION_LETTER;
  letter->language = part->language;
  g_ptr_array_add(letter->parts, part);
  return letter;
}

/* "1.5 points of 2 through weak, other", or "no rule fires". */
static void
append_score(GString *text, const TopicScore *score) {
  char points[G_ASCII_DTOSTR_BUF_SIZE], threshold[G_ASCII_DTOSTR_BUF_SIZE];
  if (score->rules->len == 0) {
    g_string_append(text, "no rule fires");
    return;
  }
  g_string_append_printf(text, "%s points of %s through", number_write(score->rule_points, points),
                         number_write(score->topic->threshold, threshold));
  for (guint i = 0; i < score->rules->len; i++) {
    const RuleScore *rule = g_ptr_array_index(score->rules, i);
    g_string_append_printf(text, "%s %s %s", i > 0 ? "," : "", rule->rule->name,
                           number_write(rule->points, points));
  }
  if (score->barred_by)
    g_string_append_printf(text, "; barred by %s", score->barred_by->name);
}

static char *
trial_of_topic(const Scoring *scoring, const Topic *topic, const RuleTest *test) {
  g_autoptr(TopicScore) score = scoring_topic(scoring, topic);
  gboolean raised = topic_score_rules_raise(score);
  if (raised == (test->kind == TEST_RAISED))
    return NULL;
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "%s is %s: ", topic->id, raised ? "raised" : "not raised");
  append_score(text, score);
  return g_string_free(text, FALSE);
}

/* No topic at all may be raised. */
static char *
trial_of_triage(const Scoring *scoring, const Pack *pack, const RuleTest *test) {
  for (guint i = 0; i < pack->topics->len; i++) {
    RuleTest none = *test;
    none.kind = TEST_NOT;
    char *failure = trial_of_topic(scoring, g_ptr_array_index(pack->topics, i), &none);
    if (failure)
      return failure;
  }
  return NULL;
}

char *
trial_run(const Pack *pack, const Topic *topic, const RuleTest *test) {
  g_autoptr(Letter) letter = trial_letter(test);
  g_autoptr(Scoring) scoring = scoring_new(pack, letter);
  return test->kind == TEST_TRIAGE ? trial_of_triage(scoring, pack, test)
                                   : trial_of_topic(scoring, topic, test);
}
