/* One template file, as passages (when it begins as such) or as a skeleton: findings, or a reply that can be
 * filled. */
#include "tests/fuzz/fuzz.h"

#include "templates/draft.h"

#include <glib/gstdio.h>
#include <string.h>

enum { HEAD_BYTES = 400 };

/* DocBook's schema takes longer to load than all else together; without it replies are filled, not validated.
 * The linker puts this in the other's place. */
DocbookSchema *__wrap_docbook_schema_load(void);

DocbookSchema *
__wrap_docbook_schema_load(void) {
  return NULL;
}

static gboolean
begins_as_passages(const uint8_t *data, size_t size) {
  return g_strstr_len((const char *)data, (gssize)MIN(size, HEAD_BYTES), "passage-set") != NULL;
}

static void
fill(const Templates *templates) {
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(Desk) desk = desk_new_empty();
  g_autoptr(GError) error = NULL;
  g_autoptr(Verdict) verdict = verdict_new();
  DraftOptions options = {templates, fuzz_languages(), "substantive", "2024-06-14"};
  guint holes;
  g_autoptr(xmlDoc) reply = draft_reply(fuzz_letter(), verdict, desk, &options, notices, &holes, &error);
  fuzz_insist((reply == NULL) == (error != NULL), "a reply or an error");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GError) error = NULL;
  gboolean passages = begins_as_passages(data, size);
  fuzz_file(passages ? "passages/nl/fees.xml" : "skeletons/s.xml", data, size);
  g_autofree char *other =
      g_build_filename(fuzz_folder(), passages ? "skeletons/s.xml" : "passages/nl/fees.xml", NULL);
  g_unlink(other);
  g_autoptr(Templates) templates = templates_load(fuzz_folder(), NULL, &error);
  fuzz_insist((templates == NULL) == (error != NULL), "templates or an error");
  if (templates)
    fill(templates);
  return 0;
}
