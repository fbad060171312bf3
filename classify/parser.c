#include "classify/parser.h"

#include "classify/limits.h"
#include "classify/phrase.h"
#include "classify/reading.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  Lexer *lexer;
  Lexeme next;      /* one lexeme ahead */
  const char *last; /* where the lexeme before it ended */
  Terms *terms;
  const char *language;
  guint depth, count;
} Parser;

static Expression *parse_or(Parser *parser, GError **error);
static Expression *parse_unit(Parser *parser, GError **error);

static gboolean
parser_step(Parser *parser, GError **error) {
  parser->last = parser->next.start + parser->next.length + (parser->next.kind == LEXEME_STRING ? 1 : 0);
  return lexer_next(parser->lexer, &parser->next, error);
}

static gboolean
parser_expect(Parser *parser, LexemeKind kind, const char *what, GError **error) {
  if (parser->next.kind == kind)
    return parser_step(parser, error);
  g_autofree char *found = lexeme_describe(&parser->next);
  return rules_error(error, parser->next.at, "%s is missing before %s", what, found);
}

/* A whole number of at most four digits; FALSE when text is none. */
static gboolean
number_parse(const char *text, gsize length, guint16 *number) {
  if (length == 0 || length > 4 || strspn(text, "0123456789") < length)
    return FALSE;
  *number = (guint16)strtoul(text, NULL, 10);
  return TRUE;
}

/* --- units ------------------------------------------------------------------------------------- */

static Expression *
parse_phrase(Parser *parser, GError **error) {
  Lexeme string = parser->next;
  Location inside = string.at;
  inside.column++;
  Expression *phrase =
      phrase_parse(string.start, string.length, inside, parser->terms, parser->language, error);
  if (!phrase || !parser_step(parser, error))
    return NULL;
  phrase->source--;
  if (parser->next.kind == LEXEME_TILDE) {
    if (!parser_step(parser, error))
      return NULL;
    if (!number_parse(parser->next.start, parser->next.length, &phrase->number) || phrase->number > MAX_SLACK)
      return rules_error(error, parser->next.at, "~ needs a number of at most %d words", MAX_SLACK), NULL;
    if (!parser_step(parser, error))
      return NULL;
  }
  expression_ends(phrase, parser->last);
  parser->count += phrase->part_count;
  return phrase;
}

/* --- units ------------------------------------------------------------------------------------- */

static Expression *
parse_group(Parser *parser, GError **error) {
  Lexeme open = parser->next;
  if (!parser_expect(parser, LEXEME_OPEN, "“(”", error))
    return NULL;
  if (++parser->depth > MAX_EXPRESSION_DEPTH)
    return expression_fail(open.at, error, "brackets are nested too deeply");
  Expression *inside = parse_or(parser, error);
  if (!inside || !parser_expect(parser, LEXEME_CLOSE, "“)”", error))
    return NULL;
  parser->depth--;
  if (inside->operator== & operator_word)
    inside = expression_copy(inside, parser->terms); /* others may share it */
  inside->source = open.start;
  expression_ends(inside, parser->last);
  return inside;
}

static Expression *
parse_scope(Parser *parser, Scope scope, Expression *expression, GError **error) {
  expression->scope = (guint8)scope;
  if (parser->next.kind != LEXEME_OPEN)
    return expression_fail(parser->next.at, error, "para: and letter: need a group in brackets");
  Expression *inside = parse_group(parser, error);
  if (!inside)
    return NULL;
  expression_add(expression, inside, parser->terms);
  expression_ends(expression, parser->last);
  return expression;
}

static Expression *
parse_zone(Parser *parser, guint zones, Expression *expression, GError **error) {
  expression->zones = (guint16)zones;
  if (++parser->depth > MAX_EXPRESSION_DEPTH)
    return expression_fail(expression->at, error, "zones are nested too deeply");
  Expression *inside = parse_unit(parser, error);
  if (!inside)
    return NULL;
  parser->depth--;
  expression_add(expression, inside, parser->terms);
  expression_ends(expression, parser->last);
  return expression;
}

/* zone ":" unit or scope ":" group, when a colon follows the name. */
static Expression *
parse_prefixed(Parser *parser, const Lexeme *name, GError **error) {
  g_autofree char *text = lexeme_text(name);
  guint zones = zone_by_name(text);
  if (!parser_step(parser, error)) /* the colon */
    return NULL;
  if (zones)
    return parse_zone(parser, zones, expression_new(&operator_zone, name, parser->terms), error);
  if (strcmp(text, "para") == 0)
    return parse_scope(parser, SCOPE_PARAGRAPH, expression_new(&operator_scope, name, parser->terms), error);
  if (strcmp(text, "letter") == 0)
    return parse_scope(parser, SCOPE_LETTER, expression_new(&operator_scope, name, parser->terms), error);
  rules_error(
      error, name->at,
      "“%s:” is no zone (subject, heading, body, footnote, salutation, quoted, any-zone) and no scope (para, "
      "letter)",
      text);
  return NULL;
}

/* n OF ( a, b, … ); the number has been read. */
static Expression *
parse_some(Parser *parser, const Lexeme *number, GError **error) {
  Expression *some = expression_new(&operator_some, number, parser->terms);
  if (!number_parse(number->start, number->length, &some->number) || some->number == 0)
    return expression_fail(number->at, error, "OF needs a number before it");
  if (!parser_step(parser, error) || !parser_expect(parser, LEXEME_OPEN, "“(”", error))
    return NULL;
  if (++parser->depth > MAX_EXPRESSION_DEPTH)
    return expression_fail(number->at, error, "brackets are nested too deeply");
  for (;;) {
    Expression *part = parse_or(parser, error);
    if (!part)
      return NULL;
    expression_add(some, part, parser->terms);
    if (parser->next.kind != LEXEME_COMMA)
      break;
    if (!parser_step(parser, error))
      return NULL;
  }
  if (!parser_expect(parser, LEXEME_CLOSE, "“)”", error))
    return NULL;
  parser->depth--;
  if (some->number > some->part_count)
    return rules_error(error, number->at, "%u OF %u can never hold", some->number, some->part_count), NULL;
  expression_ends(some, parser->last);
  return some;
}

static Expression *
parse_word(Parser *parser, GError **error) {
  Lexeme word = parser->next;
  if (lexeme_is_operator(&word)) {
    g_autofree char *found = lexeme_describe(&word);
    return rules_error(error, word.at, "a word or phrase is missing before %s", found), NULL;
  }
  if (!parser_step(parser, error))
    return NULL;
  if (parser->next.kind == LEXEME_COLON)
    return parse_prefixed(parser, &word, error);
  if (lexeme_is(&parser->next, "OF"))
    return parse_some(parser, &word, error);
  parser->count++;
  return word_new(&word, parser->terms, parser->language, error);
}

static Expression *
parse_unit(Parser *parser, GError **error) {
  if (parser->count > MAX_EXPRESSION_TERMS)
    return expression_fail(parser->next.at, error, "this expression has too many words");
  switch (parser->next.kind) {
  case LEXEME_WORD:
    return parse_word(parser, error);
  case LEXEME_STRING:
    return parse_phrase(parser, error);
  case LEXEME_OPEN:
    return parse_group(parser, error);
  default:
    break;
  }
  g_autofree char *found = lexeme_describe(&parser->next);
  rules_error(error, parser->next.at, "a word or phrase is missing before %s", found);
  return NULL;
}

/* --- operators --------------------------------------------------------------------------------- */

/* What may stand beside NEAR: a word, a phrase, or those joined by OR. */
static gboolean
expression_can_be_near(const Expression *expression) {
  if (expression->operator== & operator_word || expression->operator== & operator_phrase)
    return TRUE;
  if (expression->operator!= & operator_or)
    return FALSE;
  for (guint i = 0; i < expression->part_count; i++)
    if (!expression_can_be_near(expression_part(expression, i)))
      return FALSE;
  return TRUE;
}

static gboolean
near_check(const Expression *unit, GError **error) {
  if (expression_can_be_near(unit))
    return TRUE;
  return rules_error(error, unit->at, "beside NEAR stand words, phrases, or ( … OR … ) of those only");
}

/* Where an expression of several parts begins: words are shared, so that a part cannot tell. */
static Lexeme
parser_begin(const Parser *parser) {
  Lexeme begin = {.kind = LEXEME_WORD, .start = parser->next.start, .at = parser->next.at};
  if (parser->next.kind == LEXEME_STRING) {
    begin.start--; /* its quote */
    begin.at.column++;
  }
  return begin;
}

/* A new expression of two parts. */
static Expression *
expression_pair(const Parser *parser, const Operator *operator, const Lexeme * at, Expression *left,
                Expression *right) {
  Expression *pair = expression_new(operator, at, parser->terms);
  expression_add(pair, left, parser->terms);
  expression_add(pair, right, parser->terms);
  return pair;
}

static gboolean
lexeme_is_near(const Lexeme *lexeme, guint16 *distance, gboolean *valid) {
  if (lexeme->kind != LEXEME_WORD || lexeme->length < 4 || memcmp(lexeme->start, "NEAR", 4) != 0)
    return FALSE;
  if (lexeme->length > 4 && lexeme->start[4] != '/')
    return FALSE;
  *valid = lexeme->length > 5 && number_parse(lexeme->start + 5, lexeme->length - 5, distance) &&
           *distance > 0 && *distance <= MAX_NEAR;
  return TRUE;
}

static Expression *
parse_near(Parser *parser, GError **error) {
  Lexeme begin = parser_begin(parser);
  Expression *left = parse_unit(parser, error);
  guint16 distance = 0;
  gboolean valid = FALSE;
  if (!left)
    return NULL;
  while (lexeme_is_near(&parser->next, &distance, &valid)) {
    if (!valid)
      return rules_error(error, parser->next.at, "NEAR is written NEAR/n, n from 1 to %d", MAX_NEAR), NULL;
    if (left->operator!= & operator_near && !near_check(left, error))
      return NULL;
    if (!parser_step(parser, error))
      return NULL;
    Expression *right = parse_unit(parser, error);
    if (!right || !near_check(right, error))
      return NULL;
    Expression *near = expression_pair(parser, &operator_near, &begin, left, right);
    near->number = distance;
    expression_ends(near, parser->last);
    left = near;
  }
  return left;
}

static Expression *
parse_not(Parser *parser, GError **error) {
  if (!lexeme_is(&parser->next, "NOT"))
    return parse_near(parser, error);
  Expression *negation = expression_new(&operator_not, &parser->next, parser->terms);
  if (!parser_step(parser, error))
    return NULL;
  Expression *inside = parse_near(parser, error);
  if (!inside)
    return NULL;
  expression_add(negation, inside, parser->terms);
  expression_ends(negation, parser->last);
  return negation;
}

/* part { NAME part }, as one expression of the operator; a single part stays itself. */
static Expression *
parse_chain(Parser *parser, const Operator *operator, Expression * (*parse_part)(Parser *, GError **),
            GError **error) {
  Lexeme begin = parser_begin(parser);
  Expression *first = parse_part(parser, error);
  if (!first || !lexeme_is(&parser->next, operator->name))
    return first;
  Expression *chain = expression_new(operator, & begin, parser->terms);
  expression_add(chain, first, parser->terms);
  while (lexeme_is(&parser->next, operator->name)) {
    if (!parser_step(parser, error))
      return NULL;
    Expression *part = parse_part(parser, error);
    if (!part)
      return NULL;
    expression_add(chain, part, parser->terms);
  }
  expression_ends(chain, parser->last);
  return chain;
}

static Expression *
parse_and(Parser *parser, GError **error) {
  return parse_chain(parser, &operator_and, parse_not, error);
}

static Expression *
parse_or(Parser *parser, GError **error) {
  return parse_chain(parser, &operator_or, parse_and, error);
}

static Expression *
fail_after(const Parser *parser, GError **error) {
  g_autofree char *found = lexeme_describe(&parser->next);
  if (parser->next.kind == LEXEME_CLOSE || parser->next.kind == LEXEME_COMMA)
    rules_error(error, parser->next.at, "%s has no “(” that it belongs to", found);
  else if (lexeme_is(&parser->next, "NOT"))
    rules_error(error, parser->next.at, "NOT after a term is written AND NOT");
  else
    rules_error(error, parser->next.at, "an operator (AND, OR, NEAR/n) or quotes are missing before %s",
                found);
  return NULL;
}

Expression *
expression_parse(Lexer *lexer, Terms *terms, const char *language, GError **error) {
  Parser parser = {.lexer = lexer, .terms = terms, .language = language};
  parser.last = lexer->at;
  if (!lexer_next(lexer, &parser.next, error))
    return NULL;
  Location at = parser.next.at;
  Expression *expression = parse_or(&parser, error);
  if (!expression)
    return NULL;
  if (parser.next.kind != LEXEME_END)
    return fail_after(&parser, error);
  if (!expression_is_positive(expression))
    return expression_fail(at, error, "a rule needs a term that must stand in the letter, not only NOT");
  return expression;
}
