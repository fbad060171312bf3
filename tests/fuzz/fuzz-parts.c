/*
 * Pages set from text, through lines, blocks and parts to TEI and back. Any text is an input; characters
 * below a blank move the pen: \n a line down, \f a new page, and with the byte after it 1 across, 2 down, 3
 * type size, 4 style, 5 flags of glyphs, 6 a picture, 7 width of glyphs, 8 leading.
 */
#include "tests/fuzz/fuzz.h"

#include "extract/extract.h"
#include "extract/parts.h"

enum { PAGES_MAX = 6, STYLES_MAX = 64, RIGHT = 540, LEFT = 70, TOP = 60 };

typedef struct {
  GPtrArray *pages;
  Page *page;
  double x, y, size, width, leading;
  guint8 style_flags, glyph_flags;
} Pen;

static void
turn(Pen *pen) {
  pen->page = page_new(595, 842);
  pen->x = LEFT;
  pen->y = TOP;
  g_ptr_array_add(pen->pages, pen->page);
}

static guint16
style_now(const Pen *pen) {
  GArray *styles = pen->page->styles;
  Style style = {.font = "Face", .size = (float)pen->size, .flags = pen->style_flags};
  for (guint i = 0; i < styles->len; i++)
    if (memcmp(&g_array_index(styles, Style, i), &style, sizeof style) == 0)
      return (guint16)i;
  if (styles->len < STYLES_MAX)
    g_array_append_val(styles, style);
  return (guint16)(styles->len - 1);
}

static void
set(Pen *pen, gunichar ch) {
  double width = pen->width * pen->size * (ch == ' ' ? 0.56 : 1);
  Glyph glyph = {.ch = ch,
                 .x0 = (float)pen->x,
                 .y0 = (float)(pen->y - 0.78 * pen->size),
                 .x1 = (float)(pen->x + width),
                 .y1 = (float)(pen->y + 0.22 * pen->size),
                 .style = style_now(pen),
                 .confidence = 100,
                 .flags = (guint8)(pen->glyph_flags | (ch == ' ' ? GLYPH_SPACE : 0))};
  g_array_append_val(pen->page->glyphs, glyph);
  pen->x += width;
  if (pen->x > RIGHT && ch == ' ') {
    pen->x = LEFT;
    pen->y += pen->leading * pen->size;
  }
}

static void
set_picture(Pen *pen, guint8 extent) {
  Box box = {pen->x, pen->y, pen->x + extent, pen->y + extent / 2.0};
  g_array_append_val(pen->page->pictures, box);
}

static void
move(Pen *pen, guint8 what, guint8 value) {
  switch (what) {
  case 1:
    pen->x = value * 2.4;
    break;
  case 2:
    pen->y = value * 3.4;
    break;
  case 3:
    pen->size = 1 + value / 4.0;
    break;
  case 4:
    pen->style_flags = value & 15;
    break;
  case 5:
    pen->glyph_flags = value & 30;
    break;
  case 6:
    set_picture(pen, value);
    break;
  case 7:
    pen->width = value / 128.0;
    break;
  default:
    pen->leading = value / 64.0;
  }
}

static const uint8_t *
step(Pen *pen, const uint8_t *at, const uint8_t *end) {
  if (*at == '\n') {
    pen->x = LEFT;
    pen->y += pen->leading * pen->size;
  } else if (*at == '\f' && pen->pages->len < PAGES_MAX) {
    turn(pen);
  } else if (*at < ' ') {
    move(pen, *at % 9, at + 1 < end ? at[1] : 0);
    return MIN(at + 2, end);
  } else {
    gunichar ch = g_utf8_get_char_validated((const char *)at, end - at);
    gboolean is_text = ch < 0x110000;
    set(pen, is_text ? ch : *at);
    return at + (is_text ? g_unichar_to_utf8(ch, NULL) : 1);
  }
  return at + 1;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Pen pen = {.pages = g_ptr_array_new_with_free_func((GDestroyNotify)page_free),
             .size = 11,
             .width = 0.5,
             .leading = 1.25};
  g_autoptr(GBytes) bytes = g_bytes_new_static(data, size);
  turn(&pen);
  for (const uint8_t *at = data; at < data + size;)
    at = step(&pen, at, data + size);
  g_autoptr(Letter) letter = parts_recognise(pen.pages, fuzz_languages());
  extract_complete(letter, bytes, "glyphs.pdf", fuzz_languages());
  fuzz_insist_tei_comes_back(letter);
  return 0;
}
