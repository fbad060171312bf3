#include "cli/output.h"

#include "extract/xml.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

gboolean
output_is_folder(const char *output) {
  return output && (g_str_has_suffix(output, "/") || g_file_test(output, G_FILE_TEST_IS_DIR));
}

gboolean
output_folder_make(const char *folder, GError **error) {
  if (g_mkdir_with_parents(folder, 0777) == 0)
    return TRUE;
  g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT, "%s: %s", folder, g_strerror(errno));
  return FALSE;
}

char *
output_name(const char *letter) {
  if (strcmp(letter, "-") == 0)
    return g_strdup("letter.xml");
  g_autofree char *base = g_path_get_basename(letter);
  char *dot = strrchr(base, '.');
  if (dot && dot != base)
    *dot = '\0';
  return g_strconcat(base, ".xml", NULL);
}

gboolean
output_names_differ(char *const *paths) {
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (; *paths; paths++)
    if (!g_hash_table_add(names, output_name(*paths)))
      return FALSE;
  return TRUE;
}
