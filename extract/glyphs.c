#include "extract/glyphs.h"

static gboolean
has_no_width(gunichar ch) {
  return ch == 0x200B || ch == 0x200C || ch == 0x200D || ch == 0x2060 || ch == 0xFEFF ||
         (ch >= 0x202A && ch <= 0x202E) || (ch >= 0x2066 && ch <= 0x2069) || ch == 0x200E || ch == 0x200F;
}

/* Latin ligatures have compatibility decompositions; digits in circles, fractions and the like keep their
 * form. */
static gboolean
is_ligature(gunichar ch) {
  return (ch >= 0xFB00 && ch <= 0xFB06) || ch == 0x132 || ch == 0x133;
}

static void
append_ligature(GArray *glyphs, const Glyph *ligature) {
  gunichar letters[8];
  gsize n = g_unichar_fully_decompose(ligature->ch, TRUE, letters, G_N_ELEMENTS(letters));
  float width = (ligature->x1 - ligature->x0) / (float)n;
  for (gsize i = 0; i < n; i++) {
    Glyph glyph = *ligature;
    glyph.ch = letters[i];
    glyph.x0 = ligature->x0 + width * (float)i;
    glyph.x1 = glyph.x0 + width;
    g_array_append_val(glyphs, glyph);
  }
}

static gboolean
composes_with_last(GArray *glyphs, const Glyph *mark) {
  gunichar composed;
  if (!glyphs->len || !g_unichar_ismark(mark->ch))
    return FALSE;
  Glyph *last = &g_array_index(glyphs, Glyph, glyphs->len - 1);
  if (!g_unichar_compose(last->ch, mark->ch, &composed))
    return FALSE;
  last->ch = composed;
  return TRUE;
}

/* Below are no ligatures, no marks that compose, and nothing without width. */
enum { PLAIN_MAX = 0x132 };

static gboolean
is_plain(const Glyph *glyph) {
  return !(glyph->flags & GLYPH_INVISIBLE) && glyph->ch < PLAIN_MAX;
}

/* Appends the plain glyphs from index on, as nearly all are, in one go; returns how many. */
static guint
append_plain_run(GArray *glyphs, const Page *page, guint index) {
  guint end = index;
  while (end < page->glyphs->len && is_plain(page_glyph(page, end)))
    end++;
  if (end > index)
    g_array_append_vals(glyphs, page_glyph(page, index), end - index);
  return end - index;
}

GArray *
glyphs_for_reading(const Page *page, guint *hidden) {
  GArray *glyphs = g_array_sized_new(FALSE, FALSE, sizeof(Glyph), page->glyphs->len);
  for (guint i = append_plain_run(glyphs, page, 0); i < page->glyphs->len;
       i += 1 + append_plain_run(glyphs, page, i + 1)) {
    const Glyph *glyph = page_glyph(page, i);
    if (glyph->flags & GLYPH_INVISIBLE)
      *hidden += !(glyph->flags & GLYPH_SPACE);
    else if (has_no_width(glyph->ch) || composes_with_last(glyphs, glyph))
      continue;
    else if (is_ligature(glyph->ch))
      append_ligature(glyphs, glyph);
    else
      g_array_append_vals(glyphs, glyph, 1);
  }
  return glyphs;
}
