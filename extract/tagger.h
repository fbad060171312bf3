/*
 * Tagger: which field of a letter a printed word belongs to, told by a linear-chain conditional random field
 * (Lafferty, McCallum and Pereira 2001) over the words of head and ending. A word's scores come from its own
 * features and, through a network (tag-network.h), from the words around it. The weights are learned from
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

/* What features add to, for each word: a score for each tag, and the word's embedding, which the network
 * reads. */
enum { TAG_EMBEDDING = 64, TAGGER_ROW = TAGS + TAG_EMBEDDING };

typedef struct Tagger Tagger;

/* Maps the model in a file. Error: EXTRACT_ERROR_DATA with file: what. */
Tagger *tagger_load(const char *path, GError **error);
void tagger_free(Tagger *tagger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tagger, tagger_free)

/* The tagger that was loaded with the languages; NULL: there is none. */
const Tagger *languages_tagger(const Languages *languages);

/* Adds the weights of a feature, by its name of length bytes, to a word's row (TAGGER_ROW numbers). */
void tagger_add(const Tagger *tagger, const char *feature, gsize length, float *row);

/*
 * From the words' rows (TAGGER_ROW a word, count words; used up) to the marginal probability of each tag:
 * TAGS a word, free with g_free. steps tells how each word follows the one before.
 */
float *tagger_decide(const Tagger *tagger, float *rows, const guint8 *steps, guint count);
