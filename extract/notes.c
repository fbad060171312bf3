#include "extract/notes.h"

#include <string.h>

/* A footnote is set in at most this part of the body size. */
#define NOTE_SIZE 0.93
/* It stands in the lower part of the page. */
#define NOTE_BAND 0.45

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

/* From the first mark down, small lines in the column belong to the notes. */
static void
mark_page(Layout *layout, guint first, guint end) {
  gboolean inside = FALSE;
  for (guint i = first; i < end; i++) {
    TextLine *line = layout_line(layout, i);
    if (line->use != USE_OPEN)
      continue;
    if (line_begins_note(layout, line)) {
      inside = TRUE;
      text_line_use(line, USE_NOTE, "note-mark");
    } else if (inside && line_is_note_sized(layout, line))
      text_line_use(line, USE_NOTE, "note-goes-on");
    else
      inside = FALSE;
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
