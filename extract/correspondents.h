/* Correspondents: who wrote, from the letterhead and the signature; to whom, from the address and the
 * salutation. */
#pragma once

#include "extract/labels.h"

/* Fills letter->received and letter->sent from the head's blocks and labels; settles the head's lines as
 * furniture. */
void correspondents_find(Study *study, const GArray *labels);

/* What only the whole letter tells: the sender's name from the signature, the addressee's from the
 * salutation. */
void correspondents_complete(Study *study);
