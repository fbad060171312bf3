#include "tests/extract/unit.h"

#include "extract/page.h"

#include <string.h>

static const Style BODY = {.font = "Serif", .size = 11, .red = 1, .green = 2, .blue = 3, .flags = STYLE_BOLD};

static void
a_style_that_the_page_has_is_not_added_again(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = page_new(595, 842);
  Style again = BODY, other = BODY;
  other.size = 12;
  assert_int_equal(page_style_index(page, &BODY), 0);
  assert_int_equal(page_style_index(page, &other), 1);
  assert_int_equal(page_style_index(page, &again), 0);
  assert_int_equal(page->styles->len, 2);
}

static void
what_lies_behind_the_end_of_a_fonts_name_makes_no_other_style(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = page_new(595, 842);
  Style again = BODY;
  again.font[sizeof again.font - 1] = 'x';
  page_style_index(page, &BODY);
  assert_int_equal(page_style_index(page, &again), 0);
}

static void
styles_that_differ_in_one_thing_are_two(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = page_new(595, 842);
  Style others[] = {BODY, BODY, BODY, BODY, BODY, BODY};
  others[0].font[4] = 'a';
  others[1].size = 11.5f;
  others[2].red = 9;
  others[3].green = 9;
  others[4].blue = 9;
  others[5].flags = STYLE_ITALIC;
  page_style_index(page, &BODY);
  for (guint i = 0; i < G_N_ELEMENTS(others); i++)
    assert_int_equal(page_style_index(page, &others[i]), i + 1);
}

static void
a_page_with_too_many_styles_takes_its_last(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = page_new(595, 842);
  g_array_set_size(page->styles, G_MAXUINT16);
  memset(page->styles->data, 0, sizeof(Style) * G_MAXUINT16);
  assert_int_equal(page_style_index(page, &BODY), G_MAXUINT16 - 1);
  assert_int_equal(page->styles->len, G_MAXUINT16);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_style_that_the_page_has_is_not_added_again),
      cmocka_unit_test(what_lies_behind_the_end_of_a_fonts_name_makes_no_other_style),
      cmocka_unit_test(styles_that_differ_in_one_thing_are_two),
      cmocka_unit_test(a_page_with_too_many_styles_takes_its_last),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
