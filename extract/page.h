/*
 * A page is what the reader saw on one sheet: glyphs with their boxes and styles, and where pictures lie.
 * It is flat: it owns its arrays, refers to nothing outside, and can cross a pipe (page-stream.h).
 */
#pragma once

#include "extract/box.h"

typedef enum {
  GLYPH_SPACE = 1 << 0,     /* a blank that the file draws; kept, since scans and some producers rely on it */
  GLYPH_INVISIBLE = 1 << 1, /* in the file but not to be seen (white, outside the crop box) */
  GLYPH_OCR = 1 << 2,       /* recognised from a picture; confidence counts */
  GLYPH_FORM = 1 << 3,      /* value of a form field */
  GLYPH_ANNOTATION = 1 << 4 /* typed on the page afterwards: a stamp, a comment */
} GlyphFlag;

/* One character with its ink. */
typedef struct {
  gunichar ch;
  float x0, y0, x1, y1; /* points, top left origin; the font's box, not the ink's */
  guint16 style;        /* index into the page's styles */
  guint8 confidence;    /* per cent; 100 when the file itself says which character it is */
  guint8 flags;         /* GlyphFlag */
} Glyph;

typedef enum {
  STYLE_BOLD = 1 << 0,
  STYLE_ITALIC = 1 << 1,
  STYLE_SERIF = 1 << 2,
  STYLE_MONOSPACE = 1 << 3
} StyleFlag;

/* How glyphs are drawn. */
typedef struct {
  char font[64];           /* name without subset prefix, cut to fit */
  float size;              /* points */
  guint8 red, green, blue; /* colour of the fill */
  guint8 flags;            /* StyleFlag */
} Style;

typedef struct {
  double width, height; /* points, after rotation */
  int rotation;         /* degrees clockwise that the file asked for: 0, 90, 180, 270 */
  GArray *glyphs;       /* Glyph; lines_find puts them in line order */
  GArray *styles;       /* Style */
  GArray *pictures;     /* Box */
} Page;

Page *page_new(double width, double height);
void page_free(Page *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Page, page_free)

/* The index of a style among the page's own, added where it is new; a page with too many takes the last. */
guint16 page_style_index(Page *page, const Style *style);

static inline const Glyph *
page_glyph(const Page *page, guint index) {
  return &g_array_index(page->glyphs, Glyph, index);
}

static inline const Style *
page_style(const Page *page, const Glyph *glyph) {
  return &g_array_index(page->styles, Style, glyph->style);
}

static inline Box
glyph_box(const Glyph *glyph) {
  return (Box){glyph->x0, glyph->y0, glyph->x1, glyph->y1};
}
