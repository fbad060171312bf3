/*
 * Leaving at once, without what libraries want to do at a program's end: a forked child shares their state
 * with its parent, and behind walls they are refused.
 *
 * In the flavour of `make coverage`, which alone defines COUNTED, the counts of what has run are written
 * first: by a thread that was begun before the walls were raised, since walls shut in the thread that raises
 * them.
 */
#pragma once

#include <glib.h>

#ifdef COUNTED
enum { LEAVE_COUNTS = 1 };
#else
enum { LEAVE_COUNTS = 0 };
#endif

/* To be called before walls are raised. */
void leave_prepare(void);

G_NORETURN void leave_now(int status);
