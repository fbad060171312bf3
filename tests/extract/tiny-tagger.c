#include "tests/extract/tiny-tagger.h"

#include <glib/gstdio.h>

#include "extract/tag-network.h"

GByteArray *
tiny_tagger_bytes(const TinyWeight *weights) {
  const FeatureModel model = {"rtagger2", TAGGER_ROW,
                              (STEPS * TAGS * TAGS) + sizeof(TagNetwork) / sizeof(float), "tagger"};
  return tiny_rows_bytes(&model, weights);
}

Tagger *
tiny_tagger_load(const void *bytes, gsize length, GError **error) {
  g_autofree char *path = tiny_file(bytes, length);
  Tagger *tagger = tagger_load(path, error);
  g_unlink(path);
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
