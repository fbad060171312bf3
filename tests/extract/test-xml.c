#include "tests/extract/unit.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "extract/xml.h"

static void
a_document_is_parsed_and_comes_back_as_bytes(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  const char *text = "<a>één</a>";
  g_autoptr(xmlDoc) doc = xml_parse(text, strlen(text), "a.xml", &error);
  assert_non_null(doc);
  g_autoptr(GBytes) bytes = xml_bytes(doc, FALSE);
  const char *want = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>één</a>\n";
  assert_int_equal(g_bytes_get_size(bytes), strlen(want));
  assert_memory_equal(g_bytes_get_data(bytes, NULL), want, strlen(want));
}

static void
assert_refused(const char *text, const char *words) {
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = xml_parse(text, strlen(text), "a.xml", &error);
  assert_null(doc);
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, words);
}

static void
what_is_not_xml_is_refused_with_the_line_of_the_first_error(G_GNUC_UNUSED void **state) {
  assert_refused("<a>\n<b>\n</a>", "a.xml:3: ");
  assert_refused("", "a.xml:1: ");
  assert_refused("Geachte heer,", "a.xml:1: ");
}

static void
a_document_that_declares_entities_is_refused(G_GNUC_UNUSED void **state) {
  assert_refused("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<a>&x;</a>",
                 "entities are not accepted");
  assert_refused("<!DOCTYPE a [\n<!ENTITY x 'lol'><!ENTITY y '&x;&x;'>]>\n<a>&y;</a>",
                 "a.xml:2: declares the entity \"x\"");
}

static void
a_document_type_without_entities_is_no_harm(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  const char *text = "<!DOCTYPE TEI SYSTEM \"nowhere.dtd\"><TEI/>";
  g_autoptr(xmlDoc) doc = xml_parse(text, strlen(text), "a.xml", &error);
  assert_non_null(doc);
}

static void
characters_that_xml_lacks_are_replaced_and_counted(G_GNUC_UNUSED void **state) {
  guint replaced = 0;
  g_autofree char *clean = xml_clean("a\001b\tc\xED\xA0\x80\xEF\xBF\xBE", &replaced);
  assert_string_equal(clean, "a\uFFFDb\tc\uFFFD\uFFFD\uFFFD\uFFFD");
  assert_int_equal(replaced, 5);
}

static void
characters_that_xml_has_stay(G_GNUC_UNUSED void **state) {
  guint replaced = 9;
  g_autofree char *clean = xml_clean("één 𝄞 <&>\r\n\uFFFD", &replaced);
  assert_string_equal(clean, "één 𝄞 <&>\r\n\uFFFD");
  assert_int_equal(replaced, 0);
}

/* A folder of this test's own. */
static int
make_folder(void **state) {
  *state = g_dir_make_tmp("repliek-xml-XXXXXX", NULL);
  return *state == NULL;
}

static guint
count_and_remove_files(const char *folder) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  guint count = 0;
  for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir)) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    count += g_remove(path) == 0;
  }
  return count;
}

static int
remove_folder(void **state) {
  g_autofree char *folder = *state;
  count_and_remove_files(folder);
  return g_rmdir(folder);
}

static void
assert_file_says(const char *path, const char *want) {
  g_autofree char *text = NULL;
  assert_true(g_file_get_contents(path, &text, NULL, NULL));
  assert_string_equal(text, want);
}

static void
a_file_is_saved_whole_with_its_mode_and_nothing_is_left_beside_it(void **state) {
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename(*state, "a.xml", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static("hello", 5);
  struct stat saved;
  assert_true(file_save(path, bytes, 0600, &error));
  assert_file_says(path, "hello");
  assert_int_equal(g_stat(path, &saved), 0);
  assert_int_equal(saved.st_mode & 0777, 0600);
  assert_int_equal(count_and_remove_files(*state), 1);
}

static void
the_umask_decides_when_the_mode_is_open(void **state) {
  g_autofree char *path = g_build_filename(*state, "a.xml", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static("hello", 5);
  struct stat saved;
  mode_t before = umask(027);
  assert_true(file_save(path, bytes, 0666, NULL));
  umask(before);
  assert_int_equal(g_stat(path, &saved), 0);
  assert_int_equal(saved.st_mode & 0777, 0640);
}

static void
a_symbolic_link_stays_a_link(void **state) {
  g_autofree char *file = g_build_filename(*state, "real", NULL);
  g_autofree char *link = g_build_filename(*state, "link", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static("new", 3);
  assert_true(g_file_set_contents(file, "old", 3, NULL));
  assert_int_equal(symlink("real", link), 0);
  assert_true(file_save(link, bytes, 0600, NULL));
  assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
  assert_file_says(file, "new");
}

static void
a_folder_is_not_written_over(void **state) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static("x", 1);
  assert_false(file_save(*state, bytes, 0600, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT, "cannot be written: Is a directory");
}

static void
a_folder_that_is_not_there_is_named(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static("x", 1);
  assert_false(file_save("/nonexistent/a.xml", bytes, 0600, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT, "/nonexistent/a.xml: cannot be written: ");
}

static void
a_device_is_written_to_and_stays_one(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) bytes = g_bytes_new_static("x", 1);
  assert_true(file_save("/dev/null", bytes, 0600, NULL));
  struct stat there;
  assert_int_equal(g_stat("/dev/null", &there), 0);
  assert_true(S_ISCHR(there.st_mode));
}

static void
a_full_disk_is_an_error(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static("x", 1);
  assert_false(file_save("/dev/full", bytes, 0600, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT, "No space left");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_document_is_parsed_and_comes_back_as_bytes),
      cmocka_unit_test(what_is_not_xml_is_refused_with_the_line_of_the_first_error),
      cmocka_unit_test(a_document_that_declares_entities_is_refused),
      cmocka_unit_test(a_document_type_without_entities_is_no_harm),
      cmocka_unit_test(characters_that_xml_lacks_are_replaced_and_counted),
      cmocka_unit_test(characters_that_xml_has_stay),
      cmocka_unit_test_setup_teardown(a_file_is_saved_whole_with_its_mode_and_nothing_is_left_beside_it,
                                      make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(the_umask_decides_when_the_mode_is_open, make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(a_symbolic_link_stays_a_link, make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(a_folder_is_not_written_over, make_folder, remove_folder),
      cmocka_unit_test(a_folder_that_is_not_there_is_named),
      cmocka_unit_test(a_device_is_written_to_and_stays_one),
      cmocka_unit_test(a_full_disk_is_an_error),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
