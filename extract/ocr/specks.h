/* Specks: grains of dust that a scanner saw. Read, they become quotes before words and accents above them. */
#pragma once

#include "extract/ocr/picture.h"

/* Paints paper over every grain that stands alone, smaller than the dot of an i and further from other ink.
 */
void specks_remove(Picture *picture);
