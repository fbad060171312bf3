#include "classify/expression.h"

#include "classify/arena.h"
#include "classify/limits.h"

#include <string.h>

G_STATIC_ASSERT(G_N_ELEMENTS(((Hit *)NULL)->ranges) == MAX_HIT_RANGES);

Expression *
expression_new(const Operator *operator, const Lexeme * at, Terms *terms) {
  Expression *expression = arena_take(terms_arena(terms), sizeof(Expression));
  *expression = (Expression){
      .operator= operator, .source = at->start, .source_length = (guint)at->length, .at = at->at};
  return expression;
}

Expression *
expression_copy(const Expression *expression, Terms *terms) {
  Expression *copy = arena_take(terms_arena(terms), sizeof(Expression));
  *copy = *expression;
  return copy;
}

#define FIRST_PARTS 4

/* The list of parts doubles when it is full: whenever their number is a power of two. */
void
expression_add(Expression *expression, Expression *part, Terms *terms) {
  guint count = expression->part_count;
  if (count == 0 || (count >= FIRST_PARTS && (count & (count - 1)) == 0)) {
    Expression **wider = arena_take(terms_arena(terms), MAX(2 * count, FIRST_PARTS) * sizeof *wider);
    if (count > 0)
      memcpy(wider, expression->parts, count * sizeof *wider);
    expression->parts = wider;
  }
  expression->parts[expression->part_count++] = part;
}

/* Words, phrases and pairs depend on the very unit. */
static Scope
expression_span(const Expression *expression) {
  if (expression->operator== & operator_scope)
    return expression->scope;
  if (expression->operator== & operator_word || expression->operator== & operator_phrase || expression->
      operator== & operator_near)
    return SCOPE_SENTENCE;
  Scope span = SCOPE_LETTER;
  for (guint i = 0; i < expression->part_count; i++)
    span = MIN(span, expression->parts[i]->span);
  return span;
}

static guint
expression_reach(const Expression *expression) {
  guint longest = 0, sum = 0;
  for (guint i = 0; i < expression->part_count; i++) {
    longest = MAX(longest, expression->parts[i]->reach);
    sum += expression->parts[i]->reach;
  }
  if (expression->operator== & operator_near)
    return sum + expression->number;
  if (expression->operator== & operator_phrase)
    return (expression->part_count - 1) * (expression->number + 1);
  return longest;
}

static gboolean
expression_is_choice(const Expression *expression) {
  if (expression->operator!= & operator_or)
    return FALSE;
  for (guint i = 0; i < expression->part_count; i++)
    if (expression->parts[i]->operator!= & operator_word && !expression->parts[i]->choice)
      return FALSE;
  return TRUE;
}

static guint
choice_term_count(const Expression *choice) {
  guint count = 0;
  for (guint i = 0; i < choice->part_count; i++)
    count += choice->parts[i]->choice ? choice->parts[i]->term_count : 1;
  return count;
}

/* The terms of a choice whose parts are prepared, in their order. */
static void
choice_take_terms(Expression *choice, Arena *arena) {
  guint *terms = arena_take(arena, choice_term_count(choice) * sizeof *terms);
  choice->terms = terms;
  for (guint i = 0; i < choice->part_count; i++) {
    const Expression *part = choice->parts[i];
    guint count = part->choice ? part->term_count : 1;
    memcpy(terms + choice->term_count, part->choice ? part->terms : &part->term, count * sizeof *terms);
    choice->term_count += count;
  }
}

void
expression_prepare(Expression *expression, ExpressionCounts *counts, Arena *arena) {
  if (expression->operator== & operator_word)
    return;
  for (guint i = 0; i < expression->part_count; i++)
    expression_prepare(expression->parts[i], counts, arena);
  expression->id = counts->all++;
  expression->span = expression_span(expression);
  expression->reach = expression_reach(expression);
  expression->choice = expression_is_choice(expression);
  if (!expression->choice)
    return;
  expression->choice_id = counts->choices++;
  choice_take_terms(expression, arena);
}

Expression *
expression_fail(Location at, GError **error, const char *message) {
  rules_error(error, at, "%s", message);
  return NULL;
}

char *
expression_text(const Expression *expression) {
  GString *text = g_string_new(NULL);
  const char *end = expression->source + expression->source_length;
  gboolean in_string = FALSE;
  for (const char *at = expression->source; at < end; at++) {
    in_string ^= *at == '"';
    if (*at == '#' && !in_string)
      while (at + 1 < end && *at != '\n')
        at++;
    if (!g_ascii_isspace(*at))
      g_string_append_c(text, *at);
    else if (text->len > 0 && text->str[text->len - 1] != ' ')
      g_string_append_c(text, ' ');
  }
  return g_strchomp(g_string_free(text, FALSE));
}

guint
terms_cost(const Terms *terms, const guint *required, guint count) {
  guint cost = 0;
  for (guint i = 0; i < count; i++) {
    const Term *term = terms_at(terms, required[i]);
    cost += term->cost * (1 + MIN(term->uses, 10000));
  }
  return cost;
}
