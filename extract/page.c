#include "extract/page.h"

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
