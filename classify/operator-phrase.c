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

/* The first place of an item in [position, end), or end. */
static guint
item_next(const Expression *item, const Match *match, guint position, guint end, guint *meant) {
  if (item->operator== & operator_word)
    return match_next(match, item->term, position, end, meant);
  guint best = end;
  for (guint i = 0; i < item->parts->len; i++) {
    guint this_meant = 0;
    guint found = item_next(expression_part(item, i), match, position, end, &this_meant);
    if (found < best) {
      best = found;
      *meant = this_meant;
    }
  }
  return best;
}

static void
reach_follow(const Expression *item, const Match *match, const GArray *from, guint slack, guint end,
             GArray *to) {
  for (guint i = 0; i < from->len; i++) {
    const Reach *reach = &g_array_index(from, Reach, i);
    guint position = reach->position + 1, limit = MIN(end, position + slack + 1);
    if (to->len > 0)
      position = MAX(position, g_array_index(to, Reach, to->len - 1).position + 1);
    while (position < limit) {
      Reach next = {0};
      next.position = item_next(item, match, position, limit, &next.meant);
      if (next.position == limit)
        break;
      next.meant = next.meant ? next.meant : reach->meant;
      g_array_append_val(to, next);
      position = next.position + 1;
    }
  }
}

/* The nearest end of the phrase whose first item stands at start->position; FALSE when it does not go on. */
static gboolean
phrase_from(const Expression *phrase, const Match *match, Reach start, guint end, Reach *last) {
  g_autoptr(GArray) from = g_array_new(FALSE, FALSE, sizeof(Reach));
  g_array_append_val(from, start);
  for (guint i = 1; i < phrase->parts->len; i++) {
    GArray *to = g_array_new(FALSE, FALSE, sizeof(Reach));
    reach_follow(expression_part(phrase, i), match, from, phrase->number, end, to);
    g_array_unref(from);
    from = to;
    if (to->len == 0)
      return FALSE;
  }
  *last = g_array_index(from, Reach, 0);
  return TRUE;
}

static gboolean
phrase_match(const Expression *phrase, const Match *match, Unit unit, GArray *hits) {
  guint before = hits->len;
  for (guint position = unit.first; position < unit.end; position++) {
    Reach start = {0}, last;
    position = start.position =
        item_next(expression_part(phrase, 0), match, position, unit.end, &start.meant);
    if (position == unit.end || hits->len - before >= MAX_HITS_PER_UNIT)
      break;
    guint end = MIN(unit.end, reading_sentence_at(match->reading, position)->end);
    if (phrase_from(phrase, match, start, end, &last))
      hits_add(hits, (Range){position, last.position, last.meant});
  }
  return hits->len > before;
}

static gboolean
phrase_is_positive(const Expression *phrase G_GNUC_UNUSED) {
  return TRUE;
}

static void
phrase_require(const Expression *phrase, const Terms *terms, GArray *required, Scope *scope) {
  operator_and.require(phrase, terms, required, scope);
}

const Operator operator_phrase = {"phrase", phrase_match, phrase_is_positive, phrase_require};
