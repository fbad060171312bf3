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
  g_autoptr(Overlay) overlay = lexicon_read(lexicon, reading, NULL);
  gint fees = lexicon_topic(lexicon, "fees");
  OpinionWord words[OPINION_WORDS];
  const Opinion *opinion = fees >= 0 ? overlay_opinion(overlay, (guint)fees) : NULL;
  if (opinion)
    fuzz_insist(isfinite(opinion->factor) && isfinite(opinion_points(opinion, 2)) &&
                    opinion_words(opinion, words) <= OPINION_WORDS,
                "an opinion is a number, with a few words for it");
  return 0;
}
