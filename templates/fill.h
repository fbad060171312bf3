/*
 * Filling runs a skeleton's instructions over a reply context and gives the reply as a tree. What the letter
 * says goes in as characters only: it is never read as template, markup or expression.
 */
#pragma once

#include "templates/templates.h"

typedef struct {
  const Templates *templates;
  const Skeleton *skeleton;
  const Idiom *idiom; /* of the skeleton's language */
  const char *kind;
  const char *today; /* YYYY-MM-DD */
} FillOptions;

/*
 * notices, from notices_new, takes what the clerk should know (an expired passage); holes is set to the
 * number of placeholders. Error: DRAFT_ERROR_TEMPLATE, a value that is empty where no hole was allowed for.
 * Free with xmlFreeDoc.
 */
xmlDoc *
fill_skeleton(const FillOptions *options, xmlDoc *context, GPtrArray *notices, guint *holes, GError **error);

/* A passage by itself in the smallest article that can hold it, to see whether it is valid. Error and freeing
 * as above. */
xmlDoc *fill_passage(const FillOptions *options, const Passage *passage, xmlDoc *context, GError **error);

/* Puts line ends and blanks between elements wherever DocBook allows no text, so that people can read the
 * file. */
void fill_indent(xmlDoc *doc);
