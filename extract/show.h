/* Printers of this room's floors, for people who ask why a letter was read as it was. Each appends to out. */
#pragma once

#include "extract/letter.h"

/* A glyph a line: page, character, box, size, font. Only for letters from pages. */
void glyphs_print(const Letter *letter, GString *out);

/* A printed line a line: page, row, box, size, style, text. Only for letters from pages. */
void lines_print(const Letter *letter, GString *out);

/* A block a line: kind, rung, page and box, the beginning of its text; the fields first. */
void parts_print(const Letter *letter, GString *out);

/* "paragraph", "heading" … */
const char *part_kind_name(PartKind kind);

/* As above, but furniture by its own kind: "page number", "letterhead" … */
const char *part_name(const Part *part);
