/*
 * Plain text to a letter: paragraphs parted by blank lines, the subject by its label, greeting, closing and
 * signature by the language data, earlier mail by "> ".
 */
#pragma once

#include "extract/language.h"
#include "extract/letter.h"

/*
 * The letter that text holds; places and ink it has none. Error: EXTRACT_ERROR_UNREADABLE, without the file's
 * name: text that is empty, not UTF-8, or holds NUL bytes.
 */
Letter *plain_read(const char *text, gsize length, const Languages *languages, GError **error);
