#include "classify/phrase.h"

#include "classify/fold.h"
#include "classify/limits.h"
#include "classify/text-table.h"

#include <string.h>

/* --- words ------------------------------------------------------------------------------------- */

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

/* Folds a word of ASCII letters and digits; FALSE: it is none, or too long. */
static gboolean
word_fold_plain(const char *start, const char *end, char plain[MAX_WORD_BYTES + 1]) {
  if (start == end || end - start > MAX_WORD_BYTES)
    return FALSE;
  for (; start < end; start++) {
    if (!g_ascii_isalnum(*start))
      return FALSE;
    *plain++ = g_ascii_isupper(*start) ? *start | 0x20 : *start;
  }
  *plain = '\0';
  return TRUE;
}

/* Words that are written alike share one expression, since they are most of a pack. */
static Expression *
word_of_term(const Lexeme *lexeme, Terms *terms, guint term) {
  Expression *shared = terms_at(terms, term)->expression;
  if (shared &&
      ((shared->plain && lexeme->plain) || (shared->source_length == lexeme->length &&
                                            memcmp(shared->source, lexeme->start, lexeme->length) == 0)))
    return shared;
  Expression *word = expression_new(&operator_word, lexeme, terms);
  word->term = term;
  word->plain = lexeme->plain;
  terms_set_expression(terms, term, word);
  return word;
}

/* The term of a rule word as written, with its = and *. */
Expression *
word_new(const Lexeme *lexeme, Terms *terms, const char *language, GError **error) {
  if (lexeme->plain && lexeme->length <= MAX_WORD_BYTES)
    return word_of_term(lexeme, terms,
                        terms_add(terms, TERM_WORD, lexeme->start, lexeme->length, lexeme->hash, language));
  const char *start = lexeme->start, *end = start + lexeme->length;
  gboolean exact = *start == '=';
  start += exact ? 1 : 0;
  gboolean star_before = start<end && * start == '*', star_after = end> start && end[-1] == '*';
  start += star_before ? 1 : 0;
  end -= star_after ? 1 : 0;
  if (exact && (star_before || star_after))
    return expression_fail(lexeme->at, error, "a word is either exact (=) or a wildcard (*), not both");
  char plain[MAX_WORD_BYTES + 1];
  g_autofree char *folded = NULL;
  if (!word_fold_plain(start, end, plain)) {
    if (!text_is_word(start, end, star_before, star_after))
      return expression_fail(lexeme->at, error, "this is not one word");
    if (end - start > MAX_WORD_BYTES)
      return expression_fail(lexeme->at, error, "this word is too long");
    folded = fold(start, end - start);
  }
  const char *text = folded ? folded : plain;
  if ((star_before || star_after) && !wildcard_check(text, lexeme->at, error))
    return NULL;
  TermKind kind = term_kind(exact, star_before, star_after);
  gsize length = folded ? strlen(folded) : (gsize)(end - start);
  return word_of_term(lexeme, terms, terms_add(terms, kind, text, length, text_hash(text, length), language));
}

/* --- phrases ----------------------------------------------------------------------------------- */

/* ( a OR b ) as an item of a phrase; the bracket has been read. */
static Expression *
item_alternatives(Lexer *lexer, Location at, Terms *terms, const char *language, GError **error) {
  Lexeme lexeme = {.kind = LEXEME_OPEN, .start = lexer->at, .at = at};
  Expression *item = expression_new(&operator_or, &lexeme, terms);
  do {
    if (!lexer_next(lexer, &lexeme, error))
      return NULL;
    if (lexeme.kind != LEXEME_WORD || lexeme_is_operator(&lexeme))
      return expression_fail(lexeme.at, error, "an item of a phrase is a word or ( a OR b )");
    Expression *word = word_new(&lexeme, terms, language, error);
    if (!word)
      return NULL;
    terms_set_in_phrase(terms, word->term);
    expression_add(item, word, terms);
    if (!lexer_next(lexer, &lexeme, error))
      return NULL;
  } while (lexeme_is(&lexeme, "OR"));
  if (lexeme.kind != LEXEME_CLOSE)
    return expression_fail(lexeme.at, error, "an item of a phrase is a word or ( a OR b )");
  expression_ends(item, lexeme.start);
  return item;
}

static gboolean
char_means_nothing(gunichar ch) {
  return g_unichar_isspace(ch) || char_joins_word(ch) || (ch < 0x80 && strchr(",;:!?", ch)) || ch == 0x2013;
}

/* Punctuation in a phrase means nothing, nor does the hyphen of "familie- en gezinsleven": words are
 * compared. */
static void
lexer_skip_marks(Lexer *lexer) {
  while (lexer->at < lexer->end && !g_ascii_isalnum(*lexer->at)) {
    if (*lexer->at != ' ' && !char_means_nothing(g_utf8_get_char(lexer->at)))
      return;
    lexer->at = g_utf8_next_char(lexer->at);
    lexer->location.column++;
  }
}

static Expression *
phrase_item(Lexer *lexer, const Lexeme *lexeme, Terms *terms, const char *language, GError **error) {
  if (lexeme->kind == LEXEME_OPEN)
    return item_alternatives(lexer, lexeme->at, terms, language, error);
  if (lexeme->kind == LEXEME_WORD) {
    Expression *word = word_new(lexeme, terms, language, error);
    if (word)
      terms_set_in_phrase(terms, word->term);
    return word;
  }
  return expression_fail(lexeme->at, error, "an item of a phrase is a word or ( a OR b )");
}

static void
words_pair(const Expression *before, const Expression *after, Terms *terms) {
  if (before->operator!= & operator_word)
    for (guint i = 0; i < before->part_count; i++)
      words_pair(expression_part(before, i), after, terms);
  else if (after->operator!= & operator_word)
    for (guint i = 0; i < after->part_count; i++)
      words_pair(before, expression_part(after, i), terms);
  else
    terms_add_pair(terms, before->term, after->term);
}

Expression *
phrase_parse(const char *text, gsize length, Location at, Terms *terms, const char *language,
             GError **error) {
  Lexer lexer = lexer_new(text, text + length, at);
  Lexeme lexeme = {.kind = LEXEME_STRING, .start = text, .length = length, .at = at};
  Expression *phrase = expression_new(&operator_phrase, &lexeme, terms);
  for (;;) {
    lexer_skip_marks(&lexer);
    if (!lexer_next(&lexer, &lexeme, error))
      return NULL;
    if (lexeme.kind == LEXEME_END)
      break;
    Expression *item = phrase_item(&lexer, &lexeme, terms, language, error);
    if (!item)
      return NULL;
    if (phrase->part_count > 0)
      words_pair(expression_part(phrase, phrase->part_count - 1), item, terms);
    expression_add(phrase, item, terms);
    if (phrase->part_count > MAX_PHRASE_ITEMS)
      return expression_fail(lexeme.at, error, "this phrase has too many items");
  }
  if (phrase->part_count == 0)
    return expression_fail(at, error, "a phrase needs a word");
  return phrase;
}
