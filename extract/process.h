/* Processes that this one has started, and that it waits for without being held up by them. */
#pragma once

#include <glib.h>
#include <sys/types.h>

/*
 * Waits until a child has ended, so that waitpid tells how; at most so long. FALSE: it still runs, or the
 * kernel cannot tell.
 */
gboolean process_await_end(pid_t child, int milliseconds);
