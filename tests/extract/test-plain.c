#include "tests/extract/languages.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/limits.h"
#include "extract/plain.h"
#include "extract/xml.h"

static Letter *
read_letter(const Languages *languages, const char *text) {
  g_autoptr(GError) error = NULL;
  Letter *letter = plain_read(text, strlen(text), languages, &error);
  if (letter == NULL)
    fail_msg("%s", error->message);
  return letter;
}

/* The kinds, divisions and texts of all parts, one a line. */
static void
assert_outline(const Languages *languages, const char *text, const char *want) {
  static const char *const kinds[] = {"p",         "head",   "item",      "note", "table",
                                      "quote",     "salute", "closing",   "ps",   "subject",
                                      "signature", "copy",   "enclosure", "fw"};
  static const char *const divisions[] = {"preamble ", "", "quoted ", "enclosure "};
  g_autoptr(Letter) letter = read_letter(languages, text);
  g_autoptr(GString) got = g_string_new(NULL);
  for (guint i = 0; i < letter->parts->len; i++) {
    const Part *part = letter_part(letter, i);
    g_string_append_printf(got, "%s%s: %s%s%s\n", divisions[part->division], kinds[part->kind],
                           part->label != NULL ? part->label : "", part->label != NULL ? " " : "",
                           part->text);
  }
  assert_string_equal(got->str, want);
}

static void
a_letter_is_told_apart_into_its_parts(void **state) {
  assert_outline(
      *state,
      "Betreft: opvang\n\nGeachte heer De Vries,\n\nDit is een lange regel die\r\nop twee regels staat.\n\n"
      "Een eigen plek\n\nNog een alinea.\n\nMet vriendelijke groet,\n\nM. Voorbeeld\ndirecteur\n",
      "subject: opvang\nsalute: Geachte heer De Vries,\np: Dit is een lange regel die op twee regels staat.\n"
      "head: Een eigen plek\np: Nog een alinea.\nclosing: Met vriendelijke groet,\n"
      "signature: M. Voorbeeld directeur\n");
}

static void
a_label_without_a_value_leaves_the_field_to_the_next(void **state) {
  g_autoptr(Letter) none = read_letter(*state, "Uw kenmerk:\n\nGeachte heer De Vries,\n\nEen alinea.\n");
  g_autoptr(Letter) next =
      read_letter(*state, "Uw kenmerk:\n\nUw kenmerk: W-12\n\nGeachte heer De Vries,\n\nEen alinea.\n");
  assert_null(none->your_reference.text);
  assert_string_equal(next->your_reference.text, "W-12");
}

static void
the_one_who_signed_is_named(void **state) {
  g_autoptr(Letter) letter =
      read_letter(*state, "Dear Sir,\n\nHelp.\n\nYours faithfully,\n\nJ. Doe\nsecretary\n");
  assert_int_equal(letter->signatories->len, 1);
  assert_string_equal(g_array_index(letter->signatories, Signatory, 0).name.text, "J. Doe");
  assert_string_equal(g_array_index(letter->signatories, Signatory, 0).role.text, "secretary");
}

static void
lists_keep_their_labels(void **state) {
  assert_outline(*state, "Beste,\n\n1. Een ding\ndat doorgaat\n2. Nog een\n\n- streep\n\n",
                 "salute: Beste,\nitem: 1. Een ding dat doorgaat\nitem: 2. Nog een\nitem: - streep\n");
}

static void
an_initial_is_no_label(void **state) {
  assert_outline(*state, "Beste,\n\nTot slot.\n\nT. Obradovic\nEnschede\n",
                 "salute: Beste,\np: Tot slot.\np: T. Obradovic Enschede\n");
}

static void
an_earlier_mail_is_quoted(void **state) {
  assert_outline(*state, "Hallo,\n\nZie onder.\n\n> Geachte heer,\n> Wij helpen niet.\n",
                 "salute: Hallo,\np: Zie onder.\nquoted quote: Geachte heer, Wij helpen niet.\n");
}

static void
text_without_any_form_is_paragraphs(void **state) {
  assert_outline(*state, "er is iets mis met mijn vergunning.\n\nhelp mij!\n",
                 "p: er is iets mis met mijn vergunning.\np: help mij!\n");
}

static void
a_byte_order_mark_and_odd_blanks_are_no_text(void **state) {
  assert_outline(*state, "\xEF\xBB\xBFGeachte heer,\n\n een\u00A0\u00A0twee\tdrie\u00AD.\n",
                 "salute: Geachte heer,\np: een twee drie.\n");
}

static void
assert_unreadable(const Languages *languages, const char *text, gsize length, const char *words) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Letter) letter = plain_read(text, length, languages, &error);
  assert_null(letter);
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, words);
}

static void
what_is_no_text_is_refused(void **state) {
  assert_unreadable(*state, "", 0, "no text in it");
  assert_unreadable(*state, " \n\t\n\r\n", 6, "no text in it");
  assert_unreadable(*state, "een\0twee", 8, "NUL bytes");
  assert_unreadable(*state, "caf\xE9", 4, "not UTF-8");
  assert_unreadable(*state, "\xEF\xBB\xBF", 3, "no text in it");
}

static void
what_is_too_much_is_refused(void **state) {
  g_autofree char *lines = g_strnfill(2 * (LIMIT_PARTS + 2), '\n');
  g_autofree char *words = g_strnfill(LIMIT_PART_BYTES + 8, 'a');
  g_autofree char *all = g_strnfill(LIMIT_TEXT_BYTES + 1, 'a');
  for (guint i = 0; i < 2 * (LIMIT_PARTS + 1); i += 2)
    lines[i] = 'a';
  assert_unreadable(*state, lines, strlen(lines), "more lines of text");
  assert_unreadable(*state, words, strlen(words), "a paragraph that is longer");
  assert_unreadable(*state, all, strlen(all), "too long to be a letter");
}

static void
lines_may_end_as_they_did_on_old_machines(void **state) {
  const char *want = "salute: Geachte heer,\np: Ik wacht al lang op bericht van u.\n";
  assert_outline(*state, "Geachte heer,\r\rIk wacht al lang\rop bericht van u.\r", want);
  assert_outline(*state, "Geachte heer,\r\n\r\nIk wacht al lang\r\nop bericht van u.\r\n", want);
  assert_outline(*state, "Geachte heer,\n\nIk wacht al lang\nop bericht van u.\n", want);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_letter_is_told_apart_into_its_parts),
      cmocka_unit_test(a_label_without_a_value_leaves_the_field_to_the_next),
      cmocka_unit_test(the_one_who_signed_is_named),
      cmocka_unit_test(lists_keep_their_labels),
      cmocka_unit_test(an_initial_is_no_label),
      cmocka_unit_test(an_earlier_mail_is_quoted),
      cmocka_unit_test(text_without_any_form_is_paragraphs),
      cmocka_unit_test(a_byte_order_mark_and_odd_blanks_are_no_text),
      cmocka_unit_test(lines_may_end_as_they_did_on_old_machines),
      cmocka_unit_test(what_is_no_text_is_refused),
      cmocka_unit_test(what_is_too_much_is_refused),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
