/*
 * Cues are the phrases by which a language says what a letter is not about, and what it asks for: data, in
 * classify/languages/<tag>/cues.txt, requests.txt and contrasts.txt, one phrase a line, "#" begins a comment.
 *
 * A cue works from itself to the end of its clause; one that begins with "<" from the beginning of its clause
 * to itself. A word of contrasts.txt ("but") ends a clause.
 */
#pragma once

#include "classify/pack.h"

/* Adds the cues of every language folder below folder to the pack; a folder that is not there has none.
   Error: CLASSIFY_ERROR_RULES. */
gboolean cues_load(Pack *pack, const char *folder, GError **error);

/* Marks in negated (by position) the tokens that a hit of a cue says the letter is not about. */
void
cue_negate(const Rule *cue, const Hit *hit, const Reading *reading, GHashTable *contrasts, guint8 *negated);
