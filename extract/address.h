/* Addresses: a correspondent's name, office, organisation and street, read line by line. */
#pragma once

#include "extract/study.h"

/* Longer text is no name. */
enum { NAME_CHARACTERS_MAX = 90 };

/*
 * Sets a field that is still empty to length bytes of a line's text from byte from on, without blanks and a
 * comma at its end; text too long for a name is left alone. rung is static.
 */
void field_set_from_line(Study *study, Field *field, guint line, gsize from, gsize length, const char *rung);

/* Lets a field that is set go on with the text of another line. */
void field_go_on(Field *field, const char *text, const TextLine *line);

/* Reads a line of an address, from byte from on, into the correspondent: the first field that it fits. */
void address_take_line(Study *study, Correspondent *who, guint line, gsize from);

/* Parts an office from the organisation that is named with it: "De Voorzitter van de Tweede Kamer". */
void address_split_office(Study *study, Correspondent *who);
