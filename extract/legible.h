/*
 * Whether the text that a file gives for a page can be trusted to be what stands on the paper. Scans have
 * none, or one that an earlier recognition left behind unseen; some producers leave out which letters their
 * shapes stand for.
 */
#pragma once

#include "extract/language.h"

typedef enum {
  LEGIBLE,
  LEGIBLE_BLANK,    /* neither text nor pictures: a blank sheet, or letters drawn as mere shapes */
  LEGIBLE_PICTURES, /* pictures, and no text or next to none */
  LEGIBLE_GARBLED, /* text of characters that stand for nothing: no map from shapes to letters, or a wrong one
                    */
  LEGIBLE_GIBBERISH /* letters that do not read as language: a bad recognition, or a wrong map */
} Legibility;

/* Only the words of languages count as language; numbers, names and short pages are given the benefit of the
 * doubt. */
Legibility page_legibility(const Page *page, const Languages *languages);
