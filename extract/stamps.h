/* Stamps: "INGEKOMEN 3 mei 2024" says when the letter was received, not when it was written. */
#pragma once

#include "extract/study.h"

/* Reads the received date from stamps on the head and in furniture, and settles their lines as stamps. */
void stamps_find(Study *study);
