#include "classify/parser.h"

#include "classify/fold.h"
#include "classify/limits.h"
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

static Expression *
fail_at(Location at, GError **error, const char *message) {
  rules_error(error, at, "%s", message);
  return NULL;
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
number_parse(const char *text, gsize length, guint *number) {
  if (length == 0 || length > 4 || strspn(text, "0123456789") < length)
    return FALSE;
  *number = strtoul(text, NULL, 10);
  return TRUE;
}

static void
expression_ends(Expression *expression, const char *end) {
  expression->source_length = end - expression->source;
}

/* --- words
 * ------------------------------------------------------------------------------------------------------ */

static TermKind
term_kind(gboolean exact, gboolean star_before, gboolean star_after) {
  if (star_before)
    return star_after ? TERM_INFIX : TERM_SUFFIX;
  return star_after ? TERM_PREFIX : exact ? TERM_EXACT : TERM_WORD;
}

static gboolean
wildcard_check(const char *folded, Location at, GError **error) {
  if (g_utf8_strlen(folded, -1) < MIN_WILDCARD_LETTERS)
    return rules_error(error, at, "a wildcard needs at least %d letters", MIN_WILDCARD_LETTERS);
  if (strlen(folded) > MAX_WILDCARD_BYTES)
    return rules_error(error, at, "a wildcard has at most %d bytes", MAX_WILDCARD_BYTES);
  return TRUE;
}

/* Whether the text without its = and * is one word; where a * stood it may begin or end with a hyphen or the
 * like. */
static gboolean
text_is_word(const char *start, const char *end, gboolean star_before, gboolean star_after) {
  if (star_before && start < end && char_joins_word(g_utf8_get_char(start)))
    start = g_utf8_next_char(start);
  const char *stop = word_end(start, end);
  if (star_after && stop > start && stop < end && char_joins_word(g_utf8_get_char(stop)))
    stop = g_utf8_next_char(stop);
  return stop > start && stop == end;
}

/* The term of a rule word as written, with its = and *. */
static Expression *
word_new(const Lexeme *lexeme, Terms *terms, const char *language, GError **error) {
  const char *start = lexeme->start, *end = start + lexeme->length;
  gboolean exact = *start == '=';
  start += exact ? 1 : 0;
  gboolean star_before = start<end && * start == '*', star_after = end> start && end[-1] == '*';
  start += star_before ? 1 : 0;
  end -= star_after ? 1 : 0;
  if (exact && (star_before || star_after))
    return fail_at(lexeme->at, error, "a word is either exact (=) or a wildcard (*), not both");
  if (!text_is_word(start, end, star_before, star_after))
    return fail_at(lexeme->at, error, "this is not one word");
  if (end - start > MAX_WORD_BYTES)
    return fail_at(lexeme->at, error, "this word is too long");
  g_autofree char *folded = fold(start, end - start);
  if ((star_before || star_after) && !wildcard_check(folded, lexeme->at, error))
    return NULL;
  Expression *word = expression_new(&operator_word, lexeme);
  word->term = terms_add(terms, term_kind(exact, star_before, star_after), folded, language);
  return word;
}

static gboolean
lexeme_is_operator(const Lexeme *lexeme) {
  return lexeme_is(lexeme, "AND") || lexeme_is(lexeme, "OR") || lexeme_is(lexeme, "NOT") ||
         lexeme_is(lexeme, "OF") ||
         (lexeme->kind == LEXEME_WORD && g_str_has_prefix(lexeme->start, "NEAR/") && lexeme->length > 5);
}

/* --- phrases
 * ---------------------------------------------------------------------------------------------------- */

/* ( a OR b ) as an item of a phrase; the bracket has been read. */
static Expression *
item_alternatives(Lexer *lexer, Location at, Terms *terms, const char *language, GError **error) {
  Lexeme lexeme = {LEXEME_OPEN, lexer->at, 0, at};
  g_autoptr(Expression) item = expression_new(&operator_or, &lexeme);
  do {
    if (!lexer_next(lexer, &lexeme, error))
      return NULL;
    if (lexeme.kind != LEXEME_WORD || lexeme_is_operator(&lexeme))
      return fail_at(lexeme.at, error, "an item of a phrase is a word or ( a OR b )");
    Expression *word = word_new(&lexeme, terms, language, error);
    if (!word)
      return NULL;
    g_ptr_array_add(item->parts, word);
    if (!lexer_next(lexer, &lexeme, error))
      return NULL;
  } while (lexeme_is(&lexeme, "OR"));
  if (lexeme.kind != LEXEME_CLOSE)
    return fail_at(lexeme.at, error, "an item of a phrase is a word or ( a OR b )");
  expression_ends(item, lexeme.start);
  return g_steal_pointer(&item);
}

static gboolean
char_means_nothing(gunichar ch) {
  if (ch < 0x80 && g_ascii_isalnum((char)ch))
    return FALSE;
  return g_unichar_isspace(ch) || char_joins_word(ch) || (ch < 0x80 && strchr(",;:!?", ch)) || ch == 0x2013;
}

/* Punctuation in a phrase means nothing, nor does the hyphen of "familie- en gezinsleven": words are
 * compared. */
static void
lexer_skip_marks(Lexer *lexer) {
  while (lexer->at < lexer->end && char_means_nothing(g_utf8_get_char(lexer->at))) {
    lexer->at = g_utf8_next_char(lexer->at);
    lexer->location.column++;
  }
}

static Expression *
phrase_item(Lexer *lexer, const Lexeme *lexeme, Terms *terms, const char *language, GError **error) {
  if (lexeme->kind == LEXEME_OPEN)
    return item_alternatives(lexer, lexeme->at, terms, language, error);
  if (lexeme->kind == LEXEME_WORD)
    return word_new(lexeme, terms, language, error);
  return fail_at(lexeme->at, error, "an item of a phrase is a word or ( a OR b )");
}

Expression *
phrase_parse(const char *text, gsize length, Location at, Terms *terms, const char *language,
             GError **error) {
  Lexer lexer = lexer_new(text, text + length, at);
  Lexeme lexeme = {LEXEME_STRING, text, length, at};
  g_autoptr(Expression) phrase = expression_new(&operator_phrase, &lexeme);
  for (;;) {
    lexer_skip_marks(&lexer);
    if (!lexer_next(&lexer, &lexeme, error))
      return NULL;
    if (lexeme.kind == LEXEME_END)
      break;
    Expression *item = phrase_item(&lexer, &lexeme, terms, language, error);
    if (!item)
      return NULL;
    g_ptr_array_add(phrase->parts, item);
    if (phrase->parts->len > MAX_PHRASE_ITEMS)
      return fail_at(lexeme.at, error, "this phrase has too many items");
  }
  if (phrase->parts->len == 0)
    return fail_at(at, error, "a phrase needs a word");
  return g_steal_pointer(&phrase);
}

static Expression *
parse_phrase(Parser *parser, GError **error) {
  Lexeme string = parser->next;
  Location inside = string.at;
  inside.column++;
  g_autoptr(Expression) phrase =
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
  parser->count += phrase->parts->len;
  return g_steal_pointer(&phrase);
}

/* --- units
 * ------------------------------------------------------------------------------------------------------ */

static Expression *
parse_group(Parser *parser, GError **error) {
  Lexeme open = parser->next;
  if (!parser_expect(parser, LEXEME_OPEN, "“(”", error))
    return NULL;
  if (++parser->depth > MAX_EXPRESSION_DEPTH)
    return fail_at(open.at, error, "brackets are nested too deeply");
  g_autoptr(Expression) inside = parse_or(parser, error);
  if (!inside || !parser_expect(parser, LEXEME_CLOSE, "“)”", error))
    return NULL;
  parser->depth--;
  inside->source = open.start;
  expression_ends(inside, parser->last);
  return g_steal_pointer(&inside);
}

static Expression *
parse_scope(Parser *parser, Scope scope, Expression *owned, GError **error) {
  g_autoptr(Expression) expression = owned;
  expression->scope = scope;
  if (parser->next.kind != LEXEME_OPEN)
    return fail_at(parser->next.at, error, "para: and letter: need a group in brackets");
  Expression *inside = parse_group(parser, error);
  if (!inside)
    return NULL;
  g_ptr_array_add(expression->parts, inside);
  expression_ends(expression, parser->last);
  return g_steal_pointer(&expression);
}

static Expression *
parse_zone(Parser *parser, guint zones, Expression *owned, GError **error) {
  g_autoptr(Expression) expression = owned;
  expression->zones = zones;
  if (++parser->depth > MAX_EXPRESSION_DEPTH)
    return fail_at(expression->at, error, "zones are nested too deeply");
  Expression *inside = parse_unit(parser, error);
  if (!inside)
    return NULL;
  parser->depth--;
  g_ptr_array_add(expression->parts, inside);
  expression_ends(expression, parser->last);
  return g_steal_pointer(&expression);
}

/* zone ":" unit or scope ":" group, when a colon follows the name. */
static Expression *
parse_prefixed(Parser *parser, const Lexeme *name, GError **error) {
  g_autofree char *text = lexeme_text(name);
  guint zones = zone_by_name(text);
  if (!parser_step(parser, error)) /* the colon */
    return NULL;
  if (zones)
    return parse_zone(parser, zones, expression_new(&operator_zone, name), error);
  if (strcmp(text, "para") == 0)
    return parse_scope(parser, SCOPE_PARAGRAPH, expression_new(&operator_scope, name), error);
  if (strcmp(text, "letter") == 0)
    return parse_scope(parser, SCOPE_LETTER, expression_new(&operator_scope, name), error);
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
  g_autoptr(Expression) some = expression_new(&operator_some, number);
  if (!number_parse(number->start, number->length, &some->number) || some->number == 0)
    return fail_at(number->at, error, "OF needs a number before it");
  if (!parser_step(parser, error) || !parser_expect(parser, LEXEME_OPEN, "“(”", error))
    return NULL;
  if (++parser->depth > MAX_EXPRESSION_DEPTH)
    return fail_at(number->at, error, "brackets are nested too deeply");
  for (;;) {
    Expression *part = parse_or(parser, error);
    if (!part)
      return NULL;
    g_ptr_array_add(some->parts, part);
    if (parser->next.kind != LEXEME_COMMA)
      break;
    if (!parser_step(parser, error))
      return NULL;
  }
  if (!parser_expect(parser, LEXEME_CLOSE, "“)”", error))
    return NULL;
  parser->depth--;
  if (some->number > some->parts->len)
    return rules_error(error, number->at, "%u OF %u can never hold", some->number, some->parts->len), NULL;
  expression_ends(some, parser->last);
  return g_steal_pointer(&some);
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
    return fail_at(parser->next.at, error, "this expression has too many words");
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

/* --- operators
 * -------------------------------------------------------------------------------------------------- */

/* What may stand beside NEAR: a word, a phrase, or those joined by OR. */
static gboolean
expression_can_be_near(const Expression *expression) {
  if (expression->operator== & operator_word || expression->operator== & operator_phrase)
    return TRUE;
  if (expression->operator!= & operator_or)
    return FALSE;
  for (guint i = 0; i < expression->parts->len; i++)
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

/* A new expression of two parts, taking both. */
static Expression *
expression_pair(const Operator *operator, Expression * left, Expression *right) {
  Lexeme at = {LEXEME_WORD, left->source, 0, left->at};
  Expression *pair = expression_new(operator, & at);
  g_ptr_array_add(pair->parts, left);
  g_ptr_array_add(pair->parts, right);
  return pair;
}

static gboolean
lexeme_is_near(const Lexeme *lexeme, guint *distance, gboolean *valid) {
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
  g_autoptr(Expression) left = parse_unit(parser, error);
  guint distance = 0;
  gboolean valid = FALSE;
  while (left && lexeme_is_near(&parser->next, &distance, &valid)) {
    if (!valid)
      return rules_error(error, parser->next.at, "NEAR is written NEAR/n, n from 1 to %d", MAX_NEAR), NULL;
    if (left->operator!= & operator_near && !near_check(left, error))
      return NULL;
    if (!parser_step(parser, error))
      return NULL;
    g_autoptr(Expression) right = parse_unit(parser, error);
    if (!right || !near_check(right, error))
      return NULL;
    Expression *near = expression_pair(&operator_near, g_steal_pointer(&left), g_steal_pointer(&right));
    near->number = distance;
    expression_ends(near, parser->last);
    left = near;
  }
  return g_steal_pointer(&left);
}

static Expression *
parse_not(Parser *parser, GError **error) {
  if (!lexeme_is(&parser->next, "NOT"))
    return parse_near(parser, error);
  g_autoptr(Expression) negation = expression_new(&operator_not, &parser->next);
  if (!parser_step(parser, error))
    return NULL;
  Expression *inside = parse_near(parser, error);
  if (!inside)
    return NULL;
  g_ptr_array_add(negation->parts, inside);
  expression_ends(negation, parser->last);
  return g_steal_pointer(&negation);
}

/* part { NAME part }, as one expression of the operator; a single part stays itself. */
static Expression *
parse_chain(Parser *parser, const Operator *operator, Expression * (*parse_part)(Parser *, GError **),
            GError **error) {
  g_autoptr(Expression) first = parse_part(parser, error);
  if (!first || !lexeme_is(&parser->next, operator->name))
    return g_steal_pointer(&first);
  Lexeme at = {LEXEME_WORD, first->source, 0, first->at};
  g_autoptr(Expression) chain = expression_new(operator, & at);
  g_ptr_array_add(chain->parts, g_steal_pointer(&first));
  while (lexeme_is(&parser->next, operator->name)) {
    if (!parser_step(parser, error))
      return NULL;
    Expression *part = parse_part(parser, error);
    if (!part)
      return NULL;
    g_ptr_array_add(chain->parts, part);
  }
  expression_ends(chain, parser->last);
  return g_steal_pointer(&chain);
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
  g_autoptr(Expression) expression = parse_or(&parser, error);
  if (!expression)
    return NULL;
  if (parser.next.kind != LEXEME_END)
    return fail_after(&parser, error);
  if (!expression_is_positive(expression))
    return fail_at(at, error, "a rule needs a term that must stand in the letter, not only NOT");
  return g_steal_pointer(&expression);
}
