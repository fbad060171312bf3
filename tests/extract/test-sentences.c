#include "tests/extract/unit.h"

#include <string.h>

#include "extract/sentences.h"

/* The sentences of a text, joined by "|". */
static char *
sentences_of(const char *tag, const char *text) {
  g_autoptr(Languages) languages = languages_load(NULL, NULL);
  g_autoptr(Part) part = part_new(PART_PARAGRAPH, text);
  g_autoptr(GArray) spans = sentences_find(part, tag ? languages_find(languages, tag) : NULL);
  GString *joined = g_string_new(NULL);
  for (guint i = 0; i < spans->len; i++) {
    Span span = g_array_index(spans, Span, i);
    g_string_append(joined, i > 0 ? "|" : "");
    g_string_append_len(joined, text + span.start, span.end - span.start);
  }
  return g_string_free(joined, FALSE);
}

static void
assert_sentences(const char *tag, const char *text, const char *expected) {
  g_autofree char *found = sentences_of(tag, text);
  assert_string_equal(found, expected);
}

static void
sentences_end_at_full_stops_questions_and_exclamations(G_GNUC_UNUSED void **state) {
  assert_sentences("nl", "Ik wacht. Hoe lang nog? Te lang!", "Ik wacht.|Hoe lang nog?|Te lang!");
  assert_sentences("nl", "Een zin zonder punt", "Een zin zonder punt");
  assert_sentences("nl", "", "");
}

static void
abbreviations_do_not_end_a_sentence(G_GNUC_UNUSED void **state) {
  assert_sentences("nl", "Zie art. 8 EVRM en dhr. De Vries. Dank.",
                   "Zie art. 8 EVRM en dhr. De Vries.|Dank.");
  assert_sentences("en", "See Mr. Smith at no. 5. Thanks.", "See Mr. Smith at no. 5.|Thanks.");
  assert_sentences("nl", "Uw brief d.d. 3 mei. Dank.", "Uw brief d.d. 3 mei.|Dank.");
}

static void
some_abbreviations_may_end_one(G_GNUC_UNUSED void **state) {
  assert_sentences("nl", "Uw brief van 3 mei jl. Ik vraag u dit.", "Uw brief van 3 mei jl.|Ik vraag u dit.");
  assert_sentences("nl", "Uw brief van 3 mei jl. ontving ik.", "Uw brief van 3 mei jl. ontving ik.");
}

static void
initials_and_ordinals_do_not_end_a_sentence(G_GNUC_UNUSED void **state) {
  assert_sentences("nl", "Namens G.B.M. Jansen en A. de Wit. Dank.",
                   "Namens G.B.M. Jansen en A. de Wit.|Dank.");
  assert_sentences("nl", "1. Waarom duurt het? 2. Hoe lang nog?", "1. Waarom duurt het?|2. Hoe lang nog?");
  assert_sentences("nl", "Op de 3. dag kwam hij.", "Op de 3. dag kwam hij.");
}

static void
numbers_with_points_stay_whole(G_GNUC_UNUSED void **state) {
  assert_sentences("nl", "Het kost 1.250 euro, zie 3.48 Vb. Dank.",
                   "Het kost 1.250 euro, zie 3.48 Vb.|Dank.");
}

static void
writers_who_forget_capitals_still_end_sentences(G_GNUC_UNUSED void **state) {
  assert_sentences("nl", "ik wacht al maanden. niemand belt.", "ik wacht al maanden.|niemand belt.");
}

static void
quotes_and_brackets_close_with_their_sentence(G_GNUC_UNUSED void **state) {
  assert_sentences("nl", "Hij zei: “Ga weg.” Toen ging ik. (Echt waar.) Dank.",
                   "Hij zei: “Ga weg.”|Toen ging ik.|(Echt waar.)|Dank.");
}

static void
without_language_data_the_marks_alone_decide(G_GNUC_UNUSED void **state) {
  assert_sentences(NULL, "Zie bijl. Acht. Dank.", "Zie bijl.|Acht.|Dank.");
}

static void
cells_are_sentences_of_their_own(G_GNUC_UNUSED void **state) {
  g_autoptr(Part) part = part_new(PART_TABLE, "Jaar Aantal 2019 12");
  const Cell cells[] = {{0, 0, {0, 4}}, {0, 1, {5, 11}}, {1, 0, {12, 16}}, {1, 1, {17, 19}}};
  g_array_append_vals(part->cells, cells, 4);
  g_autoptr(GArray) spans = sentences_find(part, NULL);
  assert_int_equal(spans->len, 4);
  assert_int_equal(g_array_index(spans, Span, 1).start, 5);
  assert_int_equal(g_array_index(spans, Span, 1).end, 11);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sentences_end_at_full_stops_questions_and_exclamations),
      cmocka_unit_test(abbreviations_do_not_end_a_sentence),
      cmocka_unit_test(some_abbreviations_may_end_one),
      cmocka_unit_test(initials_and_ordinals_do_not_end_a_sentence),
      cmocka_unit_test(numbers_with_points_stay_whole),
      cmocka_unit_test(writers_who_forget_capitals_still_end_sentences),
      cmocka_unit_test(quotes_and_brackets_close_with_their_sentence),
      cmocka_unit_test(without_language_data_the_marks_alone_decide),
      cmocka_unit_test(cells_are_sentences_of_their_own),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
