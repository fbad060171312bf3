/* A lexicon: refused with its line, or opinions that are numbers. */
#include "tests/fuzz/fuzz.h"

#include "classify/lexicon.h"

#include <math.h>

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GError) error = NULL;
  const char *path = fuzz_file("nl.lexicon", data, size), *nl = g_intern_static_string("nl");
  g_autoptr(Lexicon) lexicon = lexicon_load(path, nl, &error);
  fuzz_insist((lexicon == NULL) == (error != NULL), "a lexicon or an error");
  if (!lexicon)
    return 0;
  g_autoptr(Reading) reading = reading_new(fuzz_letter(), fuzz_languages());
  Stems *stems = stems_new();
  g_autofree Opinion *opinions = lexicon_read(lexicon, reading, NULL, stems);
  gint fees = lexicon_topic(lexicon, "fees");
  if (opinions && fees >= 0)
    fuzz_insist(isfinite(opinions[fees].factor) && isfinite(opinion_points(&opinions[fees], 2)) &&
                    opinions[fees].word_count <= OPINION_WORDS,
                "an opinion is a number, with a few words for it");
  stems_free(stems);
  return 0;
}
