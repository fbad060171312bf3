#include "extract/tei-read.h"

#include <string.h>

#include "extract/limits.h"
#include "extract/tei-fields.h"
#include "extract/tei-names.h"
#include "extract/tei-reader.h"
#include "extract/xml.h"

/* More signatories than this are no letter's. */
#define SIGNATORIES_MAX 100

/* Elements that stand between the words of a p, an item or a quote and end its text. */
#define BLOCKS "p|ab|list|table|quote|q|cit|lg|floatingText|div|figure|said"

static void read_blocks(TeiReader *reader, xmlNode *parent);
static void read_block(TeiReader *reader, xmlNode *node);

/* --- text with blocks in it --- */

static gboolean
holds_blocks(const xmlNode *node) {
  return tei_child(node, BLOCKS) != NULL;
}

/* What a run of words becomes. */
typedef struct {
  PartKind kind;
  guint level;
  const char *label;
} Words;

static void
end_words(TeiReader *reader, TeiCollector *collector, Words words, gboolean keep_empty) {
  Part *part = tei_collector_end(collector);
  if (!keep_empty && *part->text == '\0' && part->marks->len == 0) {
    g_hash_table_remove(reader->nodes, part);
    if (part->id != NULL)
      g_hash_table_remove(reader->ids, part->id);
    part_free(part);
    return;
  }
  part->level = words.level;
  part->label = g_strdup(words.label);
  tei_add_part(reader, part);
}

/* An element of words in which blocks may stand: its words before, between and after them are parts of one
 * kind. */
static void
read_words_and_blocks(TeiReader *reader, xmlNode *node, Words words) {
  TeiCollector collector;
  tei_collector_init(&collector, reader, words.kind, node);
  for (xmlNode *child = node->children; child != NULL && reader->error == NULL; child = child->next) {
    if (!tei_is(child, BLOCKS)) {
      tei_collect_node(&collector, child);
      continue;
    }
    end_words(reader, &collector, words, FALSE);
    words.label = NULL;
    read_block(reader, child);
    tei_collector_init(&collector, reader, words.kind, NULL);
    collector.part->language = tei_language_read(node);
  }
  end_words(reader, &collector, words, FALSE);
}

static void
read_words(TeiReader *reader, xmlNode *node, Words words) {
  g_autofree char *id = tei_value(node, "xml:id");
  if (holds_blocks(node)) {
    read_words_and_blocks(reader, node, words);
    return;
  }
  if (id == NULL && !tei_has_words(node) && words.kind != PART_ITEM && tei_child(node, "note|hi|fw") == NULL)
    return;
  Part *part = tei_part_read(reader, words.kind, node);
  part->level = words.level;
  part->label = g_strdup(words.label);
  tei_add_part(reader, part);
}

static void
read_paragraph(TeiReader *reader, xmlNode *node) {
  g_autofree char *rend = tei_value(node, "rend");
  PartKind kind = PART_PARAGRAPH;
  tei_rend_kind(rend, &kind);
  read_words(reader, node, (Words){kind, kind == PART_HEADING ? 1 : 0, NULL});
}

/* --- lists --- */

static void read_list(TeiReader *reader, xmlNode *list, PartKind kind, guint level);

/* An item's own words, then the lists in it one level deeper. */
static void
read_item(TeiReader *reader, xmlNode *item, PartKind kind, guint level, const char *gloss) {
  g_autofree char *n = tei_value(item, "n");
  Words words = {kind, kind == PART_ITEM ? level : 0, n != NULL ? n : gloss};
  if (!holds_blocks(item)) {
    read_words(reader, item, words);
    return;
  }
  TeiCollector collector;
  tei_collector_init(&collector, reader, kind, item);
  gboolean open = TRUE;
  for (xmlNode *child = item->children; child != NULL && reader->error == NULL; child = child->next) {
    if (open && (!tei_is(child, BLOCKS) || tei_is(child, "p|ab"))) {
      tei_collect_node(&collector, child);
      continue;
    }
    if (open)
      end_words(reader, &collector, words, n != NULL);
    open = FALSE;
    if (tei_is(child, "list"))
      read_list(reader, child, kind, MIN(level + 1, LIMIT_ITEM_LEVEL));
    else
      read_block(reader, child);
  }
  if (open)
    end_words(reader, &collector, words, n != NULL);
}

static void
read_list(TeiReader *reader, xmlNode *list, PartKind kind, guint level) {
  g_autofree char *gloss = NULL;
  for (xmlNode *child = list->children; child != NULL && reader->error == NULL; child = child->next) {
    if (tei_is(child, "item")) {
      read_item(reader, child, kind, level, gloss);
      g_clear_pointer(&gloss, g_free);
    } else if (tei_is(child, "label")) {
      g_free(gloss);
      gloss = tei_words(reader, child);
    } else if (tei_is(child, "head")) {
      read_words(reader, child, (Words){PART_PARAGRAPH, 0, NULL});
    } else {
      read_block(reader, child);
    }
  }
}

/* --- tables --- */

static void
read_cell(TeiCollector *collector, xmlNode *node, guint row, guint column) {
  GString *text = collector->text;
  guint before = (guint)text->len;
  tei_collector_break(collector);
  tei_collect(collector, node);
  gsize end = text->len;
  while (end > before && text->str[end - 1] == ' ')
    end--;
  guint start = before;
  while (start < end && text->str[start] == ' ')
    start++;
  Cell cell = {row, column, {start, (guint)end}};
  g_array_append_val(collector->part->cells, cell);
}

static void
read_table(TeiReader *reader, xmlNode *table) {
  TeiCollector collector;
  guint row = 0;
  xmlNode *head = tei_child(table, "head");
  if (head != NULL)
    read_words(reader, head, (Words){PART_PARAGRAPH, 0, NULL});
  tei_collector_init(&collector, reader, PART_TABLE, table);
  for (xmlNode *child = table->children; child != NULL && reader->error == NULL; child = child->next) {
    guint column = 0;
    for (xmlNode *cell = tei_is(child, "row") ? child->children : NULL; cell != NULL; cell = cell->next)
      if (tei_is(cell, "cell"))
        read_cell(&collector, cell, row, column++);
    row += tei_is(child, "row");
  }
  tei_add_part(reader, tei_collector_end(&collector));
}

/* --- the ends of a letter --- */

static void
read_opener(TeiReader *reader, xmlNode *opener) {
  for (xmlNode *child = opener->children; child != NULL; child = child->next) {
    if (tei_is(child, "salute"))
      read_words(reader, child, (Words){PART_SALUTATION, 0, NULL});
    else if (tei_is(child, "fw|note"))
      read_block(reader, child);
  }
  if (tei_child(opener, "salute|dateline|address") == NULL)
    read_words(reader, opener, (Words){PART_SALUTATION, 0, NULL});
}

static Signatory *
signatory_at(TeiReader *reader, guint index) {
  GArray *signatories = reader->letter->signatories;
  if (index >= signatories->len)
    g_array_set_size(signatories, index + 1);
  return &g_array_index(signatories, Signatory, index);
}

/* Whose name or role this is: its id says so, else each name begins a new signatory. */
static guint
signatory_index(TeiReader *reader, const xmlNode *node) {
  g_autofree char *id = tei_value(node, "xml:id");
  guint count = reader->letter->signatories->len;
  if (id != NULL && g_str_has_prefix(id, "signatory-")) {
    guint64 number = g_ascii_strtoull(id + strlen("signatory-"), NULL, 10);
    if (number >= 1 && number <= SIGNATORIES_MAX)
      return (guint)number - 1;
  }
  gboolean joins_last = tei_is(node, "roleName") && count > 0 &&
                        g_array_index(reader->letter->signatories, Signatory, count - 1).role.text == NULL;
  return joins_last ? count - 1 : count;
}

static void
read_signatories(TeiReader *reader, const xmlNode *parent) {
  for (const xmlNode *child = parent->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE)
      continue;
    if (!tei_is(child, "persName|roleName|name")) {
      read_signatories(reader, child);
      continue;
    }
    guint index = signatory_index(reader, child);
    if (index >= SIGNATORIES_MAX)
      return;
    Signatory *signatory = signatory_at(reader, index);
    tei_field_read(reader, child, tei_is(child, "roleName") ? &signatory->role : &signatory->name);
  }
}

/* Does it hold more than names and roles? */
static gboolean
prints_more_than_names(const xmlNode *node) {
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (!tei_is(child, "persName|roleName|name") && tei_has_words(child))
      return TRUE;
  return FALSE;
}

static void
read_signed(TeiReader *reader, xmlNode *node) {
  g_autofree char *id = tei_value(node, "xml:id");
  if (reader->division == DIVISION_LETTER)
    read_signatories(reader, node);
  if (id != NULL || prints_more_than_names(node))
    read_words(reader, node, (Words){PART_SIGNATURE, 0, NULL});
}

static void
read_closer(TeiReader *reader, xmlNode *closer) {
  for (xmlNode *child = closer->children; child != NULL; child = child->next) {
    if (tei_is(child, "salute"))
      read_words(reader, child, (Words){PART_CLOSING, 0, NULL});
    else if (tei_is(child, "signed"))
      read_signed(reader, child);
    else if (tei_is(child, "fw|note"))
      read_block(reader, child);
  }
  if (tei_child(closer, "salute|signed|dateline") == NULL && tei_has_words(closer))
    read_words(reader, closer, (Words){PART_CLOSING, 0, NULL});
}

static void
read_postscript(TeiReader *reader, xmlNode *postscript) {
  for (xmlNode *child = postscript->children; child != NULL; child = child->next) {
    if (tei_is(child, "p|ab|label|head"))
      read_words(reader, child, (Words){PART_POSTSCRIPT, 0, NULL});
    else
      read_block(reader, child);
  }
}

/* --- divisions --- */

static void
read_quote(TeiReader *reader, xmlNode *quote) {
  Division outer = reader->division;
  if (tei_value_is(quote, "type", "previous")) {
    reader->division = DIVISION_QUOTED;
    if (holds_blocks(quote) || !tei_has_words(quote))
      read_blocks(reader, quote);
    else
      read_words(reader, quote, (Words){PART_PARAGRAPH, 0, NULL});
    reader->division = outer;
    return;
  }
  if (!holds_blocks(quote)) {
    read_words(reader, quote, (Words){PART_QUOTE, 0, NULL});
    return;
  }
  for (xmlNode *child = quote->children; child != NULL && reader->error == NULL; child = child->next) {
    if (tei_is(child, "p|ab"))
      read_words(reader, child, (Words){PART_QUOTE, 0, NULL});
    else
      read_block(reader, child);
  }
}

/* A div with a type that the letter knows is a division; any other is a section, opened by its heading. */
static void
read_div(TeiReader *reader, xmlNode *div) {
  g_autofree char *type = tei_value(div, "type");
  Division outer = reader->division;
  guint depth = reader->depth;
  if (tei_division(type, &reader->division))
    reader->depth = 0;
  else
    reader->depth++;
  read_blocks(reader, div);
  reader->division = outer;
  reader->depth = depth;
}

static void
read_furniture(TeiReader *reader, xmlNode *node) {
  Part *part = tei_part_read(reader, PART_FURNITURE, node);
  g_autofree char *type = tei_value(node, "type");
  if (!tei_furniture_kind(type, &part->furniture))
    part->furniture = FURNITURE_HEADER;
  tei_add_part(reader, part);
}

static void
read_note(TeiReader *reader, xmlNode *node) {
  g_autofree char *label = tei_value(node, "n");
  Part *part = tei_part_read(reader, PART_FOOTNOTE, node);
  part->label = g_steal_pointer(&label);
  tei_add_part(reader, part);
}

/* Text that stands outside every element that could hold it. */
static void
read_loose_text(TeiReader *reader, xmlNode *node) {
  TeiCollector collector;
  tei_collector_init(&collector, reader, PART_PARAGRAPH, NULL);
  tei_collect_node(&collector, node);
  end_words(reader, &collector, (Words){PART_PARAGRAPH, 0, NULL}, FALSE);
}

static gboolean
has_text_before(const TeiReader *reader) {
  for (guint i = 0; i < reader->letter->parts->len; i++) {
    PartKind kind = letter_part(reader->letter, i)->kind;
    if (kind != PART_FURNITURE && kind != PART_SUBJECT && kind != PART_SALUTATION)
      return TRUE;
  }
  return FALSE;
}

static void
read_block(TeiReader *reader, xmlNode *node) {
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
    if (!xmlIsBlankNode(node))
      read_loose_text(reader, node);
    return;
  }
  if (node->type != XML_ELEMENT_NODE || tei_is(node, "pb|lb|cb|gb|milestone|anchor|figure|graphic|gap|del"))
    return;
  if (tei_is(node, "p|ab|l|byline|trailer|argument"))
    read_paragraph(reader, node);
  else if (tei_is(node, "div|div1|div2|div3|div4|div5|div6|div7"))
    read_div(reader, node);
  else if (tei_is(node, "head"))
    read_words(reader, node, (Words){PART_HEADING, MAX(reader->depth, 1), NULL});
  else if (tei_is(node, "list"))
    read_list(reader, node, PART_ITEM, 1);
  else if (tei_is(node, "table"))
    read_table(reader, node);
  else if (tei_is(node, "quote|q|said"))
    read_quote(reader, node);
  else if (tei_is(node, "opener"))
    read_opener(reader, node);
  else if (tei_is(node, "closer"))
    read_closer(reader, node);
  else if (tei_is(node, "salute"))
    read_words(reader, node, (Words){has_text_before(reader) ? PART_CLOSING : PART_SALUTATION, 0, NULL});
  else if (tei_is(node, "signed"))
    read_signed(reader, node);
  else if (tei_is(node, "postscript"))
    read_postscript(reader, node);
  else if (tei_is(node, "fw"))
    read_furniture(reader, node);
  else if (tei_is(node, "note"))
    read_note(reader, node);
  else if (holds_blocks(node))
    read_blocks(reader, node);
  else
    read_words(reader, node, (Words){PART_PARAGRAPH, 0, NULL});
}

static void
read_blocks(TeiReader *reader, xmlNode *parent) {
  for (xmlNode *child = parent->children; child != NULL && reader->error == NULL; child = child->next)
    read_block(reader, child);
}

/* Copies and enclosures; whatever else stands behind the letter is a document of its own. */
static void
read_back(TeiReader *reader, xmlNode *back) {
  reader->division = DIVISION_LETTER;
  for (xmlNode *div = back->children; div != NULL && reader->error == NULL; div = div->next) {
    gboolean copies = tei_value_is(div, "type", "copies"),
             enclosures = tei_value_is(div, "type", "enclosures");
    if (!tei_is(div, "div") || (!copies && !enclosures)) {
      reader->division = DIVISION_ENCLOSURE;
      read_block(reader, div);
      reader->division = DIVISION_LETTER;
      continue;
    }
    for (xmlNode *list = div->children; list != NULL; list = list->next)
      if (tei_is(list, "list"))
        read_list(reader, list, copies ? PART_COPY : PART_ENCLOSURE, 1);
  }
}

static void
read_text(TeiReader *reader, const xmlNode *text) {
  xmlNode *front = tei_child(text, "front"), *body = tei_child(text, "body"), *back = tei_child(text, "back");
  if (front != NULL) {
    reader->division = DIVISION_PREAMBLE;
    read_blocks(reader, front);
    reader->division = DIVISION_LETTER;
  }
  read_blocks(reader, body);
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
