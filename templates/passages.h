/*
 * Passages are the desk's standing texts: for a topic, in a language, for some kinds of reply, while they are
 * valid. A passage set is one file of them, templates/passages/<language>/<topic>.xml.
 */
#pragma once

#include "templates/compile.h"

typedef struct {
  char *id;
  char *topic;
  const char *language;                              /* interned */
  char **kinds;                                      /* of reply; NULL: all */
  Query *when;                                       /* NULL: always */
  char *owner, *reviewed, *valid_from, *valid_until; /* dates as YYYY-MM-DD; NULL: not given */
  char *basis;
  const char *file; /* interned */
  guint line;
  GPtrArray *instructions;
} Passage;

typedef enum { PASSAGE_VALID, PASSAGE_EARLY, PASSAGE_EXPIRED } PassageState;

/* All passages, by language and topic, each list in file order. */
typedef struct Passages Passages;

Passages *passages_new(void);
void passages_free(Passages *passages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Passages, passages_free)

/* Reads the passage set at path; what is wrong becomes the compiler's findings. */
void passages_read(Passages *passages, Compiler *compiler, const char *path);

/* Passage, in file order; NULL: none. */
const GPtrArray *passages_for(const Passages *passages, const char *language, const char *topic);

/* Every passage, in the order read. */
const GPtrArray *passages_all(const Passages *passages);

/* Whether kind is among those that the passage is for. */
gboolean passage_is_for(const Passage *passage, const char *kind);

/* Both bounds are inclusive; today is YYYY-MM-DD. */
PassageState passage_state(const Passage *passage, const char *today);
