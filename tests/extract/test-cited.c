#include "tests/extract/languages.h"
#include "tests/extract/tiny-languages.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/cited.h"

static Part *
add_part(Letter *letter, PartKind kind, const char *text) {
  Part *part = part_new(kind, text);
  part->language = g_intern_static_string("nl");
  g_ptr_array_add(letter->parts, part);
  return part;
}

/* The days that a letter of 14 June 2024 with this one paragraph cites, joined by blanks. */
static char *
days_cited(const Languages *languages, PartKind kind, const char *text) {
  g_autoptr(Letter) letter = letter_new();
  letter->sent.date.iso = g_strdup("2024-06-14");
  add_part(letter, kind, text);
  letter_cite(letter, languages);
  GString *days = g_string_new(NULL);
  for (guint i = 0; i < letter->cited->len; i++)
    g_string_append_printf(days, "%s%s", i > 0 ? " " : "", g_array_index(letter->cited, CitedLetter, i).iso);
  return g_string_free(days, FALSE);
}

static void
assert_cites(const Languages *languages, PartKind kind, const char *text, const char *days) {
  g_autofree char *got = days_cited(languages, kind, text);
  if (!g_str_equal(got, days))
    fail_msg("\"%s\" cites \"%s\", not \"%s\"", text, got, days);
}

static void
without_a_model_the_rules_tell(G_GNUC_UNUSED void **state) {
  g_autoptr(Languages) languages = tiny_languages(NULL);
  assert_cites(languages, PART_PARAGRAPH, "Uw brief van 17 mei is er. De zitting van 3 mei was lang.",
               "2024-05-17");
}

static void
in_running_text_the_model_has_the_last_word(G_GNUC_UNUSED void **state) {
  static const TinyWeight weights[] = {{"wlang", 0, 40}, {"bias", 0, -20}, TINY_WEIGHTS_END};
  g_autoptr(Languages) languages = tiny_languages(weights);
  assert_cites(languages, PART_PARAGRAPH, "Uw brief van 17 mei is er. De zitting van 3 mei was lang.",
               "2024-05-03");
  assert_cites(languages, PART_FOOTNOTE, "Uw brief van 17 mei is er.", "");
}

static void
the_rules_are_one_voice_among_others(G_GNUC_UNUSED void **state) {
  static const TinyWeight weights[] = {
      {"rule1", 0, 30}, {"first1", 0, -10}, {"bias", 0, -10}, TINY_WEIGHTS_END};
  g_autoptr(Languages) languages = tiny_languages(weights);
  assert_cites(languages, PART_PARAGRAPH, "Uw brief van 17 mei is er. De zitting van 3 mei was lang.",
               "2024-05-17");
}

static void
rows_of_references_are_not_the_models(G_GNUC_UNUSED void **state) {
  static const TinyWeight never[] = {{"bias", 0, -100}, TINY_WEIGHTS_END};
  g_autoptr(Languages) languages = tiny_languages(never);
  g_autoptr(Letter) letter = letter_new();
  letter->sent.date.iso = g_strdup("2024-06-14");
  add_part(letter, PART_FURNITURE, "Uw brief van 17 mei 2024")->furniture = FURNITURE_REFERENCE;
  add_part(letter, PART_PARAGRAPH, "Uw brief van 3 april.");
  letter_cite(letter, languages);
  assert_int_equal(letter->cited->len, 1);
  assert_string_equal(g_array_index(letter->cited, CitedLetter, 0).iso, "2024-05-17");
}

static void
the_model_that_was_learned_knows_more_than_the_rules(void **state) {
  assert_cites(*state, PART_PARAGRAPH, "Dank voor uw brief van 17 mei.", "2024-05-17");
  assert_cites(*state, PART_PARAGRAPH, "Op 3 mei heb ik u daarover een brief gestuurd.", "2024-05-03");
  assert_cites(*state, PART_PARAGRAPH, "Zij is geboren op 17 mei 2001 en kwam op 3 mei 2023 aan.", "");
}

static gboolean
judge_second(const DateInText *date, gpointer data) {
  guint *seen = data;
  assert_true(date->first == (*seen == 0));
  return ++*seen == 2;
}

static void
another_judge_sees_each_date_once(void **state) {
  g_autoptr(Letter) letter = letter_new();
  guint seen = 0;
  add_part(letter, PART_PARAGRAPH, "Uw brief van 17 mei 2023 is er.");
  add_part(letter, PART_PARAGRAPH, "De zittingen waren op 3 mei 2023 en 4 mei 2023.");
  letter_cite_as(letter, *state, judge_second, &seen);
  assert_int_equal(seen, 3);
  assert_int_equal(letter->cited->len, 1);
  assert_string_equal(g_array_index(letter->cited, CitedLetter, 0).iso, "2023-05-03");
}

static void
a_letter_with_the_month_first_has_its_numbers_so(void **state) {
  g_autoptr(Letter) letter = letter_new();
  letter->language = g_intern_static_string("en");
  field_set(&letter->sent.date.printed, "June 14, 2024", NULL, NULL);
  letter->sent.date.iso = g_strdup("2024-06-14");
  add_part(letter, PART_PARAGRAPH, "Thank you for your letter of 05/03/2024.")->language =
      g_intern_static_string("en");
  letter_cite(letter, *state);
  assert_int_equal(letter->cited->len, 1);
  assert_string_equal(g_array_index(letter->cited, CitedLetter, 0).iso, "2024-05-03");
}

static void
a_letter_cites_each_letter_once_rows_of_references_last(void **state) {
  g_autoptr(Letter) letter = letter_new();
  letter->sent.date.iso = g_strdup("2024-06-14");
  add_part(letter, PART_FURNITURE, "Uw brief van 17 mei 2024")->furniture = FURNITURE_REFERENCE;
  add_part(letter, PART_FURNITURE, "Uw brief van 1 februari 2024")->furniture = FURNITURE_SIDEBAR;
  add_part(letter, PART_PARAGRAPH, "Uw brief van 17 mei is er. Uw brief van 17 mei jl. is lang.");
  add_part(letter, PART_PARAGRAPH, "Een brief van 3 april.")->division = DIVISION_ENCLOSURE;
  letter_cite(letter, *state);
  assert_int_equal(letter->cited->len, 2);
  const CitedLetter *first = &g_array_index(letter->cited, CitedLetter, 0);
  assert_string_equal(first->iso, "2024-05-17");
  assert_int_equal(first->part, 2);
  assert_int_equal(first->span.start, strlen("Uw brief van "));
  assert_int_equal(first->span.end, strlen("Uw brief van 17 mei"));
  assert_string_equal(g_array_index(letter->cited, CitedLetter, 1).iso, "2024-02-01");
  letter_cite(letter, *state);
  assert_int_equal(letter->cited->len, 2);
}

static void
a_row_of_labels_may_have_its_values_in_the_row_below(void **state) {
  g_autoptr(Letter) letter = letter_new();
  letter->sent.date.iso = g_strdup("2024-06-14");
  add_part(letter, PART_FURNITURE, "Datum Uw brief van Betreft")->furniture = FURNITURE_REFERENCE;
  add_part(letter, PART_FURNITURE, "14 juni 2024 17 mei 2024 opvang")->furniture = FURNITURE_REFERENCE;
  add_part(letter, PART_FURNITURE, "3 april 2024")->furniture = FURNITURE_STAMP;
  letter_cite(letter, *state);
  assert_int_equal(letter->cited->len, 1);
  const CitedLetter *cited = &g_array_index(letter->cited, CitedLetter, 0);
  assert_string_equal(cited->iso, "2024-05-17");
  assert_int_equal(cited->part, 1);
  assert_int_equal(cited->span.start, strlen("14 juni 2024 "));
}

static void
without_the_letters_date_a_day_without_year_is_left_out_with_a_notice(void **state) {
  g_autoptr(Letter) letter = letter_new();
  add_part(letter, PART_PARAGRAPH, "Uw brief van 17 mei en uw brief van 3 mei 2024.");
  letter_cite(letter, *state);
  assert_int_equal(letter->cited->len, 1);
  assert_int_equal(letter->notices->len, 1);
  const Notice *notice = g_ptr_array_index(letter->notices, 0);
  assert_string_equal(notice->code, "date-unresolved");
  assert_non_null(strstr(notice->message, "17 mei"));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(without_a_model_the_rules_tell),
      cmocka_unit_test(in_running_text_the_model_has_the_last_word),
      cmocka_unit_test(the_rules_are_one_voice_among_others),
      cmocka_unit_test(rows_of_references_are_not_the_models),
      cmocka_unit_test(the_model_that_was_learned_knows_more_than_the_rules),
      cmocka_unit_test(another_judge_sees_each_date_once),
      cmocka_unit_test(a_letter_with_the_month_first_has_its_numbers_so),
      cmocka_unit_test(a_letter_cites_each_letter_once_rows_of_references_last),
      cmocka_unit_test(a_row_of_labels_may_have_its_values_in_the_row_below),
      cmocka_unit_test(without_the_letters_date_a_day_without_year_is_left_out_with_a_notice),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
