#include "corpus/outbox.h"

#include "corpus/errors.h"
#include "tests/extract/unit.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A folder that the outbox is made in. */
static int
set_up(void **state) {
  *state = g_dir_make_tmp("repliek-outbox-XXXXXX", NULL);
  return *state ? 0 : 1;
}

static void
drop(const char *path) {
  g_autoptr(GDir) dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *inside = g_build_filename(path, name, NULL);
    drop(inside);
  }
  g_remove(path);
}

static int
tear_down(void **state) {
  drop(*state);
  g_free(*state);
  return 0;
}

static Outbox *
opened(const char *path) {
  g_autoptr(GError) error = NULL;
  Outbox *outbox = outbox_open(path, &error);
  if (!outbox)
    fail_msg("%s", error->message);
  return outbox;
}

static gboolean
holds(const char *outbox, const char *folder, const char *name, const char *text) {
  g_autofree char *path = outbox_file(outbox, folder, name), *found = NULL;
  return g_file_get_contents(path, &found, NULL, NULL) && strcmp(found, text) == 0;
}

static guint
entries_in(const char *outbox, const char *folder) {
  g_autofree char *path = g_build_filename(outbox, folder, NULL);
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  guint count = 0;
  while (dir && g_dir_read_name(dir))
    count++;
  return count;
}

static gboolean
publish(const char *outbox, const char *letter, const char *reply, GError **error) {
  g_autoptr(GBytes) letter_bytes = g_bytes_new(letter, strlen(letter));
  g_autoptr(GBytes) topics = g_bytes_new_static("{}\n", 3);
  g_autoptr(GBytes) reply_bytes = reply ? g_bytes_new(reply, strlen(reply)) : NULL;
  Results results = {letter_bytes, topics, reply_bytes};
  return outbox_publish(outbox, "one", &results, error);
}

/* --- the lock --- */

/* 0 opened, 1 held by the parent, 2 anything else. */
static int
open_as_child(const char *path) {
  g_autoptr(GError) error = NULL;
  g_autofree char *held = g_strdup_printf("another batch works on it (process %d)", (int)getppid());
  g_autoptr(Outbox) outbox = outbox_open(path, &error);
  if (outbox)
    return 0;
  return error->code == CORPUS_ERROR_OUTPUT && strstr(error->message, held) ? 1 : 2;
}

static int
opening_elsewhere(const char *path) {
  int status;
  pid_t child = fork();
  if (child == 0)
    _exit(open_as_child(path));
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  return WEXITSTATUS(status);
}

static void
an_outbox_is_held_against_other_batches_while_it_is_open(void **state) {
  Outbox *outbox = opened(*state);
  assert_int_equal(opening_elsewhere(*state), 1);
  outbox_close(outbox);
  assert_int_equal(opening_elsewhere(*state), 0);
}

static void
a_link_in_the_locks_place_is_not_followed(void **state) {
  g_autoptr(GError) error = NULL;
  g_autofree char *lock = g_build_filename(*state, ".lock", NULL),
                  *target = g_build_filename(*state, "target", NULL);
  assert_int_equal(symlink(target, lock), 0);
  assert_null(outbox_open(*state, &error));
  assert_fails_saying(error, CORPUS_ERROR, CORPUS_ERROR_OUTPUT, ".lock: cannot be written");
  assert_false(g_file_test(target, G_FILE_TEST_EXISTS));
}

/* --- publishing --- */

static void
a_letter_without_a_reply_gets_no_file_for_one(void **state) {
  g_autoptr(Outbox) outbox = opened(*state);
  g_autofree char *reply = outbox_file(*state, "one", "reply.xml");
  assert_true(publish(*state, "<a/>", NULL, NULL));
  assert_true(holds(*state, "one", "letter.xml", "<a/>"));
  assert_false(g_file_test(reply, G_FILE_TEST_EXISTS));
  assert_true(publish(*state, "<a/>", "<r/>", NULL));
  assert_true(holds(*state, "one", "reply.xml", "<r/>"));
}

static void
what_stood_there_is_replaced_as_a_whole(void **state) {
  g_autoptr(Outbox) outbox = opened(*state);
  g_autofree char *reply = outbox_file(*state, "one", "reply.xml");
  assert_true(publish(*state, "<a/>", "<r/>", NULL));
  assert_true(publish(*state, "<b/>", NULL, NULL));
  assert_true(holds(*state, "one", "letter.xml", "<b/>"));
  assert_false(g_file_test(reply, G_FILE_TEST_EXISTS));
  assert_int_equal(entries_in(*state, "letters"), 1);
}

static void
a_file_in_the_folders_place_is_an_error_and_nothing_half_done_stays(void **state) {
  g_autoptr(Outbox) outbox = opened(*state);
  g_autoptr(GError) error = NULL;
  g_autofree char *place = g_build_filename(*state, "letters", "one", NULL);
  assert_true(g_file_set_contents(place, "mine", -1, NULL));
  assert_false(publish(*state, "<a/>", NULL, &error));
  assert_fails_saying(error, CORPUS_ERROR, CORPUS_ERROR_OUTPUT, "letters/one: cannot be written");
  assert_int_equal(entries_in(*state, "letters"), 1);
  assert_true(g_file_test(place, G_FILE_TEST_IS_REGULAR));
}

static void
an_outbox_whose_folders_are_gone_is_an_error(void **state) {
  g_autoptr(GError) error = NULL;
  assert_false(publish(*state, "<a/>", NULL, &error));
  assert_fails_saying(error, CORPUS_ERROR, CORPUS_ERROR_OUTPUT, "cannot be written");
  assert_false(outbox_publish_failure(*state, "one", "a note\n", &error));
  assert_fails_saying(error, CORPUS_ERROR, CORPUS_ERROR_OUTPUT, "one.txt");
  assert_int_equal(entries_in(*state, "."), 0);
}

/* --- removing --- */

static void
what_an_interrupted_run_left_is_cleared_and_letters_are_not(void **state) {
  Outbox *outbox = opened(*state);
  assert_true(publish(*state, "<a/>", NULL, NULL));
  outbox_close(outbox);
  g_autofree char *half = g_build_filename(*state, "letters", ".half-abcdef", NULL),
                  *inside = g_build_filename(half, "letter.xml", NULL);
  assert_int_equal(g_mkdir(half, 0700), 0);
  assert_true(g_file_set_contents(inside, "<half", -1, NULL));
  outbox_close(opened(*state));
  assert_false(g_file_test(half, G_FILE_TEST_EXISTS));
  assert_true(holds(*state, "one", "letter.xml", "<a/>"));
}

static void
removing_takes_a_letters_folder_and_note_and_minds_no_absence(void **state) {
  g_autoptr(Outbox) outbox = opened(*state);
  assert_true(publish(*state, "<a/>", NULL, NULL));
  assert_true(outbox_publish_failure(*state, "one", "a note\n", NULL));
  assert_true(outbox_publish_failure(*state, "two", "a note\n", NULL));
  assert_true(outbox_remove(*state, "one", NULL));
  assert_int_equal(entries_in(*state, "letters"), 0);
  assert_int_equal(entries_in(*state, "failed"), 1);
  assert_true(outbox_remove(*state, "one", NULL));
}

#define OUTBOX_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void) {
  const struct CMUnitTest tests[] = {
      OUTBOX_TEST(an_outbox_is_held_against_other_batches_while_it_is_open),
      OUTBOX_TEST(a_link_in_the_locks_place_is_not_followed),
      OUTBOX_TEST(a_letter_without_a_reply_gets_no_file_for_one),
      OUTBOX_TEST(what_stood_there_is_replaced_as_a_whole),
      OUTBOX_TEST(a_file_in_the_folders_place_is_an_error_and_nothing_half_done_stays),
      OUTBOX_TEST(an_outbox_whose_folders_are_gone_is_an_error),
      OUTBOX_TEST(what_an_interrupted_run_left_is_cleared_and_letters_are_not),
      OUTBOX_TEST(removing_takes_a_letters_folder_and_note_and_minds_no_absence),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
