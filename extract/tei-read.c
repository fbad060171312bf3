#include "extract/tei-read.h"

#include <string.h>

#include "extract/tei-blocks.h"
#include "extract/tei-fields.h"
#include "extract/xml.h"

/* Copies and enclosures; whatever else stands behind the letter is a document of its own. */
static void
read_back(TeiReader *reader, xmlNode *back) {
  reader->division = DIVISION_LETTER;
  for (xmlNode *div = back->children; div != NULL && reader->error == NULL; div = div->next) {
    gboolean copies = tei_value_is(div, "type", "copies"),
             enclosures = tei_value_is(div, "type", "enclosures");
    if (!tei_is(div, "div") || (!copies && !enclosures)) {
      reader->division = DIVISION_ENCLOSURE;
      tei_block_read(reader, div);
      reader->division = DIVISION_LETTER;
      continue;
    }
    for (xmlNode *list = div->children; list != NULL; list = list->next)
      if (tei_is(list, "list"))
        tei_list_read(reader, list, copies ? PART_COPY : PART_ENCLOSURE, 1);
  }
}

static void
read_text(TeiReader *reader, const xmlNode *text) {
  xmlNode *front = tei_child(text, "front"), *body = tei_child(text, "body"), *back = tei_child(text, "back");
  if (front != NULL) {
    reader->division = DIVISION_PREAMBLE;
    tei_blocks_read(reader, front);
    reader->division = DIVISION_LETTER;
  }
  tei_blocks_read(reader, body);
  if (back != NULL && reader->error == NULL)
    read_back(reader, back);
}

/* --- what is known only at the end --- */

static guint
index_of(const TeiReader *reader, const TeiMarkFix *fix, GHashTable *indices) {
  gpointer index;
  const Part *note = fix->note != NULL ? fix->note : letter_find_part(reader->letter, fix->note_id);
  return note != NULL && g_hash_table_lookup_extended(indices, note, NULL, &index) ? GPOINTER_TO_UINT(index)
                                                                                   : G_MAXUINT;
}

static void
tie_marks(TeiReader *reader) {
  g_autoptr(GHashTable) indices = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < reader->letter->parts->len; i++)
    g_hash_table_insert(indices, letter_part(reader->letter, i), GUINT_TO_POINTER(i));
  for (guint i = 0; i < reader->fixes->len; i++) {
    const TeiMarkFix *fix = &g_array_index(reader->fixes, TeiMarkFix, i);
    if (g_hash_table_contains(indices, fix->host) && fix->mark < fix->host->marks->len)
      g_array_index(fix->host->marks, NoteMark, fix->mark).note = index_of(reader, fix, indices);
  }
}

static void
number_parts(TeiReader *reader) {
  letter_number_parts(reader->letter);
  for (guint i = 0; i < reader->letter->parts->len; i++) {
    Part *part = letter_part(reader->letter, i);
    xmlNode *node = g_hash_table_lookup(reader->nodes, part);
    if (node == NULL || tei_value_is(node, "xml:id", part->id))
      continue;
    xmlNs *xml = xmlSearchNsByHref(node->doc, node, XML_XML_NAMESPACE);
    xmlSetNsProp(node, xml, (const xmlChar *)"id", (const xmlChar *)part->id);
  }
}

/* A letter that says its date only above the salutation. */
static void
read_dateline(TeiReader *reader, const xmlNode *parent) {
  DateField *date = &reader->letter->sent.date;
  for (const xmlNode *child = parent->children;
       child != NULL && date->printed.text == NULL && date->iso == NULL; child = child->next) {
    if (tei_is(child, "date") && tei_is(parent, "dateline|opener")) {
      date->iso = tei_day_read(child);
      tei_field_read(reader, child, &date->printed);
    } else if (tei_is(child, "div|opener|dateline|body")) {
      read_dateline(reader, child);
    }
  }
}

static xmlNode *
tei_root(xmlDoc *doc, GError **error) {
  xmlNode *root = xmlDocGetRootElement(doc);
  if (root != NULL && tei_is(root, "teiCorpus"))
    root = tei_child(root, "TEI");
  if (root != NULL && tei_is(root, "TEI|TEI.2") && tei_child(tei_child(root, "text"), "body") != NULL)
    return root;
  gboolean is_tei = root != NULL && tei_is(root, "TEI|TEI.2");
  g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "line %ld: %s%s%s",
              root != NULL ? xmlGetLineNo(root) : 1,
              is_tei ? "the TEI has no text/body, so there is no letter in it" : "the root element is ",
              is_tei || root == NULL ? "" : (const char *)root->name, is_tei ? "" : ", not TEI");
  return NULL;
}

Letter *
tei_read(xmlDoc *doc, GError **error) {
  const xmlNode *root = tei_root(doc, error);
  if (root == NULL)
    return NULL;
  g_autoptr(Letter) letter = letter_new();
  g_auto(TeiReader) reader;
  tei_reader_init(&reader, letter);
  tei_facsimile_read(&reader, root);
  tei_header_read(&reader, root);
  read_text(&reader, tei_child(root, "text"));
  read_dateline(&reader, tei_child(tei_child(root, "text"), "body"));
  if (reader.error != NULL) {
    g_propagate_error(error, g_steal_pointer(&reader.error));
    return NULL;
  }
  number_parts(&reader);
  tie_marks(&reader);
  tei_cited_read(&reader, root);
  tei_notices_read(&reader, doc);
  return g_steal_pointer(&letter);
}
