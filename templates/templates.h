/*
 * Templates are all that a desk has prepared: skeletons, passages, idioms. Loaded and checked once, they
 * serve many letters. A template folder has the shape of the project's own templates/: skeletons/NAME.xml,
 * passages/<language>/<topic>.xml and, where it speaks otherwise than the project,
 * languages/<language>/reply.ini.
 */
#pragma once

#include "templates/docbook.h"
#include "templates/finding.h"
#include "templates/idiom.h"
#include "templates/passages.h"

/* A reply of one kind in one language. */
typedef struct {
  char **kinds;
  const char *language; /* interned */
  const char *file;     /* interned */
  GPtrArray *instructions;
} Skeleton;

typedef struct Templates Templates;

/*
 * Loads the templates of folder; NULL: the program's own. topics, which may be NULL, are the ids that
 * passages may be for. Error: DRAFT_ERROR_TEMPLATE with file:line: what, EXTRACT_ERROR_DATA.
 */
Templates *templates_load(const char *folder, const char *const *topics, GError **error);

/* The same, with all that is wrong as findings; NULL only when the folder is no template folder at all. */
Templates *
templates_load_all(const char *folder, const char *const *topics, GPtrArray *findings, GError **error);
void templates_free(Templates *templates);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Templates, templates_free)

/* The first skeleton, in file order, for a kind in a language; NULL: none. */
const Skeleton *templates_skeleton(const Templates *templates, const char *kind, const char *language);

/* Skeleton, in file order. */
const GPtrArray *templates_skeletons(const Templates *templates);
const Passages *templates_passages(const Templates *templates);

/* NULL when no reply.ini is there for it. */
const Idiom *templates_idiom(const Templates *templates, const char *language);

/* NULL when DocBook's schema is not installed. */
const DocbookSchema *templates_docbook(const Templates *templates);

/* The kinds of reply that skeletons are for, each once: "acknowledgement, forwarding, …". Free with g_free.
 */
char *templates_kinds(const Templates *templates);
