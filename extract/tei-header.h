/* The teiHeader of a letter: what it is, where it came from, who wrote to whom. Inside tei-*.c only. */
#pragma once

#include "extract/tei-writer.h"

void tei_header_write(TeiWriter *writer);
