/*
 * Nearby finds the words that lie a slip of the pen from a misspelt one: Damerau's edits (one letter wrong,
 * missing, too many, or two neighbours swapped; Damerau 1964), one from five letters on, two from nine
 * letters on.
 *
 * Words are found through pieces that must stand in them unharmed (partitioning: Wu & Manber, Fast text
 * searching allowing errors, 1992), so that a search hardly grows with the number of words.
 */
#pragma once

#include <glib.h>

typedef struct Nearby Nearby;

Nearby *nearby_new(void);
void nearby_free(Nearby *nearby);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Nearby, nearby_free)

/* text is lent and must outlive nearby. Words too short to be misspelt safely are left out. */
void nearby_add(Nearby *nearby, const char *text, guint term);

/* Appends to found (guint) the terms that word nearly spells. A word spelt right finds nothing. */
void nearby_find(const Nearby *nearby, const char *word, GArray *found);

/* The edits between two words, or limit + 1 when there are more. Words are compared by code points. */
guint edit_distance(const char *a, const char *b, guint limit);
