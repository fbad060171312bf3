/* Text that was typed on a page after it was made, laid out as glyphs: all that is known is a box. */
#pragma once

#include "extract/letter.h"

/*
 * Lays text (UTF-8) in the box as glyphs with the flag, on the baseline of what stands left of it where there
 * is something. Dots and rules to write on give way. Text that the page itself already shows there is marked
 * instead. FALSE when other text stands there: nothing is laid.
 */
gboolean typed_lay(Page *page, const char *text, Box box, GlyphFlag flag);

/* Marks the parts (Part.added) of which most characters came so. */
void typed_mark_parts(Letter *letter);
