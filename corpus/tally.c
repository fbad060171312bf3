#include "corpus/tally.h"

#include <math.h>

#define NORMAL_95 1.959964 /* standard deviations that hold 95 % of a normal distribution */

static double
share(guint part, guint whole) {
  return whole > 0 ? (double)part / whole : 1.0;
}

double
tally_precision(Tally tally) {
  return share(tally.hits, tally.hits + tally.false_alarms);
}

double
tally_recall(Tally tally) {
  return share(tally.hits, tally.hits + tally.misses);
}

double
tally_f1(Tally tally) {
  return share(2 * tally.hits, 2 * tally.hits + tally.false_alarms + tally.misses);
}

void
share_interval(guint hits, guint total, double *low, double *high) {
  *low = 0;
  *high = 1;
  if (total == 0)
    return;
  double p = (double)hits / total, n = total, z2 = NORMAL_95 * NORMAL_95;
  double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  double half = NORMAL_95 / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  *low = MAX(0, middle - half);
  *high = MIN(1, middle + half);
}

static double
surprise(double seen, double expected) {
  return seen > 0 ? seen * log(seen / expected) : 0;
}

double
log_likelihood(guint a, guint n, guint b, guint m) {
  if (a + b == 0 || n + m == 0)
    return 0;
  double rate = (double)(a + b) / ((double)n + m);
  return 2 * (surprise(a, rate * n) + surprise(b, rate * m));
}
