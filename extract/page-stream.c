#include "extract/page-stream.h"

#include "extract/notice.h"
#include "extract/xml.h"

#include <math.h>
#include <string.h>

static const char MAGIC[4] = {'R', 'P', 'K', 'P'};
enum { STREAM_VERSION = 1, TEXT_MAX = 4096, STYLES_MAX = G_MAXUINT16 };

/* --- writing --- */

static void
put(GByteArray *bytes, const void *data, gsize length) {
  g_byte_array_append(bytes, data, (guint)length);
}

static void
put_tag(GByteArray *bytes, char tag) {
  put(bytes, &tag, 1);
}

static void
put_count(GByteArray *bytes, guint32 count) {
  put(bytes, &count, sizeof count);
}

static void
put_array(GByteArray *bytes, const GArray *array) {
  put_count(bytes, array->len);
  put(bytes, array->data, (gsize)array->len * g_array_get_element_size((GArray *)array));
}

static void
put_text(GByteArray *bytes, const char *text) {
  guint32 length = (guint32)MIN(strlen(text), (gsize)TEXT_MAX);
  put_count(bytes, length);
  put(bytes, text, length);
}

void
page_stream_begin(GByteArray *bytes) {
  put(bytes, MAGIC, sizeof MAGIC);
  put_count(bytes, STREAM_VERSION);
}

void
page_stream_page(GByteArray *bytes, const Page *page) {
  put_tag(bytes, 'P');
  put(bytes, &page->width, sizeof page->width);
  put(bytes, &page->height, sizeof page->height);
  put_count(bytes, (guint32)page->rotation);
  put_array(bytes, page->glyphs);
  put_array(bytes, page->styles);
  put_array(bytes, page->pictures);
}

void
page_stream_notice(GByteArray *bytes, const char *code, const char *message) {
  put_tag(bytes, 'N');
  put_text(bytes, code);
  put_text(bytes, message);
}

void
page_stream_error(GByteArray *bytes, StreamError kind, const char *message) {
  put_tag(bytes, 'E');
  put_count(bytes, kind);
  put_text(bytes, message);
}

void
page_stream_end(GByteArray *bytes) {
  put_tag(bytes, '.');
}

/* --- reading --- */

typedef struct {
  const guint8 *at, *end;
} Cursor;

static gboolean
take(Cursor *cursor, void *data, gsize length) {
  if ((gsize)(cursor->end - cursor->at) < length)
    return FALSE;
  memcpy(data, cursor->at, length);
  cursor->at += length;
  return TRUE;
}

static gboolean
take_count(Cursor *cursor, guint32 *count) {
  return take(cursor, count, sizeof *count);
}

static gboolean
take_array(Cursor *cursor, GArray *array, guint32 most) {
  guint32 count;
  gsize element = g_array_get_element_size(array);
  if (!take_count(cursor, &count) || count > most || count > (gsize)(cursor->end - cursor->at) / element)
    return FALSE;
  g_array_append_vals(array, cursor->at, count);
  cursor->at += count * element;
  return TRUE;
}

static char *
take_text(Cursor *cursor) {
  guint32 length;
  if (!take_count(cursor, &length) || length > TEXT_MAX || length > (gsize)(cursor->end - cursor->at))
    return NULL;
  char *text = g_utf8_make_valid((const char *)cursor->at, length);
  cursor->at += length;
  return text;
}

static gboolean
is_length(double points) {
  return isfinite(points) && points > 0 && points < 1e6;
}

static gboolean
glyph_makes_sense(const Glyph *glyph, guint styles) {
  return glyph->style < styles && g_unichar_validate(glyph->ch) && glyph->ch != 0 &&
         glyph->confidence <= 100 && fabsf(glyph->x0) < 1e6f && fabsf(glyph->y0) < 1e6f &&
         glyph->x1 >= glyph->x0 && glyph->y1 >= glyph->y0 && fabsf(glyph->x1) < 1e6f &&
         fabsf(glyph->y1) < 1e6f;
}

static gboolean
style_makes_sense(Style *style) {
  style->font[sizeof style->font - 1] = '\0';
  return isfinite(style->size) && style->size >= 0 && style->size < 1e5f &&
         g_utf8_validate(style->font, -1, NULL);
}

static gboolean
page_makes_sense(const Page *page) {
  if (!is_length(page->width) || !is_length(page->height))
    return FALSE;
  for (guint i = 0; i < page->styles->len; i++)
    if (!style_makes_sense(&g_array_index(page->styles, Style, i)))
      return FALSE;
  for (guint i = 0; i < page->glyphs->len; i++)
    if (!glyph_makes_sense(page_glyph(page, i), page->styles->len))
      return FALSE;
  for (guint i = 0; i < page->pictures->len; i++)
    if (!isfinite(box_width(g_array_index(page->pictures, Box, i)) +
                  box_height(g_array_index(page->pictures, Box, i))))
      return FALSE;
  return TRUE;
}

/* A blank is one whatever its flags say: no word begins with it. */
static void
mark_blanks(Page *page) {
  for (guint i = 0; i < page->glyphs->len; i++) {
    Glyph *glyph = &g_array_index(page->glyphs, Glyph, i);
    if (glyph->ch == ' ' || (glyph->ch >= '\t' && glyph->ch <= '\r')) {
      glyph->ch = ' ';
      glyph->flags |= GLYPH_SPACE;
    }
  }
}

static Page *
take_page(Cursor *cursor) {
  g_autoptr(Page) page = page_new(1, 1);
  guint32 rotation;
  if (!take(cursor, &page->width, sizeof page->width) || !take(cursor, &page->height, sizeof page->height) ||
      !take_count(cursor, &rotation) || !take_array(cursor, page->glyphs, G_MAXUINT32) ||
      !take_array(cursor, page->styles, STYLES_MAX) || !take_array(cursor, page->pictures, G_MAXUINT16))
    return NULL;
  page->rotation = (int)(rotation % 360);
  mark_blanks(page);
  return page_makes_sense(page) ? g_steal_pointer(&page) : NULL;
}

static gboolean
take_notice(Cursor *cursor, GPtrArray *notices) {
  g_autofree char *code = take_text(cursor);
  g_autofree char *message = code ? take_text(cursor) : NULL;
  if (message && notices)
    notice_add(notices, g_intern_string(code), NULL, "%s", message);
  return message != NULL;
}

static void
set_error_from(Cursor *cursor, GError **error) {
  guint32 kind;
  g_autofree char *message = take_count(cursor, &kind) ? take_text(cursor) : NULL;
  gboolean lacking = message && kind == STREAM_LACKING;
  g_set_error_literal(error, EXTRACT_ERROR, lacking ? EXTRACT_ERROR_LACKING : EXTRACT_ERROR_UNREADABLE,
                      message ? message : "the reader failed without saying why");
}

static gboolean
take_begin(Cursor *cursor) {
  char magic[sizeof MAGIC];
  guint32 version;
  return take(cursor, magic, sizeof magic) && memcmp(magic, MAGIC, sizeof MAGIC) == 0 &&
         take_count(cursor, &version) && version == STREAM_VERSION;
}

gboolean
page_stream_refuses(const guint8 *bytes, gsize length) {
  Cursor cursor = {bytes, bytes + length};
  char tag;
  return take_begin(&cursor) && take(&cursor, &tag, 1) && tag == 'E';
}

GPtrArray *
page_stream_read(const guint8 *bytes, gsize length, GPtrArray *notices, GError **error) {
  g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func((GDestroyNotify)page_free);
  Cursor cursor = {bytes, bytes + length};
  char tag = 0;
  gboolean whole = take_begin(&cursor);
  while (whole && (whole = take(&cursor, &tag, 1)) && tag != '.') {
    if (tag == 'E') {
      set_error_from(&cursor, error);
      return NULL;
    }
    Page *page = tag == 'P' ? take_page(&cursor) : NULL;
    if (page)
      g_ptr_array_add(pages, page);
    whole = page != NULL || (tag == 'N' && take_notice(&cursor, notices));
  }
  if (!whole) {
    g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE,
                        "the reader stopped before the end; the file is damaged, or made to do harm");
    return NULL;
  }
  return g_steal_pointer(&pages);
}
