/* NOT a: a does not stand in the unit. Words that masks or mention negation took from the topic still bar. */
#include "classify/match.h"

static gboolean
not_match(const Expression *expression, const Match *match, Unit unit, GArray *hits G_GNUC_UNUSED) {
  g_autoptr(GArray) unwanted = hits_new();
  Match everything = *match;
  everything.muted = NULL;
  return !expression_match(expression_part(expression, 0), &everything, unit, unwanted);
}

static gboolean
not_is_positive(const Expression *expression G_GNUC_UNUSED) {
  return FALSE;
}

static void
not_require(const Expression *expression G_GNUC_UNUSED, const Terms *terms G_GNUC_UNUSED,
            GArray *required G_GNUC_UNUSED, Scope *scope G_GNUC_UNUSED) {
}

const Operator operator_not = {"NOT", not_match, not_is_positive, not_require};
