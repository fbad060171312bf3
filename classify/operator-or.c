/* a OR b: either holds; the hits of all that do, in the order of the letter. */
#include "classify/match.h"

static gint
hit_compare(gconstpointer a, gconstpointer b) {
  const Hit *one = a, *other = b;
  guint left = one->ranges[0].first, right = other->ranges[0].first;
  return left < right ? -1 : left > right;
}

static gboolean
or_match(const Expression *expression, const Match *match, Unit unit, GArray *hits) {
  gboolean held = FALSE;
  g_autoptr(GArray) found = hits_new();
  for (guint i = 0; i < expression->parts->len; i++)
    held |= expression_match(expression_part(expression, i), match, unit, found);
  g_array_sort(found, hit_compare);
  g_array_append_vals(hits, found->data, found->len);
  return held;
}

static gboolean
or_is_positive(const Expression *expression) {
  for (guint i = 0; i < expression->parts->len; i++)
    if (!expression_is_positive(expression_part(expression, i)))
      return FALSE;
  return TRUE;
}

/* One word of any part; none when a part can hold without a word. */
static void
or_require(const Expression *expression, const Terms *terms, GArray *required, Scope *scope) {
  guint before = required->len;
  for (guint i = 0; i < expression->parts->len; i++) {
    guint so_far = required->len;
    expression_require(expression_part(expression, i), terms, required, scope);
    if (required->len > so_far)
      continue;
    g_array_set_size(required, before);
    return;
  }
}

const Operator operator_or = {"OR", or_match, or_is_positive, or_require};
