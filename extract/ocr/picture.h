/*
 * A picture of a page, set upright: grey paper without shadows, and the ink alone, both 300 dots an inch
 * unless the page is huge. Lines run level, letters stand on their feet.
 */
#pragma once

#include <glib.h>
#include <leptonica/allheaders.h>
#include <poppler.h>

/* How light evened paper is, of 255. */
enum { PAPER_WHITE = 230 };

typedef struct {
  PIX *grey; /* 8 bits a dot, light evened out */
  PIX *ink;  /* 1 bit a dot, 1 is ink */
  double dpi;
  guint turned; /* quarter turns clockwise that set it upright, 0 to 3 */
} Picture;

typedef enum {
  PICTURE_MADE,
  PICTURE_BLANK,    /* no ink worth reading */
  PICTURE_TOO_LARGE /* beyond what memory and time allow */
} PictureOutcome;

/* Draws a page, evens out its light, turns it by quarters so that lines run level, and straightens what is
   askew. Which way is up is the best guess by the letters' shapes; picture_turn_over mends it. */
PictureOutcome picture_of_page(PopplerPage *page, Picture **picture);
void picture_free(Picture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Picture, picture_free)

/* Turns the picture by half a turn. */
void picture_turn_over(Picture *picture);

/* Makes a box paper again, margin dots wider on every side. */
void picture_paint_over(Picture *picture, int x, int y, int width, int height, int margin);
