#include "corpus/seeing.h"

#include "corpus/kind.h"
#include "corpus/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* A file that was changed less than this ago may still be growing, and is looked at again. */
enum { FRESH_MICROSECONDS = 1000 * 1000 };

/* Files seen between two commits: enough to be quick, few enough to be soon on disk. */
enum { FILES_A_COMMIT = 100 };

/* Larger files are no letters. */
enum { FILE_BYTES_MAX = 512 * 1024 * 1024 };

static const char STILL_GROWING[] = "still being written; the next run takes it";

typedef struct {
  char *path;
  struct stat about;
} Fresh;

typedef struct {
  Register *reg;
  Log *log;
  Signals *signals;
  const char *today;
  GArray *fresh; /* Fresh */
  guint since_commit, unreadable;
  GError *error;
} Seeing;

static void
fresh_clear(Fresh *fresh) {
  g_free(fresh->path);
}

static void
left(const char *path, const char *why, gboolean unreadable, gpointer data) {
  Seeing *seeing = data;
  seeing->unreadable += (guint)unreadable;
  log_left(seeing->log, path, why);
}

static gboolean
same_state(const struct stat *a, const struct stat *b) {
  return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
         a->st_mtim.tv_nsec == b->st_mtim.tv_nsec && a->st_ino == b->st_ino;
}

/* Microseconds since the file was changed. */
static gint64
age(const struct stat *about) {
  return g_get_real_time() - ((gint64)about->st_mtim.tv_sec * G_USEC_PER_SEC + about->st_mtim.tv_nsec / 1000);
}

/* --- one file
 * ------------------------------------------------------------------------------------------------------ */

/* Up to length bytes from where the file stands; fewer at its end, -1: an error. */
static ssize_t
read_some(int file, guint8 *bytes, gsize length) {
  gsize got = 0;
  while (got < length) {
    ssize_t n = read(file, bytes + got, length - got);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return -1;
    if (n == 0)
      break;
    got += (gsize)n;
  }
  return (ssize_t)got;
}

/* The SHA-256 of an open file that begins with the bytes given; NULL: it cannot be read. */
static char *
sha256_of(int file, const guint8 *beginning, gsize length) {
  g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
  guint8 buffer[1 << 16];
  ssize_t n;
  g_checksum_update(checksum, beginning, (gssize)length);
  while ((n = read_some(file, buffer, sizeof buffer)) > 0)
    g_checksum_update(checksum, buffer, n);
  return n < 0 ? NULL : g_strdup(g_checksum_get_string(checksum));
}

/* The SHA-256 of a letter; NULL: it is left, and log knows why. */
static char *
look_into(Seeing *seeing, const char *path, int file, struct stat *about) {
  guint8 beginning[KIND_BYTES];
  struct stat after;
  const char *advice = NULL;
  ssize_t length = fstat(file, about) == 0 ? read_some(file, beginning, sizeof beginning) : -1;
  if (length >= 0 &&
      file_kind((const char *)beginning, (gsize)length, length < KIND_BYTES, &advice) == KIND_FOREIGN) {
    left(path, advice, FALSE, seeing);
    return NULL;
  }
  g_autofree char *sha256 = length >= 0 ? sha256_of(file, beginning, (gsize)length) : NULL;
  if (!sha256)
    left(path, "cannot be read; may this user read it, and is the disk sound?", TRUE, seeing);
  else if (fstat(file, &after) != 0 || !same_state(about, &after))
    left(path, STILL_GROWING, FALSE, seeing);
  else
    return g_steal_pointer(&sha256);
  return NULL;
}

static gboolean
commit_sometimes(Seeing *seeing) {
  if (++seeing->since_commit < FILES_A_COMMIT)
    return TRUE;
  seeing->since_commit = 0;
  return register_commit(seeing->reg, &seeing->error) && register_begin(seeing->reg, &seeing->error);
}

static gboolean
see(Seeing *seeing, const char *path, const struct stat *about, const char *sha256) {
  if (age(about) < FRESH_MICROSECONDS) {
    Fresh fresh = {g_strdup(path), *about};
    g_array_append_val(seeing->fresh, fresh);
  }
  return register_see(seeing->reg, path, about, sha256, seeing->today, &seeing->error) &&
         commit_sometimes(seeing);
}

static gboolean
met(const char *path, const struct stat *about, gpointer data) {
  Seeing *seeing = data;
  struct stat opened;
  if (signals_count(seeing->signals))
    return FALSE;
  if (register_knows(seeing->reg, path, about))
    return TRUE;
  if (about->st_size > FILE_BYTES_MAX) {
    left(path, "more than 512 MiB; that is no letter", FALSE, seeing);
    return TRUE;
  }
  int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) {
    g_autofree char *why = g_strdup_printf("cannot be read: %s", g_strerror(errno));
    left(path, why, TRUE, seeing);
    return TRUE;
  }
  g_autofree char *sha256 = look_into(seeing, path, file, &opened);
  close(file);
  return !sha256 || see(seeing, path, &opened, sha256);
}

/* --- the second look
 * -------------------------------------------------------------------------------------------------- */

static void
wait_until_not_fresh(const GArray *fresh) {
  gint64 youngest = FRESH_MICROSECONDS;
  for (guint i = 0; i < fresh->len; i++)
    youngest = MIN(youngest, age(&g_array_index(fresh, Fresh, i).about));
  g_usleep((gulong)(FRESH_MICROSECONDS - MAX(youngest, 0)));
}

static gboolean
look_again(Seeing *seeing) {
  if (seeing->fresh->len)
    wait_until_not_fresh(seeing->fresh);
  for (guint i = 0; i < seeing->fresh->len; i++) {
    const Fresh *fresh = &g_array_index(seeing->fresh, Fresh, i);
    struct stat now;
    if (stat(fresh->path, &now) == 0 && same_state(&now, &fresh->about))
      continue;
    left(fresh->path, STILL_GROWING, FALSE, seeing);
    if (!register_unsee(seeing->reg, fresh->path, &seeing->error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
walk_all(Seeing *seeing, char *const *inboxes, const char *outbox) {
  Walk walk = {met, left, seeing};
  for (; *inboxes; inboxes++)
    if (!walk_inbox(&walk, *inboxes, outbox))
      return seeing->error == NULL;
  return look_again(seeing);
}

gboolean
seeing_run(Register *reg, char *const *inboxes, const char *outbox, const char *today, Log *log,
           Signals *signals, guint *unreadable, GError **error) {
  g_autoptr(GArray) fresh = g_array_new(FALSE, FALSE, sizeof(Fresh));
  g_array_set_clear_func(fresh, (GDestroyNotify)fresh_clear);
  Seeing seeing = {.reg = reg, .log = log, .signals = signals, .today = today, .fresh = fresh};
  gboolean seen = register_begin(reg, &seeing.error) && walk_all(&seeing, inboxes, outbox) &&
                  register_commit(reg, &seeing.error);
  *unreadable = seeing.unreadable;
  if (!seen)
    g_propagate_error(error, seeing.error);
  return seen;
}
