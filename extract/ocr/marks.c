#include "extract/ocr/marks.h"

#include "extract/ocr/ink.h"

#include <string.h>

/* In em. Measured on bullets of Times, Helvetica, Calibri and LibreOffice's OpenSymbol. */
#define REACH_EM 2.6  /* a list mark stands that close to its item */
#define CLEAR_EM 0.18 /* and that far off it */
#define BULLET_MIN_EM 0.13
#define BULLET_MAX_EM 0.55
#define BULLET_LOW_EM 0.06 /* its foot is that far above the baseline */
#define BULLET_FILL 0.6    /* of its box is ink */
#define DASH_LONG_EM 0.25
#define DASH_THICK_EM 0.13
#define DASH_LOW_EM 0.12
#define MARK_HIGH_EM 0.75 /* no mark reaches higher */
#define CAPITAL_EM 0.7
#define CAPITAL_SLACK_EM 0.08 /* a bar reaches lower or higher */
#define DUST_EM 0.14          /* the smallest quote is larger */

static double
fill_of(const Picture *picture, Box box) {
  double dots = 0;
  for (int y = (int)box.y0; y < (int)box.y1; y++) {
    const l_uint32 *line = pixGetData(picture->ink) + (gsize)y * (gsize)pixGetWpl(picture->ink);
    for (int x = (int)box.x0; x < (int)box.x1; x++)
      dots += GET_DATA_BIT(line, x);
  }
  return dots / MAX(box_width(box) * box_height(box), 1);
}

/* The mark whose ink has this box; 0: none. */
static gunichar
mark_of_shape(const Picture *picture, const Footing *footing, Box ink) {
  double width = box_width(ink) / footing->em, height = box_height(ink) / footing->em;
  double low = (footing->feet - ink.y1) / footing->em;
  if ((footing->feet - ink.y0) / footing->em > MARK_HIGH_EM)
    return 0;
  if (width >= DASH_LONG_EM && height <= DASH_THICK_EM && low >= DASH_LOW_EM)
    return 0x2013;
  gboolean round = width > 0.6 * height && height > 0.6 * width;
  if (round && width >= BULLET_MIN_EM && width <= BULLET_MAX_EM && height <= BULLET_MAX_EM &&
      low >= BULLET_LOW_EM && fill_of(picture, ink) >= BULLET_FILL)
    return 0x2022;
  return 0;
}

static gboolean
any_word_in(const Reading *reading, Box box) {
  for (guint w = 0; w < reading->words->len; w++) {
    Box word = g_array_index(reading->words, ReadWord, w).box;
    if (box_overlap_x(word, box) > 0 && box_overlap_y(word, box) > 0)
      return TRUE;
  }
  return FALSE;
}

gunichar
mark_before(const Reading *reading, const Picture *picture, const Footing *footing, double x, Box *box) {
  Box beside = {x - REACH_EM * footing->em, footing->feet - footing->em, x - CLEAR_EM * footing->em,
                footing->feet + 0.2 * footing->em};
  if (any_word_in(reading, beside) || !ink_bounds(picture, beside, box))
    return 0;
  return mark_of_shape(picture, footing, *box);
}

gunichar
mark_of_word(const Picture *picture, const Footing *footing, const ReadWord *word) {
  Box ink;
  return word->count == 1 && ink_bounds(picture, word->box, &ink) ? mark_of_shape(picture, footing, ink) : 0;
}

static gboolean
may_be_dust(gunichar ch) {
  return (ch >= 0x2018 && ch <= 0x201F) || (ch < 128 && strchr("'\"`.,~-*^", (int)ch)) || ch == 0xB4 ||
         ch == 0xB0;
}

guint
mark_dust(const Reading *reading, const Picture *picture, const Footing *footing, const ReadWord *word) {
  guint dust = 0;
  double x = word->box.x0;
  while (dust + 1 < word->count) {
    const ReadSymbol *symbol = &g_array_index(reading->symbols, ReadSymbol, word->first + dust);
    Box cell = {x, word->box.y0, symbol->box.x1, word->box.y1}, ink;
    if (!may_be_dust(symbol->ch) || !ink_bounds(picture, cell, &ink) ||
        MAX(box_width(ink), box_height(ink)) > DUST_EM * footing->em)
      break;
    x = symbol->box.x1;
    dust++;
  }
  return dust;
}

gunichar
mark_or_letter(const Picture *picture, const Footing *footing, const ReadSymbol *symbol) {
  Box ink,
      cell = {symbol->box.x0, footing->feet - footing->em, symbol->box.x1, footing->feet + 0.3 * footing->em};
  if (symbol->ch != '|' || !ink_bounds(picture, cell, &ink))
    return symbol->ch;
  double low = (footing->feet - ink.y1) / footing->em, high = (footing->feet - ink.y0) / footing->em;
  return low > -CAPITAL_SLACK_EM && high < CAPITAL_EM + CAPITAL_SLACK_EM ? 'I' : symbol->ch;
}
