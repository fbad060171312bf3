/* Gold, beside a letter: refused with the file's name, no gold, or sets of topics. */
#include "tests/fuzz/fuzz.h"

#include "corpus/gold.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GError) error = NULL;
  fuzz_file("letter.txt", "Brief", 5);
  g_autoptr(Gold) gold = gold_read(fuzz_file("letter.json", data, size), &error);
  fuzz_insist(!gold || (!error && gold->topics && gold->optional && gold->language && gold->letter),
              "gold is whole, and no error beside it");
  return 0;
}
