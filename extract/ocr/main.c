/*
 * repliek-ocr reads the pages of a PDF that hold no text but pictures of it. A program of its own, so that
 * only letters that need it pay for tesseract.
 *
 *   repliek-ocr LANGUAGES PAGE… < FILE.pdf > STREAM
 *   repliek-ocr --draw PAGE < MARKS\0FILE.pdf > PICTURE.png
 *
 * LANGUAGES are tesseract's ("nld+eng"), pages count from 1. The stream (page-stream.h) has one page for each
 * page asked for, in that order, each sent as soon as it is read; or says why nothing can be read. --draw
 * draws a page with marks over it (overlay.h) and says nothing when it cannot.
 */
#include "extract/leave.h"
#include "extract/ocr/overlay.h"
#include "extract/ocr/typeset.h"
#include "extract/page-stream.h"
#include "extract/walls.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerPage, g_object_unref)

#define SURE_CONFIDENCE 75 /* below, the page may stand on its head */
enum { FILE_BYTES_MAX = 512 * 1024 * 1024 };

static GBytes *
read_input(void) {
  g_autoptr(GByteArray) all = g_byte_array_new();
  guint8 buffer[1 << 16];
  size_t n;
  while ((n = fread(buffer, 1, sizeof buffer, stdin)) > 0 && all->len + n <= FILE_BYTES_MAX)
    g_byte_array_append(all, buffer, (guint)n);
  return g_byte_array_free_to_bytes(g_steal_pointer(&all));
}

static gboolean
send(GByteArray *stream) {
  gboolean sent = fwrite(stream->data, 1, stream->len, stdout) == stream->len && fflush(stdout) == 0;
  g_byte_array_set_size(stream, 0);
  return sent;
}

/* The reading of the picture, or of the picture turned over when that is surer; the picture stays as it was
 * read. */
static Reading *
read_either_way_up(Recogniser *recogniser, Picture *picture) {
  g_autoptr(Reading) reading = recogniser_read(recogniser, picture);
  if (reading_confidence(reading) >= SURE_CONFIDENCE)
    return g_steal_pointer(&reading);
  picture_turn_over(picture);
  g_autoptr(Reading) other = recogniser_read(recogniser, picture);
  if (reading_confidence(other) > reading_confidence(reading))
    return g_steal_pointer(&other);
  picture_turn_over(picture);
  return g_steal_pointer(&reading);
}

static Page *
empty_page(PopplerPage *source) {
  double width = 0, height = 0;
  if (source)
    poppler_page_get_size(source, &width, &height);
  return page_new(width > 0 ? width : 612, height > 0 ? height : 792);
}

static void
G_GNUC_PRINTF(3, 4) say(GByteArray *stream, const char *code, const char *form, ...) {
  va_list values;
  va_start(values, form);
  g_autofree char *message = g_strdup_vprintf(form, values);
  va_end(values);
  page_stream_notice(stream, code, message);
}

static Page *
read_page(Recogniser *recogniser, PopplerDocument *document, int number, GByteArray *stream) {
  g_autoptr(PopplerPage) source = poppler_document_get_page(document, number - 1);
  g_autoptr(Picture) picture = NULL;
  PictureOutcome outcome = source ? picture_of_page(source, &picture) : PICTURE_BLANK;
  if (outcome == PICTURE_TOO_LARGE)
    say(stream, "page-too-large", "page %d is too large to be read; scan it again, no larger than A3",
        number);
  if (outcome != PICTURE_MADE)
    return empty_page(source);
  g_autoptr(Reading) reading = read_either_way_up(recogniser, picture);
  Page *page = typeset(reading, picture);
  if (!page->glyphs->len)
    say(stream, "page-unread", "nothing on page %d could be read; look at it, or scan it again", number);
  return page;
}

static int
read_pages(Recogniser *recogniser, PopplerDocument *document, char *const *numbers, GByteArray *stream) {
  int pages = poppler_document_get_n_pages(document);
  for (; *numbers; numbers++) {
    int number = atoi(*numbers);
    if (number < 1 || number > pages) {
      page_stream_error(stream, STREAM_DAMAGED, "a page was asked for that the file does not have");
      send(stream);
      return EXIT_FAILURE;
    }
    g_autoptr(Page) page = read_page(recogniser, document, number, stream);
    page_stream_page(stream, page);
    if (!send(stream))
      return EXIT_FAILURE;
  }
  page_stream_end(stream);
  return send(stream) ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int
refuse(GByteArray *stream, StreamError kind, const char *message) {
  page_stream_error(stream, kind, message);
  send(stream);
  return EXIT_FAILURE;
}

/* What drawing a page may still want to read, once the walls stand. */
static const char *const FONT_FOLDERS[] = {"/usr/share/fonts",
                                           "/usr/local/share/fonts",
                                           "/usr/share/poppler",
                                           "/usr/share/fontconfig",
                                           "/etc/fonts",
                                           "/var/cache/fontconfig",
                                           "/usr/share/X11/fonts",
                                           "/usr/share/ghostscript",
                                           NULL};

/* A page with a letter that no file brings the font for: drawing it loads what poppler, cairo and fontconfig
 * share. */
static const char WARM_UP[] =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R"
    "/Resources<</Font<</F 4 0 R>>>>>>endobj\n"
    "4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "5 0 obj<</Length 33>>stream\nBT /F 9 Tf 9 9 Td (warm up) Tj ET\nendstream endobj\n"
    "trailer<</Root 1 0 R>>\n%%EOF";

/* The document is kept: with the last one poppler would forget what it has loaded. */
static PopplerDocument *
warm_up(void) {
  g_autoptr(GBytes) bytes = g_bytes_new_static(WARM_UP, sizeof WARM_UP - 1);
  PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, NULL);
  g_autoptr(PopplerPage) page = document ? poppler_document_get_page(document, 0) : NULL;
  g_autoptr(Picture) picture = NULL;
  if (page)
    picture_of_page(page, &picture);
  return document;
}

static int
run(const char *languages, char *const *numbers) {
  g_autoptr(GByteArray) stream = g_byte_array_new();
  page_stream_begin(stream);
  g_autoptr(Recogniser) recogniser = recogniser_new(languages);
  if (!recogniser)
    return refuse(stream, STREAM_LACKING,
                  "text recognition has no data for the letter's languages; install tesseract-ocr-nld and "
                  "tesseract-ocr-eng");
  g_autoptr(GBytes) file = read_input();
  g_autoptr(PopplerDocument) warm = warm_up();
  if (!warm || walls_raise_but_reading(FONT_FOLDERS) == WALLS_FAILED)
    return refuse(stream, STREAM_LACKING, "text recognition could not be shut in, so it reads nothing");
  g_autoptr(PopplerDocument) document = poppler_document_new_from_bytes(file, NULL, NULL);
  if (!document)
    return refuse(stream, STREAM_DAMAGED, "the PDF cannot be drawn, so its pictures cannot be read");
  return read_pages(recogniser, document, numbers, stream);
}

/* --- drawing --- */

/* What follows the marks; NULL when nothing ends them. */
static GBytes *
file_after_marks(GBytes *input) {
  gsize length;
  const char *bytes = g_bytes_get_data(input, &length);
  const char *end = length ? memchr(bytes, '\0', length) : NULL;
  return end ? g_bytes_new_from_bytes(input, (gsize)(end + 1 - bytes), length - (gsize)(end + 1 - bytes))
             : NULL;
}

static int
draw(const char *number) {
  g_autoptr(GBytes) input = read_input();
  g_autoptr(GBytes) file = file_after_marks(input);
  g_autoptr(PopplerDocument) warm = warm_up();
  if (!file || !warm || walls_raise_but_reading(FONT_FOLDERS) == WALLS_FAILED)
    return EXIT_FAILURE;
  g_autoptr(PopplerDocument) document = poppler_document_new_from_bytes(file, NULL, NULL);
  g_autoptr(PopplerPage) page = document ? poppler_document_get_page(document, atoi(number) - 1) : NULL;
  return page && overlay_draw(page, g_bytes_get_data(input, NULL), stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* OpenMP reads its limit before main; more threads than one cost more than they give on a page. */
static void
settle_threads(char **argv) {
  const char *limit = g_getenv("OMP_THREAD_LIMIT");
  if (limit && strcmp(limit, "1") == 0)
    return;
  g_setenv("OMP_THREAD_LIMIT", "1", TRUE);
  execv("/proc/self/exe", argv);
}

/* What is left with leave_now has sent and freed all. */
int
main(int argc, char **argv) {
  if (argc == 2 && strcmp(argv[1], "--version") == 0) {
    puts("repliek-ocr " REPLIEK_VERSION);
    return EXIT_SUCCESS;
  }
  if (argc == 3 && strcmp(argv[1], "--draw") == 0)
    leave_now(draw(argv[2]));
  if (argc < 3 || argv[1][0] == '-') {
    fputs("usage: repliek-ocr LANGUAGES PAGE... < FILE.pdf > STREAM\n"
          "       repliek-ocr --draw PAGE < MARKS-AND-FILE > PICTURE.png\n",
          stderr);
    return 2;
  }
  settle_threads(argv);
  setMsgSeverity(L_SEVERITY_NONE);
  leave_now(run(argv[1], argv + 2));
}
