/*
 * A letter out of its TEI: what tei_write wrote comes back, so that writing it again gives the same bytes.
 * TEI that was edited by hand or comes from others is read as far as it says what a letter says; what it does
 * not say is absent.
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

#include "extract/letter.h"

/*
 * Parts without an xml:id get one, in the document too, so that evidence can point to them. Parts for which
 * no xml:lang holds have no language: language_mark tells it. Error: EXTRACT_ERROR_UNREADABLE with the line
 * and what is wrong, for the caller to put the file's name before. Free with letter_free.
 */
Letter *tei_read(xmlDoc *doc, GError **error);
