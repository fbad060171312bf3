#include "classify/wildcards.h"

#include "classify/limits.h"

#include <string.h>

/* FNV-1a, which a longer piece carries on from the shorter one before it. */
#define HASH_START 2166136261u
#define HASH_STEP(hash, byte) (((hash) ^ (guchar)(byte)) * 16777619u)

#define FILTER_BITS 65536u

typedef struct {
  const char *text;
  guint length;
  WildcardKind kind;
  guint term;
  guint next; /* with the same hash; G_MAXUINT: none */
} Wildcard;

struct Wildcards {
  GArray *all;                     /* Wildcard */
  GHashTable *by_hash;             /* hash → index into all */
  guint64 lengths[WILDCARD_KINDS]; /* bit n: some wildcard of the kind is n bytes long */
  guint8 filter[FILTER_BITS / 8];  /* bit h: some hash ends so; spares most look-ups */
};

Wildcards *
wildcards_new(void) {
  Wildcards *wildcards = g_new0(Wildcards, 1);
  wildcards->all = g_array_new(FALSE, FALSE, sizeof(Wildcard));
  wildcards->by_hash = g_hash_table_new(g_direct_hash, g_direct_equal);
  return wildcards;
}

void
wildcards_free(Wildcards *wildcards) {
  if (!wildcards)
    return;
  g_array_unref(wildcards->all);
  g_hash_table_unref(wildcards->by_hash);
  g_free(wildcards);
}

static gboolean
wildcards_may_have(const Wildcards *wildcards, guint32 hash) {
  guint bit = (hash ^ (hash >> 16)) % FILTER_BITS;
  return wildcards->filter[bit / 8] & (1 << bit % 8);
}

void
wildcards_add(Wildcards *wildcards, WildcardKind kind, const char *text, guint term) {
  guint length = strlen(text);
  g_return_if_fail(length <= MAX_WILDCARD_BYTES);
  guint32 hash = HASH_START;
  for (guint i = 0; i < length; i++)
    hash = HASH_STEP(hash, text[i]);
  gpointer first = g_hash_table_lookup(wildcards->by_hash, GUINT_TO_POINTER(hash));
  Wildcard wildcard = {text, length, kind, term, first ? GPOINTER_TO_UINT(first) - 1 : G_MAXUINT};
  g_array_append_val(wildcards->all, wildcard);
  g_hash_table_insert(wildcards->by_hash, GUINT_TO_POINTER(hash), GUINT_TO_POINTER(wildcards->all->len));
  wildcards->lengths[kind] |= G_GUINT64_CONSTANT(1) << length;
  guint bit = (hash ^ (hash >> 16)) % FILTER_BITS;
  wildcards->filter[bit / 8] |= 1 << bit % 8;
}

/* A piece of a word: where it lies tells which kinds it can be. */
typedef struct {
  const char *text;
  guint length;
  gboolean begins, ends;
} Piece;

static gboolean
wildcard_holds(const Wildcard *wildcard, const Piece *piece) {
  if (wildcard->length != piece->length || memcmp(wildcard->text, piece->text, piece->length) != 0)
    return FALSE;
  return wildcard->kind == WILDCARD_INFIX ||
         (wildcard->kind == WILDCARD_PREFIX ? piece->begins : piece->ends);
}

/* Of one word: found->data[from …). */
static void
found_add(GArray *found, guint from, guint term) {
  for (guint i = from; i < found->len; i++)
    if (g_array_index(found, guint, i) == term)
      return;
  g_array_append_val(found, term);
}

static void
wildcards_match_piece(const Wildcards *wildcards, const Piece *piece, guint32 hash, GArray *found,
                      guint from) {
  gpointer first = g_hash_table_lookup(wildcards->by_hash, GUINT_TO_POINTER(hash));
  guint next = first ? GPOINTER_TO_UINT(first) - 1 : G_MAXUINT;
  while (next != G_MAXUINT) {
    const Wildcard *wildcard = &g_array_index(wildcards->all, Wildcard, next);
    if (wildcard_holds(wildcard, piece))
      found_add(found, from, wildcard->term);
    next = wildcard->next;
  }
}

void
wildcards_match(const Wildcards *wildcards, const char *word, GArray *found) {
  guint length = strlen(word), from = found->len;
  guint64 within = wildcards->lengths[WILDCARD_INFIX] | wildcards->lengths[WILDCARD_SUFFIX];
  for (guint start = 0; start < length; start++) {
    guint64 lengths = start == 0 ? within | wildcards->lengths[WILDCARD_PREFIX] : within;
    guint32 hash = HASH_START;
    for (guint end = start + 1; end <= length && end - start <= MAX_WILDCARD_BYTES; end++) {
      hash = HASH_STEP(hash, word[end - 1]);
      Piece piece = {word + start, end - start, start == 0, end == length};
      if ((lengths >> piece.length & 1) && wildcards_may_have(wildcards, hash))
        wildcards_match_piece(wildcards, &piece, hash, found, from);
    }
  }
}
