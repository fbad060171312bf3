#include "tests/extract/languages.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/dates.h"

/* The first date with a year is iso, and stands in the text as printed says. */
static void
assert_reads(const Languages *languages, const char *tag, const char *text, const char *iso,
             const char *printed) {
  Span span = {0, 0};
  gboolean ambiguous = TRUE;
  g_autofree char *read = date_parse(text, languages_find(languages, tag), &span, &ambiguous);
  if (g_strcmp0(read, iso) != 0)
    fail_msg("\"%s\" was read as %s, not %s", text, read, iso);
  g_autofree char *stands = g_strndup(text + span.start, span.end - span.start);
  assert_string_equal(stands, printed);
  assert_false(ambiguous);
}

static void
assert_no_date(const Languages *languages, const char *tag, const char *text) {
  g_autofree char *read = date_parse(text, languages_find(languages, tag), NULL, NULL);
  if (read != NULL)
    fail_msg("\"%s\" was read as %s", text, read);
}

static void
dutch_dates_are_read(void **state) {
  assert_reads(*state, "nl", "21 maart 2012", "2012-03-21", "21 maart 2012");
  assert_reads(*state, "nl", "Datum: 21-03-2012.", "2012-03-21", "21-03-2012");
  assert_reads(*state, "nl", "Assen, do. 3 mei 2024", "2024-05-03", "do. 3 mei 2024");
  assert_reads(*state, "nl", "dinsdag 3e mei 2024", "2024-05-03", "dinsdag 3e mei 2024");
  assert_reads(*state, "nl", "1 SEPT. 2023", "2023-09-01", "1 SEPT. 2023");
  assert_reads(*state, "nl", "Datum 4/11/2025", "2025-11-04", "4/11/2025");
  assert_reads(*state, "nl", "op 3-4-22 gezien", "2022-04-03", "3-4-22");
  assert_reads(*state, "nl", "21 - 03 - 2012", "2012-03-21", "21 - 03 - 2012");
  assert_reads(*state, "nl", "21.3.2012", "2012-03-21", "21.3.2012");
  assert_reads(*state, "nl", "28-9-’22", "2022-09-28", "28-9-’22");
  assert_reads(*state, "nl", "12 mei ’09", "2009-05-12", "12 mei ’09");
}

static void
english_dates_are_read(void **state) {
  assert_reads(*state, "en", "March 21, 2012", "2012-03-21", "March 21, 2012");
  assert_reads(*state, "en", "21st of March 2012", "2012-03-21", "21st of March 2012");
  assert_reads(*state, "en", "Tuesday, 3rd May, 2024", "2024-05-03", "Tuesday, 3rd May, 2024");
  assert_reads(*state, "en", "22ndApril, 2025", "2025-04-22", "22ndApril, 2025");
  assert_no_date(*state, "en", "22ndApple 2025");
  assert_reads(*state, "en", "Feb 2, 2022", "2022-02-02", "Feb 2, 2022");
  assert_reads(*state, "en", "on 2012-03-21T10:00", "2012-03-21", "2012-03-21");
  assert_reads(*state, "en", "Sent 11/29/2025", "2025-11-29", "11/29/2025");
  assert_reads(*state, "en", "Sept. 5, 2023", "2023-09-05", "Sept. 5, 2023");
}

static void
day_month_and_year_may_be_joined(void **state) {
  assert_reads(*state, "en", "on 11-Mar-2024", "2024-03-11", "11-Mar-2024");
  assert_reads(*state, "nl", "18-sep-23", "2023-09-18", "18-sep-23");
  assert_reads(*state, "nl", "d.d. 17.II.2025", "2025-02-17", "17.II.2025");
  assert_reads(*state, "nl", "10 vi 2025", "2025-06-10", "10 vi 2025");
  assert_reads(*state, "nl", "7den april 2022", "2022-04-07", "7den april 2022");
  assert_reads(*state, "en", "21 Mar 24", "2024-03-21", "21 Mar 24");
}

static void
what_only_looks_joined_is_no_date(void **state) {
  assert_no_date(*state, "nl", "deel 3-mi-2024 en 3.iiii.2024");
  assert_no_date(*state, "nl", "zaak 18-sep-23-4 en 18.sep.23");
  assert_no_date(*state, "nl", "10 vi 25");
  assert_no_date(*state, "en", "21 Mar 24 men came");
}

static void
numbers_that_are_no_dates_are_left_alone(void **state) {
  assert_no_date(*state, "nl", "AWB 23/1234");
  assert_no_date(*state, "nl", "kenmerk 118-21-03-2012-7");
  assert_no_date(*state, "nl", "versie 1.2.13 en 3.4.5.2012");
  assert_no_date(*state, "nl", "31 februari 2012 en 30-02-2012 en 45 mei 2012");
  assert_no_date(*state, "nl", "11/29/2025");
  assert_no_date(*state, "nl", "2012 mei 3000");
  assert_no_date(*state, "en", "you may 3 times in 2012 ask");
  assert_no_date(*state, "nl", "");
}

static void
a_date_without_its_year_is_no_answer(void **state) {
  assert_no_date(*state, "nl", "uw brief van 15 november jl.");
  assert_reads(*state, "nl", "Uw brief van 3 mei. Assen, 21 maart 2012", "2012-03-21", "21 maart 2012");
}

static void
a_language_that_is_not_known_still_reads_numbers(void **state) {
  assert_reads(*state, "xx", "21-03-2012", "2012-03-21", "21-03-2012");
  assert_no_date(*state, "xx", "21 maart 2012");
}

static void
a_numeric_date_that_reads_both_ways_says_so(void **state) {
  gboolean ambiguous = FALSE;
  const Language *english = languages_find(*state, "en");
  g_autofree char *read = date_parse("04/11/2025", english, NULL, &ambiguous);
  assert_string_equal(read, "2025-11-04");
  assert_true(ambiguous);
}

static void
other_dates_of_the_text_settle_which_way(void **state) {
  assert_reads(*state, "en", "04/11/2025, and until 11/29/2025", "2025-04-11", "04/11/2025");
  assert_reads(*state, "en", "04/04/2025", "2025-04-04", "04/04/2025");
}

static void
assert_resolves(const Languages *languages, const char *tag, const char *text, const char *written,
                const char *iso) {
  PrintedDate date;
  assert_true(date_find(text, 0, languages_find(languages, tag), &date));
  g_autofree char *day = date_resolve(&date, written);
  if (g_strcmp0(day, iso) != 0)
    fail_msg("\"%s\" in a letter of %s was resolved to %s, not %s", text, written, day, iso);
}

static void
a_day_without_a_year_is_the_latest_before_the_letter(void **state) {
  assert_resolves(*state, "nl", "15 november jl.", "2012-03-21", "2011-11-15");
  assert_resolves(*state, "nl", "17 mei jongstleden", "2024-06-14", "2024-05-17");
  assert_resolves(*state, "nl", "21 maart", "2012-03-21", "2011-03-21");
  assert_resolves(*state, "nl", "29 februari", "2023-03-01", "2020-02-29");
  assert_resolves(*state, "en", "March 3", "2024-06-14", "2024-03-03");
}

static void
words_for_months_and_days_count_from_the_letter(void **state) {
  assert_resolves(*state, "nl", "12 dezer", "2012-03-21", "2012-03-12");
  assert_resolves(*state, "en", "the 3rd inst.", "2012-03-21", "2012-03-03");
  assert_resolves(*state, "en", "the 31st ult.", "2012-01-05", "2011-12-31");
  assert_resolves(*state, "nl", "gisteren", "2024-03-01", "2024-02-29");
  assert_resolves(*state, "nl", "3 mei van vorig jaar", "2024-06-01", "2023-05-03");
}

static void
a_day_that_cannot_be_is_not_resolved(void **state) {
  assert_resolves(*state, "nl", "31 dezer", "2012-02-21", NULL);
  assert_resolves(*state, "nl", "15 november jl.", NULL, NULL);
  assert_resolves(*state, "nl", "15 november jl.", "2012", NULL);
}

static void
days_of_a_list_share_month_and_year(void **state) {
  PrintedDate date;
  const Language *dutch = languages_find(*state, "nl");
  const char *text = "brieven van 3, 10 en 17 mei 2024 en 3 juni en 4 juli 2023";
  const char *days[] = {"2024-05-03", "2024-05-10", "2024-05-17", "2023-06-03", "2023-07-04"};
  guint from = 0;
  for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
    assert_true(date_find(text, from, dutch, &date));
    g_autofree char *iso = date_resolve(&date, "2025-01-01");
    assert_string_equal(iso, days[i]);
    from = date.span.end;
  }
  assert_false(date_find(text, from, dutch, &date));
}

static void
a_long_row_of_numbers_ends_soon(void **state) {
  g_autoptr(GString) row = g_string_new("1");
  PrintedDate date;
  for (guint i = 0; i < 20000; i++)
    g_string_append(row, ", 1");
  assert_false(date_find(row->str, 0, languages_find(*state, "nl"), &date));
}

static void
a_day_in_words_needs_its_month(void **state) {
  assert_reads(*state, "nl", "Kampen, de eerste november 2023", "2023-11-01", "eerste november 2023");
  assert_reads(*state, "nl", "woensdag eenendertigste mei 2023", "2023-05-31",
               "woensdag eenendertigste mei 2023");
  assert_no_date(*state, "nl", "de eerste keer in november 2023");
  assert_no_date(*state, "nl", "de eerste 2023");
  assert_no_date(*state, "nl", "de eenendertigste juni 2023");
}

/* The days of dates in text, in a letter of New Year's Day 2025, joined by blanks. */
static void
assert_days(const Languages *languages, const char *tag, const char *text, const char *days) {
  g_autoptr(GString) got = g_string_new(NULL);
  PrintedDate date;
  for (guint from = 0; date_find(text, from, languages_find(languages, tag), &date); from = date.span.end) {
    g_autofree char *iso = date_resolve(&date, "2025-01-01");
    g_string_append_printf(got, "%s%s", got->len > 0 ? " " : "", iso);
  }
  assert_string_equal(got->str, days);
}

static void
days_of_a_list_may_have_their_articles(void **state) {
  assert_days(*state, "en", "on the 12th and the 26th of September", "2024-09-12 2024-09-26");
  assert_days(*state, "nl", "op de 12e en de 26e september", "2024-09-12 2024-09-26");
  assert_days(*state, "en", "the 12th and the 26th time in September", "");
  assert_days(*state, "nl", "de 12e en de 26e keer in september", "");
}

static void
a_month_may_stand_between_figures_by_its_name_or_in_roman(void **state) {
  assert_reads(*state, "en", "11-Mar-2024 · Ref ECS/7712", "2024-03-11", "11-Mar-2024");
  assert_reads(*state, "en", "22-AUG-2016", "2016-08-22", "22-AUG-2016");
  assert_reads(*state, "en", "23/Apr/2024", "2024-04-23", "23/Apr/2024");
  assert_reads(*state, "nl", "20 VI 2022", "2022-06-20", "20 VI 2022");
  assert_reads(*state, "nl", "Gent, 1.vii.2024", "2024-07-01", "1.vii.2024");
  assert_reads(*state, "en", "11-Mar-24", "2024-03-11", "11-Mar-24");
  assert_no_date(*state, "nl", "1.vii.24");
  assert_no_date(*state, "en", "20-VI/2022");
  assert_no_date(*state, "en", "20.xiv.2022");
  assert_no_date(*state, "en", "32-Mar-2024");
  assert_no_date(*state, "en", "11-Mar-2024-7");
  assert_no_date(*state, "en", "11-Mare-2024");
}

static void
days_between_are_counted_both_ways(G_GNUC_UNUSED void **state) {
  assert_int_equal(date_days_between("2024-02-28", "2024-03-01"), 2);
  assert_int_equal(date_days_between("2024-03-01", "2024-02-28"), -2);
  assert_int_equal(date_days_between("2024-03-01", "no day"), 0);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_month_may_stand_between_figures_by_its_name_or_in_roman),
      cmocka_unit_test(days_of_a_list_may_have_their_articles),
      cmocka_unit_test(days_between_are_counted_both_ways),
      cmocka_unit_test(dutch_dates_are_read),
      cmocka_unit_test(english_dates_are_read),
      cmocka_unit_test(day_month_and_year_may_be_joined),
      cmocka_unit_test(what_only_looks_joined_is_no_date),
      cmocka_unit_test(numbers_that_are_no_dates_are_left_alone),
      cmocka_unit_test(a_date_without_its_year_is_no_answer),
      cmocka_unit_test(a_language_that_is_not_known_still_reads_numbers),
      cmocka_unit_test(a_numeric_date_that_reads_both_ways_says_so),
      cmocka_unit_test(other_dates_of_the_text_settle_which_way),
      cmocka_unit_test(a_day_without_a_year_is_the_latest_before_the_letter),
      cmocka_unit_test(words_for_months_and_days_count_from_the_letter),
      cmocka_unit_test(a_day_that_cannot_be_is_not_resolved),
      cmocka_unit_test(days_of_a_list_share_month_and_year),
      cmocka_unit_test(a_long_row_of_numbers_ends_soon),
      cmocka_unit_test(a_day_in_words_needs_its_month),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
