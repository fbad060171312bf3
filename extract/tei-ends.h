/* How a letter begins and ends: salutations, closings, who signed, postscripts. Inside tei-*.c only. */
#pragma once

#include "extract/tei-reader.h"

void tei_opener_read(TeiReader *reader, xmlNode *opener);
void tei_closer_read(TeiReader *reader, xmlNode *closer);

/* A signature: who signed, and the part as printed when there is more in it than names. */
void tei_signed_read(TeiReader *reader, xmlNode *node);

void tei_postscript_read(TeiReader *reader, xmlNode *postscript);
