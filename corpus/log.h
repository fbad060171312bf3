/*
 * What a batch says while it works, on standard error: a progress line on a terminal, plain lines elsewhere,
 * JSON Lines for programs. Names are made safe to print; nothing of what letters say is told.
 */
#pragma once

#include "corpus/outcome.h"

typedef enum { LOG_TERMINAL, LOG_PLAIN, LOG_JSON } LogForm;

typedef struct Log Log;

Log *log_new(LogForm form);
void log_free(Log *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Log, log_free)

/* A file that is left in the inbox, and what to do with it. */
void log_left(Log *log, const char *path, const char *why);

/* Something people should know that concerns no letter. */
void log_note(Log *log, const char *text);

/* The work begins: so many letters are to be done. */
void log_start(Log *log, guint total);

/* A letter has been recorded. */
void log_letter(Log *log, const char *path, const char *sha256, const Outcome *outcome);

/* Time has passed: the progress line is brought up to date. */
void log_tick(Log *log);

/* The last line, when stopped too. */
void log_end(Log *log, gboolean stopped);

/* A path as it may be printed: valid UTF-8 on one line, without control characters. Free with g_free. */
char *path_for_people(const char *path);
