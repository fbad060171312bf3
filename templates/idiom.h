/*
 * An idiom is how replies read in one language: dates, lists, numbers, forms of address, the words of todos.
 * It is data, templates/languages/<BCP 47>/reply.ini; a new language takes a file, no C.
 */
#pragma once

#include <glib.h>

typedef struct Idiom Idiom;

typedef enum { DATE_LONG, DATE_SHORT } DateStyle;

/* Reads one file. Error: DRAFT_ERROR_TEMPLATE with file and key. */
Idiom *idiom_load(const char *path, const char *language, GError **error);
void idiom_free(Idiom *idiom);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Idiom, idiom_free)

/* Interned BCP 47 tag. */
const char *idiom_language(const Idiom *idiom);

/* A word or pattern; NULL when the file has none. */
const char *idiom_get(const Idiom *idiom, const char *group, const char *key);

/* A list of words, folded to lower case; empty when the file has none. */
const char *const *idiom_words(const Idiom *idiom, const char *group, const char *key);

/* The file's groups, in its order. */
const char *const *idiom_groups(const Idiom *idiom);

/* "14 juni 2024" or "14-06-2024" from "2024-06-14"; NULL when iso is no such date. Free with g_free. */
char *idiom_date(const Idiom *idiom, const char *iso, DateStyle style);

/* "a, b en c". Free with g_free. */
char *idiom_list(const Idiom *idiom, const GPtrArray *items);

/* "1.234,5" from "1234.5"; NULL when it is no number. Free with g_free. */
char *idiom_number(const Idiom *idiom, const char *number);

/* What stands for a {name} in a pattern. */
typedef struct {
  const char *name;
  const char *value; /* NULL: nothing */
} Filler;

/* pattern with each {name} of the fillers, which end with a NULL name, made its value. Free with g_free. */
char *idiom_fill(const char *pattern, const Filler *fillers);

/* Whether text is YYYY-MM-DD and such a day exists. */
gboolean date_is_iso(const char *text);
