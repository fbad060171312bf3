/*
 * A worker is a process that does one letter after the other, with what was loaded before it was started. It
 * dies with the batch; when it dies before, the letter in hand is the only one that suffers.
 */
#pragma once

#include "corpus/work.h"

typedef struct Worker Worker;

/* Starts one; bench and outbox are copied by the fork. Error: CORPUS_ERROR_OUTPUT: no more processes. */
Worker *worker_start(const Workbench *bench, const char *outbox, GError **error);

/* Ends it, at once and whatever it does. An idle one is let end by itself. */
void worker_stop(Worker *worker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Worker, worker_stop)

/* Gives it a letter; it must have none in hand. Takes the task. */
void worker_give(Worker *worker, Task *task);

/* The letter in hand, lent; NULL: it is idle. */
const Task *worker_task(const Worker *worker);

/* To be polled for reading while it works. */
int worker_socket(const Worker *worker);

/* When it must have answered, as g_get_monotonic_time tells: whatever it does then, the letter's time is
   over. G_MAXINT64: it has no letter in hand, or works without limits. */
gint64 worker_deadline(const Worker *worker);

/*
 * What became of the letter in hand, once the socket can be read; task is handed over. alive is set to FALSE
 * when the worker has died; then it is only fit for worker_stop.
 */
Outcome *worker_take(Worker *worker, Task **task, gboolean *alive);

/* Ends a worker that is late; what became of its letter, which is handed over. It is only fit for worker_stop
   then. */
Outcome *worker_give_up(Worker *worker, Task **task);
