#include "classify/index.h"

#include "classify/limits.h"

#include <string.h>

#define NO_TRIGGER G_MAXUINT

/* A rule to ask when a term is there. */
typedef struct {
  guint rule, next;
} Trigger;

struct Index {
  GPtrArray *languages; /* interned: those whose rules are in it */
  ExpressionCounts counts;
  GArray *triggers; /* Trigger */
  guint *by_term;   /* the last trigger of each term; NO_TRIGGER: none */
};

void
index_free(Index *index) {
  if (!index)
    return;
  g_ptr_array_unref(index->languages);
  g_array_unref(index->triggers);
  g_free(index->by_term);
  g_free(index);
}

static void
pack_list(Pack *pack, const GPtrArray *rules) {
  for (guint i = 0; i < rules->len; i++) {
    Rule *rule = g_ptr_array_index(rules, i);
    rule->index = pack->rules->len;
    g_ptr_array_add(pack->rules, rule);
  }
}

void
pack_index(Pack *pack) {
  g_clear_pointer(&pack->rules, g_ptr_array_unref);
  g_clear_pointer(&pack->index, index_free);
  pack->rules = g_ptr_array_new();
  pack_list(pack, pack->wide);
  for (guint i = 0; i < pack->topics->len; i++)
    pack_list(pack, ((const Topic *)g_ptr_array_index(pack->topics, i))->rules);
  pack_list(pack, pack->cues);
  pack->index = g_new0(Index, 1);
  pack->index->languages = g_ptr_array_new();
  pack->index->triggers = g_array_new(FALSE, FALSE, sizeof(Trigger));
  pack->index->by_term = g_new(guint, terms_count(pack->terms));
  memset(pack->index->by_term, 0xff, terms_count(pack->terms) * sizeof(guint));
}

static void
index_watch(Index *index, guint term, guint rule) {
  Trigger trigger = {rule, index->by_term[term]};
  g_array_append_val(index->triggers, trigger);
  index->by_term[term] = index->triggers->len - 1;
}

static void
index_add(Index *index, const Pack *pack, Rule *rule, GArray *required) {
  g_array_set_size(required, 0);
  rule->reach = SCOPE_SENTENCE;
  expression_prepare(rule->expression, &index->counts, terms_arena(pack->terms));
  expression_require(rule->expression, pack->terms, required, &rule->reach);
  for (guint i = 0; i < required->len; i++)
    index_watch(index, g_array_index(required, guint, i), rule->index);
}

static void
index_add_language(Index *index, const Pack *pack, const char *language) {
  if (g_ptr_array_find(index->languages, language, NULL))
    return;
  g_autoptr(GArray) required = g_array_new(FALSE, FALSE, sizeof(guint));
  g_ptr_array_add(index->languages, (gpointer)language);
  for (guint i = 0; i < pack->rules->len; i++) {
    Rule *rule = g_ptr_array_index(pack->rules, i);
    if (rule->language == language)
      index_add(index, pack, rule, required);
  }
}

ExpressionCounts
pack_index_letter(const Pack *pack, const Reading *reading) {
  index_add_language(pack->index, pack, g_intern_static_string(LANGUAGE_ANY));
  for (guint i = 0; i < reading->paragraphs->len; i++) {
    const char *language = reading_paragraph(reading, i)->language;
    index_add_language(pack->index, pack, language);
    for (guint j = 0; strcmp(language, LANGUAGE_UNKNOWN) == 0 && j < pack->rules->len; j++)
      index_add_language(pack->index, pack, ((const Rule *)g_ptr_array_index(pack->rules, j))->language);
  }
  return pack->index->counts;
}

/* --- candidates -------------------------------------------------------------------------------- */

/* A term of the letter through which a rule was found. */
typedef struct {
  TermPlaces places;
  guint next; /* of the same rule; NO_TRIGGER: none */
} Finding;

typedef struct {
  const Pack *pack;
  TermIndex *index;
  const Reading *reading;
  GArray *findings;  /* Finding */
  Bits *found;       /* rules that have findings */
  guint *by_rule;    /* of those: the rule's last finding */
  GArray *sentences; /* guint: those of the candidate being made */
} Search;

static void
search_find_rules_of(Search *search, guint term, TermPlaces places) {
  guint next = search->pack->index->by_term[term];
  while (next != NO_TRIGGER) {
    const Trigger *trigger = &g_array_index(search->pack->index->triggers, Trigger, next);
    guint *last = &search->by_rule[trigger->rule];
    Finding finding = {places, bits_has(search->found, trigger->rule) ? *last : NO_TRIGGER};
    *last = search->findings->len;
    bits_add(search->found, trigger->rule);
    g_array_append_val(search->findings, finding);
    next = trigger->next;
  }
}

static void
search_find_rules(Search *search) {
  const TermIndex *index = search->index;
  for (guint i = 0; i < index->present->len; i++) {
    const PresentTerm *present = &g_array_index(index->present, PresentTerm, i);
    search_find_rules_of(search, present->term, present->places);
  }
  for (guint i = 0; i < index->join_places->len; i++) {
    const TermPlace *place = &g_array_index(index->join_places, TermPlace, i);
    const Join *join = join_at(index, place->meant);
    for (guint j = join->first_term; j < join->ends[join->pieces - 1]; j++)
      search_find_rules_of(search, g_array_index(index->joined_terms, guint, j), (TermPlaces){place, 1});
  }
}

static void
search_add_sentences(Search *search, guint first, guint end) {
  guint known = search->sentences->len;
  if (known > 0 && g_array_index(search->sentences, guint, known - 1) == end - 1)
    return; /* the word before stands in the same sentence or paragraph */
  for (guint i = first; i < end; i++)
    g_array_append_val(search->sentences, i);
}

/* The sentences in which one of the words may make the rule hold. */
static void
search_add_places(Search *search, const TermPlaces *places, Scope reach) {
  for (guint i = 0; i < places->count; i++) {
    guint sentence = reading_token(search->reading, places->at[i].position)->sentence;
    if (reach == SCOPE_SENTENCE) {
      search_add_sentences(search, sentence, sentence + 1);
      continue;
    }
    const Paragraph *paragraph =
        reading_paragraph(search->reading, reading_sentence(search->reading, sentence)->paragraph);
    search_add_sentences(search, paragraph->first_sentence, paragraph->end_sentence);
  }
}

static gint
guint_compare(gconstpointer a, gconstpointer b) {
  guint one = *(const guint *)a, other = *(const guint *)b;
  return one < other ? -1 : one > other;
}

/* In order, each once. */
static void
sentences_sort(GArray *sentences) {
  g_array_sort(sentences, guint_compare);
  guint kept = 0;
  for (guint i = 0; i < sentences->len; i++) {
    guint sentence = g_array_index(sentences, guint, i);
    if (kept == 0 || g_array_index(sentences, guint, kept - 1) != sentence)
      g_array_index(sentences, guint, kept++) = sentence;
  }
  g_array_set_size(sentences, kept);
}

static Candidate *
search_candidate(Search *search, const Rule *rule) {
  Arena *arena = search->index->arena;
  Candidate *candidate = arena_take(arena, sizeof *candidate);
  *candidate = (Candidate){rule, NULL, search->reading->sentences->len};
  if (rule->reach == SCOPE_LETTER)
    return candidate;
  g_array_set_size(search->sentences, 0);
  guint words = 0;
  for (guint next = search->by_rule[rule->index]; next != NO_TRIGGER; words++) {
    const Finding *finding = &g_array_index(search->findings, Finding, next);
    search_add_places(search, &finding->places, rule->reach);
    next = finding->next;
  }
  if (words > 1)
    sentences_sort(search->sentences);
  candidate->count = search->sentences->len;
  guint *sentences = arena_take(arena, candidate->count * sizeof(guint));
  candidate->sentences = memcpy(sentences, search->sentences->data, candidate->count * sizeof(guint));
  return candidate;
}

GPtrArray *
pack_candidates(const Pack *pack, TermIndex *index, const Reading *reading) {
  g_autoptr(GArray) findings = g_array_new(FALSE, FALSE, sizeof(Finding));
  g_autoptr(GArray) sentences = g_array_new(FALSE, FALSE, sizeof(guint));
  guint rules = pack->rules->len;
  Bits *found = bits_new(index->arena, rules);
  Search search = {pack,     index, reading, findings, found, arena_take(index->arena, rules * sizeof(guint)),
                   sentences};
  GPtrArray *candidates = g_ptr_array_new();
  search_find_rules(&search);
  for (guint i = bits_next(found, 0, rules); i < rules; i = bits_next(found, i + 1, rules)) {
    const Rule *rule = g_ptr_array_index(pack->rules, i);
    if (expression_may_hold(rule->expression, index))
      g_ptr_array_add(candidates, search_candidate(&search, rule));
  }
  return candidates;
}

/* --- asking ------------------------------------------------------------------------------------ */

/* Asks about one sentence of each unit within which the answer is the same. Appends the hits; NULL: stops at
 * the first place where the rule holds. */
static gboolean
candidate_ask(const Candidate *candidate, const Match *match, GArray *hits) {
  const Rule *rule = candidate->rule;
  gboolean held = FALSE;
  guint asked = 0; /* the first position that no unit asked about so far covers */
  for (guint i = 0; i < candidate->count && (hits ? hits->len < MAX_HITS_PER_RULE : !held); i++) {
    guint index = candidate->sentences ? candidate->sentences[i] : i;
    const Sentence *sentence = reading_sentence(match->reading, index);
    const Paragraph *paragraph = reading_paragraph(match->reading, sentence->paragraph);
    if (sentence->first < asked || !language_holds(rule->language, paragraph->language))
      continue;
    Unit unit = {SCOPE_SENTENCE, sentence->first, sentence->end};
    held |= hits ? expression_match(rule->expression, match, unit, hits)
                 : expression_holds(rule->expression, match, unit);
    asked = match_unit(match, rule->expression->span, sentence->first).end;
  }
  return held;
}

void
candidate_hits(const Candidate *candidate, const Match *match, GArray *hits) {
  candidate_ask(candidate, match, hits);
}

gboolean
candidate_holds(const Candidate *candidate, const Match *match) {
  return candidate_ask(candidate, match, NULL);
}
