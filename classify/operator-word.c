/* word, =word, word*, *word, *word*: each place where the term stands. */
#include "classify/limits.h"
#include "classify/match.h"

static gboolean
word_match(const Expression *expression, const Match *match, Unit unit, GArray *hits) {
  guint before = hits->len;
  for (guint position = unit.first; position < unit.end; position++) {
    Range range = {0};
    position = match_next(match, expression->term, position, unit.end, &range.meant);
    if (position == unit.end || hits->len - before >= MAX_HITS_PER_UNIT)
      break;
    range.first = range.last = position;
    hits_add(hits, range);
  }
  return hits->len > before;
}

static gboolean
word_is_positive(const Expression *expression G_GNUC_UNUSED) {
  return TRUE;
}

static void
word_require(const Expression *expression, const Terms *terms G_GNUC_UNUSED, GArray *required,
             Scope *scope G_GNUC_UNUSED) {
  g_array_append_val(required, expression->term);
}

const Operator operator_word = {"word", word_match, word_is_positive, word_require};
