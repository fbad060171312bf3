/* A lexicon in memory: what lexicon-load.c reads and lexicon.c lays over letters. */
#pragma once

#include "classify/lexicon.h"
#include "classify/text-table.h"

#include <string.h>

/* What one feature says: its idf, and weights for some of the topics, up to the next entry's first one. */
typedef struct {
  guint32 hash; /* text_hash_step over the feature */
  guint32 at;   /* where it begins in the text; a blank follows it */
  float idf;
  guint32 first; /* into weights */
} Entry;

typedef struct {
  guint topic; /* column; that after the topics' is the letter's */
  float weight;
} Weight;

/* A slot of the table of features: 1 + the index of an entry, and above it the upper bits of its hash, which
   spare most looks at entries; 0: free. */
#define SLOT_INDEX_BITS 17

struct Lexicon {
  const char *language; /* interned */
  char *text;           /* the file, which entries and topics refer to */
  guint window;         /* sentences */
  double gain, pivot;   /* factor = exp(gain × (score − pivot)) */
  double least, doubt;  /* a letter whose score is less is strange: its factors are multiplied by doubt */
  float bias;           /* of the letter's column, which follows the topics' */
  GPtrArray *topics;    /* const char *: ids, by column */
  GArray *biases;       /* float, by column */
  Entry *entries;       /* as many as there are, and one more that ends the last one's weights */
  guint entry_count, entry_room;
  Weight *weights;
  guint weight_count, weight_room;
  guint32 *slots;
  guint32 mask; /* slots, a power of two, less one */
};

/* The entry of a feature of this hash (FNV-1a) as a place from 1 on; 0: there is none. */
static inline guint
lexicon_entry(const Lexicon *lexicon, const char *feature, gsize length, guint32 hash) {
  for (guint32 at = text_hash_slot(hash);; at++) {
    guint32 slot = lexicon->slots[at & lexicon->mask], place = slot & ((1u << SLOT_INDEX_BITS) - 1);
    if (slot == 0)
      return 0;
    const char *text = lexicon->text + lexicon->entries[place - 1].at;
    if ((slot ^ hash) >> SLOT_INDEX_BITS == 0 && strncmp(text, feature, length) == 0 && text[length] == ' ')
      return place;
  }
}

/* FALSE: there is no feature of this hash. */
static inline gboolean
lexicon_may_have(const Lexicon *lexicon, guint32 hash) {
  for (guint32 at = text_hash_slot(hash);; at++) {
    guint32 slot = lexicon->slots[at & lexicon->mask];
    if (slot == 0 || (slot ^ hash) >> SLOT_INDEX_BITS == 0)
      return slot != 0;
  }
}
