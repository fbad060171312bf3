#include "corpus/forget.h"

#include "corpus/errors.h"
#include "corpus/outbox.h"
#include "corpus/register.h"
#include "corpus/summary.h"

#include <string.h>

enum { DIGITS_MIN = 8 };

typedef struct {
  GHashTable *wanted; /* set of SHA-256 */
  GPtrArray *folders; /* char * */
  GPtrArray *names;   /* lent, or NULL */
} Gathering;

static gboolean
gather(const Entry *entry, gpointer data) {
  Gathering *gathering = data;
  if (!g_hash_table_contains(gathering->wanted, entry->sha256))
    return TRUE;
  if (entry->folder)
    g_ptr_array_add(gathering->folders, g_strdup(entry->folder));
  for (char *const *name = entry->names; gathering->names && *name; name++)
    if (g_file_test(*name, G_FILE_TEST_EXISTS))
      g_ptr_array_add(gathering->names, g_strdup(*name));
  return TRUE;
}

/* The folders go first: a row without a folder can be forgotten again, a folder without a row only found by
 * hand. */
static gboolean
forget_rows(Register *reg, const GPtrArray *sha256s, GError **error) {
  if (!register_begin(reg, error))
    return FALSE;
  for (guint i = 0; i < sha256s->len; i++)
    if (!register_forget(reg, g_ptr_array_index(sha256s, i), error))
      return FALSE;
  return register_commit(reg, error);
}

static gboolean
remove_folders(const char *outbox, const GPtrArray *folders, GError **error) {
  for (guint i = 0; i < folders->len; i++)
    if (!outbox_remove(outbox, g_ptr_array_index(folders, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
forget_all(Register *reg, const char *outbox, const GPtrArray *sha256s, GPtrArray *names, GError **error) {
  g_autoptr(GHashTable) wanted = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(g_free);
  Gathering gathering = {wanted, folders, names};
  for (guint i = 0; i < sha256s->len; i++)
    g_hash_table_add(wanted, g_ptr_array_index(sha256s, i));
  return register_each(reg, gather, &gathering, error) && remove_folders(outbox, folders, error) &&
         forget_rows(reg, sha256s, error) && register_wipe(reg, error) && summary_write(reg, outbox, error);
}

static gboolean
is_clear(const Forgotten *which, const GPtrArray *found, GError **error) {
  if (!which->sha256 || found->len == 1)
    return TRUE;
  g_set_error(error, CORPUS_ERROR, CORPUS_ERROR_USAGE,
              found->len ? "%s: fits several letters; give more of the SHA-256"
                         : "%s: no letter of the register has this SHA-256",
              which->sha256);
  return FALSE;
}

gboolean
forget_letters(const char *outbox, const Forgotten *which, guint *count, GPtrArray *names, GError **error) {
  if (which->sha256 && strlen(which->sha256) < DIGITS_MIN) {
    g_set_error(error, CORPUS_ERROR, CORPUS_ERROR_USAGE, "'%s': give at least eight digits of the SHA-256",
                which->sha256);
    return FALSE;
  }
  /* Reading first tells an outbox from any other folder, before a lock is laid into it. */
  g_autoptr(Register) there = register_open(outbox, REGISTER_READ, error);
  if (!there)
    return FALSE;
  g_clear_pointer(&there, register_close);
  g_autoptr(Outbox) held = outbox_open(outbox, error);
  g_autoptr(Register) reg = held ? register_open(outbox, REGISTER_WRITE, error) : NULL;
  g_autoptr(GPtrArray) found = reg ? register_find(reg, which->sha256, which->before, error) : NULL;
  if (!found || !is_clear(which, found, error))
    return FALSE;
  *count = found->len;
  return forget_all(reg, outbox, found, names, error);
}
