#include "tests/templates/sample.h"

#include "templates/format.h"

static int
enter(void **state) {
  *state = idiom_load("templates/languages/nl/reply.ini", "nl", NULL);
  assert_non_null(*state);
  return 0;
}

static int
leave(void **state) {
  idiom_free(*state);
  return 0;
}

static void
dates_read_as_the_language_writes_them(void **state) {
  g_autofree char *full = idiom_date(*state, "2026-03-01", DATE_LONG);
  g_autofree char *brief = idiom_date(*state, "2026-03-01", DATE_SHORT);
  assert_string_equal(full, "1 maart 2026");
  assert_string_equal(brief, "01-03-2026");
  g_autoptr(Idiom) en = idiom_load("templates/languages/en/reply.ini", "en", NULL);
  g_autofree char *english = idiom_date(en, "2026-12-31", DATE_LONG);
  assert_string_equal(english, "31 December 2026");
}

static void
what_is_no_date_is_not_written_as_one(void **state) {
  static const char *const WRONG[] = {"2026-02-30", "2026-13-01", "14 juni 2024",
                                      "",           "2026-1-1",   "2026-01-01x"};
  for (guint i = 0; i < G_N_ELEMENTS(WRONG); i++) {
    assert_null(idiom_date(*state, WRONG[i], DATE_LONG));
    assert_false(date_is_iso(WRONG[i]));
  }
}

static void
lists_end_in_the_word_for_and(void **state) {
  g_autoptr(GPtrArray) items = g_ptr_array_new();
  static const char *const LISTS[] = {"", "a", "a en b", "a, b en c"};
  static const char *const ITEMS[] = {"a", "b", "c"};
  for (guint i = 0; i < G_N_ELEMENTS(LISTS); i++) {
    g_autofree char *list = idiom_list(*state, items);
    assert_string_equal(list, LISTS[i]);
    if (i < G_N_ELEMENTS(ITEMS))
      g_ptr_array_add(items, (gpointer)ITEMS[i]);
  }
}

static void
numbers_have_the_language_s_signs(void **state) {
  static const char *const PAIRS[][2] = {
      {"1234.5", "1.234,5"}, {"-1000000", "-1.000.000"}, {"12", "12"}, {"0.25", "0,25"}};
  for (guint i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
    g_autofree char *text = idiom_number(*state, PAIRS[i][0]);
    assert_string_equal(text, PAIRS[i][1]);
  }
  static const char *const WRONG[] = {"", "-", "1.", ".5", "1,5", "NaN", "1e5", "twee"};
  for (guint i = 0; i < G_N_ELEMENTS(WRONG); i++)
    assert_null(idiom_number(*state, WRONG[i]));
}

static void
formats_leave_what_they_do_not_fit(void **state) {
  g_autofree char *date = format_text(*state, FORMAT_LONG | FORMAT_UPPER, "2026-05-04");
  g_autofree char *verbatim = format_text(*state, FORMAT_LONG, "in het voorjaar");
  g_autofree char *word = format_text(*state, FORMAT_NUMBER, "enige");
  g_autofree char *capital = format_text(*state, FORMAT_CAPITAL, "één huis");
  g_autofree char *nothing = format_text(*state, FORMAT_CAPITAL, "");
  assert_string_equal(date, "4 MEI 2026");
  assert_string_equal(verbatim, "in het voorjaar");
  assert_string_equal(word, "enige");
  assert_string_equal(capital, "Één huis");
  assert_string_equal(nothing, "");
}

static void
patterns_take_their_words_and_keep_unknown_braces(void **state) {
  (void)state;
  const Filler fillers[] = {{"a", "x"}, {"b", NULL}, {NULL, NULL}};
  g_autofree char *text = idiom_fill("{a}{b} {c} {", fillers);
  assert_string_equal(text, "x {c} {");
}

static void
a_file_that_lacks_a_key_is_refused_by_name(void **state) {
  (void)state;
  g_autofree char *folder = sample_folder();
  g_autofree char *path = g_build_filename(folder, "reply.ini", NULL);
  g_autoptr(GError) error = NULL;
  sample_file(folder, "reply.ini", "[date]\nmonths=a;b\n");
  assert_null(idiom_load(path, "xx", &error));
  assert_true(g_error_matches(error, DRAFT_ERROR, DRAFT_ERROR_TEMPLATE));
  assert_contains(error->message, "reply.ini: [date] long is missing");
  g_clear_error(&error);
  sample_file(folder, "reply.ini", "no key file");
  assert_null(idiom_load(path, "xx", &error));
  assert_contains(error->message, "reply.ini: ");
  sample_remove(folder);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(dates_read_as_the_language_writes_them),
      cmocka_unit_test(what_is_no_date_is_not_written_as_one),
      cmocka_unit_test(lists_end_in_the_word_for_and),
      cmocka_unit_test(numbers_have_the_language_s_signs),
      cmocka_unit_test(formats_leave_what_they_do_not_fit),
      cmocka_unit_test(patterns_take_their_words_and_keep_unknown_braces),
      cmocka_unit_test(a_file_that_lacks_a_key_is_refused_by_name),
  };
  return cmocka_run_group_tests(tests, enter, leave);
}
