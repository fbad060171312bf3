#include "tests/extract/languages.h"
#include "tests/extract/tiny-pdf.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/extract.h"
#include "extract/xml.h"

/* A letter of one page that refers to an earlier one. */
static GBytes *
pdf_letter(void) {
  const char *contents[] = {
      "BT /F 11 Tf 14 TL 70 742 Td (Datum: 3 mei 2024) Tj T* (Betreft: de opvang van onze buurman) Tj T* T* "
      "(Geachte mevrouw Kranenborg,) Tj T* T* (In antwoord op uw brief van 12 april 2024 laten wij u weten "
      "dat onze buurman) Tj "
      "T* (nog altijd wacht en dat hij daar erg onder lijdt.) Tj T* T* (Hoogachtend,) Tj T* T* T* T* (A. "
      "Vos) Tj ET"};
  return tiny_pdf(contents, 1, "");
}

static void
assert_refused(const Languages *languages, GBytes *bytes, const char *words) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  options.ocr = OCR_NEVER;
  g_autoptr(GError) error = NULL;
  assert_null(extract_pdf(bytes, "in/brief.pdf", languages, &options, &error));
  assert_non_null(error);
  assert_true(g_str_has_prefix(error->message, "in/brief.pdf: "));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, words);
}

static void
a_pdf_becomes_a_letter(void **state) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = pdf_letter();
  g_autoptr(Letter) letter = extract_pdf(bytes, "in/brief.pdf", *state, &options, &error);
  assert_non_null(letter);
  assert_string_equal(letter->source, "brief.pdf");
  assert_string_equal(letter->language, "nl");
  assert_string_equal(letter->sent.date.iso, "2024-05-03");
  assert_string_equal(letter_subject(letter)->text, "de opvang van onze buurman");
  assert_string_equal(letter->sent.name.text, "A. Vos");
  g_autofree char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
  assert_string_equal(letter->sha256, sum);
  for (guint i = 0; i < letter->parts->len; i++)
    assert_non_null(letter_part(letter, i)->language);
}

static void
the_earlier_letter_is_cited(void **state) {
  ReaderOptions options = READER_OPTIONS_DEFAULT;
  g_autoptr(GBytes) bytes = pdf_letter();
  g_autoptr(Letter) letter = extract_pdf(bytes, "brief.pdf", *state, &options, NULL);
  assert_non_null(letter);
  assert_int_equal(letter->cited->len, 1);
  assert_string_equal(g_array_index(letter->cited, CitedLetter, 0).iso, "2024-04-12");
}

static void
what_is_no_pdf_is_refused_by_name(void **state) {
  g_autoptr(GBytes) text = g_bytes_new("Geachte heer,", 13), header = g_bytes_new("%PDF-1.7\n", 9);
  assert_refused(*state, text, "not a PDF");
  assert_refused(*state, header, "damaged");
}

static void
a_letter_without_a_legible_word_is_refused(void **state) {
  const char *blank[] = {""},
             *hidden[] = {"BT 1 g /F 11 Tf 70 742 Td (wit op wit, en niemand die het ooit zal lezen) Tj ET"};
  g_autoptr(GBytes) white = tiny_pdf(blank, 1, ""), unseen = tiny_pdf(hidden, 1, "");
  assert_refused(*state, white, "nothing legible");
  assert_refused(*state, unseen, "nothing legible");
}

static void
a_picture_without_text_is_refused_when_recognition_is_not_allowed(void **state) {
  const char *picture[] = {"q 500 0 0 700 50 70 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q"};
  g_autoptr(GBytes) bytes = tiny_pdf(picture, 1, "");
  assert_refused(*state, bytes, "only pictures");
}

static void
a_pdf_is_told_from_its_content(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) pdf = tiny_pdf_saying("X"), junk = g_bytes_new("\n\n%PDF-1.7", 10);
  g_autoptr(GBytes) text = g_bytes_new("Een PDF van 3 mei", 17), empty = g_bytes_new("", 0);
  assert_true(bytes_are_pdf(pdf));
  assert_true(bytes_are_pdf(junk));
  assert_false(bytes_are_pdf(text));
  assert_false(bytes_are_pdf(empty));
}

static void
a_header_far_into_the_file_is_none(G_GNUC_UNUSED void **state) {
  g_autofree char *far = g_strnfill(3000, ' ');
  memcpy(far + 2000, "%PDF-1.7", 8);
  g_autoptr(GBytes) bytes = g_bytes_new(far, 3000);
  assert_false(bytes_are_pdf(bytes));
}

static void
completing_a_letter_gives_it_source_sum_and_language(void **state) {
  g_autoptr(Letter) letter = letter_new();
  g_autoptr(GBytes) bytes = g_bytes_new("abc", 3);
  g_ptr_array_add(
      letter->parts,
      part_new(PART_PARAGRAPH, "Wij schrijven u over de aanvraag van onze buurman die al lang wacht."));
  extract_complete(letter, bytes, "/een/map/brief.txt", *state);
  extract_complete(letter, bytes, "/een/map/brief.txt", *state);
  assert_string_equal(letter->source, "brief.txt");
  assert_string_equal(letter->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert_string_equal(letter->language, "nl");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_pdf_becomes_a_letter),
      cmocka_unit_test(the_earlier_letter_is_cited),
      cmocka_unit_test(what_is_no_pdf_is_refused_by_name),
      cmocka_unit_test(a_letter_without_a_legible_word_is_refused),
      cmocka_unit_test(a_picture_without_text_is_refused_when_recognition_is_not_allowed),
      cmocka_unit_test(a_pdf_is_told_from_its_content),
      cmocka_unit_test(a_header_far_into_the_file_is_none),
      cmocka_unit_test(completing_a_letter_gives_it_source_sum_and_language),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
