/* Plain text: refused, or a letter whose TEI comes back. */
#include "tests/fuzz/fuzz.h"

#include "extract/extract.h"
#include "extract/plain.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static(data, size);
  g_autoptr(Letter) letter = plain_read((const char *)data, size, fuzz_languages(), &error);
  fuzz_insist((letter == NULL) == (error != NULL), "a letter or an error");
  if (!letter)
    return 0;
  extract_complete(letter, bytes, "letter.txt", fuzz_languages());
  fuzz_insist_tei_comes_back(letter);
  return 0;
}
