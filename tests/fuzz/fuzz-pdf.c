/* PDF bytes through poppler in this process, without walls; what it gives must make a sound page stream. */
#include "tests/fuzz/fuzz.h"

#include "extract/extract.h"
#include "extract/page-stream.h"
#include "extract/parts.h"
#include "extract/reader-child.h"

enum { PAGES_MAX = 20 };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static(data, size);
  g_autoptr(GByteArray) stream = reader_child_read_here(bytes, PAGES_MAX);
  g_autoptr(GPtrArray) pages = page_stream_read(stream->data, stream->len, NULL, &error);
  fuzz_insist(pages || page_stream_refuses(stream->data, stream->len), "the reader's own stream makes sense");
  if (!pages)
    return 0;
  g_autoptr(Letter) letter = parts_recognise(g_steal_pointer(&pages), fuzz_languages());
  extract_complete(letter, bytes, "letter.pdf", fuzz_languages());
  fuzz_insist_tei_comes_back(letter);
  return 0;
}
