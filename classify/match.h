/*
 * A match lays a pack's terms over a reading: where each term stands, and which of those places count.
 *
 * Matching asks for the places of a term, or of a choice of terms, within a unit; everything else (rules,
 * points, masks) is built upon that. Each distinct word of the letter is looked up once, whatever the number
 * of rules, and what several rules ask of the letter is found out once.
 */
#pragma once

#include "classify/bits.h"
#include "classify/expression.h"
#include "classify/limits.h"
#include "classify/reading.h"

/* A word of the letter that may stand for several words of a phrase (joined.h). */
typedef struct {
  const char *text; /* with blanks */
  guint word;       /* index into the reading's words */
  guint pieces;
  guint ends[MAX_JOINED_WORDS]; /* each piece's terms: up to here in joined_terms; the first from first_term
                                   on */
  guint first_term;
} Join;

/* In Range.meant: this and the index of a join, instead of 1 and a term. */
#define MEANT_JOIN 0x80000000u

/* A token that satisfies a term. */
typedef struct {
  guint position;
  guint meant; /* as in Range */
  guint doubt; /* 0: it counts; else 1 + the word that counts only when no dictionary knows it */
} TermPlace;

typedef struct {
  const TermPlace *at; /* by position */
  guint count;
} TermPlaces;

/* Tells whether a word is known to a language's dictionary; see pack_tolerate_spelling. */
typedef struct {
  gboolean (*known)(const char *word, const char *language, gpointer data);
  gpointer data;
} Spelling;

/* What a choice of words has in the letter. */
typedef struct {
  TermPlaces places;
  gboolean joined; /* one of its words may be a piece of a joined word */
} Choice;

/* What the dictionary said of a word that is not spelt like a term. */
typedef enum { DOUBT_UNASKED, DOUBT_MISSPELT, DOUBT_IS_A_WORD } Doubt;

/* A term that stands in the letter. */
typedef struct {
  guint term;
  TermPlaces places;
} PresentTerm;

/* What one letter says about a pack's terms and expressions. */
struct TermIndex {
  Arena *arena;
  GArray *present;      /* PresentTerm */
  Bits *has_term;       /* those terms */
  guint *slots;         /* of those: the index in present */
  const guint8 *zones;  /* by position: the Zone that it stands in */
  Bits *asked, *able;   /* expressions: those that were asked whether they may hold, and those that may */
  Bits *has_choice;     /* choices that were asked for */
  guint *choice_slots;  /* of those: the index in choices */
  GArray *choices;      /* Choice */
  GArray *joins;        /* Join */
  GArray *joined_terms; /* guint */
  Bits *joined;         /* those terms */
  GArray *join_places;  /* TermPlace, by position: meant is MEANT_JOIN and the join */
  const Spelling *spelling;
  guint8 *doubts;   /* Doubt, by word of the reading: dictionaries are slow to load and asked at need */
  GPtrArray *spare; /* lists of Hit that nobody uses now */
};

struct Match {
  const Reading *reading;
  TermIndex *index;
  const guint8 *muted; /* by position: not zero where words do not count; NULL: all count */
  guint zones;         /* where words count; 0: no zone was named, the default ones */
};

TermIndex *
term_index_new(const Reading *reading, const Terms *terms, ExpressionCounts counts, const Spelling *spelling);
void term_index_free(TermIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TermIndex, term_index_free)

/* The places of a term in the letter. */
static inline TermPlaces
term_places(const TermIndex *index, guint term) {
  if (!bits_has(index->has_term, term))
    return (TermPlaces){NULL, 0};
  return g_array_index(index->present, PresentTerm, index->slots[term]).places;
}

/* The places of a word or of a choice of words: by position, then in the order of the choice. */
TermPlaces expression_places(const Expression *expression, TermIndex *index);

/* Whether any word of a choice stands in the letter. */
gboolean choice_has_places(const Expression *choice, const TermIndex *index);

/* Whether an expression has places of its own: it is a word, or OR of words. */
static inline gboolean
expression_has_places(const Expression *expression) {
  return expression->operator== & operator_word || expression->choice;
}

static inline Join *
join_at(const TermIndex *index, guint meant) {
  return &g_array_index(index->joins, Join, meant & ~MEANT_JOIN);
}

/* Whether a word, or a choice of words, may be a piece of any joined word. */
gboolean expression_may_be_joined(const Expression *expression, TermIndex *index);

/* Whether the join's piece can be what a word or a choice of words asks for. */
gboolean join_piece_is(const TermIndex *index, const Join *join, guint piece, const Expression *item);

/* FALSE: a dictionary knows the word as it is written. Asked once. */
gboolean word_is_misspelt(const TermIndex *index, const Reading *reading, guint word);

/* FALSE: the place is that of a word which only nearly spells the term, and rightly so. */
static inline gboolean
place_stands(const Match *match, const TermPlace *place) {
  return place->doubt == 0 || word_is_misspelt(match->index, match->reading, place->doubt - 1);
}

/* What a misspelt range was taken for, with its blanks; lent. */
const char *meant_text(const TermIndex *index, const Terms *terms, guint meant);

/* FALSE: the expression holds nowhere in the letter. */
gboolean expression_may_hold(const Expression *expression, TermIndex *index);

/* Whether words at this position count: in the match's zones, and not muted. */
static inline gboolean
match_counts(const Match *match, guint position) {
  guint zones = match->zones ? match->zones : ZONES_DEFAULT;
  return (match->index->zones[position] & zones) && (!match->muted || !match->muted[position]);
}

/* The index of the first place at or after position that counts; places.count when none before end does. */
guint places_next(TermPlaces places, const Match *match, guint position, guint end);

/* The next place after the index that counts and stands before end; places.count when there is none. */
guint places_after(TermPlaces places, const Match *match, guint index, guint end);

/* The places that count in the unit, as hits; whether there are any. */
gboolean places_match(TermPlaces places, const Match *match, Unit unit, GArray *hits);
gboolean places_hold(TermPlaces places, const Match *match, Unit unit);

/* The unit of a scope that a position lies in. */
Unit match_unit(const Match *match, Scope scope, guint position);

static inline gboolean
expression_match(const Expression *expression, const Match *match, Unit unit, GArray *hits) {
  return expression_may_hold(expression, match->index) &&
         expression->operator->match(expression, match, unit, hits);
}

static inline gboolean
expression_holds(const Expression *expression, const Match *match, Unit unit) {
  return expression_may_hold(expression, match->index) &&
         expression->operator->holds(expression, match, unit);
}

/* An empty list of Hit to use for a while, and to give back. */
GArray *hits_borrow(const Match *match);
void hits_return(const Match *match, GArray *hits);

/* A list of Hit to keep. */
static inline GArray *
hits_new(void) {
  return g_array_new(FALSE, FALSE, sizeof(Hit));
}

static inline void
hits_add(GArray *hits, Range range) {
  g_array_set_size(hits, hits->len + 1);
  Hit *hit = &g_array_index(hits, Hit, hits->len - 1);
  hit->ranges[0] = range;
  hit->count = 1;
}

static inline const Hit *
hits_at(const GArray *hits, guint index) {
  return &g_array_index(hits, Hit, index);
}

/* Puts the hits from the index on in the order of the letter; those of one place stay as they are. */
void hits_sort_from(GArray *hits, guint from);

/* Adds the ranges of one hit to another that it was found together with. */
void hit_join(Hit *joint, const Hit *hit);
