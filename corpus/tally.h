/* A tally counts right and wrong answers, and says how good they are. */
#pragma once

#include <glib.h>

typedef struct {
  guint hits, false_alarms, misses;
} Tally;

double tally_precision(Tally tally);
double tally_recall(Tally tally);
double tally_f1(Tally tally);

/* The interval in which a share of hits among total lies with 95 % (Wilson 1927). Of nothing: 0 to 1. */
void share_interval(guint hits, guint total, double *low, double *high);

/* How unevenly a word lies between two texts (Dunning 1993): a times in n words here, b times in m words
 * there. */
double log_likelihood(guint a, guint n, guint b, guint m);
