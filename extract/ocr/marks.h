/* List marks that tesseract overlooks or takes for letters, and grains of dust that it takes for quotes. */
#pragma once

#include "extract/ocr/reading.h"

/* Where letters stand: all in dots. */
typedef struct {
  double em;   /* font size */
  double feet; /* y of the baseline */
} Footing;

/* The bullet or dash that stands alone left of x, set off from it as in a list; 0: none. *box is set to its
   ink. No word of the reading may stand there. */
gunichar
mark_before(const Reading *reading, const Picture *picture, const Footing *footing, double x, Box *box);

/* What a word of one symbol is by its ink: a bullet or a dash; 0: whatever it was read as. */
gunichar mark_of_word(const Picture *picture, const Footing *footing, const ReadWord *word);

/* How many of the word's first symbols are dust before it. */
guint mark_dust(const Reading *reading, const Picture *picture, const Footing *footing, const ReadWord *word);

/* The symbol meant: a bar that stands on the baseline, as high as a capital, is an I; all else is what it was
 * read as. */
gunichar mark_or_letter(const Picture *picture, const Footing *footing, const ReadSymbol *symbol);
