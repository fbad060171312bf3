#include "extract/typed.h"

#include <math.h>
#include <string.h>

#define SIZE_DEFAULT 10.0 /* points, on a page without text */
#define ADVANCE_EM 0.5    /* how wide a letter is, about */
#define LEADING_EM 1.2    /* between lines in a box */
#define ASCENT_EM 0.86    /* of a glyph's box, so that lines_find sees its feet where they are set */
#define DESCENT_EM 0.24
#define REACH_PT 200.0   /* what stands left that far away may be the label */
#define FOOT_OF_BOX 0.22 /* the part of a font's box below the baseline, as lines.c has it */

/* How text is set. */
typedef struct {
  guint16 style;
  double size, baseline;
} Setting;

/* --- what stands there --- */

static gboolean
is_rule(gunichar ch) {
  return ch == '.' || ch == '_' || ch == 0x2026;
}

static gboolean
glyph_lies_in(const Glyph *glyph, Box box) {
  double x = (double)(glyph->x0 + glyph->x1) / 2, y = (double)(glyph->y0 + glyph->y1) / 2;
  return x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1;
}

static gboolean
glyph_is_text(const Glyph *glyph) {
  return !(glyph->flags & (GLYPH_SPACE | GLYPH_INVISIBLE)) && !is_rule(glyph->ch);
}

/* The text that the page shows in the box, without blanks. Free with g_free. */
static char *
text_in(const Page *page, Box box) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < page->glyphs->len; i++)
    if (glyph_is_text(page_glyph(page, i)) && glyph_lies_in(page_glyph(page, i), box))
      g_string_append_unichar(text, page_glyph(page, i)->ch);
  return g_string_free(text, FALSE);
}

static char *
without_blanks(const char *text) {
  GString *bare = g_string_new(NULL);
  for (; *text; text = g_utf8_next_char(text))
    if (!g_unichar_isspace(g_utf8_get_char(text)) && !is_rule(g_utf8_get_char(text)))
      g_string_append_unichar(bare, g_utf8_get_char(text));
  return g_string_free(bare, FALSE);
}

static void
mark_in(Page *page, Box box, GlyphFlag flag) {
  for (guint i = 0; i < page->glyphs->len; i++)
    if (glyph_lies_in(page_glyph(page, i), box))
      g_array_index(page->glyphs, Glyph, i).flags |= (guint8)flag;
}

static void
drop_rules(Page *page, Box box) {
  guint kept = 0;
  for (guint i = 0; i < page->glyphs->len; i++) {
    Glyph glyph = *page_glyph(page, i);
    if (!is_rule(glyph.ch) || !glyph_lies_in(&glyph, box))
      g_array_index(page->glyphs, Glyph, kept++) = glyph;
  }
  g_array_set_size(page->glyphs, kept);
}

/* --- how it is set --- */

/* The nearest letter left of the box on its level; NULL: none. */
static const Glyph *
neighbour(const Page *page, Box box) {
  const Glyph *nearest = NULL;
  for (guint i = 0; i < page->glyphs->len; i++) {
    const Glyph *glyph = page_glyph(page, i);
    double middle = (double)(glyph->y0 + glyph->y1) / 2, x1 = (double)glyph->x1;
    if (glyph_is_text(glyph) && middle > box.y0 && middle < box.y1 && x1 <= box.x0 + 1 &&
        x1 > box.x0 - REACH_PT && (!nearest || glyph->x1 > nearest->x1))
      nearest = glyph;
  }
  return nearest;
}

/* The style of most of the page's letters; one is made where there are none. */
static guint16
usual_style(Page *page) {
  g_autofree guint *uses = g_new0(guint, page->styles->len + 1);
  guint best = 0;
  for (guint i = 0; i < page->glyphs->len; i++)
    uses[page_glyph(page, i)->style]++;
  for (guint s = 1; s < page->styles->len; s++)
    best = uses[s] > uses[best] ? s : best;
  if (!page->styles->len) {
    Style style = {.size = (float)SIZE_DEFAULT};
    g_array_append_val(page->styles, style);
  }
  return (guint16)best;
}

static Setting
setting_in(Page *page, Box box, gboolean one_line) {
  Setting setting = {.style = usual_style(page)};
  const Glyph *left = one_line ? neighbour(page, box) : NULL;
  setting.size = (double)g_array_index(page->styles, Style, setting.style).size;
  setting.size = setting.size >= 1 ? setting.size : SIZE_DEFAULT;
  if (left)
    setting.baseline = (double)(left->y1 - (float)FOOT_OF_BOX * (left->y1 - left->y0));
  else if (one_line)
    setting.baseline = (box.y0 + box.y1) / 2 + (ASCENT_EM - DESCENT_EM) / 2 * setting.size;
  else
    setting.baseline = box.y0 + ASCENT_EM * setting.size;
  return setting;
}

/* --- setting it --- */

static void
set_line(Page *page, const char *text, gsize length, double left, double advance, const Setting *setting,
         GlyphFlag flag) {
  guint count = 0;
  for (const char *at = text; at < text + length; at = g_utf8_next_char(at), count++) {
    double x = left + count * advance;
    gunichar ch = g_utf8_get_char(at);
    gboolean blank = g_unichar_isspace(ch);
    Glyph glyph = {.ch = blank ? ' ' : ch,
                   .x0 = (float)x,
                   .y0 = (float)(setting->baseline - ASCENT_EM * setting->size),
                   .x1 = (float)(x + advance),
                   .y1 = (float)(setting->baseline + DESCENT_EM * setting->size),
                   .style = setting->style,
                   .confidence = 100,
                   .flags = (guint8)(flag | (blank ? GLYPH_SPACE : 0))};
    if (blank || !g_unichar_iscntrl(ch))
      g_array_append_val(page->glyphs, glyph);
  }
}

/* The bytes of text that fit in so many characters, up to a blank where there is one. */
static gsize
bytes_that_fit(const char *text, guint characters) {
  gsize fits = 0;
  const char *at = text;
  for (guint i = 0; *at && i <= characters; i++, at = g_utf8_next_char(at))
    if (*at == ' ')
      fits = (gsize)(at - text);
  if (!*at)
    return strlen(text);
  return fits ? fits : (gsize)(g_utf8_offset_to_pointer(text, characters) - text);
}

static void
set_wrapped(Page *page, const char *text, Box box, Setting setting, GlyphFlag flag) {
  double advance = ADVANCE_EM * setting.size;
  guint characters = (guint)MAX(box_width(box) / advance, 8);
  while (*text) {
    gsize length = bytes_that_fit(text, characters);
    set_line(page, text, length, box.x0 + 2, advance, &setting, flag);
    setting.baseline += LEADING_EM * setting.size;
    text += length;
    text += strspn(text, " ");
  }
}

static void
set_text(Page *page, char *text, Box box, GlyphFlag flag) {
  g_auto(GStrv) lines = g_strsplit_set(text, "\r\n", -1);
  double size = setting_in(page, box, TRUE).size;
  glong length = g_utf8_strlen(text, -1);
  double advance = MIN(ADVANCE_EM * size, MAX(box_width(box) - 4, 1) / (double)MAX(length, 1));
  if (!lines[1] && (box_height(box) < 2 * LEADING_EM * size || advance >= ADVANCE_EM * size)) {
    Setting setting = setting_in(page, box, TRUE);
    set_line(page, text, strlen(text), box.x0 + 2, advance, &setting, flag);
    return;
  }
  Setting setting = setting_in(page, box, FALSE);
  for (char **line = lines; *line; line++) {
    guint before = page->glyphs->len;
    set_wrapped(page, *line, box, setting, flag);
    if (page->glyphs->len > before)
      setting.baseline = (double)g_array_index(page->glyphs, Glyph, page->glyphs->len - 1).y1 +
                         (LEADING_EM - DESCENT_EM) * setting.size;
  }
}

gboolean
typed_lay(Page *page, const char *text, Box box, GlyphFlag flag) {
  g_autofree char *there = text_in(page, box), *bare = without_blanks(text);
  if (*there && strcmp(there, bare) == 0) {
    mark_in(page, box, flag);
    return TRUE;
  }
  if (*there)
    return FALSE;
  g_autofree char *trimmed = g_strstrip(g_strdup(text));
  if (!*trimmed)
    return TRUE;
  drop_rules(page, box);
  set_text(page, trimmed, box, flag);
  return TRUE;
}

/* --- parts --- */

static const Glyph *
glyph_of(const Letter *letter, const Ink *ink) {
  if (ink->page >= letter->pages->len)
    return NULL;
  const Page *page = g_ptr_array_index(letter->pages, ink->page);
  return ink->glyph < page->glyphs->len ? page_glyph(page, ink->glyph) : NULL;
}

static const char *
how_part_was_added(const Letter *letter, const Part *part) {
  guint printed = 0, form = 0, annotation = 0;
  for (guint i = 0; part->ink && i < part->ink->len; i++) {
    const Glyph *glyph = glyph_of(letter, &g_array_index(part->ink, Ink, i));
    if (!glyph || (glyph->flags & GLYPH_SPACE))
      continue;
    form += (glyph->flags & GLYPH_FORM) != 0;
    annotation += (glyph->flags & GLYPH_ANNOTATION) != 0;
    printed += !(glyph->flags & (GLYPH_FORM | GLYPH_ANNOTATION));
  }
  if (form + annotation <= printed)
    return NULL;
  return form > annotation ? "form" : "annotation";
}

/* Few letters have anything added. */
static gboolean
pages_have_added(const GPtrArray *pages) {
  for (guint i = 0; i < pages->len; i++) {
    const Page *page = g_ptr_array_index(pages, i);
    for (guint k = 0; k < page->glyphs->len; k++)
      if (page_glyph(page, k)->flags & (GLYPH_FORM | GLYPH_ANNOTATION))
        return TRUE;
  }
  return FALSE;
}

void
typed_mark_parts(Letter *letter) {
  gboolean any = letter->pages && pages_have_added(letter->pages);
  for (guint i = 0; letter->pages && i < letter->parts->len; i++)
    letter_part(letter, i)->added = any ? how_part_was_added(letter, letter_part(letter, i)) : NULL;
}
