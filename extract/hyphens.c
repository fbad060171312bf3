#include "extract/hyphens.h"

#include "extract/wording.h"

#include <string.h>

struct Hyphens {
  const Layout *layout;
  const Languages *languages;
  const char *language;
  Dictionaries *dictionaries; /* the languages' */
  GHashTable *words;          /* lower case words that stand unbroken in the letter; NULL until asked */
  guint undone, kept;         /* how certain rungs decided so far */
};

gboolean
is_line_hyphen(gunichar ch) {
  return ch == '-' || ch == 0xAD || ch == 0x2010;
}

Hyphens *
hyphens_new(const Layout *layout, const Languages *languages, const char *language) {
  Hyphens *hyphens = g_new0(Hyphens, 1);
  hyphens->layout = layout;
  hyphens->languages = languages;
  hyphens->language = language;
  hyphens->dictionaries = languages_dictionaries(languages);
  return hyphens;
}

void
hyphens_free(Hyphens *hyphens) {
  g_clear_pointer(&hyphens->words, g_hash_table_unref);
  g_free(hyphens);
}

static gboolean
is_word_char(gunichar ch) {
  return g_unichar_isalnum(ch) || ch == '\'' || ch == 0x2019;
}

static gboolean
is_inside_word(gunichar ch) {
  return is_word_char(ch) || is_line_hyphen(ch);
}

/* Adds each word of a line, hyphens in it as ASCII, but not one that a hyphen at the line's end may have cut.
 */
static void
add_words(GHashTable *words, const char *text) {
  while (*text) {
    g_autoptr(GString) word = g_string_new(NULL);
    for (; *text && !is_word_char(g_utf8_get_char(text)); text = g_utf8_next_char(text))
      continue;
    gunichar ch = 0;
    for (; *text && is_inside_word(g_utf8_get_char(text)); text = g_utf8_next_char(text)) {
      ch = g_utf8_get_char(text);
      g_string_append_unichar(word, is_line_hyphen(ch) ? '-' : g_unichar_tolower(ch));
    }
    if (word->len && !is_line_hyphen(ch))
      g_hash_table_add(words, g_strdup(word->str));
  }
}

static gboolean
letter_has(Hyphens *hyphens, const char *word) {
  if (!hyphens->words) {
    hyphens->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < hyphens->layout->lines->len; i++)
      add_words(hyphens->words, layout_line(hyphens->layout, i)->text);
  }
  g_autofree char *lower = g_utf8_strdown(word, -1);
  return g_hash_table_contains(hyphens->words, lower);
}

static gboolean
is_word(Hyphens *hyphens, const char *word) {
  WordVerdict verdict = hyphens->language
                            ? dictionaries_look_up(hyphens->dictionaries, hyphens->language, word)
                            : NO_DICTIONARY;
  if (verdict == NO_DICTIONARY)
    verdict = dictionaries_look_up_any(hyphens->dictionaries, word);
  return verdict == WORD_KNOWN;
}

static char *
last_word(const char *text) {
  const char *at = text + strlen(text);
  while (at > text && is_inside_word(g_utf8_get_char(g_utf8_prev_char(at))))
    at = g_utf8_prev_char(at);
  return g_strdup(at);
}

static char *
first_word(const char *text) {
  const char *end = text;
  while (*end && is_inside_word(g_utf8_get_char(end)))
    end = g_utf8_next_char(end);
  return g_strndup(text, (gsize)(end - text));
}

/* B9-, COA-, e-, 2011-: never the first half of a broken word. */
static gboolean
word_takes_hyphen(const char *word) {
  gboolean has_lower = FALSE, has_digit = FALSE;
  const char *at = word;
  for (; *at; at = g_utf8_next_char(at)) {
    has_lower |= g_unichar_islower(g_utf8_get_char(at));
    has_digit |= g_unichar_isdigit(g_utf8_get_char(at));
  }
  return !has_lower || has_digit || g_utf8_strlen(word, -1) < 2;
}

static HyphenVerdict
decide(Hyphens *hyphens, HyphenVerdict verdict) {
  if (verdict == HYPHEN_UNDONE)
    hyphens->undone++;
  else
    hyphens->kept++;
  return verdict;
}

/* The dictionary's part of the ladder. */
static HyphenVerdict
judge_by_dictionary(Hyphens *hyphens, const char *left, const char *right, const char *joined,
                    gboolean *unsure) {
  if (is_word(hyphens, joined))
    return decide(hyphens, HYPHEN_UNDONE);
  gboolean both_are_words = is_word(hyphens, left) && is_word(hyphens, right);
  if (!both_are_words)
    return decide(hyphens, HYPHEN_UNDONE);
  *unsure = hyphens->undone == 0 && hyphens->kept == 0;
  return hyphens->undone > hyphens->kept ? HYPHEN_UNDONE : HYPHEN_KEPT;
}

HyphenVerdict
hyphens_judge(Hyphens *hyphens, const char *left, const char *right, gboolean soft, gboolean *unsure) {
  gboolean ignored = FALSE;
  g_autofree char *before = last_word(left), *after = first_word(right);
  g_autofree char *joined = g_strconcat(before, after, NULL),
                  *hyphened = g_strconcat(before, "-", after, NULL);
  unsure = unsure ? unsure : &ignored;
  if (wording_is(hyphens->languages, "hyphens", "conjunction", after) && !soft)
    return HYPHEN_BEFORE_BLANK;
  if (!*before || !*after || !g_unichar_islower(g_utf8_get_char(after)))
    return HYPHEN_KEPT;
  if (soft)
    return decide(hyphens, HYPHEN_UNDONE);
  if (word_takes_hyphen(before) || letter_has(hyphens, hyphened))
    return HYPHEN_KEPT;
  if (letter_has(hyphens, joined))
    return decide(hyphens, HYPHEN_UNDONE);
  return judge_by_dictionary(hyphens, before, after, joined, unsure);
}
