#include "extract/notes.h"

#include <math.h>
#include <string.h>

/* A footnote is set in at most this part of the body size. */
#define NOTE_SIZE 0.93
/* It stands in the lower part of the page. */
#define NOTE_BAND 0.45
/* Its further lines differ so little in size, and stand so near. */
#define NOTE_SIZE_STEP 0.05
#define NOTE_LEADING_EM 2.0
/* A mark that stands apart is so near its text. */
#define MARK_GAP_EM 3.5
/* A note's first line is indented so far at the most. */
#define NOTE_INDENT_MAX_PT 36.0

char
note_superscript_digit(gunichar ch) {
  static const gunichar digits[] = {0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
  for (guint i = 0; i < G_N_ELEMENTS(digits); i++)
    if (ch == digits[i])
      return (char)('0' + i);
  return '\0';
}

/* "¹²" as "12"; bytes of text that they cover. */
static gsize
superscript_length(const char *text, char mark[8]) {
  const char *at = text;
  guint n = 0;
  for (char digit; n < 3 && (digit = note_superscript_digit(g_utf8_get_char(at))); at = g_utf8_next_char(at))
    mark[n++] = digit;
  mark[n] = '\0';
  return (gsize)(at - text);
}

/* "†" or "‡". */
static gsize
dagger_length(const char *text) {
  gunichar ch = g_utf8_get_char(text);
  return ch == 0x2020 || ch == 0x2021 ? (gsize)(g_utf8_next_char(text) - text) : 0;
}

gsize
note_mark_length(const char *text, char mark[8]) {
  gsize length = superscript_length(text, mark);
  if (length)
    return length + strspn(text + length, " ");
  gsize open = text[0] == '[' ? 1 : 0, digits = strspn(text + open, "0123456789");
  length = digits ? digits : strspn(text, "*");
  length = length ? length : dagger_length(text);
  if (length == 0 || length > 3 || (open && text[open + length] != ']'))
    return 0;
  memcpy(mark, text + open, length);
  mark[length] = '\0';
  gsize rest = open + length + strspn(text + open + length, ".)]");
  /* "1-41", "5.1" and "3%" are numbers of something. */
  if (text[rest] && strchr("-/%:,0123456789", text[rest]))
    return 0;
  return rest + strspn(text + rest, " ");
}

static gboolean
line_is_note_sized(const Layout *layout, const TextLine *line) {
  return line->line.size <= NOTE_SIZE * layout->body_size;
}

/* The mark stands apart, its text to the right in the same row; NULL: there is none. */
static const TextLine *
note_text_beside(const Layout *layout, const TextLine *line) {
  char mark[8];
  guint index = (guint)(line - layout_line(layout, 0));
  guint right = line->text[note_mark_length(line->text, mark)] ? G_MAXUINT : layout_line_right(layout, index);
  const TextLine *beside = right == G_MAXUINT ? NULL : layout_line(layout, right);
  /* A row of a table has more than two pieces, and its numbers more room. */
  gboolean pair = beside && layout_line_right(layout, right) == G_MAXUINT &&
                  !(index > 0 && lines_share_row(layout_line(layout, index - 1), line));
  return pair && line_is_note_sized(layout, beside) &&
                 beside->line.box.x0 - line->line.box.x1 < MARK_GAP_EM * beside->line.size
             ? beside
             : NULL;
}

/* A small line with a mark: at the foot of a page, or anywhere when the text has that mark raised (end
 * notes). */
static gboolean
line_begins_note(const Layout *layout, const TextLine *line, GHashTable *raised) {
  char mark[8];
  const Page *page = g_ptr_array_index(layout->pages, line->line.page);
  gsize length = note_mark_length(line->text, mark);
  /* The numbers of a table stand further in. */
  gboolean at_edge = line->line.box.x0 < layout_column(layout, line->line.page).x0 + NOTE_INDENT_MAX_PT;
  return length && at_edge && (line->text[length] || note_text_beside(layout, line)) &&
         line_is_note_sized(layout, line) &&
         (line->line.box.y0 > NOTE_BAND * page->height || g_hash_table_contains(raised, mark));
}

static gboolean
is_mark(gunichar ch) {
  return ch < 128 ? g_ascii_isdigit((char)ch) || ch == '*' : g_unichar_isdigit(ch);
}

/* The marks that stand raised behind a word somewhere (char * set). */
static GHashTable *
raised_marks(const Layout *layout) {
  GHashTable *raised = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) mark = g_string_new(NULL); /* empty again at each line's end */
  for (guint i = 0; i < layout->lines->len; i++) {
    const Line *line = &layout_line(layout, i)->line;
    const Page *page = g_ptr_array_index(layout->pages, line->page);
    for (guint k = line->first + 1; k <= line->first + line->count; k++) {
      const Glyph *glyph = k < line->first + line->count ? page_glyph(page, k) : NULL;
      if (glyph && is_mark(glyph->ch) && line_raises(page, line, glyph))
        g_string_append_unichar(mark, glyph->ch);
      else if (mark->len) {
        g_hash_table_add(raised, g_strdup(mark->str));
        g_string_truncate(mark, 0);
      }
    }
  }
  return raised;
}

/* The same small size, tight below: not the footer under the notes. */
static gboolean
note_goes_on(const Layout *layout, const TextLine *last, const TextLine *line) {
  return line_is_note_sized(layout, line) &&
         fabs(line->line.size - last->line.size) < NOTE_SIZE_STEP * last->line.size &&
         line->line.baseline - last->line.baseline < NOTE_LEADING_EM * last->line.size;
}

/* The last line of a note that stops in mid-sentence at the foot of the page before; NULL: none does. */
static const TextLine *
note_cut_off(const Layout *layout, guint first) {
  for (guint i = first; i-- > 0;) {
    const TextLine *line = layout_line(layout, i);
    if (line->use == USE_NOTE) {
      char end = line->text[strlen(line->text) - 1];
      return layout_line(layout, first)->line.page == line->line.page + 1 && !strchr(".!?)", end) ? line
                                                                                                  : NULL;
    }
  }
  return NULL;
}

/* Small lines at a page's foot, above its own notes, when a note of the page before was cut off. */
static gboolean
line_continues_note(const Layout *layout, const TextLine *cut_off, const TextLine *line) {
  const Page *page = g_ptr_array_index(layout->pages, line->line.page);
  return cut_off && line_is_note_sized(layout, line) && line->line.box.y0 > NOTE_BAND * page->height &&
         fabs(line->line.size - cut_off->line.size) < NOTE_SIZE_STEP * cut_off->line.size;
}

/* From the first mark down, small lines in the column belong to the notes. */
static void
mark_page(Layout *layout, guint first, guint end, GHashTable *raised) {
  const TextLine *last = NULL, *cut_off = first < end ? note_cut_off(layout, first) : NULL;
  for (guint i = first; i < end; i++) {
    TextLine *line = layout_line(layout, i);
    if (line->use != USE_OPEN)
      continue;
    if (line_begins_note(layout, line, raised)) {
      text_line_use(line, USE_NOTE, "note-mark");
      last = note_text_beside(layout, line);
      if (last)
        text_line_use(layout_line(layout, i + 1), USE_NOTE, "note-goes-on");
      last = last ? last : line;
      cut_off = NULL;
    } else if ((last && note_goes_on(layout, last, line)) ||
               (!last && line_continues_note(layout, cut_off, line))) {
      text_line_use(line, USE_NOTE, "note-goes-on");
      last = line;
    } else
      last = NULL;
  }
}

void
notes_mark(Layout *layout) {
  g_autoptr(GHashTable) raised = raised_marks(layout);
  for (guint i = 0; i < layout->lines->len;) {
    guint first = i, page = layout_line(layout, i)->line.page;
    while (i < layout->lines->len && layout_line(layout, i)->line.page == page)
      i++;
    mark_page(layout, first, i, raised);
  }
}
