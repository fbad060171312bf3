#include "corpus/register.h"

#include "corpus/errors.h"
#include "corpus/register-sql.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK(repliek - corpus - error - quark, corpus_error)

/* How long a reader of the register waits for a batch that writes it. */
enum { BUSY_MILLISECONDS = 10000 };

static const char SCHEMA[] =
    "CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
    "CREATE TABLE letter(sha256 TEXT PRIMARY KEY, first BLOB, folder TEXT UNIQUE, seen TEXT NOT NULL,"
    " state TEXT NOT NULL DEFAULT 'waiting' CHECK(state IN ('waiting', 'done', 'failed')),"
    " reason TEXT, language TEXT, date TEXT, sender TEXT, our_reference TEXT, subject TEXT,"
    " pages INTEGER, holes INTEGER, milliseconds INTEGER, triage INTEGER, replied INTEGER,"
    " retry_above INTEGER) WITHOUT ROWID;"
    "CREATE INDEX letter_by_name ON letter(first);"
    "CREATE INDEX letter_unplanned ON letter(first) WHERE folder IS NULL;"
    "CREATE INDEX letter_waiting ON letter(first) WHERE state = 'waiting';"
    "CREATE TABLE name(path BLOB PRIMARY KEY, sha256 TEXT NOT NULL, size INTEGER, changed INTEGER, inode "
    "INTEGER)"
    " WITHOUT ROWID;"
    "CREATE INDEX name_by_letter ON name(sha256, path);"
    "CREATE TABLE topic(sha256 TEXT NOT NULL, rank INTEGER NOT NULL, id TEXT NOT NULL, label TEXT, points "
    "REAL,"
    " is_primary INTEGER, PRIMARY KEY(sha256, rank)) WITHOUT ROWID;"
    "PRAGMA user_version = 2;";

/* From the first version to this one. */
static const char MIGRATION[] = "ALTER TABLE letter ADD COLUMN retry_above INTEGER; PRAGMA user_version = 2;";

/* --- opening
 * -------------------------------------------------------------------------------------------------- */

void
register_close(Register *reg) {
  if (!reg)
    return;
  for (guint i = 0; i < REGISTER_QUERIES; i++)
    sqlite3_finalize(reg->statements[i]);
  sqlite3_close(reg->db);
  g_free(reg->path);
  g_free(reg);
}

static int
user_version(sqlite3 *db) {
  sqlite3_stmt *ask = NULL;
  int version = -1;
  if (sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &ask, NULL) == SQLITE_OK &&
      sqlite3_step(ask) == SQLITE_ROW)
    version = sqlite3_column_int(ask, 0);
  sqlite3_finalize(ask);
  return version;
}

/* A power cut may lose the last rows of a write-ahead log, never tear it: those letters are done once more.
 */
static const char PRAGMAS[] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;";

static gboolean
register_prepare(Register *reg, RegisterMode mode, GError **error) {
  sqlite3_busy_timeout(reg->db, BUSY_MILLISECONDS);
  if (mode == REGISTER_WRITE && sqlite3_exec(reg->db, PRAGMAS, NULL, NULL, NULL) != SQLITE_OK)
    return register_fail(reg, error);
  int version = user_version(reg->db);
  if (version == 2)
    return TRUE;
  if (version == 1 || (version == 0 && mode != REGISTER_READ))
    return register_begin(reg, error) && register_run(reg, version ? MIGRATION : SCHEMA, error) &&
           register_commit(reg, error);
  g_set_error(error, CORPUS_ERROR, CORPUS_ERROR_USAGE, "%s: no register of this version of repliek",
              reg->path);
  return FALSE;
}

/* What is there goes into memory, where changes do no harm. */
static gboolean
register_copy(Register *reg, GError **error) {
  sqlite3 *there = NULL;
  if (sqlite3_open(":memory:", &reg->db) != SQLITE_OK)
    return register_fail(reg, error);
  if (access(reg->path, F_OK) != 0)
    return TRUE;
  gboolean copied = FALSE;
  if (sqlite3_open_v2(reg->path, &there, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
    sqlite3_backup *backup = sqlite3_backup_init(reg->db, "main", there, "main");
    copied = backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
    sqlite3_backup_finish(backup);
  }
  sqlite3_close(there);
  return copied || register_fail(reg, error);
}

static gboolean
register_connect(Register *reg, RegisterMode mode, GError **error) {
  if (mode == REGISTER_COPY)
    return register_copy(reg, error);
  if (mode == REGISTER_READ && access(reg->path, F_OK) != 0) {
    g_set_error(error, CORPUS_ERROR, CORPUS_ERROR_USAGE, "%s: %s; is this the outbox of a batch?", reg->path,
                g_strerror(errno));
    return FALSE;
  }
  mode_t mask = umask(0077);
  int flags = SQLITE_OPEN_READWRITE | (mode == REGISTER_WRITE ? SQLITE_OPEN_CREATE : 0);
  int result = sqlite3_open_v2(reg->path, &reg->db, flags, NULL);
  umask(mask);
  return result == SQLITE_OK || register_fail(reg, error);
}

Register *
register_open(const char *outbox, RegisterMode mode, GError **error) {
  g_autoptr(Register) reg = g_new0(Register, 1);
  reg->path = g_build_filename(outbox, "register.db", NULL);
  if (!register_connect(reg, mode, error) || !register_prepare(reg, mode, error))
    return NULL;
  return g_steal_pointer(&reg);
}

gboolean
register_begin(Register *reg, GError **error) {
  return register_run(reg, "BEGIN IMMEDIATE", error);
}

gboolean
register_commit(Register *reg, GError **error) {
  return register_run(reg, "COMMIT", error);
}

/* --- settings
 * --------------------------------------------------------------------------------------------------- */

char *
register_setting(Register *reg, const char *key) {
  sqlite3_stmt *ask = register_query(reg, QUERY_SETTING, "SELECT value FROM setting WHERE key = ?1");
  bind_text(ask, 1, key);
  char *value = sqlite3_step(ask) == SQLITE_ROW ? column_text(ask, 0) : NULL;
  sqlite3_reset(ask);
  return value;
}

gboolean
register_set(Register *reg, const char *key, const char *value, GError **error) {
  sqlite3_stmt *put = register_query(reg, QUERY_SET, "INSERT OR REPLACE INTO setting VALUES(?1, ?2)");
  bind_text(put, 1, key);
  bind_text(put, 2, value);
  return register_step(reg, put, error);
}

/* --- seeing
 * ------------------------------------------------------------------------------------------------------ */

/* The time of the last change in nanoseconds. */
static gint64
changed_at(const struct stat *about) {
  return (gint64)about->st_mtim.tv_sec * 1000000000 + about->st_mtim.tv_nsec;
}

static void
bind_stat(sqlite3_stmt *statement, int first, const struct stat *about) {
  sqlite3_bind_int64(statement, first, about->st_size);
  sqlite3_bind_int64(statement, first + 1, changed_at(about));
  sqlite3_bind_int64(statement, first + 2, (sqlite3_int64)about->st_ino);
}

gboolean
register_knows(Register *reg, const char *path, const struct stat *about) {
  sqlite3_stmt *ask = register_query(
      reg, QUERY_KNOWS, "SELECT 1 FROM name WHERE path = ?1 AND size = ?2 AND changed = ?3 AND inode = ?4");
  bind_bytes(ask, 1, path);
  bind_stat(ask, 2, about);
  gboolean known = sqlite3_step(ask) == SQLITE_ROW;
  sqlite3_reset(ask);
  return known;
}

static char *
sha256_of_path(Register *reg, const char *path) {
  sqlite3_stmt *ask = register_query(reg, QUERY_SHA_OF_PATH, "SELECT sha256 FROM name WHERE path = ?1");
  bind_bytes(ask, 1, path);
  char *sha256 = sqlite3_step(ask) == SQLITE_ROW ? column_text(ask, 0) : NULL;
  sqlite3_reset(ask);
  return sha256;
}

/* A letter that nobody has worked on and that has no name left. */
static gboolean
drop_nameless(Register *reg, const char *sha256, GError **error) {
  sqlite3_stmt *drop = register_query(reg, QUERY_DROP,
                                      "DELETE FROM letter WHERE sha256 = ?1 AND state = 'waiting'"
                                      " AND NOT EXISTS (SELECT 1 FROM name WHERE sha256 = ?1)");
  bind_text(drop, 1, sha256);
  return register_step(reg, drop, error);
}

gboolean
register_see(Register *reg, const char *path, const struct stat *about, const char *sha256, const char *today,
             GError **error) {
  g_autofree char *before = sha256_of_path(reg, path);
  sqlite3_stmt *letter =
      register_query(reg, QUERY_SEE_LETTER, "INSERT OR IGNORE INTO letter(sha256, seen) VALUES(?1, ?2)");
  bind_text(letter, 1, sha256);
  bind_text(letter, 2, today);
  sqlite3_stmt *name =
      register_query(reg, QUERY_SEE_NAME, "INSERT OR REPLACE INTO name VALUES(?1, ?2, ?3, ?4, ?5)");
  bind_bytes(name, 1, path);
  bind_text(name, 2, sha256);
  bind_stat(name, 3, about);
  return register_step(reg, letter, error) && register_step(reg, name, error) &&
         (!before || strcmp(before, sha256) == 0 || drop_nameless(reg, before, error));
}

gboolean
register_unsee(Register *reg, const char *path, GError **error) {
  g_autofree char *sha256 = sha256_of_path(reg, path);
  sqlite3_stmt *name = register_query(reg, QUERY_UNSEE, "DELETE FROM name WHERE path = ?1");
  bind_bytes(name, 1, path);
  return register_step(reg, name, error) && (!sha256 || drop_nameless(reg, sha256, error));
}

/* --- the work
 * ----------------------------------------------------------------------------------------------------- */

void
task_free(Task *task) {
  if (!task)
    return;
  g_free(task->sha256);
  g_free(task->path);
  g_free(task->folder);
  g_free(task);
}

/* Appends what a bound statement finds: SHA-256, first name, folder. */
static gboolean
fetch_tasks(Register *reg, sqlite3_stmt *ask, GPtrArray *tasks, GError **error) {
  int result;
  while ((result = sqlite3_step(ask)) == SQLITE_ROW) {
    Task *task = g_new(Task, 1);
    *task = (Task){column_text(ask, 0), column_bytes(ask, 1), column_text(ask, 2)};
    g_ptr_array_add(tasks, task);
  }
  sqlite3_reset(ask);
  return result == SQLITE_DONE || register_fail(reg, error);
}

gboolean
register_next(Register *reg, const char *after, guint most, GPtrArray *tasks, GError **error) {
  sqlite3_stmt *ask = register_query(reg, QUERY_NEXT,
                                     "SELECT sha256, first, folder FROM letter WHERE state = 'waiting'"
                                     " AND first > ?1 ORDER BY first LIMIT ?2");
  bind_bytes(ask, 1, after ? after : "");
  sqlite3_bind_int(ask, 2, (int)most);
  return fetch_tasks(reg, ask, tasks, error);
}

gboolean
register_retries(Register *reg, guint seconds, GPtrArray *tasks, GError **error) {
  sqlite3_stmt *ask =
      register_query(reg, QUERY_RETRIES,
                     "SELECT sha256, first, folder FROM letter WHERE state = 'failed' AND retry_above < ?1");
  sqlite3_bind_int64(ask, 1, seconds);
  return fetch_tasks(reg, ask, tasks, error);
}

gboolean
register_reopen(Register *reg, const char *sha256, GError **error) {
  sqlite3_stmt *put = register_query(
      reg, QUERY_REOPEN,
      "UPDATE letter SET state = 'waiting', reason = NULL, retry_above = NULL WHERE sha256 = ?1");
  bind_text(put, 1, sha256);
  return register_step(reg, put, error);
}

static gboolean
record_topics(Register *reg, const char *sha256, const Outcome *outcome, GError **error) {
  for (guint i = 0; i < outcome->topics->len; i++) {
    const OutcomeTopic *topic = outcome_topic(outcome, i);
    sqlite3_stmt *put =
        register_query(reg, QUERY_TOPIC, "INSERT OR REPLACE INTO topic VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    bind_text(put, 1, sha256);
    sqlite3_bind_int(put, 2, (int)i);
    bind_text(put, 3, topic->id);
    bind_text(put, 4, topic->label);
    sqlite3_bind_double(put, 5, topic->points);
    sqlite3_bind_int(put, 6, topic->primary);
    if (!register_step(reg, put, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
register_record(Register *reg, const char *sha256, const Outcome *outcome, GError **error) {
  sqlite3_stmt *put = register_query(
      reg, QUERY_RECORD,
      "UPDATE letter SET state = ?2, reason = ?3, language = ?4, date = ?5, sender = ?6, our_reference = ?7, "
      "subject = ?8,"
      " pages = ?9, holes = ?10, milliseconds = ?11, triage = ?12, replied = ?13, retry_above = ?14"
      " WHERE sha256 = ?1");
  const char *texts[] = {sha256,
                         outcome->kind == OUTCOME_DONE ? "done" : "failed",
                         outcome->reason,
                         outcome->language,
                         outcome->date,
                         outcome->sender,
                         outcome->our_reference,
                         outcome->subject};
  const guint numbers[] = {outcome->pages,         outcome->holes,          outcome->milliseconds,
                           (guint)outcome->triage, (guint)outcome->replied, outcome->retry_above};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    bind_text(put, (int)i + 1, texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
    sqlite3_bind_int64(put, (int)(i + 1 + G_N_ELEMENTS(texts)), numbers[i]);
  return register_step(reg, put, error) && record_topics(reg, sha256, outcome, error);
}
