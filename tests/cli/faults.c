/*
 * Faults to be preloaded into the program: FAULT=CALL:FROM:ERROR makes the calls of that name from the
 * FROM-th on fail with the error; EINTR fails every second one, as a signal would; "short" has reads and
 * writes come in pieces of seven bytes. FAULT_IN=child: only in processes that were forked; else only in the
 * first.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SHORT_BYTES = 7, SHORT = -1 };

static struct {
  char call[32];
  long from, count;
  int error, in_child;
} fault;
static int is_child;

static void
fault_read_environment(void) {
  const char *text = getenv("FAULT"), *in = getenv("FAULT_IN");
  char error[16] = "";
  if (!text || sscanf(text, "%31[^:]:%ld:%15s", fault.call, &fault.from, error) != 3)
    return;
  fault.in_child = in && strcmp(in, "child") == 0;
  static const struct {
    const char *name;
    int number;
  } errors[] = {{"EINTR", EINTR},   {"ENOSPC", ENOSPC}, {"EIO", EIO},       {"EMFILE", EMFILE},
                {"EAGAIN", EAGAIN}, {"EACCES", EACCES}, {"ENOMEM", ENOMEM}, {"short", SHORT}};
  for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
    if (strcmp(error, errors[i].name) == 0)
      fault.error = errors[i].number;
}

__attribute__((constructor)) static void
fault_begin(void) {
  fault_read_environment();
}

/* Whether this call fails; errno is set. */
static int
fails(const char *call) {
  if (fault.error == 0 || fault.in_child != is_child || strcmp(call, fault.call) != 0)
    return 0;
  fault.count++;
  if (fault.error == SHORT || fault.count < fault.from || (fault.error == EINTR && fault.count % 2))
    return 0;
  errno = fault.error;
  return 1;
}

static size_t
piece(const char *call, size_t count) {
  int is_short = fault.error == SHORT && fault.in_child == is_child && strcmp(call, fault.call) == 0;
  return is_short && count > SHORT_BYTES ? SHORT_BYTES : count;
}

#define REAL(result, name, ...)                                                                              \
  static result (*real)(__VA_ARGS__);                                                                        \
  if (!real)                                                                                                 \
  *(void **)&real = dlsym(RTLD_NEXT, #name)

ssize_t
write(int fd, const void *data, size_t count) {
  REAL(ssize_t, write, int, const void *, size_t);
  return fd != STDERR_FILENO && fails("write")
             ? -1
             : real(fd, data, fd == STDERR_FILENO ? count : piece("write", count));
}

ssize_t
read(int fd, void *data, size_t count) {
  REAL(ssize_t, read, int, void *, size_t);
  return fails("read") ? -1 : real(fd, data, piece("read", count));
}

ssize_t
sendmsg(int fd, const struct msghdr *message, int flags) {
  REAL(ssize_t, sendmsg, int, const struct msghdr *, int);
  return fails("sendmsg") ? -1 : real(fd, message, flags);
}

ssize_t
recvmsg(int fd, struct msghdr *message, int flags) {
  REAL(ssize_t, recvmsg, int, struct msghdr *, int);
  return fails("recvmsg") ? -1 : real(fd, message, flags);
}

int
poll(struct pollfd *fds, nfds_t count, int timeout) {
  REAL(int, poll, struct pollfd *, nfds_t, int);
  return fails("poll") ? -1 : real(fds, count, timeout);
}

pid_t
waitpid(pid_t pid, int *status, int options) {
  REAL(pid_t, waitpid, pid_t, int *, int);
  return fails("waitpid") ? -1 : real(pid, status, options);
}

int
fsync(int fd) {
  REAL(int, fsync, int);
  return fails("fsync") ? -1 : real(fd);
}

int
rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  return fails("rename") ? -1 : real(from, to);
}

int
socketpair(int domain, int type, int protocol, int fds[2]) {
  REAL(int, socketpair, int, int, int, int[2]);
  return fails("socketpair") ? -1 : real(domain, type, protocol, fds);
}

int
memfd_create(const char *name, unsigned flags) {
  REAL(int, memfd_create, const char *, unsigned);
  return fails("memfd_create") ? -1 : real(name, flags);
}

void *
mmap(void *at, size_t length, int protection, int flags, int fd, off_t offset) {
  REAL(void *, mmap, void *, size_t, int, int, int, off_t);
  return fails("mmap") ? MAP_FAILED : real(at, length, protection, flags, fd, offset);
}

int
open(const char *path, int flags, ...) {
  REAL(int, open, const char *, int, ...);
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return fails("open") ? -1 : real(path, flags, mode);
}

pid_t
fork(void) {
  REAL(pid_t, fork, void);
  pid_t pid = fails("fork") ? -1 : real();
  if (pid == 0) {
    is_child = 1;
    fault.count = 0;
  }
  return pid;
}

/* glibc's own allocator stands behind; builds with ASan have another, and the test does not ask this of them.
 */
void *__libc_malloc(size_t size);

void *
malloc(size_t size) {
  return fault.error && fails("malloc") ? NULL : __libc_malloc(size);
}
