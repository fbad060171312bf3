#include "extract/ocr/overlay.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_surface_t, cairo_surface_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_t, cairo_destroy)

#define DPI 144.0
#define DOTS_MAX 24e6 /* 4 bytes each */
#define LABEL_PT 6.0
#define LABEL_PAD_PT 1.0
#define PALE 0.12
#define HEAVY_PT 0.5

/* No page that anybody looks at has more. */
enum { MARKS_MAX = 20000 };

typedef struct {
  double left, top, right, bottom, width;
  guint colour; /* 0xRRGGBB */
  const char *label;
} Mark;

static gboolean
mark_parse(const char *line, Mark *mark) {
  double numbers[5];
  char *end = NULL;
  for (guint i = 0; i < 4; i++, line = end)
    numbers[i] = g_ascii_strtod(line, &end);
  mark->colour = (guint)g_ascii_strtoull(line, &end, 16);
  numbers[4] = g_ascii_strtod(end, &end);
  for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
    if (!isfinite(numbers[i]) || fabs(numbers[i]) > 1e5)
      return FALSE;
  *mark = (Mark){numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], mark->colour, NULL};
  mark->label = *end == ' ' && end[1] ? end + 1 : NULL;
  return mark->right >= mark->left && mark->bottom >= mark->top;
}

static void
set_colour(cairo_t *cairo, guint colour, double opacity) {
  cairo_set_source_rgba(cairo, (colour >> 16 & 0xFF) / 255.0, (colour >> 8 & 0xFF) / 255.0,
                        (colour & 0xFF) / 255.0, opacity);
}

typedef struct {
  double left, top, right, bottom;
} Area;

static gboolean
mark_meets(const Mark *mark, Area area) {
  return area.left < mark->right && area.right > mark->left && area.top < mark->bottom &&
         area.bottom > mark->top;
}

/* A frame of some weight round the other: it covers no ink by itself, the fine frames of lines do. */
static gboolean
mark_surrounds(const Mark *mark, const Mark *other) {
  return mark->width >= HEAVY_PT && mark->left <= other->left && mark->right >= other->right &&
         mark->top <= other->top && mark->bottom >= other->bottom;
}

/* Whether a label of the mark there is on the page and covers nothing framed. */
static gboolean
area_is_free(const GArray *marks, const Mark *labelled, Area area, double page_width) {
  if (area.left < 0 || area.right > page_width || area.top < 0)
    return FALSE;
  for (guint i = 0; i < marks->len; i++) {
    const Mark *mark = &g_array_index(marks, Mark, i);
    if (mark->width > 0 && mark_meets(mark, area) && !mark_surrounds(mark, labelled))
      return FALSE;
  }
  return TRUE;
}

/* Later labels keep off this one. */
static void
take_area(GArray *marks, Area area) {
  Mark taken = {
      .left = area.left, .top = area.top, .right = area.right, .bottom = area.bottom, .width = PALE};
  g_array_append_val(marks, taken);
}

/* Beside the mark's first line or its middle, else above its right end; where nothing is free, above all the
 * same.
 */
static Area
place_label(const GArray *marks, const Mark *mark, double width, double page_width) {
  double height = LABEL_PT + LABEL_PAD_PT, top = MAX(mark->top - height, 0);
  double right = MAX(mark->right - width, mark->left);
  double middle = (mark->top + mark->bottom) / 2;
  const Area areas[] = {
      {mark->left - width - LABEL_PAD_PT, mark->top, mark->left - LABEL_PAD_PT, mark->top + height},
      {mark->right + LABEL_PAD_PT, mark->top, mark->right + LABEL_PAD_PT + width, mark->top + height},
      {mark->right + LABEL_PAD_PT, middle - height / 2, mark->right + LABEL_PAD_PT + width,
       middle + height / 2},
      {right, top - LABEL_PAD_PT, right + width, top + height - LABEL_PAD_PT},
      {right, top, right + width, top + height}};
  guint best = 0;
  while (best + 1 < G_N_ELEMENTS(areas) && !area_is_free(marks, mark, areas[best], page_width))
    best++;
  return areas[best];
}

static void
draw_label(cairo_t *cairo, GArray *marks, const Mark *mark, double page_width) {
  cairo_text_extents_t extents;
  cairo_text_extents(cairo, mark->label, &extents);
  Area area = place_label(marks, mark, extents.x_advance + 2 * LABEL_PAD_PT, page_width);
  set_colour(cairo, mark->colour, 0.85);
  cairo_rectangle(cairo, area.left, area.top, area.right - area.left, area.bottom - area.top);
  cairo_fill(cairo);
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_move_to(cairo, area.left + LABEL_PAD_PT, area.bottom - 1.5 * LABEL_PAD_PT);
  cairo_show_text(cairo, mark->label);
  take_area(marks, area);
}

static void
draw_mark(cairo_t *cairo, const Mark *mark) {
  cairo_rectangle(cairo, mark->left, mark->top, mark->right - mark->left, mark->bottom - mark->top);
  if (mark->width > 0) {
    set_colour(cairo, mark->colour, 1);
    cairo_set_line_width(cairo, mark->width);
    cairo_stroke(cairo);
  } else {
    set_colour(cairo, mark->colour, PALE);
    cairo_fill(cairo);
  }
}

static void
draw_marks(cairo_t *cairo, const char *overlay, double page_width) {
  g_auto(GStrv) lines = g_strsplit(overlay, "\n", MARKS_MAX);
  g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(Mark));
  cairo_select_font_face(cairo, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cairo, LABEL_PT);
  for (char **line = lines; *line; line++) {
    Mark mark = {0};
    if (**line && mark_parse(*line, &mark))
      g_array_append_val(marks, mark);
  }
  for (guint i = 0; i < marks->len; i++)
    draw_mark(cairo, &g_array_index(marks, Mark, i));
  guint n_marks = marks->len;
  for (guint i = 0; i < n_marks; i++) {
    Mark mark = g_array_index(marks, Mark, i);
    if (mark.label)
      draw_label(cairo, marks, &mark, page_width);
  }
}

static cairo_status_t
write_bytes(void *file, const unsigned char *bytes, unsigned length) {
  return fwrite(bytes, 1, length, file) == length ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

gboolean
overlay_draw(PopplerPage *page, const char *overlay, FILE *png) {
  double width = 0, height = 0;
  poppler_page_get_size(page, &width, &height);
  double dots = width * height * DPI * DPI / (72 * 72);
  double scale = DPI / 72 * (dots > DOTS_MAX ? sqrt(DOTS_MAX / dots) : 1);
  g_autoptr(cairo_surface_t) surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(width * scale), (int)ceil(height * scale));
  g_autoptr(cairo_t) cairo = cairo_create(surface);
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  cairo_scale(cairo, scale, scale);
  cairo_save(cairo);
  poppler_page_render(page, cairo);
  cairo_restore(cairo);
  draw_marks(cairo, overlay, width);
  return cairo_surface_write_to_png_stream(surface, write_bytes, png) == CAIRO_STATUS_SUCCESS &&
         fflush(png) == 0;
}
