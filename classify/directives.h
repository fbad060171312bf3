/* Directives are what a rule file says, line by line: topics and, within them, labels, rules and tests. */
#pragma once

#include "classify/pack.h"

/* Called for "include NAME" in a file. Error: CLASSIFY_ERROR_RULES. */
typedef gboolean (*IncludeFunc)(const char *name, Location at, gpointer data, GError **error);

typedef struct {
  Pack *pack;
  guint layer;
  const char *folder; /* what names of files are relative to */
  IncludeFunc include;
  gpointer include_data;
  GPtrArray *failures; /* char *: messages of the directives that were wrong */
} DirectiveContext;

/* Reads a rule file's text, which the pack owns and keeps; file is its name, kept too. A directive that is
   wrong is told in the context's failures and left out, so that a writer sees all mistakes at once. */
void directives_read(const DirectiveContext *context, const char *file, const char *text);
