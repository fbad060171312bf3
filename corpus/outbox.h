/*
 * The outbox on disk: letters/, failed/, summary.csv, topics.jsonl beside the register. Folders are 0700,
 * files 0600, for letters are personal data. Whatever is written appears whole or not at all, and is on disk
 * before it appears. Errors: CORPUS_ERROR_OUTPUT naming the path and why.
 */
#pragma once

#include <gio/gio.h>

typedef struct Outbox Outbox;

/*
 * Makes the outbox at path, an absolute one, where it is not there, and holds it against other batches until
 * it is closed or the process ends. Clears away what an interrupted run left half done. Error also: another
 * batch holds it, and which.
 */
Outbox *outbox_open(const char *path, GError **error);
void outbox_close(Outbox *outbox);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outbox, outbox_close)

/* Clears away what workers that died left half done; only while none is at work. */
gboolean outbox_tidy(const Outbox *outbox, GError **error);

/* What a letter's folder holds. */
typedef struct {
  GBytes *letter, *topics;
  GBytes *reply; /* NULL: none */
} Results;

/* Puts a letter's folder in place; one that stood there is replaced. */
gboolean outbox_publish(const char *path, const char *folder, const Results *results, GError **error);

/* Puts the note on a letter that failed in place. */
gboolean outbox_publish_failure(const char *path, const char *folder, const char *note, GError **error);

/* Removes what there is of a letter, done or failed. */
gboolean outbox_remove(const char *path, const char *folder, GError **error);

/* The path of a file of a letter's folder: "topics.json". Free with g_free. */
char *outbox_file(const char *path, const char *folder, const char *name);
