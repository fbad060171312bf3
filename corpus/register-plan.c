/* The register gives each letter its first name and its folder, before the first letter is done. */
#include "corpus/register-sql.h"

#include <string.h>

/* A folder's name: what a person recognises of the file's, and as much of the SHA-256 as tells it from
 * others. */
enum { NAME_BYTES_MAX = 120, SHA_DIGITS = 8, SHA_DIGITS_ALL = 64 };

static gboolean
is_plain(gunichar ch) {
  return g_unichar_isprint(ch) && ch != '/' && ch != '\\' && ch != ':' && ch != '*' && ch != '?' &&
         ch != '"' && ch != '<' && ch != '>' && ch != '|';
}

/* The file's base name without its ending, such that every file system and shell takes it. */
static char *
plain_name(const char *path) {
  g_autofree char *base = g_path_get_basename(path);
  char *dot = strrchr(base, '.');
  if (dot && dot != base)
    *dot = '\0';
  g_autofree char *valid = g_utf8_make_valid(base, -1);
  GString *plain = g_string_new(NULL);
  for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
    gunichar ch = g_utf8_get_char(at);
    if (plain->len + 6 > NAME_BYTES_MAX)
      break;
    g_string_append_unichar(plain, is_plain(ch) && ch != 0xFFFD ? ch : '_');
  }
  return g_string_free(plain, FALSE);
}

static gboolean
folder_is_taken(Register *reg, const char *folder) {
  sqlite3_stmt *ask = register_query(reg, QUERY_FOLDER_TAKEN, "SELECT 1 FROM letter WHERE folder = ?1");
  bind_text(ask, 1, folder);
  gboolean taken = sqlite3_step(ask) == SQLITE_ROW;
  sqlite3_reset(ask);
  return taken;
}

/* Two files whose SHA-256 begin alike are easily made. */
static char *
free_folder(Register *reg, const char *path, const char *sha256) {
  g_autofree char *name = plain_name(path);
  for (int digits = SHA_DIGITS;; digits *= 2) {
    char *folder = g_strdup_printf("%s-%.*s", name, digits, sha256);
    if (digits >= SHA_DIGITS_ALL || !folder_is_taken(reg, folder))
      return folder;
    g_free(folder);
  }
}

/* First names of letters that are not done may still change: a name that sorts before them has been seen. */
static const char FIRST_NAMES[] =
    "UPDATE letter SET folder = NULL, first = (SELECT min(path) FROM name WHERE name.sha256 = letter.sha256)"
    " WHERE state = 'waiting' AND first IS NOT (SELECT min(path) FROM name WHERE name.sha256 = "
    "letter.sha256)";

/* The next letter without a folder, by name; FALSE: there is none. SQLite by itself would take the index of
 * folders and sort all that have none, for every letter anew. */
static gboolean
next_unplanned(Register *reg, char **sha256, char **path) {
  sqlite3_stmt *ask = register_query(reg, QUERY_UNPLANNED,
                                     "SELECT sha256, first FROM letter INDEXED BY letter_unplanned"
                                     " WHERE folder IS NULL AND first IS NOT NULL"
                                     " ORDER BY first LIMIT 1");
  gboolean found = sqlite3_step(ask) == SQLITE_ROW;
  if (found) {
    *sha256 = column_text(ask, 0);
    *path = column_bytes(ask, 1);
  }
  sqlite3_reset(ask);
  return found;
}

static gboolean
plan_one(Register *reg, const char *sha256, const char *path, GError **error) {
  g_autofree char *folder = free_folder(reg, path, sha256);
  sqlite3_stmt *put = register_query(reg, QUERY_PLAN, "UPDATE letter SET folder = ?2 WHERE sha256 = ?1");
  bind_text(put, 1, sha256);
  bind_text(put, 2, folder);
  return register_step(reg, put, error);
}

gboolean
register_plan(Register *reg, GError **error) {
  if (!register_begin(reg, error) || !register_run(reg, FIRST_NAMES, error))
    return FALSE;
  for (;;) {
    g_autofree char *sha256 = NULL, *path = NULL;
    if (!next_unplanned(reg, &sha256, &path))
      return register_commit(reg, error);
    if (!plan_one(reg, sha256, path, error))
      return FALSE;
  }
}
