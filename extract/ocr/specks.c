#include "extract/ocr/specks.h"

/* In dots at 300 dpi. The full stop of 8 pt type is 4 dots wide and up to 12 from an M; dust on scans of 150
   dpi is up to 6 wide once it is enlarged. */
enum { SPECK_DOTS = 6, LONELY_DOTS = 14, MARGIN_DOTS = 2 };
/* A typewriter sets its full stop in the middle of a cell: so far behind the word whose feet it stands level
 * with. */
enum { WORD_DOTS = 32, LEVEL_DOTS = 4 };

static gboolean
has_ink(PIX *ink, int x, int y) {
  if (x < 0 || y < 0 || x >= pixGetWidth(ink) || y >= pixGetHeight(ink))
    return FALSE;
  return GET_DATA_BIT(pixGetData(ink) + (gsize)y * (gsize)pixGetWpl(ink), x) != 0;
}

/* No ink round the box within reach; the box itself is not looked at. */
static gboolean
stands_alone(PIX *ink, int x, int y, int width, int height, int reach) {
  for (int row = y - reach; row < y + height + reach; row++)
    for (int column = x - reach; column < x + width + reach; column++) {
      gboolean inside = row >= y && row < y + height && column >= x && column < x + width;
      if (!inside && has_ink(ink, column, row))
        return FALSE;
    }
  return TRUE;
}

/* Ink stands left of the grain where its foot is. */
static gboolean
stands_behind_word(PIX *ink, int x, int foot, double scale) {
  int level = (int)(LEVEL_DOTS * scale + 0.5);
  for (int column = x - (int)(WORD_DOTS * scale + 0.5); column < x; column++)
    for (int row = foot - level; row < foot + level; row++)
      if (has_ink(ink, column, row))
        return TRUE;
  return FALSE;
}

void
specks_remove(Picture *picture) {
  double scale = picture->dpi / 300;
  int largest = (int)(SPECK_DOTS * scale + 0.5), reach = (int)(LONELY_DOTS * scale + 0.5);
  BOXA *grains = pixConnComp(picture->ink, NULL, 8);
  for (int i = 0; grains && i < boxaGetCount(grains); i++) {
    int x, y, width, height;
    boxaGetBoxGeometry(grains, i, &x, &y, &width, &height);
    if (width > largest || height > largest || !stands_alone(picture->ink, x, y, width, height, reach) ||
        stands_behind_word(picture->ink, x, y + height, scale))
      continue;
    picture_paint_over(picture, x, y, width, height, MARGIN_DOTS);
  }
  boxaDestroy(&grains);
}
