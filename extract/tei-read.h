/* TEI back to a letter: what tei_write wrote, or a person edited. */
#pragma once

#include "extract/letter.h"
#include "extract/xml.h"

/* The letter in a TEI document. Error: EXTRACT_ERROR_UNREADABLE, line: what. */
Letter *tei_read(xmlDoc *doc, GError **error);
