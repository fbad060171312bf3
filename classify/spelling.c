#include "classify/spelling.h"

#include "classify/limits.h"

#include <string.h>

#define ONE_EDIT_FROM_LETTERS 5
#define TWO_EDITS_FROM_LETTERS 9

typedef struct {
  const char *text;
  guint letters;
  guint32 bag; /* which letters it has, folded into 32 bits: one edit changes at most two of them */
  guint term;
} NearbyWord;

struct Nearby {
  GPtrArray *by_length; /* GArray of NearbyWord, by the number of letters; holes are NULL */
};

static void
array_unref_or_null(gpointer array) {
  if (array)
    g_array_unref(array);
}

Nearby *
nearby_new(void) {
  Nearby *nearby = g_new0(Nearby, 1);
  nearby->by_length = g_ptr_array_new_with_free_func(array_unref_or_null);
  return nearby;
}

void
nearby_free(Nearby *nearby) {
  if (!nearby)
    return;
  g_ptr_array_unref(nearby->by_length);
  g_free(nearby);
}

static guint32
word_bag(const char *text) {
  guint32 bag = 0;
  for (; *text; text++)
    bag |= 1u << ((guchar)*text & 31);
  return bag;
}

static guint
edits_allowed(guint letters) {
  return letters < ONE_EDIT_FROM_LETTERS ? 0 : letters < TWO_EDITS_FROM_LETTERS ? 1 : 2;
}

void
nearby_add(Nearby *nearby, const char *text, guint term) {
  guint letters = g_utf8_strlen(text, -1);
  if (edits_allowed(letters) == 0 || letters > MAX_WORD_BYTES)
    return;
  if (nearby->by_length->len <= letters)
    g_ptr_array_set_size(nearby->by_length, letters + 1);
  if (!nearby->by_length->pdata[letters])
    nearby->by_length->pdata[letters] = g_array_new(FALSE, FALSE, sizeof(NearbyWord));
  NearbyWord word = {text, letters, word_bag(text), term};
  g_array_append_val((GArray *)nearby->by_length->pdata[letters], word);
}

/* The smallest of the four ways that lead to cell (i, j) of the edit table, whose last three rows are kept.
 */
static guint
cheapest_edit(const gunichar *a, const gunichar *b, guint i, guint j, guint *const rows[3]) {
  guint best = rows[1][j - 1] + (a[i - 1] != b[j - 1]);
  best = MIN(best, MIN(rows[1][j], rows[2][j - 1]) + 1);
  if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
    best = MIN(best, rows[0][j - 2] + 1);
  return best;
}

guint
edit_distance(const char *a, const char *b, guint limit) {
  glong a_length, b_length;
  g_autofree gunichar *x = g_utf8_to_ucs4_fast(a, -1, &a_length), *y = g_utf8_to_ucs4_fast(b, -1, &b_length);
  if (ABS(a_length - b_length) > (glong)limit || b_length > MAX_WORD_BYTES)
    return limit + 1;
  guint table[3][MAX_WORD_BYTES + 1];
  guint *rows[3] = {table[0], table[1], table[2]};
  for (glong j = 0; j <= b_length; j++)
    rows[2][j] = j;
  for (glong i = 1; i <= a_length; i++) {
    guint *oldest = rows[0];
    rows[0] = rows[1], rows[1] = rows[2], rows[2] = oldest;
    guint smallest = rows[2][0] = i;
    for (glong j = 1; j <= b_length; j++) {
      rows[2][j] = cheapest_edit(x, y, i, j, rows);
      smallest = MIN(smallest, rows[2][j]);
    }
    if (smallest > limit)
      return limit + 1;
  }
  return MIN(rows[2][b_length], limit + 1);
}

static void
nearby_find_of_length(const Nearby *nearby, const char *word, guint32 bag, guint letters, guint edits,
                      GArray *found) {
  GArray *words = letters < nearby->by_length->len ? nearby->by_length->pdata[letters] : NULL;
  for (guint i = 0; words && i < words->len; i++) {
    const NearbyWord *candidate = &g_array_index(words, NearbyWord, i);
    guint allowed = MIN(edits, edits_allowed(letters));
    if ((guint)__builtin_popcount(bag ^ candidate->bag) > 2 * allowed)
      continue;
    guint distance = edit_distance(word, candidate->text, allowed);
    if (distance > 0 && distance <= allowed)
      g_array_append_val(found, candidate->term);
  }
}

void
nearby_find(const Nearby *nearby, const char *word, GArray *found) {
  guint letters = g_utf8_strlen(word, -1), edits = edits_allowed(letters);
  if (edits == 0 || strlen(word) > MAX_WORD_BYTES)
    return;
  for (guint length = letters - edits; length <= letters + edits; length++)
    nearby_find_of_length(nearby, word, word_bag(word), length, edits, found);
}
