#include "classify/phrase.h"

#include "classify/fold.h"
#include "classify/limits.h"

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

/* The term of a rule word as written, with its = and *. */
Expression *
word_new(const Lexeme *lexeme, Terms *terms, const char *language, GError **error) {
  const char *start = lexeme->start, *end = start + lexeme->length;
  gboolean exact = *start == '=';
  start += exact ? 1 : 0;
  gboolean star_before = start<end && * start == '*', star_after = end> start && end[-1] == '*';
  start += star_before ? 1 : 0;
  end -= star_after ? 1 : 0;
  if (exact && (star_before || star_after))
    return expression_fail(lexeme->at, error, "a word is either exact (=) or a wildcard (*), not both");
  if (!text_is_word(start, end, star_before, star_after))
    return expression_fail(lexeme->at, error, "this is not one word");
  if (end - start > MAX_WORD_BYTES)
    return expression_fail(lexeme->at, error, "this word is too long");
  g_autofree char *folded = fold(start, end - start);
  if ((star_before || star_after) && !wildcard_check(folded, lexeme->at, error))
    return NULL;
  Expression *word = expression_new(&operator_word, lexeme, terms);
  word->term = terms_add(terms, term_kind(exact, star_before, star_after), folded, language);
  return word;
}

/* --- phrases ----------------------------------------------------------------------------------- */

/* ( a OR b ) as an item of a phrase; the bracket has been read. */
static Expression *
item_alternatives(Lexer *lexer, Location at, Terms *terms, const char *language, GError **error) {
  Lexeme lexeme = {LEXEME_OPEN, lexer->at, 0, at};
  Expression *item = expression_new(&operator_or, &lexeme, terms);
  do {
    if (!lexer_next(lexer, &lexeme, error))
      return NULL;
    if (lexeme.kind != LEXEME_WORD || lexeme_is_operator(&lexeme))
      return expression_fail(lexeme.at, error, "an item of a phrase is a word or ( a OR b )");
    Expression *word = word_new(&lexeme, terms, language, error);
    if (!word)
      return NULL;
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
  return expression_fail(lexeme->at, error, "an item of a phrase is a word or ( a OR b )");
}

Expression *
phrase_parse(const char *text, gsize length, Location at, Terms *terms, const char *language,
             GError **error) {
  Lexer lexer = lexer_new(text, text + length, at);
  Lexeme lexeme = {LEXEME_STRING, text, length, at};
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
    expression_add(phrase, item, terms);
    if (phrase->part_count > MAX_PHRASE_ITEMS)
      return expression_fail(lexeme.at, error, "this phrase has too many items");
  }
  if (phrase->part_count == 0)
    return expression_fail(at, error, "a phrase needs a word");
  return phrase;
}
