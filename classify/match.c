#include "classify/match.h"

#include "classify/limits.h"

#include <string.h>

/* A misspelt word is at least this long, and letters only. */
#define MISSPELT_FROM_BYTES 5

static void
array_unref_or_null(gpointer array) {
  if (array)
    g_array_unref(array);
}

static gboolean
word_is_letters(const char *text) {
  for (; *text; text = g_utf8_next_char(text))
    if (!g_unichar_isalpha(g_utf8_get_char(text)))
      return FALSE;
  return TRUE;
}

/* The terms of one distinct word. *misspelt tells that it only nearly spells them. NULL: none. */
static GArray *
word_terms(const Word *word, const Terms *terms, const Spelling *spelling, Stems *stems, gboolean *misspelt) {
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));
  terms_match(terms, word, stems, found);
  if (found->len == 0 && spelling && spelling->known && strlen(word->text) >= MISSPELT_FROM_BYTES &&
      word_is_letters(word->text)) {
    terms_match_misspelt(terms, word, found);
    if (found->len > 0 && spelling->known(word->surface, word->language, spelling->data))
      g_array_set_size(found, 0);
    *misspelt = found->len > 0;
  }
  return found->len > 0 ? g_steal_pointer(&found) : NULL;
}

static void
term_index_add(TermIndex *index, guint term, guint position, gboolean misspelt) {
  if (!index->by_term[term]) {
    index->by_term[term] = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_val(index->present, term);
  }
  GArray *places = index->by_term[term];
  guint place = position * 2 + (misspelt ? 1 : 0);
  if (places->len == 0 || g_array_index(places, guint, places->len - 1) / 2 != position)
    g_array_append_val(places, place);
}

static void
term_index_fill(TermIndex *index, const Reading *reading, GArray *const *of_word, const gboolean *misspelt) {
  for (guint position = 0; position < reading->tokens->len; position++) {
    const Token *token = reading_token(reading, position);
    for (guint form = 0; form < token->form_count; form++) {
      guint word = g_array_index(reading->forms, guint, token->first_form + form);
      for (guint i = 0; of_word[word] && i < of_word[word]->len; i++)
        term_index_add(index, g_array_index(of_word[word], guint, i), position, misspelt[word]);
    }
  }
}

TermIndex *
term_index_new(const Reading *reading, const Terms *terms, const Spelling *spelling) {
  TermIndex *index = g_new0(TermIndex, 1);
  index->count = terms_count(terms);
  index->by_term = g_new0(GArray *, index->count);
  index->present = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(Stems) stems = stems_new();
  g_autoptr(GPtrArray) of_word = g_ptr_array_new_with_free_func(array_unref_or_null);
  g_autofree gboolean *misspelt = g_new0(gboolean, reading->words->len);
  for (guint i = 0; i < reading->words->len; i++)
    g_ptr_array_add(of_word, word_terms(reading_word(reading, i), terms, spelling, stems, &misspelt[i]));
  term_index_fill(index, reading, (GArray *const *)of_word->pdata, misspelt);
  return index;
}

void
term_index_free(TermIndex *index) {
  if (!index)
    return;
  for (guint i = 0; i < index->present->len; i++)
    g_array_unref(index->by_term[g_array_index(index->present, guint, i)]);
  g_array_unref(index->present);
  g_free(index->by_term);
  g_free(index);
}

/* The index of the first place at or after position. */
static guint
places_from(const GArray *places, guint position) {
  guint low = 0, high = places->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (g_array_index(places, guint, middle) / 2 < position)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

gboolean
match_counts(const Match *match, guint position) {
  guint zones = match->zones ? match->zones : ZONES_DEFAULT;
  return (reading_paragraph_at(match->reading, position)->zone & zones) &&
         (!match->muted || !match->muted[position]);
}

guint
match_next(const Match *match, guint term, guint position, guint end, guint *meant) {
  const GArray *places = match->occurrences[term];
  for (guint i = places ? places_from(places, position) : 0; places && i < places->len; i++) {
    guint place = g_array_index(places, guint, i);
    if (place / 2 >= end)
      break;
    if (!match_counts(match, place / 2))
      continue;
    if (meant)
      *meant = place & 1 ? term + 1 : 0;
    return place / 2;
  }
  return end;
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

static gboolean
hit_has_range(const Hit *hit, Range range) {
  for (guint i = 0; i < hit->count; i++)
    if (hit->ranges[i].first == range.first && hit->ranges[i].last == range.last)
      return TRUE;
  return FALSE;
}

void
hits_add_joint(GArray *hits, const GPtrArray *lists) {
  Hit joint = {.count = 0};
  for (guint i = 0; i < lists->len; i++) {
    const Hit *hit = hits_at(g_ptr_array_index(lists, i), 0);
    for (guint j = 0; j < hit->count && joint.count < MAX_HIT_RANGES; j++)
      if (!hit_has_range(&joint, hit->ranges[j]))
        joint.ranges[joint.count++] = hit->ranges[j];
  }
  g_array_append_val(hits, joint);
}
