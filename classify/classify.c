/* The front door: a letter becomes a verdict. */
#include "classify/classify.h"

#include "classify/score.h"
#include "classify/stems.h"

#include <math.h>
#include <string.h>

/* What evidence from the pack's lexicon is called; no rule can have this name. */
#define LEXICON_RULE "lexicon"
#define EVIDENCE_GRAIN 1000.0

/* --- evidence ---------------------------------------------------------------------------------- */

static void
topic_add_evidence(RaisedTopic *topic, const Reading *reading, const Rule *rule, const Range *range,
                   double points) {
  const Paragraph *paragraph = reading_paragraph_at(reading, range->first);
  const char *text = letter_part(reading->letter, paragraph->part)->text;
  Evidence *evidence = g_new0(Evidence, 1);
  evidence->rule = g_strdup(rule->name);
  evidence->points = points;
  evidence->part = paragraph->part;
  evidence->span = reading_span(reading, range->first, range->last);
  evidence->text = g_strndup(text + evidence->span.start, evidence->span.end - evidence->span.start);
  g_ptr_array_add(topic->evidence, evidence);
}

/* Whether the range is one word that every letter of its language is full of: "niet", "the". */
static gboolean
range_is_function_word(const Pack *pack, const Reading *reading, const Range *range) {
  const char *tag = reading_paragraph_at(reading, range->first)->language;
  const Language *language = pack->languages ? languages_find(pack->languages, tag) : NULL;
  const Token *token = reading_token(reading, range->first);
  if (!language || range->first != range->last || token->form_count == 0)
    return FALSE;
  const char *word = reading_word(reading, g_array_index(reading->forms, guint, token->first_form))->text;
  return g_strv_contains(language_words(language, "words", "function"), word);
}

/* The range of a hit that carries its points: the first that says something by itself. */
static guint
hit_telling_range(const Pack *pack, const Reading *reading, const Hit *hit) {
  for (guint i = 0; i < hit->count; i++)
    if (!range_is_function_word(pack, reading, &hit->ranges[i]))
      return i;
  return 0;
}

static void
topic_add_hit(RaisedTopic *topic, const Scoring *scoring, const Rule *rule, const ScoredHit *scored) {
  guint telling = hit_telling_range(scoring->pack, scoring->reading, &scored->hit);
  for (guint i = 0; i < scored->hit.count; i++) {
    const Range *range = &scored->hit.ranges[i];
    if (i == telling)
      topic_add_evidence(topic, scoring->reading, rule, range, scored->points);
    else if (!range_is_function_word(scoring->pack, scoring->reading, range))
      topic_add_evidence(topic, scoring->reading, rule, range, 0);
  }
}

/* A rule that speaks against the topic has hits, but they are no evidence for it. */
static void
topic_add_rule(RaisedTopic *topic, const Scoring *scoring, const RuleScore *score) {
  for (guint i = 0; score->rule->points > 0 && i < score->hits->len; i++)
    topic_add_hit(topic, scoring, score->rule, &g_array_index(score->hits, ScoredHit, i));
}

static Range
word_range(const OpinionWord *word) {
  return (Range){.first = word->position, .last = word->position};
}

/* What the letter's words gave beyond the rules, shared out over those that say most. */
static void
topic_add_opinion(RaisedTopic *topic, const Scoring *scoring, const TopicScore *score) {
  OpinionWord said[OPINION_WORDS];
  gboolean shown[OPINION_WORDS] = {FALSE};
  double given = score->points - score->rule_points, sum = 0;
  guint count = given > 0 && score->opinion ? opinion_words(score->opinion, said) : 0;
  for (guint i = 0; i < count; i++) {
    const Range range = word_range(&said[i]);
    shown[i] = !range_is_function_word(scoring->pack, scoring->reading, &range);
    sum += shown[i] ? said[i].weight : 0;
  }
  const Rule words = {.name = (char *)LEXICON_RULE};
  for (guint i = 0; i < count; i++) {
    const Range range = word_range(&said[i]);
    double share = round(given * said[i].weight / sum * EVIDENCE_GRAIN) / EVIDENCE_GRAIN;
    if (shown[i])
      topic_add_evidence(topic, scoring->reading, &words, &range, share);
  }
}

static RaisedTopic *
topic_raise(const TopicScore *score, const Scoring *scoring) {
  RaisedTopic *topic = raised_topic_new(score->topic->id, score->points, score->topic->threshold);
  raised_topic_set_labels(topic, score->topic->labels);
  for (guint i = 0; i < score->rules->len; i++)
    topic_add_rule(topic, scoring, g_ptr_array_index(score->rules, i));
  topic_add_opinion(topic, scoring, score);
  return topic;
}

/* --- verdict ----------------------------------------------------------------------------------- */

/* The letter's language when no rule speaks it, else NULL. */
static const char *
letter_untold(const Pack *pack, const Letter *letter) {
  const char *language = language_primary(letter->language);
  if (!language || strcmp(language, LANGUAGE_UNKNOWN) == 0 || pack_speaks(pack, language))
    return NULL;
  return language;
}

Verdict *
verdict_find(const Pack *pack, const Letter *letter) {
  Verdict *verdict = verdict_new();
  verdict->untold = letter_untold(pack, letter);
  if (verdict->untold)
    return verdict;
  g_autoptr(Scoring) scoring = scoring_new(pack, letter);
  for (guint i = 0; i < pack->topics->len; i++) {
    g_autoptr(TopicScore) score =
        scoring_may_raise(scoring, i) ? scoring_raise(scoring, g_ptr_array_index(pack->topics, i)) : NULL;
    if (score)
      g_ptr_array_add(verdict->topics, topic_raise(score, scoring));
  }
  verdict_order(verdict);
  return verdict;
}
