#include "extract/ocr.h"

#include "extract/notice.h"
#include "extract/ocr-program.h"
#include "extract/page-stream.h"
#include "extract/xml.h"

gboolean
ocr_use_parse(const char *word, OcrUse *use) {
  static const char *const words[] = {"auto", "never", "always"};
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_strcmp0(word ? word : "auto", words[i]) == 0) {
      *use = (OcrUse)i;
      return TRUE;
    }
  return FALSE;
}

gboolean
page_was_recognised(const Page *page) {
  return page->glyphs->len && (page_glyph(page, 0)->flags & GLYPH_OCR);
}

static gboolean
fail(GError **error, const char *what) {
  g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, what);
  return FALSE;
}

const char *
ocr_lacking(void) {
  g_autofree char *program = ocr_program_path();
  return program ? NULL
                 : "text recognition (repliek-ocr) is not installed; install it with tesseract-ocr-nld and "
                   "tesseract-ocr-eng, or set REPLIEK_OCR to where it is";
}

/* The program did not do what it was started for; another time it might. */
static void
broke(GError **error, const char *what) {
  g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_BROKE, what);
}

/* The models of all languages whose data name one, as tesseract wants them: "eng+nld". Free with g_free. */
static char *
models_of(const Languages *languages) {
  g_autoptr(GString) models = g_string_new(NULL);
  for (guint i = 0; i < languages_count(languages); i++) {
    const char *const *model = language_words(languages_at(languages, i), "language", "recognition");
    for (; *model; model++)
      g_string_append_printf(models, "%s%s", models->len ? "+" : "", *model);
  }
  return g_strdup(models->str);
}

static GPtrArray *
arguments(const char *program, const GArray *which, const Languages *languages) {
  GPtrArray *argv = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(argv, g_strdup(program));
  g_ptr_array_add(argv, models_of(languages));
  for (guint i = 0; i < which->len; i++)
    g_ptr_array_add(argv, g_strdup_printf("%u", g_array_index(which, guint, i) + 1));
  g_ptr_array_add(argv, NULL);
  return argv;
}

/* What the program says about the pages asked for, as pages. */
static GPtrArray *
ask(const char *const *argv, GBytes *file, guint n_pages, guint seconds_page, GPtrArray *notices,
    GError **error) {
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  OcrHearing hearing;
  if (!ocr_program_run(argv, file, n_pages, seconds_page, bytes, &hearing, error))
    return NULL;
  GPtrArray *pages = hearing == OCR_HEARD ? page_stream_read(bytes->data, bytes->len, notices, error) : NULL;
  if (pages || (hearing == OCR_HEARD && page_stream_refuses(bytes->data, bytes->len)))
    return pages;
  if (hearing == OCR_HEARD)
    g_clear_error(error);
  broke(error, hearing == OCR_HEARD
                   ? "text recognition stopped before the end; the file is damaged, or made to do harm"
               : hearing == OCR_TIMED_OUT ? "text recognition took too long for a page and was stopped"
                                          : "text recognition found more text than a letter may have");
  return NULL;
}

gboolean
ocr_pages(GBytes *file, GPtrArray *pages, const GArray *which, guint seconds_page, const Languages *languages,
          GPtrArray *notices, GError **error) {
  g_autofree char *program = ocr_program_path();
  if (!program) {
    g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_LACKING, ocr_lacking());
    return FALSE;
  }
  g_autoptr(GPtrArray) argv = arguments(program, which, languages);
  g_autoptr(GPtrArray) read =
      ask((const char *const *)argv->pdata, file, which->len, seconds_page, notices, error);
  if (!read)
    return FALSE;
  if (read->len != which->len)
    return fail(error, "text recognition lost pages; it is not the program that belongs to this one");
  for (guint i = 0; i < which->len; i++) {
    gpointer *place = &g_ptr_array_index(pages, g_array_index(which, guint, i));
    gpointer old = *place;
    *place = g_ptr_array_index(read, i);
    g_ptr_array_index(read, i) = old;
  }
  return TRUE;
}
