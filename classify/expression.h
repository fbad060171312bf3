/*
 * An expression is what a rule asks of a letter: words and phrases put together by operators.
 *
 * Each operator is one const object in a file of its own (operator-*.c): how it matches, whether it can hold
 * without a word being there, and through which words it is found. A new operator is a new object and a line
 * in the parser. Expressions live as long as the terms that they name.
 */
#pragma once

#include "classify/lexer.h"
#include "classify/terms.h"

typedef struct Expression Expression;
typedef struct Operator Operator;

/* How far AND, NOT and N OF look. */
typedef enum { SCOPE_SENTENCE, SCOPE_PARAGRAPH, SCOPE_LETTER } Scope;

struct Expression {
  /* What matching looks at lies together: a letter asks thousands of them. */
  const Operator *operator;
  Expression **parts;
  const guint *terms; /* choice: of all its words, those of choices within it too; expression_prepare's */
  guint part_count;   /* 0 for a word */
  guint term_count;
  guint term; /* word */

  /* What expression_prepare finds out. */
  guint id;        /* among the pack's that are no words */
  guint choice_id; /* among the pack's choices */
  guint8 choice;   /* OR: of nothing but words */
  guint8 span;     /* Scope: units of this width, or narrower ones within it, all get the same answer */

  guint8 scope;  /* para, letter: Scope */
  guint8 plain;  /* a word that is written as its term is spelt */
  guint16 zones; /* zone */
  guint16
      number;  /* NEAR: tokens apart; N OF: how many; phrase: words that may stand between two of its items */
  guint reach; /* the most tokens that a word, a phrase, a choice of those or a pair spans beyond its first */

  guint source_length;
  const char *source; /* in the rule text, for messages */
  Location at;
};

/* Tokens from first to last, inclusive; always of one paragraph. */
typedef struct {
  guint first, last;
  guint meant; /* 1 + the term that a misspelt word in it nearly spells, or MEANT_JOIN and the join that
                  stands for several words; 0: all is spelt right */
} Range;

/* One way in which an expression holds: the ranges of tokens that make it true. */
typedef struct {
  Range ranges[8]; /* MAX_HIT_RANGES */
  guint count;
} Hit;

/* The tokens that an expression is asked about. */
typedef struct {
  Scope scope;
  guint first, end; /* positions, half open */
} Unit;

/* What matching looks at, and where terms stand in the letter; see match.h. */
typedef struct Match Match;
typedef struct TermIndex TermIndex;

struct Operator {
  const char *name;
  /* Whether the expression holds in the unit; appends a hit (Hit, by position) for each way in which it does.
   */
  gboolean (*match)(const Expression *expression, const Match *match, Unit unit, GArray *hits);
  /* The same without hits, ready with the first way that is found. */
  gboolean (*holds)(const Expression *expression, const Match *match, Unit unit);
  /* FALSE: the letter lacks words without which the expression holds nowhere. */
  gboolean (*may_hold)(const Expression *expression, TermIndex *index);
  /* Whether it can hold only where a word of its own stands. */
  gboolean (*is_positive)(const Expression *expression);
  /* Appends the terms (guint) one of which must stand in the letter for it to hold; widens scope to how far
     from that word it may hold. The cheapest choice, by terms_cost. */
  void (*require)(const Expression *expression, const Terms *terms, GArray *required, Scope *scope);
};

extern const Operator operator_word, operator_phrase, operator_near, operator_and, operator_or, operator_not,
    operator_some, operator_zone, operator_scope;

/* An expression of no parts yet, kept by the terms. */
Expression *expression_new(const Operator *operator, const Lexeme * at, Terms *terms);
Expression *expression_copy(const Expression *expression, Terms *terms);
void expression_add(Expression *expression, Expression *part, Terms *terms);

/* The expression's source reaches to end. */
static inline void
expression_ends(Expression *expression, const char *end) {
  expression->source_length = (guint)(end - expression->source);
}

/* How many expressions a pack has. */
typedef struct {
  guint all; /* without words */
  guint choices;
} ExpressionCounts;

/* Finds out what matching wants to know, once the expression is whole; numbers it and its parts. arena is the
 * terms'. */
void expression_prepare(Expression *expression, ExpressionCounts *counts, Arena *arena);

/* Sets error to CLASSIFY_ERROR_RULES, file:line:column: message. Returns NULL. */
Expression *expression_fail(Location at, GError **error, const char *message);

static inline const Expression *
expression_part(const Expression *expression, guint index) {
  return expression->parts[index];
}

/* The expression as the rule file has it, on one line. Free with g_free. */
char *expression_text(const Expression *expression);

static inline gboolean
expression_is_positive(const Expression *expression) {
  return expression->operator->is_positive(expression);
}

static inline void
expression_require(const Expression *expression, const Terms *terms, GArray *required, Scope *scope) {
  expression->operator->require(expression, terms, required, scope);
}

/* How often a letter must be looked at for these terms: common and short words cost more. */
guint terms_cost(const Terms *terms, const guint *required, guint count);
