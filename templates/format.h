/* What a t:value's format makes of a text. */
#pragma once

#include "templates/idiom.h"
#include "templates/instruction.h"

/* text in format (Format bits, without FORMAT_LIST); a text that is no date or number stays as it is. Free
   with g_free. */
char *format_text(const Idiom *idiom, guint format, const char *text);
