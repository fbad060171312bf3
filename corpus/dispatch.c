#include "corpus/dispatch.h"

#include "corpus/errors.h"
#include "corpus/outbox.h"
#include "corpus/worker.h"

#include <poll.h>

/* Letters taken from the register at once; a letter somebody else's hand has touched so often is not tried
 * again. */
enum { TASKS_AT_ONCE = 64, KILLS_MAX = 5, TICK_MILLISECONDS = 200 };

/* A letter that is tried once more. */
typedef struct {
  Task *task;
  guint broke, killed;
} Retry;

typedef struct {
  const Dispatch *with;
  GPtrArray *workers; /* Worker or NULL: none started in this place */
  GPtrArray *tasks;   /* Task, the next ones last */
  char *after;        /* the last first name taken from the register */
  gboolean drained;   /* the register has no more */
  GQueue retries;     /* Retry */
  Retry *alone;       /* the retry in hand; its task is the worker's */
  GError *trouble;    /* nothing can be recorded any more */
} Run;

static void
retry_free(Retry *retry) {
  if (!retry)
    return;
  task_free(retry->task);
  g_free(retry);
}

static void
run_clear(Run *run) {
  g_ptr_array_unref(run->workers);
  g_ptr_array_unref(run->tasks);
  g_queue_clear_full(&run->retries, (GDestroyNotify)retry_free);
  retry_free(run->alone);
  g_free(run->after);
  g_clear_error(&run->trouble);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Run, run_clear)

static Worker *
worker_at(const Run *run, guint index) {
  return g_ptr_array_index(run->workers, index);
}

static guint
letters_in_hand(const Run *run) {
  guint n = 0;
  for (guint i = 0; i < run->workers->len; i++)
    n += worker_at(run, i) && worker_task(worker_at(run, i));
  return n;
}

/* --- handing out
 * ---------------------------------------------------------------------------------------------------- */

static void
fetch_tasks(Run *run) {
  if (run->drained || run->tasks->len)
    return;
  if (!register_next(run->with->reg, run->after, TASKS_AT_ONCE, run->tasks, &run->trouble))
    return;
  run->drained = run->tasks->len == 0;
  if (run->drained)
    return;
  const Task *last = g_ptr_array_index(run->tasks, run->tasks->len - 1);
  g_free(run->after);
  run->after = g_strdup(last->path);
  for (guint i = 0, j = run->tasks->len - 1; i < j; i++, j--) {
    gpointer first = run->tasks->pdata[i];
    run->tasks->pdata[i] = run->tasks->pdata[j];
    run->tasks->pdata[j] = first;
  }
}

/* The next letter that may be begun; NULL: none, or not yet. */
static Task *
next_task(Run *run) {
  if (run->alone)
    return NULL;
  fetch_tasks(run);
  if (run->tasks->len)
    return g_ptr_array_steal_index(run->tasks, run->tasks->len - 1);
  if (letters_in_hand(run) || !(run->alone = g_queue_pop_head(&run->retries)))
    return NULL;
  return g_steal_pointer(&run->alone->task);
}

static gboolean
is_stopping(const Run *run) {
  return run->trouble || signals_count(run->with->signals) > 0;
}

static void
hand_out(Run *run) {
  for (guint i = 0; i < run->workers->len && !is_stopping(run); i++) {
    Worker *worker = worker_at(run, i);
    if (worker && worker_task(worker))
      continue;
    g_autoptr(Task) task = next_task(run);
    if (!task)
      return;
    if (!worker)
      worker = run->workers->pdata[i] = worker_start(run->with->bench, run->with->outbox, &run->trouble);
    if (worker)
      worker_give(worker, g_steal_pointer(&task));
  }
}

/* --- recording
 * -------------------------------------------------------------------------------------------------------- */

static const char *
what_comes_next(const Outcome *outcome) {
  if (outcome->retry_above == RETRY_NEVER)
    return "A mended copy in the inbox is taken by the next run as a new letter.";
  return outcome->retry_above ? "A run with a greater --timeout tries it again."
                              : "Nothing is wrong with the letter; the next run tries it again.";
}

static char *
failure_note(const Task *task, const Outcome *outcome) {
  g_autofree char *name = path_for_people(task->path);
  return g_strdup_printf("%s\nSHA-256 %s\n\n%s\n\n%s\n", name, task->sha256, outcome->reason,
                         what_comes_next(outcome));
}

static gboolean
publish_failure(Run *run, const Task *task, const Outcome *outcome) {
  g_autofree char *note = failure_note(task, outcome);
  return outbox_publish_failure(run->with->outbox, task->folder, note, &run->trouble);
}

/* The results are in place; now the register may say so. */
static void
record(Run *run, const Task *task, const Outcome *outcome) {
  Register *reg = run->with->reg;
  if (outcome->kind != OUTCOME_DONE && !publish_failure(run, task, outcome))
    return;
  if (register_begin(reg, &run->trouble) && register_record(reg, task->sha256, outcome, &run->trouble) &&
      register_commit(reg, &run->trouble))
    log_letter(run->with->log, task->path, task->sha256, outcome);
}

/* The file is not the one that was seen: the register no longer knows it under this name. */
static void
leave(Run *run, const Task *task, const Outcome *outcome) {
  if (register_unsee(run->with->reg, task->path, &run->trouble))
    log_left(run->with->log, task->path, outcome->reason);
}

/* A first break earns another try; so do some kills, which say little about the letter. */
static gboolean
try_again(Run *run, Task **task, const Outcome *outcome, const Retry *before) {
  Retry next = {.broke = before ? before->broke : 0, .killed = before ? before->killed : 0};
  next.broke += outcome->kind == OUTCOME_BROKE;
  next.killed += outcome->kind == OUTCOME_KILLED;
  if (next.broke > 1 || next.killed > KILLS_MAX)
    return FALSE;
  next.task = g_steal_pointer(task);
  g_queue_push_tail(&run->retries, g_memdup2(&next, sizeof next));
  return TRUE;
}

static void
settle(Run *run, Task *handed, const Outcome *outcome) {
  g_autoptr(Task) task = handed;
  Retry *before = g_steal_pointer(&run->alone);
  switch (outcome->kind) {
  case OUTCOME_DONE:
  case OUTCOME_FAILED:
    record(run, task, outcome);
    break;
  case OUTCOME_BROKE:
  case OUTCOME_KILLED:
    if (!try_again(run, &task, outcome, before))
      record(run, task, outcome);
    break;
  case OUTCOME_CHANGED:
  case OUTCOME_GONE:
    leave(run, task, outcome);
    break;
  case OUTCOME_NO_ROOM:
    if (!run->trouble)
      g_set_error_literal(&run->trouble, CORPUS_ERROR, CORPUS_ERROR_OUTPUT, outcome->reason);
    break;
  }
  retry_free(before);
}

/* --- waiting
 * ------------------------------------------------------------------------------------------------------------
 */

static void
collect(Run *run, guint index) {
  Task *task;
  gboolean alive;
  Worker *worker = worker_at(run, index);
  g_autoptr(Outcome) outcome = worker_take(worker, &task, &alive);
  if (!alive) {
    worker_stop(worker);
    run->workers->pdata[index] = NULL;
  }
  if (task)
    settle(run, task, outcome);
}

/* A worker that stands still, whatever it is stuck in, costs its own letter. */
static void
end_late_workers(Run *run) {
  gint64 now = g_get_monotonic_time();
  for (guint i = 0; i < run->workers->len; i++) {
    Task *task;
    g_autoptr(Worker) worker = worker_at(run, i);
    if (!worker || worker_deadline(worker) > now) {
      g_steal_pointer(&worker);
      continue;
    }
    run->workers->pdata[i] = NULL;
    g_autoptr(Outcome) outcome = worker_give_up(worker, &task);
    settle(run, task, outcome);
  }
}

/* Waits for results, a signal, or the next tick; takes the results. */
static void
wait_for_results(Run *run) {
  g_autofree struct pollfd *waiting = g_new0(struct pollfd, run->workers->len + 1);
  for (guint i = 0; i < run->workers->len; i++)
    waiting[i] =
        (struct pollfd){.fd = worker_at(run, i) ? worker_socket(worker_at(run, i)) : -1, .events = POLLIN};
  waiting[run->workers->len] =
      (struct pollfd){.fd = signals_descriptor(run->with->signals), .events = POLLIN};
  int ready = poll(waiting, run->workers->len + 1, TICK_MILLISECONDS);
  for (guint i = 0; ready > 0 && i < run->workers->len; i++)
    if (waiting[i].revents)
      collect(run, i);
  end_late_workers(run);
  log_tick(run->with->log);
}

static gboolean
is_finished(const Run *run) {
  if (signals_count(run->with->signals) > 1)
    return TRUE;
  if (letters_in_hand(run))
    return FALSE;
  return is_stopping(run) || (run->drained && !run->tasks->len && g_queue_is_empty((GQueue *)&run->retries));
}

gboolean
dispatch_run(const Dispatch *dispatch, GError **error) {
  g_auto(Run) run = {.with = dispatch,
                     .workers = g_ptr_array_new_with_free_func((GDestroyNotify)worker_stop),
                     .tasks = g_ptr_array_new_with_free_func((GDestroyNotify)task_free),
                     .retries = G_QUEUE_INIT};
  g_ptr_array_set_size(run.workers, (int)dispatch->workers);
  while (!is_finished(&run)) {
    hand_out(&run);
    if (letters_in_hand(&run))
      wait_for_results(&run);
  }
  if (!run.trouble)
    return TRUE;
  g_propagate_error(error, g_steal_pointer(&run.trouble));
  return FALSE;
}
