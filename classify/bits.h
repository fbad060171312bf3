/* Bits are sets of small numbers: an eighth of a byte each, so that a letter's lie in the processor's nearest
 * memory however large the pack is. */
#pragma once

#include "classify/arena.h"

typedef guint64 Bits;

#define BITS_A_WORD 64u

/* An empty set of numbers below count, as long as the arena. */
static inline Bits *
bits_new(Arena *arena, guint count) {
  return arena_take0(arena, (count / BITS_A_WORD + 1) * sizeof(Bits));
}

static inline gboolean
bits_has(const Bits *bits, guint number) {
  return bits[number / BITS_A_WORD] >> number % BITS_A_WORD & 1;
}

static inline void
bits_add(Bits *bits, guint number) {
  bits[number / BITS_A_WORD] |= (Bits)1 << number % BITS_A_WORD;
}

/* The smallest number from first on that is in the set; count when none below count is. */
static inline guint
bits_next(const Bits *bits, guint first, guint count) {
  for (guint at = first / BITS_A_WORD; first < count; first = ++at * BITS_A_WORD) {
    Bits left = bits[at] >> first % BITS_A_WORD;
    if (left)
      return MIN(count, first + (guint)__builtin_ctzll(left));
  }
  return count;
}
