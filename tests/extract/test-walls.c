#include "extract/leave.h"
#include "extract/walls.h"

#include "tests/extract/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is tried from inside; 0: it was refused, 1: it was done. */
typedef int (*Attempt)(int fd);

enum { REFUSED = 0, DONE = 1, NO_WALLS = 9 };

static int
try_behind(const char *const *readable, Attempt attempt, int fd) {
  int status;
  pid_t parent = getpid(), child = fork();
  if (child == 0) {
    WallsLimits limits = {.seconds_max = 10, .memory_max_mib = 512};
    walls_limit(&limits, parent);
    fd = walls_close_all_but(fd);
    Walls walls = readable ? walls_raise_but_reading(readable) : walls_raise();
    leave_now(fd < 0 || walls == WALLS_FAILED ? NO_WALLS : attempt(fd));
  }
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  return WEXITSTATUS(status);
}

static int
try_inside(Attempt attempt, int fd) {
  return try_behind(NULL, attempt, fd);
}

static int
open_to_read(int fd G_GNUC_UNUSED) {
  return open("/etc/passwd", O_RDONLY) >= 0;
}

static int
open_to_write(int fd G_GNUC_UNUSED) {
  return open("/dev/null", O_WRONLY) >= 0 || creat("walls.tmp", 0600) >= 0;
}

static int
look_at_a_file(int fd G_GNUC_UNUSED) {
  struct stat about;
  return stat("/etc/passwd", &about) == 0 || access("/etc/passwd", F_OK) == 0;
}

static int
remove_a_file(int fd G_GNUC_UNUSED) {
  return unlink("/etc/passwd.no-such-file") == 0 || errno != EPERM;
}

static int
make_a_socket(int fd G_GNUC_UNUSED) {
  return socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_INET, SOCK_DGRAM, 0) >= 0 ||
         socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
}

/* fd is a socket that was open before. */
static int
connect_a_socket(int fd) {
  struct sockaddr_in address = {
      .sin_family = AF_INET, .sin_port = htons(9), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  return connect(fd, (struct sockaddr *)&address, sizeof address) == 0 || errno != EPERM;
}

static int
bind_a_socket(int fd) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
  return bind(fd, (struct sockaddr *)&address, sizeof address) == 0;
}

static int
fork_a_child(int fd G_GNUC_UNUSED) {
  pid_t child = fork();
  if (child == 0)
    _exit(0);
  return child > 0;
}

static int
run_a_program(int fd G_GNUC_UNUSED) {
  execl("/bin/true", "true", NULL);
  return errno != EPERM;
}

static int
signal_the_parent(int fd G_GNUC_UNUSED) {
  return kill(getppid(), 0) == 0;
}

static int
make_code(int fd G_GNUC_UNUSED) {
  return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
         MAP_FAILED;
}

static int
take_much_memory(int fd G_GNUC_UNUSED) {
  return mmap(NULL, (gsize)1 << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static int
write_what_is_open(int fd) {
  return write(fd, "x", 1) == 1;
}

static int
take_some_memory(int fd G_GNUC_UNUSED) {
  return mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static int
use_another_descriptor(int fd) {
  char byte = 0;
  for (int other = fd + 1; other < 64; other++)
    if (write(other, &byte, 1) == 1)
      return DONE;
  return REFUSED;
}

/* --- the tests --- */

static int
a_socket(void) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  assert_true(fd >= 0);
  return fd;
}

static void
inside_no_file_can_be_opened(void **state G_GNUC_UNUSED) {
  assert_int_equal(try_inside(open_to_read, 0), REFUSED);
  assert_int_equal(try_inside(open_to_write, 0), REFUSED);
}

static void
inside_no_file_can_be_looked_at_or_removed(void **state G_GNUC_UNUSED) {
  assert_int_equal(try_inside(look_at_a_file, 0), REFUSED);
  assert_int_equal(try_inside(remove_a_file, 0), REFUSED);
}

static void
inside_no_socket_can_be_made(void **state G_GNUC_UNUSED) {
  assert_int_equal(try_inside(make_a_socket, 0), REFUSED);
}

static void
inside_not_even_an_open_socket_connects_or_binds(void **state G_GNUC_UNUSED) {
  int fd = a_socket();
  assert_int_equal(try_inside(connect_a_socket, fd), REFUSED);
  assert_int_equal(try_inside(bind_a_socket, fd), REFUSED);
  close(fd);
}

static void
inside_no_process_or_program_can_be_started(void **state G_GNUC_UNUSED) {
  assert_int_equal(try_inside(fork_a_child, 0), REFUSED);
  assert_int_equal(try_inside(run_a_program, 0), REFUSED);
}

static void
inside_no_other_process_can_be_signalled(void **state G_GNUC_UNUSED) {
  assert_int_equal(try_inside(signal_the_parent, 0), REFUSED);
}

static void
inside_memory_never_becomes_code(void **state G_GNUC_UNUSED) {
  assert_int_equal(try_inside(make_code, 0), REFUSED);
}

static void
inside_memory_ends_at_its_limit(void **state G_GNUC_UNUSED) {
#if defined(__SANITIZE_ADDRESS__)
  skip();
#endif
  assert_int_equal(try_inside(take_much_memory, 0), REFUSED);
  assert_int_equal(try_inside(take_some_memory, 0), DONE);
}

static void
inside_only_the_kept_descriptor_is_open(void **state G_GNUC_UNUSED) {
  int ends[2];
  char byte = 0;
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(try_inside(write_what_is_open, ends[1]), DONE);
  assert_int_equal(read(ends[0], &byte, 1), 1);
  assert_int_equal(byte, 'x');
  assert_int_equal(try_inside(use_another_descriptor, ends[1]), REFUSED);
  close(ends[0]);
  close(ends[1]);
}

static void
landlock_stands_where_the_kernel_has_it(void **state G_GNUC_UNUSED) {
  if (!walls_kernel_has_landlock()) {
    print_message("no Landlock in this kernel or container: skipped\n");
    skip();
  }
  int status;
  pid_t child = fork();
  if (child == 0)
    leave_now(walls_raise() == WALLS_WHOLE ? 0 : 1);
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_int_equal(WEXITSTATUS(status), 0);
}

static void
outside_everything_is_still_allowed(void **state G_GNUC_UNUSED) {
  int fd = a_socket();
  assert_int_equal(open_to_read(fd), DONE);
  assert_int_equal(fork_a_child(fd), DONE);
  waitpid(-1, NULL, 0);
  close(fd);
}

static int
open_what_may_be_read(int fd G_GNUC_UNUSED) {
  return open("/usr/share", O_RDONLY | O_DIRECTORY) >= 0;
}

static int
write_where_may_be_read(int fd G_GNUC_UNUSED) {
  return creat("/usr/share/walls.tmp", 0600) >= 0 || open("/usr/share", O_RDWR | O_TMPFILE, 0600) >= 0;
}

static void
only_folders_that_were_named_can_be_read(G_GNUC_UNUSED void **state) {
  static const char *const readable[] = {"/usr/share", "/nonexistent", NULL};
  if (!walls_kernel_has_landlock())
    skip();
  assert_int_equal(try_behind(readable, open_what_may_be_read, 0), DONE);
  assert_int_equal(try_behind(readable, write_where_may_be_read, 0), REFUSED);
  assert_int_equal(try_behind(readable, open_to_read, 0), REFUSED);
  assert_int_equal(try_behind(readable, make_a_socket, 0), REFUSED);
  assert_int_equal(try_behind(readable, fork_a_child, 0), REFUSED);
  assert_int_equal(try_inside(open_what_may_be_read, 0), REFUSED);
}

/* valgrind makes system calls of its own in the process it watches; behind the walls it could not go on. */
static gboolean
under_valgrind(void) {
  const char *preload = g_getenv("LD_PRELOAD");
  return preload && strstr(preload, "/valgrind/") != NULL;
}

int
main(void) {
  if (under_valgrind()) {
    print_message("the walls do not stand under valgrind: SKIPPED\n");
    return 0;
  }
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(inside_no_file_can_be_opened),
      cmocka_unit_test(inside_no_file_can_be_looked_at_or_removed),
      cmocka_unit_test(inside_no_socket_can_be_made),
      cmocka_unit_test(inside_not_even_an_open_socket_connects_or_binds),
      cmocka_unit_test(inside_no_process_or_program_can_be_started),
      cmocka_unit_test(inside_no_other_process_can_be_signalled),
      cmocka_unit_test(inside_memory_never_becomes_code),
      cmocka_unit_test(inside_memory_ends_at_its_limit),
      cmocka_unit_test(inside_only_the_kept_descriptor_is_open),
      cmocka_unit_test(landlock_stands_where_the_kernel_has_it),
      cmocka_unit_test(outside_everything_is_still_allowed),
      cmocka_unit_test(only_folders_that_were_named_can_be_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
