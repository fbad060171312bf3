/* stream-of LETTER.pdf: its pages as the reader's child would send them, on standard output; seeds of
 * page-stream. */
#include "extract/reader-child.h"

#include <stdio.h>

int
main(int argc, char **argv) {
  char *bytes;
  gsize length;
  if (argc != 2 || !g_file_get_contents(argv[1], &bytes, &length, NULL))
    return 1;
  g_autoptr(GBytes) file = g_bytes_new_take(bytes, length);
  g_autoptr(GByteArray) stream = reader_child_read_here(file, 20);
  return fwrite(stream->data, 1, stream->len, stdout) == stream->len ? 0 : 1;
}
