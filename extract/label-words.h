/* Label words: what a text begins with when it begins with a label: one of the language's list, or one that
 * is made of an owner and a number's name ("Uw zaaknummer", "our file number"). */
#pragma once

#include "extract/labels.h"
#include "extract/language.h"

/*
 * Reads the label that text begins with; of a listed one and a made one the longer counts. FALSE: it begins
 * with none. length: bytes that the label covers; loose: it is a label only when something sets it off from
 * what follows.
 */
gboolean
label_words_read(const Languages *languages, const char *text, LabelKey *key, gsize *length, gboolean *loose);
