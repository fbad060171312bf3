#include "corpus/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Endings that mail and web programs give to what is still being written. */
static const char *const GROWING[] = {".part",     ".crdownload", ".tmp", ".partial",
                                      ".download", ".filepart",   NULL};

static gboolean
name_is_growing(const char *name) {
  for (const char *const *ending = GROWING; *ending; ending++)
    if (g_str_has_suffix(name, *ending))
      return TRUE;
  return FALSE;
}

/* Why a name alone is enough to leave a file; NULL: it is not. */
static const char *
leave_by_name(const char *name) {
  if (name[0] == '.')
    return "hidden; give it a name without the dot if it is a letter";
  if (g_str_has_prefix(name, "~$"))
    return "the lock of an office program; close the document";
  if (name_is_growing(name))
    return "still being written; the next run takes it once it has its name";
  return NULL;
}

static int
compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder in byte order; NULL: it cannot be read, see errno. */
static GPtrArray *
names_in(const char *folder) {
  DIR *dir = opendir(folder);
  if (!dir)
    return NULL;
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  for (struct dirent *entry; (entry = readdir(dir));)
    if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
      g_ptr_array_add(names, g_strdup(entry->d_name));
  closedir(dir);
  g_ptr_array_sort(names, compare_names);
  return names;
}

static gboolean walk_into(const Walk *walk, const char *folder, const char *outbox);

static void
leave(const Walk *walk, const char *path, const char *why) {
  walk->left(path, why, FALSE, walk->data);
}

static void
leave_unreadable(const Walk *walk, const char *path, int reason) {
  g_autofree char *why = g_strdup_printf("cannot be read: %s", g_strerror(reason));
  walk->left(path, why, TRUE, walk->data);
}

/* A link to a file stands for it; its target may be anywhere, and may be gone. */
static gboolean
visit_link(const Walk *walk, const char *path) {
  struct stat target;
  if (stat(path, &target) != 0)
    leave(walk, path, "a link that leads nowhere");
  else if (S_ISDIR(target.st_mode))
    leave(walk, path, "a link to a folder; name that folder as an inbox of its own");
  else if (!S_ISREG(target.st_mode))
    leave(walk, path, "not a file");
  else
    return walk->met(path, &target, walk->data);
  return TRUE;
}

static gboolean
visit(const Walk *walk, const char *path, const char *outbox) {
  struct stat about;
  if (lstat(path, &about) != 0)
    leave_unreadable(walk, path, errno);
  else if (S_ISDIR(about.st_mode))
    return walk_into(walk, path, outbox);
  else if (S_ISLNK(about.st_mode))
    return visit_link(walk, path);
  else if (!S_ISREG(about.st_mode))
    leave(walk, path, "not a file");
  else
    return walk->met(path, &about, walk->data);
  return TRUE;
}

static gboolean
walk_into(const Walk *walk, const char *folder, const char *outbox) {
  if (g_strcmp0(folder, outbox) == 0)
    return TRUE;
  g_autoptr(GPtrArray) names = names_in(folder);
  if (!names) {
    leave_unreadable(walk, folder, errno);
    return TRUE;
  }
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index(names, i);
    const char *why = leave_by_name(name);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (why)
      leave(walk, path, why);
    else if (!visit(walk, path, outbox))
      return FALSE;
  }
  return TRUE;
}

gboolean
walk_inbox(const Walk *walk, const char *inbox, const char *outbox) {
  struct stat about;
  /* The inbox itself may be a link: somebody named it. */
  if (stat(inbox, &about) == 0 && S_ISDIR(about.st_mode))
    return walk_into(walk, inbox, outbox);
  return visit(walk, inbox, outbox);
}
