#include "extract/ocr/rules.h"

/* In dots at 300 dpi: the longest level stroke of 14 pt type is 40 long; a rule is rarely thicker than 1.5
 * pt. */
enum { RULE_LONG_DOTS = 75, RULE_THICK_DOTS = 7 };

void
rules_remove(Picture *picture) {
  double scale = picture->dpi / 300;
  int thick = (int)(RULE_THICK_DOTS * scale + 0.5);
  PIX *level = pixOpenBrick(NULL, picture->ink, (int)(RULE_LONG_DOTS * scale), 1);
  BOXA *boxes = level ? pixConnComp(level, NULL, 8) : NULL;
  for (int i = 0; boxes && i < boxaGetCount(boxes); i++) {
    int x, y, width, height;
    boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
    if (height <= thick)
      picture_paint_over(picture, x, y, width, height, 1);
  }
  boxaDestroy(&boxes);
  pixDestroy(&level);
}
