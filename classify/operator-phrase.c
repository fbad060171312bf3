/*
 * "item item …"~n: the items in order within one sentence, at most n other words between two of them.
 *
 * An item is a word or an OR of words. Items are followed forwards through every place they can reach, so
 * that a phrase costs its length times its slack, whatever the letter says.
 */
#include "classify/limits.h"
#include "classify/match.h"

/* Where the items so far can end. */
typedef struct {
  guint position;
  guint meant; /* as in Range */
} Reach;

/* The k-th item of a phrase reaches at most k times as many places as lie between two items. */
#define MAX_REACHES (MAX_PHRASE_ITEMS * (MAX_SLACK + 1))

typedef struct {
  Reach at[MAX_REACHES];
  guint count;
} Reaches;

static void
reach_follow(TermPlaces item, const Match *match, const Reaches *from, guint slack, guint end, Reaches *to) {
  to->count = 0;
  for (guint i = 0; i < from->count; i++) {
    guint position = from->at[i].position + 1, limit = MIN(end, position + slack + 1);
    if (to->count > 0)
      position = MAX(position, to->at[to->count - 1].position + 1);
    while (position < limit && to->count < MAX_REACHES) {
      guint next = places_next(item, match, position, limit);
      if (next == item.count)
        break;
      TermPlace place = item.at[next];
      to->at[to->count++] = (Reach){place.position, place.meant ? place.meant : from->at[i].meant};
      position = place.position + 1;
    }
  }
}

/* The nearest end of the phrase whose first item stands at start.position; FALSE when it does not go on. */
static gboolean
phrase_from(const Expression *phrase, const Match *match, Reach start, guint end, Reach *last) {
  Reaches some, others, *from = &some, *to = &others;
  from->at[0] = start;
  from->count = 1;
  for (guint i = 1; i < phrase->part_count; i++) {
    reach_follow(expression_places(expression_part(phrase, i), match->index), match, from, phrase->number,
                 end, to);
    if (to->count == 0)
      return FALSE;
    Reaches *done = from;
    from = to;
    to = done;
  }
  *last = from->at[0];
  return TRUE;
}

/* Adds the phrase wherever it begins in the unit to hits; NULL: the first will do. */
static gboolean
phrase_find(const Expression *phrase, const Match *match, Unit unit, GArray *hits) {
  TermPlaces first = expression_places(expression_part(phrase, 0), match->index);
  guint found = 0;
  for (guint i = places_next(first, match, unit.first, unit.end);
       i < first.count && found < MAX_HITS_PER_UNIT; i = places_after(first, match, i + 1, unit.end)) {
    Reach start = {first.at[i].position, first.at[i].meant}, last;
    if (i > 0 && first.at[i - 1].position == start.position)
      continue; /* another word of a choice at the same place */
    guint end = MIN(unit.end, reading_sentence_at(match->reading, start.position)->end);
    if (!phrase_from(phrase, match, start, end, &last))
      continue;
    found++;
    if (!hits)
      break;
    hits_add(hits, (Range){start.position, last.position, last.meant});
  }
  return found > 0;
}

static gboolean
phrase_match(const Expression *phrase, const Match *match, Unit unit, GArray *hits) {
  return phrase_find(phrase, match, unit, hits);
}

static gboolean
phrase_holds(const Expression *phrase, const Match *match, Unit unit) {
  return phrase_find(phrase, match, unit, NULL);
}

static gboolean
phrase_is_positive(const Expression *phrase G_GNUC_UNUSED) {
  return TRUE;
}

static gboolean
phrase_may_hold(const Expression *phrase, TermIndex *index) {
  return operator_and.may_hold(phrase, index);
}

static void
phrase_require(const Expression *phrase, const Terms *terms, GArray *required, Scope *scope) {
  operator_and.require(phrase, terms, required, scope);
}

const Operator operator_phrase = {"phrase",        phrase_match,       phrase_holds,
                                  phrase_may_hold, phrase_is_positive, phrase_require};
