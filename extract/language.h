/*
 * A language is a folder of words, extract/languages/<BCP 47>/: what a letter's furniture is called, how
 * months, salutations and closings read, which words tell the language. Adding one takes no C.
 *
 * All *.ini files of the folder are read in byte order as one; the words of a group and key that stand in
 * several follow each other. The form is GKeyFile's: groups in brackets, key = word; word; … with blanks
 * round words dropped; a backslash at the end of a line joins it with the next.
 */
#pragma once

#include "extract/letter.h"
#include "extract/phrases.h"

typedef struct Language Language;

/* All languages of the data folder, by tag in byte order. */
typedef struct Languages Languages;

/* Loads every language of folder; NULL: the data folder's. Error: EXTRACT_ERROR_DATA with file: what. */
Languages *languages_load(const char *folder, GError **error);
void languages_free(Languages *languages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Languages, languages_free)

guint languages_count(const Languages *languages);
const Language *languages_at(const Languages *languages, guint index);
/* The language with this tag ("nl"), or NULL. */
const Language *languages_find(const Languages *languages, const char *tag);

/* Interned BCP 47 tag. */
const char *language_tag(const Language *language);

/* The words listed under group and key, as written in the file; an empty list when there are none. */
const char *const *language_words(const Language *language, const char *group, const char *key);

/* The phrases under group and key in any language, or under all keys of the group; NULL: there are none. */
#define ANY_KEY "*"
const Phrases *languages_phrases(const Languages *languages, const char *group, const char *key);

/* Languages are bits of a word's set; those past the last share it, and none is ever that many. */
enum { LANGUAGES_MAX = 32 };

/* The set of languages that are held together by word, in lower case: a bit each, by index. */
guint languages_of_function_word(const Languages *languages, const char *word);

/* Whether word, in lower case, is one that some language is held together by. */
gboolean languages_have_function_word(const Languages *languages, const char *word);

/* The keys of a group, in file order; an empty list when there is none. */
const char *const *language_keys(const Language *language, const char *group);

/*
 * The tag of the language that text is written in, told by its function words; fallback when it has fewer
 * than six words or no language stands out. Interned.
 */
const char *language_guess(const Languages *languages, const char *text, const char *fallback);

/* Sets the language of the letter and of each of its parts that has none. */
void language_mark(const Languages *languages, Letter *letter);
