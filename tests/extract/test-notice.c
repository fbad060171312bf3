#include "tests/extract/unit.h"

#include "extract/notice.h"

static void
a_notice_says_what_was_met_and_where(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) notices = notices_new();
  Place place = {2, {1, 2, 3, 4}};
  notice_add(notices, "hyphen-kept", &place, "the hyphen in \"%s\" was kept", "B9-");
  const Notice *notice = g_ptr_array_index(notices, 0);
  assert_string_equal(notice->code, "hyphen-kept");
  assert_string_equal(notice->message, "the hyphen in \"B9-\" was kept");
  assert_int_equal(notice->page, 2);
  assert_true(notice->box.x1 == 3);
}

static void
a_notice_without_a_place_is_about_the_letter_as_a_whole(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) notices = notices_new();
  notice_add(notices, "no-subject", NULL, "no subject was found");
  const Notice *notice = g_ptr_array_index(notices, 0);
  assert_int_equal(notice->page, -1);
  assert_true(box_is_empty(notice->box));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_notice_says_what_was_met_and_where),
      cmocka_unit_test(a_notice_without_a_place_is_about_the_letter_as_a_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
