/*
 * The form of address: how a reply greets its reader and takes leave. An office goes before a name
 * ("Excellentie,"); a mark in the letter's own signature or sender ("mevrouw", "dhr.") tells the gender, and
 * nothing else does.
 */
#pragma once

#include "extract/letter.h"
#include "templates/idiom.h"

typedef struct {
  char *salutation;  /* "Geachte mevrouw Voorbeeld," */
  char *valediction; /* "Met vriendelijke groet," */
} Salutation;

/* For the one who sent the letter, or all who signed it when they are several. Free with salutation_free. */
Salutation *salutation_for(const Letter *letter, const Idiom *idiom);
void salutation_free(Salutation *salutation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Salutation, salutation_free)
