/*
 * The lines of a letter as the tagger reads them: in chains, as they stand on each other in a column, with
 * what each says of itself by the words that it holds.
 */
#pragma once

#include "extract/labels.h"
#include "extract/study.h"
#include "extract/tagger.h"

/* What a line's words claim; several may be true. */
typedef enum {
  CLAIM_PERSON,
  CLAIM_ORGANISATION_WORD,
  CLAIM_ORGANISATION,
  CLAIM_ADDRESS,
  CLAIM_POSTCODE,
  CLAIM_CONTACT,
  CLAIM_TITLE,
  CLAIM_GREETS,
  CLAIM_TAKES_LEAVE,
  CLAIM_ROLE,
  CLAIM_ON_BEHALF,
  CLAIM_DOMAIN,
  CLAIMS
} Claim;

typedef struct {
  const char *text;       /* as printed */
  const char *plain;      /* lower case, figures as 9, without punctuation at its ends */
  guint offset;           /* bytes of the line's text before it */
  guint ladder;           /* Tag that the ladder's questions gave it; TAGS: none */
  guint label;            /* LabelKey of the label that it is the value of; LABEL_KEYS: none */
  const char *label_word; /* that label's first word, plain; NULL: none */
} TagWord;

typedef struct {
  guint line;                      /* index in the layout */
  guint above, left, right, below; /* in the layout, NO_LINE: none; above and below in its own chain only */
  guint place, length;             /* in its chain: lines before it; all lines */
  guint chain;                     /* index of the chain, in reading order */
  gboolean postcode, contact, labels; /* a line of its chain has such */
  TagWord *words;
  guint count;
  guint claims; /* bit a Claim */
  LabelKey key; /* the label it begins with; LABEL_KEYS: none */
  gsize label_length;
  gboolean label_loose;
  Span date; /* empty: it holds none */
} TagLine;

typedef struct {
  const Study *study;
  GArray *lines;    /* TagLine, chain by chain */
  guint *of_layout; /* index in lines of each line of the layout; NO_LINE: left out */
  GStringChunk *texts;
  GPtrArray *words;                            /* arrays of words, owned */
  GHashTable *salutation_words, *domain_words; /* char * sets, lent from texts */
  GHashTable *capitals;                        /* char * → number of lines that hold the capitalised word */
  guint salutation, closing;                   /* lines of the layout that look like them; NO_LINE: none */
  double largest;                              /* size of the largest line, points */
  gboolean mail;                               /* printed with From and To */
} TagLines;

/*
 * The lines of the letter's first page and of its end; longer letters have nothing to say between them.
 * labels (Label) and the letter's fields tell what the ladder made of each word.
 */
TagLines *tag_lines_find(const Study *study, const GArray *labels);
void tag_lines_free(TagLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TagLines, tag_lines_free)

static inline const TagLine *
tag_lines_at(const TagLines *lines, guint index) {
  return &g_array_index(lines->lines, TagLine, index);
}

/* The same for a line of the layout; NULL when there is none or it was left out. */
const TagLine *tag_lines_of(const TagLines *lines, guint line);
