#include "extract/flow.h"

#include "extract/notes.h"

#include <string.h>

Piece
piece_of_line(const Layout *layout, guint line) {
  return (Piece){.line = line, .count = layout_line(layout, line)->line.count};
}

Piece
piece_after(const Layout *layout, guint line, gsize bytes) {
  const TextLine *text_line = layout_line(layout, line);
  const char *at = text_line->text + bytes;
  at += strspn(at, " ");
  guint skip = (guint)g_utf8_pointer_to_offset(text_line->text, at);
  return (Piece){
      .line = line, .skip = skip, .count = text_line->line.count - MIN(skip, text_line->line.count)};
}

char *
piece_text(const Layout *layout, Piece piece) {
  const char *text = layout_line(layout, piece.line)->text;
  const char *from = g_utf8_offset_to_pointer(text, piece.skip);
  return g_strndup(from, (gsize)(g_utf8_offset_to_pointer(from, piece.count) - from));
}

static Box
piece_box(const Layout *layout, Piece piece) {
  const TextLine *line = layout_line(layout, piece.line);
  const Page *page = g_ptr_array_index(layout->pages, line->line.page);
  Box box = BOX_EMPTY;
  for (guint i = 0; i < piece.count; i++)
    box = box_union(box, glyph_box(page_glyph(page, line->line.first + piece.skip + i)));
  return box_is_empty(box) ? line->line.box : box;
}

GArray *
pieces_places(const Layout *layout, const GArray *pieces) {
  GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));
  for (guint i = 0; i < pieces->len; i++) {
    Piece piece = g_array_index(pieces, Piece, i);
    Place place = {layout_line(layout, piece.line)->line.page, piece_box(layout, piece)};
    g_array_append_val(places, place);
  }
  return places;
}

/* --- one part while it grows --- */

typedef struct {
  const Flow *flow;
  Part *part;
  GString *text;
} Growth;

static gunichar
last_char(const GString *text) {
  return text->len ? g_utf8_get_char(g_utf8_prev_char(text->str + text->len)) : 0;
}

static void
grow(Growth *growth, gunichar ch, Ink ink) {
  if (ch == ' ' && (!growth->text->len || last_char(growth->text) == ' '))
    return;
  /* Some fonts' maps say U+2010 for every hyphen; nobody could search for such a reference. */
  if (ch == 0x2010 || ch == 0x2011)
    ch = '-';
  if (ch < 128)
    g_string_append_c(growth->text, (char)ch);
  else
    g_string_append_unichar(growth->text, ch);
  g_array_append_val(growth->part->ink, ink);
}

enum { RUN_MAX = 64 };

/* Grows by the glyphs from first on that are taken as they stand: ASCII but figures and asterisks, which may
 * be marks, and second blanks. Returns how many these are. */
static guint
grow_run(Growth *growth, const Page *page, guint first, guint end, guint16 page_index) {
  char text[RUN_MAX];
  Ink ink[RUN_MAX];
  gboolean blank = !growth->text->len || growth->text->str[growth->text->len - 1] == ' ';
  guint n = 0;
  for (; n < RUN_MAX && first + n < end; n++) {
    gunichar ch = page_glyph(page, first + n)->ch;
    if (ch >= 128 || ch == '*' || g_ascii_isdigit((char)ch) || (blank && ch == ' '))
      break;
    blank = ch == ' ';
    text[n] = (char)ch;
    ink[n] = (Ink){page_index, first + n};
  }
  if (n) {
    g_string_append_len(growth->text, text, n);
    g_array_append_vals(growth->part->ink, ink, n);
  }
  return n;
}

static void
drop_last(Growth *growth) {
  const char *end = growth->text->str + growth->text->len;
  g_string_truncate(growth->text, (gsize)(g_utf8_prev_char(end) - growth->text->str));
  g_array_set_size(growth->part->ink, growth->part->ink->len - 1);
}

static Ink
last_ink(const Growth *growth) {
  return growth->part->ink->len ? g_array_index(growth->part->ink, Ink, growth->part->ink->len - 1)
                                : (Ink){0, 0};
}

static void
notice_unsure_hyphen(const Growth *growth, const TextLine *line) {
  Place place = {line->line.page, line->line.box};
  if (growth->flow->notices)
    notice_add(growth->flow->notices, "hyphen-unsure", &place,
               "the hyphen at the end of the line before this one may belong to the word; see the original");
}

/* Settles how the text so far goes on in the next line, or cell. Returns whether a word goes on without a
 * blank. */
static gboolean
join_next_line(Growth *growth, const TextLine *line, const char *next, gboolean begins_cell) {
  gboolean soft = FALSE, unsure = FALSE;
  if (!growth->text->len)
    return FALSE;
  if (begins_cell || !is_line_hyphen(last_char(growth->text))) {
    grow(growth, ' ', last_ink(growth));
    return FALSE;
  }
  Ink hyphen = last_ink(growth);
  while (is_line_hyphen(last_char(growth->text))) {
    soft |= last_char(growth->text) == 0xAD;
    drop_last(growth);
  }
  gboolean dash = last_char(growth->text) == ' ' || !growth->text->len;
  HyphenVerdict verdict = dash ? HYPHEN_BEFORE_BLANK
                               : hyphens_judge(growth->flow->hyphens, growth->text->str, next, soft, &unsure);
  if (unsure)
    notice_unsure_hyphen(growth, line);
  if (verdict == HYPHEN_UNDONE)
    return TRUE;
  grow(growth, '-', hyphen);
  if (verdict == HYPHEN_BEFORE_BLANK)
    grow(growth, ' ', hyphen);
  return verdict == HYPHEN_KEPT;
}

/* "beschikbaar.1 De": a mark that lost its height (scans, some converters) stands right behind a sentence's
 * end. */
static gboolean
mark_stands_behind_stop(const GString *text, const Page *page, guint after, guint end) {
  const char *stop = text->len > 1 ? g_utf8_prev_char(text->str + text->len) : NULL;
  if (!stop || stop == text->str || !strchr(".,;:!?)", *stop))
    return FALSE;
  gboolean word_before = g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(stop)));
  return word_before && (after >= end || (page_glyph(page, after)->flags & GLYPH_SPACE));
}

/* Glyphs, from index on, of a footnote mark that the letter has a note for, raised or behind a stop; 0: none
 * begins here. */
static guint
mark_at(const Growth *growth, const Page *page, const Line *line, guint index, guint end, NoteMark *mark) {
  guint n = 0;
  gboolean raised = TRUE;
  while (index + n < end && n < sizeof mark->mark - 1) {
    const Glyph *glyph = page_glyph(page, index + n);
    char digit = glyph->ch < 128 ? '\0' : note_superscript_digit(glyph->ch);
    if (!digit && !(glyph->ch < 128 && g_ascii_isdigit((char)glyph->ch)) && glyph->ch != '*')
      break;
    raised &= digit || line_raises(page, line, glyph);
    mark->mark[n++] = digit ? digit : (char)glyph->ch;
  }
  if (!n)
    return 0;
  mark->mark[n] = '\0';
  mark->note = G_MAXUINT;
  if (!growth->flow->notes || !g_hash_table_contains(growth->flow->notes, mark->mark))
    return 0;
  return raised || mark_stands_behind_stop(growth->text, page, index + n, end) ? n : 0;
}

/* A mark that a blank parts from its word stands behind the word: the blank goes where another follows it. */
static void
draw_mark_near(Growth *growth, const Page *page, guint after, guint end, NoteMark *mark) {
  const Glyph *next = after < end ? page_glyph(page, after) : NULL;
  if (last_char(growth->text) != ' ' || growth->text->len < 2 ||
      (next && !(next->flags & GLYPH_SPACE) && !g_unichar_ispunct(next->ch)))
    return;
  drop_last(growth);
  mark->offset = (guint)growth->text->len;
}

static void
add_piece(Growth *growth, Piece piece) {
  const TextLine *line = layout_line(growth->flow->layout, piece.line);
  const Page *page = g_ptr_array_index(growth->flow->layout->pages, line->line.page);
  guint first = line->line.first + piece.skip, end = first + piece.count;
  g_autofree char *text = piece_text(growth->flow->layout, piece);
  gboolean goes_on = join_next_line(growth, line, text, piece.begins_cell);
  PrintedLine printed = {
      (guint)growth->text->len, {line->line.page, piece_box(growth->flow->layout, piece)}, goes_on};
  g_array_append_val(growth->part->lines, printed);
  for (guint i = first; (i += grow_run(growth, page, i, end, (guint16)line->line.page)) < end; i++) {
    NoteMark mark = {.offset = (guint)growth->text->len};
    guint n = mark_at(growth, page, &line->line, i, end, &mark);
    const Glyph *glyph = page_glyph(page, i);
    if (n) {
      draw_mark_near(growth, page, i + n, end, &mark);
      g_array_append_val(growth->part->marks, mark);
      i += n - 1;
    } else if (glyph->ch != 0xAD || i + 1 >= end ||
               (i + 2 == end && is_line_hyphen(page_glyph(page, i + 1)->ch)))
      grow(growth, glyph->ch, (Ink){(guint16)line->line.page, i});
  }
}

Part *
flow_read(const Flow *flow, PartKind kind, const GArray *pieces) {
  Part *part = part_new(kind, "");
  part->ink = part->ink ? part->ink : g_array_new(FALSE, FALSE, sizeof(Ink));
  Growth growth = {flow, part, g_string_sized_new(256)};
  for (guint i = 0; i < pieces->len; i++)
    add_piece(&growth, g_array_index(pieces, Piece, i));
  while (growth.text->len && last_char(growth.text) == ' ')
    drop_last(&growth);
  for (guint i = 0; i < part->marks->len; i++) {
    NoteMark *mark = &g_array_index(part->marks, NoteMark, i);
    mark->offset = MIN(mark->offset, (guint)growth.text->len);
  }
  /* A last line of nothing but a mark begins where the text ends. */
  for (guint i = 0; i < part->lines->len; i++) {
    PrintedLine *line = &g_array_index(part->lines, PrintedLine, i);
    line->start = MIN(line->start, (guint)growth.text->len);
  }
  g_free(part->text);
  part->text = g_string_free(growth.text, FALSE);
  return part;
}
