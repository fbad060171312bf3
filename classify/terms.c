#include "classify/terms.h"

#include "classify/spelling.h"
#include "classify/text-table.h"
#include "classify/wildcards.h"

#include <string.h>

#define BLOCK_BYTES (256 << 10)
#define PAIR_BITS 20
/* What finding a rule through a word costs, in looks a letter; guessed from how common words of a length are.
 */
#define COST_LONG_WORD 1
#define COST_MIDDLING_WORD 2
#define COST_SHORT_WORD 8
#define SHORT_WORD_BYTES 4
#define MIDDLING_WORD_BYTES 6

/* A stem that brings a term's inflections to it. */
typedef struct {
  guint term;
  guint next; /* with the same stem; NO_TERM: none */
} StemEntry;

/* What the words of one language are looked up in beside their spelling: stems, and near misses. Filled when
 * a letter has words of the language, so that the others cost nothing. */
typedef struct {
  const char *language; /* interned */
  guint filled;         /* how many of the terms are in it */
  GArray *stem_entries; /* StemEntry */
  TextTable *by_stem;   /* stem → index into stem_entries */
  Nearby *nearby;       /* inflecting terms and their stems, for words that are misspelt */
} Tongue;

struct Terms {
  Arena *arena;
  GArray *all;             /* Term */
  TextTable *by_text[3];   /* words, exact words, wildcards: text → index of the last such term */
  TextTable *phrase_words; /* the words, exact or not, that are items of phrases → one of their terms */
  guint8 *pairs; /* bits, by the hash of two terms: whether they may stand side by side in a phrase */
  Wildcards *wildcards;
  Stems *stems;
  GPtrArray *languages; /* interned tags: the languages that "any" inflects in */
  GPtrArray *tongues;   /* Tongue: those languages, and all that terms are of */
  const char *any;      /* interned */
};

static void
tongue_free(gpointer data) {
  Tongue *tongue = data;
  g_array_unref(tongue->stem_entries);
  text_table_free(tongue->by_stem);
  nearby_free(tongue->nearby);
  g_free(tongue);
}

static Tongue *
terms_tongue(const Terms *terms, const char *language) {
  for (guint i = 0; i < terms->tongues->len; i++) {
    Tongue *tongue = g_ptr_array_index(terms->tongues, i);
    if (tongue->language == language)
      return tongue;
  }
  return NULL;
}

static void
terms_add_tongue(Terms *terms, const char *language) {
  if (language == terms->any || terms_tongue(terms, language))
    return;
  Tongue *tongue = g_new0(Tongue, 1);
  *tongue =
      (Tongue){language, 0, g_array_new(FALSE, FALSE, sizeof(StemEntry)), text_table_new(), nearby_new()};
  g_ptr_array_add(terms->tongues, tongue);
}

Terms *
terms_new(const Languages *languages) {
  Terms *terms = g_new0(Terms, 1);
  terms->arena = arena_new(BLOCK_BYTES);
  terms->all = g_array_new(FALSE, FALSE, sizeof(Term));
  for (guint i = 0; i < G_N_ELEMENTS(terms->by_text); i++)
    terms->by_text[i] = text_table_new();
  terms->phrase_words = text_table_new();
  terms->pairs = g_malloc0((1u << PAIR_BITS) / 8);
  terms->wildcards = wildcards_new();
  terms->stems = stems_new();
  terms->languages = g_ptr_array_new();
  terms->tongues = g_ptr_array_new_with_free_func(tongue_free);
  terms->any = g_intern_static_string(LANGUAGE_ANY);
  for (guint i = 0; languages && i < languages_count(languages); i++) {
    const char *language = language_primary(language_tag(languages_at(languages, i)));
    g_ptr_array_add(terms->languages, (gpointer)language);
    terms_add_tongue(terms, language);
  }
  return terms;
}

void
terms_free(Terms *terms) {
  if (!terms)
    return;
  for (guint i = 0; i < G_N_ELEMENTS(terms->by_text); i++)
    text_table_free(terms->by_text[i]);
  g_array_unref(terms->all);
  text_table_free(terms->phrase_words);
  g_free(terms->pairs);
  wildcards_free(terms->wildcards);
  stems_free(terms->stems);
  g_ptr_array_unref(terms->languages);
  g_ptr_array_unref(terms->tongues);
  arena_free(terms->arena);
  g_free(terms);
}

Arena *
terms_arena(Terms *terms) {
  return terms->arena;
}

static TextTable *
terms_table(const Terms *terms, TermKind kind) {
  return terms->by_text[MIN(kind, TERM_PREFIX)];
}

static guint8
term_cost(TermKind kind, gsize length) {
  guint8 each = length < SHORT_WORD_BYTES      ? COST_SHORT_WORD
                : length < MIDDLING_WORD_BYTES ? COST_MIDDLING_WORD
                                               : COST_LONG_WORD;
  return each * (kind >= TERM_PREFIX ? 2 : 1);
}

void
terms_set_in_phrase(Terms *terms, guint index) {
  Term *term = &g_array_index(terms->all, Term, index);
  if (term->in_phrase)
    return;
  if (term->kind < TERM_PREFIX)
    text_table_set(terms->phrase_words, term->text, strlen(term->text), index);
  term->in_phrase = TRUE;
}

gboolean
terms_in_phrase(const Terms *terms, const char *text, gsize length, guint32 hash) {
  return text_table_find_hashed(terms->phrase_words, text, length, hash) != NO_NUMBER;
}

static guint32
pair_bit(guint before, guint after) {
  return (before * 0x9E3779B1u ^ after * 0x85EBCA6Bu) * 0xC2B2AE35u >> (32 - PAIR_BITS);
}

void
terms_add_pair(Terms *terms, guint before, guint after) {
  guint32 bit = pair_bit(before, after);
  terms->pairs[bit / 8] |= 1 << bit % 8;
}

gboolean
terms_may_pair(const Terms *terms, guint before, guint after) {
  guint32 bit = pair_bit(before, after);
  return terms->pairs[bit / 8] & 1 << bit % 8;
}

void
terms_set_expression(Terms *terms, guint index, gpointer expression) {
  g_array_index(terms->all, Term, index).expression = expression;
}

/* --- tongues ----------------------------------------------------------------------------------- */

static void
tongue_add_stem(Tongue *tongue, const Terms *terms, guint term, const char *stem) {
  gsize length = strlen(stem);
  const char *text = text_table_text(tongue->by_stem, stem, length);
  StemEntry entry = {term, text ? text_table_find(tongue->by_stem, stem, length) : NO_TERM};
  text = text ? text : arena_text(terms->arena, stem, length);
  text_table_set(tongue->by_stem, text, length, tongue->stem_entries->len);
  g_array_append_val(tongue->stem_entries, entry);
}

/* A word is near what is near to it or to its stem; one of "any" to its stem in any language. */
static void
tongue_add_nearby(Tongue *tongue, const Terms *terms, guint term, const char *language) {
  const char *text = terms_at(terms, term)->text, *stem = stems_stem(terms->stems, language, text);
  if (strcmp(stem, text) != 0)
    nearby_add(tongue->nearby, arena_text(terms->arena, stem, strlen(stem)), term);
  if (language == tongue->language)
    tongue_add_stem(tongue, terms, term, stem);
}

static void
tongue_add(Tongue *tongue, const Terms *terms, guint index) {
  const Term *term = terms_at(terms, index);
  if (term->kind != TERM_WORD || (term->language != tongue->language && term->language != terms->any))
    return;
  nearby_add(tongue->nearby, term->text, index);
  if (term->language == tongue->language)
    tongue_add_nearby(tongue, terms, index, tongue->language);
  else
    for (guint i = 0; i < terms->languages->len; i++)
      tongue_add_nearby(tongue, terms, index, g_ptr_array_index(terms->languages, i));
}

static void
tongue_fill(Tongue *tongue, const Terms *terms) {
  for (; tongue->filled < terms_count(terms); tongue->filled++)
    tongue_add(tongue, terms, tongue->filled);
}

/* --- terms ------------------------------------------------------------------------------------- */

guint
terms_add(Terms *terms, TermKind kind, const char *text, gsize length, guint32 hash, const char *language) {
  TextTable *table = terms_table(terms, kind);
  guint first = text_table_find_hashed(table, text, length, hash);
  for (guint i = first; i != NO_TERM; i = terms_at(terms, i)->same_text) {
    Term *term = &g_array_index(terms->all, Term, i);
    if (term->kind == kind && term->language == language) {
      term->uses++;
      return i;
    }
  }
  Term term = {kind,  FALSE, term_cost(kind, length), arena_text(terms->arena, text, length), language, 1,
               first, NULL};
  g_array_append_val(terms->all, term);
  guint index = terms->all->len - 1;
  text_table_set_hashed(table, term.text, length, hash, index);
  terms_add_tongue(terms, language);
  if (kind >= TERM_PREFIX)
    wildcards_add(terms->wildcards, (WildcardKind)(kind - TERM_PREFIX), term.text, index);
  return index;
}

guint
terms_count(const Terms *terms) {
  return terms->all->len;
}

const Term *
terms_at(const Terms *terms, guint index) {
  return &g_array_index(terms->all, Term, index);
}

/* The terms of one word, found->data[from …): each once, of the word's own language. */
typedef struct {
  const Terms *terms;
  const Word *word;
  GArray *found;
  guint from;
} Finds;

static void
finds_add(Finds *finds, guint term) {
  if (!language_holds(terms_at(finds->terms, term)->language, finds->word->language))
    return;
  for (guint i = finds->from; i < finds->found->len; i++)
    if (g_array_index(finds->found, guint, i) == term)
      return;
  g_array_append_val(finds->found, term);
}

static void
finds_add_stem(Finds *finds, const Tongue *tongue, Stems *stems) {
  const Word *word = finds->word;
  gboolean known = word->stem && word->language == tongue->language;
  const char *stem = known ? word->stem : stems_stem(stems, tongue->language, word->text);
  for (guint i = text_table_find(tongue->by_stem, stem, strlen(stem)); i != NO_TERM;) {
    const StemEntry *entry = &g_array_index(tongue->stem_entries, StemEntry, i);
    finds_add(finds, entry->term);
    i = entry->next;
  }
}

/* Words of no known language may be of any. */
static gboolean
word_is_of(const Word *word, const Tongue *tongue) {
  return word->language == tongue->language || strcmp(word->language, LANGUAGE_UNKNOWN) == 0;
}

static const Tongue *
tongue_filled(const Terms *terms, guint index) {
  Tongue *tongue = g_ptr_array_index(terms->tongues, index);
  tongue_fill(tongue, terms);
  return tongue;
}

/* What found has from index on stays, as far as finds want it. */
static void
finds_sift(Finds *finds, guint index) {
  guint end = finds->found->len, kept = index;
  for (guint i = index; i < end; i++) {
    guint term = g_array_index(finds->found, guint, i);
    g_array_set_size(finds->found, kept);
    finds_add(finds, term);
    kept = finds->found->len;
    g_array_set_size(finds->found, end);
  }
  g_array_set_size(finds->found, kept);
}

void
terms_match(const Terms *terms, const Word *word, Stems *stems, GArray *found) {
  Finds finds = {terms, word, found, found->len};
  gsize length = strlen(word->text);
  for (guint table = TERM_WORD; table <= TERM_EXACT; table++)
    for (guint i = text_table_find(terms->by_text[table], word->text, length); i != NO_TERM;
         i = terms_at(terms, i)->same_text)
      finds_add(&finds, i);
  for (guint i = 0; i < terms->tongues->len; i++)
    if (word_is_of(word, g_ptr_array_index(terms->tongues, i)))
      finds_add_stem(&finds, tongue_filled(terms, i), stems);
  guint wild = found->len;
  wildcards_match(terms->wildcards, word->text, found);
  if (found->len > wild)
    finds_sift(&finds, wild);
}

void
terms_match_misspelt(const Terms *terms, const Word *word, GArray *found) {
  Finds finds = {terms, word, found, found->len};
  for (guint i = 0; i < terms->tongues->len; i++)
    if (word_is_of(word, g_ptr_array_index(terms->tongues, i)))
      nearby_find(tongue_filled(terms, i)->nearby, word->text, found);
  if (found->len > finds.from)
    finds_sift(&finds, finds.from);
}
