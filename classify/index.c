#include "classify/index.h"

#include "classify/limits.h"

#define NO_TRIGGER G_MAXUINT

/* A rule to ask when a term is there. */
typedef struct {
  guint rule, next;
} Trigger;

static void
pack_watch(Pack *pack, guint term, guint rule) {
  Trigger trigger = {rule, g_array_index(pack->by_term, guint, term)};
  g_array_append_val(pack->triggers, trigger);
  g_array_index(pack->by_term, guint, term) = pack->triggers->len - 1;
}

static void
pack_index_rule(Pack *pack, Rule *rule) {
  g_autoptr(GArray) required = g_array_new(FALSE, FALSE, sizeof(guint));
  rule->reach = SCOPE_SENTENCE;
  expression_require(rule->expression, pack->terms, required, &rule->reach);
  rule->index = pack->rules->len;
  g_ptr_array_add(pack->rules, rule);
  for (guint i = 0; i < required->len; i++)
    pack_watch(pack, g_array_index(required, guint, i), rule->index);
}

void
pack_index(Pack *pack) {
  g_clear_pointer(&pack->rules, g_ptr_array_unref);
  g_clear_pointer(&pack->triggers, g_array_unref);
  g_clear_pointer(&pack->by_term, g_array_unref);
  pack->rules = g_ptr_array_new();
  pack->triggers = g_array_new(FALSE, FALSE, sizeof(Trigger));
  pack->by_term = g_array_sized_new(FALSE, FALSE, sizeof(guint), terms_count(pack->terms));
  guint none = NO_TRIGGER;
  for (guint i = 0; i < terms_count(pack->terms); i++)
    g_array_append_val(pack->by_term, none);
  for (guint i = 0; i < pack->wide->len; i++)
    pack_index_rule(pack, g_ptr_array_index(pack->wide, i));
  for (guint i = 0; i < pack->topics->len; i++) {
    const Topic *topic = g_ptr_array_index(pack->topics, i);
    for (guint j = 0; j < topic->rules->len; j++)
      pack_index_rule(pack, g_ptr_array_index(topic->rules, j));
  }
  for (guint i = 0; i < pack->cues->len; i++)
    pack_index_rule(pack, g_ptr_array_index(pack->cues, i));
}

void
candidate_free(Candidate *candidate) {
  g_array_unref(candidate->sentences);
  g_free(candidate);
}

static void
candidate_add_sentences(Candidate *candidate, guint first, guint end) {
  for (guint i = first; i < end; i++)
    g_array_append_val(candidate->sentences, i);
}

/* The sentences that a word at this position may make the rule hold in. */
static void
candidate_add_position(Candidate *candidate, const Reading *reading, guint position) {
  guint sentence = reading_token(reading, position)->sentence;
  const Paragraph *paragraph = reading_paragraph_at(reading, position);
  switch (candidate->rule->reach) {
  case SCOPE_SENTENCE:
    candidate_add_sentences(candidate, sentence, sentence + 1);
    break;
  case SCOPE_PARAGRAPH:
    candidate_add_sentences(candidate, paragraph->first_sentence, paragraph->end_sentence);
    break;
  case SCOPE_LETTER:
    if (candidate->sentences->len == 0)
      candidate_add_sentences(candidate, 0, reading->sentences->len);
    break;
  }
}

static gint
guint_compare(gconstpointer a, gconstpointer b) {
  guint one = *(const guint *)a, other = *(const guint *)b;
  return one < other ? -1 : one > other;
}

static void
candidate_sort(Candidate *candidate) {
  GArray *sentences = candidate->sentences;
  g_array_sort(sentences, guint_compare);
  guint kept = 0;
  for (guint i = 0; i < sentences->len; i++) {
    guint sentence = g_array_index(sentences, guint, i);
    if (kept == 0 || g_array_index(sentences, guint, kept - 1) != sentence)
      g_array_index(sentences, guint, kept++) = sentence;
  }
  g_array_set_size(sentences, kept);
}

static void
candidate_add_places(Candidate *candidate, const Reading *reading, const GArray *places) {
  for (guint i = 0; i < places->len; i++) {
    guint position = g_array_index(places, guint, i) / 2;
    if (candidate->rule->reach == SCOPE_PARAGRAPH && candidate->sentences->len > 0) {
      guint last = g_array_index(candidate->sentences, guint, candidate->sentences->len - 1);
      if (reading_token(reading, position)->sentence <= last &&
          reading_sentence(reading, last)->paragraph == reading_sentence_at(reading, position)->paragraph)
        continue;
    }
    candidate_add_position(candidate, reading, position);
  }
}

static gint
candidate_compare(gconstpointer a, gconstpointer b) {
  return guint_compare(&(*(Candidate *const *)a)->rule->index, &(*(Candidate *const *)b)->rule->index);
}

GPtrArray *
pack_candidates(const Pack *pack, const TermIndex *index, const Reading *reading) {
  g_autoptr(GHashTable) by_rule = g_hash_table_new(g_direct_hash, g_direct_equal);
  GPtrArray *candidates = g_ptr_array_new_with_free_func((GDestroyNotify)candidate_free);
  for (guint i = 0; i < index->present->len; i++) {
    guint term = g_array_index(index->present, guint, i);
    guint next = term < pack->by_term->len ? g_array_index(pack->by_term, guint, term) : NO_TRIGGER;
    while (next != NO_TRIGGER) {
      const Trigger *trigger = &g_array_index(pack->triggers, Trigger, next);
      Candidate *candidate = g_hash_table_lookup(by_rule, GUINT_TO_POINTER(trigger->rule));
      if (!candidate) {
        candidate = g_new(Candidate, 1);
        *candidate = (Candidate){g_ptr_array_index(pack->rules, trigger->rule),
                                 g_array_new(FALSE, FALSE, sizeof(guint))};
        g_hash_table_insert(by_rule, GUINT_TO_POINTER(trigger->rule), candidate);
        g_ptr_array_add(candidates, candidate);
      }
      candidate_add_places(candidate, reading, index->by_term[term]);
      next = trigger->next;
    }
  }
  for (guint i = 0; i < candidates->len; i++)
    candidate_sort(g_ptr_array_index(candidates, i));
  g_ptr_array_sort(candidates, candidate_compare);
  return candidates;
}

/* How far a rule looks as a whole: once for each such unit is enough. */
static Scope
rule_scope(const Rule *rule) {
  return rule->expression->operator== & operator_scope ? rule->expression->scope : SCOPE_SENTENCE;
}

GArray *
candidate_hits(const Candidate *candidate, const Match *match) {
  GArray *hits = hits_new();
  guint asked = 0; /* the first position that no unit asked about so far covers */
  for (guint i = 0; i < candidate->sentences->len && hits->len < MAX_HITS_PER_RULE; i++) {
    guint index = g_array_index(candidate->sentences, guint, i);
    const Sentence *sentence = reading_sentence(match->reading, index);
    const Paragraph *paragraph = reading_paragraph(match->reading, sentence->paragraph);
    if (sentence->first < asked || !language_holds(candidate->rule->language, paragraph->language))
      continue;
    Unit unit = {SCOPE_SENTENCE, sentence->first, sentence->end};
    expression_match(candidate->rule->expression, match, unit, hits);
    asked = match_unit(match, rule_scope(candidate->rule), sentence->first).end;
  }
  return hits;
}
