#include "extract/tei-read.h"

Letter *
tei_read(xmlDoc *doc, GError **error) {
  (void)doc;
  g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "TEI cannot be read yet");
  return NULL;
}
