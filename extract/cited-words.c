#include "extract/cited-words.h"

#include <string.h>

#include "extract/words.h"

/* In the order of CitedClass. */
static const struct {
  const char *group, *key;
} LISTS[CITED_CLASSES] = {
    {"cited", "nouns"},       {"cited", "shared"},  {"cited", "owners"},       {"cited", "joins"},
    {"cited", "on"},          {"cited", "verbs"},   {"cited", "verbs-to-you"}, {"cited", "you"},
    {"cited", "others"},      {"cited", "carried"}, {"cited", "passive"},      {"cited", "oral"},
    {"cited", "by"},          {"cited", "clauses"}, {"cited", "phrase-ends"},  {"cited", "again"},
    {"cited", "label-nouns"}, {"dates", "and"},
};

CitedWords *
cited_words_new(const Language *language) {
  CitedWords *words = g_new(CitedWords, 1);
  words->language = language;
  words->joins = language_words(language, "cited", "joins");
  words->on = language_words(language, "cited", "on");
  words->and = language_words(language, "dates", "and");
  words->again = language_words(language, "cited", "again");
  words->mail_dates = language_words(language, "cited", "mail-dates");
  words->born = language_words(language, "cited", "born");
  words->endings = language_words(language, "cited", "endings");
  words->not = language_words(language, "cited", "not");
  words->classes = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < CITED_CLASSES; i++)
    for (const char *const *word = language_words(language, LISTS[i].group, LISTS[i].key); *word; word++) {
      guint classes = GPOINTER_TO_UINT(g_hash_table_lookup(words->classes, *word)) | 1u << i;
      g_hash_table_insert(words->classes, (gpointer)*word, GUINT_TO_POINTER(classes));
    }
  return words;
}

void
cited_words_free(CitedWords *words) {
  if (!words)
    return;
  g_hash_table_unref(words->classes);
  g_free(words);
}

static gboolean
ends_like_a_letter(const CitedWords *words, const char *lower) {
  for (const char *const *ending = words->endings; *ending; ending++)
    if (g_str_has_suffix(lower, *ending))
      return !g_strv_contains(words->not, lower);
  return FALSE;
}

guint
cited_classes(const CitedWords *words, const char *lower) {
  guint classes = GPOINTER_TO_UINT(g_hash_table_lookup(words->classes, lower));
  if (!(classes & CITED_NOUN) && ends_like_a_letter(words, lower))
    classes |= CITED_NOUN;
  return classes;
}

gboolean
cited_has_owner(const CitedWords *words, const char *text, const char *noun) {
  for (guint i = 0; i < 2; i++) {
    g_auto(Word) word = {0};
    if (!word_before(text, noun, &word) || word.beyond_sentence)
      return FALSE;
    if (cited_classes(words, word.lower) & CITED_OWNER)
      return TRUE;
    noun = word.start;
  }
  return FALSE;
}

const char *
cited_without_last(const char *text, const char *end, const char *const *phrases) {
  while (end > text &&
         (g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))) || strchr(".,:(", end[-1]) != NULL))
    end = g_utf8_prev_char(end);
  const char *shortest = NULL;
  for (; *phrases != NULL; phrases++) {
    gsize length = strlen(*phrases);
    if (length == 0 || length > (gsize)(end - text))
      continue;
    const char *start = end - length;
    gboolean whole = start == text || !word_has(g_utf8_get_char(g_utf8_prev_char(start)));
    if (g_ascii_strncasecmp(start, *phrases, length) == 0 && whole && (shortest == NULL || start < shortest))
      shortest = start;
  }
  return shortest;
}
