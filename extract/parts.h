/*
 * Parts: from pages to the letter that they make. The ladder of small questions, surest first; each part
 * carries the name of the rung that named it.
 */
#pragma once

#include "extract/language.h"
#include "extract/letter.h"

/*
 * The letter on pages (Page), which it takes over. languages must outlive the call. Never fails: what is not
 * there is absent, what is doubtful has a notice.
 */
Letter *parts_recognise(GPtrArray *pages, const Languages *languages);
