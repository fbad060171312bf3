/* The text of a letter: body with its divisions, back with copies and enclosures. Inside tei-*.c only. */
#pragma once

#include "extract/tei-writer.h"

void tei_body_write(TeiWriter *writer);
