#include "extract/feature-rows.h"

#include <math.h>
#include <string.h>

#include "extract/xml.h"

/*
 * The file, in the byte order of all machines that Debian releases for but one: magic, numbers of columns,
 * tables and features, the size of a weight's unit; tables; the features' hashes in rising order; for each a
 * row of weights in that unit.
 */
typedef struct {
  char magic[8];
  guint32 columns, tables, features;
  float unit;
} Header;

struct FeatureRows {
  GMappedFile *file;
  guint columns, features;
  float unit;
  const float *tables;
  const guint32 *hashes;
  const gint8 *weights;
};

static gsize
tables_length(const FeatureModel *model) {
  return sizeof(float) * model->tables * model->columns * model->columns;
}

static gboolean
header_is_sound(const Header *header, const FeatureModel *model, gsize length) {
  gsize whole =
      sizeof *header + tables_length(model) + (gsize)header->features * (sizeof(guint32) + model->columns);
  return memcmp(header->magic, model->magic, sizeof header->magic) == 0 &&
         header->columns == model->columns && header->tables == model->tables && isfinite(header->unit) &&
         whole == length;
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
  rows->hashes = (const guint32 *)(gconstpointer)(bytes + sizeof header + tables_length(model));
  rows->weights = (const gint8 *)(rows->hashes + rows->features);
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
  guint low = 0, high = rows->features;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (rows->hashes[middle] < hash)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == rows->features || rows->hashes[low] != hash)
    return;
  const gint8 *row = rows->weights + (gsize)low * rows->columns;
  for (guint column = 0; column < rows->columns; column++)
    scores[column] += rows->unit * row[column];
}
