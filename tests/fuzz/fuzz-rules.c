/* A rule file: refused with its place, or a pack that can be checked, shown and laid over a letter. */
#include "tests/fuzz/fuzz.h"

#include "classify/classify.h"

static void
use(const Pack *pack) {
  const Letter *letter = fuzz_letter();
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  g_autofree char *json = verdict_to_json(verdict, letter), *text = verdict_to_text(verdict, letter);
  g_autoptr(GString) report = g_string_new(NULL);
  pack_check(pack, report);
  if (!pack_topic_count(pack))
    return;
  g_autofree char *why = explain_topic(pack, letter, pack_topic_id(pack, 0), NULL);
  fuzz_insist(why != NULL, "every topic can be explained");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GError) error = NULL;
  const char *const paths[] = {fuzz_file("t.rules", data, size), NULL};
  /* Without languages no dictionary is asked, which would take a second. */
  g_autoptr(Pack) pack = pack_load(paths, NULL, &error);
  fuzz_insist((pack == NULL) == (error != NULL), "a pack or an error");
  if (pack)
    use(pack);
  return 0;
}
