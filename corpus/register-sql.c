#include "corpus/register-sql.h"

#include "corpus/errors.h"

#include <string.h>

gboolean
register_fail(Register *reg, GError **error) {
  g_set_error(error, CORPUS_ERROR, CORPUS_ERROR_OUTPUT, "%s: %s", reg->path,
              reg->db ? sqlite3_errmsg(reg->db) : "out of memory");
  return FALSE;
}

gboolean
register_run(Register *reg, const char *sql, GError **error) {
  return sqlite3_exec(reg->db, sql, NULL, NULL, NULL) == SQLITE_OK || register_fail(reg, error);
}

/* A register that is damaged or on a full disk may refuse; then SQLite refuses every use of the NULL too. */
sqlite3_stmt *
register_query(Register *reg, RegisterQuery query, const char *sql) {
  sqlite3_stmt **statement = &reg->statements[query];
  if (!*statement &&
      sqlite3_prepare_v3(reg->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_clear_bindings(*statement);
  return *statement;
}

gboolean
register_step(Register *reg, sqlite3_stmt *statement, GError **error) {
  gboolean done = sqlite3_step(statement) == SQLITE_DONE || register_fail(reg, error);
  sqlite3_reset(statement);
  return done;
}

void
bind_text(sqlite3_stmt *statement, int index, const char *text) {
  sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

void
bind_bytes(sqlite3_stmt *statement, int index, const char *bytes) {
  sqlite3_bind_blob(statement, index, bytes, bytes ? (int)strlen(bytes) : 0, SQLITE_TRANSIENT);
}

char *
column_text(sqlite3_stmt *statement, int column) {
  return g_strdup((const char *)sqlite3_column_text(statement, column));
}

char *
column_bytes(sqlite3_stmt *statement, int column) {
  const void *bytes = sqlite3_column_blob(statement, column);
  return bytes ? g_strndup(bytes, (gsize)sqlite3_column_bytes(statement, column)) : NULL;
}
