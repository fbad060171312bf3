/*
 * Stems bring the inflections of a word together: Snowball's, for the languages that libstemmer knows.
 *
 * libstemmer is neither cheap to open nor safe to share, so whoever stems holds a Stems of their own.
 */
#pragma once

#include <glib.h>

typedef struct Stems Stems;

Stems *stems_new(void);
void stems_free(Stems *stems);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stems, stems_free)

/* Appends the stem of a folded word to stem; the word itself where the language has no stemmer. A final 's,
   the plural of abbreviations and the genitive of names, is no part of a stem. language is interned. */
void stems_append(Stems *stems, const char *language, const char *word, GString *stem);

/* The same stem, lent until stems are asked again. */
const char *stems_stem(Stems *stems, const char *language, const char *word);

/* The part of a BCP 47 tag that names the language alone: "en" of "en-GB". Interned. */
const char *language_primary(const char *tag);
