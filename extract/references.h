/*
 * Laws, court decisions, case numbers and parliamentary papers that a text refers to. How a language writes
 * them is data: regular expressions in [references] of languages/<tag>/references.ini, one list a type.
 */
#pragma once

#include "extract/language.h"
#include "extract/letter.h"

/*
 * Fills the refs of every part that speaks: furniture, signatures and lists of copies refer to nothing. Where
 * two overlap, the one that begins first stays, then the longer. A pattern that is no regular expression is
 * left out with a notice. Needs language_mark.
 */
void references_mark(Letter *letter, const Languages *languages);
