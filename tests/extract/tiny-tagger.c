#include "tests/extract/tiny-tagger.h"

#include <glib/gstdio.h>
#include <string.h>

#define UNIT 0.1f

typedef struct {
  guint32 hash;
  gint8 row[TAGS];
} Row;

static guint32
hash_of(const char *feature) {
  guint32 hash = 2166136261u;
  for (; *feature; feature++)
    hash = (hash ^ (guchar)*feature) * 16777619u;
  return hash;
}

static int
by_hash(gconstpointer a, gconstpointer b) {
  const Row *one = a, *other = b;
  return one->hash < other->hash ? -1 : one->hash > other->hash;
}

static GArray *
rows_of(const TinyWeight *weights) {
  GArray *rows = g_array_new(FALSE, TRUE, sizeof(Row));
  for (; weights->feature; weights++) {
    Row row = {.hash = hash_of(weights->feature)};
    row.row[weights->tag] = (gint8)weights->weight;
    g_array_append_val(rows, row);
  }
  g_array_sort(rows, by_hash);
  return rows;
}

GByteArray *
tiny_tagger_bytes(const TinyWeight *weights) {
  g_autoptr(GArray) rows = rows_of(weights);
  GByteArray *bytes = g_byte_array_new();
  const guint32 counts[] = {TAGS, STEPS, rows->len};
  const float unit = UNIT, transitions[STEPS * TAGS * TAGS] = {0};
  g_byte_array_append(bytes, (const guint8 *)"rtagger1", 8);
  g_byte_array_append(bytes, (const guint8 *)counts, sizeof counts);
  g_byte_array_append(bytes, (const guint8 *)&unit, sizeof unit);
  g_byte_array_append(bytes, (const guint8 *)transitions, sizeof transitions);
  for (guint i = 0; i < rows->len; i++)
    g_byte_array_append(bytes, (const guint8 *)&g_array_index(rows, Row, i).hash, sizeof(guint32));
  for (guint i = 0; i < rows->len; i++)
    g_byte_array_append(bytes, (const guint8 *)g_array_index(rows, Row, i).row, TAGS);
  return bytes;
}

Tagger *
tiny_tagger_load(const void *bytes, gsize length, GError **error) {
  g_autofree char *path = NULL;
  int file = g_file_open_tmp("repliek-tagger-XXXXXX", &path, error);
  Tagger *tagger = NULL;
  if (file >= 0 && g_file_set_contents(path, bytes, (gssize)length, error))
    tagger = tagger_load(path, error);
  if (file >= 0) {
    g_close(file, NULL);
    g_unlink(path);
  }
  return tagger;
}

Tagger *
tiny_tagger(const TinyWeight *weights) {
  g_autoptr(GByteArray) bytes = tiny_tagger_bytes(weights);
  g_autoptr(GError) error = NULL;
  Tagger *tagger = tiny_tagger_load(bytes->data, bytes->len, &error);
  if (!tagger)
    g_error("%s", error->message);
  return tagger;
}
