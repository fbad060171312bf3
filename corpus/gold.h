/* Gold is what careful readers found in a letter: which topics it raises. NAME.json lies beside the letter
 * NAME. */
#pragma once

#include <glib.h>

typedef struct {
  char *name;           /* NAME */
  char *letter;         /* path of NAME.pdf, NAME.xml or NAME.txt, the first that is there */
  char *language;       /* "nl"; "und" when the gold does not say */
  GHashTable *topics;   /* set of ids that are raised */
  GHashTable *optional; /* set of ids that may be found or not */
} Gold;

void gold_free(Gold *gold);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Gold, gold_free)

/* The gold of a NAME.json. NULL without an error: the file is no gold, or has no letter beside it. Error:
 * CORPUS_ERROR. */
Gold *gold_read(const char *path, GError **error);

/* All gold of a folder, by name (Gold; free with g_ptr_array_unref). Error: CORPUS_ERROR. */
GPtrArray *gold_folder(const char *folder, GError **error);
