/*
 * A letter as TEI P5, the form in which the stages pass it on.
 *
 * Every result is valid against the official TEI schema and against extract/letter.rng, whatever the letter
 * holds. tei_read gives the letter back; then parts stand in the order of the document: the subject first,
 * footnotes and the furniture that was printed between two lines of a part after that part, copies and
 * enclosures last.
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

#include "extract/letter.h"

/* Needs letter_number_parts and language_mark. Free with xmlFreeDoc. Error: EXTRACT_ERROR_OUTPUT when the
   letter has more parts than a reader would take back. */
xmlDoc *tei_write(const Letter *letter, GError **error);
