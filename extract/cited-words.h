/* What a language calls letters, those who write them and all else that has a date: the lists of [cited] in
 * languages/<tag>/dates.ini. */
#pragma once

#include "extract/language.h"

/* The lists that a word may stand in. Models learned (languages/letter.cited) know them by this order. */
typedef enum {
  CITED_NOUN = 1 << 0, /* what a letter is called, endings of compounds too */
  CITED_SHARED = 1 << 1,
  CITED_OWNER = 1 << 2,
  CITED_JOIN = 1 << 3,
  CITED_ON = 1 << 4,
  CITED_VERB = 1 << 5,
  CITED_VERB_TO_YOU = 1 << 6,
  CITED_YOU = 1 << 7,
  CITED_OTHER = 1 << 8,
  CITED_CARRIED = 1 << 9,
  CITED_PASSIVE = 1 << 10,
  CITED_ORAL = 1 << 11,
  CITED_BY = 1 << 12,
  CITED_CLAUSE = 1 << 13,
  CITED_PHRASE_END = 1 << 14,
  CITED_AGAIN = 1 << 15,
  CITED_LABEL_NOUN = 1 << 16,
  CITED_AND = 1 << 17
} CitedClass;

enum { CITED_CLASSES = 18 };

/* A language's lists; lends them from the language. Free with cited_words_free. */
typedef struct {
  const Language *language;
  const char *const *joins, *const *on, *const *and, *const *again, *const *mail_dates, *const *born;
  const char *const *endings, *const * not ;
  GHashTable *classes; /* word → set of CitedClass */
} CitedWords;

CitedWords *cited_words_new(const Language *language);
void cited_words_free(CitedWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CitedWords, cited_words_free)

/* The set of CitedClass of a word, in lower case. */
guint cited_classes(const CitedWords *words, const char *lower);

/* "uw reactie", "uw uitvoerige reactie": an owner stands one or two words before noun, which lies in text. */
gboolean cited_has_owner(const CitedWords *words, const char *text, const char *noun);

/* Where text up to end stops when one of the phrases is taken off its end; NULL: none is there. */
const char *cited_without_last(const char *text, const char *end, const char *const *phrases);
