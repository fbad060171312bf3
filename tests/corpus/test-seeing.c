#include "corpus/seeing.h"

#include "tests/extract/unit.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define DAY "2026-01-15"
static const char TEXT[] = "Geachte heer,\n\nGraag ontvang ik een antwoord.\n";

typedef struct {
  char *inbox, *outbox;
  Register *reg;
  Log *log;
} World;

static int
set_up(void **state) {
  World *world = g_new0(World, 1);
  world->inbox = g_dir_make_tmp("repliek-inbox-XXXXXX", NULL);
  world->outbox = g_dir_make_tmp("repliek-outbox-XXXXXX", NULL);
  world->reg = register_open(world->outbox, REGISTER_WRITE, NULL);
  world->log = log_new(LOG_PLAIN);
  *state = world;
  return world->reg ? 0 : 1;
}

static void
drop(char *folder) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_unlink(path);
  }
  g_rmdir(folder);
  g_free(folder);
}

static int
tear_down(void **state) {
  World *world = *state;
  register_close(world->reg);
  log_free(world->log);
  drop(world->inbox);
  drop(world->outbox);
  g_free(world);
  return 0;
}

static char *
path_in_inbox(const World *world, const char *name) {
  return g_build_filename(world->inbox, name, NULL);
}

/* A letter that was changed so many seconds ago. */
static void
lay(const World *world, const char *name, const char *text, time_t seconds_ago) {
  g_autofree char *path = path_in_inbox(world, name);
  struct timespec when[] = {{.tv_sec = time(NULL) - seconds_ago}, {.tv_sec = time(NULL) - seconds_ago}};
  assert_true(g_file_set_contents(path, text, -1, NULL));
  if (seconds_ago)
    assert_int_equal(utimensat(AT_FDCWD, path, when, 0), 0);
}

static void
look(const World *world, Signals *signals) {
  g_autoptr(GError) error = NULL;
  guint unreadable = 99;
  char *inboxes[] = {world->inbox, NULL};
  if (!seeing_run(world->reg, inboxes, world->outbox, DAY, world->log, signals, &unreadable, &error))
    fail_msg("%s", error->message);
  assert_int_equal(unreadable, 0);
}

static guint
seen(const World *world, Signals *signals) {
  g_autoptr(GPtrArray) tasks = g_ptr_array_new_with_free_func((GDestroyNotify)task_free);
  look(world, signals);
  assert_true(register_plan(world->reg, NULL));
  assert_true(register_next(world->reg, NULL, 1000, tasks, NULL));
  return tasks->len;
}

static void
a_letter_that_has_just_come_is_seen_once_it_has_stood_still(void **state) {
  g_autoptr(Signals) signals = signals_listen();
  lay(*state, "new.txt", TEXT, 0);
  assert_int_equal(seen(*state, signals), 1);
}

/* Starts another process that adds to the letter all the time, and waits until it has begun. */
static GPid
keep_adding(const char *path) {
  g_autoptr(GError) error = NULL;
  const char *argv[] = {"/bin/sh", "-c", "while echo 'Nog iets.' >> \"$0\"; do sleep 0.1; done", path, NULL};
  struct stat about = {0};
  GPid child = 0;
  if (!g_spawn_async(NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, &error))
    fail_msg("%s", error->message);
  for (guint i = 0; i < 3000 && about.st_size <= (off_t)strlen(TEXT); i++) {
    g_usleep(G_USEC_PER_SEC / 100);
    assert_int_equal(stat(path, &about), 0);
  }
  return child;
}

static void
a_letter_that_is_still_growing_waits_for_the_next_run(void **state) {
  g_autoptr(Signals) signals = signals_listen();
  g_autofree char *path = path_in_inbox(*state, "growing.txt");
  lay(*state, "growing.txt", TEXT, 0);
  lay(*state, "old.txt", "Geachte mevrouw,\n\nEen vraag.\n", 60);
  pid_t child = keep_adding(path);
  guint while_growing = seen(*state, signals);
  assert_int_equal(kill(child, SIGKILL), 0);
  assert_int_equal(waitpid(child, NULL, 0), child);
  assert_int_equal(while_growing, 1);
  assert_int_equal(seen(*state, signals), 2);
}

static void
many_letters_are_all_seen(void **state) {
  g_autoptr(Signals) signals = signals_listen();
  for (guint i = 0; i < 205; i++) {
    g_autofree char *name = g_strdup_printf("%u.txt", i), *text = g_strdup_printf("%sNummer %u.\n", TEXT, i);
    lay(*state, name, text, 60);
  }
  assert_int_equal(seen(*state, signals), 205);
}

static void
a_file_beyond_every_letter_is_left_unread(void **state) {
  g_autoptr(Signals) signals = signals_listen();
  g_autofree char *path = path_in_inbox(*state, "huge.pdf");
  lay(*state, "huge.pdf", "%PDF-1.4\n", 60);
  lay(*state, "small.pdf", "%PDF-1.4\n", 60);
  assert_int_equal(truncate(path, (off_t)513 << 20), 0);
  assert_int_equal(seen(*state, signals), 1);
}

static void
a_signal_ends_the_walk_without_an_error(void **state) {
  g_autoptr(Signals) signals = signals_listen();
  lay(*state, "one.txt", TEXT, 60);
  assert_int_equal(raise(SIGTERM), 0);
  assert_int_equal(seen(*state, signals), 0);
}

static void
an_inbox_that_is_gone_is_counted_as_unreadable(void **state) {
  g_autoptr(Signals) signals = signals_listen();
  g_autoptr(GError) error = NULL;
  World *world = *state;
  guint unreadable = 0;
  char *inboxes[] = {(char *)"/no/such/inbox", NULL};
  assert_true(seeing_run(world->reg, inboxes, world->outbox, DAY, world->log, signals, &unreadable, &error));
  assert_null(error);
  assert_int_equal(unreadable, 1);
}

#define SEEING_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void) {
  const struct CMUnitTest tests[] = {
      SEEING_TEST(a_letter_that_has_just_come_is_seen_once_it_has_stood_still),
      SEEING_TEST(a_letter_that_is_still_growing_waits_for_the_next_run),
      SEEING_TEST(many_letters_are_all_seen),
      SEEING_TEST(a_file_beyond_every_letter_is_left_unread),
      SEEING_TEST(a_signal_ends_the_walk_without_an_error),
      SEEING_TEST(an_inbox_that_is_gone_is_counted_as_unreadable),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
