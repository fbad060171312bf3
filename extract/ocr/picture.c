#include "extract/ocr/picture.h"

#include "extract/ocr/rules.h"
#include "extract/ocr/specks.h"

#include <cairo.h>
#include <math.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_surface_t, cairo_surface_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_t, cairo_destroy)

#define DPI 300.0
#define DPI_MIN 100.0      /* below, letters of a letter are too small to be told */
#define DOTS_MAX 24e6      /* A3 at 350 dpi; 4 bytes each while drawing */
#define INK_DARK 150       /* evened ink is darker */
#define BLANK_INK_DOTS 400 /* fewer dots of ink at 300 dpi are dirt */
#define SKEW_MIN_DEGREES 0.04
#define SKEW_MAX_DEGREES 8.0
#define SKEW_CONFIDENCE 2.0 /* leptonica's measure; text gives 3 and more */
#define LEVEL_RATIO 1.15    /* how much sharper columns must be than rows to say that lines run upwards */
#define UPSIDE_CONFIDENCE 4 /* leptonica's measure of ascenders against descenders */

/* --- drawing --- */

static double
dpi_for(double width, double height) {
  double dots = width * height * (DPI / 72) * (DPI / 72);
  return dots <= DOTS_MAX ? DPI : DPI * sqrt(DOTS_MAX / dots);
}

static cairo_surface_t *
draw(PopplerPage *page, double width, double height, double dpi) {
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(width * dpi / 72),
                                                        (int)ceil(height * dpi / 72));
  g_autoptr(cairo_t) cairo = cairo_create(surface);
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  cairo_scale(cairo, dpi / 72, dpi / 72);
  poppler_page_render(page, cairo);
  cairo_surface_flush(surface);
  return surface;
}

/* Light as the eye weighs it: 30 % red, 59 % green, 11 % blue. */
static PIX *
grey_of(cairo_surface_t *surface) {
  int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
  int stride = cairo_image_surface_get_stride(surface);
  const guint8 *rows = cairo_image_surface_get_data(surface);
  PIX *grey = rows ? pixCreate(width, height, 8) : NULL;
  if (!grey)
    return NULL;
  for (int y = 0; y < height; y++) {
    const guint32 *row = (const guint32 *)(const void *)(rows + (gsize)y * (gsize)stride);
    l_uint32 *line = pixGetData(grey) + (gsize)y * (gsize)pixGetWpl(grey);
    for (int x = 0; x < width; x++) {
      guint32 dot = row[x];
      guint light = (77 * (dot >> 16 & 0xFF) + 151 * (dot >> 8 & 0xFF) + 28 * (dot & 0xFF)) >> 8;
      SET_DATA_BYTE(line, x, light);
    }
  }
  return grey;
}

/* --- setting upright --- */

static void
replace(PIX **pix, PIX *by) {
  if (!by)
    return;
  pixDestroy(pix);
  *pix = by;
}

/* Shadows and yellowed paper: every part of the page gets the same white. */
static void
even_out_light(Picture *picture) {
  replace(&picture->grey, pixBackgroundNorm(picture->grey, NULL, NULL, 16, 24, 80, 40, PAPER_WHITE, 2, 2));
}

static void
find_ink(Picture *picture) {
  pixDestroy(&picture->ink);
  picture->ink = pixThresholdToBinary(picture->grey, INK_DARK);
}

/* How sharply rows of ink alternate with air: the squared differences between neighbouring rows. */
static double
rows_sharpness(PIX *ink) {
  NUMA *counts = pixCountPixelsByRow(ink, NULL);
  double sum = 0, before = 0;
  for (int i = 0; counts && i < numaGetCount(counts); i++) {
    l_float32 count = 0;
    numaGetFValue(counts, i, &count);
    sum += i ? (count - before) * (count - before) : 0;
    before = count;
  }
  numaDestroy(&counts);
  return sum / MAX(pixGetWidth(ink), 1);
}

/* Straightened first, else rows a degree askew blur into one. */
static double
straightened_sharpness(PIX *small) {
  l_float32 angle = 0, confidence = 0;
  if (pixFindSkew(small, &angle, &confidence) == 0 && fabsf(angle) > SKEW_MIN_DEGREES &&
      fabsf(angle) < SKEW_MAX_DEGREES) {
    PIX *straight = pixRotate(small, angle * (l_float32)G_PI / 180, L_ROTATE_SHEAR, L_BRING_IN_WHITE, 0, 0);
    double sharpness = straight ? rows_sharpness(straight) : 0;
    pixDestroy(&straight);
    return sharpness;
  }
  return rows_sharpness(small);
}

static gboolean
lines_run_upwards(PIX *ink) {
  PIX *small = pixReduceRankBinaryCascade(ink, 1, 1, 0, 0);
  PIX *turned = small ? pixRotate90(small, 1) : NULL;
  gboolean upwards = turned && straightened_sharpness(turned) > LEVEL_RATIO * straightened_sharpness(small);
  pixDestroy(&turned);
  pixDestroy(&small);
  return upwards;
}

static void
turn(Picture *picture, guint quarters) {
  if (quarters % 4 == 0)
    return;
  replace(&picture->grey, pixRotateOrth(picture->grey, (l_int32)(quarters % 4)));
  replace(&picture->ink, pixRotateOrth(picture->ink, (l_int32)(quarters % 4)));
  picture->turned = (picture->turned + quarters) % 4;
}

void
picture_paint_over(Picture *picture, int x, int y, int width, int height, int margin) {
  int left = MAX(x - margin, 0), top = MAX(y - margin, 0);
  BOX *box = boxCreate(left, top, x + width + margin - left, y + height + margin - top);
  pixSetInRectArbitrary(picture->ink, box, 0);
  pixSetInRectArbitrary(picture->grey, box, PAPER_WHITE);
  boxDestroy(&box);
}

void
picture_turn_over(Picture *picture) {
  turn(picture, 2);
}

static gboolean
looks_upside_down(PIX *ink) {
  l_float32 up = 0;
  return pixUpDownDetect(ink, &up, 0, 0, 0) == 0 && up < -UPSIDE_CONFIDENCE;
}

static void
straighten(Picture *picture) {
  l_float32 angle = 0, confidence = 0;
  if (pixFindSkew(picture->ink, &angle, &confidence) != 0 || confidence < SKEW_CONFIDENCE ||
      fabsf(angle) < SKEW_MIN_DEGREES || fabsf(angle) > SKEW_MAX_DEGREES)
    return;
  replace(&picture->grey,
          pixRotate(picture->grey, angle * (l_float32)G_PI / 180, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE,
                    pixGetWidth(picture->grey), pixGetHeight(picture->grey)));
  find_ink(picture);
}

static gboolean
is_blank(PIX *ink) {
  l_int32 dots = 0;
  return !ink || pixCountPixels(ink, &dots, NULL) != 0 || dots < BLANK_INK_DOTS;
}

PictureOutcome
picture_of_page(PopplerPage *page, Picture **result) {
  double width, height;
  poppler_page_get_size(page, &width, &height);
  double dpi = dpi_for(width, height);
  if (!(width > 0 && height > 0) || dpi < DPI_MIN)
    return PICTURE_TOO_LARGE;
  g_autoptr(cairo_surface_t) surface = draw(page, width, height, dpi);
  g_autoptr(Picture) picture = g_new0(Picture, 1);
  picture->dpi = dpi;
  picture->grey = grey_of(surface);
  g_clear_pointer(&surface, cairo_surface_destroy);
  if (!picture->grey)
    return PICTURE_TOO_LARGE;
  even_out_light(picture);
  find_ink(picture);
  if (is_blank(picture->ink))
    return PICTURE_BLANK;
  turn(picture, lines_run_upwards(picture->ink) ? 1 : 0);
  straighten(picture);
  rules_remove(picture);
  specks_remove(picture);
  if (looks_upside_down(picture->ink))
    picture_turn_over(picture);
  *result = g_steal_pointer(&picture);
  return PICTURE_MADE;
}

void
picture_free(Picture *picture) {
  if (!picture)
    return;
  pixDestroy(&picture->grey);
  pixDestroy(&picture->ink);
  g_free(picture);
}
