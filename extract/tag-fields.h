/* Fields by the tagger: what it is surer of than the ladder replaces what the ladder found. */
#pragma once

#include "extract/tag-spans.h"

/* Revises the fields of the tagging's letter. study is the one that the tagging was made of. */
void tag_fields_revise(Study *study, const Tagging *tagging);
