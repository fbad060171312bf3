#include "extract/process.h"

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

gboolean
process_await_end(pid_t child, int milliseconds) {
  int handle = (int)syscall(SYS_pidfd_open, child, 0);
  struct pollfd ended = {.fd = handle, .events = POLLIN};
  if (handle < 0)
    return FALSE;
  int ready = poll(&ended, 1, milliseconds);
  close(handle);
  return ready > 0;
}
