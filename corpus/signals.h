/* The wish to stop, as Ctrl-C and its like tell it: heard when asked for, so that no letter is torn. */
#pragma once

#include <glib.h>

typedef struct Signals Signals;

/* From now on SIGINT, SIGTERM and SIGHUP only count. Processes started later do not hear them at all. */
Signals *signals_listen(void);
void signals_free(Signals *signals);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Signals, signals_free)

/* How often stopping has been asked for. */
guint signals_count(Signals *signals);

/* To be polled for reading. */
int signals_descriptor(const Signals *signals);
