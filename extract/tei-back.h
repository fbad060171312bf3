/* What a letter names at its end: copies and enclosures. Inside tei-*.c only. */
#pragma once

#include "extract/tei-writer.h"

/* The back of the text element; none when the letter names nothing. */
void tei_back_write(TeiWriter *writer, xmlNode *text);
