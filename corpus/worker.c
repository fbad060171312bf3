#include "corpus/worker.h"

#include "corpus/errors.h"
#include "extract/leave.h"
#include "extract/process.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* A message is a name and some fields; a field is a few KiB at most. */
enum { MESSAGE_BYTES_MAX = 160 * 1024 };

/* How long a worker may take to end that is idle or has closed its socket. */
enum { PATIENCE_MILLISECONDS = 1000 };

/* What a worker gets beyond a letter's time, so that it may end a reader that is late by itself and go on. */
enum { GRACE_MICROSECONDS = G_USEC_PER_SEC / 2 };

struct Worker {
  pid_t process;
  int socket;
  Task *task;
  gint64 since;
  guint seconds_max; /* 0: no limit */
};

/* --- messages
 * ------------------------------------------------------------------------------------------------------- */

static gboolean
send_message(int socket, GBytes *bytes) {
  gsize length;
  const void *data = g_bytes_get_data(bytes, &length);
  ssize_t n;
  while ((n = send(socket, data, length, MSG_NOSIGNAL)) < 0 && errno == EINTR)
    continue;
  return n == (ssize_t)length;
}

/* NULL: the other end is gone. */
static GBytes *
receive_message(int socket) {
  g_autofree char *buffer = g_malloc(MESSAGE_BYTES_MAX);
  ssize_t n;
  while ((n = recv(socket, buffer, MESSAGE_BYTES_MAX, 0)) < 0 && errno == EINTR)
    continue;
  return n > 0 ? g_bytes_new(buffer, (gsize)n) : NULL;
}

#define PACKED_TASK "(ayayay)"

static GBytes *
task_pack(const Task *task) {
  g_autoptr(GVariant) packed =
      g_variant_ref_sink(g_variant_new("(^ay^ay^ay)", task->sha256, task->path, task->folder));
  return g_variant_get_data_as_bytes(packed);
}

static Task *
task_unpack(GBytes *bytes) {
  g_autoptr(GVariant) packed =
      g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(PACKED_TASK), bytes, FALSE));
  Task *task = g_new0(Task, 1);
  g_variant_get(packed, "(^ay^ay^ay)", &task->sha256, &task->path, &task->folder);
  return task;
}

/* --- the worker's own process
 * ------------------------------------------------------------------------------------------ */

static void
close_all_but(int keep) {
  syscall(SYS_close_range, STDERR_FILENO + 1, keep - 1, 0);
  syscall(SYS_close_range, keep + 1, ~0u, 0);
}

/* FALSE: there are no more letters. */
static gboolean
do_next(int socket, const Workbench *bench, const char *outbox) {
  g_autoptr(GBytes) message = receive_message(socket);
  if (!message)
    return FALSE;
  g_autoptr(Task) task = task_unpack(message);
  g_autoptr(Outcome) outcome = work_on(bench, task, outbox);
  g_autoptr(GBytes) answer = outcome_pack(outcome);
  return send_message(socket, answer);
}

G_NORETURN static void
run(int socket, const Workbench *lent, const char *outbox, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent)
    leave_now(1);
  close_all_but(socket);
  Reader *reader = reader_new();
  Workbench bench = *lent;
  bench.reading.reader = reader;
  while (do_next(socket, &bench, outbox))
    continue;
  /* The reader is waited for, so that its processor time is told as the batch's. */
  reader_free(reader);
  leave_now(0);
}

/* --- the batch's side
 * ---------------------------------------------------------------------------------------------------- */

Worker *
worker_start(const Workbench *bench, const char *outbox, GError **error) {
  int ends[2];
  pid_t parent = getpid(), process = -1;
  gboolean joined = socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0;
  if (joined && (process = fork()) == 0)
    run(ends[1], bench, outbox, parent);
  if (process < 0) {
    g_set_error(error, CORPUS_ERROR, CORPUS_ERROR_OUTPUT, "no worker could be started: %s",
                g_strerror(errno));
    return NULL;
  }
  close(ends[1]);
  Worker *worker = g_new0(Worker, 1);
  *worker = (Worker){.process = process,
                     .socket = ends[0],
                     .seconds_max = bench->reading.no_sandbox ? 0 : bench->reading.seconds_max};
  return worker;
}

/* A worker that is idle ends by itself when nothing more can come. */
static void
let_go(const Worker *worker) {
  shutdown(worker->socket, SHUT_WR);
  if (worker->process)
    process_await_end(worker->process, PATIENCE_MILLISECONDS);
}

/* Ends the process; its wait status when it had died by itself, else -1. */
static int
end_process(Worker *worker) {
  int status = -1;
  if (worker->process == 0)
    return -1;
  pid_t gone = waitpid(worker->process, &status, WNOHANG);
  if (gone == 0) {
    kill(worker->process, SIGKILL);
    while (waitpid(worker->process, NULL, 0) < 0 && errno == EINTR)
      continue;
  }
  worker->process = 0;
  return gone > 0 ? status : -1;
}

void
worker_stop(Worker *worker) {
  if (!worker)
    return;
  if (!worker->task)
    let_go(worker);
  end_process(worker);
  close(worker->socket);
  task_free(worker->task);
  g_free(worker);
}

/* A worker that is dead is noticed when its answer is taken. */
void
worker_give(Worker *worker, Task *task) {
  g_autoptr(GBytes) message = task_pack(task);
  worker->task = task;
  worker->since = g_get_monotonic_time();
  send_message(worker->socket, message);
}

const Task *
worker_task(const Worker *worker) {
  return worker->task;
}

int
worker_socket(const Worker *worker) {
  return worker->socket;
}

gint64
worker_deadline(const Worker *worker) {
  if (!worker->task || !worker->seconds_max)
    return G_MAXINT64;
  return worker->since + (gint64)worker->seconds_max * G_USEC_PER_SEC + GRACE_MICROSECONDS;
}

/* Why a worker died: by its own fault on this letter, or by somebody's hand. */
static Outcome *
outcome_of_death(Worker *worker, gboolean talks_nonsense) {
  /* The socket closes a moment before the process can be waited for. */
  if (!talks_nonsense)
    process_await_end(worker->process, PATIENCE_MILLISECONDS);
  int status = end_process(worker);
  if (status >= 0 && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
    return outcome_new(OUTCOME_KILLED, "the work on it was killed, by hand or by a machine short of memory");
  return outcome_new(OUTCOME_BROKE, "the program broke on it; please report this as a mistake in repliek");
}

Outcome *
worker_give_up(Worker *worker, Task **task) {
  end_process(worker);
  *task = g_steal_pointer(&worker->task);
  Outcome *outcome = outcome_new_late(worker->seconds_max);
  outcome->milliseconds = (guint)((g_get_monotonic_time() - worker->since) / 1000);
  return outcome;
}

Outcome *
worker_take(Worker *worker, Task **task, gboolean *alive) {
  g_autoptr(GBytes) answer = receive_message(worker->socket);
  Outcome *outcome = answer ? outcome_unpack(answer) : NULL;
  *alive = outcome != NULL;
  *task = g_steal_pointer(&worker->task);
  return outcome ? outcome : outcome_of_death(worker, answer != NULL);
}
