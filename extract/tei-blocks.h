/* The blocks of a letter's text: paragraphs, lists, tables, quotes, divisions. Inside tei-*.c only. */
#pragma once

#include "extract/tei-reader.h"

/* One node between blocks: a block, or text that stands in none. */
void tei_block_read(TeiReader *reader, xmlNode *node);

/* All that is in the element. */
void tei_blocks_read(TeiReader *reader, xmlNode *parent);

/* An element of words as a part of this kind; several, when blocks stand between the words. */
void tei_words_read(TeiReader *reader, xmlNode *node, PartKind kind);

/* The items of a list, and of the lists in it one level deeper. */
void tei_list_read(TeiReader *reader, xmlNode *list, PartKind kind, guint level);
