/*
 * A page's picture with marks drawn over it, for people who ask why a page was read as it was.
 *
 *   overlay = { mark "\n" }
 *   mark    = left top right bottom colour width [ " " label ]
 *
 * Edges and width are points from the page's top left; colour is RRGGBB, width that of the frame's line (0:
 * the area is filled, palely).
 */
#pragma once

#include <poppler.h>
#include <stdio.h>

/* Draws the page with the marks of overlay (text, ends with NUL) and writes it as PNG. FALSE: it could not be
   drawn or written. */
gboolean overlay_draw(PopplerPage *page, const char *overlay, FILE *png);
