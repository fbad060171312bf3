#include "extract/data.h"

#include "extract/xml.h"

/* A folder of the source tree that says: this is it. */
#define LANDMARK "extract/languages"

static char *
program_folder(void) {
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  return program != NULL ? g_path_get_dirname(program) : NULL;
}

static char *
if_folder(char *path) {
  if (path != NULL && g_file_test(path, G_FILE_TEST_IS_DIR))
    return path;
  g_free(path);
  return NULL;
}

static char *
folder_of_environment(void) {
  const char *path = g_getenv("REPLIEK_DATA");
  return path != NULL && *path != '\0' ? if_folder(g_strdup(path)) : NULL;
}

static char *
folder_beside(const char *program) {
  return if_folder(g_build_filename(program, "..", "share", "repliek", NULL));
}

/* The nearest folder above the program that looks like the source tree: the program was built there and not
 * installed. */
static char *
folder_above(const char *program) {
  g_autofree char *folder = g_strdup(program);
  for (;;) {
    g_autofree char *landmark = g_build_filename(folder, LANDMARK, NULL);
    if (g_file_test(landmark, G_FILE_TEST_IS_DIR))
      return g_steal_pointer(&folder);
    g_autofree char *parent = g_path_get_dirname(folder);
    if (g_str_equal(parent, folder))
      return NULL;
    g_free(folder);
    folder = g_steal_pointer(&parent);
  }
}

static char *
data_folder(void) {
  g_autofree char *program = program_folder();
  char *folder = folder_of_environment();
  if (folder == NULL && program != NULL)
    folder = folder_beside(program);
  if (folder == NULL && program != NULL)
    folder = folder_above(program);
  return folder;
}

char *
data_path(const char *relative, GError **error) {
  g_autofree char *folder = data_folder();
  if (folder == NULL) {
    g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA,
                "the program's data folder was not found (looked for %s); set REPLIEK_DATA to it", relative);
    return NULL;
  }
  g_autofree char *path = g_build_filename(folder, relative, NULL);
  if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
    g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "%s: missing from the program's data", path);
    return NULL;
  }
  return g_steal_pointer(&path);
}
