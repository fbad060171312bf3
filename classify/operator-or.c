/* a OR b: either holds; the hits of all that do, in the order of the letter. */
#include "classify/match.h"

static gboolean
or_match(const Expression *expression, const Match *match, Unit unit, GArray *hits) {
  if (expression->choice)
    return places_match(expression_places(expression, match->index), match, unit, hits);
  gboolean held = FALSE;
  guint before = hits->len;
  for (guint i = 0; i < expression->part_count; i++)
    held |= expression_match(expression_part(expression, i), match, unit, hits);
  hits_sort_from(hits, before);
  return held;
}

static gboolean
or_holds(const Expression *expression, const Match *match, Unit unit) {
  if (expression->choice)
    return places_hold(expression_places(expression, match->index), match, unit);
  for (guint i = 0; i < expression->part_count; i++)
    if (expression_holds(expression_part(expression, i), match, unit))
      return TRUE;
  return FALSE;
}

static gboolean
or_may_hold(const Expression *expression, TermIndex *index) {
  if (expression->choice)
    return choice_has_places(expression, index);
  for (guint i = 0; i < expression->part_count; i++)
    if (expression_may_hold(expression_part(expression, i), index))
      return TRUE;
  return FALSE;
}

static gboolean
or_is_positive(const Expression *expression) {
  for (guint i = 0; i < expression->part_count; i++)
    if (!expression_is_positive(expression_part(expression, i)))
      return FALSE;
  return TRUE;
}

/* One word of any part; none when a part can hold without a word. */
static void
or_require(const Expression *expression, const Terms *terms, GArray *required, Scope *scope) {
  guint before = required->len;
  for (guint i = 0; i < expression->part_count; i++) {
    guint so_far = required->len;
    expression_require(expression_part(expression, i), terms, required, scope);
    if (required->len > so_far)
      continue;
    g_array_set_size(required, before);
    return;
  }
}

const Operator operator_or = {"OR", or_match, or_holds, or_may_hold, or_is_positive, or_require};
