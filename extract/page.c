#include "extract/page.h"

#include <string.h>

Page *
page_new(double width, double height) {
  Page *page = g_new0(Page, 1);
  page->width = width;
  page->height = height;
  page->glyphs = g_array_new(FALSE, FALSE, sizeof(Glyph));
  page->styles = g_array_new(FALSE, FALSE, sizeof(Style));
  page->pictures = g_array_new(FALSE, FALSE, sizeof(Box));
  return page;
}

void
page_free(Page *page) {
  if (page == NULL)
    return;
  g_array_unref(page->glyphs);
  g_array_unref(page->styles);
  g_array_unref(page->pictures);
  g_free(page);
}

static gboolean
style_equals(const Style *a, const Style *b) {
  return a->size == b->size && a->red == b->red && a->green == b->green && a->blue == b->blue &&
         a->flags == b->flags && strcmp(a->font, b->font) == 0;
}

guint16
page_style_index(Page *page, const Style *style) {
  GArray *styles = page->styles;
  for (guint i = 0; i < styles->len; i++)
    if (style_equals(&g_array_index(styles, Style, i), style))
      return (guint16)i;
  if (styles->len < G_MAXUINT16)
    g_array_append_vals(styles, style, 1);
  return (guint16)(styles->len - 1);
}
