/* A finding is something that a reader of the desk's templates or replies would put a mark in the margin for.
 */
#pragma once

#include "templates/errors.h"

typedef enum {
  FINDING_ERROR,  /* the templates cannot be used */
  FINDING_WARNING /* they can, but look */
} FindingLevel;

typedef struct {
  FindingLevel level;
  char *file; /* as given; NULL: no file in particular */
  guint line; /* from 1; 0: the file as a whole */
  char *message;
} Finding;

/* An empty list that frees its findings. */
GPtrArray *findings_new(void);

void finding_add(GPtrArray *findings, FindingLevel level, const char *file, guint line, const char *format,
                 ...) G_GNUC_PRINTF(5, 6);

/* "file:line: message", the parts that there are. Free with g_free. */
char *finding_text(const Finding *finding);

guint findings_count(const GPtrArray *findings, FindingLevel level);

/* The first error of the findings as a DRAFT_ERROR_TEMPLATE, telling how many more there are. TRUE when there
 * is none. */
gboolean findings_pass(const GPtrArray *findings, GError **error);
