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

struct Terms {
  GArray *all; /* Term */
  GStringChunk *strings;
  GHashTable *by_text[3]; /* words, exact words, wildcards: text → 1 + index of the last such term */
  GArray *stem_entries;   /* StemEntry */
  GHashTable *by_stem;    /* stem → 1 + index into stem_entries */
  Wildcards *wildcards;
  Nearby *nearby; /* inflecting terms and their stems, for words that are misspelt */
  Stems *stems;
  GString *scratch;
  GPtrArray *languages; /* interned tags: the languages that "any" inflects in */
};

Terms *
terms_new(const Languages *languages) {
  Terms *terms = g_new0(Terms, 1);
  terms->all = g_array_new(FALSE, FALSE, sizeof(Term));
  terms->strings = g_string_chunk_new(8192);
  for (guint i = 0; i < G_N_ELEMENTS(terms->by_text); i++)
    terms->by_text[i] = g_hash_table_new(g_str_hash, g_str_equal);
  terms->stem_entries = g_array_new(FALSE, FALSE, sizeof(StemEntry));
  terms->by_stem = g_hash_table_new(g_str_hash, g_str_equal);
  terms->wildcards = wildcards_new();
  terms->nearby = nearby_new();
  terms->stems = stems_new();
  terms->scratch = g_string_new(NULL);
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
  g_array_unref(terms->all);
  g_array_unref(terms->stem_entries);
  g_hash_table_unref(terms->by_stem);
  wildcards_free(terms->wildcards);
  nearby_free(terms->nearby);
  stems_free(terms->stems);
  g_string_free(terms->scratch, TRUE);
  g_ptr_array_unref(terms->languages);
  g_string_chunk_free(terms->strings);
  g_free(terms);
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
  g_string_truncate(terms->scratch, 0);
  stems_append(terms->stems, language, terms_at(terms, term)->text, terms->scratch);
  gpointer known = NULL, first = NULL;
  gboolean is_known = g_hash_table_lookup_extended(terms->by_stem, terms->scratch->str, &known, &first);
  const char *text = is_known ? known : g_string_chunk_insert(terms->strings, terms->scratch->str);
  StemEntry entry = {term, language, is_known ? GPOINTER_TO_UINT(first) - 1 : NO_TERM};
  g_array_append_val(terms->stem_entries, entry);
  g_hash_table_insert(terms->by_stem, (gpointer)text, GUINT_TO_POINTER(terms->stem_entries->len));
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

/* What a word of a letter has found so far: each term once, of the word's own language. */
static void
found_add(const Terms *terms, const Word *word, guint term, GArray *found) {
  if (!language_holds(terms_at(terms, term)->language, word->language))
    return;
  for (guint i = 0; i < found->len; i++)
    if (g_array_index(found, guint, i) == term)
      return;
  g_array_append_val(found, term);
}

static void
terms_match_stem(const Terms *terms, const Word *word, const char *language, Stems *stems, GArray *found) {
  g_autoptr(GString) stem = g_string_new(NULL);
  stems_append(stems, language, word->text, stem);
  for (guint i = table_first(terms->by_stem, stem->str); i != NO_TERM;) {
    const StemEntry *entry = &g_array_index(terms->stem_entries, StemEntry, i);
    if (entry->language == language)
      found_add(terms, word, entry->term, found);
    i = entry->next;
  }
}

void
terms_match(const Terms *terms, const Word *word, Stems *stems, GArray *found) {
  for (guint table = TERM_WORD; table <= TERM_EXACT; table++)
    for (guint i = table_first(terms->by_text[table], word->text); i != NO_TERM;
         i = terms_at(terms, i)->same_text)
      found_add(terms, word, i, found);
  if (strcmp(word->language, LANGUAGE_UNKNOWN) != 0)
    terms_match_stem(terms, word, word->language, stems, found);
  else
    for (guint i = 0; i < terms->languages->len; i++)
      terms_match_stem(terms, word, g_ptr_array_index(terms->languages, i), stems, found);
  g_autoptr(GArray) wild = g_array_new(FALSE, FALSE, sizeof(guint));
  wildcards_match(terms->wildcards, word->text, wild);
  for (guint i = 0; i < wild->len; i++)
    found_add(terms, word, g_array_index(wild, guint, i), found);
}

void
terms_match_misspelt(const Terms *terms, const Word *word, GArray *found) {
  g_autoptr(GArray) near = g_array_new(FALSE, FALSE, sizeof(guint));
  nearby_find(terms->nearby, word->text, near);
  for (guint i = 0; i < near->len; i++)
    found_add(terms, word, g_array_index(near, guint, i), found);
}
