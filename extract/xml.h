/* XML in and out: documents parsed without entities, network or huge nodes, and saved whole or not at all. */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)

#define EXTRACT_ERROR (extract_error_quark())
GQuark extract_error_quark(void);

typedef enum {
  EXTRACT_ERROR_UNREADABLE, /* a letter cannot be read; exit status 3 */
  EXTRACT_ERROR_DATA,       /* the program's own data are missing or wrong; 4 */
  EXTRACT_ERROR_OUTPUT,     /* the output cannot be written; 5 */
  EXTRACT_ERROR_LACKING,    /* this machine lacks what reading needs, whatever the letter is; 3 */
  EXTRACT_ERROR_BROKE /* what reads the letter crashed, hung or sent nonsense: another try may go better; 3 */
} ExtractError;

/*
 * Parses bytes as XML; name is for messages only. A document that declares entities is refused; another file
 * or the network is never opened. Error: EXTRACT_ERROR_UNREADABLE with name:line: what. Free with xmlFreeDoc.
 */
xmlDoc *xml_parse(const char *bytes, gsize length, const char *name, GError **error);

/* The document as UTF-8 bytes with an XML declaration and a final newline. indent: as libxml2 indents. */
GBytes *xml_bytes(xmlDoc *doc, gboolean indent);

/* Whether so many bytes of text are UTF-8 with nothing in it that XML 1.0 lacks: nearly all text is. */
gboolean xml_is_clean(const char *text, gsize length);

/* Text with every character that XML 1.0 lacks (control characters, lone surrogates, U+FFFE/F) made U+FFFD.
   replaced, when not NULL, is set to how many. Free with g_free. */
char *xml_clean(const char *text, guint *replaced);

/*
 * Writes bytes to path through a temporary file in the same folder: written, flushed to disk, renamed; a
 * failure never leaves half a file, and a file that stood there stays. mode is the file's permission bits
 * before the umask. A symbolic link stays a link; a device or a pipe is written to, not replaced. Error:
 * EXTRACT_ERROR_OUTPUT naming the path and why.
 */
gboolean file_save(const char *path, GBytes *bytes, int mode, GError **error);
