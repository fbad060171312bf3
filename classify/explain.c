/*
 * Explaining a topic: points against threshold; the rules that held with their words and pages; the rules
 * that missed and the clause that failed; what masks and mention negation took away.
 */
#include "classify/classify.h"
#include "classify/quote.h"
#include "classify/score.h"

#include <string.h>

#define SHOWN_CLAUSE_CHARACTERS 100

typedef struct {
  const Pack *pack;
  const Scoring *scoring;
  const Letter *letter;
  const Topic *topic;
  const TopicScore *score;
  const guint8 *muted; /* by position: what does not count for the topic */
  GString *text;
} Explanation;

/* --- words ------------------------------------------------------------------------------------- */

static void
append_range(const Explanation *explanation, const Range *range) {
  const Reading *reading = explanation->scoring->reading;
  const Paragraph *paragraph = reading_paragraph_at(reading, range->first);
  quote_append(explanation->text, explanation->letter, paragraph->part,
               reading_span(reading, range->first, range->last));
  if (range->meant)
    g_string_append_printf(explanation->text, ", taken for “%s”",
                           meant_text(explanation->scoring->index, explanation->pack->terms, range->meant));
}

static void
append_hit(const Explanation *explanation, const Hit *hit) {
  for (guint i = 0; i < hit->count; i++) {
    g_string_append(explanation->text, i > 0 ? " with " : "");
    append_range(explanation, &hit->ranges[i]);
  }
}

static void
append_clause(GString *text, const Expression *expression) {
  g_autofree char *clause = expression_text(expression);
  if (g_utf8_strlen(clause, -1) <= SHOWN_CLAUSE_CHARACTERS) {
    g_string_append(text, clause);
    return;
  }
  *g_utf8_offset_to_pointer(clause, SHOWN_CLAUSE_CHARACTERS) = '\0';
  g_string_append_printf(text, "%s…", clause);
}

static void
append_rule(const Explanation *explanation, const Rule *rule) {
  g_string_append_printf(explanation->text, "  %s %s", rule->language, rule->name);
}

/* --- rules that held --------------------------------------------------------------------------- */

static void
append_fired(const Explanation *explanation, const RuleScore *score) {
  char points[G_ASCII_DTOSTR_BUF_SIZE];
  append_rule(explanation, score->rule);
  g_string_append_printf(explanation->text, " gives %s:\n", number_write(score->points, points));
  for (guint i = 0; i < score->hits->len; i++) {
    const ScoredHit *scored = &g_array_index(score->hits, ScoredHit, i);
    g_string_append_printf(explanation->text, "    %s  ", number_write(scored->points, points));
    append_hit(explanation, &scored->hit);
    g_string_append_c(explanation->text, '\n');
  }
}

static const RuleScore *
score_of(const TopicScore *score, const Rule *rule) {
  for (guint i = 0; i < score->rules->len; i++) {
    const RuleScore *one = g_ptr_array_index(score->rules, i);
    if (one->rule == rule)
      return one;
  }
  return NULL;
}

/* --- rules that missed ------------------------------------------------------------------------- */

/* Whether an expression holds anywhere in the letter. */
static gboolean
holds_somewhere(const Expression *expression, const Match *match, const Rule *rule) {
  const Reading *reading = match->reading;
  g_autoptr(GArray) hits = hits_new();
  for (guint i = 0; i < reading->sentences->len; i++) {
    const Sentence *sentence = reading_sentence(reading, i);
    if (language_holds(rule->language, reading_paragraph(reading, sentence->paragraph)->language) &&
        expression_match(expression, match, (Unit){SCOPE_SENTENCE, sentence->first, sentence->end}, hits))
      return TRUE;
  }
  return FALSE;
}

static const char *
operator_within(const Expression *expression) {
  if (expression->operator== & operator_near)
    return "not near enough to each other: ";
  return expression->operator== & operator_phrase ? "its words do not stand together so: "
                                                  : "not in one place: ";
}

/* The clause that keeps the expression from holding: the first part that holds nowhere, else the expression
 * itself. */
static const Expression *
failing_clause(const Expression *expression, const Match *match, const Rule *rule, gboolean *parts_hold) {
  *parts_hold = FALSE;
  Match within = *match;
  if (expression->operator== & operator_zone)
    within.zones = match->zones ? match->zones & expression->zones : expression->zones;
  if (expression->part_count == 0 ||
      expression->operator== & operator_or || expression->operator== & operator_not)
    return expression;
  for (guint i = 0; i < expression->part_count; i++) {
    const Expression *part = expression_part(expression, i);
    if (part->operator== & operator_word && expression->operator== & operator_zone)
      return expression;
    if (!holds_somewhere(part, &within, rule))
      return expression->operator== & operator_phrase ? part
                                                      : failing_clause(part, &within, rule, parts_hold);
  }
  *parts_hold = TRUE;
  return expression;
}

static gboolean
letter_speaks(const Explanation *explanation, const char *language) {
  const Reading *reading = explanation->scoring->reading;
  for (guint i = 0; i < reading->paragraphs->len; i++)
    if (language_holds(language, reading_paragraph(reading, i)->language))
      return TRUE;
  return FALSE;
}

static void
append_missed(const Explanation *explanation, const Rule *rule) {
  Match match = scoring_match(explanation->scoring, NULL);
  gboolean parts_hold;
  append_rule(explanation, rule);
  g_string_append(explanation->text, ": ");
  const Expression *clause = failing_clause(rule->expression, &match, rule, &parts_hold);
  if (clause->operator== & operator_not)
    g_string_append(explanation->text, "barred by ");
  else
    g_string_append(explanation->text, parts_hold ? operator_within(clause) : "nowhere: ");
  append_clause(explanation->text, clause);
  g_string_append_c(explanation->text, '\n');
}

/* --- what was taken away ----------------------------------------------------------------------- */

static const char *
taken_by(const Explanation *explanation, const Hit *hit) {
  for (guint i = 0; i < hit->count; i++)
    for (guint position = hit->ranges[i].first; position <= hit->ranges[i].last; position++) {
      if (explanation->scoring->negated[position])
        return "the letter says it is not about this";
      if (explanation->muted[position])
        return "a mask holds in its sentence";
    }
  return NULL;
}

/* The hits of a rule that would have counted. Returns how many. */
static guint
append_taken(const Explanation *explanation, const Candidate *candidate) {
  Match match = scoring_match(explanation->scoring, NULL);
  g_autoptr(GArray) hits = hits_new();
  candidate_hits(candidate, &match, hits);
  guint taken = 0;
  for (guint i = 0; i < hits->len; i++) {
    const char *why = taken_by(explanation, hits_at(hits, i));
    if (!why)
      continue;
    append_rule(explanation, candidate->rule);
    g_string_append(explanation->text, ": ");
    append_hit(explanation, hits_at(hits, i));
    g_string_append_printf(explanation->text, ": %s\n", why);
    taken++;
  }
  return taken;
}

/* --- the whole --------------------------------------------------------------------------------- */

static const Candidate *
candidate_of(const Scoring *scoring, const Rule *rule) {
  for (guint i = 0; i < scoring->candidates->len; i++) {
    const Candidate *candidate = g_ptr_array_index(scoring->candidates, i);
    if (candidate->rule == rule)
      return candidate;
  }
  return NULL;
}

/* The never rule, and the first words through which it holds. */
static void
append_bar(const Explanation *explanation, const Rule *never) {
  const Candidate *candidate = candidate_of(explanation->scoring, never);
  Match match = scoring_match(explanation->scoring, NULL);
  g_autoptr(GArray) hits = hits_new();
  if (candidate)
    candidate_hits(candidate, &match, hits);
  g_string_append_printf(explanation->text, "barred by the %snever rule “%s”",
                         rule_is_wide(never) ? "pack-wide " : "", never->name);
  if (hits->len > 0) {
    g_string_append(explanation->text, ": ");
    append_hit(explanation, hits_at(hits, 0));
  }
  g_string_append_c(explanation->text, '\n');
}

static void
append_head(const Explanation *explanation) {
  char points[G_ASCII_DTOSTR_BUF_SIZE], threshold[G_ASCII_DTOSTR_BUF_SIZE];
  const TopicScore *score = explanation->score;
  g_string_append_printf(explanation->text, "%s: %s: %s, %s points of %s\n",
                         explanation->letter->source ? explanation->letter->source : "-",
                         explanation->topic->id, topic_score_raises(score) ? "raised" : "not raised",
                         number_write(score->points, points),
                         number_write(explanation->topic->threshold, threshold));
  if (score->barred_by)
    append_bar(explanation, score->barred_by);
}

static void
append_fired_rules(const Explanation *explanation) {
  if (explanation->score->rules->len > 0)
    g_string_append(explanation->text, "rules that held:\n");
  for (guint i = 0; i < explanation->score->rules->len; i++)
    append_fired(explanation, g_ptr_array_index(explanation->score->rules, i));
}

/* What the letter's words make of the rules' points. */
static void
append_opinion(const Explanation *explanation) {
  const Opinion *opinion = explanation->score->opinion;
  char points[G_ASCII_DTOSTR_BUF_SIZE];
  OpinionWord words[OPINION_WORDS];
  guint count = opinion ? opinion_words(opinion, words) : 0;
  if (!opinion)
    return;
  g_string_append_printf(explanation->text, "the rules add up to %s; the letter's words multiply by %.2f%s%s",
                         number_write(explanation->score->rule_points, points), opinion->factor,
                         opinion->strange ? " (as a whole it does not read like a letter for these topics)"
                                          : "",
                         count > 0 ? ", at best: " : "");
  for (guint i = 0; i < count; i++) {
    const Range range = {.first = words[i].position, .last = words[i].position};
    g_string_append(explanation->text, i > 0 ? ", " : "");
    append_range(explanation, &range);
  }
  g_string_append_c(explanation->text, '\n');
}

static void
append_taken_hits(const Explanation *explanation) {
  g_autoptr(GString) head = g_string_new("taken away:\n");
  gsize before = explanation->text->len;
  g_string_append(explanation->text, head->str);
  guint taken = 0;
  const GPtrArray *candidates = scoring_candidates(explanation->scoring, explanation->topic);
  for (guint i = 0; candidates && i < candidates->len; i++) {
    const Candidate *candidate = g_ptr_array_index(candidates, i);
    if (candidate->rule->kind == RULE_MATCH)
      taken += append_taken(explanation, candidate);
  }
  if (taken == 0)
    g_string_truncate(explanation->text, before);
}

static void
append_masks(const Explanation *explanation, const GPtrArray *masks) {
  for (guint i = 0; i < masks->len; i++) {
    const Rule *mask = g_ptr_array_index(masks, i);
    g_string_append_printf(explanation->text, "%smask “%s” holds: ", rule_is_wide(mask) ? "pack-wide " : "",
                           mask->name);
    append_clause(explanation->text, mask->expression);
    g_string_append_c(explanation->text, '\n');
  }
}

static void
append_missed_rules(const Explanation *explanation) {
  guint foreign = 0;
  g_string_append(explanation->text, "rules that missed:\n");
  for (guint i = 0; i < explanation->topic->rules->len; i++) {
    const Rule *rule = g_ptr_array_index(explanation->topic->rules, i);
    if (rule->kind != RULE_MATCH || score_of(explanation->score, rule))
      continue;
    if (letter_speaks(explanation, rule->language))
      append_missed(explanation, rule);
    else
      foreign++;
  }
  if (foreign > 0)
    g_string_append_printf(explanation->text, "  %u more for languages that no paragraph is written in\n",
                           foreign);
}

char *
explain_topic(const Pack *pack, const Letter *letter, const char *id, GError **error) {
  const Topic *topic = pack_topic(pack, id);
  if (!topic) {
    g_set_error(error, CLASSIFY_ERROR, CLASSIFY_ERROR_TOPIC, "there is no topic “%s”", id);
    return NULL;
  }
  g_autoptr(Scoring) scoring = scoring_new(pack, letter);
  g_autoptr(TopicScore) score = scoring_topic(scoring, topic);
  g_autoptr(GPtrArray) masks = g_ptr_array_new();
  g_autofree guint8 *muted = scoring_muted(scoring, topic, masks);
  Explanation explanation = {pack, scoring, letter, topic, score, muted, g_string_new(NULL)};
  append_head(&explanation);
  append_fired_rules(&explanation);
  append_opinion(&explanation);
  append_masks(&explanation, masks);
  append_taken_hits(&explanation);
  append_missed_rules(&explanation);
  return g_string_free(explanation.text, FALSE);
}
