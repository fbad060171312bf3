#include "extract/scans.h"

#include "extract/legible.h"
#include "extract/notice.h"

#include <string.h>

/* So many characters on the pages that have text make a letter without the others. */
enum { LETTER_GLYPHS_MIN = 200 };

/* --- which pages --- */

static gboolean
legibility_needs_ocr(Legibility legibility, gboolean any_text) {
  return legibility != LEGIBLE && (legibility != LEGIBLE_BLANK || !any_text);
}

/* Blank sheets are read only where no page has text: letters may be drawn as mere shapes. */
static GArray *
pages_to_read(GPtrArray *pages, OcrUse use, const Languages *languages, Legibility *why) {
  GArray *which = g_array_new(FALSE, FALSE, sizeof(guint));
  gboolean any_text = FALSE;
  for (guint p = 0; p < pages->len; p++) {
    why[p] = page_legibility(g_ptr_array_index(pages, p), languages);
    any_text = any_text || why[p] == LEGIBLE;
  }
  for (guint p = 0; p < pages->len; p++)
    if (use == OCR_ALWAYS || legibility_needs_ocr(why[p], any_text))
      g_array_append_val(which, p);
  return which;
}

static guint
glyphs_on_other_pages(const GPtrArray *pages, const GArray *which) {
  guint glyphs = 0, next = 0;
  for (guint p = 0; p < pages->len; p++)
    if (next < which->len && g_array_index(which, guint, next) == p)
      next++;
    else
      glyphs += ((const Page *)g_ptr_array_index(pages, p))->glyphs->len;
  return glyphs;
}

/* --- what to say --- */

/* "page 2" or "pages 2, 3 and 5". */
static char *
pages_in_words(const GArray *which) {
  GString *words = g_string_new(which->len > 1 ? "pages " : "page ");
  for (guint i = 0; i < which->len; i++)
    g_string_append_printf(words, "%s%u",
                           i == 0               ? ""
                           : i + 1 < which->len ? ", "
                                                : " and ",
                           g_array_index(which, guint, i) + 1);
  return g_string_free(words, FALSE);
}

static const char *
legibility_in_words(Legibility legibility) {
  switch (legibility) {
  case LEGIBLE_GARBLED:
    return "the file does not say which letters stand on the page; it was read from its picture";
  case LEGIBLE_GIBBERISH:
    return "the file's text of the page does not read as language; it was read anew from its picture";
  default:
    return NULL;
  }
}

static void
notice_reading(const GArray *which, const Legibility *why, GPtrArray *notices) {
  g_autofree char *pages = pages_in_words(which);
  notice_add(notices, "text-recognised", NULL, "%s: read from the picture (OCR); words may be misread",
             pages);
  for (guint i = 0; i < which->len; i++) {
    Place place = {.page = g_array_index(which, guint, i), .box = BOX_EMPTY};
    const char *reason = legibility_in_words(why[place.page]);
    if (reason)
      notice_add(notices, "text-unusable", &place, "%s", reason);
  }
}

gboolean
scans_read(GBytes *file, GPtrArray *pages, OcrUse use, guint seconds_page, const Languages *languages,
           GPtrArray *notices, GError **error) {
  g_autofree Legibility *why = g_new0(Legibility, pages->len + 1);
  g_autoptr(GArray) which = pages_to_read(pages, use, languages, why);
  g_autoptr(GError) wrong = NULL;
  if (!which->len)
    return TRUE;
  if (use == OCR_NEVER) {
    g_autofree char *unread = pages_in_words(which);
    notice_add(notices, "page-unread", NULL, "%s: no usable text, and text recognition is off (--ocr=never)",
               unread);
    return TRUE;
  }
  if (ocr_pages(file, pages, which, seconds_page, languages, notices, &wrong)) {
    notice_reading(which, why, notices);
    return TRUE;
  }
  if (glyphs_on_other_pages(pages, which) < LETTER_GLYPHS_MIN) {
    g_propagate_error(error, g_steal_pointer(&wrong));
    return FALSE;
  }
  g_autofree char *left_out = pages_in_words(which);
  notice_add(notices, "page-unread", NULL, "%s: not read: %s", left_out, wrong->message);
  return TRUE;
}

/* --- what to doubt --- */

static gboolean
field_was_recognised(const Letter *letter, const Field *field) {
  for (guint i = 0; field->places && i < field->places->len; i++)
    if (page_was_recognised(g_ptr_array_index(letter->pages, g_array_index(field->places, Place, i).page)))
      return TRUE;
  return FALSE;
}

static void
doubt(Letter *letter, Field *field, const char *what) {
  if (!field->text || !field_was_recognised(letter, field))
    return;
  field->certainty = DOUBTFUL;
  notice_add(letter->notices, "misread-possible", &g_array_index(field->places, Place, 0),
             "%s \"%s\" was read from a scan; compare it with the paper before it is used", what,
             field->text);
}

void
scans_doubt(Letter *letter) {
  if (!letter->pages)
    return;
  doubt(letter, &letter->our_reference, "the sender's reference");
  doubt(letter, &letter->your_reference, "our reference");
  doubt(letter, &letter->sent.date.printed, "the letter's date");
  doubt(letter, &letter->received.date.printed, "the date of receipt");
}
