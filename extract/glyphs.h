/* Glyphs as a reader of text wants them: letters, not typesetting. */
#pragma once

#include "extract/page.h"

/*
 * A copy of the page's visible glyphs (Glyph; free with g_array_unref) in which ligatures are letters that
 * share the ligature's box, combining marks are composed with the letter before them (NFC), compatibility
 * blanks are blanks, and zero-width characters are gone. Soft hyphens stay. hidden counts the glyphs left out
 * because nobody can see them.
 */
GArray *glyphs_for_reading(const Page *page, guint *hidden);
