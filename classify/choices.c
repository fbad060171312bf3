/*
 * Choices are words that rules join by OR. Most ask only whether any of them stands in the letter; their
 * places are put together when somebody asks for those.
 */
#include "classify/match.h"

#include <string.h>

/* So many places are sorted without further ado. */
#define FEW_PLACES 32

gboolean
choice_has_places(const Expression *choice, const TermIndex *index) {
  for (guint i = 0; i < choice->term_count; i++)
    if (bits_has(index->has_term, choice->terms[i]))
      return TRUE;
  return FALSE;
}

/* What the words of a choice have together. */
typedef struct {
  guint words; /* how many have places */
  guint count; /* places */
  gboolean joined;
  TermPlaces only; /* those of the last word that has any */
} Gathering;

static void
choice_count(const Expression *choice, const TermIndex *index, Gathering *gathering) {
  for (guint i = 0; i < choice->term_count; i++) {
    guint term = choice->terms[i];
    gathering->joined |= bits_has(index->joined, term);
    if (!bits_has(index->has_term, term))
      continue;
    gathering->only = term_places(index, term);
    gathering->count += gathering->only.count;
    gathering->words++;
  }
}

/* Copies every word's places to end, in the order of the choice. */
static void
choice_gather(const Expression *choice, const TermIndex *index, TermPlace *end) {
  for (guint i = 0; i < choice->term_count; i++) {
    TermPlaces places = term_places(index, choice->terms[i]);
    if (places.count > 0)
      memcpy(end, places.at, places.count * sizeof *end);
    end += places.count;
  }
}

static gint
place_compare(gconstpointer a, gconstpointer b, gpointer data G_GNUC_UNUSED) {
  guint one = ((const TermPlace *)a)->position, other = ((const TermPlace *)b)->position;
  return one < other ? -1 : one > other;
}

/* Keeps the order of those at one position. */
static void
places_sort(TermPlace *places, guint count) {
  if (count > FEW_PLACES) {
    g_qsort_with_data(places, (gint)count, sizeof *places, place_compare, NULL);
    return;
  }
  for (guint i = 1; i < count; i++) {
    TermPlace place = places[i];
    guint at = i;
    for (; at > 0 && places[at - 1].position > place.position; at--)
      places[at] = places[at - 1];
    places[at] = place;
  }
}

/* One word's places serve as they are. */
static Choice
choice_find(const Expression *expression, TermIndex *index) {
  Gathering gathering = {.words = 0};
  choice_count(expression, index, &gathering);
  if (gathering.words < 2)
    return (Choice){gathering.only, gathering.joined};
  TermPlace *merged = arena_take(index->arena, gathering.count * sizeof *merged);
  choice_gather(expression, index, merged);
  places_sort(merged, gathering.count);
  return (Choice){{merged, gathering.count}, gathering.joined};
}

static const Choice *
expression_choice(const Expression *expression, TermIndex *index) {
  guint *slot = &index->choice_slots[expression->choice_id];
  if (!bits_has(index->has_choice, expression->choice_id)) {
    Choice choice = choice_find(expression, index);
    bits_add(index->has_choice, expression->choice_id);
    *slot = index->choices->len;
    g_array_append_val(index->choices, choice);
  }
  return &g_array_index(index->choices, Choice, *slot);
}

TermPlaces
expression_places(const Expression *expression, TermIndex *index) {
  if (expression->operator== & operator_word)
    return term_places(index, expression->term);
  const Choice *choice = expression_choice(expression, index);
  return (TermPlaces){choice->places.at, choice->places.count};
}

gboolean
expression_may_be_joined(const Expression *expression, TermIndex *index) {
  if (!expression->choice)
    return bits_has(index->joined, expression->term);
  const Choice *choice = expression_choice(expression, index);
  return choice->joined;
}

gboolean
expression_may_hold(const Expression *expression, TermIndex *index) {
  if (expression->operator== & operator_word)
    return bits_has(index->has_term, expression->term);
  if (!bits_has(index->asked, expression->id)) {
    bits_add(index->asked, expression->id);
    if (expression->operator->may_hold(expression, index))
      bits_add(index->able, expression->id);
  }
  return bits_has(index->able, expression->id);
}
