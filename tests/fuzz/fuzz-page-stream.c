/* What a hostile child of the reader could send: refused, or pages that any letter can be made of. */
#include "tests/fuzz/fuzz.h"

#include "extract/extract.h"
#include "extract/page-stream.h"
#include "extract/parts.h"

static GByteArray *
stream_of(const GPtrArray *pages) {
  GByteArray *bytes = g_byte_array_new();
  page_stream_begin(bytes);
  for (guint i = 0; i < pages->len; i++)
    page_stream_page(bytes, g_ptr_array_index(pages, i));
  page_stream_end(bytes);
  return bytes;
}

static void
insist_same_stream(const GPtrArray *pages) {
  g_autoptr(GByteArray) first = stream_of(pages);
  g_autoptr(GPtrArray) read = page_stream_read(first->data, first->len, NULL, NULL);
  fuzz_insist(read != NULL, "pages that were read can be sent");
  g_autoptr(GByteArray) second = stream_of(read);
  fuzz_insist(first->len == second->len && memcmp(first->data, second->data, first->len) == 0,
              "pages come back as they were sent");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = notices_new(), pages = NULL;
  page_stream_refuses(data, size);
  pages = page_stream_read(data, size, notices, &error);
  fuzz_insist((pages == NULL) == (error != NULL), "pages or an error");
  if (!pages)
    return 0;
  insist_same_stream(pages);
  g_autoptr(GBytes) bytes = g_bytes_new_static(data, size);
  g_autoptr(Letter) letter = parts_recognise(g_steal_pointer(&pages), fuzz_languages());
  extract_complete(letter, bytes, "stream.pdf", fuzz_languages());
  fuzz_insist_tei_comes_back(letter);
  return 0;
}
