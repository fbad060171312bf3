/*
 * Checking a finished reply: what is still open in it, and whether it speaks to all that the letter raises
 * and asks.
 */
#pragma once

#include "classify/verdict.h"
#include "extract/language.h"
#include "templates/templates.h"

#include <libxml/tree.h>

/* The letter that a reply answers. */
typedef struct {
  const Letter *letter;
  const Verdict *verdict;
  const Languages *languages; /* may be NULL */
} Answered;

/*
 * Checks a reply; name is for messages. answered may be NULL: then only what the reply itself shows is
 * checked: holes and todos left, DocBook. Appends to findings.
 */
void answer_check(xmlDoc *reply, const char *name, const Templates *templates, const Answered *answered,
                  GPtrArray *findings);
