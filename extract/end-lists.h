/* Lists at a letter's ends: the enclosures it names, and who has copies. */
#pragma once

#include "extract/study.h"

/* Adds one part of kind (copies, enclosures) for each thing that pieces list, list marks taken off; what only
 * says that there are none, or how many, adds none. */
void end_list_add(Study *study, PartKind kind, const GArray *pieces, const char *rung);
