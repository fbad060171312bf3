/*
 * Ink measured: how tall the letters of a run of words stand, where their feet are, how thick their strokes.
 * Tesseract's network tells none of this, and its boxes are loose.
 */
#pragma once

#include "extract/ocr/reading.h"

/* Words of one line without a column's gap, set in one go. All lengths in dots; heights are above the feet.
 */
typedef struct {
  guint first, count;  /* in the reading's words */
  double low, tall;    /* middle heights of letters like x, and like H and 1; 0: it has none */
  guint n_low, n_tall; /* so many were measured */
  double feet;         /* how far the feet are below tesseract's baseline */
  double size;         /* font size in points, settled by sizes_settle; else 0 */
} Run;

/* The runs of a reading (Run; free with g_array_unref), measured on the picture's ink. */
GArray *ink_measure(const Reading *reading, const Picture *picture);

/* Settles the runs' font sizes: same type comes out in the same size, a half point at the finest. */
void sizes_settle(GArray *runs, double dpi);

/* The thickness of a word's upright strokes, in dots; 0 when it has none. low is the height of an x. */
double
ink_stroke(const Reading *reading, const Picture *picture, const Run *run, const ReadWord *word, double low);

/* The smallest box round the ink within box. FALSE when there is none. */
gboolean ink_bounds(const Picture *picture, Box box, Box *bounds);
