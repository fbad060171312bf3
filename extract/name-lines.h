/* Names of organisations that run over more lines than a question saw: "Ministerie van / Buitenlandse Zaken".
 */
#pragma once

#include "extract/study.h"

/*
 * Lengthens the names of the organisations that send and receive by the line below or above: where the name
 * ends in a word that no name ends in, or where one style, larger or another than the text's, stacks the
 * lines of a letterhead.
 */
void organisation_names_lengthen(Study *study);
