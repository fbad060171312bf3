/* The text of one part out of its element: white space folded, lines and marks at their bytes. */
#include <string.h>

#include "extract/limits.h"
#include "extract/tei-names.h"
#include "extract/tei-reader.h"

/* A reference whose end is not read yet. */
#define OPEN G_MAXUINT

static const char *
read_added(xmlNode *node) {
  return tei_value_is(node, "rend", "form")         ? "form"
         : tei_value_is(node, "rend", "annotation") ? "annotation"
                                                    : NULL;
}

void
tei_collector_init(TeiCollector *collector, TeiReader *reader, PartKind kind, xmlNode *node) {
  *collector = (TeiCollector){.reader = reader, .part = part_new(kind, NULL), .text = g_string_new(NULL)};
  Part *part = collector->part;
  part->division = reader->division;
  if (node == NULL)
    return;
  part->id = tei_value(node, "xml:id");
  if (part->id != NULL && (*part->id == '\0' || g_hash_table_contains(reader->ids, part->id)))
    g_clear_pointer(&part->id, g_free);
  if (part->id != NULL)
    g_hash_table_add(reader->ids, part->id);
  part->rung = tei_rung_read(reader, node);
  part->certainty = tei_value_is(node, "cert", "low") ? DOUBTFUL : CERTAIN;
  part->language = tei_language_read(reader, node);
  part->added = read_added(node);
  g_hash_table_insert(reader->nodes, part, node);
}

/* A character of text is about to be written: lines and references that waited for it begin here. */
static void
settle(TeiCollector *collector) {
  Part *part = collector->part;
  for (; collector->open_lines < part->lines->len; collector->open_lines++)
    g_array_index(part->lines, PrintedLine, collector->open_lines).start = (guint)collector->text->len;
  for (; collector->open_refs < part->refs->len; collector->open_refs++)
    g_array_index(part->refs, InlineRef, collector->open_refs).span.start = (guint)collector->text->len;
}

static void
write_blank(TeiCollector *collector) {
  GString *text = collector->text;
  if (collector->blank && text->len > 0 && text->str[text->len - 1] != ' ')
    g_string_append_c(text, ' ');
  collector->blank = FALSE;
}

static void
collect_text(TeiCollector *collector, const xmlNode *node) {
  g_autofree char *text =
      node->content != NULL ? g_utf8_normalize((const char *)node->content, -1, G_NORMALIZE_NFC) : NULL;
  for (const char *c = text; c != NULL && *c != '\0';) {
    gsize word = strcspn(c, " \t\r\n");
    if (word > 0) {
      write_blank(collector);
      settle(collector);
      g_string_append_len(collector->text, c, (gssize)word);
    }
    c += word;
    if (*c != '\0') {
      collector->blank = TRUE;
      c += strspn(c, " \t\r\n");
    }
  }
}

void
tei_collector_break(TeiCollector *collector) {
  collector->blank = TRUE;
}

static void
collect_line(TeiCollector *collector, const xmlNode *node) {
  g_autoptr(GArray) places = tei_places_read(collector->reader, node);
  gboolean goes_on = tei_value_is(node, "break", "no");
  if (!goes_on)
    collector->blank = TRUE;
  if (places == NULL)
    return;
  PrintedLine line = {(guint)collector->text->len, g_array_index(places, Place, 0), goes_on};
  g_array_append_val(collector->part->lines, line);
}

/* Footnotes and furniture inside a part become parts of their own after it. */
static void
queue_part(TeiReader *reader, Part *part) {
  g_ptr_array_add(reader->queue, part);
}

static gboolean
is_mark(const xmlNode *node) {
  return node != NULL && tei_is(node, "hi") && tei_value_is(node, "rend", "superscript");
}

/* A mark as long as this is one; a longer superscript is text. */
static char *
mark_words(TeiReader *reader, const xmlNode *node) {
  g_autofree char *words = tei_words(reader, node);
  return strlen(words) < sizeof((NoteMark){0}).mark ? g_steal_pointer(&words) : NULL;
}

static void
add_mark(TeiCollector *collector, const char *words, Part *note, char *note_id) {
  write_blank(collector);
  NoteMark mark = {(guint)collector->text->len, G_MAXUINT, ""};
  g_strlcpy(mark.mark, words, sizeof mark.mark);
  TeiMarkFix fix = {collector->part, collector->part->marks->len, note, note_id};
  g_array_append_val(collector->part->marks, mark);
  if (note != NULL || note_id != NULL)
    g_array_append_val(collector->reader->fixes, fix);
}

static void
collect_mark(TeiCollector *collector, xmlNode *node) {
  g_autofree char *words = mark_words(collector->reader, node);
  xmlNode *ref = tei_child(node, "ref");
  g_autofree char *target = ref != NULL ? tei_value(ref, "target") : NULL;
  if (words == NULL)
    tei_collect(collector, node);
  else
    add_mark(collector, words, NULL, target != NULL && *target == '#' ? g_strdup(target + 1) : NULL);
}

/* The mark that stands directly before a note carries it; a note without one gets its number. */
static void
collect_note(TeiCollector *collector, xmlNode *node) {
  TeiReader *reader = collector->reader;
  Part *note = tei_part_read(reader, PART_FOOTNOTE, node);
  GArray *marks = collector->part->marks;
  note->label = tei_value(node, "n");
  queue_part(reader, note);
  if (is_mark(node->prev) && marks->len > 0) {
    TeiMarkFix fix = {collector->part, marks->len - 1, note, NULL};
    g_array_append_val(reader->fixes, fix);
  } else {
    add_mark(collector,
             note->label != NULL && strlen(note->label) < sizeof((NoteMark){0}).mark ? note->label : "*",
             note, NULL);
  }
}

static void
collect_furniture(TeiCollector *collector, xmlNode *node) {
  Part *part = tei_part_read(collector->reader, PART_FURNITURE, node);
  g_autofree char *type = tei_value(node, "type");
  if (!tei_furniture_kind(type, &part->furniture))
    part->furniture = FURNITURE_HEADER;
  queue_part(collector->reader, part);
}

/* The types of references that the letter knows; static. */
static const char *
reference_type(const xmlNode *node) {
  static const char *const types[] = {"law", "ecli", "case", "parliamentary-paper"};
  for (guint i = 0; i < G_N_ELEMENTS(types); i++)
    if (tei_value_is(node, "type", types[i]))
      return types[i];
  return NULL;
}

static void
collect_reference(TeiCollector *collector, xmlNode *node) {
  const char *type = reference_type(node);
  GArray *refs = collector->part->refs;
  guint index = refs->len;
  InlineRef ref = {{OPEN, OPEN}, type};
  if (type == NULL || (index > 0 && g_array_index(refs, InlineRef, index - 1).span.end == OPEN)) {
    tei_collect(collector, node);
    return;
  }
  g_array_append_val(refs, ref);
  tei_collect(collector, node);
  InlineRef *read = &g_array_index(refs, InlineRef, index);
  read->span.end = (guint)collector->text->len;
  if (read->span.start == OPEN) {
    g_array_remove_index(refs, index);
    collector->open_refs = MIN(collector->open_refs, index);
  }
}

/* Of two readings the editor's. */
static void
collect_choice(TeiCollector *collector, const xmlNode *node) {
  xmlNode *best = tei_child(node, "corr|reg|expan");
  best = best != NULL ? best : xmlFirstElementChild((xmlNode *)node);
  if (best != NULL)
    tei_collect(collector, best);
}

void
tei_collect_node(TeiCollector *collector, xmlNode *node) {
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    collect_text(collector, node);
  else if (node->type != XML_ELEMENT_NODE)
    return;
  else if (tei_is(node, "lb"))
    collect_line(collector, node);
  else if (tei_is(node, "note"))
    collect_note(collector, node);
  else if (tei_is(node, "fw"))
    collect_furniture(collector, node);
  else if (is_mark(node))
    collect_mark(collector, node);
  else if (tei_is(node, "ref"))
    collect_reference(collector, node);
  else if (tei_is(node, "choice"))
    collect_choice(collector, node);
  else if (tei_is(node, "p|ab|l|item|cell|addrLine|head|salute|signed")) {
    tei_collector_break(collector);
    tei_collect(collector, node);
    tei_collector_break(collector);
  } else if (!tei_is(node, "pb|cb|gb|milestone|anchor|del|gap|figDesc|graphic"))
    tei_collect(collector, node);
}

void
tei_collect(TeiCollector *collector, xmlNode *node) {
  for (xmlNode *child = node->children; child != NULL && collector->reader->error == NULL;
       child = child->next)
    tei_collect_node(collector, child);
}

/* Offsets that came to stand behind the end of the text. */
static void
clamp_offsets(Part *part, guint length) {
  for (guint i = 0; i < part->lines->len; i++)
    g_array_index(part->lines, PrintedLine, i).start =
        MIN(g_array_index(part->lines, PrintedLine, i).start, length);
  for (guint i = 0; i < part->marks->len; i++)
    g_array_index(part->marks, NoteMark, i).offset =
        MIN(g_array_index(part->marks, NoteMark, i).offset, length);
  for (guint i = 0; i < part->refs->len; i++) {
    Span *span = &g_array_index(part->refs, InlineRef, i).span;
    *span = (Span){MIN(span->start, length), MIN(span->end, length)};
  }
}

Part *
tei_collector_end(TeiCollector *collector) {
  Part *part = collector->part;
  GString *text = collector->text;
  settle(collector);
  if (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate(text, text->len - 1);
  if (text->len > LIMIT_PART_BYTES)
    tei_fail(collector->reader, g_hash_table_lookup(collector->reader->nodes, part),
             "the text of one part is longer than %d bytes", LIMIT_PART_BYTES);
  clamp_offsets(part, (guint)text->len);
  g_free(part->text);
  part->text = g_string_free(text, FALSE);
  collector->text = NULL;
  return part;
}

/* A part that says where it lies but not its lines lies there as a whole. */
static void
place_whole(TeiReader *reader, Part *part, const xmlNode *node) {
  if (part->lines->len > 0)
    return;
  g_autoptr(GArray) places = tei_places_read(reader, node);
  if (places == NULL)
    return;
  PrintedLine line = {0, g_array_index(places, Place, 0), FALSE};
  g_array_append_val(part->lines, line);
}

Part *
tei_part_read(TeiReader *reader, PartKind kind, xmlNode *node) {
  TeiCollector collector;
  tei_collector_init(&collector, reader, kind, node);
  tei_collect(&collector, node);
  Part *part = tei_collector_end(&collector);
  place_whole(reader, part, node);
  return part;
}

void
tei_add_part(TeiReader *reader, Part *part) {
  g_ptr_array_add(reader->letter->parts, part);
  while (reader->queue->len > 0)
    g_ptr_array_add(reader->letter->parts, g_ptr_array_steal_index(reader->queue, 0));
  if (reader->letter->parts->len > LIMIT_PARTS)
    tei_fail(reader, g_hash_table_lookup(reader->nodes, part), "the letter has more than %d parts",
             LIMIT_PARTS);
}
