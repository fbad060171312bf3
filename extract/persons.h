/* Persons and organisations as printed: claims about what a short line names. */
#pragma once

#include "extract/language.h"

/* "mevrouw S. Voorbeeld", "G.B.M. Jansen", "Mary Example": initials or capitalised names, particles
 * between. */
gboolean text_names_person(const Languages *languages, const char *text);

/* Whether text holds a word that organisations are called by. */
gboolean text_holds_organisation_word(const Languages *languages, const char *text);

/* The same, or "A & B". */
gboolean text_names_organisation(const Languages *languages, const char *text);

/* "Kade 7", "Postbus 615", "8000 AP Zwolle", "Boston, Massachusetts 02110", "The Netherlands". */
gboolean text_is_address_line(const Languages *languages, const char *text);

/* A postcode and a place: what an address ends in. */
gboolean text_is_postcode_line(const char *text);

/* Telephone, e-mail, web, registers. */
gboolean text_is_contact_line(const Languages *languages, const char *text);

/* Text after titles of politeness and learning ("de heer drs. A. Voorbeeld" → "A. Voorbeeld"). Lent. */
const char *text_after_titles(const Languages *languages, const char *text);

/* The family name: the last word, in lower case. Free with g_free. */
char *family_name(const Languages *languages, const char *text);

/* "Ministry of Foreign Affairs of the Kingdom": no words in small letters but those between names. */
gboolean text_is_title(const Languages *languages, const char *text);

/* "mr. A. Voorbeeld, procesvertegenwoordiger": bytes of a titled name or one with initials, before what it
 * does; 0: text is nothing of the kind. */
gsize text_name_before_function(const Languages *languages, const char *text);
