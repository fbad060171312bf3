/*
 * An arena is memory that is taken in small pieces and given back all at once: what a pack or one letter's
 * matching needs lives exactly as long as the pack or the matching.
 */
#pragma once

#include <glib.h>

typedef struct Arena Arena;

/* block is how many bytes are fetched at a time. */
Arena *arena_new(gsize block);
void arena_free(Arena *arena);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Arena, arena_free)

/* Bytes for any object, not set to anything; never NULL. */
gpointer arena_take(Arena *arena, gsize size);

/* The same, all zero. */
gpointer arena_take0(Arena *arena, gsize size);

/* A copy of length bytes with a zero after them. */
char *arena_text(Arena *arena, const char *text, gsize length);
