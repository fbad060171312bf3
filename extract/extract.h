/*
 * Extract: the front door of the lowest room. From the bytes of a file, whatever they are, to a letter.
 */
#pragma once

#include "extract/language.h"
#include "extract/letter.h"
#include "extract/reader.h"

#include <gio/gio.h>

/*
 * The letter that a PDF holds. name is the file's, for messages and for the letter's source; its base name is
 * kept. Error: EXTRACT_ERROR_UNREADABLE, _LACKING or _BROKE, "name: what is wrong; what to do".
 */
Letter *extract_pdf(GBytes *bytes, const char *name, const Languages *languages, const ReaderOptions *options,
                    GError **error);

/* Letters come with a source, a SHA-256, a language, numbered parts, cited letters and references. */
void extract_complete(Letter *letter, GBytes *bytes, const char *name, const Languages *languages);
