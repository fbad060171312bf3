/* Ending: where the letter takes its leave, who signs, and what follows the signature. */
#pragma once

#include "extract/study.h"

/*
 * Finds the closing and the signature (study->body_ends, letter->signatories), and marks their lines and
 * those of copies and enclosures as the letter's end. Lines after the signature that are text again (a
 * postscript, a remedies clause, a quoted mail) stay open for the body.
 */
void ending_find(Study *study);

/* Adds the parts of the closing, signature, copies and enclosures to the letter. */
void ending_add_parts(Study *study);
