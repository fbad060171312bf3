#include "extract/feature-rows.h"

#include <math.h>
#include <string.h>

#include "extract/xml.h"

/*
 * The file, in the byte order of all machines that Debian releases for but one: magic, numbers of columns,
 * floats in tables and features, the size of a weight's unit; tables; the features' hashes in rising order;
 * for each a row of weights in that unit.
 */
typedef struct {
  char magic[8];
  guint32 columns, numbers, features;
  float unit;
} Header;

/* Hashes are spread evenly: their first bits lead to some six of 24,000. */
enum { INDEX_BITS = 12, BUCKETS = 1 << INDEX_BITS, BUCKET_SHIFT = 32 - INDEX_BITS };

struct FeatureRows {
  GMappedFile *file;
  guint columns, features;
  float unit;
  const float *tables;
  const guint32 *hashes;
  const gint8 *weights;
  guint starts[BUCKETS + 1]; /* the first hash of each bucket */
};

static gboolean
header_is_sound(const Header *header, const FeatureModel *model, gsize length) {
  gsize whole = sizeof *header + sizeof(float) * model->numbers +
                (gsize)header->features * (sizeof(guint32) + model->columns);
  return memcmp(header->magic, model->magic, sizeof header->magic) == 0 &&
         header->columns == model->columns && header->numbers == model->numbers && isfinite(header->unit) &&
         whole == length;
}

static void
index_hashes(FeatureRows *rows) {
  guint next = 0;
  for (guint bucket = 0; bucket < BUCKETS; bucket++) {
    while (next < rows->features && rows->hashes[next] >> BUCKET_SHIFT < bucket)
      next++;
    rows->starts[bucket] = next;
  }
  rows->starts[BUCKETS] = rows->features;
}

FeatureRows *
feature_rows_load(const char *path, const FeatureModel *model, GError **error) {
  g_autoptr(GError) failure = NULL;
  g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, &failure);
  if (!file) {
    g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "%s", failure->message);
    return NULL;
  }
  gsize length = g_mapped_file_get_length(file);
  const char *bytes = g_mapped_file_get_contents(file);
  Header header = {0};
  if (length >= sizeof header)
    memcpy(&header, bytes, sizeof header);
  if (length < sizeof header || !header_is_sound(&header, model, length)) {
    g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "%s: not a %s of this version; install it anew",
                path, model->name);
    return NULL;
  }
  FeatureRows *rows = g_new0(FeatureRows, 1);
  rows->columns = header.columns;
  rows->features = header.features;
  rows->unit = header.unit;
  rows->tables = (const float *)(gconstpointer)(bytes + sizeof header);
  rows->hashes = (const guint32 *)(gconstpointer)(rows->tables + model->numbers);
  rows->weights = (const gint8 *)(rows->hashes + rows->features);
  index_hashes(rows);
  rows->file = g_steal_pointer(&file);
  return rows;
}

void
feature_rows_free(FeatureRows *rows) {
  if (!rows)
    return;
  g_mapped_file_unref(rows->file);
  g_free(rows);
}

const float *
feature_rows_tables(const FeatureRows *rows) {
  return rows->tables;
}

/* FNV-1a, 32 bits. */
static guint32
hash_of(const char *text, gsize length) {
  guint32 hash = 2166136261u;
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar)text[i]) * 16777619u;
  return hash;
}

void
feature_rows_add(const FeatureRows *rows, const char *feature, gsize length, float *scores) {
  guint32 hash = hash_of(feature, length);
  guint at = rows->starts[hash >> BUCKET_SHIFT], end = rows->starts[(hash >> BUCKET_SHIFT) + 1];
  while (at < end && rows->hashes[at] != hash)
    at++;
  if (at >= end)
    return;
  const gint8 *row = rows->weights + (gsize)at * rows->columns;
  for (guint column = 0; column < rows->columns; column++)
    scores[column] += rows->unit * row[column];
}
