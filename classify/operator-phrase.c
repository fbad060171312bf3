/*
 * "item item …"~n: the items in order within one sentence, at most n other words between two of them.
 *
 * An item is a word or an OR of words. Items are followed forwards through every place they can reach, so
 * that a phrase costs its length times its slack, whatever the letter says. One word of the letter may stand
 * for several items between which its writer forgot the blanks (joined.h).
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

/* The nearest end of the phrase whose items before next end at start.position; FALSE when it does not go on.
 */
static gboolean
phrase_from(const Expression *phrase, const Match *match, Reach start, guint next, guint end, Reach *last) {
  Reaches some, others, *from = &some, *to = &others;
  from->at[0] = start;
  from->count = 1;
  for (guint i = next; i < phrase->part_count; i++) {
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

/* --- blanks that are missing ------------------------------------------------------------------- */

/* Where the phrase fits a joined word: its pieces are the items from first on. */
typedef struct {
  Join *join;
  guint position, first;
} JoinFit;

static gboolean
join_fits(const JoinFit *fit, const Expression *phrase, const TermIndex *index) {
  for (guint piece = 0; piece < fit->join->pieces; piece++)
    if (!join_piece_is(index, fit->join, piece, expression_part(phrase, fit->first + piece)))
      return FALSE;
  return TRUE;
}

/* The mirror of reach_follow: from and to run backwards. */
static void
reach_back(TermPlaces item, const Match *match, const Reaches *from, guint slack, guint begin, Reaches *to) {
  to->count = 0;
  for (guint i = 0; i < from->count; i++) {
    guint position = from->at[i].position,
          lowest = position > begin + slack + 1 ? position - slack - 1 : begin;
    if (to->count > 0)
      position = MIN(position, to->at[to->count - 1].position);
    while (position-- > lowest && to->count < MAX_REACHES)
      if (places_next(item, match, position, position + 1) < item.count)
        to->at[to->count++] = (Reach){position, 0};
  }
}

/* The nearest beginning of the items before first, which end ahead of position; FALSE when they do not stand
 * there. */
static gboolean
phrase_back(const Expression *phrase, const Match *match, guint first, guint position, guint begin,
            guint *start) {
  Reaches some, others, *from = &some, *to = &others;
  from->at[0] = (Reach){position, 0};
  from->count = 1;
  while (first-- > 0 && from->count > 0) {
    reach_back(expression_places(expression_part(phrase, first), match->index), match, from, phrase->number,
               begin, to);
    Reaches *done = from;
    from = to;
    to = done;
  }
  *start = from->count > 0 ? from->at[0].position : position;
  return from->count > 0;
}

static gboolean
join_match(const JoinFit *fit, const Expression *phrase, const Match *match, Unit unit, Range *range) {
  const Sentence *sentence = reading_sentence_at(match->reading, fit->position);
  guint begin = MAX(unit.first, sentence->first), end = MIN(unit.end, sentence->end);
  Reach here = {fit->position, 0}, last;
  if (!phrase_from(phrase, match, here, fit->first + fit->join->pieces, end, &last) ||
      !phrase_back(phrase, match, fit->first, fit->position, begin, &range->first))
    return FALSE;
  range->last = last.position;
  return word_is_misspelt(match->index, match->reading, fit->join->word);
}

/* Adds the phrase wherever one of the unit's joined words stands for some of its items. */
static guint
phrase_find_joined(const Expression *phrase, const Match *match, Unit unit, GArray *hits) {
  const TermIndex *index = match->index;
  TermPlaces places = {(const TermPlace *)index->join_places->data, index->join_places->len};
  guint found = 0, before = hits ? hits->len : 0;
  for (guint i = places_next(places, match, unit.first, unit.end);
       i < places.count && found < MAX_HITS_PER_UNIT; i = places_after(places, match, i + 1, unit.end)) {
    JoinFit fit = {join_at(index, places.at[i].meant), places.at[i].position, 0};
    for (; fit.first + fit.join->pieces <= phrase->part_count; fit.first++) {
      Range range = {.meant = places.at[i].meant};
      if (!join_fits(&fit, phrase, index) || !join_match(&fit, phrase, match, unit, &range))
        continue;
      found++;
      if (hits)
        hits_add(hits, range);
    }
  }
  return hits ? hits->len - before : found;
}

/* Whether two neighbouring items are pieces of joined words. */
static gboolean
phrase_may_be_joined(const Expression *phrase, TermIndex *index) {
  gboolean before = FALSE;
  for (guint i = 0; index->joins->len > 0 && i < phrase->part_count; i++) {
    gboolean now = expression_may_be_joined(expression_part(phrase, i), index);
    if (before && now)
      return TRUE;
    before = now;
  }
  return FALSE;
}

/* Whether the joined word could stand for items while the letter has all the others. */
static gboolean
join_may_hold(const Join *join, const Expression *phrase, TermIndex *index) {
  JoinFit fit = {(Join *)join, 0, 0};
  for (; fit.first + join->pieces <= phrase->part_count; fit.first++) {
    if (!expression_may_be_joined(expression_part(phrase, fit.first), index))
      continue;
    gboolean may = join_fits(&fit, phrase, index);
    for (guint i = 0; may && i < phrase->part_count; i++)
      if (i < fit.first || i >= fit.first + join->pieces)
        may = expression_may_hold(expression_part(phrase, i), index);
    if (may)
      return TRUE;
  }
  return FALSE;
}

/* --- the whole --------------------------------------------------------------------------------- */

/* Adds the phrase wherever it begins in the unit to hits; NULL: the first will do. */
static gboolean
phrase_find(const Expression *phrase, const Match *match, Unit unit, GArray *hits) {
  TermPlaces first = expression_places(expression_part(phrase, 0), match->index);
  guint found = 0;
  for (guint i = places_next(first, match, unit.first, unit.end);
       i < first.count && found < MAX_HITS_PER_UNIT; i = places_after(first, match, i + 1, unit.end)) {
    Reach start = {first.at[i].position, first.at[i].meant}, last;
    if (i > 0 && first.at[i - 1].position == start.position && place_stands(match, &first.at[i - 1]))
      continue; /* another word of a choice at the same place */
    guint end = MIN(unit.end, reading_sentence_at(match->reading, start.position)->end);
    if (!phrase_from(phrase, match, start, 1, end, &last))
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
  guint before = hits->len;
  gboolean held = phrase_find(phrase, match, unit, hits);
  if (match->index->join_places->len > 0 && phrase_find_joined(phrase, match, unit, hits) > 0) {
    hits_sort_from(hits, before);
    held = TRUE;
  }
  return held;
}

static gboolean
phrase_holds(const Expression *phrase, const Match *match, Unit unit) {
  return phrase_find(phrase, match, unit, NULL) ||
         (match->index->join_places->len > 0 && phrase_find_joined(phrase, match, unit, NULL) > 0);
}

static gboolean
phrase_is_positive(const Expression *phrase G_GNUC_UNUSED) {
  return TRUE;
}

static gboolean
phrase_may_hold(const Expression *phrase, TermIndex *index) {
  if (operator_and.may_hold(phrase, index))
    return TRUE;
  if (!phrase_may_be_joined(phrase, index))
    return FALSE;
  for (guint i = 0; i < index->joins->len; i++)
    if (join_may_hold(&g_array_index(index->joins, Join, i), phrase, index))
      return TRUE;
  return FALSE;
}

static void
phrase_require(const Expression *phrase, const Terms *terms, GArray *required, Scope *scope) {
  operator_and.require(phrase, terms, required, scope);
}

const Operator operator_phrase = {"phrase",        phrase_match,       phrase_holds,
                                  phrase_may_hold, phrase_is_positive, phrase_require};
