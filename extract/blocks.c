#include "extract/blocks.h"

#include "extract/block-kinds.h"
#include "extract/gathering.h"
#include "extract/line-claims.h"
#include "extract/list-labels.h"

#include <math.h>
#include <string.h>

/* A line shorter than this part of the column may stand as a heading; a line of text is longer. */
#define SHORT_LINE 0.6
/* Room left in a line, as a part of the column, that no writer leaves inside a paragraph: behind a stop, and
 * behind a word. */
#define SHORT_AFTER_STOP 0.3
#define SHORT_AFTER_WORD 0.4
/* A picture no larger than this, so near the line, is its bullet. */
#define BULLET_EM 1.3
#define BULLET_GAP_EM 3.0
/* A heading's number stands so near its words, and is so long; larger type than the body's is a heading's. */
#define NUMBER_GAP_EM 3.0
#define LARGER 1.08
#define LITTLE_ROOM 0.15  /* of the column */
#define SCANNED_STEP 0.18 /* pages of a scan differ by so much in size */
enum { BARE_NUMBER_MAX = 6, AIRS_MIN = 3 };

static void
block_clear(gpointer data) {
  Block *block = data;
  g_array_unref(block->pieces);
  g_clear_pointer(&block->columns, g_array_unref);
  g_clear_pointer(&block->rows, g_array_unref);
  g_free(block->label);
}

/* There is one: a line was added to it or is about to be. */
static Block *
last_block(const Gathering *gathering) {
  return &g_array_index(gathering->blocks, Block, gathering->blocks->len - 1);
}

Block *
current_block(const Gathering *gathering) {
  return gathering->blocks->len ? last_block(gathering) : NULL;
}

static double
step_above(const Gathering *gathering, const TextLine *line) {
  const TextLine *last = gathering->last == NO_LINE ? NULL : study_line(gathering->study, gathering->last);
  return last && last->line.page == line->line.page ? line->line.baseline - last->line.baseline : G_MAXDOUBLE;
}

/* Counts the paragraphs that air parts from the one above; one that nothing but a short line parts forfeits
 * them. */
static void
note_air(Gathering *gathering, const TextLine *line, double gap) {
  const Block *above = current_block(gathering);
  if (!above || above->kind != PART_PARAGRAPH || above->pieces->len < 2 || gap == G_MAXDOUBLE)
    return;
  gathering->airs = air_parts(gathering->study, gap, line) ? gathering->airs + 1 : 0;
}

Block *
begin_block(Gathering *gathering, PartKind kind, const char *rung, guint line) {
  const TextLine *text_line = study_line(gathering->study, line);
  Block block = {.kind = kind, .rung = rung, .pieces = g_array_new(FALSE, FALSE, sizeof(Piece))};
  block.gap_above = step_above(gathering, text_line);
  note_air(gathering, text_line, block.gap_above);
  g_array_append_val(gathering->blocks, block);
  gathering->first_left = gathering->text_left = text_line->line.box.x0;
  return last_block(gathering);
}

/* Remembers whether further lines of this list's items hang under their text. */
static void
note_hanging(Gathering *gathering, guint line) {
  const Block *block = last_block(gathering);
  if (block->kind != PART_ITEM)
    gathering->hangs = FALSE;
  else if (block->pieces->len)
    gathering->hangs = study_line(gathering->study, line)->line.box.x0 > block->label_left + EDGE_PT;
}

static void
append_line(Gathering *gathering, guint line) {
  note_hanging(gathering, line);
  const char *text = study_line(gathering->study, line)->text;
  Piece piece = piece_after(gathering->study->layout, line, text[0] == '>' ? strspn(text, "> ") : 0);
  g_array_append_val(last_block(gathering)->pieces, piece);
  gathering->last = line;
}

/* Where the text after an item's label begins. */
static double
left_after_label(const Study *study, Piece piece) {
  const TextLine *line = study_line(study, piece.line);
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  return piece.count ? page_glyph(page, line->line.first + piece.skip)->x0 : line->line.box.x1;
}

/* A small picture level with the line, left of it: a bullet that is drawn. */
static gboolean
line_has_drawn_bullet(const Study *study, const TextLine *line) {
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  for (guint i = 0; i < page->pictures->len; i++) {
    Box box = g_array_index(page->pictures, Box, i);
    double gap = line->line.box.x0 - box.x1, middle = (box.y0 + box.y1) / 2;
    if (box_width(box) < BULLET_EM * line->line.size && box_height(box) < BULLET_EM * line->line.size &&
        gap > 0 && gap < BULLET_GAP_EM * line->line.size && middle > line->line.box.y0 &&
        middle < line->line.box.y1)
      return TRUE;
  }
  return FALSE;
}

/* An item: the label on its own line piece with the text beside it, or both in one line. Returns the last
 * line used. */
static guint
begin_item(Gathering *gathering, guint line, gsize label) {
  const Study *study = gathering->study;
  const TextLine *text_line = study_line(study, line);
  guint right = layout_line_right(study->layout, line);
  Block *block = begin_block(gathering, PART_ITEM, "list-label", line);
  block->label = g_strndup(text_line->text, label);
  g_strstrip(block->label);
  if (!label)
    g_clear_pointer(&block->label, g_free);
  block->label_left = text_line->line.box.x0;
  Piece piece = piece_after(study->layout, line, label);
  guint last = line;
  if (!piece.count && right != NO_LINE && right > line && study_line(study, right)->use == USE_OPEN) {
    piece = piece_of_line(study->layout, right);
    last = right;
  }
  gathering->text_left = left_after_label(study, piece);
  if (piece.count)
    g_array_append_val(block->pieces, piece);
  gathering->last = last;
  return last;
}

static gboolean
line_hangs_under_item(const Gathering *gathering, const TextLine *line) {
  const Block *block = current_block(gathering);
  return block->kind == PART_ITEM && line->line.box.x0 >= gathering->text_left - EDGE_PT;
}

/* An italic line over upright ones, short of the edge: a heading without air below. */
static gboolean
line_is_italic_heading(const Study *study, const TextLine *last, const TextLine *line) {
  return (last->line.flags & STYLE_ITALIC) && !(line->line.flags & STYLE_ITALIC) &&
         line_breaks_early(study, last, line);
}

/* The line below this one stands back at the column's edge: this one is a paragraph's first, indented. */
static gboolean
line_below_steps_out(const Study *study, const TextLine *line) {
  guint below = layout_line_below(study->layout, (guint)(line - study_line(study, 0)));
  return below != NO_LINE &&
         study_line(study, below)->line.box.x0 < layout_column(study->layout, line->line.page).x0 + EDGE_PT;
}

/* After a sentence that stops short, a line that hangs goes on but for an indented first line. */
static gboolean
hanging_line_goes_on(const Gathering *gathering, const TextLine *last, const TextLine *line) {
  const Study *study = gathering->study;
  if (!line_breaks_early(study, last, line) || !text_ends_sentence(last->text))
    return TRUE;
  if (line->line.box.x0 > gathering->text_left + INDENT_MIN_PT)
    return FALSE;
  gboolean at_edge = line->line.box.x0 < layout_column(study->layout, line->line.page).x0 + EDGE_PT;
  return at_edge || !text_begins_sentence(line->text) || !line_below_steps_out(study, line);
}

static gboolean
item_goes_on(const Gathering *gathering, const TextLine *last, const TextLine *line, double step) {
  const Study *study = gathering->study;
  if (air_parts(study, step, line) || line_is_italic_heading(study, last, line))
    return FALSE;
  if (line_hangs_under_item(gathering, line))
    return hanging_line_goes_on(gathering, last, line);
  /* A line back at the label's edge goes on only when the item's text was cut off by the line's end, and
   * other items of the list do not hang. */
  return !line_breaks_early(study, last, line) && !(gathering->hangs && text_ends_sentence(last->text));
}

static gboolean
line_is_indented_first(const Gathering *gathering, const TextLine *last, const TextLine *line) {
  double column = layout_column(gathering->study->layout, line->line.page).x0;
  return line->line.box.x0 > column + INDENT_MIN_PT &&
         line->line.box.x0 > last->line.box.x0 + INDENT_MIN_PT && text_begins_sentence(line->text) &&
         fabs(last->line.box.x0 - column) < EDGE_PT;
}

/* Under words that stop short of the edge, lines set in begin something of their own: a list, a quotation. */
static gboolean
line_steps_in(const Study *study, const TextLine *last, const TextLine *line) {
  return line->line.box.x0 > last->line.box.x0 + INDENT_MIN_PT && !lines_share_row(last, line) &&
         line_breaks_early(study, last, line) &&
         line->line.box.x0 < layout_column(study->layout, line->line.page).x1;
}

/* A block set in from the column's edge, such as a quotation, ends where the lines go back. */
static gboolean
line_steps_out(const Gathering *gathering, const TextLine *last, const TextLine *line) {
  return line->line.box.x0 < last->line.box.x0 - INDENT_MIN_PT && last_block(gathering)->pieces->len > 1;
}

/* The block's only line is short and ends open, and the next begins a sentence: an underlined or plain
 * heading. */
static gboolean
line_stands_as_heading(const Gathering *gathering, const TextLine *last, const TextLine *line) {
  const Block *block = current_block(gathering);
  Box column = layout_column(gathering->study->layout, last->line.page);
  return block->pieces->len == 1 && box_width(last->line.box) < SHORT_LINE * box_width(column) &&
         last->line.count <= PLAIN_HEADING_CHARACTERS_MAX && !text_ends_sentence(last->text) &&
         text_ends_open(last->text) && text_begins_sentence(line->text) && text_begins_sentence(last->text) &&
         (block->gap_above == G_MAXDOUBLE || air_parts(gathering->study, block->gap_above, last));
}

/* "Wat ons zorgen baart. De man …": a heading run in, in another style than the line it begins. */
static gboolean
line_begins_run_in(const Study *study, const TextLine *last, const TextLine *line) {
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  const guint8 slant = STYLE_BOLD | STYLE_ITALIC;
  guint8 first = page_style(page, page_glyph(page, line->line.first))->flags & slant;
  guint8 most = g_array_index(page->styles, Style, line->line.style).flags & slant;
  const Page *before = g_ptr_array_index(study->layout->pages, last->line.page);
  guint8 end = page_style(before, page_glyph(before, last->line.first + last->line.count - 1))->flags & slant;
  return first && first != most && first != end && text_ends_sentence(last->text) &&
         text_begins_sentence(line->text);
}

static gboolean
line_is_quoted_by_mark(const TextLine *line) {
  return line->text[0] == '>';
}

/* Writers who use neither capitals nor stops still leave a paragraph's last line short. */
static gboolean
paragraph_ends_short(const Gathering *gathering, const TextLine *last, const TextLine *line) {
  const Study *study = gathering->study;
  Box column = layout_column(study->layout, last->line.page);
  double width = layout_right(study->layout, last->line.page) - column.x0;
  double room = (text_ends_sentence(last->text) ? SHORT_AFTER_STOP : SHORT_AFTER_WORD) * width;
  const GArray *pieces = last_block(gathering)->pieces;
  return pieces->len > 1 && last->line.box.x1 < column.x0 + width - room &&
         box_width(line->line.box) > SHORT_LINE * width && line->line.box.x0 < column.x0 + INDENT_MIN_PT;
}

/* "Lees meer op / **www.voorbeeld.example**": emphasis at a line's beginning is no heading where the line
 * above is full and stops in mid-sentence; it then begins small, or has begun in the line above. */
static gboolean
emphasis_runs_on(const Study *study, const TextLine *last, const TextLine *line) {
  if (text_ends_sentence(last->text) || line_breaks_early(study, last, line) ||
      fabs(last->line.size - line->line.size) > 0.5)
    return FALSE;
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  const Page *before = g_ptr_array_index(study->layout->pages, last->line.page);
  const Glyph *end = page_glyph(before, last->line.first + last->line.count - 1);
  guint8 first = page_style(page, page_glyph(page, line->line.first))->flags & STYLE_BOLD;
  gboolean begun = !line_is_bold(last) && first == (page_style(before, end)->flags & STYLE_BOLD);
  return begun || g_unichar_islower(g_utf8_get_char(line->text));
}

/* Each page of a scan is measured by itself: small steps in size say nothing. */
static gboolean
sizes_are_of_two_scans(const Study *study, const TextLine *last, const TextLine *line) {
  return last->line.page != line->line.page && line_is_scanned(study, line) &&
         line_is_bold(last) == line_is_bold(line) &&
         fabs(last->line.size - line->line.size) < SCANNED_STEP * line->line.size;
}

static gboolean
style_parts(const Study *study, const TextLine *last, const TextLine *line) {
  return styles_differ(last, line) && !sizes_are_of_two_scans(study, last, line) &&
         !emphasis_runs_on(study, last, line);
}

/* Where air has parted every paragraph so far, a sentence that ends a little short of the edge does not end
 * one. */
static gboolean
air_is_the_rule(const Gathering *gathering, const TextLine *last) {
  const Layout *layout = gathering->study->layout;
  double right = layout_right(layout, last->line.page);
  return gathering->airs >= AIRS_MIN &&
         right - last->line.box.x1 < LITTLE_ROOM * (right - layout_column(layout, last->line.page).x0);
}

static gboolean
paragraph_goes_on(const Gathering *gathering, const TextLine *last, const TextLine *line, double step) {
  const Study *study = gathering->study;
  if (air_parts(study, step, line) || style_parts(study, last, line) ||
      line_is_indented_first(gathering, last, line) || line_steps_in(study, last, line) ||
      line_steps_out(gathering, last, line) || line_is_italic_heading(study, last, line) ||
      line_stands_as_heading(gathering, last, line) || line_begins_run_in(study, last, line) ||
      line_is_quoted_by_mark(last) != line_is_quoted_by_mark(line))
    return FALSE;
  return !paragraph_ends_short(gathering, last, line) &&
         !(line_breaks_early(study, last, line) && text_ends_sentence(last->text) &&
           text_begins_sentence(line->text) && !air_is_the_rule(gathering, last));
}

/* Over a page's end: cut-off text goes on, and so does a full last line unless the next begins a paragraph.
 */
static gboolean
page_goes_on(const Gathering *gathering, const TextLine *last, const TextLine *line) {
  const Study *study = gathering->study;
  if (style_parts(study, last, line) ||
      (line_is_bold(line) && line->line.count < HEADING_CHARACTERS_MAX && line_is_bold(last)))
    return FALSE;
  if (!text_ends_sentence(last->text) && !line_breaks_early(study, last, line))
    return TRUE;
  if (!text_begins_sentence(line->text))
    return TRUE;
  /* A sentence that ends at the very edge is more often one inside a paragraph than its last. */
  double column = layout_column(study->layout, line->line.page).x0;
  return line_is_full(study, last, line) && line->line.box.x0 < column + INDENT_MIN_PT;
}

static gboolean
block_goes_on(const Gathering *gathering, guint index) {
  const Block *block = current_block(gathering);
  if (!block || gathering->last == NO_LINE || block->kind == PART_TABLE)
    return FALSE;
  const TextLine *last = study_line(gathering->study, gathering->last),
                 *line = study_line(gathering->study, index);
  if (last->line.page != line->line.page)
    return page_goes_on(gathering, last, line);
  double step = line->line.baseline - last->line.baseline;
  return block->kind == PART_ITEM ? item_goes_on(gathering, last, line, step)
                                  : paragraph_goes_on(gathering, last, line, step);
}

/* "II. De gronden" at the column's edge: capitals number a letter's chapters, and items only where they are
 * set in. */
static gboolean
line_begins_chapter(const Study *study, const TextLine *line) {
  gsize roman = strspn(line->text, "IVX");
  return roman > 1 && line->text[roman] == '.' &&
         line->line.box.x0 < layout_column(study->layout, line->line.page).x0 + EDGE_PT;
}

/* A label of its own kind begins an item; a full stop after one letter or "19." in running text does not. */
static gsize
item_label(const Gathering *gathering, guint index) {
  const TextLine *line = study_line(gathering->study, index);
  gsize label = list_label_length(line->text);
  gboolean alone = label && line->text[label] == '\0';
  if (!label || line_begins_chapter(gathering->study, line) ||
      (alone && layout_line_right(gathering->study->layout, index) == NO_LINE))
    return 0;
  const Block *block = current_block(gathering);
  if (!block || block->kind == PART_ITEM || alone || gathering->last == NO_LINE)
    return label;
  /* Inside a paragraph a label at a line's beginning is one only if the line before had ended. */
  const TextLine *last = study_line(gathering->study, gathering->last);
  gboolean flows = block_goes_on(gathering, index) && !line_breaks_early(gathering->study, last, line) &&
                   !text_ends_sentence(last->text) && fabs(line->line.box.x0 - last->line.box.x0) < EDGE_PT;
  return flows ? 0 : label;
}

/* "2.1" */
static gboolean
text_is_bare_number(const char *text) {
  gsize length = strspn(text, "0123456789.");
  return length && length <= BARE_NUMBER_MAX && text[length] == '\0' && g_ascii_isdigit(text[0]);
}

/* "2   Beoordeling": a heading's number that a wide gap parts from its words. Both are bold or large, and
 * nothing else stands in the row. Returns the words' line; NO_LINE: it is none. */
static guint
heading_beside_number(const Study *study, guint index) {
  const TextLine *number = study_line(study, index);
  guint right = text_is_bare_number(number->text) ? layout_line_right(study->layout, index) : NO_LINE;
  if (right == NO_LINE || right != index + 1 || layout_line_right(study->layout, right) != NO_LINE)
    return NO_LINE;
  const TextLine *words = study_line(study, right);
  gboolean marked = line_is_bold(words) || words->line.size > LARGER * study->layout->body_size;
  gboolean alike = !styles_differ(number, words) || (line_is_scanned(study, words) && !line_is_bold(number));
  return words->use == USE_OPEN && marked && alike &&
                 words->line.box.x0 - number->line.box.x1 < NUMBER_GAP_EM * words->line.size &&
                 text_ends_open(words->text)
             ? right
             : NO_LINE;
}

static guint
gather_line(Gathering *gathering, guint index, guint end) {
  const Study *study = gathering->study;
  guint beside = heading_beside_number(study, index);
  if (beside != NO_LINE) {
    begin_block(gathering, PART_PARAGRAPH, "text", index);
    append_line(gathering, index);
    append_line(gathering, beside);
    return beside + 1;
  }
  gsize label = item_label(gathering, index);
  if (label || line_has_drawn_bullet(study, study_line(study, index)))
    return begin_item(gathering, index, label) + 1;
  if (table_begins(study, index, end))
    return gather_table(gathering, index, end);
  if (!block_goes_on(gathering, index))
    begin_block(gathering, line_is_quoted_by_mark(study_line(study, index)) ? PART_QUOTE : PART_PARAGRAPH,
                "text", index);
  append_line(gathering, index);
  return index + 1;
}

GArray *
blocks_find(const Study *study, guint first, guint end) {
  Gathering gathering = {.study = study, .blocks = g_array_new(FALSE, FALSE, sizeof(Block)), .last = NO_LINE};
  g_array_set_clear_func(gathering.blocks, block_clear);
  for (guint i = first; i < end;)
    i = study_line(study, i)->use == USE_OPEN ? gather_line(&gathering, i, end) : i + 1;
  block_kinds_name(study, gathering.blocks);
  return gathering.blocks;
}
