#include "classify/score.h"

#include "classify/cues.h"
#include "classify/limits.h"

#include <math.h>
#include <string.h>

/* Points are told to a thousandth, so that the order of rules cannot show in the last digits. */
#define POINTS_GRAIN 1000.0

/* --- what holds for the whole letter ----------------------------------------------------------- */

Match
scoring_match(const Scoring *scoring, const guint8 *muted) {
  return (Match){.reading = scoring->reading, .index = scoring->index, .muted = muted};
}

/* Whether a rule holds when nothing is muted. */
static gboolean
scoring_holds(const Scoring *scoring, const Candidate *candidate) {
  Match match = scoring_match(scoring, NULL);
  return candidate_holds(candidate, &match);
}

static void
scoring_take_cue(Scoring *scoring, const Candidate *candidate) {
  Match match = scoring_match(scoring, NULL);
  GArray *hits = hits_borrow(&match);
  candidate_hits(candidate, &match, hits);
  for (guint i = 0; i < hits->len; i++) {
    const Hit *hit = hits_at(hits, i);
    if (candidate->rule->kind == RULE_REQUEST)
      scoring->requested[reading_token(scoring->reading, hit->ranges[0].first)->sentence] = 1;
    else
      cue_negate(candidate->rule, hit, scoring->reading, scoring->pack->contrasts, scoring->negated);
  }
  hits_return(&match, hits);
}

static void
scoring_take_rule(Scoring *scoring, Candidate *candidate) {
  GPtrArray **list = &scoring->by_topic[candidate->rule->topic->index];
  if (!*list)
    *list = g_ptr_array_new();
  g_ptr_array_add(*list, candidate);
}

static void
hit_mute_sentences(const Hit *hit, const Reading *reading, guint8 *muted) {
  for (guint i = 0; i < hit->count; i++) {
    guint first = reading_sentence_at(reading, hit->ranges[i].first)->first;
    guint end = reading_sentence_at(reading, hit->ranges[i].last)->end;
    memset(muted + first, 1, end - first);
  }
}

/* Mutes the sentences in which a mask holds; whether it holds anywhere. */
static gboolean
scoring_mute(const Scoring *scoring, const Candidate *mask, guint8 *muted) {
  Match match = scoring_match(scoring, NULL);
  GArray *hits = hits_borrow(&match);
  candidate_hits(mask, &match, hits);
  gboolean held = hits->len > 0;
  for (guint i = 0; i < hits->len; i++)
    hit_mute_sentences(hits_at(hits, i), scoring->reading, muted);
  hits_return(&match, hits);
  return held;
}

/* Pack-wide rules are asked once a letter, not once a topic. */
static void
scoring_take_wide(Scoring *scoring) {
  scoring->muted = g_memdup2(scoring->negated, scoring->reading->tokens->len + 1);
  for (guint i = 0; i < scoring->candidates->len; i++) {
    Candidate *candidate = g_ptr_array_index(scoring->candidates, i);
    if (!rule_is_wide(candidate->rule))
      continue;
    gboolean is_mask = candidate->rule->kind == RULE_MASK;
    if (is_mask ? scoring_mute(scoring, candidate, scoring->muted) : scoring_holds(scoring, candidate))
      g_ptr_array_add(scoring->wide, candidate);
  }
}

static void
scoring_take_opinions(Scoring *scoring) {
  const GPtrArray *lexicons = scoring->pack->lexicons;
  scoring->overlays = g_ptr_array_new_with_free_func((GDestroyNotify)overlay_free);
  for (guint i = 0; i < lexicons->len; i++)
    g_ptr_array_add(scoring->overlays,
                    lexicon_read(g_ptr_array_index(lexicons, i), scoring->reading, scoring->muted));
}

Scoring *
scoring_new(const Pack *pack, const Letter *letter) {
  Scoring *scoring = g_new0(Scoring, 1);
  scoring->pack = pack;
  scoring->reading = reading_new(letter, pack->languages);
  scoring->index = term_index_new(scoring->reading, pack->terms, pack_index_letter(pack, scoring->reading),
                                  &pack->spelling);
  scoring->candidates = pack_candidates(pack, scoring->index, scoring->reading);
  scoring->negated = g_new0(guint8, scoring->reading->tokens->len + 1);
  scoring->requested = g_new0(guint8, scoring->reading->sentences->len + 1);
  scoring->wide = g_ptr_array_new();
  scoring->by_topic = g_new0(GPtrArray *, pack->topics->len);
  for (guint i = 0; i < scoring->candidates->len; i++) {
    Candidate *candidate = g_ptr_array_index(scoring->candidates, i);
    if (candidate->rule->topic)
      scoring_take_rule(scoring, candidate);
    else if (rule_is_cue(candidate->rule))
      scoring_take_cue(scoring, candidate);
  }
  scoring_take_wide(scoring);
  scoring_take_opinions(scoring);
  return scoring;
}

void
scoring_free(Scoring *scoring) {
  if (!scoring)
    return;
  for (guint i = 0; i < scoring->pack->topics->len; i++)
    if (scoring->by_topic[i])
      g_ptr_array_unref(scoring->by_topic[i]);
  g_free(scoring->by_topic);
  g_ptr_array_unref(scoring->wide);
  g_ptr_array_unref(scoring->candidates);
  g_ptr_array_unref(scoring->overlays);
  term_index_free(scoring->index);
  reading_free(scoring->reading);
  g_free(scoring->negated);
  g_free(scoring->muted);
  g_free(scoring->requested);
  g_free(scoring);
}

/* --- masks and bars ---------------------------------------------------------------------------- */

const GPtrArray *
scoring_candidates(const Scoring *scoring, const Topic *topic) {
  return scoring->by_topic[topic->index];
}

static void
scoring_take_mask(const Scoring *scoring, const Candidate *candidate, guint8 *muted, GPtrArray *muted_by) {
  if (candidate->rule->kind == RULE_MASK && scoring_mute(scoring, candidate, muted) && muted_by)
    g_ptr_array_add(muted_by, (gpointer)candidate->rule);
}

static gboolean
topic_spares_any(const Topic *topic, const GPtrArray *wide) {
  for (guint i = 0; topic->spared->len > 0 && i < wide->len; i++)
    if (topic_spares(topic, ((const Candidate *)g_ptr_array_index(wide, i))->rule))
      return TRUE;
  return FALSE;
}

guint8 *
scoring_muted(const Scoring *scoring, const Topic *topic, GPtrArray *muted_by) {
  const GPtrArray *candidates = scoring_candidates(scoring, topic), *wide = scoring->wide;
  gboolean spares = topic_spares_any(topic, wide);
  guint8 *muted = g_memdup2(spares ? scoring->negated : scoring->muted, scoring->reading->tokens->len + 1);
  for (guint i = 0; (spares || muted_by) && i < wide->len; i++) {
    const Candidate *candidate = g_ptr_array_index(wide, i);
    if (!topic_spares(topic, candidate->rule))
      scoring_take_mask(scoring, candidate, muted, muted_by);
  }
  for (guint i = 0; candidates && i < candidates->len; i++)
    scoring_take_mask(scoring, g_ptr_array_index(candidates, i), muted, muted_by);
  return muted;
}

/* The first never rule that holds: the pack-wide ones come first. */
static const Rule *
scoring_bar(const Scoring *scoring, const Topic *topic) {
  const GPtrArray *candidates = scoring_candidates(scoring, topic);
  for (guint i = 0; i < scoring->wide->len; i++) {
    const Rule *rule = ((const Candidate *)g_ptr_array_index(scoring->wide, i))->rule;
    if (rule->kind == RULE_NEVER && !topic_spares(topic, rule))
      return rule;
  }
  for (guint i = 0; candidates && i < candidates->len; i++) {
    const Candidate *candidate = g_ptr_array_index(candidates, i);
    if (candidate->rule->kind == RULE_NEVER && scoring_holds(scoring, candidate))
      return candidate->rule;
  }
  return NULL;
}

/* --- points ------------------------------------------------------------------------------------ */

static double
hit_weight(const Scoring *scoring, const Rule *rule, const Hit *hit) {
  const Reading *reading = scoring->reading;
  double zone = 0;
  gboolean misspelt = FALSE, requested = FALSE;
  for (guint i = 0; i < hit->count; i++) {
    guint position = hit->ranges[i].first;
    zone = MAX(zone, pack_zone_weight(scoring->pack, reading_paragraph_at(reading, position)->zone));
    misspelt |= hit->ranges[i].meant != 0;
    requested |= scoring->requested[reading_token(reading, position)->sentence] != 0;
  }
  double weight = zone * (misspelt ? scoring->pack->misspelt_weight : 1);
  return weight * (requested && rule->points > 0 ? scoring->pack->request_weight : 1);
}

static gint
scored_compare(gconstpointer a, gconstpointer b) {
  const ScoredHit *one = a, *other = b;
  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;
  const Range *left = &one->hit.ranges[0], *right = &other->hit.ranges[0];
  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  return left->last > right->last ? -1 : left->last < right->last;
}

static gint
scored_compare_place(gconstpointer a, gconstpointer b) {
  guint one = ((const ScoredHit *)a)->hit.ranges[0].first,
        other = ((const ScoredHit *)b)->hit.ranges[0].first;
  return one < other ? -1 : one > other;
}

static gboolean
hits_overlap(const Hit *a, const Hit *b) {
  for (guint i = 0; i < a->count; i++)
    for (guint j = 0; j < b->count; j++)
      if (a->ranges[i].first <= b->ranges[j].last && b->ranges[j].first <= a->ranges[i].last)
        return TRUE;
  return FALSE;
}

static gboolean
scored_is_new(const GArray *kept, const Hit *hit) {
  for (guint i = 0; i < kept->len; i++)
    if (hits_overlap(&g_array_index(kept, ScoredHit, i).hit, hit))
      return FALSE;
  return TRUE;
}

static double
points_round(double points) {
  return round(points * POINTS_GRAIN) / POINTS_GRAIN;
}

/* The hits that count, best first, each with a smaller share of the rule's points than the one before. */
static GArray *
hits_score(const Scoring *scoring, const Rule *rule, const GArray *hits) {
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(ScoredHit));
  for (guint i = 0; i < hits->len; i++) {
    const Hit *hit = hits_at(hits, i);
    ScoredHit scored = {*hit, hit_weight(scoring, rule, hit), 0};
    g_array_append_val(all, scored);
  }
  g_array_sort(all, scored_compare);
  GArray *kept = g_array_new(FALSE, FALSE, sizeof(ScoredHit));
  double share = 1;
  for (guint i = 0; i < all->len && kept->len < MAX_EVIDENCE_PER_RULE; i++) {
    ScoredHit scored = g_array_index(all, ScoredHit, i);
    if (!scored_is_new(kept, &scored.hit))
      continue;
    scored.points = points_round(rule->points * scored.weight * share);
    share /= 2;
    g_array_append_val(kept, scored);
  }
  g_array_sort(kept, scored_compare_place);
  return kept;
}

static void
rule_score_free(gpointer data) {
  RuleScore *score = data;
  g_array_unref(score->hits);
  g_free(score);
}

static void
topic_score_add(TopicScore *score, const Scoring *scoring, const Candidate *candidate, const GArray *hits) {
  RuleScore *rule = g_new0(RuleScore, 1);
  rule->rule = candidate->rule;
  rule->hits = hits_score(scoring, candidate->rule, hits);
  for (guint i = 0; i < rule->hits->len; i++)
    rule->points += g_array_index(rule->hits, ScoredHit, i).points;
  rule->points = points_round(rule->points);
  score->rule_points = points_round(score->rule_points + rule->points);
  g_ptr_array_add(score->rules, rule);
}

/* A letter of two languages is heard in the one that says most. */
static const Opinion *
scoring_opinion(const Scoring *scoring, const Topic *topic) {
  const Opinion *best = NULL;
  for (guint i = 0; i < scoring->overlays->len; i++) {
    gint column = lexicon_topic(g_ptr_array_index(scoring->pack->lexicons, i), topic->id);
    const Opinion *opinion =
        column >= 0 ? overlay_opinion(g_ptr_array_index(scoring->overlays, i), (guint)column) : NULL;
    if (opinion && opinion->told && (!best || opinion->factor > best->factor))
      best = opinion;
  }
  return best;
}

static double
points_weigh(double points, const Opinion *opinion) {
  return points_round(opinion ? opinion_points(opinion, points) : points);
}

static void
topic_score_add_rules(TopicScore *score, const Scoring *scoring, const GPtrArray *candidates) {
  g_autofree guint8 *muted = scoring_muted(scoring, score->topic, NULL);
  Match match = scoring_match(scoring, muted);
  GArray *hits = hits_borrow(&match);
  for (guint i = 0; i < candidates->len; i++) {
    const Candidate *candidate = g_ptr_array_index(candidates, i);
    if (candidate->rule->kind != RULE_MATCH)
      continue;
    g_array_set_size(hits, 0);
    candidate_hits(candidate, &match, hits);
    if (hits->len > 0)
      topic_score_add(score, scoring, candidate, hits);
  }
  hits_return(&match, hits);
}

static TopicScore *
topic_score_new(const Scoring *scoring, const Topic *topic) {
  TopicScore *score = g_new0(TopicScore, 1);
  score->topic = topic;
  score->rules = g_ptr_array_new_with_free_func(rule_score_free);
  const GPtrArray *candidates = scoring_candidates(scoring, topic);
  if (candidates)
    topic_score_add_rules(score, scoring, candidates);
  score->opinion = scoring_opinion(scoring, topic);
  score->points = points_weigh(score->rule_points, score->opinion);
  return score;
}

TopicScore *
scoring_topic(const Scoring *scoring, const Topic *topic) {
  TopicScore *score = topic_score_new(scoring, topic);
  score->barred_by = scoring_bar(scoring, topic);
  return score;
}

/* Whether the rules that may hold could together reach the threshold. */
static gboolean
topic_can_be_raised(const Scoring *scoring, const Topic *topic) {
  const GPtrArray *candidates = scoring_candidates(scoring, topic);
  double sum = 0;
  for (guint i = 0; candidates && i < candidates->len; i++) {
    const Rule *rule = ((const Candidate *)g_ptr_array_index(candidates, i))->rule;
    /* rounding each hit may add a little */
    if (rule->kind == RULE_MATCH && rule->points > 0)
      sum += rule->points * pack_greatest_weight(scoring->pack) + MAX_EVIDENCE_PER_RULE / POINTS_GRAIN;
  }
  return points_weigh(sum, scoring_opinion(scoring, topic)) >= topic->threshold;
}

TopicScore *
scoring_raise(const Scoring *scoring, const Topic *topic) {
  if (!topic_can_be_raised(scoring, topic) || scoring_bar(scoring, topic))
    return NULL;
  g_autoptr(TopicScore) score = topic_score_new(scoring, topic);
  return topic_score_raises(score) ? g_steal_pointer(&score) : NULL;
}

void
topic_score_free(TopicScore *score) {
  if (!score)
    return;
  g_ptr_array_unref(score->rules);
  g_free(score);
}

gboolean
topic_score_raises(const TopicScore *score) {
  return !score->barred_by && score->points > 0 && score->points >= score->topic->threshold;
}

gboolean
topic_score_rules_raise(const TopicScore *score) {
  return !score->barred_by && score->rules->len > 0 && score->rule_points >= score->topic->threshold;
}

gboolean
topic_score_hangs_on(const TopicScore *score, const RuleScore *rule) {
  return topic_score_raises(score) &&
         points_weigh(score->rule_points - rule->points, score->opinion) < score->topic->threshold;
}
