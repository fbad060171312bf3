/* A desk's profile: refused with group and key, or one that can be asked. */
#include "tests/fuzz/fuzz.h"

#include "templates/desk.h"

static void
ask(const Desk *desk, const char *language) {
  static const char *const raised[] = {"minors", "fees", NULL};
  g_autofree char *name = desk_text(desk, "desk", "organisation", language);
  g_autofree char *mandate = desk_text(desk, "signatory", "mandate", language);
  g_auto(GStrv) address = desk_list(desk, "desk", "address", language);
  g_autofree char *topics = desk_folder(desk, "topics"), *templates = desk_folder(desk, "templates");
  g_autofree char *reply = desk_language(desk);
  fuzz_insist(desk_section_of(desk, "fees", raised) != NULL, "a topic has a section");
  fuzz_insist(!name || g_utf8_validate(name, -1, NULL), "texts are UTF-8");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Desk) desk = desk_load(fuzz_file("desk.ini", data, size), &error);
  fuzz_insist((desk == NULL) == (error != NULL), "a desk or an error");
  if (!desk)
    return 0;
  ask(desk, "nl");
  ask(desk, "en");
  return 0;
}
