/* The body of a letter's text with its divisions. Inside tei-*.c only. */
#pragma once

#include "extract/tei-writer.h"

void tei_body_write(TeiWriter *writer, xmlNode *text);
