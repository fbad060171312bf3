#include "classify/text-table.h"

#include <string.h>

#define FIRST_SLOTS 1024u

typedef struct {
  const char *text; /* NULL: free */
  guint32 hash, length;
  guint number;
} Slot;

struct TextTable {
  Slot *slots;
  guint8
      *filter; /* bits, four a slot: whether there may be a text of such a hash; spares most looks at slots */
  guint32 mask; /* slots, a power of two, less one */
  guint used;   /* at most half of them */
};

TextTable *
text_table_new(void) {
  TextTable *table = g_new0(TextTable, 1);
  table->slots = g_new0(Slot, FIRST_SLOTS);
  table->filter = g_new0(guint8, FIRST_SLOTS / 2);
  table->mask = FIRST_SLOTS - 1;
  return table;
}

void
text_table_free(TextTable *table) {
  if (!table)
    return;
  g_free(table->slots);
  g_free(table->filter);
  g_free(table);
}

/* The slot of the text, or the free one where it belongs. */
static Slot *
slot_find(const TextTable *table, const char *text, gsize length, guint32 hash) {
  for (guint32 at = text_hash_slot(hash);; at++) {
    Slot *slot = &table->slots[at & table->mask];
    if (!slot->text ||
        (slot->hash == hash && slot->length == length && memcmp(slot->text, text, length) == 0))
      return slot;
  }
}

static guint32
filter_bit(const TextTable *table, guint32 hash) {
  return (hash * 0x9E3779B1u >> 7) & (table->mask * 4 + 3);
}

static void
filter_add(TextTable *table, guint32 hash) {
  guint32 bit = filter_bit(table, hash);
  table->filter[bit / 8] |= 1 << bit % 8;
}

static void
text_table_grow(TextTable *table) {
  gsize slots = (gsize)table->mask + 1;
  g_autofree Slot *before = table->slots;
  table->slots = g_new0(Slot, slots * 4);
  table->mask = (guint32)(slots * 4 - 1);
  table->filter = g_renew(guint8, table->filter, slots * 2);
  memset(table->filter, 0, slots * 2);
  for (gsize i = 0; i < slots; i++)
    if (before[i].text) {
      *slot_find(table, before[i].text, before[i].length, before[i].hash) = before[i];
      filter_add(table, before[i].hash);
    }
}

guint
text_table_find_hashed(const TextTable *table, const char *text, gsize length, guint32 hash) {
  guint32 bit = filter_bit(table, hash);
  if (!(table->filter[bit / 8] >> bit % 8 & 1))
    return NO_NUMBER;
  const Slot *slot = slot_find(table, text, length, hash);
  return slot->text ? slot->number : NO_NUMBER;
}

guint
text_table_find(const TextTable *table, const char *text, gsize length) {
  return text_table_find_hashed(table, text, length, text_hash(text, length));
}

const char *
text_table_text(const TextTable *table, const char *text, gsize length) {
  return slot_find(table, text, length, text_hash(text, length))->text;
}

void
text_table_set(TextTable *table, const char *text, gsize length, guint number) {
  text_table_set_hashed(table, text, length, text_hash(text, length), number);
}

void
text_table_set_hashed(TextTable *table, const char *text, gsize length, guint32 hash, guint number) {
  if (table->used > table->mask / 2)
    text_table_grow(table);
  Slot *slot = slot_find(table, text, length, hash);
  if (!slot->text) {
    *slot = (Slot){text, hash, (guint32)length, number};
    filter_add(table, hash);
    table->used++;
  }
  slot->number = number;
}
