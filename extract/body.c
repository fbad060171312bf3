#include "extract/body.h"

#include "extract/blocks.h"
#include "extract/form-rows.h"
#include "extract/mail.h"
#include "extract/notes.h"
#include "extract/wording.h"

#include <string.h>

/* --- footnotes --- */

/* Lines of the footnote that begins at line: it and those that go on. */
static GArray *
note_pieces(const Study *study, guint line, char mark[8]) {
  GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  gsize length = note_mark_length(study_line(study, line)->text, mark);
  Piece first = piece_after(study->layout, line, length);
  if (first.count)
    g_array_append_val(pieces, first);
  for (guint i = line + 1; i < study_count(study); i++) {
    const TextLine *next = study_line(study, i);
    if (next->use != USE_NOTE)
      continue; /* the note may run over the page's end */
    if (g_strcmp0(next->rung, "note-mark") == 0)
      break;
    Piece piece = piece_of_line(study->layout, i);
    g_array_append_val(pieces, piece);
  }
  return pieces;
}

static gboolean
is_note_begin(const TextLine *line) {
  return line->use == USE_NOTE && g_strcmp0(line->rung, "note-mark") == 0;
}

/* The footnote with this mark, on the page or on a later one; NO_LINE when there is none left. */
static guint
find_note(const Study *study, const char *wanted, guint page) {
  for (guint i = 0; i < study_count(study); i++) {
    const TextLine *line = study_line(study, i);
    char mark[8];
    if (line->line.page < page || !is_note_begin(line) || g_array_index(study->notes_used, gboolean, i))
      continue;
    note_mark_length(line->text, mark);
    if (strcmp(mark, wanted) == 0)
      return i;
  }
  return NO_LINE;
}

static guint
add_note(Study *study, guint line, Division division) {
  char mark[8];
  g_autoptr(GArray) pieces = note_pieces(study, line, mark);
  Flow flow = study->flow;
  flow.notes = NULL;
  Part *part = flow_read(&flow, PART_FOOTNOTE, pieces);
  part->label = g_strdup(mark);
  part->rung = "note-mark";
  part->division = division;
  g_array_index(study->notes_used, gboolean, line) = TRUE;
  g_ptr_array_add(study->letter->parts, part);
  return study->letter->parts->len - 1;
}

static guint
mark_page(const Part *part, const NoteMark *mark) {
  guint page = 0;
  for (guint i = 0; i < part->lines->len; i++) {
    const PrintedLine *line = &g_array_index(part->lines, PrintedLine, i);
    if (line->start <= mark->offset)
      page = line->place.page;
  }
  return page;
}

/* Adds the notes that the part's marks lead to, right after it. */
static void
add_marked_notes(Study *study, Part *part) {
  for (guint i = 0; i < part->marks->len; i++) {
    NoteMark *mark = &g_array_index(part->marks, NoteMark, i);
    guint line = find_note(study, mark->mark, mark_page(part, mark));
    if (line != NO_LINE)
      mark->note = add_note(study, line, part->division);
  }
}

/* --- blocks to parts --- */

static gboolean
cell_begins(const Block *block, guint i) {
  return i == 0 || g_array_index(block->rows, guint, i) != g_array_index(block->rows, guint, i - 1) ||
         g_array_index(block->columns, guint, i) != g_array_index(block->columns, guint, i - 1);
}

/* Cell lines in the order of rows and columns, so that a wrapped cell is whole before the next begins. */
static void
sort_cells(Block *block) {
  for (guint i = 1; i < block->pieces->len; i++)
    for (guint k = i; k > 0; k--) {
      guint *row = &g_array_index(block->rows, guint, k), *column = &g_array_index(block->columns, guint, k);
      if (row[-1] < row[0] || (row[-1] == row[0] && column[-1] <= column[0]))
        break;
      Piece piece = g_array_index(block->pieces, Piece, k);
      guint swapped_row = row[0], swapped_column = column[0];
      g_array_index(block->pieces, Piece, k) = g_array_index(block->pieces, Piece, k - 1);
      g_array_index(block->pieces, Piece, k - 1) = piece;
      row[0] = row[-1];
      row[-1] = swapped_row;
      column[0] = column[-1];
      column[-1] = swapped_column;
    }
}

static void
mark_cells(Block *block) {
  for (guint i = 0; i < block->pieces->len; i++)
    g_array_index(block->pieces, Piece, i).begins_cell = cell_begins(block, i);
}

static void
add_cells(Part *part, const Block *block) {
  for (guint i = 0; i < block->pieces->len && i < part->lines->len; i++) {
    guint start = g_array_index(part->lines, PrintedLine, i).start;
    guint end = i + 1 < part->lines->len ? g_array_index(part->lines, PrintedLine, i + 1).start
                                         : (guint)strlen(part->text);
    while (end > start && part->text[end - 1] == ' ')
      end--;
    if (cell_begins(block, i)) {
      Cell cell = {
          g_array_index(block->rows, guint, i), g_array_index(block->columns, guint, i), {start, end}};
      g_array_append_val(part->cells, cell);
    } else
      g_array_index(part->cells, Cell, part->cells->len - 1).span.end = end;
  }
}

static Part *
part_of_block(const Study *study, Block *block, Division division) {
  if (block->kind == PART_TABLE) {
    sort_cells(block);
    mark_cells(block);
  }
  Part *part = flow_read(&study->flow, block->kind, block->pieces);
  part->division = division;
  part->rung = block->rung;
  part->level = block->level;
  part->label = g_strdup(block->label);
  if (block->kind == PART_TABLE)
    add_cells(part, block);
  return part;
}

static gboolean
part_is_postscript(const Study *study, const Part *part) {
  return part->kind == PART_PARAGRAPH &&
         wording_begins(study->languages, "postscript", "begin", part->text, NULL);
}

static void
add_blocks(Study *study, GArray *blocks, Division division) {
  for (guint i = 0; i < blocks->len; i++) {
    Block *block = &g_array_index(blocks, Block, i);
    if (!block->pieces->len)
      continue;
    Part *part = part_of_block(study, block, division);
    if (!*part->text) {
      part_free(part);
      continue;
    }
    if (part_is_postscript(study, part))
      part->kind = PART_POSTSCRIPT;
    gboolean below_header = g_array_index(block->pieces, Piece, 0).line >= study_own_end(study);
    if (division == DIVISION_LETTER && below_header)
      division = part->division = DIVISION_QUOTED;
    if (division == DIVISION_LETTER && mail_begins(study->languages, part->text))
      part->division = division = DIVISION_QUOTED;
    /* Quoted as a whole, its paragraphs are no quotes within. */
    if (division == DIVISION_QUOTED && part->kind == PART_QUOTE)
      part->kind = PART_PARAGRAPH;
    g_ptr_array_add(study->letter->parts, part);
    add_marked_notes(study, part);
  }
}

/* Notes on these pages that no mark led to. */
static void
add_unmarked_notes(Study *study, guint first, guint end, Division division) {
  for (guint i = first; i < end; i++)
    if (is_note_begin(study_line(study, i)) && !g_array_index(study->notes_used, gboolean, i))
      add_note(study, i, division);
}

void
body_add_parts(Study *study, guint first, guint end, Division division) {
  form_rows_mark(study, first, end);
  g_autoptr(GArray) blocks = blocks_find(study, first, end);
  add_blocks(study, blocks, division);
  add_unmarked_notes(study, first, end, division);
}
