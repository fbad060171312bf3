#include "corpus/batch.h"

#include "corpus/dispatch.h"
#include "corpus/errors.h"
#include "corpus/outbox.h"
#include "corpus/seeing.h"
#include "corpus/summary.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const BatchOptions *options;
  char *outbox;   /* absolute */
  char **inboxes; /* absolute */
  char *today;
  Outbox *held; /* NULL in a dry run */
  Register *reg;
  Signals *signals;
  guint unreadable;
} Batch;

static void
batch_clear(Batch *batch) {
  g_clear_pointer(&batch->signals, signals_free);
  g_clear_pointer(&batch->reg, register_close);
  g_clear_pointer(&batch->held, outbox_close);
  g_free(batch->outbox);
  g_strfreev(batch->inboxes);
  g_free(batch->today);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Batch, batch_clear)

/* --- where
 * ----------------------------------------------------------------------------------------------------------
 */

/* The path without links, so that one folder has one name however it was called; of what is not there yet, as
 * it is called. */
static char *
absolute(const char *path) {
  char *real = realpath(path, NULL);
  char *result = real ? g_strdup(real) : g_canonicalize_filename(path, NULL);
  free(real);
  return result;
}

static gboolean
find_inboxes(Batch *batch, GError **error) {
  g_autoptr(GPtrArray) inboxes = g_ptr_array_new_with_free_func(g_free);
  for (char *const *inbox = batch->options->inboxes; *inbox; inbox++) {
    if (!g_file_test(*inbox, G_FILE_TEST_EXISTS)) {
      g_set_error(error, CORPUS_ERROR, CORPUS_ERROR_USAGE, "%s: no such inbox", *inbox);
      return FALSE;
    }
    g_ptr_array_add(inboxes, absolute(*inbox));
  }
  g_ptr_array_add(inboxes, NULL);
  g_ptr_array_set_free_func(inboxes, NULL);
  batch->inboxes = (char **)g_ptr_array_free(g_steal_pointer(&inboxes), FALSE);
  return TRUE;
}

/* --- what the first start laid down
 * ----------------------------------------------------------------------------------- */

static gboolean
keep_setting(Batch *batch, const char *key, const char *value, GError **error) {
  g_autofree char *first = register_setting(batch->reg, key);
  if (!first)
    return register_set(batch->reg, key, value, error);
  if (strcmp(first, value) == 0)
    return TRUE;
  g_set_error(error, CORPUS_ERROR, CORPUS_ERROR_USAGE,
              "%s: was begun with --%s=%s, not %s; go on with that, or use another outbox", batch->outbox,
              key, first, value);
  return FALSE;
}

static char *
day_of_clock(void) {
  g_autoptr(GDateTime) now = g_date_time_new_now_local();
  return g_date_time_format(now, "%Y-%m-%d");
}

static gboolean
keep_settings(Batch *batch, GError **error) {
  const BatchOptions *options = batch->options;
  g_autofree char *first_day = register_setting(batch->reg, "today");
  batch->today = options->today ? g_strdup(options->today) : first_day ? g_strdup(first_day) : day_of_clock();
  if (!register_begin(batch->reg, error) || !keep_setting(batch, "today", batch->today, error))
    return FALSE;
  for (const Setting *setting = options->settings; setting->key; setting++)
    if (!keep_setting(batch, setting->key, setting->value, error))
      return FALSE;
  return register_commit(batch->reg, error);
}

/* --- the run
 * --------------------------------------------------------------------------------------------------------------
 */

static gboolean
batch_open(Batch *batch, GError **error) {
  gboolean dry = batch->options->dry_run;
  if (!find_inboxes(batch, error))
    return FALSE;
  if (!dry) {
    if (!(batch->held = outbox_open(batch->options->outbox, error)))
      return FALSE;
  }
  batch->outbox = absolute(batch->options->outbox);
  batch->reg = register_open(batch->outbox, dry ? REGISTER_COPY : REGISTER_WRITE, error);
  return batch->reg && keep_settings(batch, error);
}

/* A letter that is gone from the inbox stays failed. */
static gboolean
reopen(Batch *batch, const Task *task, guint *count, GError **error) {
  if (!g_file_test(task->path, G_FILE_TEST_EXISTS))
    return TRUE;
  *count += 1;
  /* The note goes first: a letter that failed and lacks its note is reopened by the next run. */
  return (batch->options->dry_run || outbox_remove(batch->outbox, task->folder, error)) &&
         register_reopen(batch->reg, task->sha256, error);
}

/* Letters that failed for want of something that this run may have are tried again. */
static gboolean
reopen_all(Batch *batch, GError **error) {
  g_autoptr(GPtrArray) tasks = g_ptr_array_new_with_free_func((GDestroyNotify)task_free);
  guint count = 0;
  if (!register_retries(batch->reg, batch->options->bench.reading.seconds_max, tasks, error) ||
      !register_begin(batch->reg, error))
    return FALSE;
  for (guint i = 0; i < tasks->len; i++)
    if (!reopen(batch, g_ptr_array_index(tasks, i), &count, error))
      return FALSE;
  if (count) {
    g_autofree char *note = g_strdup_printf(
        "of the letters that failed, %u lacked only time or something on this machine; they are tried again",
        count);
    log_note(batch->options->log, note);
  }
  return register_commit(batch->reg, error);
}

static gboolean
see_all(Batch *batch, GError **error) {
  return seeing_run(batch->reg, batch->inboxes, batch->outbox, batch->today, batch->options->log,
                    batch->signals, &batch->unreadable, error) &&
         register_plan(batch->reg, error);
}

static gboolean
tell_plan(Batch *batch) {
  RegisterCounts counts = register_count(batch->reg);
  g_autofree char *line =
      g_strdup_printf("would do %u letters (%u files, %u letters in all); %u are done, %u have failed",
                      counts.waiting, counts.names, counts.letters, counts.done, counts.failed);
  log_note(batch->options->log, line);
  return TRUE;
}

static gboolean
do_all(Batch *batch, GError **error) {
  const BatchOptions *options = batch->options;
  Workbench bench = options->bench;
  bench.today = batch->today;
  Dispatch dispatch = {batch->reg, batch->outbox, &bench, options->workers, options->log, batch->signals};
  RegisterCounts counts = register_count(batch->reg);
  log_start(options->log, counts.waiting);
  return signals_count(batch->signals) || dispatch_run(&dispatch, error);
}

/* Who stops twice wants no more work done; the next run writes the summary. */
static gboolean
finish(Batch *batch, BatchEnding *ending, GError **error) {
  guint stops = signals_count(batch->signals);
  if (!outbox_tidy(batch->held, error) || (stops < 2 && !summary_write(batch->reg, batch->outbox, error)))
    return FALSE;
  log_end(batch->options->log, stops > 0);
  RegisterCounts counts = register_count(batch->reg);
  *ending = stops ? BATCH_STOPPED : counts.failed || batch->unreadable ? BATCH_SOME_FAILED : BATCH_READY;
  return TRUE;
}

gboolean
batch_run(const BatchOptions *options, BatchEnding *ending, GError **error) {
  g_auto(Batch) batch = {.options = options};
  *ending = BATCH_READY;
  batch.signals = signals_listen();
  if (!batch_open(&batch, error) || !reopen_all(&batch, error) || !see_all(&batch, error))
    return FALSE;
  if (options->dry_run)
    return tell_plan(&batch);
  return do_all(&batch, error) && finish(&batch, ending, error);
}
