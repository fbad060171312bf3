/* a AND b, n OF (a, b, …): so many of the parts hold in one unit. What they found together is one hit; where
   one part alone has words (a AND NOT b), each of its hits stands for itself. */
#include "classify/match.h"

#include <string.h>

/* How many parts hold. With all, the first that does not ends the count. */
static guint
parts_holding(const Expression *expression, const Match *match, Unit unit, gboolean all) {
  guint held = 0;
  for (guint i = 0; i < expression->part_count; i++) {
    if (expression_holds(expression_part(expression, i), match, unit))
      held++;
    else if (all)
      break;
  }
  return held;
}

static gboolean
and_holds(const Expression *expression, const Match *match, Unit unit) {
  return parts_holding(expression, match, unit, TRUE) == expression->part_count;
}

static gboolean
some_holds(const Expression *expression, const Match *match, Unit unit) {
  return parts_holding(expression, match, unit, FALSE) >= expression->number;
}

/* Adds the hits of an expression that holds: all of the only part that has words, else one of the first hits
 * of every part. */
static void
parts_add_hits(const Expression *expression, const Match *match, Unit unit, GArray *hits) {
  guint before = hits->len, found = 0;
  Hit joint = {.count = 0};
  for (guint i = 0; i < expression->part_count; i++) {
    guint start = hits->len;
    expression_match(expression_part(expression, i), match, unit, hits);
    if (hits->len == start)
      continue;
    hit_join(&joint, hits_at(hits, start));
    if (++found > 1)
      g_array_set_size(hits, start);
  }
  if (found < 2)
    return;
  g_array_set_size(hits, before);
  g_array_append_val(hits, joint);
}

static gboolean
and_match(const Expression *expression, const Match *match, Unit unit, GArray *hits) {
  if (!and_holds(expression, match, unit))
    return FALSE;
  parts_add_hits(expression, match, unit, hits);
  return TRUE;
}

static gboolean
some_match(const Expression *expression, const Match *match, Unit unit, GArray *hits) {
  if (!some_holds(expression, match, unit))
    return FALSE;
  parts_add_hits(expression, match, unit, hits);
  return TRUE;
}

static gboolean
and_may_hold(const Expression *expression, TermIndex *index) {
  for (guint i = 0; i < expression->part_count; i++)
    if (!expression_may_hold(expression_part(expression, i), index))
      return FALSE;
  return TRUE;
}

static gboolean
some_may_hold(const Expression *expression, TermIndex *index) {
  guint able = 0;
  for (guint i = 0; i < expression->part_count; i++)
    able += expression_may_hold(expression_part(expression, i), index) ? 1 : 0;
  return able >= expression->number;
}

static guint
parts_positive(const Expression *expression) {
  guint count = 0;
  for (guint i = 0; i < expression->part_count; i++)
    count += expression_is_positive(expression_part(expression, i)) ? 1 : 0;
  return count;
}

static gboolean
and_is_positive(const Expression *expression) {
  return parts_positive(expression) > 0;
}

/* So few parts hold without a word that n cannot hold without one. */
static gboolean
some_is_positive(const Expression *expression) {
  return expression->part_count - parts_positive(expression) < expression->number;
}

/* Takes the word instead of those from base on, if it is cheaper. */
static void
require_word(guint term, const Terms *terms, GArray *required, guint base, guint *best_cost) {
  guint cost = terms_cost(terms, &term, 1);
  if (cost >= *best_cost)
    return;
  *best_cost = cost;
  g_array_set_size(required, base + 1);
  g_array_index(required, guint, base) = term;
}

/* The part that is cheapest to look for; all hold, so any will do. Parts that can hold without a word of
 * their own require none. The best so far stands first in what was added to required. */
static void
and_require(const Expression *expression, const Terms *terms, GArray *required, Scope *scope) {
  guint base = required->len, best_cost = G_MAXUINT;
  Scope best_reach = SCOPE_SENTENCE;
  for (guint i = 0; i < expression->part_count; i++) {
    const Expression *part = expression_part(expression, i);
    if (part->operator== & operator_word) {
      guint before = best_cost;
      require_word(part->term, terms, required, base, &best_cost);
      best_reach = best_cost < before ? SCOPE_SENTENCE : best_reach;
      continue;
    }
    guint start = required->len;
    Scope reach = SCOPE_SENTENCE;
    expression_require(part, terms, required, &reach);
    guint count = required->len - start, *words = &g_array_index(required, guint, start);
    guint cost = count > 0 ? terms_cost(terms, words, count) : G_MAXUINT;
    if (cost < best_cost) {
      memmove(&g_array_index(required, guint, base), words, count * sizeof(guint));
      g_array_set_size(required, base + count);
      best_cost = cost;
      best_reach = reach;
    } else {
      g_array_set_size(required, start);
    }
  }
  *scope = MAX(*scope, best_reach);
}

/* So few parts hold without a word that among any n one has words of its own: those of all parts together. */
static void
some_require(const Expression *expression, const Terms *terms, GArray *required, Scope *scope) {
  if (expression->number == expression->part_count) {
    and_require(expression, terms, required, scope);
    return;
  }
  for (guint i = 0; i < expression->part_count; i++)
    expression_require(expression_part(expression, i), terms, required, scope);
}

const Operator operator_and = {"AND", and_match, and_holds, and_may_hold, and_is_positive, and_require};
const Operator operator_some = {"OF", some_match, some_holds, some_may_hold, some_is_positive, some_require};
