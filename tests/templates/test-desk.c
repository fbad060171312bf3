#include "tests/templates/sample.h"

#include "templates/desk.h"

/* The desk of a profile with this text, or NULL with an error. */
static Desk *
desk_of(const char *text, GError **error) {
  g_autofree char *folder = sample_folder();
  g_autofree char *path = g_build_filename(folder, "desk.ini", NULL);
  sample_file(folder, "desk.ini", text);
  Desk *desk = desk_load(path, error);
  sample_remove(folder);
  return desk;
}

static void
assert_refused(const char *text, const char *why) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Desk) desk = desk_of(text, &error);
  assert_null(desk);
  assert_true(g_error_matches(error, DRAFT_ERROR, DRAFT_ERROR_DESK));
  assert_contains(error->message, "desk.ini: ");
  assert_contains(error->message, why);
}

static void
a_value_for_the_language_goes_before_the_general_one(void **state) {
  (void)state;
  g_autoptr(Desk) desk = desk_of("[signatory]\nrole=hoofd\nrole[en]=head\n[desk]\naddress=a; b;\n", NULL);
  g_autofree char *nl = desk_text(desk, "signatory", "role", "nl");
  g_autofree char *en = desk_text(desk, "signatory", "role", "en");
  g_auto(GStrv) address = desk_list(desk, "desk", "address", "en");
  assert_string_equal(nl, "hoofd");
  assert_string_equal(en, "head");
  assert_int_equal(g_strv_length(address), 2);
}

static void
what_is_missing_or_empty_is_nothing(void **state) {
  (void)state;
  g_autoptr(Desk) desk = desk_of("[desk]\norganisation=\nplace=  \n", NULL);
  assert_null(desk_text(desk, "desk", "organisation", "nl"));
  assert_null(desk_text(desk, "desk", "place", "nl"));
  assert_null(desk_text(desk, "desk", "department", "nl"));
  assert_null(desk_list(desk, "desk", "address", "nl"));
  g_autofree char *language = desk_language(desk);
  assert_string_equal(language, "nl");
}

static void
what_is_wrong_is_told_with_its_group_and_key(void **state) {
  (void)state;
  assert_refused("[desk]\norganization=x\n", "[desk] organization: unknown key");
  assert_refused("[office]\nname=x\n", "[office]: unknown group");
  assert_refused("[batch]\ntriage=perhaps\n", "[batch] triage: must be acknowledgement or nothing");
  assert_refused("[desk]\nplace=\\q\n", "[desk] place: ");
  assert_refused("place=x\n", "desk.ini: ");
}

static void
a_profile_that_is_not_there_is_an_error(void **state) {
  (void)state;
  g_autoptr(GError) error = NULL;
  assert_null(desk_load("/nowhere/desk.ini", &error));
  assert_true(g_error_matches(error, DRAFT_ERROR, DRAFT_ERROR_DESK));
  assert_contains(error->message, "/nowhere/desk.ini");
}

static void
topics_share_a_section_only_when_both_are_raised(void **state) {
  (void)state;
  g_autoptr(Desk) desk = desk_of("[sections]\ntogether=minors shelter-and-care; fees legal-aid\n", NULL);
  const char *const both[] = {"shelter-and-care", "fees", "minors", NULL};
  const char *const one[] = {"minors", NULL};
  assert_string_equal(desk_section_of(desk, "minors", both), "shelter-and-care");
  assert_string_equal(desk_section_of(desk, "shelter-and-care", both), "shelter-and-care");
  assert_string_equal(desk_section_of(desk, "fees", both), "fees");
  assert_string_equal(desk_section_of(desk, "minors", one), "minors");
  assert_string_equal(desk_section_of(desk, "return", both), "return");
}

static void
packs_lie_beside_the_profile(void **state) {
  (void)state;
  g_autofree char *folder = sample_folder();
  g_autofree char *path = g_build_filename(folder, "desk.ini", NULL);
  g_autofree char *beside = g_build_filename(folder, "mine", NULL);
  sample_file(folder, "desk.ini", "[packs]\ntopics=mine\ntemplates=mine\n");
  g_autoptr(Desk) desk = desk_load(path, NULL);
  g_autofree char *name = desk_folder(desk, "topics");
  assert_string_equal(name, "mine");
  sample_file(folder, "mine/a.rules", "");
  g_autofree char *topics = desk_folder(desk, "topics"), *templates = desk_folder(desk, "templates");
  assert_string_equal(topics, beside);
  assert_string_equal(templates, beside);
  sample_remove(folder);
  g_autoptr(Desk) empty = desk_new_empty();
  assert_null(desk_folder(empty, "topics"));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_value_for_the_language_goes_before_the_general_one),
      cmocka_unit_test(what_is_missing_or_empty_is_nothing),
      cmocka_unit_test(what_is_wrong_is_told_with_its_group_and_key),
      cmocka_unit_test(a_profile_that_is_not_there_is_an_error),
      cmocka_unit_test(packs_lie_beside_the_profile),
      cmocka_unit_test(topics_share_a_section_only_when_both_are_raised),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
