/* LibreOffice as a converter: started once for any number of documents, with a profile of its own, and
   stopped when it hangs. */
#pragma once

#include <gio/gio.h>

/* A document to convert and what became of it. */
typedef struct {
  GBytes *source; /* flat OpenDocument text; lent */
  GBytes *result; /* out; unref it; NULL: it could not be converted */
} OfficeJob;

/*
 * Converts jobs to a format: "pdf", "odt", "docx". Error: EXTRACT_ERROR_OUTPUT when LibreOffice is not
 * installed, hangs, or cannot convert one of them; the message says which (from 1) and what to do.
 */
gboolean office_convert(OfficeJob *jobs, guint count, const char *format, GError **error);
