/* A letter in plain text through rules and templates: whatever people write, a reply is drafted, and is valid
 * DocBook. */
#include "tests/fuzz/fuzz.h"

#include "classify/classify.h"
#include "extract/extract.h"
#include "extract/plain.h"
#include "templates/draft.h"

typedef struct {
  Pack *pack;
  Templates *templates;
  Desk *desk;
} Office;

static const Office *
office(void) {
  static gsize once;
  static Office all;
  if (g_once_init_enter(&once)) {
    all = (Office){pack_load(NULL, NULL, NULL), templates_load(NULL, NULL, NULL), desk_new_empty()};
    fuzz_insist(all.pack && all.templates, "the built-in rules and templates load");
    g_once_init_leave(&once, 1);
  }
  return &all;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(GBytes) bytes = g_bytes_new_static(data, size);
  g_autoptr(Letter) letter = plain_read((const char *)data, size, fuzz_languages(), NULL);
  DraftOptions options = {office()->templates, fuzz_languages(), "substantive", "2024-06-14"};
  guint holes;
  if (!letter)
    return 0;
  extract_complete(letter, bytes, "letter.txt", fuzz_languages());
  g_autoptr(Verdict) verdict = verdict_find(office()->pack, letter);
  g_autoptr(xmlDoc) reply = draft_reply(letter, verdict, office()->desk, &options, notices, &holes, &error);
  fuzz_insist(reply != NULL, error ? error->message : "a reply is drafted");
  return 0;
}
