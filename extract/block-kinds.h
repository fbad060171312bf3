/* Block kinds: which gathered blocks are headings, quotations, and how deep items stand. */
#pragma once

#include "extract/blocks.h"

/* Names the blocks (Block) of one stretch of text: quotations, then headings, then the levels of items. */
void block_kinds_name(const Study *study, GArray *blocks);
