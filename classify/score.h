/*
 * A scoring is a pack laid over a letter: which rules held, where, and what each gave its topic.
 *
 * A rule scores its points times the weight of its best hit; further hits add a half, a quarter, … of theirs,
 * so never more than it doubles; the same tokens count once a rule. A hit weighs as much as its zone, less
 * when misspelt, more in a sentence that asks or complains. Rules add up; their order never matters.
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
  double points;
  const Rule *barred_by; /* the never rule that held, or NULL */
  GPtrArray *rules;      /* RuleScore: those that held */
} TopicScore;

typedef struct {
  const Pack *pack;
  Reading *reading;
  TermIndex *index;
  GPtrArray *candidates; /* Candidate */
  guint8 *negated;       /* by position: a cue says the letter is not about it */
  guint8 *muted;         /* by position: negated, or a pack-wide mask holds in its sentence */
  GPtrArray *wide;       /* Candidate, lent: pack-wide nevers and masks that hold */
  guint8 *requested;     /* by sentence: it asks or complains */
  GHashTable *by_topic;  /* Topic → GPtrArray of Candidate: those with rules that may hold */
} Scoring;

/* pack and letter must outlive it. */
Scoring *scoring_new(const Pack *pack, const Letter *letter);
void scoring_free(Scoring *scoring);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Scoring, scoring_free)

/* What a topic got. Free with topic_score_free. */
TopicScore *scoring_topic(const Scoring *scoring, const Topic *topic);
void topic_score_free(TopicScore *score);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TopicScore, topic_score_free)

gboolean topic_score_raises(const TopicScore *score);

/* The match of a scoring for a topic; muted may be NULL. */
Match scoring_match(const Scoring *scoring, const guint8 *muted);

/* Which tokens do not count for a topic, by position; NULL: all count. muted_by, when not NULL, is set to a
   list of the mask rules that held (Rule, lent). Free with g_free. */
guint8 *scoring_muted(const Scoring *scoring, const Topic *topic, GPtrArray *muted_by);
