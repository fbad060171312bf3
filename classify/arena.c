#include "classify/arena.h"

#include <string.h>

#define ALIGNMENT 16u

typedef struct Block {
  struct Block *before;
} Block;

/* What stands ahead of a block's bytes, so that those are aligned. */
#define BLOCK_HEAD ((sizeof(Block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)

struct Arena {
  Block *last;
  char *at, *end; /* what the last block has left */
  gsize block;
};

Arena *
arena_new(gsize block) {
  Arena *arena = g_new0(Arena, 1);
  arena->block = block;
  return arena;
}

void
arena_free(Arena *arena) {
  if (!arena)
    return;
  for (Block *block = arena->last, *before; block; block = before) {
    before = block->before;
    g_free(block);
  }
  g_free(arena);
}

/* A piece too large for a block gets one of its own. */
static void
arena_grow(Arena *arena, gsize size) {
  gsize bytes = (MAX(arena->block, size) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  Block *block = g_malloc(BLOCK_HEAD + bytes);
  block->before = arena->last;
  arena->last = block;
  arena->at = (char *)block + BLOCK_HEAD;
  arena->end = arena->at + bytes;
}

static char *
arena_cut(Arena *arena, gsize size) {
  if (size > (gsize)(arena->end - arena->at))
    arena_grow(arena, size);
  char *piece = arena->at;
  arena->at += size;
  return piece;
}

gpointer
arena_take(Arena *arena, gsize size) {
  gsize over = (gsize)(arena->end - arena->at) % sizeof(gpointer);
  if (over)            /* an empty arena has no place to add to */
    arena->at += over; /* texts end anywhere; ends of blocks are aligned */
  return arena_cut(arena, (MAX(size, 1) + sizeof(gpointer) - 1) / sizeof(gpointer) * sizeof(gpointer));
}

gpointer
arena_take0(Arena *arena, gsize size) {
  return memset(arena_take(arena, size), 0, size);
}

char *
arena_text(Arena *arena, const char *text, gsize length) {
  char *copy = arena_cut(arena, length + 1);
  memcpy(copy, text, length);
  copy[length] = '\0';
  return copy;
}
