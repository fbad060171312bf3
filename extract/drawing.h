/*
 * A page's picture with what was recognised on it drawn over: printed lines, the column of the running text,
 * and the parts, coloured by kind and labelled with the rung that named them. Drawn by the program of its own
 * that looks at pages as pictures (ocr-program.h): a file that is made to do harm is never drawn in this
 * process.
 */
#pragma once

#include "extract/letter.h"

#include <gio/gio.h>

/*
 * The picture of page (from 0) as PNG; file is the PDF that the letter came from. Free with g_bytes_unref.
 * Errors: EXTRACT_ERROR_UNREADABLE: the letter has no such page, the program is not installed, or the file
 * cannot be drawn; EXTRACT_ERROR_BROKE: the program crashed or hung.
 */
GBytes *drawing_of_page(GBytes *file, const Letter *letter, guint page, GError **error);

/* What is drawn over the page, one mark a line as extract/ocr/overlay.h has it. Free with g_free. */
char *drawing_marks(const Letter *letter, guint page);
