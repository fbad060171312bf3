/*
 * Terms are the words that rules look for, each kept once in a pack however many rules name it.
 *
 * terms_match answers for one word of a letter which terms it satisfies, at a cost that does not grow with
 * the pack: by spelling and by stem in hash tables, wildcards through the hashes of the word's own
 * beginnings, ends and insides.
 */
#pragma once

#include "classify/arena.h"
#include "classify/reading.h"
#include "classify/stems.h"

#include <string.h>

typedef enum {
  TERM_WORD,   /* any inflection */
  TERM_EXACT,  /* =word */
  TERM_PREFIX, /* word* */
  TERM_SUFFIX, /* *word */
  TERM_INFIX   /* *word* */
} TermKind;

#define NO_TERM G_MAXUINT
#define LANGUAGE_ANY "any"
#define LANGUAGE_UNKNOWN "und"

typedef struct {
  TermKind kind;
  gboolean in_phrase;   /* it is an item of one */
  guint8 cost;          /* what looking for it costs, for each use */
  const char *text;     /* folded, without = and *; owned by the terms */
  const char *language; /* interned; "any": every language */
  guint uses;           /* how often rules name it: the fewer, the better it finds its rule */
  guint same_text;      /* the next term of the same table with this text; NO_TERM: none */
  gpointer expression;  /* the word as an expression, that rules share; NULL: none yet */
} Term;

typedef struct Terms Terms;

Terms *terms_new(const Languages *languages);
void terms_free(Terms *terms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Terms, terms_free)

/* Where what belongs to the terms is kept, such as the expressions that name them. */
Arena *terms_arena(Terms *terms);

/* The index of a term, which is made when it is new. text is folded, length bytes; hash is its own
   (text-table.h); language interned. */
guint
terms_add(Terms *terms, TermKind kind, const char *text, gsize length, guint32 hash, const char *language);

guint terms_count(const Terms *terms);
const Term *terms_at(const Terms *terms, guint index);

/* From now on the term is known as an item of phrases. */
void terms_set_in_phrase(Terms *terms, guint index);

/* Whether a word is spelt so in a phrase, in any language; hash is the text's (text-table.h). */
gboolean terms_in_phrase(const Terms *terms, const char *text, gsize length, guint32 hash);

/* From now on one term is known to stand before the other in a phrase; whether it does, with few wrong yeses.
 */
void terms_add_pair(Terms *terms, guint before, guint after);
gboolean terms_may_pair(const Terms *terms, guint before, guint after);

/* The expression that rules share for a term (owned by the terms' arena). */
void terms_set_expression(Terms *terms, guint index, gpointer expression);

/* Whether a term of language holds for a word of another: its own language, "any", and words whose language
 * is unknown. */
static inline gboolean
language_holds(const char *term, const char *word) {
  return term == word || (*term == *LANGUAGE_ANY && strcmp(term, LANGUAGE_ANY) == 0) ||
         (*word == *LANGUAGE_UNKNOWN && strcmp(word, LANGUAGE_UNKNOWN) == 0);
}

/* Appends to found (guint) the terms that word satisfies, each once. stems is the caller's own. */
void terms_match(const Terms *terms, const Word *word, Stems *stems, GArray *found);

/* Appends to found (guint) the inflecting terms that a misspelt word nearly spells: one edit away, from nine
   letters on two; words of fewer than five letters have none. */
void terms_match_misspelt(const Terms *terms, const Word *word, GArray *found);
