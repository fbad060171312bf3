/* A text table leads from texts to numbers: what rules and letters look words up in, so that asking costs
 * little. */
#pragma once

#include <glib.h>

typedef struct TextTable TextTable;

#define NO_NUMBER G_MAXUINT

TextTable *text_table_new(void);
void text_table_free(TextTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextTable, text_table_free)

/* The number of a text, NO_NUMBER when it has none. */
guint text_table_find(const TextTable *table, const char *text, gsize length);

/* Sets the number of a text, which is lent and must outlive the table; a text that is there already stays,
   and gets the new number. */
void text_table_set(TextTable *table, const char *text, gsize length, guint number);

/* The text that the table keeps for one that it has, else NULL. */
const char *text_table_text(const TextTable *table, const char *text, gsize length);
