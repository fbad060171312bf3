/* NOT a: a does not stand in the unit. Words that masks or mention negation took from the topic still bar. */
#include "classify/match.h"

static gboolean
not_holds(const Expression *expression, const Match *match, Unit unit) {
  Match everything = *match;
  everything.muted = NULL;
  return !expression_holds(expression_part(expression, 0), &everything, unit);
}

static gboolean
not_match(const Expression *expression, const Match *match, Unit unit, GArray *hits G_GNUC_UNUSED) {
  return not_holds(expression, match, unit);
}

static gboolean
not_may_hold(const Expression *expression G_GNUC_UNUSED, TermIndex *index G_GNUC_UNUSED) {
  return TRUE;
}

static gboolean
not_is_positive(const Expression *expression G_GNUC_UNUSED) {
  return FALSE;
}

static void
not_require(const Expression *expression G_GNUC_UNUSED, const Terms *terms G_GNUC_UNUSED,
            GArray *required G_GNUC_UNUSED, Scope *scope G_GNUC_UNUSED) {
}

const Operator operator_not = {"NOT", not_match, not_holds, not_may_hold, not_is_positive, not_require};
