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

/* The words of a part, in candidate, which is emptied first; none when it can hold without a word. */
static void
part_require(const Expression *part, const Terms *terms, GArray *candidate, Scope *scope) {
  g_array_set_size(candidate, 0);
  *scope = SCOPE_SENTENCE;
  expression_require(part, terms, candidate, scope);
}

/* The part that is cheapest to look for; all hold, so any will do. */
static void
and_require(const Expression *expression, const Terms *terms, GArray *required, Scope *scope) {
  g_autoptr(GArray) candidate = g_array_new(FALSE, FALSE, sizeof(guint));
  guint best = G_MAXUINT, best_cost = G_MAXUINT;
  Scope reach;
  for (guint i = 0; i < expression->parts->len; i++) {
    part_require(expression_part(expression, i), terms, candidate, &reach);
    guint cost = candidate->len > 0 ? terms_cost(terms, candidate) : G_MAXUINT;
    if (cost >= best_cost)
      continue;
    best = i;
    best_cost = cost;
  }
  if (best == G_MAXUINT)
    return;
  part_require(expression_part(expression, best), terms, candidate, &reach);
  g_array_append_vals(required, candidate->data, candidate->len);
  *scope = MAX(*scope, reach);
}

/* So few parts hold without a word that among any n one has words of its own: those of all parts together. */
static void
some_require(const Expression *expression, const Terms *terms, GArray *required, Scope *scope) {
  if (expression->number == expression->parts->len) {
    and_require(expression, terms, required, scope);
    return;
  }
  for (guint i = 0; i < expression->parts->len; i++)
    expression_require(expression_part(expression, i), terms, required, scope);
}

const Operator operator_and = {"AND", and_match, and_is_positive, and_require};
const Operator operator_some = {"OF", some_match, some_is_positive, some_require};
