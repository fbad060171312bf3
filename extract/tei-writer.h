/*
 * The hand that writes TEI: elements and attributes in the TEI namespace with text made safe, and zones on
 * the facsimile's surfaces. Inside tei-*.c only.
 */
#pragma once

#include <libxml/tree.h>

#include "extract/letter.h"

typedef struct {
  const Letter *letter;
  xmlDoc *doc;
  xmlNs *ns;
  xmlNode *root;
  GPtrArray *surfaces; /* xmlNode of each page; owned by the document */
  GPtrArray *ids;      /* char *, the xml:id of each part */
  GArray *hosts;       /* guint for each part: of a footnote the part whose mark carries it, else G_MAXUINT */
  GArray
      *inside; /* guint, parts: furniture that stands within the part being written; taken out when written */
  guint lines; /* printed lines written so far */
  guint page;  /* how many pages the text has reached */
  guint replaced; /* characters that XML lacks */
} TeiWriter;

/* Makes the document with its root and surfaces; tei_writer_clear frees all but the document. */
void tei_writer_init(TeiWriter *writer, const Letter *letter);
void tei_writer_clear(TeiWriter *writer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TeiWriter, tei_writer_clear)

/* A new last child. */
xmlNode *tei_element(TeiWriter *writer, xmlNode *parent, const char *name);
xmlNode *tei_text_element(TeiWriter *writer, xmlNode *parent, const char *name, const char *text);

/* Appends length bytes of text; the element counts as mixed even when they are none, so that no indentation
 * enters. */
void tei_text(TeiWriter *writer, xmlNode *node, const char *text, gsize length);

/* An attribute; none when value is NULL. xml: attributes are "xml:id", "xml:lang". */
void tei_attribute(TeiWriter *writer, xmlNode *node, const char *name, const char *value);

/* Makes a zone and appends its pointer to facs; nothing when the place lies on no surface. */
void tei_zone(TeiWriter *writer, GString *facs, const char *id, const Place *place);

/* @facs of a thing that lies on several places: a zone each, "z-p1" or "z-p1a", "z-p1b". */
void tei_places(TeiWriter *writer, xmlNode *node, const char *id, const GArray *places);

/* @cert and @resp. */
void tei_doubt(TeiWriter *writer, xmlNode *node, Certainty certainty, const char *rung);

/* The element of a field with its id, places, doubt and text; nothing when the field is absent. */
xmlNode *tei_field(TeiWriter *writer, xmlNode *parent, const char *name, const char *id, const Field *field);

/* The attributes of a field's element. */
void tei_field_attributes(TeiWriter *writer, xmlNode *node, const char *id, const Field *field);

/* Starts every page up to this one (0 is the first) with a pb in parent. */
void tei_reach_page(TeiWriter *writer, xmlNode *parent, guint page, gboolean in_word);

/* The id under which a rung is declared: "rung-numbered-bold". Free with g_free. */
char *tei_rung_id(const char *rung);
