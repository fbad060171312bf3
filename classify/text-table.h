/* A text table leads from texts to numbers: what rules and letters look words up in, so that asking costs
 * little. */
#pragma once

#include <glib.h>

typedef struct TextTable TextTable;

#define NO_NUMBER G_MAXUINT

TextTable *text_table_new(void);
void text_table_free(TextTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextTable, text_table_free)

/* FNV-1a, which a longer text carries on from the shorter one before it. */
#define TEXT_HASH_START 2166136261u

static inline guint32
text_hash_step(guint32 hash, char byte) {
  return (hash ^ (guchar)byte) * 16777619u;
}

/* The hash of a text. */
static inline guint32
text_hash(const char *text, gsize length) {
  guint32 hash = TEXT_HASH_START;
  for (gsize i = 0; i < length; i++)
    hash = text_hash_step(hash, text[i]);
  return hash;
}

/* Where to look first for a text of this hash: the lower bits tell, the upper ones stirred in. */
static inline guint32
text_hash_slot(guint32 hash) {
  return hash ^ hash >> 15;
}

/* The same as text_table_find, for a text whose hash is known. */
guint text_table_find_hashed(const TextTable *table, const char *text, gsize length, guint32 hash);

/* The number of a text, NO_NUMBER when it has none. */
guint text_table_find(const TextTable *table, const char *text, gsize length);

/* The same as text_table_set, for a text whose hash is known. */
void text_table_set_hashed(TextTable *table, const char *text, gsize length, guint32 hash, guint number);

/* Sets the number of a text, which is lent and must outlive the table; a text that is there already stays,
   and gets the new number. */
void text_table_set(TextTable *table, const char *text, gsize length, guint number);

/* The text that the table keeps for one that it has, else NULL. */
const char *text_table_text(const TextTable *table, const char *text, gsize length);
