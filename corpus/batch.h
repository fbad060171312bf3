/*
 * A batch does every letter below its inboxes: extract, classify, draft, into one outbox. It can be stopped
 * and started again at any moment; in the end the outbox is the same. This is the front door of corpus/.
 */
#pragma once

#include "corpus/log.h"
#include "corpus/work.h"

/* An option that shapes the results, and so may not change between one start and the next. */
typedef struct {
  const char *key; /* "kind" */
  const char *value;
} Setting;

typedef struct {
  const char *outbox;      /* a path, not there yet or an outbox */
  char *const *inboxes;    /* folders or files, NULL at the end */
  const Setting *settings; /* ended by a key that is NULL; today's is the batch's own */
  const char *today;       /* --today; NULL: the first start's, or the clock's */
  guint workers;
  gboolean dry_run; /* say what a run would do, change nothing */
  Workbench bench;  /* without today and reader */
  Log *log;
} BatchOptions;

typedef enum { BATCH_READY, BATCH_SOME_FAILED, BATCH_STOPPED } BatchEnding;

/* Error: CORPUS_ERROR. Letters that fail are no error of the batch. */
gboolean batch_run(const BatchOptions *options, BatchEnding *ending, GError **error);
