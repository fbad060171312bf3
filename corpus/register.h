/*
 * The register knows each letter by its SHA-256 from the moment it is seen, under all its names, and what
 * became of it. It is an SQLite database (write-ahead log), so that it survives whatever stops the program.
 *
 * Every change is made at once unless it stands between register_begin and register_commit.
 * Errors: CORPUS_ERROR_OUTPUT naming the register and why.
 */
#pragma once

#include "corpus/outcome.h"

#include <gio/gio.h>
#include <sys/stat.h>

typedef struct Register Register;

typedef enum {
  REGISTER_WRITE, /* made when it is not there */
  REGISTER_READ,  /* an error when it is not there */
  REGISTER_COPY   /* in memory, from what is there, if anything: for a dry run */
} RegisterMode;

/* The register of an outbox. Free with register_close. */
Register *register_open(const char *outbox, RegisterMode mode, GError **error);
void register_close(Register *reg);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Register, register_close)

gboolean register_begin(Register *reg, GError **error);
gboolean register_commit(Register *reg, GError **error);

/* What the first start laid down: "today", "kind" …. NULL: nothing. Free with g_free. */
char *register_setting(Register *reg, const char *key);
gboolean register_set(Register *reg, const char *key, const char *value, GError **error);

/* --- seeing
 * ---------------------------------------------------------------------------------------------------- */

/* Whether the file was seen before and has not been touched since, so that its bytes need not be read. */
gboolean register_knows(Register *reg, const char *path, const struct stat *about);

/* A file with these bytes was seen. today: the day, as YYYY-MM-DD. */
gboolean register_see(Register *reg, const char *path, const struct stat *about, const char *sha256,
                      const char *today, GError **error);

/* Takes a name back: the file is growing, changed or gone. A letter that was not done and has no other name
 * is forgotten. */
gboolean register_unsee(Register *reg, const char *path, GError **error);

/* Gives every letter its first name and a folder of its own; after all have been seen, before the first is
 * done. */
gboolean register_plan(Register *reg, GError **error);

/* --- the work
 * ---------------------------------------------------------------------------------------------------- */

/* A letter to be done. */
typedef struct {
  char *sha256;
  char *path;   /* its first name */
  char *folder; /* the name of its folder in the outbox */
} Task;

void task_free(Task *task);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Task, task_free)

/* Appends to tasks (Task) up to most letters that are not done, by first name, after the name given; NULL:
 * from the first. */
gboolean register_next(Register *reg, const char *after, guint most, GPtrArray *tasks, GError **error);

/* Appends to tasks (Task) the letters that have failed and that a run with so many seconds for each tries
   again (Outcome.retry_above). */
gboolean register_retries(Register *reg, guint seconds, GPtrArray *tasks, GError **error);

/* A letter that had failed waits again. */
gboolean register_reopen(Register *reg, const char *sha256, GError **error);

/* Records OUTCOME_DONE or, for any other kind, that the letter failed. */
gboolean register_record(Register *reg, const char *sha256, const Outcome *outcome, GError **error);

/* --- asking
 * ------------------------------------------------------------------------------------------------------ */

typedef struct {
  guint letters, names, waiting, done, failed, triage;
} RegisterCounts;

RegisterCounts register_count(Register *reg);

/* A row of the register. */
typedef struct {
  const char *sha256, *folder, *state; /* "waiting", "done", "failed" */
  const Outcome *outcome;
  char *const *names; /* paths in byte order, NULL at the end; may be no UTF-8 */
} Entry;

/* Calls func for every letter in byte order of the first names; FALSE ends it. */
gboolean register_each(Register *reg, gboolean (*func)(const Entry *entry, gpointer data), gpointer data,
                       GError **error);

/* --- forgetting
 * --------------------------------------------------------------------------------------------------- */

/* The SHA-256 that begin with prefix (NULL: any) of letters from before the day (NULL: any); undated ones by
   the day they were seen. Free with g_ptr_array_unref; NULL: error. */
GPtrArray *register_find(Register *reg, const char *prefix, const char *before, GError **error);

/* Removes all that is known of a letter. */
gboolean register_forget(Register *reg, const char *sha256, GError **error);

/* Leaves no trace of what was removed in the register's file. */
gboolean register_wipe(Register *reg, GError **error);
