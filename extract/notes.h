/*
 * Footnotes: lines at the foot of a page that begin with a mark and are set smaller, and the marks in the
 * text that lead to them.
 */
#pragma once

#include "extract/layout.h"

/* Marks the lines of footnotes; those that begin one carry the rung "note-mark". */
void notes_mark(Layout *layout);

/* The mark that a footnote's first line begins with, without punctuation: bytes of text that mark and blanks
   cover. mark holds at most 7 bytes and a NUL. 0: the line begins with none. */
gsize note_mark_length(const char *text, char mark[8]);

/* The digit that a character for a raised one stands for; NUL: it is none. */
char note_superscript_digit(gunichar ch);
