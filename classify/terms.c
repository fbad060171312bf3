#include "classify/terms.h"

#include "classify/spelling.h"
#include "classify/wildcards.h"

#include <string.h>

/* A stem that brings a term's inflections to it, in one language. */
typedef struct {
  guint term;
  const char *language; /* interned */
  guint next;           /* with the same stem; NO_TERM: none */
} StemEntry;

#define BLOCK_BYTES (256 << 10)

struct Terms {
  Arena *arena;
  GArray *all; /* Term */
  GStringChunk *strings;
  GHashTable *by_text[3]; /* words, exact words, wildcards: text → 1 + index of the last such term */
  GArray *stem_entries;   /* StemEntry */
  GHashTable *by_stem;    /* stem → 1 + index into stem_entries */
  Wildcards *wildcards;
  Nearby *nearby; /* inflecting terms and their stems, for words that are misspelt */
  Stems *stems;
  GPtrArray *languages; /* interned tags: the languages that "any" inflects in */
};

Terms *
terms_new(const Languages *languages) {
  Terms *terms = g_new0(Terms, 1);
  terms->arena = arena_new(BLOCK_BYTES);
  terms->all = g_array_new(FALSE, FALSE, sizeof(Term));
  terms->strings = g_string_chunk_new(8192);
  for (guint i = 0; i < G_N_ELEMENTS(terms->by_text); i++)
    terms->by_text[i] = g_hash_table_new(g_str_hash, g_str_equal);
  terms->stem_entries = g_array_new(FALSE, FALSE, sizeof(StemEntry));
  terms->by_stem = g_hash_table_new(g_str_hash, g_str_equal);
  terms->wildcards = wildcards_new();
  terms->nearby = nearby_new();
  terms->stems = stems_new();
  terms->languages = g_ptr_array_new();
  for (guint i = 0; languages && i < languages_count(languages); i++)
    g_ptr_array_add(terms->languages, (gpointer)language_primary(language_tag(languages_at(languages, i))));
  return terms;
}

void
terms_free(Terms *terms) {
  if (!terms)
    return;
  for (guint i = 0; i < G_N_ELEMENTS(terms->by_text); i++)
    g_hash_table_unref(terms->by_text[i]);
  arena_free(terms->arena);
  g_array_unref(terms->all);
  g_array_unref(terms->stem_entries);
  g_hash_table_unref(terms->by_stem);
  wildcards_free(terms->wildcards);
  nearby_free(terms->nearby);
  stems_free(terms->stems);
  g_ptr_array_unref(terms->languages);
  g_string_chunk_free(terms->strings);
  g_free(terms);
}

Arena *
terms_arena(Terms *terms) {
  return terms->arena;
}

static GHashTable *
terms_table(const Terms *terms, TermKind kind) {
  return terms->by_text[MIN(kind, TERM_PREFIX)];
}

static guint
table_first(GHashTable *table, const char *text) {
  gpointer found = g_hash_table_lookup(table, text);
  return found ? GPOINTER_TO_UINT(found) - 1 : NO_TERM;
}

static void
terms_add_stem(Terms *terms, guint term, const char *language) {
  const char *stem = stems_stem(terms->stems, language, terms_at(terms, term)->text);
  gpointer known = NULL, first = NULL;
  gboolean is_known = g_hash_table_lookup_extended(terms->by_stem, stem, &known, &first);
  const char *text = is_known ? known : g_string_chunk_insert(terms->strings, stem);
  StemEntry entry = {term, language, is_known ? GPOINTER_TO_UINT(first) - 1 : NO_TERM};
  g_array_append_val(terms->stem_entries, entry);
  g_hash_table_insert(terms->by_stem, (gpointer)text, GUINT_TO_POINTER(terms->stem_entries->len));
  if (strcmp(text, terms_at(terms, term)->text) != 0)
    nearby_add(terms->nearby, text, term);
}

static void
terms_add_inflections(Terms *terms, guint term) {
  const Term *added = terms_at(terms, term);
  nearby_add(terms->nearby, added->text, term);
  if (added->language != g_intern_static_string(LANGUAGE_ANY)) {
    terms_add_stem(terms, term, added->language);
    return;
  }
  for (guint i = 0; i < terms->languages->len; i++)
    terms_add_stem(terms, term, g_ptr_array_index(terms->languages, i));
}

guint
terms_add(Terms *terms, TermKind kind, const char *text, const char *language) {
  GHashTable *table = terms_table(terms, kind);
  guint first = table_first(table, text);
  for (guint i = first; i != NO_TERM; i = terms_at(terms, i)->same_text) {
    Term *term = &g_array_index(terms->all, Term, i);
    if (term->kind == kind && term->language == language) {
      term->uses++;
      return i;
    }
  }
  Term term = {kind, g_string_chunk_insert(terms->strings, text), language, 1, first};
  g_array_append_val(terms->all, term);
  guint index = terms->all->len - 1;
  g_hash_table_insert(table, (gpointer)term.text, GUINT_TO_POINTER(index + 1));
  if (kind == TERM_WORD)
    terms_add_inflections(terms, index);
  else if (kind != TERM_EXACT)
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

gboolean
language_holds(const char *term, const char *word) {
  return term == word || strcmp(term, LANGUAGE_ANY) == 0 || strcmp(word, LANGUAGE_UNKNOWN) == 0;
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
finds_add_stem(Finds *finds, const char *language, Stems *stems) {
  const Terms *terms = finds->terms;
  for (guint i = table_first(terms->by_stem, stems_stem(stems, language, finds->word->text)); i != NO_TERM;) {
    const StemEntry *entry = &g_array_index(terms->stem_entries, StemEntry, i);
    if (entry->language == language)
      finds_add(finds, entry->term);
    i = entry->next;
  }
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
  for (guint table = TERM_WORD; table <= TERM_EXACT; table++)
    for (guint i = table_first(terms->by_text[table], word->text); i != NO_TERM;
         i = terms_at(terms, i)->same_text)
      finds_add(&finds, i);
  if (strcmp(word->language, LANGUAGE_UNKNOWN) != 0)
    finds_add_stem(&finds, word->language, stems);
  else
    for (guint i = 0; i < terms->languages->len; i++)
      finds_add_stem(&finds, g_ptr_array_index(terms->languages, i), stems);
  guint wild = found->len;
  wildcards_match(terms->wildcards, word->text, found);
  if (found->len > wild)
    finds_sift(&finds, wild);
}

void
terms_match_misspelt(const Terms *terms, const Word *word, GArray *found) {
  Finds finds = {terms, word, found, found->len};
  nearby_find(terms->nearby, word->text, found);
  if (found->len > finds.from)
    finds_sift(&finds, finds.from);
}
