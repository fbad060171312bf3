#include "extract/process.h"

#include "tests/extract/unit.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t
start_sleeper(void) {
  pid_t child = fork();
  if (child == 0) {
    pause();
    _exit(0);
  }
  return child;
}

static void
a_child_that_has_ended_is_told(G_GNUC_UNUSED void **state) {
  int status;
  pid_t child = start_sleeper();
  kill(child, SIGTERM);
  if (!process_await_end(child, 10000))
    skip();
  assert_int_equal(waitpid(child, &status, WNOHANG), child);
  assert_int_equal(WTERMSIG(status), SIGTERM);
}

static void
a_child_that_runs_is_not_waited_for_longer(G_GNUC_UNUSED void **state) {
  pid_t child = start_sleeper();
  assert_false(process_await_end(child, 20));
  kill(child, SIGKILL);
  assert_int_equal(waitpid(child, NULL, 0), child);
}

static void
nobody_is_not_waited_for(G_GNUC_UNUSED void **state) {
  assert_false(process_await_end(-1, 10000));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_child_that_has_ended_is_told),
      cmocka_unit_test(a_child_that_runs_is_not_waited_for_longer),
      cmocka_unit_test(nobody_is_not_waited_for),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
