#include "extract/tei-blocks.h"

#include <string.h>

#include "extract/limits.h"
#include "extract/tei-ends.h"
#include "extract/tei-names.h"

/* Elements that stand between the words of a p, an item or a quote and end its text. */
#define BLOCKS "p|ab|list|table|quote|q|cit|lg|floatingText|div|figure|said"

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
    tei_block_read(reader, child);
    tei_collector_init(&collector, reader, words.kind, NULL);
    collector.part->language = tei_language_read(reader, node);
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

void
tei_words_read(TeiReader *reader, xmlNode *node, PartKind kind) {
  read_words(reader, node, (Words){kind, 0, NULL});
}

static void
read_paragraph(TeiReader *reader, xmlNode *node) {
  g_autofree char *rend = tei_value(node, "rend");
  PartKind kind = PART_PARAGRAPH;
  tei_rend_kind(rend, &kind);
  read_words(reader, node, (Words){kind, kind == PART_HEADING ? 1 : 0, NULL});
}

/* --- lists --- */

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
      tei_list_read(reader, child, kind, MIN(level + 1, LIMIT_ITEM_LEVEL));
    else
      tei_block_read(reader, child);
  }
  if (open)
    end_words(reader, &collector, words, n != NULL);
}

void
tei_list_read(TeiReader *reader, xmlNode *list, PartKind kind, guint level) {
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
      tei_block_read(reader, child);
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

/* --- divisions --- */

static void
read_quote(TeiReader *reader, xmlNode *quote) {
  Division outer = reader->division;
  if (tei_value_is(quote, "type", "previous")) {
    reader->division = DIVISION_QUOTED;
    if (holds_blocks(quote) || !tei_has_words(quote))
      tei_blocks_read(reader, quote);
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
      tei_block_read(reader, child);
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
  tei_blocks_read(reader, div);
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

void
tei_block_read(TeiReader *reader, xmlNode *node) {
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
    tei_list_read(reader, node, PART_ITEM, 1);
  else if (tei_is(node, "table"))
    read_table(reader, node);
  else if (tei_is(node, "quote|q|said"))
    read_quote(reader, node);
  else if (tei_is(node, "opener"))
    tei_opener_read(reader, node);
  else if (tei_is(node, "closer"))
    tei_closer_read(reader, node);
  else if (tei_is(node, "salute"))
    read_words(reader, node, (Words){has_text_before(reader) ? PART_CLOSING : PART_SALUTATION, 0, NULL});
  else if (tei_is(node, "signed"))
    tei_signed_read(reader, node);
  else if (tei_is(node, "postscript"))
    tei_postscript_read(reader, node);
  else if (tei_is(node, "fw"))
    read_furniture(reader, node);
  else if (tei_is(node, "note"))
    read_note(reader, node);
  else if (holds_blocks(node))
    tei_blocks_read(reader, node);
  else
    read_words(reader, node, (Words){PART_PARAGRAPH, 0, NULL});
}

void
tei_blocks_read(TeiReader *reader, xmlNode *parent) {
  for (xmlNode *child = parent->children; child != NULL && reader->error == NULL; child = child->next)
    tei_block_read(reader, child);
}
