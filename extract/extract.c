#include "extract/extract.h"

#include "extract/cited.h"
#include "extract/parts.h"
#include "extract/references.h"
#include "extract/scans.h"
#include "extract/xml.h"

/* Fewer letters than this on all pages together is no text layer, but a scan's dirt. */
enum { LEGIBLE_GLYPHS_MIN = 20 };

static guint
visible_glyphs(const GPtrArray *pages) {
  guint n = 0;
  for (guint p = 0; p < pages->len; p++) {
    const Page *page = g_ptr_array_index(pages, p);
    for (guint i = 0; i < page->glyphs->len; i++)
      n += !(page_glyph(page, i)->flags & (GLYPH_SPACE | GLYPH_INVISIBLE));
  }
  return n;
}

static gboolean
any_pictures(const GPtrArray *pages) {
  for (guint p = 0; p < pages->len; p++)
    if (((const Page *)g_ptr_array_index(pages, p))->pictures->len)
      return TRUE;
  return FALSE;
}

static gboolean
pages_are_legible(const GPtrArray *pages, OcrUse use, GError **error) {
  if (visible_glyphs(pages) >= LEGIBLE_GLYPHS_MIN)
    return TRUE;
  const char *pictures = use == OCR_NEVER
                             ? "no text, only pictures of the pages; allow text recognition (--ocr=auto)"
                             : "only pictures of the pages, in which no text was found; scan it anew";
  g_set_error_literal(
      error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE,
      any_pictures(pages) ? pictures : "nothing legible on its pages; ask the sender for the letter again");
  return FALSE;
}

void
extract_complete(Letter *letter, GBytes *bytes, const char *name, const Languages *languages) {
  g_free(letter->source);
  g_free(letter->sha256);
  letter->source = g_path_get_basename(name);
  letter->sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
  language_mark(languages, letter);
  letter_cite(letter, languages);
  references_mark(letter, languages);
}

Letter *
extract_pdf(GBytes *bytes, const char *name, const Languages *languages, const ReaderOptions *options,
            GError **error) {
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(GPtrArray) pages = reader_read_pages(bytes, options, notices, error);
  if (!pages || !scans_read(bytes, pages, options->ocr, options->seconds_max, languages, notices, error) ||
      !pages_are_legible(pages, options->ocr, error)) {
    g_prefix_error(error, "%s: ", name);
    return NULL;
  }
  Letter *letter = parts_recognise(g_steal_pointer(&pages), languages);
  for (guint i = 0; i < notices->len; i++) {
    const Notice *notice = g_ptr_array_index(notices, i);
    Place place = {(guint)notice->page, notice->box};
    notice_add(letter->notices, notice->code, notice->page >= 0 ? &place : NULL, "%s", notice->message);
  }
  scans_doubt(letter);
  extract_complete(letter, bytes, name, languages);
  return letter;
}
