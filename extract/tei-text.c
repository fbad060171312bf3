#include "extract/tei-text.h"

#include <string.h>

#include "extract/limits.h"
#include "extract/tei-names.h"

/* How far the writing of a part's text has come. */
typedef struct {
  TeiWriter *writer;
  const Part *part;
  guint index, length; /* of its text */
  const GArray *wraps; /* TeiWrap */
  guint first;         /* where the range that is being written begins: no word goes on from cell to cell */
  guint line, mark, wrap; /* the next of each */
  gboolean reaches_pages; /* the text runs through the letter: page breaks are its own */
} Run;

/* --- a part's element --- */

gboolean
tei_part_pages(const Part *part, guint *first, guint *last) {
  if (part->lines->len == 0)
    return FALSE;
  *first = g_array_index(part->lines, PrintedLine, 0).place.page;
  *last = *first;
  for (guint i = 1; i < part->lines->len; i++)
    *last = MAX(*last, g_array_index(part->lines, PrintedLine, i).place.page);
  return TRUE;
}

/* One place a page: round all lines that follow each other there. */
static GArray *
places_by_page(const Part *part) {
  GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));
  for (guint i = 0; i < part->lines->len; i++) {
    Place place = g_array_index(part->lines, PrintedLine, i).place;
    Place *last = places->len > 0 ? &g_array_index(places, Place, places->len - 1) : NULL;
    if (last != NULL && last->page == place.page)
      last->box = box_union(last->box, place.box);
    else
      g_array_append_val(places, place);
  }
  return places;
}

/* Only these can say that they were typed on the page afterwards; the others have a @rend of their own, or
 * none. */
static gboolean
kind_can_be_added(PartKind kind) {
  return kind == PART_PARAGRAPH || kind == PART_ITEM || kind == PART_TABLE || kind == PART_FURNITURE;
}

/* A note or furniture inside a part would have that part's language, not the letter's. */
static gboolean
inherits_language(const xmlNode *node, const char *language) {
  xmlChar *inherited = xmlNodeGetLang(node->parent);
  gboolean same = g_strcmp0((const char *)inherited, language) == 0;
  xmlFree(inherited);
  return same;
}

void
tei_part_attributes(TeiWriter *writer, xmlNode *node, guint index) {
  const Part *part = letter_part(writer->letter, index);
  const char *id = g_ptr_array_index(writer->ids, index);
  g_autoptr(GArray) places = places_by_page(part);
  tei_attribute(writer, node, "xml:id", id);
  if (part->language != NULL && !inherits_language(node, part->language))
    tei_attribute(writer, node, "xml:lang", part->language);
  tei_places(writer, node, id, places);
  tei_doubt(writer, node, part->certainty, part->rung);
  if (kind_can_be_added(part->kind))
    tei_attribute(writer, node, "rend", part->added);
}

/* --- what stands in the text --- */

/* Furniture inside this part that lies on no later page than this. */
static void
write_furniture_inside(Run *run, xmlNode *node, guint page) {
  GArray *inside = run->writer->inside;
  for (guint i = 0; i < inside->len;) {
    guint index = g_array_index(inside, guint, i), first = 0, last;
    tei_part_pages(letter_part(run->writer->letter, index), &first, &last);
    if (first > page) {
      i++;
      continue;
    }
    g_array_remove_index(inside, i);
    tei_furniture_write(run->writer, node, index);
  }
}

/* The text goes over to another page: what was printed between the two stands there. */
static void
turn_page(Run *run, xmlNode *node, guint page, gboolean in_word) {
  guint before = run->writer->page;
  if (run->line == 0 || !run->reaches_pages || page < before)
    return;
  if (before > 0)
    write_furniture_inside(run, node, before - 1);
  tei_reach_page(run->writer, node, page, in_word);
  write_furniture_inside(run, node, page);
}

/* Where a line's first character stands: a blank between two lines belongs to neither. */
static guint
line_start(const Run *run, guint line) {
  guint start = g_array_index(run->part->lines, PrintedLine, line).start;
  return start + (start < run->length && run->part->text[start] == ' ');
}

/* @break='no': the word goes on, its hyphen undone or kept. */
static gboolean
word_goes_on(const Run *run, guint line) {
  guint start = line_start(run, line);
  return start > run->first && start < run->length && run->part->text[start - 1] != ' ';
}

static void
write_line(Run *run, xmlNode *node) {
  const PrintedLine *line = &g_array_index(run->part->lines, PrintedLine, run->line);
  TeiWriter *writer = run->writer;
  gboolean in_word = word_goes_on(run, run->line);
  turn_page(run, node, line->place.page, in_word);
  run->line++;
  if (line->place.page >= writer->surfaces->len || box_is_empty(line->place.box))
    return;
  g_autoptr(GString) facs = g_string_new(NULL);
  g_autofree char *id = g_strdup_printf("l%u", ++writer->lines);
  tei_zone(writer, facs, id, &line->place);
  xmlNode *lb = tei_element(writer, node, "lb");
  tei_attribute(writer, lb, "facs", facs->str);
  tei_attribute(writer, lb, "break", in_word ? "no" : NULL);
}

/* Is this the mark that carries its footnote: the first of its note in the part that is the note's host? */
static gboolean
mark_carries_note(const Run *run, const NoteMark *mark) {
  if (mark->note >= run->writer->hosts->len ||
      g_array_index(run->writer->hosts, guint, mark->note) != run->index)
    return FALSE;
  for (guint i = 0; i < run->mark; i++)
    if (g_array_index(run->part->marks, NoteMark, i).note == mark->note)
      return FALSE;
  return TRUE;
}

static void
write_mark(Run *run, xmlNode *node) {
  const NoteMark *mark = &g_array_index(run->part->marks, NoteMark, run->mark);
  TeiWriter *writer = run->writer;
  xmlNode *hi = tei_element(writer, node, "hi");
  tei_attribute(writer, hi, "rend", "superscript");
  gboolean known = mark->note < writer->letter->parts->len &&
                   letter_part(writer->letter, mark->note)->kind == PART_FOOTNOTE;
  if (mark_carries_note(run, mark)) {
    tei_text(writer, hi, mark->mark, strnlen(mark->mark, sizeof mark->mark));
    tei_note_write(writer, node, mark->note);
  } else if (known) {
    g_autofree char *target = g_strconcat("#", g_ptr_array_index(writer->ids, mark->note), NULL);
    xmlNode *ref = tei_element(writer, hi, "ref");
    tei_attribute(writer, ref, "target", target);
    tei_text(writer, ref, mark->mark, strnlen(mark->mark, sizeof mark->mark));
    tei_text(writer, hi, "", 0);
  } else {
    tei_text(writer, hi, mark->mark, strnlen(mark->mark, sizeof mark->mark));
  }
  run->mark++;
}

static xmlNode *
open_wrap(Run *run, xmlNode *node, const TeiWrap *wrap) {
  xmlNode *element = tei_element(run->writer, node, wrap->element);
  tei_attribute(run->writer, element, "type", wrap->type);
  if (wrap->field != NULL)
    tei_field_attributes(run->writer, element, wrap->id, wrap->field);
  return element;
}

static const TeiWrap *
next_wrap(const Run *run) {
  return run->wraps != NULL && run->wrap < run->wraps->len ? &g_array_index(run->wraps, TeiWrap, run->wrap)
                                                           : NULL;
}

static gboolean
line_is_due(const Run *run, guint at) {
  return run->line < run->part->lines->len &&
         g_array_index(run->part->lines, PrintedLine, run->line).start <= at;
}

static gboolean
mark_is_due(const Run *run, guint at) {
  return run->mark < run->part->marks->len &&
         g_array_index(run->part->marks, NoteMark, run->mark).offset <= at;
}

/* Where the next thing in the text stands, end when nothing does before it. */
static guint
next_stop(const Run *run, guint end) {
  guint stop = end;
  if (run->line < run->part->lines->len)
    stop = MIN(stop, line_start(run, run->line));
  if (run->mark < run->part->marks->len)
    stop = MIN(stop, g_array_index(run->part->marks, NoteMark, run->mark).offset);
  return stop;
}

/* Writes lines and marks that stand at a byte. A mark stands before it, a line's end before that. */
static void
write_due(Run *run, xmlNode *node, guint at, gboolean with_lines) {
  while ((with_lines && line_is_due(run, at)) || mark_is_due(run, at))
    if (with_lines && line_is_due(run, at))
      write_line(run, node);
    else
      write_mark(run, node);
}

/* Writes the text from at to end with its lines and marks; those at end itself are left. */
static void
write_stretch(Run *run, xmlNode *node, guint at, guint end) {
  while (at < end) {
    write_due(run, node, at, TRUE);
    guint stop = MAX(next_stop(run, end), at);
    tei_text(run->writer, node, run->part->text + at, stop - at);
    at = stop;
  }
}

/* Writes a range of the part's text: stretches without and with an element of their own. */
static void
write_range(Run *run, xmlNode *node, guint at, guint end) {
  run->first = at;
  for (const TeiWrap *wrap = next_wrap(run); wrap != NULL && wrap->span.start < end; wrap = next_wrap(run)) {
    run->wrap++;
    if (wrap->span.start < at || wrap->span.end > end || wrap->span.end <= wrap->span.start)
      continue;
    write_stretch(run, node, at, wrap->span.start);
    write_due(run, node, wrap->span.start, TRUE);
    write_stretch(run, open_wrap(run, node, wrap), wrap->span.start, wrap->span.end);
    at = wrap->span.end;
  }
  write_stretch(run, node, at, end);
  gboolean is_last = end == run->length;
  write_due(run, node, end, is_last);
  tei_text(run->writer, node, "", 0);
}

static gboolean
runs_through_the_letter(const Part *part) {
  return part->kind != PART_FURNITURE && part->kind != PART_FOOTNOTE && part->kind != PART_SUBJECT;
}

static Run
run_of(TeiWriter *writer, guint index, const GArray *wraps) {
  const Part *part = letter_part(writer->letter, index);
  return (Run){writer, part, index, (guint)strlen(part->text),    wraps, 0,
               0,      0,    0,     runs_through_the_letter(part)};
}

static GArray *
wraps_of_references(const Part *part) {
  GArray *wraps = g_array_new(FALSE, FALSE, sizeof(TeiWrap));
  for (guint i = 0; i < part->refs->len; i++) {
    const InlineRef *ref = &g_array_index(part->refs, InlineRef, i);
    TeiWrap wrap = {ref->span, "ref", ref->type, NULL, NULL};
    g_array_append_val(wraps, wrap);
  }
  return wraps;
}

void
tei_part_text_with(TeiWriter *writer, xmlNode *node, guint index, const GArray *wraps) {
  Run run = run_of(writer, index, wraps);
  write_range(&run, node, 0, run.length);
}

void
tei_part_text(TeiWriter *writer, xmlNode *node, guint index) {
  g_autoptr(GArray) wraps = wraps_of_references(letter_part(writer->letter, index));
  tei_part_text_with(writer, node, index, wraps);
}

/* --- tables --- */

void
tei_part_cells(TeiWriter *writer, xmlNode *table, guint index) {
  g_autoptr(GArray) wraps = wraps_of_references(letter_part(writer->letter, index));
  Run run = run_of(writer, index, wraps);
  const GArray *cells = run.part->cells;
  xmlNode *row = NULL;
  guint at_row = 0, at_column = 0, length = run.length;
  for (guint i = 0; cells != NULL && i < cells->len; i++) {
    Cell cell = g_array_index(cells, Cell, i);
    if (row == NULL || cell.row != at_row) {
      row = tei_element(writer, table, "row");
      at_row = cell.row;
      at_column = 0;
    }
    for (; at_column < MIN(cell.column, LIMIT_TABLE_COLUMNS); at_column++)
      tei_text_element(writer, row, "cell", "");
    at_column++;
    xmlNode *node = tei_element(writer, row, "cell");
    write_range(&run, node, MIN(cell.span.start, length), MIN(cell.span.end, length));
  }
  if (row == NULL)
    write_range(&run, tei_element(writer, tei_element(writer, table, "row"), "cell"), 0, length);
}

/* --- footnotes and furniture --- */

void
tei_note_write(TeiWriter *writer, xmlNode *parent, guint index) {
  xmlNode *note = tei_element(writer, parent, "note");
  tei_attribute(writer, note, "place", "bottom");
  tei_attribute(writer, note, "n", letter_part(writer->letter, index)->label);
  tei_part_attributes(writer, note, index);
  tei_part_text(writer, note, index);
}

void
tei_furniture_write(TeiWriter *writer, xmlNode *parent, guint index) {
  xmlNode *fw = tei_element(writer, parent, "fw");
  tei_attribute(writer, fw, "type", tei_furniture_name(letter_part(writer->letter, index)->furniture));
  tei_part_attributes(writer, fw, index);
  tei_part_text(writer, fw, index);
}
