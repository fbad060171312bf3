/* Blocks of a letter's head: lines set on each other, as addresses and letterheads are. */
#pragma once

#include "extract/study.h"

typedef struct {
  GArray *lines; /* guint: at least one, from top to bottom */
  Box box;
  guint page;
} HeadBlock;

/* Gathers the lines that are still head into blocks (HeadBlock; free with g_array_unref), in the order of
 * their first lines. */
GArray *head_blocks_find(const Study *study);

/* The text of one of its lines; lent. */
const char *head_block_text(const Study *study, const HeadBlock *block, guint index);

/* Its first line is set larger than running text. */
gboolean head_block_begins_large(const Study *study, const HeadBlock *block);

/* Settles its lines as furniture of a kind; rung is static. */
void head_block_settle(Study *study, const HeadBlock *block, FurnitureKind kind, const char *rung);
