/*
 * Phrases: a list of which a text may begin with one. Few texts begin with any, and most phrases differ from
 * a text in its first two characters: by those a long list is asked.
 */
#pragma once

#include <glib.h>

typedef struct Phrases Phrases;

Phrases *phrases_new(void);
void phrases_free(Phrases *phrases);

/* The phrase is lent. */
void phrases_add(Phrases *phrases, const char *phrase);

/* To be called after the last phrase, and before the list is asked. */
void phrases_sort(Phrases *phrases);

/* At least those that text may begin with, in no order; count is set to how many they are. */
const char *const *phrases_for(const Phrases *phrases, const char *text, guint *count);

/* The character at a place in a text, in lower case, with plain quotation marks and hyphens. */
gunichar phrase_character(const char *at);
