/*
 * Wildcards are the beginnings, ends and insides of words that terms look for, found through their hashes: a
 * word of n letters is asked for its at most n² / 2 pieces, however many wildcards there are.
 */
#pragma once

#include <glib.h>

typedef enum { WILDCARD_PREFIX, WILDCARD_SUFFIX, WILDCARD_INFIX, WILDCARD_KINDS } WildcardKind;

typedef struct Wildcards Wildcards;

Wildcards *wildcards_new(void);
void wildcards_free(Wildcards *wildcards);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Wildcards, wildcards_free)

/* text is lent and must outlive the wildcards; at most MAX_WILDCARD_BYTES long. */
void wildcards_add(Wildcards *wildcards, WildcardKind kind, const char *text, guint term);

/* Appends to found (guint) the terms whose wildcard holds for the word, each once. */
void wildcards_match(const Wildcards *wildcards, const char *word, GArray *found);
