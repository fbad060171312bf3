#include "classify/match.h"

#include "classify/joined.h"
#include "classify/limits.h"

#include <string.h>

/* A misspelt word is at least this long, and letters only. */
#define MISSPELT_FROM_BYTES 5

#define BLOCK_BYTES 16384

/* --- words ------------------------------------------------------------------------------------- */

/* The terms of one distinct word of the letter: terms[first … end). */
typedef struct {
  guint first, end;
  gboolean doubtful; /* it only nearly spells them, if it is misspelt */
  guint first_join, end_join;
} WordTerms;

static gboolean
word_is_letters(const char *text) {
  for (; *text; text = g_utf8_next_char(text))
    if ((guchar)*text < 0x80 ? !g_ascii_isalpha(*text) : !g_unichar_isalpha(g_utf8_get_char(text)))
      return FALSE;
  return TRUE;
}

/* Whether some phrase may have a piece of the join before the next one, for each of them. */
static gboolean
join_is_paired(const TermIndex *index, const Join *join, const Terms *terms) {
  guint first = join->first_term;
  for (guint piece = 0; piece + 1 < join->pieces; first = join->ends[piece++]) {
    gboolean paired = FALSE;
    for (guint i = first; i < join->ends[piece]; i++)
      for (guint j = join->ends[piece]; j < join->ends[piece + 1] && !paired; j++)
        paired = terms_may_pair(terms, g_array_index(index->joined_terms, guint, i),
                                g_array_index(index->joined_terms, guint, j));
    if (!paired)
      return FALSE;
  }
  return TRUE;
}

/* The ways in which the word may be several that lack their blanks. */
static void
term_index_add_joins(TermIndex *index, const Terms *terms, const Word *word, guint word_index, Stems *stems) {
  Cut cuts[MAX_CUTS];
  guint count = word_cut(word, terms, stems, index->joined_terms, cuts);
  for (guint i = 0; i < count; i++) {
    g_autofree char *text = cut_text(&cuts[i], word);
    Join join = {.text = arena_text(index->arena, text, strlen(text)),
                 .word = word_index,
                 .pieces = cuts[i].count,
                 .first_term = index->joined_terms->len};
    for (guint piece = 0; piece < join.pieces; piece++) {
      cut_piece_terms(&cuts[i], piece, word, terms, stems, index->joined_terms);
      join.ends[piece] = index->joined_terms->len;
    }
    if (!join_is_paired(index, &join, terms)) {
      g_array_set_size(index->joined_terms, join.first_term);
      continue;
    }
    for (guint j = join.first_term; j < index->joined_terms->len; j++)
      bits_add(index->joined, g_array_index(index->joined_terms, guint, j));
    g_array_append_val(index->joins, join);
  }
}

static void
word_find_terms(TermIndex *index, const Terms *terms, const Word *word, guint word_index, Stems *stems,
                GArray *found, gboolean *doubtful) {
  const Spelling *spelling = index->spelling;
  guint before = found->len;
  terms_match(terms, word, stems, found);
  if (found->len > before || !spelling || !spelling->known || !word_is_letters(word->text))
    return;
  term_index_add_joins(index, terms, word, word_index, stems);
  if (strlen(word->text) >= MISSPELT_FROM_BYTES)
    terms_match_misspelt(terms, word, found);
  *doubtful = found->len > before;
}

static WordTerms *
words_find_terms(TermIndex *index, const Reading *reading, const Terms *terms, GArray *found) {
  g_autoptr(Stems) stems = stems_new();
  WordTerms *words = g_new0(WordTerms, reading->words->len);
  for (guint i = 0; i < reading->words->len; i++) {
    words[i].first = found->len;
    words[i].first_join = index->joins->len;
    word_find_terms(index, terms, reading_word(reading, i), i, stems, found, &words[i].doubtful);
    words[i].end = found->len;
    words[i].end_join = index->joins->len;
  }
  return words;
}

gboolean
word_is_misspelt(const TermIndex *index, const Reading *reading, guint word) {
  guint8 *doubt = &index->doubts[word];
  if (*doubt == DOUBT_UNASKED) {
    const Word *asked = reading_word(reading, word);
    const Spelling *spelling = index->spelling;
    *doubt =
        spelling->known(asked->surface, asked->language, spelling->data) ? DOUBT_IS_A_WORD : DOUBT_MISSPELT;
  }
  return *doubt == DOUBT_MISSPELT;
}

/* --- places ------------------------------------------------------------------------------------ */

static PresentTerm *
present_at(const TermIndex *index, guint term) {
  return &g_array_index(index->present, PresentTerm, index->slots[term]);
}

/* How many places each term can have at most. */
static void
term_index_count(TermIndex *index, const Reading *reading, const WordTerms *words, const GArray *found) {
  for (guint i = 0; i < reading->forms->len; i++) {
    const WordTerms *word = &words[g_array_index(reading->forms, guint, i)];
    for (guint j = word->first; j < word->end; j++) {
      guint term = g_array_index(found, guint, j);
      if (!bits_has(index->has_term, term)) {
        PresentTerm present = {term, {NULL, 0}};
        bits_add(index->has_term, term);
        index->slots[term] = index->present->len;
        g_array_append_val(index->present, present);
      }
      present_at(index, term)->places.count++;
    }
  }
}

static void
term_index_reserve(TermIndex *index) {
  for (guint i = 0; i < index->present->len; i++) {
    TermPlaces *places = &g_array_index(index->present, PresentTerm, i).places;
    places->at = arena_take(index->arena, places->count * sizeof(TermPlace));
    places->count = 0;
  }
}

/* Where two forms of one token have the term, the first counts, if it counts at all. */
static void
term_index_add(TermIndex *index, const Reading *reading, guint term, TermPlace place) {
  TermPlaces *places = &present_at(index, term)->places;
  TermPlace *last = places->count > 0 ? (TermPlace *)&places->at[places->count - 1] : NULL;
  if (!last || last->position != place.position)
    ((TermPlace *)places->at)[places->count++] = place;
  else if (last->doubt && !word_is_misspelt(index, reading, last->doubt - 1))
    *last = place;
}

/* Only a whole token stands for several words, not a part between hyphens. */
static void
term_index_fill_joins(TermIndex *index, const Reading *reading, const WordTerms *words) {
  for (guint position = 0; index->joins->len > 0 && position < reading->tokens->len; position++) {
    const Token *token = reading_token(reading, position);
    if (token->form_count != 1)
      continue;
    const WordTerms *word = &words[g_array_index(reading->forms, guint, token->first_form)];
    for (guint i = word->first_join; i < word->end_join; i++) {
      TermPlace place = {position, MEANT_JOIN | i, 0};
      g_array_append_val(index->join_places, place);
    }
  }
}

static void
term_index_fill(TermIndex *index, const Reading *reading, const WordTerms *words, const GArray *found) {
  for (guint position = 0; position < reading->tokens->len; position++) {
    const Token *token = reading_token(reading, position);
    for (guint form = 0; form < token->form_count; form++) {
      const WordTerms *word = &words[g_array_index(reading->forms, guint, token->first_form + form)];
      guint doubt = word->doubtful ? 1 + (guint)(word - words) : 0;
      for (guint i = word->first; i < word->end; i++) {
        guint term = g_array_index(found, guint, i);
        term_index_add(index, reading, term, (TermPlace){position, doubt ? term + 1 : 0, doubt});
      }
    }
  }
}

static const guint8 *
zones_by_position(const Reading *reading, Arena *arena) {
  guint8 *zones = arena_take(arena, reading->tokens->len);
  for (guint i = 0; i < reading->paragraphs->len; i++) {
    const Paragraph *paragraph = reading_paragraph(reading, i);
    memset(zones + paragraph->first, (int)paragraph->zone, paragraph->end - paragraph->first);
  }
  return zones;
}

TermIndex *
term_index_new(const Reading *reading, const Terms *terms, ExpressionCounts counts,
               const Spelling *spelling) {
  TermIndex *index = g_new0(TermIndex, 1);
  index->arena = arena_new(BLOCK_BYTES);
  index->present = g_array_new(FALSE, FALSE, sizeof(PresentTerm));
  index->has_term = bits_new(index->arena, terms_count(terms));
  index->slots = arena_take(index->arena, terms_count(terms) * sizeof(guint));
  index->zones = zones_by_position(reading, index->arena);
  index->asked = bits_new(index->arena, counts.all);
  index->able = bits_new(index->arena, counts.all);
  index->has_choice = bits_new(index->arena, counts.choices);
  index->choice_slots = arena_take(index->arena, counts.choices * sizeof(guint));
  index->choices = g_array_new(FALSE, FALSE, sizeof(Choice));
  index->joins = g_array_new(FALSE, FALSE, sizeof(Join));
  index->joined_terms = g_array_new(FALSE, FALSE, sizeof(guint));
  index->joined = bits_new(index->arena, terms_count(terms));
  index->join_places = g_array_new(FALSE, FALSE, sizeof(TermPlace));
  index->spelling = spelling;
  index->doubts = arena_take0(index->arena, reading->words->len);
  index->spare = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autofree WordTerms *words = words_find_terms(index, reading, terms, found);
  term_index_count(index, reading, words, found);
  term_index_reserve(index);
  term_index_fill(index, reading, words, found);
  term_index_fill_joins(index, reading, words);
  return index;
}

void
term_index_free(TermIndex *index) {
  if (!index)
    return;
  g_array_unref(index->present);
  g_array_unref(index->choices);
  g_array_unref(index->joins);
  g_array_unref(index->joined_terms);
  g_array_unref(index->join_places);
  g_ptr_array_unref(index->spare);
  arena_free(index->arena);
  g_free(index);
}

/* --- joins ------------------------------------------------------------------------------------- */

static gboolean
piece_has_term(const TermIndex *index, const Join *join, guint piece, guint term) {
  guint first = piece > 0 ? join->ends[piece - 1] : join->first_term;
  for (guint i = first; i < join->ends[piece]; i++)
    if (g_array_index(index->joined_terms, guint, i) == term)
      return TRUE;
  return FALSE;
}

gboolean
join_piece_is(const TermIndex *index, const Join *join, guint piece, const Expression *item) {
  if (item->operator== & operator_word)
    return piece_has_term(index, join, piece, item->term);
  for (guint i = 0; i < item->part_count; i++)
    if (join_piece_is(index, join, piece, expression_part(item, i)))
      return TRUE;
  return FALSE;
}

const char *
meant_text(const TermIndex *index, const Terms *terms, guint meant) {
  return meant & MEANT_JOIN ? join_at(index, meant)->text : terms_at(terms, meant - 1)->text;
}

/* --- looking ----------------------------------------------------------------------------------- */

guint
places_after(TermPlaces places, const Match *match, guint index, guint end) {
  for (; index < places.count && places.at[index].position < end; index++)
    if (match_counts(match, places.at[index].position) && place_stands(match, &places.at[index]))
      return index;
  return places.count;
}

guint
places_next(TermPlaces places, const Match *match, guint position, guint end) {
  guint low = 0, high = places.count;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (places.at[middle].position < position)
      low = middle + 1;
    else
      high = middle;
  }
  return places_after(places, match, low, end);
}

gboolean
places_match(TermPlaces places, const Match *match, Unit unit, GArray *hits) {
  guint before = hits->len;
  for (guint i = places_next(places, match, unit.first, unit.end);
       i < places.count && hits->len - before < MAX_HITS_PER_UNIT;
       i = places_after(places, match, i + 1, unit.end)) {
    guint position = places.at[i].position;
    hits_add(hits, (Range){position, position, places.at[i].meant});
  }
  return hits->len > before;
}

gboolean
places_hold(TermPlaces places, const Match *match, Unit unit) {
  return places_next(places, match, unit.first, unit.end) < places.count;
}

Unit
match_unit(const Match *match, Scope scope, guint position) {
  const Reading *reading = match->reading;
  if (scope == SCOPE_LETTER)
    return (Unit){scope, 0, reading->tokens->len};
  if (scope == SCOPE_PARAGRAPH) {
    const Paragraph *paragraph = reading_paragraph_at(reading, position);
    return (Unit){scope, paragraph->first, paragraph->end};
  }
  const Sentence *sentence = reading_sentence_at(reading, position);
  return (Unit){scope, sentence->first, sentence->end};
}

/* --- hits -------------------------------------------------------------------------------------- */

GArray *
hits_borrow(const Match *match) {
  GPtrArray *spare = match->index->spare;
  return spare->len > 0 ? g_ptr_array_steal_index_fast(spare, spare->len - 1) : hits_new();
}

void
hits_return(const Match *match, GArray *hits) {
  g_array_set_size(hits, 0);
  g_ptr_array_add(match->index->spare, hits);
}

static guint
hit_first(const GArray *hits, guint index) {
  return hits_at(hits, index)->ranges[0].first;
}

static gint
hit_compare(gconstpointer a, gconstpointer b) {
  guint left = ((const Hit *)a)->ranges[0].first, right = ((const Hit *)b)->ranges[0].first;
  return left < right ? -1 : left > right;
}

void
hits_sort_from(GArray *hits, guint from) {
  for (guint i = from + 1; i < hits->len; i++)
    if (hit_first(hits, i) < hit_first(hits, i - 1)) {
      g_autoptr(GArray) tail = hits_new();
      g_array_append_vals(tail, hits_at(hits, from), hits->len - from);
      g_array_sort(tail, hit_compare);
      g_array_set_size(hits, from);
      g_array_append_vals(hits, tail->data, tail->len);
      return;
    }
}

static gboolean
hit_has_range(const Hit *hit, Range range) {
  for (guint i = 0; i < hit->count; i++)
    if (hit->ranges[i].first == range.first && hit->ranges[i].last == range.last)
      return TRUE;
  return FALSE;
}

void
hit_join(Hit *joint, const Hit *hit) {
  for (guint i = 0; i < hit->count && joint->count < MAX_HIT_RANGES; i++)
    if (!hit_has_range(joint, hit->ranges[i]))
      joint->ranges[joint->count++] = hit->ranges[i];
}
