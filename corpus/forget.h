/* Forgetting removes letters from an outbox for good: folders, notes, rows, and what the summaries say of
 * them. */
#pragma once

#include <glib.h>

/* Which letters. */
typedef struct {
  const char *sha256; /* its beginning, at least eight digits; NULL: any */
  const char *before; /* letters dated before this day, undated ones by the day they were seen; NULL: any */
} Forgotten;

/*
 * Forgets them and sets count. names (char *, may be NULL) gets the files in inboxes that still hold what was
 * forgotten, which the next run would take anew. Error: CORPUS_ERROR: the outbox is none, is held by a batch,
 * or cannot be written; CORPUS_ERROR_USAGE when a sha256 fits no letter, or several.
 */
gboolean
forget_letters(const char *outbox, const Forgotten *which, guint *count, GPtrArray *names, GError **error);
