#include "corpus/register.h"

#include "corpus/errors.h"
#include "tests/extract/unit.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define SHA_A "aaaaaaaa00000000000000000000000000000000000000000000000000000000"
#define SHA_B "aaaaaaaa11111111111111111111111111111111111111111111111111111111"
#define DAY "2026-01-15"

typedef struct {
  char *outbox;
  Register *reg;
} World;

static int
set_up(void **state) {
  World *world = g_new0(World, 1);
  world->outbox = g_dir_make_tmp("repliek-register-XXXXXX", NULL);
  world->reg = register_open(world->outbox, REGISTER_WRITE, NULL);
  *state = world;
  return world->reg ? 0 : 1;
}

static int
tear_down(void **state) {
  World *world = *state;
  register_close(world->reg);
  for (guint i = 0; i < 3; i++) {
    static const char *const names[] = {"register.db", "register.db-wal", "register.db-shm"};
    g_autofree char *path = g_build_filename(world->outbox, names[i], NULL);
    g_unlink(path);
  }
  g_rmdir(world->outbox);
  g_free(world->outbox);
  g_free(world);
  return 0;
}

static void
see(Register *reg, const char *path, const char *sha256) {
  struct stat about = {.st_size = 7, .st_ino = 3};
  assert_true(register_see(reg, path, &about, sha256, DAY, NULL));
}

static GPtrArray *
waiting(Register *reg) {
  GPtrArray *tasks = g_ptr_array_new_with_free_func((GDestroyNotify)task_free);
  assert_true(register_plan(reg, NULL));
  assert_true(register_next(reg, NULL, 10, tasks, NULL));
  return tasks;
}

static const Task *
task_at(const GPtrArray *tasks, guint index) {
  return g_ptr_array_index(tasks, index);
}

static gboolean
reopen(World *world) {
  g_clear_pointer(&world->reg, register_close);
  world->reg = register_open(world->outbox, REGISTER_WRITE, NULL);
  return world->reg != NULL;
}

static void
a_letter_is_known_before_it_is_done(void **state) {
  World *world = *state;
  see(world->reg, "/in/a.pdf", SHA_A);
  assert_true(reopen(world));
  RegisterCounts counts = register_count(world->reg);
  assert_int_equal(counts.letters, 1);
  assert_int_equal(counts.waiting, 1);
}

static void
the_same_letter_under_two_names_is_one_with_the_first_name(void **state) {
  World *world = *state;
  see(world->reg, "/in/b.pdf", SHA_A);
  see(world->reg, "/in/a.pdf", SHA_A);
  g_autoptr(GPtrArray) tasks = waiting(world->reg);
  assert_int_equal(tasks->len, 1);
  assert_string_equal(task_at(tasks, 0)->path, "/in/a.pdf");
  assert_string_equal(task_at(tasks, 0)->folder, "a-aaaaaaaa");
}

static void
letters_wait_in_byte_order_of_their_names(void **state) {
  World *world = *state;
  see(world->reg, "/in/b.pdf", SHA_A);
  see(world->reg, "/in/B.pdf", SHA_B);
  g_autoptr(GPtrArray) tasks = waiting(world->reg);
  assert_int_equal(tasks->len, 2);
  assert_string_equal(task_at(tasks, 0)->path, "/in/B.pdf");
}

static void
two_letters_alike_in_name_and_hash_get_folders_of_their_own(void **state) {
  World *world = *state;
  see(world->reg, "/in/1/a.pdf", SHA_A);
  see(world->reg, "/in/2/a.pdf", SHA_B);
  g_autoptr(GPtrArray) tasks = waiting(world->reg);
  assert_string_equal(task_at(tasks, 0)->folder, "a-aaaaaaaa");
  assert_string_equal(task_at(tasks, 1)->folder, "a-aaaaaaaa11111111");
}

static void
strange_names_make_plain_folders(void **state) {
  World *world = *state;
  see(world->reg, "/in/a\nb\xFF:c.pdf", SHA_A);
  g_autoptr(GPtrArray) tasks = waiting(world->reg);
  assert_string_equal(task_at(tasks, 0)->path, "/in/a\nb\xFF:c.pdf");
  assert_string_equal(task_at(tasks, 0)->folder, "a_b__c-aaaaaaaa");
}

static void
the_longest_name_makes_a_folder_that_fits(void **state) {
  World *world = *state;
  g_autofree char *name = g_strnfill(251, 'x'), *path = g_strdup_printf("/in/%s.pdf", name);
  see(world->reg, path, SHA_A);
  g_autoptr(GPtrArray) tasks = waiting(world->reg);
  assert_true(strlen(task_at(tasks, 0)->folder) < 255 - strlen(".txt"));
}

static void
a_letter_done_waits_no_more_and_keeps_its_folder(void **state) {
  World *world = *state;
  g_autoptr(Outcome) done = outcome_new(OUTCOME_DONE, NULL);
  outcome_add_topic(done, "minors", "Minors", 3.5, TRUE);
  see(world->reg, "/in/b.pdf", SHA_A);
  g_autoptr(GPtrArray) tasks = waiting(world->reg);
  assert_true(register_record(world->reg, SHA_A, done, NULL));
  see(world->reg, "/in/a.pdf", SHA_A);
  g_autoptr(GPtrArray) later = waiting(world->reg);
  assert_int_equal(later->len, 0);
  assert_int_equal(register_count(world->reg).done, 1);
}

static void
see_fail(Register *reg, const char *path, const char *sha256, guint retry_above) {
  g_autoptr(Outcome) failed = outcome_new(OUTCOME_FAILED, "for a reason");
  failed->retry_above = retry_above;
  see(reg, path, sha256);
  assert_true(register_plan(reg, NULL));
  assert_true(register_record(reg, sha256, failed, NULL));
}

static guint
retries(Register *reg, guint seconds) {
  g_autoptr(GPtrArray) tasks = g_ptr_array_new_with_free_func((GDestroyNotify)task_free);
  assert_true(register_retries(reg, seconds, tasks, NULL));
  return tasks->len;
}

static void
what_the_machine_lacked_is_tried_again_by_every_run(void **state) {
  World *world = *state;
  see_fail(world->reg, "/in/a.pdf", SHA_A, 0);
  assert_int_equal(retries(world->reg, 1), 1);
}

static void
what_lacked_time_is_tried_again_by_a_longer_run_alone(void **state) {
  World *world = *state;
  see_fail(world->reg, "/in/a.pdf", SHA_A, 60);
  assert_int_equal(retries(world->reg, 60), 0);
  assert_int_equal(retries(world->reg, 61), 1);
}

static void
what_failed_by_itself_is_never_tried_again(void **state) {
  World *world = *state;
  see_fail(world->reg, "/in/a.pdf", SHA_A, RETRY_NEVER);
  assert_int_equal(retries(world->reg, 24 * 60 * 60), 0);
}

static void
a_letter_reopened_waits_under_its_folder(void **state) {
  World *world = *state;
  see_fail(world->reg, "/in/a.pdf", SHA_A, 0);
  assert_true(register_reopen(world->reg, SHA_A, NULL));
  g_autoptr(GPtrArray) tasks = waiting(world->reg);
  assert_int_equal(tasks->len, 1);
  assert_string_equal(task_at(tasks, 0)->folder, "a-aaaaaaaa");
  assert_int_equal(register_count(world->reg).failed, 0);
}

/* What a register of the first version lacked. */
static void
make_first_version(const World *world) {
  sqlite3 *db;
  g_autofree char *path = g_build_filename(world->outbox, "register.db", NULL);
  assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
  assert_int_equal(sqlite3_exec(db, "ALTER TABLE letter DROP COLUMN retry_above; PRAGMA user_version = 1",
                                NULL, NULL, NULL),
                   SQLITE_OK);
  sqlite3_close(db);
}

static void
a_register_of_the_first_version_goes_on(void **state) {
  World *world = *state;
  see_fail(world->reg, "/in/a.pdf", SHA_A, RETRY_NEVER);
  g_clear_pointer(&world->reg, register_close);
  make_first_version(world);
  assert_true(reopen(world));
  assert_int_equal(register_count(world->reg).failed, 1);
  assert_int_equal(retries(world->reg, 61), 0);
}

static void
a_name_taken_back_takes_the_waiting_letter_with_it(void **state) {
  World *world = *state;
  see(world->reg, "/in/a.pdf", SHA_A);
  assert_true(register_unsee(world->reg, "/in/a.pdf", NULL));
  assert_int_equal(register_count(world->reg).letters, 0);
}

static void
a_file_that_became_another_letter_takes_the_first_with_it(void **state) {
  World *world = *state;
  see(world->reg, "/in/a.pdf", SHA_A);
  see(world->reg, "/in/a.pdf", SHA_B);
  g_autoptr(GPtrArray) tasks = waiting(world->reg);
  assert_int_equal(tasks->len, 1);
  assert_string_equal(task_at(tasks, 0)->sha256, SHA_B);
}

static void
a_name_taken_back_leaves_a_letter_that_has_another(void **state) {
  World *world = *state;
  see(world->reg, "/in/a.pdf", SHA_A);
  see(world->reg, "/in/b.pdf", SHA_A);
  assert_true(register_unsee(world->reg, "/in/a.pdf", NULL));
  g_autoptr(GPtrArray) tasks = waiting(world->reg);
  assert_int_equal(tasks->len, 1);
  assert_string_equal(task_at(tasks, 0)->path, "/in/b.pdf");
}

static void
a_file_touched_since_is_not_known(void **state) {
  World *world = *state;
  struct stat about = {.st_size = 7, .st_ino = 3}, touched = {.st_size = 8, .st_ino = 3};
  see(world->reg, "/in/a.pdf", SHA_A);
  assert_true(register_knows(world->reg, "/in/a.pdf", &about));
  assert_false(register_knows(world->reg, "/in/a.pdf", &touched));
}

static gboolean
file_has(const char *outbox, const char *name, const char *words) {
  char *bytes;
  gsize length;
  g_autofree char *path = g_build_filename(outbox, name, NULL);
  if (!g_file_get_contents(path, &bytes, &length, NULL))
    return FALSE;
  gboolean has = length && memmem(bytes, length, words, strlen(words)) != NULL;
  g_free(bytes);
  return has;
}

static void
of_a_forgotten_letter_no_byte_remains(void **state) {
  World *world = *state;
  g_autoptr(Outcome) done = outcome_new(OUTCOME_DONE, NULL);
  done->subject = g_strdup("Onvergetelijk onderwerp");
  see(world->reg, "/in/a.pdf", SHA_A);
  assert_true(register_plan(world->reg, NULL));
  assert_true(register_record(world->reg, SHA_A, done, NULL));
  assert_true(register_wipe(world->reg, NULL));
  assert_true(file_has(world->outbox, "register.db", "Onvergetelijk"));
  assert_true(register_forget(world->reg, SHA_A, NULL));
  assert_true(register_wipe(world->reg, NULL));
  assert_false(file_has(world->outbox, "register.db", "Onvergetelijk"));
  assert_false(file_has(world->outbox, "register.db-wal", "Onvergetelijk"));
  assert_int_equal(register_count(world->reg).letters, 0);
}

static void
letters_are_found_by_the_day_they_are_dated(void **state) {
  World *world = *state;
  g_autoptr(Outcome) done = outcome_new(OUTCOME_DONE, NULL);
  done->date = g_strdup("2020-05-01");
  see(world->reg, "/in/a.pdf", SHA_A);
  see(world->reg, "/in/b.pdf", SHA_B);
  assert_true(register_record(world->reg, SHA_A, done, NULL));
  g_autoptr(GPtrArray) old = register_find(world->reg, NULL, "2021-01-01", NULL);
  g_autoptr(GPtrArray) all = register_find(world->reg, NULL, "2026-01-16", NULL);
  assert_int_equal(old->len, 1);
  assert_int_equal(all->len, 2);
}

static void
a_folder_without_a_register_is_no_outbox(void **state G_GNUC_UNUSED) {
  g_autoptr(GError) error = NULL;
  assert_null(register_open("/nonexistent", REGISTER_READ, &error));
  assert_fails_saying(error, CORPUS_ERROR, CORPUS_ERROR_USAGE, "is this the outbox of a batch?");
}

#define in_a_world(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void) {
  const struct CMUnitTest tests[] = {
      in_a_world(a_letter_is_known_before_it_is_done),
      in_a_world(the_same_letter_under_two_names_is_one_with_the_first_name),
      in_a_world(letters_wait_in_byte_order_of_their_names),
      in_a_world(two_letters_alike_in_name_and_hash_get_folders_of_their_own),
      in_a_world(strange_names_make_plain_folders),
      in_a_world(the_longest_name_makes_a_folder_that_fits),
      in_a_world(a_letter_done_waits_no_more_and_keeps_its_folder),
      in_a_world(what_the_machine_lacked_is_tried_again_by_every_run),
      in_a_world(what_lacked_time_is_tried_again_by_a_longer_run_alone),
      in_a_world(what_failed_by_itself_is_never_tried_again),
      in_a_world(a_letter_reopened_waits_under_its_folder),
      in_a_world(a_register_of_the_first_version_goes_on),
      in_a_world(a_name_taken_back_takes_the_waiting_letter_with_it),
      in_a_world(a_file_that_became_another_letter_takes_the_first_with_it),
      in_a_world(a_name_taken_back_leaves_a_letter_that_has_another),
      in_a_world(a_file_touched_since_is_not_known),
      in_a_world(of_a_forgotten_letter_no_byte_remains),
      in_a_world(letters_are_found_by_the_day_they_are_dated),
      cmocka_unit_test(a_folder_without_a_register_is_no_outbox),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
