/* A tagger of a few weights, written as a test wants it. */
#pragma once

#include "extract/tagger.h"
#include "tests/extract/tiny-rows.h"

/* The bytes of a model with these weights, a column a tag, and transitions of no account. Free with
 * g_byte_array_unref. */
GByteArray *tiny_tagger_bytes(const TinyWeight *weights);

/* The same, loaded. Free with tagger_free. */
Tagger *tiny_tagger(const TinyWeight *weights);

/* Loads a file with these bytes; what went wrong is in error. */
Tagger *tiny_tagger_load(const void *bytes, gsize length, GError **error);
