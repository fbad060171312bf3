/*
 * Dispatching hands the letters of the register to workers and records what comes back. A letter on which a
 * reader or a worker broke is tried once more when no other is in hand, and then recorded as failed.
 */
#pragma once

#include "corpus/log.h"
#include "corpus/register.h"
#include "corpus/signals.h"
#include "corpus/work.h"

typedef struct {
  Register *reg;
  const char *outbox;
  const Workbench *bench;
  guint workers;
  Log *log;
  Signals *signals;
} Dispatch;

/*
 * Does every letter that waits, in byte order of the names. The first signal ends it once the letters in hand
 * are done, the second at once. Error: CORPUS_ERROR_OUTPUT; what was recorded until then stays.
 */
gboolean dispatch_run(const Dispatch *dispatch, GError **error);
