/* a AND b, n OF (a, b, …): so many of the parts hold in one unit. What they found together is one hit; where
   one part alone has words (a AND NOT b), each of its hits stands for itself. */
#include "classify/match.h"

typedef struct {
  guint held;
  GPtrArray *lists; /* GArray of Hit: those of the parts that found words */
} Held;

/* Stops at the first part that fails when all are needed. */
static Held
parts_match(const Expression *expression, const Match *match, Unit unit, gboolean all) {
  Held result = {0, g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref)};
  for (guint i = 0; i < expression->parts->len; i++) {
    g_autoptr(GArray) hits = hits_new();
    if (expression_match(expression_part(expression, i), match, unit, hits))
      result.held++;
    else if (all)
      break;
    if (hits->len > 0)
      g_ptr_array_add(result.lists, g_steal_pointer(&hits));
  }
  return result;
}

static void
held_add_hits(const Held *held, GArray *hits) {
  if (held->lists->len == 1) {
    const GArray *only = g_ptr_array_index(held->lists, 0);
    g_array_append_vals(hits, only->data, only->len);
  } else if (held->lists->len > 1) {
    hits_add_joint(hits, held->lists);
  }
}

static gboolean
and_match(const Expression *expression, const Match *match, Unit unit, GArray *hits) {
  Held result = parts_match(expression, match, unit, TRUE);
  g_autoptr(GPtrArray) lists = result.lists;
  if (result.held < expression->parts->len)
    return FALSE;
  held_add_hits(&result, hits);
  return TRUE;
}

static gboolean
some_match(const Expression *expression, const Match *match, Unit unit, GArray *hits) {
  Held result = parts_match(expression, match, unit, FALSE);
  g_autoptr(GPtrArray) lists = result.lists;
  if (result.held < expression->number)
    return FALSE;
  held_add_hits(&result, hits);
  return TRUE;
}

static guint
parts_positive(const Expression *expression) {
  guint count = 0;
  for (guint i = 0; i < expression->parts->len; i++)
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
  return expression->parts->len - parts_positive(expression) < expression->number;
}

/* The part that is cheapest to look for; all hold, so any will do. */
static void
and_require(const Expression *expression, const Terms *terms, GArray *required, Scope *scope) {
  g_autoptr(GArray) best = NULL;
  Scope best_scope = SCOPE_SENTENCE;
  for (guint i = 0; i < expression->parts->len; i++) {
    const Expression *part = expression_part(expression, i);
    if (!expression_is_positive(part))
      continue;
    g_autoptr(GArray) candidate = g_array_new(FALSE, FALSE, sizeof(guint));
    Scope candidate_scope = SCOPE_SENTENCE;
    expression_require(part, terms, candidate, &candidate_scope);
    if (best && terms_cost(terms, candidate) >= terms_cost(terms, best))
      continue;
    g_clear_pointer(&best, g_array_unref);
    best = g_steal_pointer(&candidate);
    best_scope = candidate_scope;
  }
  if (best)
    g_array_append_vals(required, best->data, best->len);
  *scope = MAX(*scope, best_scope);
}

static void
some_require(const Expression *expression, const Terms *terms, GArray *required, Scope *scope) {
  if (expression->number == expression->parts->len)
    and_require(expression, terms, required, scope);
  else
    operator_or.require(expression, terms, required, scope);
}

const Operator operator_and = {"AND", and_match, and_is_positive, and_require};
const Operator operator_some = {"OF", some_match, some_is_positive, some_require};
