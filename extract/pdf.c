#include "extract/pdf.h"

#include "extract/pdf-additions.h"

#include <math.h>
#include <poppler.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerPage, g_object_unref)

/* Light enough to be unreadable on white paper, out of 255 a channel; white text in measured files is 255. */
enum { INVISIBLE_LIGHTNESS = 250 };

/* Pictures are looked for only where they may be all there is: finding them draws the page a second time. */
enum { FEW_GLYPHS = 40 };

/* A picture that covers this part of a page is the page. */
#define COVER 0.5

/* Numbers beyond these are no paper's and no type's, and the page stream has no room for them. */
#define PAGE_SIDE_MAX_PT 1e5
#define COORDINATES_MAX_PT 9e5
#define TYPE_SIZE_MAX_PT 9e4

/* Where a file does not say, or says nonsense. */
#define PAGE_WIDTH_UNKNOWN_PT 612
#define PAGE_HEIGHT_UNKNOWN_PT 792
#define TYPE_SIZE_UNKNOWN_PT 10

static gboolean
name_has(const char *name, const char *const *words) {
  g_autofree char *lower = g_ascii_strdown(name, -1);
  for (; *words; words++)
    if (strstr(lower, *words))
      return TRUE;
  return FALSE;
}

static guint8
style_flags(const char *font) {
  static const char *const bold[] = {"bold", "black", "heavy",          "semibold", "demi",
                                     "cmbx", "sfbx",  "lmroman10-bold", NULL};
  static const char *const italic[] = {"italic", "oblique", "slanted", "cmti", "sfti", NULL};
  static const char *const mono[] = {"mono", "courier", "consol", "cmtt", "sftt", NULL};
  return (guint8)((name_has(font, bold) ? STYLE_BOLD : 0) | (name_has(font, italic) ? STYLE_ITALIC : 0) |
                  (name_has(font, mono) ? STYLE_MONOSPACE : 0));
}

/* The font's name without the six capitals and the plus sign of a subset. */
static const char *
name_without_subset(const char *font) {
  return strlen(font) > 7 && font[6] == '+' ? font + 7 : font;
}

/* A matrix may blow type up beyond every number: that says nothing of its size. */
static float
type_size(double points) {
  return points >= 0 && points < TYPE_SIZE_MAX_PT ? (float)points : TYPE_SIZE_UNKNOWN_PT;
}

static Style
style_from(const PopplerTextAttributes *attributes) {
  const char *font = name_without_subset(attributes->font_name ? attributes->font_name : "");
  Style style = {.size = type_size(attributes->font_size),
                 .red = (guint8)(attributes->color.red >> 8),
                 .green = (guint8)(attributes->color.green >> 8),
                 .blue = (guint8)(attributes->color.blue >> 8),
                 .flags = style_flags(font)};
  g_autofree char *valid = g_utf8_make_valid(font, -1);
  const char *end;
  g_strlcpy(style.font, valid, sizeof style.font);
  /* A name that is too long may have been cut within a character. */
  g_utf8_validate(style.font, -1, &end);
  style.font[end - style.font] = '\0';
  return style;
}

/* One style index for each character; characters without attributes take the style before them. */
static guint16 *
styles_of_characters(PopplerPage *source, Page *page, guint length) {
  guint16 *styles = g_new0(guint16, length + 1);
  Style none = {.size = TYPE_SIZE_UNKNOWN_PT};
  page_style_index(page, &none);
  GList *runs = poppler_page_get_text_attributes(source);
  for (GList *run = runs; run; run = run->next) {
    const PopplerTextAttributes *attributes = run->data;
    Style style = style_from(attributes);
    guint16 index = page_style_index(page, &style);
    for (int i = MAX(attributes->start_index, 0); i <= attributes->end_index && i < (int)length; i++)
      styles[i] = index;
  }
  poppler_page_free_text_attributes(runs);
  return styles;
}

static gboolean
is_blank(gunichar ch) {
  return ch == ' ' || ch == '\t' || ch == 0xA0 || ch == 0x202F || (ch >= 0x2000 && ch <= 0x200A) ||
         ch == 0x3000;
}

static guint8
glyph_flags(const Page *page, const Style *style, gunichar ch, const PopplerRectangle *box) {
  gboolean light = style->red >= INVISIBLE_LIGHTNESS && style->green >= INVISIBLE_LIGHTNESS &&
                   style->blue >= INVISIBLE_LIGHTNESS;
  gboolean outside = MAX(box->x1, box->x2) < 0 || MAX(box->y1, box->y2) < 0 ||
                     MIN(box->x1, box->x2) > page->width || MIN(box->y1, box->y2) > page->height;
  return (guint8)((is_blank(ch) ? GLYPH_SPACE : 0) | (light || outside ? GLYPH_INVISIBLE : 0));
}

/* FALSE: it stands nowhere on paper. */
static gboolean
take_glyph(const Page *page, gunichar ch, guint16 style, const PopplerRectangle *box, Glyph *glyph) {
  if (!isfinite(box->x1 + box->x2 + box->y1 + box->y2) ||
      fabs(box->x1) + fabs(box->y1) + fabs(box->x2) + fabs(box->y2) > COORDINATES_MAX_PT)
    return FALSE;
  *glyph = (Glyph){.ch = is_blank(ch) ? ' ' : ch,
                   .x0 = (float)MIN(box->x1, box->x2),
                   .y0 = (float)MIN(box->y1, box->y2),
                   .x1 = (float)MAX(box->x1, box->x2),
                   .y1 = (float)MAX(box->y1, box->y2),
                   .style = style,
                   .confidence = 100};
  glyph->flags = glyph_flags(page, &g_array_index(page->styles, Style, style), ch, box);
  return TRUE;
}

static gboolean
is_side(double points) {
  return points > 0 && points < PAGE_SIDE_MAX_PT;
}

static void
measure(PopplerPage *source, Page *page) {
  double width, height;
  poppler_page_get_size(source, &width, &height);
  if (is_side(width) && is_side(height)) {
    page->width = width;
    page->height = height;
  }
}

/* poppler's layout has exactly one rectangle a character; if it ever has not, the page stays empty and is
 * seen to. */
static void
read_glyphs(PopplerPage *source, Page *page) {
  g_autofree char *text = poppler_page_get_text(source);
  PopplerRectangle *boxes = NULL;
  guint n_boxes = 0;
  glong length = text ? g_utf8_strlen(text, -1) : 0;
  if (!length || !poppler_page_get_text_layout(source, &boxes, &n_boxes) || n_boxes != (guint)length) {
    g_free(boxes);
    return;
  }
  g_autofree guint16 *styles = styles_of_characters(source, page, n_boxes);
  const char *at = text;
  guint count = 0;
  g_array_set_size(page->glyphs, n_boxes);
  for (guint i = 0; i < n_boxes; i++, at = g_utf8_next_char(at)) {
    gunichar ch = g_utf8_get_char(at);
    if (ch != '\n' && ch != '\r' && ch != '\f' && g_unichar_validate(ch) && ch != 0)
      count += take_glyph(page, ch, styles[i], &boxes[i], &g_array_index(page->glyphs, Glyph, count));
  }
  g_array_set_size(page->glyphs, count);
  g_free(boxes);
}

static void
read_pictures(PopplerPage *source, Page *page) {
  GList *images = poppler_page_get_image_mapping(source);
  for (GList *image = images; image && page->pictures->len < G_MAXUINT16; image = image->next) {
    const PopplerRectangle *area = &((PopplerImageMapping *)image->data)->area;
    Box box = {MIN(area->x1, area->x2), MIN(area->y1, area->y2), MAX(area->x1, area->x2),
               MAX(area->y1, area->y2)};
    if (isfinite(box_width(box) + box_height(box)))
      g_array_append_val(page->pictures, box);
  }
  poppler_page_free_image_mapping(images);
}

/*
 * Text recognition lays its text over a scan in fonts that every reader has, or in one of its own without
 * shapes. Only a first page set in nothing else is asked whether a picture covers it.
 */
static gboolean
page_may_be_laid_over(const Page *page) {
  static const char *const plain[] = {"Helvetica", "Times",  "Courier",  "Arial",
                                      "GlyphLess", "Hidden", "Invisible"};
  for (guint i = 0; i < page->glyphs->len; i++) {
    const char *font = page_style(page, page_glyph(page, i))->font;
    gboolean known = FALSE;
    for (guint k = 0; k < G_N_ELEMENTS(plain) && !known; k++)
      known = g_str_has_prefix(font, plain[k]);
    if (!known)
      return FALSE;
  }
  return page->glyphs->len > 0;
}

static gboolean
picture_covers_page(const Page *page) {
  for (guint i = 0; i < page->pictures->len; i++) {
    Box box = g_array_index(page->pictures, Box, i);
    if (box_width(box) * box_height(box) >= COVER * page->width * page->height)
      return TRUE;
  }
  return FALSE;
}

static PdfOutcome
outcome_of(const GError *error) {
  return g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? PDF_ENCRYPTED : PDF_DAMAGED;
}

PdfOutcome
pdf_each_page(GBytes *bytes, guint pages_max, PdfPageFunc func, gpointer data) {
  return pdf_each_page_in(bytes, pages_max, NULL, func, NULL, data);
}

PdfOutcome
pdf_each_page_in(GBytes *bytes, guint pages_max, PdfRangeFunc choose, PdfPageFunc func, PdfNoticeFunc notice,
                 gpointer data) {
  g_autoptr(GError) error = NULL;
  g_autoptr(PopplerDocument) document = poppler_document_new_from_bytes(bytes, NULL, &error);
  if (!document)
    return outcome_of(error);
  int n_pages = poppler_document_get_n_pages(document);
  if (n_pages <= 0)
    return PDF_DAMAGED;
  if ((guint)n_pages > pages_max)
    return PDF_TOO_LONG;
  PdfRange range = choose ? choose((guint)n_pages, data) : (PdfRange){0, (guint)n_pages};
  gboolean layered = FALSE;
  if (range.first == 0 && range.end > 0)
    pdf_attachments_remark(document, notice, data);
  for (guint i = range.first; i < range.end; i++) {
    g_autoptr(PopplerPage) source = poppler_document_get_page(document, (int)i);
    g_autoptr(Page) page = page_new(PAGE_WIDTH_UNKNOWN_PT, PAGE_HEIGHT_UNKNOWN_PT);
    if (source) {
      measure(source, page);
      read_glyphs(source, page);
      gboolean asks = i == range.first && page_may_be_laid_over(page);
      if (layered || asks || page->glyphs->len < FEW_GLYPHS)
        read_pictures(source, page);
      layered |= asks && picture_covers_page(page);
      pdf_additions_lay(source, page, i + 1, notice, data);
    }
    if (!func(page, data))
      break;
  }
  return PDF_READ;
}

/* A page with a word on it, in a font of which every reader has the widths. poppler finds the objects by
 * itself. */
static const char TINY_PDF[] =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 30>>stream\nBT /F 9 Tf 9 9 Td (warm) Tj ET\nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "trailer<</Root 1 0 R>>\n%%EOF\n";

static void
close_converter(gpointer converter) {
  g_iconv_close(converter);
}

/* What is typed into forms and notes is mostly UTF-16; the C library opens a file for each kind of text. */
static void
keep_converter(PopplerDocument *document, const char *from) {
  GIConv converter = g_iconv_open("UTF-8", from);
  if (converter != (GIConv)-1)
    g_object_set_data_full(G_OBJECT(document), from, converter, close_converter);
}

gpointer
pdf_warm_up(void) {
  g_autoptr(GBytes) bytes = g_bytes_new_static(TINY_PDF, sizeof TINY_PDF - 1);
  PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, NULL);
  g_autoptr(PopplerPage) first = document ? poppler_document_get_page(document, 0) : NULL;
  g_autoptr(Page) page = page_new(1, 1);
  if (first)
    read_glyphs(first, page);
  if (document) {
    keep_converter(document, "UTF-16BE");
    keep_converter(document, "UTF-16LE");
    keep_converter(document, "ISO-8859-1");
  }
  return document;
}
