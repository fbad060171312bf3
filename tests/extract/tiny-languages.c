#include "tests/extract/tiny-languages.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "extract/data.h"

static const char *const TAGS_LINKED[] = {"en", "nl"};

static void
fill_folder(const char *folder, const TinyWeight *weights) {
  g_autofree char *data = data_path("extract/languages", NULL);
  for (guint i = 0; i < G_N_ELEMENTS(TAGS_LINKED); i++) {
    g_autofree char *from = g_canonicalize_filename(TAGS_LINKED[i], data);
    g_autofree char *to = g_build_filename(folder, TAGS_LINKED[i], NULL);
    if (symlink(from, to) != 0)
      g_error("%s: no link", to);
  }
  if (!weights)
    return;
  const FeatureModel model = {"rcited01", 1, 0, "model of cited letters"};
  g_autoptr(GByteArray) bytes = tiny_rows_bytes(&model, weights);
  g_autofree char *path = g_build_filename(folder, "letter.cited", NULL);
  if (!g_file_set_contents(path, (const char *)bytes->data, bytes->len, NULL))
    g_error("%s: not written", path);
}

static void
remove_folder(const char *folder) {
  const char *const names[] = {"en", "nl", "letter.cited"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = g_build_filename(folder, names[i], NULL);
    g_unlink(path);
  }
  g_rmdir(folder);
}

Languages *
tiny_languages(const TinyWeight *weights) {
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp("repliek-languages-XXXXXX", &error);
  if (!folder)
    g_error("%s", error->message);
  fill_folder(folder, weights);
  Languages *languages = languages_load(folder, &error);
  remove_folder(folder);
  if (!languages)
    g_error("%s", error->message);
  return languages;
}
