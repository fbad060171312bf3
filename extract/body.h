/* Body: paragraphs, headings, lists, tables, quotations and footnotes, joined over line and page ends. */
#pragma once

#include "extract/study.h"

/*
 * Adds the parts of the open lines from first up to end to the letter. Footnotes stand after the part that
 * holds their mark; those without one where they were met.
 */
void body_add_parts(Study *study, guint first, guint end, Division division);
