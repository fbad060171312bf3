#include "extract/drawing.h"

#include "extract/layout.h"
#include "extract/ocr-program.h"
#include "extract/reader.h"
#include "extract/show.h"
#include "extract/xml.h"

#include <string.h>

/* Points. A part's frame stands off its lines' frames so that both are seen. */
#define PART_STANDS_OFF 2.0
#define PART_LINE 1.2
#define FINE_LINE 0.3

#define LINE_COLOUR 0x909090u
#define COLUMN_COLOUR 0x2060ffu

/* Colours that are told apart on paper; those of the running text calm, those that rules hang on loud. */
static guint
colour_of(PartKind kind) {
  static const guint colours[] = {
      [PART_PARAGRAPH] = 0x2e7d32,  [PART_HEADING] = 0xc62828,   [PART_ITEM] = 0x00838f,
      [PART_FOOTNOTE] = 0x6a1b9a,   [PART_TABLE] = 0x4e342e,     [PART_QUOTE] = 0x9e9d24,
      [PART_SALUTATION] = 0xef6c00, [PART_CLOSING] = 0xef6c00,   [PART_POSTSCRIPT] = 0x558b2f,
      [PART_SUBJECT] = 0xad1457,    [PART_SIGNATURE] = 0xd84315, [PART_COPY] = 0x283593,
      [PART_ENCLOSURE] = 0x283593,  [PART_FURNITURE] = 0x546e7a};
  return colours[kind];
}

static void
put_mark(GString *marks, Box box, guint colour, double width, const char *label) {
  const double numbers[] = {box.x0, box.y0, box.x1, box.y1};
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
    g_string_append_printf(marks, "%s ", g_ascii_formatd(buffer, sizeof buffer, "%.2f", numbers[i]));
  g_string_append_printf(marks, "%06x %s", colour, g_ascii_formatd(buffer, sizeof buffer, "%.1f", width));
  if (label)
    g_string_append_printf(marks, " %s", label);
  g_string_append_c(marks, '\n');
}

static void
put_layout(GString *marks, const Letter *letter, guint page) {
  g_autoptr(Layout) layout = layout_find(letter->pages);
  put_mark(marks, layout_column(layout, page), COLUMN_COLOUR, 0, NULL);
  for (guint i = 0; i < layout->lines->len; i++)
    if (layout_line(layout, i)->line.page == page)
      put_mark(marks, layout_line(layout, i)->line.box, LINE_COLOUR, FINE_LINE, NULL);
}

static Box
around(Box box, double margin) {
  return (Box){box.x0 - margin, box.y0 - margin, box.x1 + margin, box.y1 + margin};
}

/* The frame of a part's lines on the page; FALSE when it has none there. */
static gboolean
part_frame(const Part *part, guint page, Box *frame) {
  gboolean any = FALSE;
  for (guint i = 0; i < part->lines->len; i++) {
    const Place *place = &g_array_index(part->lines, PrintedLine, i).place;
    if (place->page != page || box_is_empty(place->box))
      continue;
    *frame = any ? box_union(*frame, place->box) : place->box;
    any = TRUE;
  }
  return any;
}

static void
put_part(GString *marks, const Part *part, guint page) {
  Box frame;
  if (!part_frame(part, page, &frame))
    return;
  const char *name = part_name(part), *id = part->id && strcmp(part->id, name) != 0 ? part->id : NULL;
  g_autofree char *label =
      g_strdup_printf("%s%s%s: %s", id ? id : "", id ? " " : "", name, part->rung ? part->rung : "read");
  put_mark(marks, around(frame, PART_STANDS_OFF), colour_of(part->kind), PART_LINE, label);
}

static void
put_field(GString *marks, const char *name, const Field *field, guint page) {
  for (guint i = 0; field->text && field->places && i < field->places->len; i++) {
    const Place *place = &g_array_index(field->places, Place, i);
    g_autofree char *label =
        i == 0 ? g_strdup_printf("%s: %s", name, field->rung ? field->rung : "read") : NULL;
    if (place->page == page && !box_is_empty(place->box))
      put_mark(marks, around(place->box, PART_STANDS_OFF / 2), colour_of(PART_SUBJECT), PART_LINE / 2, label);
  }
}

static void
put_fields(GString *marks, const Letter *letter, guint page) {
  put_field(marks, "our reference", &letter->our_reference, page);
  put_field(marks, "your reference", &letter->your_reference, page);
  put_field(marks, "date", &letter->sent.date.printed, page);
  put_field(marks, "received", &letter->received.date.printed, page);
}

char *
drawing_marks(const Letter *letter, guint page) {
  GString *marks = g_string_new(NULL);
  put_layout(marks, letter, page);
  for (guint i = 0; i < letter->parts->len; i++)
    put_part(marks, letter_part(letter, i), page);
  put_fields(marks, letter, page);
  return g_string_free(marks, FALSE);
}

/* --- having it drawn --- */

static GBytes *
fail(GError **error, const char *what) {
  g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, what);
  return NULL;
}

/* The marks, a NUL, the file: both come through the one door that the program has. */
static GBytes *
marks_and_file(const char *marks, GBytes *file) {
  gsize length, before = strlen(marks) + 1;
  const char *bytes = g_bytes_get_data(file, &length);
  char *both = g_malloc(before + length);
  memcpy(both, marks, before);
  memcpy(both + before, bytes, length);
  return g_bytes_new_take(both, before + length);
}

static gboolean
is_png(const GByteArray *bytes) {
  static const char magic[] = "\x89PNG\r\n\x1a\n", end[] = "IEND\xae\x42\x60\x82";
  return bytes->len > sizeof magic + sizeof end && memcmp(bytes->data, magic, sizeof magic - 1) == 0 &&
         memcmp(bytes->data + bytes->len - (sizeof end - 1), end, sizeof end - 1) == 0;
}

GBytes *
drawing_of_page(GBytes *file, const Letter *letter, guint page, GError **error) {
  if (!letter->pages || page >= letter->pages->len)
    return fail(error, letter->pages ? "the letter has no such page" : "the letter has no pages to draw");
  g_autofree char *program = ocr_program_path();
  if (!program)
    return fail(error, "repliek-ocr, which draws pages, is not installed; set REPLIEK_OCR to where it is");
  g_autofree char *marks = drawing_marks(letter, page), *number = g_strdup_printf("%u", page + 1);
  g_autoptr(GBytes) input = marks_and_file(marks, file);
  const char *argv[] = {program, "--draw", number, NULL};
  g_autoptr(GByteArray) png = g_byte_array_new();
  OcrHearing hearing;
  if (!ocr_program_run(argv, input, 1, READER_OPTIONS_DEFAULT.seconds_max, png, &hearing, error))
    return NULL;
  if (hearing == OCR_HEARD && is_png(png))
    return g_byte_array_free_to_bytes(g_steal_pointer(&png));
  g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_BROKE,
                      hearing == OCR_TIMED_OUT
                          ? "drawing the page took more than a minute and was stopped"
                          : "the page could not be drawn; the file is damaged, or made to do harm");
  return NULL;
}
