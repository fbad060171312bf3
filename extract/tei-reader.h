/*
 * The eye that reads TEI: names, attributes, zones, and the text of one part with all that stands in it.
 * Namespaces are not looked at, so that TEI of other hands is read as well. Inside tei-*.c only.
 */
#pragma once

#include <libxml/tree.h>

#include "extract/letter.h"

/* A footnote's mark whose note is known only once all parts are read. */
typedef struct {
  Part *host;
  guint mark;    /* index in the host's marks */
  Part *note;    /* or NULL: by id */
  char *note_id; /* or NULL */
} TeiMarkFix;

typedef struct {
  Letter *letter;
  GHashTable *zones; /* id → Place */
  GHashTable *nodes; /* Part → its xmlNode */
  GHashTable *ids;   /* ids that parts have; lent */
  GHashTable *names; /* what tei_name gave; lent */
  GPtrArray *queue;  /* Part, met inside the part being read; owned until the letter has them */
  GArray *fixes;     /* TeiMarkFix */
  GError *error;     /* the first; ends the reading */
  Division division;
  guint depth; /* nested divs, each with its heading */
} TeiReader;

void tei_reader_init(TeiReader *reader, Letter *letter);
void tei_reader_clear(TeiReader *reader);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TeiReader, tei_reader_clear)

/* Is this an element with one of the names, "p" or "p|ab"? */
gboolean tei_is(const xmlNode *node, const char *names);

/* The first child element with one of the names, or NULL. */
xmlNode *tei_child(const xmlNode *node, const char *names);

/* An attribute's value ("xml:id", "type"), NULL when absent. Free with g_free. */
char *tei_value(const xmlNode *node, const char *name);
gboolean tei_value_is(const xmlNode *node, const char *name, const char *value);

/* The text in an element as one line, without footnotes, marks and furniture; "" when empty. Free with
 * g_free. */
char *tei_words(TeiReader *reader, const xmlNode *node);
gboolean tei_has_words(const xmlNode *node);

/* A field from its element: text (cut at its limit, with a notice), places, doubt. */
void tei_field_read(TeiReader *reader, const xmlNode *node, Field *field);

/* The places that @facs points to; NULL when there are none. */
GArray *tei_places_read(TeiReader *reader, const xmlNode *node);

/* The name interned, which is kept as long as the program runs; NULL when it is too long or the letter has
 * named too many. */
const char *tei_name(TeiReader *reader, const char *name);

/* The rung that @resp names, interned; NULL when it names none. */
const char *tei_rung_read(TeiReader *reader, const xmlNode *node);

/* A BCP 47 tag, interned; NULL when it is none. */
const char *tei_language_tag(TeiReader *reader, const char *tag);

/* The tag of the nearest xml:lang, interned, or NULL. */
const char *tei_language_read(TeiReader *reader, const xmlNode *node);

/* What an ISO date says; NULL: not a day. */
char *tei_day_read(const xmlNode *node);

/* Says what is wrong and where; the first error stands. */
void tei_fail(TeiReader *reader, const xmlNode *node, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* --- parts (tei-collect.c) --- */

/* The text of a part while it is read. */
typedef struct {
  TeiReader *reader;
  Part *part;
  GString *text;
  gboolean blank;              /* white space was met and not yet written */
  guint open_lines, open_refs; /* the first line and reference that wait for their first character */
} TeiCollector;

/* A part for an element, with its id, language and doubt; node NULL: it has no element of its own. */
void tei_collector_init(TeiCollector *collector, TeiReader *reader, PartKind kind, xmlNode *node);

/* Everything in the node. */
void tei_collect(TeiCollector *collector, xmlNode *node);

/* One node: text, or an element that stands in text. */
void tei_collect_node(TeiCollector *collector, xmlNode *node);

/* The next character begins a new word. */
void tei_collector_break(TeiCollector *collector);

/* The part with its text. Error in the reader when it is too long. */
Part *tei_collector_end(TeiCollector *collector);

/* Gives the letter the part, and after it the footnotes and furniture that were met inside. */
void tei_add_part(TeiReader *reader, Part *part);

/* An element whose whole content is one part. */
Part *tei_part_read(TeiReader *reader, PartKind kind, xmlNode *node);
