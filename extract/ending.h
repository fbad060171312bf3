/* Ending: where the letter takes its leave, who signs, and what follows the signature. */
#pragma once

#include "extract/study.h"

/*
 * Finds the closing and the signature (study->body_ends, letter->signatories), and marks their lines and
 * those of copies and enclosures as the letter's end. Lines after the signature that are text again (a
 * postscript, a remedies clause, a quoted mail) stay open for the body.
 */
void ending_find(Study *study);

/* The rung of the lines that close. */
#define END_CLOSING_RUNG "closing"

/* Lines first to last were found to be the closing after all, and are marked so: what follows them is marked
 * as ending_find does. */
void ending_begins(Study *study, guint first, guint last);

/* Adds the parts of the closing, signature, copies and enclosures to the letter. */
void ending_add_parts(Study *study);
