/* Scans: which pages of a letter must be read from their pictures, and what of it must not be believed. */
#pragma once

#include "extract/letter.h"
#include "extract/ocr.h"

/*
 * Reads the pages that need it from their pictures (OcrUse), in place, and says so in notices. When
 * recognition fails but the other pages have text enough, its message is a notice; else the error of
 * ocr_pages.
 */
gboolean scans_read(GBytes *file, GPtrArray *pages, OcrUse use, guint seconds_page,
                    const Languages *languages, GPtrArray *notices, GError **error);

/* Marks dates and references that come from recognised pages as doubtful, with a notice each. */
void scans_doubt(Letter *letter);
