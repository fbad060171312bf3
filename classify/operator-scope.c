/* zone:a, para:( … ), letter:( … ): where a is looked for. Zones within zones are what both name; a scope
   within a wider one asks each of its paragraphs. */
#include "classify/match.h"

static gboolean
zone_match(const Expression *expression, const Match *match, Unit unit, GArray *hits) {
  Match within = *match;
  within.zones = match->zones ? match->zones & expression->zones : expression->zones;
  if (within.zones == 0)
    return FALSE;
  return expression_match(expression_part(expression, 0), &within, unit, hits);
}

static gboolean
zone_holds(const Expression *expression, const Match *match, Unit unit) {
  Match within = *match;
  within.zones = match->zones ? match->zones & expression->zones : expression->zones;
  return within.zones != 0 && expression_holds(expression_part(expression, 0), &within, unit);
}

static gboolean
part_may_hold(const Expression *expression, TermIndex *index) {
  return expression_may_hold(expression_part(expression, 0), index);
}

/* The unit of the scope round a narrower one. */
static Unit
scope_unit(const Expression *expression, const Match *match, Unit unit) {
  return expression->scope > unit.scope ? match_unit(match, expression->scope, unit.first) : unit;
}

static gboolean
scope_match_each(const Expression *expression, const Match *match, Unit unit, GArray *hits) {
  gboolean held = FALSE;
  for (guint position = unit.first; position < unit.end;) {
    Unit paragraph = match_unit(match, SCOPE_PARAGRAPH, position);
    held |= expression_match(expression_part(expression, 0), match, paragraph, hits);
    position = paragraph.end;
  }
  return held;
}

static gboolean
scope_match(const Expression *expression, const Match *match, Unit unit, GArray *hits) {
  if (expression->scope < unit.scope)
    return scope_match_each(expression, match, unit, hits);
  return expression_match(expression_part(expression, 0), match, scope_unit(expression, match, unit), hits);
}

static gboolean
scope_holds(const Expression *expression, const Match *match, Unit unit) {
  const Expression *part = expression_part(expression, 0);
  if (expression->scope >= unit.scope)
    return expression_holds(part, match, scope_unit(expression, match, unit));
  for (guint position = unit.first; position < unit.end;) {
    Unit paragraph = match_unit(match, SCOPE_PARAGRAPH, position);
    if (expression_holds(part, match, paragraph))
      return TRUE;
    position = paragraph.end;
  }
  return FALSE;
}

static gboolean
part_is_positive(const Expression *expression) {
  return expression_is_positive(expression_part(expression, 0));
}

static void
zone_require(const Expression *expression, const Terms *terms, GArray *required, Scope *scope) {
  expression_require(expression_part(expression, 0), terms, required, scope);
}

static void
scope_require(const Expression *expression, const Terms *terms, GArray *required, Scope *scope) {
  expression_require(expression_part(expression, 0), terms, required, scope);
  *scope = MAX(*scope, expression->scope);
}

const Operator operator_zone = {"zone",        zone_match,       zone_holds,
                                part_may_hold, part_is_positive, zone_require};
const Operator operator_scope = {"scope",       scope_match,      scope_holds,
                                 part_may_hold, part_is_positive, scope_require};
