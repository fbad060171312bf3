/*
 * Tagger: which field of a letter a printed word belongs to, told by a linear-chain conditional random field
 * (Lafferty, McCallum and Pereira 2001) over the words of head and ending. Its weights are learned from
 * letters whose words are marked (corpus/learn_tagger.py) and stand in extract/languages/letter.tagger.
 */
#pragma once

#include "extract/language.h"

/* In this order in the model and in corpus/learn_tagger.py. */
typedef enum {
  TAG_BODY,
  TAG_FURNITURE, /* letterhead, contact, footer, page number, stamp */
  TAG_LABEL,
  TAG_VALUE,   /* of a label that names no field here */
  TAG_ADDRESS, /* the addressee's street, town, country */
  TAG_DATE,
  TAG_OUR_REFERENCE,
  TAG_YOUR_REFERENCE,
  TAG_SUBJECT,
  TAG_SENDER_NAME,
  TAG_SENDER_ORGANISATION,
  TAG_ADDRESSEE_NAME,
  TAG_ADDRESSEE_ORGANISATION,
  TAG_SALUTATION,
  TAG_CLOSING,
  TAG_SIGNATORY,
  TAG_ROLE,
  TAG_COPY,
  TAG_ENCLOSURE,
  TAG_ALSO_SIGNED,
  TAGS
} Tag;

/* How a word follows the one before it: transitions are learned for each apart. */
typedef enum { STEP_IN_LINE, STEP_LINE, STEP_BLOCK, STEPS } TagStep;

typedef struct Tagger Tagger;

/* Maps the model in a file. Error: EXTRACT_ERROR_DATA with file: what. */
Tagger *tagger_load(const char *path, GError **error);
void tagger_free(Tagger *tagger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tagger, tagger_free)

/* The tagger that was loaded with the languages; NULL: there is none. */
const Tagger *languages_tagger(const Languages *languages);

/* Adds the weights of a feature, by its name of length bytes, to scores (TAGS of them). */
void tagger_add(const Tagger *tagger, const char *feature, gsize length, float *scores);

/*
 * From the words' scores to the probability of each tag: scores (TAGS a word, count words) are overwritten by
 * the marginal probabilities. steps tells how each word follows the one before.
 */
void tagger_decide(const Tagger *tagger, float *scores, const guint8 *steps, guint count);
