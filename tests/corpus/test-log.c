#include "corpus/log.h"

#include "tests/extract/unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Standard error goes to a file in memory meanwhile. */
typedef struct {
  int before, file;
} Hearing;

static int
set_up(void **state) {
  Hearing *hearing = g_new0(Hearing, 1);
  fflush(stderr);
  hearing->before = dup(STDERR_FILENO);
  hearing->file = memfd_create("said", MFD_CLOEXEC);
  *state = hearing;
  return hearing->before >= 0 && hearing->file >= 0 && dup2(hearing->file, STDERR_FILENO) >= 0 ? 0 : 1;
}

static int
tear_down(void **state) {
  Hearing *hearing = *state;
  dup2(hearing->before, STDERR_FILENO);
  close(hearing->before);
  close(hearing->file);
  g_free(hearing);
  return 0;
}

static char *
said(const Hearing *hearing) {
  static char buffer[4096];
  fflush(stderr);
  ssize_t n = pread(hearing->file, buffer, sizeof buffer - 1, 0);
  assert_true(n >= 0);
  buffer[n] = '\0';
  return buffer;
}

static void
assert_says(const Hearing *hearing, const char *words) {
  if (!strstr(said(hearing), words))
    fail_msg("\"%s\" does not say \"%s\"", said(hearing), words);
}

static void
assert_does_not_say(const Hearing *hearing, const char *words) {
  if (strstr(said(hearing), words))
    fail_msg("\"%s\" says \"%s\"", said(hearing), words);
}

static void
a_program_is_told_notes_and_what_is_left_as_lines_of_json(void **state) {
  g_autoptr(Log) log = log_new(LOG_JSON);
  log_note(log, "no \"walls\" here");
  log_left(log, "/in/a\nb.pdf", "hidden");
  assert_says(*state, "\"event\":\"note\"");
  assert_says(*state, "\"text\":\"no \\\"walls\\\" here\"");
  assert_says(*state, "\"event\":\"left\"");
  assert_says(*state, "\"file\":\"/in/a\\\\nb.pdf\"");
  assert_does_not_say(*state, "repliek:");
}

static void
people_are_told_the_same_in_plain_lines(void **state) {
  g_autoptr(Log) log = log_new(LOG_PLAIN);
  log_note(log, "no \"walls\" here");
  log_left(log, "/in/a\nb.pdf", "hidden");
  assert_string_equal(said(*state), "repliek: no \"walls\" here\nrepliek: /in/a\\nb.pdf: left: hidden\n");
}

static void
letters_are_told_to_a_program_and_only_failures_to_people(void **state) {
  g_autoptr(Log) plain = log_new(LOG_PLAIN), json = log_new(LOG_JSON);
  g_autoptr(Outcome) done = outcome_new(OUTCOME_DONE, NULL), failed = outcome_new(OUTCOME_FAILED, "damaged");
  log_letter(plain, "/in/good.pdf", "00", done);
  log_letter(plain, "/in/bad.pdf", "01", failed);
  assert_string_equal(said(*state), "repliek: /in/bad.pdf: failed: damaged\n");
  log_letter(json, "/in/good.pdf", "00", done);
  log_letter(json, "/in/bad.pdf", "01", failed);
  assert_says(*state, "\"file\":\"/in/good.pdf\",\"sha256\":\"00\",\"state\":\"done\"");
  assert_says(*state,
              "\"file\":\"/in/bad.pdf\",\"sha256\":\"01\",\"state\":\"failed\",\"reason\":\"damaged\"");
}

static void
a_terminals_progress_line_is_wiped_before_the_next_line(void **state) {
  g_autoptr(Log) log = log_new(LOG_TERMINAL), plain = log_new(LOG_PLAIN);
  log_start(plain, 3);
  log_start(log, 3);
  g_usleep(G_USEC_PER_SEC / 4);
  log_tick(plain); /* lines that stay come seldom */
  assert_string_equal(said(*state), "");
  log_tick(log);
  assert_says(*state, "0 of 3 done, 0 failed, 0 for triage");
  assert_does_not_say(*state, "\n");
  log_note(log, "stop");
  assert_says(*state, "\rrepliek: stop\n");
}

#define LOG_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void) {
  const struct CMUnitTest tests[] = {
      LOG_TEST(a_program_is_told_notes_and_what_is_left_as_lines_of_json),
      LOG_TEST(people_are_told_the_same_in_plain_lines),
      LOG_TEST(letters_are_told_to_a_program_and_only_failures_to_people),
      LOG_TEST(a_terminals_progress_line_is_wiped_before_the_next_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
