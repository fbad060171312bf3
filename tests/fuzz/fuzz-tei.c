/* TEI of anybody's hand: refused in words, or a letter (and a verdict) whose TEI comes back. */
#include "tests/fuzz/fuzz.h"

#include "classify/classify.h"
#include "extract/tei-read.h"
#include "extract/xml.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GError) error = NULL, unlike = NULL;
  g_autoptr(xmlDoc) doc = xml_parse((const char *)data, size, "letter.xml", &error);
  g_autoptr(Letter) letter = doc ? tei_read(doc, &error) : NULL;
  fuzz_insist((letter == NULL) == (error != NULL), "a letter or an error");
  if (!letter)
    return 0;
  language_mark(fuzz_languages(), letter);
  g_autoptr(Verdict) verdict = verdict_from_tei(doc, letter, &unlike);
  if (verdict) {
    g_autofree char *json = verdict_to_json(verdict, letter), *text = verdict_to_text(verdict, letter);
    fuzz_insist(g_utf8_validate(json, -1, NULL) && g_utf8_validate(text, -1, NULL), "verdicts are UTF-8");
    verdict_add_to_tei(verdict, letter, doc);
  }
  fuzz_insist_tei_comes_back(letter);
  return 0;
}
