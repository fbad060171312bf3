#include "extract/blocks.h"

#include "extract/wording.h"

#include <math.h>
#include <string.h>

/* Measured on the development letters; see also lines.c. */
#define PARAGRAPH_GAP_LEADINGS 1.22 /* more air begins a paragraph */
#define PARAGRAPH_GAP_MIN_PT 1.8
#define INDENT_MIN_PT 7.0           /* a first line is indented at least so far */
#define SIZE_STEP 0.07              /* other sizes are other blocks */
#define EARLY_TOLERANCE_EM 0.4      /* how far short of the edge the next word must have fitted */
#define EDGE_PT 4.0
#define TABLE_COLUMN_PT 9.0
#define SHORT_LINE 0.6 /* of the column: a line of text is longer */
enum { HEADING_CHARACTERS_MAX = 130, HEADING_LINES_MAX = 3, PLAIN_HEADING_CHARACTERS_MAX = 70 };

static void
block_clear(gpointer data) {
  Block *block = data;
  g_array_unref(block->pieces);
  g_clear_pointer(&block->columns, g_array_unref);
  g_clear_pointer(&block->rows, g_array_unref);
  g_free(block->label);
}

/* --- list labels --- */

static gboolean
is_bullet(gunichar ch) {
  return ch == 0x2022 || ch == 0xB7 || ch == 0x25AA || ch == 0x25CF || ch == 0x25CB || ch == 0x25E6 || ch == 0x2023 ||
         ch == 0x2013 || ch == 0x2014 || ch == '-' || ch == '*' || ch == 0x25A0 || ch == 0x25A1 || ch == 0x2610 ||
         ch == 0x2611 || ch == 0x2612 || ch == 0x27A2 || ch == 0x2192 || ch == 0x203A || ch == 0x2219 || ch == 0x2713 ||
         (ch >= 0xE000 && ch <= 0xF8FF);
}

/* "1", "12", "1.2", "a", "iv" before "." or ")", or in parentheses. */
static gsize
enumerator_length(const char *text) {
  gsize open = text[0] == '(' ? 1 : 0;
  gsize digits = strspn(text + open, "0123456789"), n = digits;
  if (digits > 2)
    return 0;
  if (!n && g_ascii_isalpha(text[open]) && !g_ascii_isalnum(text[open + 1]))
    n = 1;
  if (!n) {
    n = strspn(text + open, "ivx");
    n = n <= 5 ? n : 0;
  }
  if (!n)
    return 0;
  while (digits && text[open + n] == '.' && g_ascii_isdigit(text[open + n + 1]))
    n += 1 + strspn(text + open + n + 1, "0123456789");
  gsize closed = open + n + strspn(text + open + n, ".)°");
  return closed > open + n && closed <= open + n + 2 ? closed : 0;
}

gsize
list_label_length(const char *text) {
  gunichar first = g_utf8_get_char(text);
  gsize length = is_bullet(first) ? (gsize)(g_utf8_next_char(text) - text) : enumerator_length(text);
  if (!length || (text[length] != ' ' && text[length] != '\0'))
    return 0;
  return length + strspn(text + length, " ");
}

/* --- claims about two lines on each other --- */

static gboolean
styles_differ(const TextLine *a, const TextLine *b) {
  return ((a->line.flags ^ b->line.flags) & STYLE_BOLD) || fabs(a->line.size - b->line.size) > SIZE_STEP * a->line.size;
}

/* The width of a line's first word, in points. */
static double
first_word_width(const Study *study, const TextLine *line) {
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  double x1 = line->line.box.x0;
  for (guint i = line->line.first; i < line->line.first + line->line.count; i++) {
    const Glyph *glyph = page_glyph(page, i);
    if (glyph->flags & GLYPH_SPACE)
      break;
    x1 = glyph->x1;
  }
  return x1 - line->line.box.x0;
}

/* The next line's first word would have fitted: the break was meant. */
static gboolean
line_breaks_early(const Study *study, const TextLine *line, const TextLine *next) {
  double right = layout_column(study->layout, line->line.page).x1;
  return line->line.box.x1 + (0.25 + EARLY_TOLERANCE_EM) * line->line.size + first_word_width(study, next) < right;
}

static gboolean
text_ends_sentence(const char *text) {
  const char *end = text + strlen(text);
  while (end > text) {
    end = g_utf8_prev_char(end);
    gunichar ch = g_utf8_get_char(end);
    if (g_unichar_isdigit(ch) && end > text && strchr(".!?", *g_utf8_prev_char(end)))
      continue; /* a footnote's mark after the stop */
    if (!strchr("\"')]", ch < 128 ? (int)ch : 'x') && ch != 0x2019 && ch != 0x201D)
      return ch < 128 && strchr(".?!:;", (int)ch) != NULL;
  }
  return FALSE;
}

static gboolean
text_begins_sentence(const char *text) {
  while (*text && !g_unichar_isalnum(g_utf8_get_char(text)))
    text = g_utf8_next_char(text);
  return g_unichar_isupper(g_utf8_get_char(text)) || g_unichar_isdigit(g_utf8_get_char(text));
}

static gboolean
text_ends_open(const char *text) {
  gunichar last = g_utf8_get_char(g_utf8_prev_char(text + strlen(text)));
  return last != '.' && last != ',' && last != ';' && last != ':';
}

static gboolean
air_parts(const Study *study, double step, const TextLine *line) {
  double leading = MAX(study->layout->leading, 1.02 * line->line.size);
  return step > PARAGRAPH_GAP_LEADINGS * leading && step > leading + PARAGRAPH_GAP_MIN_PT;
}

/* --- gathering --- */

typedef struct {
  const Study *study;
  GArray *blocks;
  guint last;         /* line that the current block ends in; NO_LINE: none */
  double text_left;   /* where the current block's further lines begin */
  double first_left;  /* where its first line begins */
} Gathering;

static Block *
current_block(const Gathering *gathering) {
  return gathering->blocks->len ? &g_array_index(gathering->blocks, Block, gathering->blocks->len - 1) : NULL;
}

static double
step_above(const Gathering *gathering, const TextLine *line) {
  const TextLine *last = gathering->last == NO_LINE ? NULL : study_line(gathering->study, gathering->last);
  return last && last->line.page == line->line.page ? line->line.baseline - last->line.baseline : G_MAXDOUBLE;
}

static Block *
begin_block(Gathering *gathering, PartKind kind, const char *rung, guint line) {
  const TextLine *text_line = study_line(gathering->study, line);
  Block block = {.kind = kind, .rung = rung, .pieces = g_array_new(FALSE, FALSE, sizeof(Piece))};
  block.gap_above = step_above(gathering, text_line);
  g_array_append_val(gathering->blocks, block);
  gathering->first_left = gathering->text_left = text_line->line.box.x0;
  return current_block(gathering);
}

static void
append_line(Gathering *gathering, guint line) {
  const char *text = study_line(gathering->study, line)->text;
  Piece piece = piece_after(gathering->study->layout, line, text[0] == '>' ? strspn(text, "> ") : 0);
  g_array_append_val(current_block(gathering)->pieces, piece);
  gathering->last = line;
}

/* Where the text after an item's label begins. */
static double
left_after_label(const Study *study, Piece piece) {
  const TextLine *line = study_line(study, piece.line);
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  return piece.count ? page_glyph(page, line->line.first + piece.skip)->x0 : line->line.box.x1;
}

/* An item: the label on its own line piece with the text beside it, or both in one line. Returns the last line used. */
static guint
begin_item(Gathering *gathering, guint line, gsize label) {
  const Study *study = gathering->study;
  const TextLine *text_line = study_line(study, line);
  guint right = layout_line_right(study->layout, line);
  Block *block = begin_block(gathering, PART_ITEM, "list-label", line);
  block->label = g_strndup(text_line->text, label);
  g_strstrip(block->label);
  block->label_left = text_line->line.box.x0;
  Piece piece = piece_after(study->layout, line, label);
  guint last = line;
  if (!piece.count && right != NO_LINE && study_line(study, right)->use == USE_OPEN) {
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
  return (last->line.flags & STYLE_ITALIC) && !(line->line.flags & STYLE_ITALIC) && line_breaks_early(study, last, line);
}

static gboolean
item_goes_on(const Gathering *gathering, const TextLine *last, const TextLine *line, double step) {
  if (air_parts(gathering->study, step, line) || line_is_italic_heading(gathering->study, last, line))
    return FALSE;
  if (line_hangs_under_item(gathering, line))
    return !(line_breaks_early(gathering->study, last, line) && text_ends_sentence(last->text) &&
             line->line.box.x0 > gathering->text_left + INDENT_MIN_PT);
  /* A line back at the label's edge goes on only when the item's text was cut off by the line's end. */
  return !line_breaks_early(gathering->study, last, line) && !(line_breaks_early(gathering->study, last, line) && text_ends_sentence(last->text));
}

static gboolean
line_is_indented_first(const Gathering *gathering, const TextLine *last, const TextLine *line) {
  double column = layout_column(gathering->study->layout, line->line.page).x0;
  return line->line.box.x0 > column + INDENT_MIN_PT && line->line.box.x0 > last->line.box.x0 + INDENT_MIN_PT &&
         text_begins_sentence(line->text) && fabs(last->line.box.x0 - column) < EDGE_PT;
}

/* A block set in from the column's edge, such as a quotation, ends where the lines go back. */
static gboolean
line_steps_out(const Gathering *gathering, const TextLine *last, const TextLine *line) {
  return line->line.box.x0 < last->line.box.x0 - INDENT_MIN_PT &&
         current_block(gathering)->pieces->len > 1;
}

/* The block's only line is short and ends open, and the next begins a sentence: an underlined or plain heading. */
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
  return first && first != most && first != end && text_ends_sentence(last->text) && text_begins_sentence(line->text);
}

static gboolean
line_is_quoted_by_mark(const TextLine *line) {
  return line->text[0] == '>';
}

static gboolean
paragraph_goes_on(const Gathering *gathering, const TextLine *last, const TextLine *line, double step) {
  const Study *study = gathering->study;
  if (air_parts(study, step, line) || styles_differ(last, line) || line_is_indented_first(gathering, last, line) ||
      line_steps_out(gathering, last, line) || line_is_italic_heading(study, last, line) ||
      line_stands_as_heading(gathering, last, line) || line_begins_run_in(study, last, line) ||
      line_is_quoted_by_mark(last) != line_is_quoted_by_mark(line))
    return FALSE;
  return !(line_breaks_early(study, last, line) && text_ends_sentence(last->text) && text_begins_sentence(line->text));
}

/* Over a page's end: cut-off text goes on, and so does a full last line unless the next begins a paragraph. */
static gboolean
page_goes_on(const Gathering *gathering, const TextLine *last, const TextLine *line) {
  const Study *study = gathering->study;
  if (styles_differ(last, line) || (line_is_bold(line) && line->line.count < HEADING_CHARACTERS_MAX && line_is_bold(last)))
    return FALSE;
  if (!text_ends_sentence(last->text) && !line_breaks_early(study, last, line))
    return TRUE;
  if (!text_begins_sentence(line->text))
    return TRUE;
  double column = layout_column(study->layout, line->line.page).x0;
  return !line_breaks_early(study, last, line) && !text_ends_sentence(last->text) &&
         line->line.box.x0 < column + INDENT_MIN_PT;
}

static gboolean
block_goes_on(const Gathering *gathering, guint index) {
  const Block *block = current_block(gathering);
  if (!block || gathering->last == NO_LINE || block->kind == PART_TABLE)
    return FALSE;
  const TextLine *last = study_line(gathering->study, gathering->last), *line = study_line(gathering->study, index);
  if (last->line.page != line->line.page)
    return page_goes_on(gathering, last, line);
  double step = line->line.baseline - last->line.baseline;
  return block->kind == PART_ITEM ? item_goes_on(gathering, last, line, step)
                                  : paragraph_goes_on(gathering, last, line, step);
}

/* --- tables --- */

static guint
row_pieces(const Study *study, guint index, guint end) {
  guint n = 1;
  while (index + n < end && lines_share_row(study_line(study, index), study_line(study, index + n)) &&
         study_line(study, index + n)->use == USE_OPEN)
    n++;
  return n;
}

/* The row after the one that begins at index, skipping what is not open; NO_LINE when there is none on the page. */
static guint
next_row(const Study *study, guint index, guint end) {
  for (guint i = index + 1; i < end; i++) {
    const TextLine *line = study_line(study, i);
    if (line->line.page != study_line(study, index)->line.page)
      return NO_LINE;
    if (line->use == USE_OPEN && line->line.row != study_line(study, index)->line.row)
      return i;
  }
  return NO_LINE;
}

static gboolean
row_is_tabular(const Study *study, guint index, guint end) {
  guint n = row_pieces(study, index, end);
  return n >= 2 && !(n == 2 && list_label_length(study_line(study, index)->text) &&
                     study_line(study, index)->text[list_label_length(study_line(study, index)->text)] == '\0');
}

/* Two tabular rows on each other, a row of wrapped cells between them at the most. */
static gboolean
table_begins(const Study *study, guint index, guint end) {
  if (!row_is_tabular(study, index, end))
    return FALSE;
  guint next = next_row(study, index, end);
  for (int wrapped = 0; next != NO_LINE && wrapped < 2; wrapped++) {
    const TextLine *line = study_line(study, next), *first = study_line(study, index);
    if (row_is_tabular(study, next, end))
      return line->line.baseline - first->line.baseline < 4 * study->layout->leading;
    next = next_row(study, next, end);
  }
  return FALSE;
}

static guint
table_column(GArray *edges, double left) {
  for (guint i = 0; i < edges->len; i++)
    if (fabs(g_array_index(edges, double, i) - left) <= TABLE_COLUMN_PT)
      return i;
  g_array_append_val(edges, left);
  return edges->len - 1;
}

static gboolean
has_column(const GArray *edges, double left) {
  for (guint i = 0; i < edges->len; i++)
    if (fabs(g_array_index(edges, double, i) - left) <= TABLE_COLUMN_PT)
      return TRUE;
  return FALSE;
}

static gboolean
row_belongs_to_table(const Study *study, const GArray *edges, guint above, guint row, guint end) {
  const TextLine *line = study_line(study, row), *last = study_line(study, above);
  double step = line->line.baseline - last->line.baseline;
  if (step > 2.6 * study->layout->leading)
    return FALSE;
  if (row_is_tabular(study, row, end))
    return TRUE;
  /* A wrapped cell: tight under its row, at a column's edge, and narrow. */
  Box column = layout_column(study->layout, line->line.page);
  return step < 1.35 * study->layout->leading && has_column(edges, line->line.box.x0) &&
         box_width(line->line.box) < 0.5 * box_width(column);
}

static void
append_cell(Block *block, const Study *study, guint line, guint row, guint column) {
  Piece piece = piece_of_line(study->layout, line);
  g_array_append_val(block->pieces, piece);
  g_array_append_val(block->rows, row);
  g_array_append_val(block->columns, column);
}

/* Gathers a table; returns the first line after it. */
static guint
gather_table(Gathering *gathering, guint index, guint end) {
  const Study *study = gathering->study;
  Block *block = begin_block(gathering, PART_TABLE, "aligned-rows", index);
  block->rows = g_array_new(FALSE, FALSE, sizeof(guint));
  block->columns = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(double));
  guint row = index, number = 0, above = index;
  do {
    guint n = row_pieces(study, row, end);
    gboolean wrapped = number > 0 && n == 1;
    for (guint i = row; i < row + n; i++)
      append_cell(block, study, i, wrapped ? number - 1 : number,
                  table_column(edges, study_line(study, i)->line.box.x0));
    number += !wrapped;
    above = row;
    gathering->last = row + n - 1;
    row = next_row(study, row, end);
  } while (row != NO_LINE && row < end && row_belongs_to_table(study, edges, above, row, end));
  return gathering->last + 1;
}

/* --- the walk --- */

/* A label of its own kind begins an item; a full stop after one letter or "19." in running text does not. */
static gsize
item_label(const Gathering *gathering, guint index) {
  const TextLine *line = study_line(gathering->study, index);
  gsize label = list_label_length(line->text);
  gboolean alone = label && line->text[label] == '\0';
  if (!label || (alone && layout_line_right(gathering->study->layout, index) == NO_LINE))
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

static guint
gather_line(Gathering *gathering, guint index, guint end) {
  const Study *study = gathering->study;
  gsize label = item_label(gathering, index);
  if (label)
    return begin_item(gathering, index, label) + 1;
  if (table_begins(study, index, end))
    return gather_table(gathering, index, end);
  if (!block_goes_on(gathering, index))
    begin_block(gathering, line_is_quoted_by_mark(study_line(study, index)) ? PART_QUOTE : PART_PARAGRAPH, "text", index);
  append_line(gathering, index);
  return index + 1;
}

/* --- what the blocks are --- */

static const TextLine *
block_line(const Study *study, const Block *block, guint index) {
  return study_line(study, g_array_index(block->pieces, Piece, index).line);
}

static guint
block_characters(const Block *block) {
  guint n = 0;
  for (guint i = 0; i < block->pieces->len; i++)
    n += g_array_index(block->pieces, Piece, i).count;
  return n;
}

static gboolean
text_is_capitals(const char *text) {
  guint upper = 0, lower = 0;
  for (; *text; text = g_utf8_next_char(text)) {
    upper += g_unichar_isupper(g_utf8_get_char(text));
    lower += g_unichar_islower(g_utf8_get_char(text));
  }
  return upper >= 4 && lower == 0;
}

static gboolean
style_is_coloured(const Study *study, const TextLine *line) {
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  const Style *style = &g_array_index(page->styles, Style, line->line.style);
  return MAX(MAX(style->red, style->green), style->blue) - MIN(MIN(style->red, style->green), style->blue) > 40;
}

/* "1. Aanleiding", "IV. Young people", "2.1 Opvang". */
static gboolean
text_is_numbered(const char *text) {
  gsize digits = strspn(text, "0123456789."), roman = strspn(text, "IVX");
  gboolean arabic = digits >= 2 || (digits == 1 && text[1] == ' ');
  gboolean latin = roman >= 1 && text[roman] == '.';
  return (arabic && g_ascii_isdigit(text[0]) && text[digits] == ' ') || (latin && text[roman + 1] == ' ');
}

/* The ladder of headings; NULL: it is none. next is the block after it. */
static const char *
heading_rung(const Study *study, const Block *block, const Block *next) {
  const TextLine *line = block_line(study, block, 0);
  guint characters = block_characters(block);
  if (block->kind != PART_PARAGRAPH || !next || block->pieces->len > HEADING_LINES_MAX ||
      characters > HEADING_CHARACTERS_MAX || !*line->text)
    return NULL;
  const TextLine *last = block_line(study, block, block->pieces->len - 1);
  const TextLine *after = block_line(study, next, 0);
  gboolean set_apart = styles_differ(line, after);
  if (line_is_bold(line) && set_apart && text_ends_open(last->text))
    return "bold-line";
  if (line_is_bold(line) && line_is_bold(after) && text_ends_open(last->text) && block->pieces->len == 1)
    return "bold-line";
  if (line->line.size > 1.08 * study->layout->body_size && text_ends_open(last->text))
    return "larger-line";
  if (block->pieces->len > 1 || !text_ends_open(line->text) || !line_breaks_early(study, line, after))
    return NULL;
  if (text_is_numbered(line->text) && next->kind != PART_ITEM)
    return "numbered-line";
  if ((line->line.flags & STYLE_ITALIC) && !(after->line.flags & STYLE_ITALIC))
    return "italic-line";
  if (style_is_coloured(study, line) && !style_is_coloured(study, after))
    return "coloured-line";
  if (text_is_capitals(line->text) && !text_is_capitals(after->text))
    return "capitals-line";
  gboolean air = block->gap_above == G_MAXDOUBLE || air_parts(study, block->gap_above, line);
  gboolean long_after = block_characters(next) > PLAIN_HEADING_CHARACTERS_MAX && text_begins_sentence(after->text);
  if (air && characters <= PLAIN_HEADING_CHARACTERS_MAX && long_after && text_begins_sentence(line->text) &&
      (next->kind == PART_PARAGRAPH || next->kind == PART_ITEM))
    return "short-line-alone";
  return NULL;
}

/* An item that is short, numbered, alone, and followed by a paragraph is a numbered heading. */
static const char *
numbered_heading_rung(const Study *study, const Block *before, const Block *block, const Block *next) {
  if (block->kind != PART_ITEM || !next || !block->pieces->len || block->pieces->len > HEADING_LINES_MAX ||
      !g_ascii_isalnum(block->label[0]))
    return NULL;
  const TextLine *line = block_line(study, block, 0), *last = block_line(study, block, block->pieces->len - 1);
  if (!text_ends_open(last->text) || block_characters(block) > HEADING_CHARACTERS_MAX)
    return NULL;
  if (line_is_bold(line) && next->pieces->len && styles_differ(line, block_line(study, next, 0)))
    return "numbered-bold";
  gboolean alone = (!before || before->kind != PART_ITEM) && next->kind != PART_ITEM;
  if (alone && block->pieces->len == 1 && next->kind == PART_PARAGRAPH && next->pieces->len &&
      block_characters(block) <= PLAIN_HEADING_CHARACTERS_MAX && line_breaks_early(study, last, block_line(study, next, 0)))
    return "numbered-line";
  return NULL;
}

static guint
heading_level(const char *text) {
  guint level = 1;
  gsize n = strspn(text, "0123456789.");
  for (gsize i = 0; i + 1 < n; i++)
    level += text[i] == '.' && g_ascii_isdigit(text[i + 1]);
  return MIN(level, 4);
}

/* The label goes back to the heading's text. */
static void
item_becomes_heading(const Study *study, Block *block, const char *rung) {
  Piece first = g_array_index(block->pieces, Piece, 0);
  block->kind = PART_HEADING;
  block->rung = rung;
  block->level = heading_level(block->label);
  if (first.skip) {
    first.count += first.skip;
    first.skip = 0;
    g_array_index(block->pieces, Piece, 0) = first;
  } else if (first.line > 0) {
    Piece label = piece_of_line(study->layout, first.line - 1);
    g_array_prepend_val(block->pieces, label);
  }
  g_clear_pointer(&block->label, g_free);
}

static void
name_headings(const Study *study, GArray *blocks) {
  for (guint i = 0; i < blocks->len; i++) {
    Block *block = &g_array_index(blocks, Block, i);
    const Block *next = i + 1 < blocks->len ? &g_array_index(blocks, Block, i + 1) : NULL;
    const Block *before = i ? &g_array_index(blocks, Block, i - 1) : NULL;
    next = next && next->pieces->len ? next : NULL;
    const char *rung = block->pieces->len ? numbered_heading_rung(study, before, block, next) : NULL;
    if (rung)
      item_becomes_heading(study, block, rung);
    else if (block->pieces->len && (rung = heading_rung(study, block, next))) {
      block->kind = PART_HEADING;
      block->rung = rung;
      block->level = heading_level(block_line(study, block, 0)->text);
    }
  }
}

/* Items stand as deep as their labels are set in from the labels before them. */
static void
level_items(GArray *blocks) {
  double lefts[8];
  guint depth = 0;
  for (guint i = 0; i < blocks->len; i++) {
    Block *block = &g_array_index(blocks, Block, i);
    if (block->kind != PART_ITEM) {
      depth = 0;
      continue;
    }
    while (depth && block->label_left < lefts[depth - 1] - EDGE_PT)
      depth--;
    if (!depth || (block->label_left > lefts[depth - 1] + EDGE_PT && depth < G_N_ELEMENTS(lefts)))
      lefts[depth++] = block->label_left;
    block->level = depth;
  }
}

/* A block set in on the left, or in another colour after a mail's attribution, is quoted. */
static void
name_quotes(const Study *study, GArray *blocks) {
  for (guint i = 0; i < blocks->len; i++) {
    Block *block = &g_array_index(blocks, Block, i);
    if (block->kind != PART_PARAGRAPH || !block->pieces->len)
      continue;
    gboolean all_set_in = TRUE;
    for (guint k = 0; k < block->pieces->len; k++) {
      const TextLine *line = block_line(study, block, k);
      all_set_in &= line->line.box.x0 > layout_column(study->layout, line->line.page).x0 + INDENT_MIN_PT;
    }
    if (all_set_in && block_characters(block) > 40) {
      block->kind = PART_QUOTE;
      block->rung = "set-in";
    }
  }
}

GArray *
blocks_find(const Study *study, guint first, guint end) {
  Gathering gathering = {.study = study, .blocks = g_array_new(FALSE, FALSE, sizeof(Block)), .last = NO_LINE};
  g_array_set_clear_func(gathering.blocks, block_clear);
  for (guint i = first; i < end;)
    i = study_line(study, i)->use == USE_OPEN ? gather_line(&gathering, i, end) : i + 1;
  name_quotes(study, gathering.blocks);
  name_headings(study, gathering.blocks);
  level_items(gathering.blocks);
  return gathering.blocks;
}
