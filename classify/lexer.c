#include "classify/lexer.h"

#include "classify/classify.h"
#include "classify/fold.h"
#include "classify/text-table.h"

#include <string.h>

GQuark
classify_error_quark(void) {
  return g_quark_from_static_string("repliek-classify-error");
}

gboolean
rules_error(GError **error, Location at, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error(error, CLASSIFY_ERROR, CLASSIFY_ERROR_RULES, "%s:%u:%u: %s", at.file, at.line, at.column,
              message);
  return FALSE;
}

Lexer
lexer_new(const char *start, const char *end, Location location) {
  return (Lexer){start, end, location};
}

static void
lexer_step(Lexer *lexer) {
  if (*lexer->at == '\n')
    lexer->location.line++, lexer->location.column = 1;
  else
    lexer->location.column++;
  lexer->at = g_utf8_next_char(lexer->at);
}

#define EACH_BYTE G_GUINT64_CONSTANT(0x0101010101010101)

/* How many of eight bytes go on with a character that began before them. */
static guint
bytes_going_on(const char *at) {
  guint64 eight;
  memcpy(&eight, at, sizeof eight);
  return (guint)((((eight >> 7) & ~(eight >> 6) & EACH_BYTE) * EACH_BYTE) >> 56);
}

/* Steps to a later place on the same line. */
static void
lexer_step_to(Lexer *lexer, const char *to) {
  guint column = lexer->location.column;
  const char *at = lexer->at;
  for (; to - at >= 8; at += 8)
    column += 8 - bytes_going_on(at);
  for (; at < to; at++)
    column += ((guchar)*at & 0xC0) != 0x80 ? 1 : 0;
  lexer->location.column = column;
  lexer->at = at;
}

static void
lexer_skip_blanks(Lexer *lexer) {
  while (lexer->at < lexer->end) {
    if (*lexer->at > '#')
      return;
    if (*lexer->at == ' ')
      lexer->at++, lexer->location.column++;
    else if (*lexer->at == '\n')
      lexer->at++, lexer->location.line++, lexer->location.column = 1;
    else if (*lexer->at == '#')
      lexer_step_to(lexer, MIN(lexer->at + strcspn(lexer->at, "\n"), lexer->end));
    else if (g_unichar_isspace(g_utf8_get_char(lexer->at)))
      lexer_step(lexer);
    else
      return;
  }
}

static gboolean
char_opens_string(gunichar ch) {
  return ch == '"' || ch == 0x201C || ch == 0x201D || ch == 0x201E;
}

/* A string that opens straight closes straight, so that typographic quotes may stand in it. */
static gboolean
char_closes_string(gunichar opened, gunichar ch) {
  return opened == '"' ? ch == '"' : char_opens_string(ch);
}

static gboolean
lexer_string(Lexer *lexer, Lexeme *lexeme, GError **error) {
  gunichar opened = g_utf8_get_char(lexer->at);
  lexer_step(lexer);
  lexeme->kind = LEXEME_STRING;
  lexeme->start = lexer->at;
  while (lexer->at < lexer->end && *lexer->at != '\n') {
    gunichar ch = g_utf8_get_char(lexer->at);
    if (char_closes_string(opened, ch)) {
      lexeme->length = lexer->at - lexeme->start;
      lexer_step(lexer);
      return TRUE;
    }
    lexer_step(lexer);
    if (ch == '\\' && lexer->at < lexer->end && *lexer->at != '\n')
      lexer_step(lexer);
    if (opened == '"')
      lexer_step_to(lexer, MIN(lexer->at + strcspn(lexer->at, "\"\\\n"), lexer->end));
  }
  return rules_error(error, lexeme->at, "this string is not closed on its line");
}

static gboolean
lexer_punctuation(Lexer *lexer, Lexeme *lexeme) {
  static const char marks[] = "(),:~";
  static const LexemeKind kinds[] = {LEXEME_OPEN, LEXEME_CLOSE, LEXEME_COMMA, LEXEME_COLON, LEXEME_TILDE};
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (*lexer->at == marks[i]) {
      lexeme->kind = kinds[i];
      lexeme->length = 1;
      lexer_step(lexer);
      return TRUE;
    }
  return FALSE;
}

/* A joint at the open side of a wildcard belongs to it: nidos-* is every word that begins so. */
static const char *
joint_end(const char *at, const char *end) {
  return at < end && char_joins_word(g_utf8_get_char(at)) ? g_utf8_next_char(at) : at;
}

/* A word with what may stand round it: = or a sign before, * before and after. */
static const char *
rule_word_end(const char *start, const char *end) {
  const char *at = start;
  if (at < end && strchr("=+-", *at))
    at++;
  if (at < end && *at == '*')
    at = joint_end(at + 1, end);
  const char *body = word_end(at, end);
  if (body == at)
    return start;
  const char *after = joint_end(body, end);
  return after < end && *after == '*' ? after + 1 : body;
}

static gboolean
lexer_word(Lexer *lexer, Lexeme *lexeme, GError **error) {
  const char *stop = rule_word_end(lexer->at, lexer->end);
  gunichar ch = g_utf8_get_char(lexer->at);
  if (stop == lexer->at && ch == '*')
    return rules_error(error, lexeme->at, "a * needs a word beside it");
  if (stop == lexer->at) {
    char shown[7] = {0};
    g_unichar_to_utf8(ch, shown);
    return rules_error(error, lexeme->at, "“%s” has no meaning here", g_unichar_isprint(ch) ? shown : "?");
  }
  lexeme->kind = LEXEME_WORD;
  lexeme->length = stop - lexer->at;
  lexer_step_to(lexer, stop);
  gunichar next = lexer->at < lexer->end ? g_utf8_get_char(lexer->at) : ' ';
  if (stop[-1] == '*' && (char_is_of_word(next) || next == '*'))
    return rules_error(error, lexer->location,
                       "a * stands at the beginning or the end of a word, not inside it");
  return TRUE;
}

enum { BYTE_SMALL = 1, BYTE_LARGE = 2, BYTE_MAY_JOIN = 4 };

static const guint8 BYTE_KINDS[256] = {['0' ... '9'] = BYTE_SMALL,     ['a' ... 'z'] = BYTE_SMALL,
                                       ['A' ... 'Z'] = BYTE_LARGE,     ['\''] = BYTE_MAY_JOIN,
                                       ['*'] = BYTE_MAY_JOIN,          ['-' ... '/'] = BYTE_MAY_JOIN,
                                       [0x80 ... 0xFF] = BYTE_MAY_JOIN};

/* Nearly all words: ASCII letters and digits, and what follows could not belong to them. */
static gboolean
lexer_word_of_ascii(Lexer *lexer, Lexeme *lexeme) {
  const char *stop = lexer->at;
  guint8 kinds = 0, kind = 0;
  guint32 hash = TEXT_HASH_START;
  for (; stop < lexer->end && (kind = BYTE_KINDS[(guchar)*stop]) & (BYTE_SMALL | BYTE_LARGE); stop++) {
    hash = text_hash_step(hash, *stop);
    kinds |= kind;
  }
  if (stop == lexer->at || (stop < lexer->end && kind == BYTE_MAY_JOIN))
    return FALSE;
  lexeme->kind = LEXEME_WORD;
  lexeme->plain = kinds == BYTE_SMALL;
  lexeme->hash = hash;
  lexeme->length = stop - lexer->at;
  lexer->location.column += lexeme->length;
  lexer->at = stop;
  return TRUE;
}

gboolean
lexer_next(Lexer *lexer, Lexeme *lexeme, GError **error) {
  lexer_skip_blanks(lexer);
  *lexeme = (Lexeme){.kind = LEXEME_END, .start = lexer->at, .at = lexer->location};
  if (lexer->at >= lexer->end || lexer_word_of_ascii(lexer, lexeme))
    return TRUE;
  if (char_opens_string(g_utf8_get_char(lexer->at)))
    return lexer_string(lexer, lexeme, error);
  return lexer_punctuation(lexer, lexeme) || lexer_word(lexer, lexeme, error);
}

char *
lexeme_text(const Lexeme *lexeme) {
  char *text = g_strndup(lexeme->start, lexeme->length);
  if (lexeme->kind != LEXEME_STRING)
    return text;
  char *to = text;
  for (const char *from = text; *from; from++) {
    if (*from == '\\' && (from[1] == '"' || from[1] == '\\'))
      from++;
    *to++ = *from;
  }
  *to = '\0';
  return text;
}

char *
lexeme_describe(const Lexeme *lexeme) {
  if (lexeme->kind == LEXEME_END)
    return g_strdup("the end of the directive");
  g_autofree char *text = g_strndup(lexeme->start, lexeme->length);
  return lexeme->kind == LEXEME_STRING ? g_strdup_printf("the string \"%s\"", text)
                                       : g_strdup_printf("“%s”", text);
}

gboolean
lexeme_is_operator(const Lexeme *lexeme) {
  if (lexeme->kind != LEXEME_WORD || !g_ascii_isupper(*lexeme->start))
    return FALSE;
  return lexeme_is(lexeme, "AND") || lexeme_is(lexeme, "OR") || lexeme_is(lexeme, "NOT") ||
         lexeme_is(lexeme, "OF") || (lexeme->length > 5 && g_str_has_prefix(lexeme->start, "NEAR/"));
}
