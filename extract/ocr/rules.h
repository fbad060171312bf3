/* Rules: lines drawn under words, round tables, across forms. Read, they pull the feet of letters down. */
#pragma once

#include "extract/ocr/picture.h"

/* Paints paper over every thin level line that is longer than any letter. */
void rules_remove(Picture *picture);
