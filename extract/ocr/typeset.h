/* Typesetting undone: the words of a reading become the glyphs of a page, as if the file had said them. */
#pragma once

#include "extract/ocr/reading.h"
#include "extract/page.h"

/*
 * A page as large as the picture, in points, with a glyph for each symbol and a blank between the words of a
 * line. Type of one size has one size; thick strokes make STYLE_BOLD; raised small digits stand raised.
 * Specks of dirt that were taken for words are left out.
 */
Page *typeset(const Reading *reading, const Picture *picture);
