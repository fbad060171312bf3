/* a OR b: either holds; the hits of all that do, in the order of the letter. */
#include "classify/match.h"

static guint
hit_first(const GArray *hits, guint index) {
  return hits_at(hits, index)->ranges[0].first;
}

static gint
hit_compare(gconstpointer a, gconstpointer b) {
  guint left = ((const Hit *)a)->ranges[0].first, right = ((const Hit *)b)->ranges[0].first;
  return left < right ? -1 : left > right;
}

/* Puts the hits from the index on in order; those of one place stay as they are. */
static void
hits_sort_from(GArray *hits, guint from) {
  for (guint i = from + 1; i < hits->len; i++)
    if (hit_first(hits, i) < hit_first(hits, i - 1)) {
      g_autoptr(GArray) tail = hits_new();
      g_array_append_vals(tail, hits_at(hits, from), hits->len - from);
      g_array_sort(tail, hit_compare);
      g_array_set_size(hits, from);
      g_array_append_vals(hits, tail->data, tail->len);
      return;
    }
}

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
    return expression_places(expression, index).count > 0;
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
