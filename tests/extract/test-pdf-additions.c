#include "tests/extract/tiny-pdf.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/extract.h"
#include "extract/notice.h"
#include "extract/pdf-additions.h"
#include "extract/tei-read.h"
#include "extract/tei-write.h"
#include "extract/xml.h"

/* --- files --- */

enum { FIRST_FREE = 6 };

/* A letter's page whose annotations are these objects (from 6 on); NULL ends them. */
static GBytes *
pdf_with(const char *catalog_entries, const char *page_entries, const char *const *annotations) {
  g_autoptr(GPtrArray) objects = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GString) list = g_string_new(NULL);
  static const char content[] = "BT /F 11 Tf 70 742 Td (Geachte mevrouw Jansen,) Tj 0 -40 Td (Wij vullen dit "
                                "formulier in voor onze buurman.) Tj "
                                "0 -40 Td (Naam:) Tj ET";
  for (guint i = 0; annotations[i]; i++)
    g_string_append_printf(list, "%u 0 R ", FIRST_FREE + i);
  g_ptr_array_add(
      objects,
      g_strdup_printf("<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [%s] /DA (/F 11 Tf 0 g)>> %s>>",
                      list->str, catalog_entries));
  g_ptr_array_add(objects, g_strdup("<</Type /Pages /Kids [4 0 R] /Count 1>>"));
  g_ptr_array_add(
      objects, g_strdup("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>"));
  g_ptr_array_add(objects,
                  g_strdup_printf("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
                                  "/Resources <</Font <</F 3 0 R>>>> /Annots [%s] %s>>",
                                  list->str, page_entries));
  g_ptr_array_add(objects,
                  g_strdup_printf("<</Length %u>>\nstream\n%s\nendstream", (guint)strlen(content), content));
  for (guint i = 0; annotations[i]; i++)
    g_ptr_array_add(objects, g_strdup(annotations[i]));
  return tiny_pdf_of_objects(objects);
}

#define TEXT_FIELD(value, more)                                                                              \
  "<</Type /Annot /Subtype /Widget /FT /Tx /T (naam) /V " value                                              \
  " /Rect [150 655 350 675] /DA (/F 11 Tf 0 g) " more ">>"

/* --- reading --- */

/* The letter as the reader behind its walls gives it. */
static Letter *
letter_of(GBytes *pdf) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  options.ocr = OCR_NEVER;
  g_autoptr(Languages) languages = languages_load(NULL, NULL);
  g_autoptr(GError) error = NULL;
  Letter *letter = extract_pdf(pdf, "formulier.pdf", languages, &options, &error);
  assert_null(error);
  return letter;
}

static Letter *
letter_with(const char *page_entries, const char *annotation) {
  const char *annotations[] = {annotation, NULL};
  g_autoptr(GBytes) pdf = pdf_with("", page_entries, annotations);
  return letter_of(pdf);
}

/* All that the parts say, one a line. */
static char *
said_by(const Letter *letter) {
  GString *text = g_string_new("\n");
  for (guint i = 0; i < letter->parts->len; i++)
    g_string_append_printf(text, "%s\n", letter_part(letter, i)->text);
  return g_string_free(text, FALSE);
}

static void
assert_says(const Letter *letter, const char *words) {
  g_autofree char *text = said_by(letter);
  if (!strstr(text, words))
    fail_msg("\"%s\" does not say \"%s\"", text, words);
}

static void
assert_does_not_say(const Letter *letter, const char *words) {
  g_autofree char *text = said_by(letter);
  assert_null(strstr(text, words));
}

static gboolean
is_remarked(const Letter *letter, const char *code, const char *words) {
  for (guint i = 0; i < letter->notices->len; i++) {
    const Notice *notice = g_ptr_array_index(letter->notices, i);
    if (strcmp(notice->code, code) == 0 && strstr(notice->message, words))
      return TRUE;
  }
  return FALSE;
}

static gboolean
any_part_is(const Letter *letter, const char *added) {
  for (guint i = 0; i < letter->parts->len; i++)
    if (g_strcmp0(letter_part(letter, i)->added, added) == 0)
      return TRUE;
  return FALSE;
}

/* --- form fields --- */

static void
what_was_filled_in_is_read_beside_its_label(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_with("", TEXT_FIELD("(Ilse de Graaf)", ""));
  assert_says(letter, "Ilse de Graaf");
  assert_true(is_remarked(letter, "form-value", "page 1: 1 value"));
  assert_true(any_part_is(letter, "form"));
}

/* Its conversion opens a file in most C libraries: behind the walls it must have been opened before. */
static void
values_beyond_ascii_are_read_behind_the_walls(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_with("", TEXT_FIELD("<FEFF004A006F00EB006C0020017D>", ""));
  assert_says(letter, "Jo\u00EBl \u017D");
}

static void
an_empty_field_says_nothing(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_with("", TEXT_FIELD("(  )", ""));
  assert_false(is_remarked(letter, "form-value", ""));
  assert_false(any_part_is(letter, "form"));
}

static void
hidden_fields_and_passwords_are_not_read(G_GNUC_UNUSED void **state) {
  static const char *const fields[] = {TEXT_FIELD("(onzichtbaar)", "/F 2"),
                                       TEXT_FIELD("(onzichtbaar)", "/F 32"),
                                       TEXT_FIELD("(onzichtbaar)", "/Ff 8192")};
  for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
    g_autoptr(Letter) letter = letter_with("", fields[i]);
    assert_does_not_say(letter, "onzichtbaar");
  }
}

static void
a_choice_and_a_tick_are_read(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) choice =
      letter_with("", "<</Type /Annot /Subtype /Widget /FT /Ch /Ff 131072 /T (land) /V (Nederland) "
                      "/Opt [(Nederland) (Duitsland)] /Rect [150 655 350 675] /DA (/F 11 Tf 0 g)>>");
  g_autoptr(Letter) ticked = letter_with(
      "", "<</Type /Annot /Subtype /Widget /FT /Btn /T (ja) /V /Yes /AS /Yes /Rect [150 655 165 670]>>");
  assert_says(choice, "Nederland");
  assert_does_not_say(choice, "Duitsland");
  assert_says(ticked, "\u2612");
}

static void
a_box_that_is_not_ticked_says_nothing(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_with(
      "", "<</Type /Annot /Subtype /Widget /FT /Btn /T (ja) /V /Off /AS /Off /Rect [150 655 165 670]>>");
  assert_does_not_say(letter, "\u2612");
}

/* --- annotations --- */

#define NOTE(kind, rect, contents, more)                                                                     \
  "<</Type /Annot /Subtype /" kind " /Rect [" rect "] /Contents (" contents ") /DA (/Helv 11 Tf 0 g) " more  \
  ">>"

static void
a_typed_stamp_is_read_where_it_stands(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_with("", NOTE("FreeText", "400 790 560 820", "INGEKOMEN 3 mei 2024", ""));
  assert_string_equal(letter->received.date.iso, "2024-05-03");
  assert_true(any_part_is(letter, "annotation"));
  assert_true(is_remarked(letter, "annotation", "1 note"));
}

static void
a_hidden_stamp_is_not_read(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter =
      letter_with("", NOTE("FreeText", "400 790 560 820", "INGEKOMEN 3 mei 2024", "/F 2"));
  assert_null(letter->received.date.iso);
  assert_false(is_remarked(letter, "annotation", ""));
}

static void
a_comment_is_told_and_stays_out_of_the_text(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_with("", NOTE("Text", "400 600 420 620", "Dit klopt niet", ""));
  assert_true(is_remarked(letter, "annotation", "\"Dit klopt niet\""));
  assert_does_not_say(letter, "klopt");
}

static void
a_note_over_the_letters_text_does_not_mix_with_it(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_with("", NOTE("FreeText", "60 690 400 715", "Doorgehaald", ""));
  assert_says(letter, "\nWij vullen dit formulier in voor onze buurman.\n");
  assert_does_not_say(letter, "Doorgehaald");
  assert_true(is_remarked(letter, "annotation", "Doorgehaald"));
}

static void
links_say_nothing(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_with(
      "", "<</Type /Annot /Subtype /Link /Rect [60 690 400 715] /A <</S /URI /URI (https://a.example)>>>>");
  assert_false(is_remarked(letter, "annotation", ""));
  assert_false(any_part_is(letter, "annotation"));
}

static void
a_page_full_of_notes_costs_no_more_than_a_full_page(G_GNUC_UNUSED void **state) {
  const char *annotations[101] = {NULL};
  g_autofree char *long_text = g_strnfill(3900, 'x');
  g_autofree char *note = g_strdup_printf(NOTE("FreeText", "400 790 560 820", "%s", ""), long_text);
  for (guint i = 0; i < 100; i++)
    annotations[i] = note;
  g_autoptr(GBytes) pdf = pdf_with("", "", annotations);
  gint64 begin = g_get_monotonic_time();
  g_autoptr(Letter) letter = letter_of(pdf);
  assert_true(g_get_monotonic_time() - begin < 20 * G_USEC_PER_SEC);
  assert_true(is_remarked(letter, "annotation", "not all of it is read"));
}

/* --- attachments --- */

static void
attached_files_are_named(G_GNUC_UNUSED void **state) {
  const char *annotations[] = {
      NOTE("FreeText", "400 790 560 820", "Zie bijlage", ""),
      "<</Type /Filespec /F (loonstrook.pdf) /UF (loonstrook.pdf) /EF <</F 8 0 R>>>>",
      "<</Type /EmbeddedFile /Length 3>>\nstream\nabc\nendstream", NULL};
  g_autoptr(GBytes) pdf =
      pdf_with("/Names <</EmbeddedFiles <</Names [(loonstrook.pdf) 7 0 R]>>>> /Collection <</View /D>>", "",
               annotations);
  g_autoptr(Letter) letter = letter_of(pdf);
  assert_true(is_remarked(letter, "attachment", "\"loonstrook.pdf\""));
}

static void
a_file_without_attachments_has_none_named(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_with("", "<</Type /Annot /Subtype /Link /Rect [60 690 400 715]>>");
  assert_false(is_remarked(letter, "attachment", ""));
}

/* --- the way through TEI --- */

static void
what_was_typed_stays_marked_in_tei(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_with("", TEXT_FIELD("(Ilse de Graaf)", ""));
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) tei = tei_write(letter, &error);
  assert_null(error);
  g_autoptr(Letter) back = tei_read(tei, &error);
  assert_null(error);
  assert_true(any_part_is(back, "form"));
  assert_false(any_part_is(back, "annotation"));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_was_filled_in_is_read_beside_its_label),
      cmocka_unit_test(values_beyond_ascii_are_read_behind_the_walls),
      cmocka_unit_test(an_empty_field_says_nothing),
      cmocka_unit_test(hidden_fields_and_passwords_are_not_read),
      cmocka_unit_test(a_choice_and_a_tick_are_read),
      cmocka_unit_test(a_box_that_is_not_ticked_says_nothing),
      cmocka_unit_test(a_typed_stamp_is_read_where_it_stands),
      cmocka_unit_test(a_hidden_stamp_is_not_read),
      cmocka_unit_test(a_comment_is_told_and_stays_out_of_the_text),
      cmocka_unit_test(a_note_over_the_letters_text_does_not_mix_with_it),
      cmocka_unit_test(links_say_nothing),
      cmocka_unit_test(a_page_full_of_notes_costs_no_more_than_a_full_page),
      cmocka_unit_test(attached_files_are_named),
      cmocka_unit_test(a_file_without_attachments_has_none_named),
      cmocka_unit_test(what_was_typed_stays_marked_in_tei),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
