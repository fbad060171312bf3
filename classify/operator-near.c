/* a NEAR/n b: at most n tokens apart, nearest ends, either order, same paragraph. One token may be both: a
   compound that names the two things is as near as can be. */
#include "classify/match.h"

static Range
hit_range(const GArray *hits, guint index) {
  return hits_at(hits, index)->ranges[0];
}

static guint
range_distance(Range a, Range b) {
  if (a.last < b.first)
    return b.first - a.last;
  return b.last < a.first ? a.first - b.last : 0;
}

/* The tokens from which a pair can reach into the unit. */
static Unit
near_window(const Expression *near, const Match *match, Unit unit) {
  if (unit.scope != SCOPE_SENTENCE)
    return unit;
  Unit paragraph = match_unit(match, SCOPE_PARAGRAPH, unit.first);
  guint reach = near->reach;
  return (Unit){SCOPE_PARAGRAPH, MAX(paragraph.first, unit.first > reach ? unit.first - reach : 0),
                MIN(paragraph.end, unit.end + reach)};
}

/* The index in others (in order of first) of the first that begins at or after position. */
static guint
hits_from(const GArray *others, guint position) {
  guint low = 0, high = others->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (hit_range(others, middle).first < position)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The nearest of others to range within the paragraph; FALSE when none is near enough. */
static gboolean
near_nearest(const Expression *near, const Match *match, Range range, const GArray *others, Range *nearest) {
  guint from = hits_from(others, range.first), best = near->number + 1;
  const Paragraph *paragraph = reading_paragraph_at(match->reading, range.first);
  for (guint i = from > 0 ? from - 1 : 0; i < others->len && i <= from; i++) {
    Range other = hit_range(others, i);
    if (other.first < paragraph->first || other.first >= paragraph->end ||
        range_distance(range, other) >= best)
      continue;
    best = range_distance(range, other);
    *nearest = other;
  }
  return best <= near->number;
}

/* Adds the pairs that lie in the unit to hits; NULL: the first will do. */
static gboolean
near_pair(const Expression *near, const Match *match, Unit unit, const GArray *left, const GArray *right,
          GArray *hits) {
  gboolean held = FALSE;
  for (guint i = 0; i < left->len && (hits || !held); i++) {
    Range one = hit_range(left, i), other = one;
    if (!near_nearest(near, match, one, right, &other))
      continue;
    Range both = {MIN(one.first, other.first), MAX(one.last, other.last),
                  one.meant ? one.meant : other.meant};
    if (both.last < unit.first || both.first >= unit.end)
      continue;
    held = TRUE;
    if (hits)
      hits_add(hits, both);
  }
  return held;
}

static gboolean
near_find(const Expression *near, const Match *match, Unit unit, GArray *hits) {
  const Expression *one = expression_part(near, 0), *other = expression_part(near, 1);
  Unit window = near_window(near, match, unit);
  if (!expression_holds(one, match, window) || !expression_holds(other, match, window))
    return FALSE;
  GArray *left = hits_borrow(match), *right = hits_borrow(match);
  expression_match(one, match, window, left);
  expression_match(other, match, window, right);
  gboolean held = near_pair(near, match, unit, left, right, hits);
  hits_return(match, left);
  hits_return(match, right);
  return held;
}

static gboolean
near_match(const Expression *near, const Match *match, Unit unit, GArray *hits) {
  return near_find(near, match, unit, hits);
}

static gboolean
near_holds(const Expression *near, const Match *match, Unit unit) {
  return near_find(near, match, unit, NULL);
}

static gboolean
near_may_hold(const Expression *near, TermIndex *index) {
  return expression_may_hold(expression_part(near, 0), index) &&
         expression_may_hold(expression_part(near, 1), index);
}

static gboolean
near_is_positive(const Expression *near G_GNUC_UNUSED) {
  return TRUE;
}

/* Either side will do; a pair may reach into the next sentence. */
static void
near_require(const Expression *near, const Terms *terms, GArray *required, Scope *scope) {
  operator_and.require(near, terms, required, scope);
  *scope = MAX(*scope, SCOPE_PARAGRAPH);
}

const Operator operator_near = {"NEAR",        near_match,       near_holds,
                                near_may_hold, near_is_positive, near_require};
