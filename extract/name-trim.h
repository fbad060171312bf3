/* What is printed with a name and is no part of it: "p.p. J. Bunting", "(H.M. Pinxteren)", "Bethan Probert
 * (she/her)". */
#pragma once

#include "extract/language.h"
#include "extract/letter.h"

/* The name alone; free with g_free. A text that would be left empty stays as it is. */
char *name_trim(const Languages *languages, const char *text);

/* The organisation before what only says where in it: "Nidos, Postbus 1234", "attn. Northgate". */
char *organisation_trim(const Languages *languages, const char *text);

/* Trims the names of the letter's sender, addressee and signatories, and drops references that only say that
 * there is none. */
void names_trim(Letter *letter, const Languages *languages);
