#include "tests/fuzz/fuzz.h"

#include "extract/data.h"
#include "extract/extract.h"
#include "extract/plain.h"
#include "extract/tei-read.h"
#include "extract/tei-write.h"
#include "extract/xml.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

void
fuzz_insist(gboolean truth, const char *what) {
  if (truth)
    return;
  fprintf(stderr, "fuzz: not so: %s\n", what);
  abort();
}

const Languages *
fuzz_languages(void) {
  static gsize once;
  static Languages *languages;
  if (g_once_init_enter(&once)) {
    languages = languages_load(NULL, NULL);
    fuzz_insist(languages != NULL, "the data folder is found");
    g_once_init_leave(&once, 1);
  }
  return languages;
}

/* --- what GLib keeps --- */

void __lsan_disable(void) __attribute__((weak));
void __lsan_enable(void) __attribute__((weak));
const char *__real_g_intern_string(const char *text);
const char *__wrap_g_intern_string(const char *text);

static void
leaks_count(gboolean count) {
  void (*tell)(void) = count ? __lsan_enable : __lsan_disable;
  if (tell != NULL)
    tell();
}

/* GLib drops its table of names when that grows, on purpose: not this project's leak. */
const char *
__wrap_g_intern_string(const char *text) {
  leaks_count(FALSE);
  const char *interned = __real_g_intern_string(text);
  leaks_count(TRUE);
  return interned;
}

/* Its first table is made before anything of ours runs. */
#ifdef __clang__
static void
begin_libraries(void) {
  leaks_count(FALSE);
}

__attribute__((constructor)) static void
end_libraries(void) {
  leaks_count(TRUE);
}

__attribute__((section(".preinit_array"),
               used)) static void (*const BEFORE_LIBRARIES)(void) = begin_libraries;
#endif

/* --- files --- */

static void
empty(const char *folder) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
      empty(path);
    g_remove(path);
  }
}

static void
drop_folder(void) {
  empty(fuzz_folder());
  g_rmdir(fuzz_folder());
}

const char *
fuzz_folder(void) {
  static gsize once;
  static char *folder;
  if (g_once_init_enter(&once)) {
    folder = g_dir_make_tmp("repliek-fuzz-XXXXXX", NULL);
    fuzz_insist(folder != NULL, "a temporary folder can be made");
    g_once_init_leave(&once, 1);
    atexit(drop_folder);
  }
  return folder;
}

const char *
fuzz_file(const char *name, const void *data, size_t size) {
  g_autofree char *path = g_build_filename(fuzz_folder(), name, NULL), *parent = g_path_get_dirname(path);
  g_mkdir_with_parents(parent, 0700);
  fuzz_insist(g_file_set_contents(path, data, (gssize)size, NULL), "the file can be written");
  return g_intern_string(path);
}

/* --- letters --- */

#define LETTER                                                                                               \
  "Utrecht, 3 mei 2024\n\nBetreft: leges voor de aanvraag van mijn buurman\n\nGeachte heer De Vries,\n\n"    \
  "Waarom moet mijn buurman leges betalen? Hij wacht al een jaar op een beslissing op zijn aanvraag.\n\n"    \
  "Ik verzoek u mij te laten weten hoe lang de behandeling nog duurt. Kinderen blijven hier buiten "         \
  "beschouwing.\n\nHoogachtend,\n\nA. Bakker\n"

const Letter *
fuzz_letter(void) {
  static gsize once;
  static Letter *letter;
  if (g_once_init_enter(&once)) {
    g_autoptr(GBytes) bytes = g_bytes_new_static(LETTER, sizeof LETTER - 1);
    letter = plain_read(LETTER, sizeof LETTER - 1, fuzz_languages(), NULL);
    fuzz_insist(letter != NULL, "the standing letter can be read");
    extract_complete(letter, bytes, "letter.txt", fuzz_languages());
    g_once_init_leave(&once, 1);
  }
  return letter;
}

/* As XML's readers take it: characters composed (NFC), any white space one blank. */
static char *
told(GBytes *xml) {
  gsize length;
  const char *bytes = g_bytes_get_data(xml, &length);
  char *text = g_utf8_normalize(bytes, (gssize)length, G_NORMALIZE_NFC), *to = text;
  for (const char *at = text; *at; at++)
    if (!g_ascii_isspace(*at))
      *to++ = *at;
    else if (to > text && to[-1] != ' ')
      *to++ = ' ';
  *to = '\0';
  return text;
}

void
fuzz_insist_tei_comes_back(const Letter *letter) {
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) first = tei_write(letter, &error);
  if (!first) {
    fuzz_insist(g_error_matches(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT),
                "tei_write refuses long letters alone");
    return;
  }
  g_autoptr(GBytes) written = xml_bytes(first, FALSE);
  gsize length;
  const char *bytes = g_bytes_get_data(written, &length);
  g_autoptr(xmlDoc) parsed = xml_parse(bytes, length, "letter.xml", &error);
  fuzz_insist(parsed != NULL, error ? error->message : "TEI is XML");
  g_autoptr(Letter) read = tei_read(parsed, &error);
  fuzz_insist(read != NULL, error ? error->message : "TEI is read");
  g_autoptr(xmlDoc) second = tei_write(read, &error);
  fuzz_insist(second != NULL, "what was read can be written");
  g_autoptr(GBytes) again = xml_bytes(second, FALSE);
  g_autofree char *composed = told(written), *other = told(again);
  if (g_str_equal(composed, other))
    return;
  fprintf(stderr, "--- first\n%s--- again\n%s", composed, other);
  fuzz_insist(FALSE, "TEI comes back as it was written");
}
