/* A language is a folder of data: German, which the program does not read, is added to what it reads. */
#include "tests/extract/tiny-pdf.h"
#include "tests/extract/tiny-scan.h"
#include "tests/extract/unit.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "extract/data.h"
#include "extract/extract.h"

static const TinyLine LETTER[] = {
    {70, 790, 16, "B", "Verein Nachbarschaft e. V."},
    {70, 775, 9, "F", "Lindenweg 4, 48143 M\\374nster"},
    {70, 730, 11, "F", "Justizministerium"},
    {70, 716, 11, "F", "Postfach 20301"},
    {70, 702, 11, "F", "2500 EH Den Haag"},
    {70, 660, 11, "F", "Datum:"},
    {160, 660, 11, "F", "4. M\\344rz 2024"},
    {70, 646, 11, "F", "Unser Zeichen:"},
    {160, 646, 11, "F", "VN-24/118"},
    {70, 632, 11, "F", "Betreff:"},
    {160, 632, 11, "F", "Bearbeitungsdauer der Antr\\344ge"},
    {70, 590, 11, "F", "Sehr geehrte Frau Winkler,"},
    {70, 560, 11, "F", "wir schreiben Ihnen, weil unser Nachbar seit einem Jahr auf eine Antwort"},
    {70, 546, 11, "F", "wartet und nicht wei\\337, wie es mit seinem Antrag weitergehen soll. Wir haben"},
    {70, 532, 11, "F", "Ihr Schreiben vom 8. Januar 2024 erhalten, aber es sagt dar\\374ber nichts aus."},
    {70, 504, 11, "F", "Bitte teilen Sie uns mit, wann er mit einer Entscheidung rechnen kann und an"},
    {70, 490, 11, "F", "wen er sich bis dahin wenden soll, wenn er noch Fragen hat."},
    {70, 456, 11, "F", "Mit freundlichen Gr\\374\\337en"},
    {70, 410, 11, "F", "Anneliese Brandt"},
    {70, 396, 11, "F", "Gesch\\344ftsf\\374hrerin"},
    {0, 0, 0, NULL, NULL}};

/* --- a data folder of its own --- */

static const char *const SHIPPED[] = {"en", "fr", "nl"};
static const char *const FILES[] = {"dates.ini", "letter.ini"};

static char *
path_of_data(const char *relative) {
  g_autoptr(GError) error = NULL;
  char *path = data_path(relative, &error);
  assert_null(error);
  return path;
}

static void
link_to(const char *folder, const char *name, const char *target) {
  g_autofree char *link = g_build_filename(folder, name, NULL);
  assert_int_equal(symlink(target, link), 0);
}

/* Links to the shipped languages, and German as a folder: its function words shipped, the rest brought by the
 * test. */
static char *
folder_with_german(void) {
  char *folder = g_dir_make_tmp("repliek-test-XXXXXX", NULL);
  g_autofree char *german = g_build_filename(folder, "de", NULL),
                  *languages = path_of_data("extract/languages"),
                  *brought = path_of_data("tests/extract/german"),
                  *words = g_build_filename(languages, "de", "words.ini", NULL);
  assert_int_equal(g_mkdir(german, 0700), 0);
  for (guint i = 0; i < G_N_ELEMENTS(SHIPPED); i++) {
    g_autofree char *target = g_build_filename(languages, SHIPPED[i], NULL);
    link_to(folder, SHIPPED[i], target);
  }
  for (guint i = 0; i < G_N_ELEMENTS(FILES); i++) {
    g_autofree char *target = g_build_filename(brought, FILES[i], NULL);
    link_to(german, FILES[i], target);
  }
  link_to(german, "words.ini", words);
  return folder;
}

static void
remove_in(const char *folder, const char *name) {
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_remove(path);
}

static void
remove_folder(const char *folder) {
  g_autofree char *german = g_build_filename(folder, "de", NULL);
  for (guint i = 0; i < G_N_ELEMENTS(FILES); i++)
    remove_in(german, FILES[i]);
  remove_in(german, "words.ini");
  for (guint i = 0; i < G_N_ELEMENTS(SHIPPED); i++)
    remove_in(folder, SHIPPED[i]);
  g_rmdir(german);
  g_rmdir(folder);
}

/* --- reading --- */

static Letter *
read_with(const char *folder) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  options.ocr = OCR_NEVER;
  g_autoptr(GError) error = NULL;
  g_autoptr(Languages) languages = languages_load(folder, &error);
  assert_null(error);
  g_autofree char *content = tiny_lines_content(LETTER);
  const char *contents[] = {content};
  g_autoptr(GBytes) pdf = tiny_pdf(contents, 1, "");
  Letter *letter = extract_pdf(pdf, "brief.pdf", languages, &options, &error);
  assert_null(error);
  return letter;
}

static const char *
text_of_kind(const Letter *letter, PartKind kind) {
  for (guint i = 0; i < letter->parts->len; i++)
    if (letter_part(letter, i)->kind == kind)
      return letter_part(letter, i)->text;
  return NULL;
}

static void
a_language_is_added_without_a_line_of_c(G_GNUC_UNUSED void **state) {
  g_autofree char *folder = folder_with_german();
  g_autoptr(Letter) letter = read_with(folder);
  remove_folder(folder);
  assert_string_equal(letter->language, "de");
  assert_string_equal(letter->sent.date.iso, "2024-03-04");
  assert_string_equal(letter->our_reference.text, "VN-24/118");
  assert_string_equal(letter_subject(letter)->text, "Bearbeitungsdauer der Antr\u00E4ge");
  assert_string_equal(text_of_kind(letter, PART_SALUTATION), "Sehr geehrte Frau Winkler,");
  assert_string_equal(text_of_kind(letter, PART_CLOSING), "Mit freundlichen Gr\u00FC\u00DFen");
  assert_int_equal(letter->signatories->len, 1);
  assert_string_equal(g_array_index(letter->signatories, Signatory, 0).name.text, "Anneliese Brandt");
  assert_int_equal(letter->cited->len, 1);
  assert_string_equal(g_array_index(letter->cited, CitedLetter, 0).iso, "2024-01-08");
}

static void
without_its_folder_its_words_are_not_known(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = read_with(NULL);
  assert_null(letter->sent.date.iso);
  assert_int_equal(letter->cited->len, 0);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_language_is_added_without_a_line_of_c),
      cmocka_unit_test(without_its_folder_its_words_are_not_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
