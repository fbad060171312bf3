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

/* The most tokens that a word, a phrase, a choice of those or a pair can span beyond its first. */
static guint
expression_reach(const Expression *expression) {
  guint longest = 0, sum = 0;
  for (guint i = 0; expression->parts && i < expression->parts->len; i++) {
    guint part = expression_reach(expression_part(expression, i));
    longest = MAX(longest, part);
    sum += part;
  }
  if (expression->operator== & operator_near)
    return sum + expression->number;
  if (expression->operator== & operator_phrase)
    return (expression->parts->len - 1) * (expression->number + 1);
  return longest;
}

/* The tokens from which a pair can reach into the unit. */
static Unit
near_window(const Expression *near, const Match *match, Unit unit) {
  if (unit.scope != SCOPE_SENTENCE)
    return unit;
  Unit paragraph = match_unit(match, SCOPE_PARAGRAPH, unit.first);
  guint reach = expression_reach(near);
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

static gboolean
near_match(const Expression *near, const Match *match, Unit unit, GArray *hits) {
  g_autoptr(GArray) left = hits_new(), right = hits_new();
  Unit window = near_window(near, match, unit);
  if (!expression_match(expression_part(near, 0), match, window, left) ||
      !expression_match(expression_part(near, 1), match, window, right))
    return FALSE;
  gboolean held = FALSE;
  for (guint i = 0; i < left->len; i++) {
    Range one = hit_range(left, i), other = one;
    if (!near_nearest(near, match, one, right, &other))
      continue;
    Range both = {MIN(one.first, other.first), MAX(one.last, other.last),
                  one.meant ? one.meant : other.meant};
    if (both.last < unit.first || both.first >= unit.end)
      continue;
    hits_add(hits, both);
    held = TRUE;
  }
  return held;
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

const Operator operator_near = {"NEAR", near_match, near_is_positive, near_require};
