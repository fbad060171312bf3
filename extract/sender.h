/* The sender: what the letterhead, the side column, the footer and the signature say of who writes. */
#pragma once

#include "extract/head-blocks.h"
#include "extract/labels.h"

/*
 * Reads the sender from the head's blocks (HeadBlock) other than the addressee's (NULL: there is none), and
 * from the furniture when no block names an organisation. Settles these blocks as letterhead.
 */
void sender_find(Study *study, const GArray *blocks, const HeadBlock *addressee, const GArray *labels);

/* What the signature tells when nothing else did: the writer's name, role, organisation. */
void sender_complete(Study *study);

/* The family name of who signs first, in lower case, free with g_free; NULL: nobody does. */
char *sender_signs_as(const Study *study);

/* Reads "Jo Voorbeeld <jo@mail.example>", "Jo van Firma <jo@firma.example>" into the correspondent's empty
 * fields. */
void sender_take_mailbox(Study *study, Correspondent *who, Piece piece);
