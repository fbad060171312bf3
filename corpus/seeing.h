/* Seeing is the first pass of a batch: every letter below the inboxes enters the register by its SHA-256. */
#pragma once

#include "corpus/log.h"
#include "corpus/register.h"
#include "corpus/signals.h"

/*
 * Walks through inboxes, absolute paths with NULL at the end, and tells log what is left there. Whether files
 * are still growing is told by looking twice. Sets unreadable to the number of files that the system would
 * not let it read. Error: CORPUS_ERROR_OUTPUT. When a signal comes it ends early, without an error.
 */
gboolean seeing_run(Register *reg, char *const *inboxes, const char *outbox, const char *today, Log *log,
                    Signals *signals, guint *unreadable, GError **error);
