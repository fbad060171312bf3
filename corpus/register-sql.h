/* What the register's files share: its connection, statements prepared once, and SQLite's errors in the
 * user's words. */
#pragma once

#include "corpus/register.h"

#include <sqlite3.h>

typedef enum {
  QUERY_SETTING,
  QUERY_SET,
  QUERY_KNOWS,
  QUERY_SHA_OF_PATH,
  QUERY_SEE_LETTER,
  QUERY_SEE_NAME,
  QUERY_DROP,
  QUERY_UNSEE,
  QUERY_NEXT,
  QUERY_RETRIES,
  QUERY_REOPEN,
  QUERY_RECORD,
  QUERY_TOPIC,
  QUERY_UNPLANNED,
  QUERY_PLAN,
  QUERY_FOLDER_TAKEN,
  QUERY_NAMES,
  QUERY_TOPICS,
  REGISTER_QUERIES
} RegisterQuery;

struct Register {
  sqlite3 *db;
  char *path;
  sqlite3_stmt *statements[REGISTER_QUERIES];
};

/* Sets the error that SQLite's last one stands for; FALSE. */
gboolean register_fail(Register *reg, GError **error);

/* Runs statements without results. */
gboolean register_run(Register *reg, const char *sql, GError **error);

/* The statement of a query, prepared with the first call and ready to be bound; the register's.
   NULL when SQLite refuses; binding and running that fails in turn. */
sqlite3_stmt *register_query(Register *reg, RegisterQuery query, const char *sql);

/* Runs a bound statement that gives no rows. */
gboolean register_step(Register *reg, sqlite3_stmt *statement, GError **error);

/* Text is UTF-8; bytes are file names, whatever they hold. Both are copied; NULL is NULL. */
void bind_text(sqlite3_stmt *statement, int index, const char *text);
void bind_bytes(sqlite3_stmt *statement, int index, const char *bytes);

/* Copies; NULL for NULL. Free with g_free. */
char *column_text(sqlite3_stmt *statement, int column);
char *column_bytes(sqlite3_stmt *statement, int column);
