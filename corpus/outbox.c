#include "corpus/outbox.h"

#include "corpus/errors.h"
#include "extract/xml.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <linux/fs.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct Outbox {
  char *path;
  int lock;
};

/* What is being written or removed, until it has its name or is gone. */
static const char HALF_DONE[] = ".half-";

static gboolean
fail(const char *path, int reason, GError **error) {
  g_set_error(error, CORPUS_ERROR, CORPUS_ERROR_OUTPUT, "%s: cannot be written: %s", path,
              g_strerror(reason));
  return FALSE;
}

/* --- removing
 * -------------------------------------------------------------------------------------------------- */

static int
remove_one(const char *path, const struct stat *about G_GNUC_UNUSED, int kind G_GNUC_UNUSED,
           struct FTW *at G_GNUC_UNUSED) {
  return remove(path);
}

static gboolean
remove_tree(const char *path, GError **error) {
  enum { OPEN_FOLDERS_MAX = 8 };
  if (nftw(path, remove_one, OPEN_FOLDERS_MAX, FTW_DEPTH | FTW_PHYS) == 0 || errno == ENOENT)
    return TRUE;
  return fail(path, errno, error);
}

static gboolean
name_is_half_done(const char *name) {
  return g_str_has_prefix(name, HALF_DONE) || g_str_has_prefix(name, ".repliek-");
}

static gboolean
clear_half_done(const char *folder, GError **error) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (name_is_half_done(name) && !remove_tree(path, error))
      return FALSE;
  }
  return TRUE;
}

/* --- opening
 * ---------------------------------------------------------------------------------------------------- */

static gboolean
make_folder(const char *path, GError **error) {
  return g_mkdir_with_parents(path, 0700) == 0 || fail(path, errno, error);
}

/* A lock of the process, not of the file: workers do not inherit it, and the kernel lets go when the process
 * dies. */
static gboolean
take_lock(Outbox *outbox, GError **error) {
  g_autofree char *path = g_build_filename(outbox->path, ".lock", NULL);
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  outbox->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (outbox->lock < 0)
    return fail(path, errno, error);
  if (fcntl(outbox->lock, F_SETLK, &lock) == 0)
    return TRUE;
  if (errno != EACCES && errno != EAGAIN)
    return fail(path, errno, error);
  fcntl(outbox->lock, F_GETLK, &lock);
  g_set_error(error, CORPUS_ERROR, CORPUS_ERROR_OUTPUT,
              "%s: another batch works on it (process %d); wait for it, or use another outbox", outbox->path,
              (int)lock.l_pid);
  return FALSE;
}

gboolean
outbox_tidy(const Outbox *outbox, GError **error) {
  g_autofree char *letters = g_build_filename(outbox->path, "letters", NULL);
  g_autofree char *failed = g_build_filename(outbox->path, "failed", NULL);
  return clear_half_done(outbox->path, error) && clear_half_done(letters, error) &&
         clear_half_done(failed, error);
}

Outbox *
outbox_open(const char *path, GError **error) {
  g_autoptr(Outbox) outbox = g_new0(Outbox, 1);
  outbox->path = g_strdup(path);
  outbox->lock = -1;
  g_autofree char *letters = g_build_filename(path, "letters", NULL);
  g_autofree char *failed = g_build_filename(path, "failed", NULL);
  if (!make_folder(path, error) || !take_lock(outbox, error) || !make_folder(letters, error) ||
      !make_folder(failed, error) || !outbox_tidy(outbox, error))
    return NULL;
  return g_steal_pointer(&outbox);
}

void
outbox_close(Outbox *outbox) {
  if (!outbox)
    return;
  if (outbox->lock >= 0)
    close(outbox->lock);
  g_free(outbox->path);
  g_free(outbox);
}

char *
outbox_file(const char *path, const char *folder, const char *name) {
  return g_build_filename(path, "letters", folder, name, NULL);
}

/* --- publishing
 * -------------------------------------------------------------------------------------------------- */

static gboolean
write_all(int file, GBytes *bytes) {
  gsize length;
  const char *rest = g_bytes_get_data(bytes, &length);
  while (length) {
    ssize_t n = write(file, rest, length);
    if (n < 0 && errno != EINTR)
      return FALSE;
    rest += n > 0 ? n : 0;
    length -= n > 0 ? (gsize)n : 0;
  }
  return TRUE;
}

/* In a folder that nobody sees yet there is no need for temporary names. */
static gboolean
write_file(const char *folder, const char *name, GBytes *bytes, GError **error) {
  g_autofree char *path = g_build_filename(folder, name, NULL);
  int file = bytes ? open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
  if (!bytes)
    return TRUE;
  if (file < 0)
    return fail(path, errno, error);
  gboolean written = write_all(file, bytes) && fsync(file) == 0;
  int reason = errno;
  return (close(file) == 0 && written) || fail(path, reason, error);
}

static gboolean
flush_folder(const char *path, GError **error) {
  int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return fail(path, errno, error);
  /* Some file systems cannot flush a folder; there is nothing more that could be done. */
  gboolean flushed = fsync(folder) == 0 || errno == EINVAL;
  int reason = errno;
  close(folder);
  return flushed || fail(path, reason, error);
}

static gboolean
fill_folder(const char *path, const Results *results, GError **error) {
  return write_file(path, "letter.xml", results->letter, error) &&
         write_file(path, "topics.json", results->topics, error) &&
         write_file(path, "reply.xml", results->reply, error) && flush_folder(path, error);
}

/* The new folder in the old one's place in one step; where the file system has no exchange, in two. */
static gboolean
replace_folder(const char *made, const char *path, GError **error) {
  if (renameat2(AT_FDCWD, made, AT_FDCWD, path, RENAME_EXCHANGE) == 0)
    return remove_tree(made, error);
  return remove_tree(path, error) && (g_rename(made, path) == 0 || fail(path, errno, error));
}

static gboolean
put_folder(const char *made, const char *path, GError **error) {
  if (g_rename(made, path) == 0)
    return TRUE;
  if (errno == EEXIST || errno == ENOTEMPTY)
    return replace_folder(made, path, error);
  return fail(path, errno, error);
}

gboolean
outbox_publish(const char *path, const char *folder, const Results *results, GError **error) {
  g_autofree char *letters = g_build_filename(path, "letters", NULL);
  g_autofree char *place = g_build_filename(letters, folder, NULL);
  g_autofree char *half = g_strconcat(HALF_DONE, "XXXXXX", NULL),
                  *made = g_build_filename(letters, half, NULL);
  if (!g_mkdtemp_full(made, 0700))
    return fail(made, errno, error);
  if (fill_folder(made, results, error) && put_folder(made, place, error))
    return flush_folder(letters, error);
  remove_tree(made, NULL);
  return FALSE;
}

static char *
failure_path(const char *path, const char *folder) {
  g_autofree char *name = g_strconcat(folder, ".txt", NULL);
  return g_build_filename(path, "failed", name, NULL);
}

gboolean
outbox_publish_failure(const char *path, const char *folder, const char *note, GError **error) {
  g_autofree char *file = failure_path(path, folder);
  g_autoptr(GBytes) bytes = g_bytes_new(note, strlen(note));
  g_autoptr(GError) cause = NULL;
  if (file_save(file, bytes, 0600, &cause))
    return TRUE;
  g_set_error_literal(error, CORPUS_ERROR, CORPUS_ERROR_OUTPUT, cause->message);
  return FALSE;
}

gboolean
outbox_remove(const char *path, const char *folder, GError **error) {
  g_autofree char *place = g_build_filename(path, "letters", folder, NULL),
                  *note = failure_path(path, folder);
  return remove_tree(place, error) && remove_tree(note, error);
}
