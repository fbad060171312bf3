/* An outcome is what became of one letter: all that the register keeps of it. */
#pragma once

#include <glib.h>

typedef enum {
  OUTCOME_DONE,
  OUTCOME_FAILED,  /* and would fail again */
  OUTCOME_BROKE,   /* the reader or the worker broke on it: worth one more try, alone */
  OUTCOME_KILLED,  /* somebody else killed the reader or the worker while it was in hand */
  OUTCOME_CHANGED, /* the file is no longer the one that was seen */
  OUTCOME_GONE,    /* the file is no longer there */
  OUTCOME_NO_ROOM  /* its results could not be written; says nothing about the letter */
} OutcomeKind;

/* No run tries a letter again that has failed for its own sake. */
#define RETRY_NEVER G_MAXINT32

typedef struct {
  char *id, *label;
  double points;
  gboolean primary;
} OutcomeTopic;

typedef struct {
  OutcomeKind kind;
  char *reason; /* why not done, without the file's name; NULL when done */
  char *language, *date, *sender, *our_reference, *subject; /* UTF-8; NULL: the letter has none */
  guint pages, holes, milliseconds;
  gboolean triage, replied; /* replied: a reply was drafted */
  guint retry_above;        /* a failed letter is tried again by a run that allows more seconds than this;
                               0: by every run, since this machine lacked something; else RETRY_NEVER */
  GPtrArray *topics;        /* OutcomeTopic, most points first */
} Outcome;

/* reason is copied. retry_above follows from the kind: 0 for a letter whose work was killed. */
Outcome *outcome_new(OutcomeKind kind, const char *reason);

/* A letter whose time of so many seconds was over: the same, whoever looked at the clock. */
Outcome *outcome_new_late(guint seconds);
void outcome_free(Outcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outcome, outcome_free)

/* Adds a copy. */
void outcome_add_topic(Outcome *outcome, const char *id, const char *label, double points, gboolean primary);

static inline const OutcomeTopic *
outcome_topic(const Outcome *outcome, guint index) {
  return g_ptr_array_index(outcome->topics, index);
}

/* As bytes that cross a pipe between processes of one program, and back; NULL: they make no sense. */
GBytes *outcome_pack(const Outcome *outcome);
Outcome *outcome_unpack(GBytes *bytes);
