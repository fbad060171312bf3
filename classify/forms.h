/*
 * Forms are the words of a dictionary that a rule's words bring to mind: inflections that the stem misses,
 * compounds that a plain word never finds. A rule writer chooses among them; nothing here changes what rules
 * match.
 */
#pragma once

#include "classify/classify.h"

/* The words of a Hunspell dictionary (*.dic), without their flags, folded. Free with g_ptr_array_unref.
 * Error: the file's. */
GPtrArray *dictionary_words(const char *path, GError **error);

/*
 * Appends for each topic's plain words of a language the dictionary words (char *, folded) that contain them
 * and that no rule of the topic finds: "topic lang word: forms …; compounds …". For wildcards that catch many
 * words it says how many and shows some. Returns the number of lines.
 */
guint pack_forms(const Pack *pack, const char *language, const GPtrArray *words, GString *report);
