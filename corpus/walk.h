/* A walk finds the letters below an inbox, in byte order of their names, and says why it leaves other files.
 */
#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

typedef struct {
  /* A file that may be a letter; FALSE ends the walk. */
  gboolean (*met)(const char *path, const struct stat *about, gpointer data);
  /* A file that is left, and what to do with it. unreadable: not by choice, but because the system refused.
   */
  void (*left)(const char *path, const char *why, gboolean unreadable, gpointer data);
  gpointer data;
} Walk;

/*
 * Walks through inbox, an absolute path to a folder or a file. Links to files are followed, links to folders
 * are left, so that a walk always ends. outbox, an absolute path or NULL, is passed over in silence. Returns
 * FALSE when met ended it.
 */
gboolean walk_inbox(const Walk *walk, const char *inbox, const char *outbox);
