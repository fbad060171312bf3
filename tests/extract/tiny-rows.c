#include "tests/extract/tiny-rows.h"

#include <glib/gstdio.h>
#include <string.h>

#define UNIT 0.1f

static guint32
hash_of(const char *feature) {
  guint32 hash = 2166136261u;
  for (; *feature; feature++)
    hash = (hash ^ (guchar)*feature) * 16777619u;
  return hash;
}

static int
by_hash(gconstpointer a, gconstpointer b) {
  const TinyWeight *one = a, *other = b;
  guint32 first = hash_of(one->feature), second = hash_of(other->feature);
  return first < second ? -1 : first > second;
}

static GArray *
sorted(const TinyWeight *weights) {
  GArray *rows = g_array_new(FALSE, FALSE, sizeof(TinyWeight));
  for (; weights->feature; weights++)
    g_array_append_val(rows, *weights);
  g_array_sort(rows, by_hash);
  return rows;
}

GByteArray *
tiny_rows_bytes(const FeatureModel *model, const TinyWeight *weights) {
  g_autoptr(GArray) rows = sorted(weights);
  GByteArray *bytes = g_byte_array_new();
  const guint32 counts[] = {model->columns, model->numbers, rows->len};
  const float unit = UNIT;
  gsize tables = sizeof(float) * model->numbers;
  g_autofree guint8 *zeros = g_malloc0(MAX(tables, model->columns));
  g_byte_array_append(bytes, (const guint8 *)model->magic, 8);
  g_byte_array_append(bytes, (const guint8 *)counts, sizeof counts);
  g_byte_array_append(bytes, (const guint8 *)&unit, sizeof unit);
  g_byte_array_append(bytes, zeros, (guint)tables);
  for (guint i = 0; i < rows->len; i++) {
    guint32 hash = hash_of(g_array_index(rows, TinyWeight, i).feature);
    g_byte_array_append(bytes, (const guint8 *)&hash, sizeof hash);
  }
  for (guint i = 0; i < rows->len; i++) {
    const TinyWeight *row = &g_array_index(rows, TinyWeight, i);
    g_byte_array_append(bytes, zeros, model->columns);
    bytes->data[bytes->len - model->columns + row->column] = (guint8)(gint8)row->weight;
  }
  return bytes;
}

char *
tiny_file(const void *bytes, gsize length) {
  g_autoptr(GError) error = NULL;
  char *path = NULL;
  int file = g_file_open_tmp("repliek-model-XXXXXX", &path, &error);
  if (file < 0 || !g_close(file, &error) || !g_file_set_contents(path, bytes, (gssize)length, &error))
    g_error("%s", error->message);
  return path;
}
