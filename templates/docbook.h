/*
 * DocBook 5.0 as far as templates and replies need it: its elements, and its official RELAX NG schema, which
 * Debian's docbook5-xml installs. libxml2's verdict equals jing's; its messages do not help, so only the
 * verdict is told.
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

#define DOCBOOK_NAMESPACE "http://docbook.org/ns/docbook"

/* What may stand directly in an element. */
typedef enum {
  DOCBOOK_TEXT = 1,   /* characters */
  DOCBOOK_PHRASE = 2, /* phrase: a placeholder */
  DOCBOOK_REMARK = 4  /* remark: a todo */
} DocbookContent;

/* Whether DocBook has an element of this name. */
gboolean docbook_knows(const char *element);

gboolean docbook_allows(const char *element, DocbookContent content);

/* The compiled schema. */
typedef struct DocbookSchema DocbookSchema;

/* Compiles the official schema, in some 20 ms; NULL when it is not installed (or is damaged). */
DocbookSchema *docbook_schema_load(void);
void docbook_schema_free(DocbookSchema *schema);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DocbookSchema, docbook_schema_free)

/* Whether doc is valid. line and why, which may be NULL, tell where libxml2 stumbled and over what; why:
 * g_free. */
gboolean docbook_schema_accepts(const DocbookSchema *schema, xmlDoc *doc, guint *line, char **why);
