/*
 * A scoring is a pack laid over a letter: which rules held, where, and what each gave its topic.
 *
 * A rule scores its points times the weight of its best hit; further hits add a half, a quarter, … of theirs,
 * so never more than it doubles; the same tokens count once a rule. A hit weighs as much as its zone, less
 * when misspelt, more in a sentence that asks or complains. Rules add up; their order never matters. What the
 * pack's lexicon has to say of the letter's words then weighs the sum (lexicon.h).
 */
#pragma once

#include "classify/index.h"
#include "classify/pack.h"

/* A hit that counted, and what it gave. */
typedef struct {
  Hit hit;
  double weight, points;
} ScoredHit;

typedef struct {
  const Rule *rule;
  double points;
  GArray *hits; /* ScoredHit, in the order of the letter */
} RuleScore;

typedef struct {
  const Topic *topic;
  double rule_points;     /* what the rules add up to */
  double points;          /* that, as the words of the letter weigh it */
  const Opinion *opinion; /* the lexicon's, lent by the scoring; NULL: none tells of the topic */
  const Rule *barred_by;  /* the never rule that held, or NULL */
  GPtrArray *rules;       /* RuleScore: those that held */
} TopicScore;

typedef struct {
  const Pack *pack;
  Reading *reading;
  TermIndex *index;
  GPtrArray *candidates; /* Candidate, lent */
  guint8 *negated;       /* by position: a cue says the letter is not about it */
  guint8 *muted;         /* by position: negated, or a pack-wide mask holds in its sentence */
  GPtrArray *wide;       /* Candidate, lent: pack-wide nevers and masks that hold */
  guint8 *requested;     /* by sentence: it asks or complains */
  GPtrArray *overlays;   /* Overlay, of each of the pack's lexicons */
  GPtrArray **by_topic;  /* by the topic's index: Candidate, of its rules that may hold; NULL: none */
} Scoring;

/* pack and letter must outlive it. */
Scoring *scoring_new(const Pack *pack, const Letter *letter);
void scoring_free(Scoring *scoring);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Scoring, scoring_free)

/* The rules of a topic that may hold: Candidate, in order. NULL: none. */
const GPtrArray *scoring_candidates(const Scoring *scoring, const Topic *topic);

/* FALSE: nothing in the letter tells of the pack's topic of this index. With a lexicon words that no rule
 * names tell of topics too. */
static inline gboolean
scoring_may_raise(const Scoring *scoring, guint topic) {
  return scoring->by_topic[topic] || scoring->pack->lexicons->len > 0;
}

/* What a topic got when it is raised, else NULL, found out no further than needed. Free with
   topic_score_free. */
TopicScore *scoring_raise(const Scoring *scoring, const Topic *topic);

/* What a topic got. Free with topic_score_free. */
TopicScore *scoring_topic(const Scoring *scoring, const Topic *topic);
void topic_score_free(TopicScore *score);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TopicScore, topic_score_free)

gboolean topic_score_raises(const TopicScore *score);

/* Whether the rules alone would raise it, whatever the lexicon says. */
gboolean topic_score_rules_raise(const TopicScore *score);

/* Whether the topic is raised only because this rule held. */
gboolean topic_score_hangs_on(const TopicScore *score, const RuleScore *rule);

/* The match of a scoring for a topic; muted may be NULL. */
Match scoring_match(const Scoring *scoring, const guint8 *muted);

/* Which tokens do not count for a topic, by position; NULL: all count. muted_by, when not NULL, is set to a
   list of the mask rules that held (Rule, lent). Free with g_free. */
guint8 *scoring_muted(const Scoring *scoring, const Topic *topic, GPtrArray *muted_by);
