/*
 * A verdict is what a letter raises: topics over their thresholds, each with its evidence. No topic is a
 * verdict too: triage, a person decides.
 *
 * verdict_find (classify.h) makes one from rules; verdict_from_tei reads the one that an earlier classify
 * wrote.
 */
#pragma once

#include "extract/letter.h"

/* One phrase of the letter that counted. */
typedef struct {
  char *rule;    /* the rule's name */
  double points; /* what this phrase gave; 0 when it only completes the phrase before it (a AND b) */
  char *text;    /* the phrase as the letter has it */
  guint part;    /* index into the letter's parts */
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
  const char
      *untold; /* interned tag of a language the letter is mostly written in and no rule speaks; or NULL */
} Verdict;

void evidence_free(Evidence *evidence);

RaisedTopic *raised_topic_new(const char *id, double points, double threshold);
void raised_topic_free(RaisedTopic *topic);

/* Copies the labels of a topic (language → label). */
void raised_topic_set_labels(RaisedTopic *topic, GHashTable *labels);

Verdict *verdict_new(void);
void verdict_free(Verdict *verdict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Verdict, verdict_free)

static inline const RaisedTopic *
verdict_topic(const Verdict *verdict, guint index) {
  return g_ptr_array_index(verdict->topics, index);
}

static inline const Evidence *
raised_topic_evidence(const RaisedTopic *topic, guint index) {
  return g_ptr_array_index(topic->evidence, index);
}

/* Puts evidence in the order of the letter, topics in theirs, and marks the primary one: most points, then
 * earliest. */
void verdict_order(Verdict *verdict);

/* A number as outputs write it: the shortest decimal that reads back the same. Returns buffer. */
const char *number_write(double number, char buffer[G_ASCII_DTOSTR_BUF_SIZE]);

/* A topic's label in a language, else in any language, else its id. */
const char *raised_topic_label(const RaisedTopic *topic, const char *language);
