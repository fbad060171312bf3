/*
 * A reading is what tesseract makes of a picture: words of symbols, line by line, with boxes in dots of the
 * picture.
 */
#pragma once

#include "extract/box.h"
#include "extract/ocr/picture.h"

typedef struct {
  gunichar ch;
  Box box; /* tesseract's: to be trusted along the line, less so in height */
} ReadSymbol;

typedef struct {
  guint first, count; /* in the reading's symbols */
  guint line;         /* numbered from 0 */
  Box box;
  double confidence; /* per cent */
} ReadWord;

/* The feet of a line: y at the left and right ends. */
typedef struct {
  double x0, y0, x1, y1;
} Baseline;

typedef struct {
  GArray *symbols;   /* ReadSymbol */
  GArray *words;     /* ReadWord */
  GArray *baselines; /* Baseline of each line */
} Reading;

typedef struct Recogniser Recogniser;

/* Loads the models of languages ("nld+eng"); NULL when tesseract's data for one of them are missing. */
Recogniser *recogniser_new(const char *languages);
void recogniser_free(Recogniser *recogniser);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Recogniser, recogniser_free)

/* Reads the picture as it stands; an empty reading when nothing is recognised. */
Reading *recogniser_read(Recogniser *recogniser, const Picture *picture);
void reading_free(Reading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reading, reading_free)

/* The mean confidence of the symbols, per cent; 0 when there are none. */
double reading_confidence(const Reading *reading);

/* Where the line's letters stand at x. */
double reading_baseline(const Reading *reading, guint line, double x);
