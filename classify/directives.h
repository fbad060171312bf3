/* Directives are what a rule file says, line by line: topics and, within them, labels, rules and tests. */
#pragma once

#include "classify/pack.h"

/* Called for "include NAME" in a file. Error: CLASSIFY_ERROR_RULES. */
typedef gboolean (*IncludeFunc)(const char *name, Location at, gpointer data, GError **error);

typedef struct {
  Pack *pack;
  guint layer;
  IncludeFunc include;
  gpointer include_data;
} DirectiveContext;

/* Reads a rule file's text, which the pack owns and keeps; file is its name, kept too. Error: CLASSIFY_ERROR_RULES. */
gboolean directives_read(const DirectiveContext *context, const char *file, const char *text, GError **error);
