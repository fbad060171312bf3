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

gsize
note_mark_length(const char *text, char mark[8]) {
  gsize digits = strspn(text, "0123456789");
  gsize length = digits ? digits : strspn(text, "*");
  if (length == 0 || length > 3)
    return 0;
  memcpy(mark, text, length);
  mark[length] = '\0';
  gsize rest = length + strspn(text + length, ".)]");
  return rest + strspn(text + rest, " ");
}

static gboolean
line_is_note_sized(const Layout *layout, const TextLine *line) {
  return line->line.size <= NOTE_SIZE * layout->body_size;
}

static gboolean
line_begins_note(const Layout *layout, const TextLine *line) {
  char mark[8];
  const Page *page = g_ptr_array_index(layout->pages, line->line.page);
  gsize length = note_mark_length(line->text, mark);
  return length && line->text[length] && line_is_note_sized(layout, line) &&
         line->line.box.y0 > NOTE_BAND * page->height;
}

/* The same small size, tight below: not the footer under the notes. */
static gboolean
note_goes_on(const Layout *layout, const TextLine *last, const TextLine *line) {
  return line_is_note_sized(layout, line) && fabs(line->line.size - last->line.size) < NOTE_SIZE_STEP * last->line.size &&
         line->line.baseline - last->line.baseline < NOTE_LEADING_EM * last->line.size;
}

/* From the first mark down, small lines in the column belong to the notes. */
static void
mark_page(Layout *layout, guint first, guint end) {
  const TextLine *last = NULL;
  for (guint i = first; i < end; i++) {
    TextLine *line = layout_line(layout, i);
    if (line->use != USE_OPEN)
      continue;
    if (line_begins_note(layout, line)) {
      text_line_use(line, USE_NOTE, "note-mark");
      last = line;
    } else if (last && note_goes_on(layout, last, line)) {
      text_line_use(line, USE_NOTE, "note-goes-on");
      last = line;
    } else
      last = NULL;
  }
}

void
notes_mark(Layout *layout) {
  for (guint i = 0; i < layout->lines->len;) {
    guint first = i, page = layout_line(layout, i)->line.page;
    while (i < layout->lines->len && layout_line(layout, i)->line.page == page)
      i++;
    mark_page(layout, first, i);
  }
}
