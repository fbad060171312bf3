/* Wording: does a line of a letter begin with, end in, or hold words that the language data lists? */
#pragma once

#include "extract/language.h"

/*
 * Whether text begins with one of the phrases under group and key in any language, case ignored, ending where
 * a word ends. length, when not NULL, is set to the bytes of text that the longest such phrase covers.
 */
gboolean wording_begins(const Languages *languages, const char *group, const char *key, const char *text,
                        gsize *length);

/* The same, with nothing but blanks and closing punctuation (.,:;!) after the phrase. */
gboolean wording_is(const Languages *languages, const char *group, const char *key, const char *text);

/* Whether one of the phrases stands anywhere in text as whole words. */
gboolean wording_contains(const Languages *languages, const char *group, const char *key, const char *text);

/* Whether a word of text holds one of the phrases, at any place in it: the way to see compounds. */
gboolean wording_touches(const Languages *languages, const char *group, const char *key, const char *text);

/* Both: as whole words, or a phrase of at least part_min bytes at any place. */
gboolean wording_holds(const Languages *languages, const char *group, const char *key, const char *text,
                       gsize part_min);

/* Bytes at the beginning of text that phrase covers, case ignored, blanks folded, as whole words; 0 when it
 * does not. */
gsize phrase_begins(const char *phrase, const char *text);
