#include "classify/expression.h"

#include "classify/limits.h"

#include <string.h>

G_STATIC_ASSERT(G_N_ELEMENTS(((Hit *)NULL)->ranges) == MAX_HIT_RANGES);

/* What finding a rule through a word costs, in looks a letter; guessed from how common words of a length are.
 */
#define COST_LONG_WORD 1
#define COST_MIDDLING_WORD 2
#define COST_SHORT_WORD 8
#define SHORT_WORD_BYTES 4
#define MIDDLING_WORD_BYTES 6

Expression *
expression_new(const Operator *operator, const Lexeme * at) {
  Expression *expression = g_new0(Expression, 1);
  expression->operator= operator;
  expression->source = at->start;
  expression->source_length = at->length;
  expression->at = at->at;
  if (operator!= & operator_word)
    expression->parts = g_ptr_array_new_with_free_func((GDestroyNotify)expression_free);
  return expression;
}

void
expression_free(Expression *expression) {
  if (!expression)
    return;
  g_clear_pointer(&expression->parts, g_ptr_array_unref);
  g_free(expression);
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
terms_cost(const Terms *terms, const GArray *required) {
  guint cost = 0;
  for (guint i = 0; i < required->len; i++) {
    const Term *term = terms_at(terms, g_array_index(required, guint, i));
    gsize length = strlen(term->text);
    guint each = length < SHORT_WORD_BYTES      ? COST_SHORT_WORD
                 : length < MIDDLING_WORD_BYTES ? COST_MIDDLING_WORD
                                                : COST_LONG_WORD;
    cost += each * (term->kind >= TERM_PREFIX ? 2 : 1) * (1 + MIN(term->uses, 10000));
  }
  return cost;
}
