#include "classify/fold.h"
#include "classify/reading.h"
#include "classify/show.h"
#include "tests/classify/helper.h"

/* The tokens of a text, each as its span's words, joined by "|". */
static char *
tokens_of(const char *text) {
  g_autoptr(Letter) letter = letter_of("nl", text);
  g_autoptr(Reading) reading = reading_new(letter, NULL);
  GString *joined = g_string_new(NULL);
  for (guint i = 0; i < reading->tokens->len; i++) {
    Span span = reading_token(reading, i)->span;
    g_string_append(joined, i > 0 ? "|" : "");
    g_string_append_len(joined, text + span.start, span.end - span.start);
  }
  return g_string_free(joined, FALSE);
}

static void
assert_tokens(const char *text, const char *expected) {
  g_autofree char *tokens = tokens_of(text);
  assert_string_equal(tokens, expected);
}

static void
tokens_are_runs_joined_by_single_marks(void **state G_GNUC_UNUSED) {
  assert_tokens("De B9-regeling, amv’s en 2011/36/EU.", "De|B9-regeling|amv’s|en|2011/36/EU");
  assert_tokens("zoals a--b of 'zo' d.w.z. zo", "zoals|a|b|of|zo|d.w.z|zo");
  assert_tokens("cliënt café e\u0301e\u0301n", "cliënt|café|e\u0301e\u0301n");
  assert_tokens("  ¶ — … ", "");
}

static void
folding_brings_spellings_together(void **state G_GNUC_UNUSED) {
  const char *const pairs[][2] = {{"CLIËNT", "client"},       {"amv’s", "amv's"},
                                  {"e\u0301e\u0301n", "een"}, {"B9‑regeling", "b9-regeling"},
                                  {"ﬁnanciën", "financien"},  {"be\u00ADschermd", "beschermd"}};
  for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
    g_autofree char *folded = fold(pairs[i][0], strlen(pairs[i][0]));
    assert_string_equal(folded, pairs[i][1]);
  }
}

static void
folding_keeps_other_words_apart(void **state G_GNUC_UNUSED) {
  g_autofree char *one = fold("straße", strlen("straße")), *other = fold("strase", 6);
  assert_string_not_equal(one, other);
}

static void
sentences_and_paragraphs_cover_the_tokens(void **state G_GNUC_UNUSED) {
  g_autoptr(Letter) letter = letter_of("nl", "Een zin. Nog een zin.");
  letter_say(letter, PART_HEADING, "Kop");
  letter_say(letter, PART_PARAGRAPH, " — ");
  g_autoptr(Reading) reading = reading_new(letter, NULL);
  assert_int_equal(reading->sentences->len, 3);
  assert_int_equal(reading->paragraphs->len, 2); /* one part has no words */
  assert_int_equal(reading_sentence(reading, 1)->first, 2);
  assert_int_equal(reading_sentence(reading, 1)->end, 5);
  assert_int_equal(reading_paragraph(reading, 1)->zone, ZONE_HEADING);
  assert_int_equal(reading_paragraph_at(reading, 5)->part, 1);
}

static void
spans_lead_back_to_bytes(void **state G_GNUC_UNUSED) {
  g_autoptr(Letter) letter = letter_of("nl", "Één ménsje.");
  g_autoptr(Reading) reading = reading_new(letter, NULL);
  Span span = reading_span(reading, 0, 1);
  assert_int_equal(span.start, 0);
  assert_int_equal(span.end, strlen("Één ménsje"));
}

static void
an_endless_token_is_no_word(void **state G_GNUC_UNUSED) {
  g_autofree char *text = g_strnfill(100000, 'x');
  g_autoptr(Letter) letter = letter_of("nl", text);
  g_autoptr(Reading) reading = reading_new(letter, NULL);
  assert_int_equal(reading->tokens->len, 1);
  assert_int_equal(reading_token(reading, 0)->form_count, 0);
}

static void
a_printer_shows_what_rules_see(void **state G_GNUC_UNUSED) {
  g_autoptr(Letter) letter = letter_of("nl", "De COA-opvangplekken.");
  g_autoptr(GString) out = g_string_new(NULL);
  tokens_print(letter, NULL, out);
  assert_string_equal(out->str,
                      "sentence 0 in p1, body, nl\n  0 [0,2) de/de\n"
                      "  1 [3,20) coa-opvangplekken/coa-opvangplek coa/coa opvangplekken/opvangplek\n");
}

static void
evidence_is_printed_with_its_place(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 opvang");
  g_autoptr(Letter) letter = letter_of("nl", "Dé opvang.");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  g_autoptr(GString) out = g_string_new(NULL);
  evidence_print(verdict, letter, out);
  assert_string_equal(out->str, "t r 2 p1 [3,9) “opvang”, p1\n");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tokens_are_runs_joined_by_single_marks),
      cmocka_unit_test(folding_brings_spellings_together),
      cmocka_unit_test(folding_keeps_other_words_apart),
      cmocka_unit_test(sentences_and_paragraphs_cover_the_tokens),
      cmocka_unit_test(spans_lead_back_to_bytes),
      cmocka_unit_test(an_endless_token_is_no_word),
      cmocka_unit_test(a_printer_shows_what_rules_see),
      cmocka_unit_test(evidence_is_printed_with_its_place),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
