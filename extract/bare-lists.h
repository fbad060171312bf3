/* Lists whose bullets are drawn and not written, so that only the place of their lines tells. Private to
 * block-kinds.c. */
#pragma once

#include "extract/blocks.h"

/* Makes items of set-in lines under words that lead to a list (blocks: Block, grows). */
void bare_lists_name(const Study *study, GArray *blocks);
