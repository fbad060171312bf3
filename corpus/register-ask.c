/* What the register tells: counts, every letter in turn, and letters to forget. */
#include "corpus/register-sql.h"

#include "corpus/errors.h"

#include <string.h>

static guint
count(Register *reg, const char *sql) {
  sqlite3_stmt *ask = NULL;
  guint n = 0;
  if (sqlite3_prepare_v2(reg->db, sql, -1, &ask, NULL) == SQLITE_OK && sqlite3_step(ask) == SQLITE_ROW)
    n = (guint)sqlite3_column_int64(ask, 0);
  sqlite3_finalize(ask);
  return n;
}

RegisterCounts
register_count(Register *reg) {
  return (RegisterCounts){.letters = count(reg, "SELECT count(*) FROM letter"),
                          .names = count(reg, "SELECT count(*) FROM name"),
                          .waiting = count(reg, "SELECT count(*) FROM letter WHERE state = 'waiting'"),
                          .done = count(reg, "SELECT count(*) FROM letter WHERE state = 'done'"),
                          .failed = count(reg, "SELECT count(*) FROM letter WHERE state = 'failed'"),
                          .triage =
                              count(reg, "SELECT count(*) FROM letter WHERE state = 'done' AND triage")};
}

/* --- every letter
 * ------------------------------------------------------------------------------------------------ */

static char **
names_of(Register *reg, const char *sha256) {
  sqlite3_stmt *ask =
      register_query(reg, QUERY_NAMES, "SELECT path FROM name WHERE sha256 = ?1 ORDER BY path");
  GPtrArray *names = g_ptr_array_new();
  bind_text(ask, 1, sha256);
  while (sqlite3_step(ask) == SQLITE_ROW)
    g_ptr_array_add(names, column_bytes(ask, 0));
  sqlite3_reset(ask);
  g_ptr_array_add(names, NULL);
  return (char **)g_ptr_array_free(names, FALSE);
}

static void
add_topics_of(Register *reg, const char *sha256, Outcome *outcome) {
  sqlite3_stmt *ask = register_query(
      reg, QUERY_TOPICS, "SELECT id, label, points, is_primary FROM topic WHERE sha256 = ?1 ORDER BY rank");
  bind_text(ask, 1, sha256);
  while (sqlite3_step(ask) == SQLITE_ROW)
    outcome_add_topic(outcome, (const char *)sqlite3_column_text(ask, 0),
                      (const char *)sqlite3_column_text(ask, 1), sqlite3_column_double(ask, 2),
                      sqlite3_column_int(ask, 3));
  sqlite3_reset(ask);
}

static const char ROWS[] =
    "SELECT sha256, folder, state, reason, language, date, sender, our_reference, subject,"
    " pages, holes, milliseconds, triage, replied, retry_above FROM letter ORDER BY first, sha256";

static Outcome *
outcome_of_row(sqlite3_stmt *row, const char *state) {
  Outcome *outcome = outcome_new(strcmp(state, "done") == 0 ? OUTCOME_DONE : OUTCOME_FAILED, NULL);
  char **texts[] = {&outcome->reason, &outcome->language,      &outcome->date,
                    &outcome->sender, &outcome->our_reference, &outcome->subject};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    *texts[i] = column_text(row, (int)i + 3);
  outcome->pages = (guint)sqlite3_column_int(row, 9);
  outcome->holes = (guint)sqlite3_column_int(row, 10);
  outcome->milliseconds = (guint)sqlite3_column_int(row, 11);
  outcome->triage = sqlite3_column_int(row, 12);
  outcome->replied = sqlite3_column_int(row, 13);
  if (sqlite3_column_type(row, 14) != SQLITE_NULL)
    outcome->retry_above = (guint)sqlite3_column_int(row, 14);
  return outcome;
}

static gboolean
tell_row(Register *reg, sqlite3_stmt *row, gboolean (*func)(const Entry *entry, gpointer data),
         gpointer data) {
  g_autofree char *sha256 = column_text(row, 0), *folder = column_text(row, 1), *state = column_text(row, 2);
  g_autoptr(Outcome) outcome = outcome_of_row(row, state);
  g_auto(GStrv) names = names_of(reg, sha256);
  add_topics_of(reg, sha256, outcome);
  Entry entry = {sha256, folder, state, outcome, names};
  return func(&entry, data);
}

gboolean
register_each(Register *reg, gboolean (*func)(const Entry *entry, gpointer data), gpointer data,
              GError **error) {
  sqlite3_stmt *rows = NULL;
  int result = sqlite3_prepare_v2(reg->db, ROWS, -1, &rows, NULL);
  gboolean more = result == SQLITE_OK;
  while (more && (result = sqlite3_step(rows)) == SQLITE_ROW)
    more = tell_row(reg, rows, func, data);
  gboolean whole = result == SQLITE_DONE || (result == SQLITE_ROW && !more) || register_fail(reg, error);
  sqlite3_finalize(rows);
  return whole;
}

/* --- forgetting
 * --------------------------------------------------------------------------------------------------- */

static gboolean
is_of_sha256(const char *prefix) {
  return strlen(prefix) <= 64 && strspn(prefix, "0123456789abcdef") == strlen(prefix);
}

GPtrArray *
register_find(Register *reg, const char *prefix, const char *before, GError **error) {
  sqlite3_stmt *ask = NULL;
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
  if (prefix && !is_of_sha256(prefix)) {
    g_set_error(error, CORPUS_ERROR, CORPUS_ERROR_USAGE, "'%s' is no SHA-256: up to 64 of 0-9 and a-f",
                prefix);
    return NULL;
  }
  if (sqlite3_prepare_v2(reg->db,
                         "SELECT sha256 FROM letter WHERE (?1 IS NULL OR substr(sha256, 1, length(?1)) = ?1)"
                         " AND (?2 IS NULL OR coalesce(date, seen) < ?2) ORDER BY first, sha256",
                         -1, &ask, NULL) != SQLITE_OK) {
    register_fail(reg, error);
    return NULL;
  }
  bind_text(ask, 1, prefix);
  bind_text(ask, 2, before);
  while (sqlite3_step(ask) == SQLITE_ROW)
    g_ptr_array_add(found, column_text(ask, 0));
  sqlite3_finalize(ask);
  return g_steal_pointer(&found);
}

gboolean
register_forget(Register *reg, const char *sha256, GError **error) {
  static const char *const removals[] = {"DELETE FROM topic WHERE sha256 = ?1",
                                         "DELETE FROM name WHERE sha256 = ?1",
                                         "DELETE FROM letter WHERE sha256 = ?1"};
  for (guint i = 0; i < G_N_ELEMENTS(removals); i++) {
    sqlite3_stmt *remove = NULL;
    sqlite3_prepare_v2(reg->db, removals[i], -1, &remove, NULL);
    bind_text(remove, 1, sha256);
    gboolean removed = sqlite3_step(remove) == SQLITE_DONE || register_fail(reg, error);
    sqlite3_finalize(remove);
    if (!removed)
      return FALSE;
  }
  return TRUE;
}

/* secure_delete has overwritten the rows; the log and free pages may still hold them. */
gboolean
register_wipe(Register *reg, GError **error) {
  return register_run(reg, "VACUUM", error) && register_run(reg, "PRAGMA wal_checkpoint(TRUNCATE)", error);
}
