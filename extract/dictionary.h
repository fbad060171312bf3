/*
 * Dictionaries know which words exist. They are loaded when first asked (a tenth of a second each), since
 * most letters need none. Which files belong to a language is its data: [language] dictionary=nl_NL;nl.
 */
#pragma once

#include "extract/language.h"

typedef struct Dictionaries Dictionaries;

/* languages must outlive them. folder: where the .aff and .dic files lie; NULL: the system's. */
Dictionaries *dictionaries_new(const Languages *languages, const char *folder);
void dictionaries_free(Dictionaries *dictionaries);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Dictionaries, dictionaries_free)

/* The system's dictionaries for languages, theirs and shared by all who ask: what one letter has loaded the
 * next one finds. */
Dictionaries *languages_dictionaries(const Languages *languages);

typedef enum { WORD_UNKNOWN, WORD_KNOWN, NO_DICTIONARY } WordVerdict;

/* Whether the language's dictionary has the word, as written or in lower case. */
WordVerdict dictionaries_look_up(Dictionaries *dictionaries, const char *language, const char *word);

/* Whether any language's dictionary has the word; NO_DICTIONARY only when none is installed. */
WordVerdict dictionaries_look_up_any(Dictionaries *dictionaries, const char *word);

/* Where the language's word list lies (a Hunspell *.dic), for tools that read it; NULL: not installed. Free
 * with g_free. */
char *dictionaries_word_list(const Dictionaries *dictionaries, const char *language);
