#include "corpus/kind.h"

#include "tests/extract/unit.h"

#include <string.h>

static FileKind
kind_of(const char *text, const char **advice) {
  *advice = NULL;
  return file_kind(text, strlen(text), TRUE, advice);
}

static void
assert_foreign(const char *bytes, gsize length, const char *words) {
  const char *advice = NULL;
  assert_int_equal(file_kind(bytes, length, TRUE, &advice), KIND_FOREIGN);
  if (!strstr(advice, words))
    fail_msg("\"%s\" does not say \"%s\"", advice, words);
}

static void
a_pdf_is_told_even_behind_junk(void **state G_GNUC_UNUSED) {
  const char *advice;
  assert_int_equal(kind_of("%PDF-1.4", &advice), KIND_PDF);
  assert_int_equal(kind_of("junk\n%PDF-1.4", &advice), KIND_PDF);
}

static void
plain_text_is_a_letter(void **state G_GNUC_UNUSED) {
  const char *advice;
  assert_int_equal(kind_of("Betreft: een vraag\n\nGeachte heer,", &advice), KIND_TEXT);
  assert_int_equal(kind_of("\xEF\xBB\xBFGeachte heer,", &advice), KIND_TEXT);
}

static void
text_cut_within_a_character_is_still_text(void **state G_GNUC_UNUSED) {
  const char *advice = NULL;
  assert_int_equal(file_kind("caf\xC3", 4, FALSE, &advice), KIND_TEXT);
  assert_int_equal(file_kind("caf\xC3", 4, TRUE, &advice), KIND_FOREIGN);
}

static void
tei_is_told_from_other_markup(void **state G_GNUC_UNUSED) {
  const char *advice;
  assert_int_equal(kind_of("<?xml version='1.0'?>\n<TEI xmlns='x'>", &advice), KIND_TEI);
  assert_int_equal(kind_of("<!DOCTYPE html><html>", &advice), KIND_FOREIGN);
}

static void
office_documents_pictures_and_mails_come_with_advice(void **state G_GNUC_UNUSED) {
  assert_foreign("PK\003\004rest", 8, "save the letter as PDF");
  assert_foreign("II*\0rest", 8, "make a PDF of it");
  assert_foreign("Received: from x\nMIME-Version: 1.0\n\nhi", 38, "EML");
  assert_foreign("{\n \"id\": 1}", 11, "JSON");
  assert_foreign("[{\"id\": 1}]", 11, "JSON");
  assert_foreign("", 0, "empty");
  assert_foreign("\001\002\003", 3, "no PDF, TEI or plain text");
}

static void
a_letter_that_speaks_of_a_mail_is_none(void **state G_GNUC_UNUSED) {
  const char *advice;
  assert_int_equal(kind_of("[Onderwerp]\n\nGeachte heer,", &advice), KIND_TEXT);
  assert_int_equal(kind_of("Geachte heer,\n\nReceived: niets.\n", &advice), KIND_TEXT);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_pdf_is_told_even_behind_junk),
      cmocka_unit_test(plain_text_is_a_letter),
      cmocka_unit_test(text_cut_within_a_character_is_still_text),
      cmocka_unit_test(tei_is_told_from_other_markup),
      cmocka_unit_test(office_documents_pictures_and_mails_come_with_advice),
      cmocka_unit_test(a_letter_that_speaks_of_a_mail_is_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
