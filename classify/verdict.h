/*
 * A verdict is what a letter raises: topics over their thresholds, each with its evidence. No topic is a verdict too:
 * triage, a person decides.
 *
 * verdict_find (classify.h) makes one from rules; verdict_from_tei reads the one that an earlier classify wrote.
 */
#pragma once

#include "extract/letter.h"

/* One phrase of the letter that counted. */
typedef struct {
  char *rule;     /* the rule's name */
  double points;  /* what the rule gave in all; the same for each of its hits; 0 for its further hits */
  char *text;     /* the phrase as the letter has it */
  guint part;     /* index into the letter's parts */
  Span span;
} Evidence;

typedef struct {
  char *id;
  GHashTable *labels; /* language tag → label; both char * */
  double points, threshold;
  gboolean primary;
  GPtrArray *evidence; /* Evidence, in the order of the letter */
} RaisedTopic;

typedef struct {
  GPtrArray *topics; /* RaisedTopic: most points first, then id */
  const char *untold; /* interned tag of a language the letter is mostly written in and no rule speaks; or NULL */
} Verdict;

Verdict *verdict_new(void);
void verdict_free(Verdict *verdict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Verdict, verdict_free)

static inline const RaisedTopic *verdict_topic(const Verdict *verdict, guint index) {
  return g_ptr_array_index(verdict->topics, index);
}

/* A topic's label in a language, else in any language, else its id. */
const char *raised_topic_label(const RaisedTopic *topic, const char *language);
