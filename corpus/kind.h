/* What a file is, told from its content and never from its name. */
#pragma once

#include <gio/gio.h>

typedef enum { KIND_PDF, KIND_TEI, KIND_TEXT, KIND_FOREIGN } FileKind;

/* So many bytes from the beginning are enough to tell. */
enum { KIND_BYTES = 4096 };

/*
 * The kind of a file that begins with bytes; whole says that there are no more. advice, for KIND_FOREIGN, is
 * set to what it is and what to do with it: static.
 */
FileKind file_kind(const char *bytes, gsize length, gboolean whole, const char **advice);
