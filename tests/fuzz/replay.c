/* replay-NAME PATH…: runs a fuzz target over files, and over all files of folders; a crash is the finding. */
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

static guint
replay(const char *path) {
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  g_autofree char *bytes = NULL;
  const char *name;
  guint count = 0;
  gsize length;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *below = g_build_filename(path, name, NULL);
    count += replay(below);
  }
  if (dir || !g_file_get_contents(path, &bytes, &length, NULL))
    return count;
  if (g_getenv("REPLAY_NAMES"))
    fprintf(stderr, "%s\n", path);
  /* A block of exactly this length, so that ASan and valgrind see a read beyond it. */
  uint8_t *exact = malloc(length ? length : 1);
  memcpy(exact, bytes, length);
  LLVMFuzzerTestOneInput(exact, length);
  free(exact);
  return 1;
}

int
main(int argc, char **argv) {
  guint count = 0;
  for (int i = 1; i < argc; i++)
    count += replay(argv[i]);
  printf("%s: %u inputs\n", argv[0], count);
  return 0;
}
