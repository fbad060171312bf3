#include "classify/stems.h"

#include <libstemmer.h>
#include <string.h>

struct Stems {
  GHashTable *stemmers; /* interned language tag → struct sb_stemmer *, or NULL when there is none */
  GString *last;        /* what stems_stem gave */
  const char *language; /* that was stemmed last, and its stemmer */
  struct sb_stemmer *stemmer;
};

static void
stemmer_free(gpointer stemmer) {
  if (stemmer)
    sb_stemmer_delete(stemmer);
}

Stems *
stems_new(void) {
  Stems *stems = g_new0(Stems, 1);
  stems->stemmers = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, stemmer_free);
  stems->last = g_string_new(NULL);
  return stems;
}

void
stems_free(Stems *stems) {
  if (!stems)
    return;
  g_hash_table_unref(stems->stemmers);
  g_string_free(stems->last, TRUE);
  g_free(stems);
}

const char *
language_primary(const char *tag) {
  const char *dash = tag ? strchr(tag, '-') : NULL;
  if (!dash)
    return tag ? g_intern_string(tag) : NULL;
  g_autofree char *primary = g_strndup(tag, dash - tag);
  return g_intern_string(primary);
}

static struct sb_stemmer *
stems_stemmer(Stems *stems, const char *language) {
  gpointer stemmer = NULL;
  if (language == stems->language)
    return stems->stemmer;
  if (!g_hash_table_lookup_extended(stems->stemmers, language, NULL, &stemmer)) {
    stemmer = sb_stemmer_new(language, "UTF_8");
    g_hash_table_insert(stems->stemmers, (gpointer)language, stemmer);
  }
  stems->language = language;
  stems->stemmer = stemmer;
  return stemmer;
}

void
stems_append(Stems *stems, const char *language, const char *word, GString *stem) {
  gsize length = strlen(word);
  if (length > 3 && word[length - 1] == 's' && word[length - 2] == '\'')
    length -= 2;
  struct sb_stemmer *stemmer = stems_stemmer(stems, language);
  const sb_symbol *bytes = stemmer ? sb_stemmer_stem(stemmer, (const sb_symbol *)word, length) : NULL;
  if (bytes)
    g_string_append_len(stem, (const char *)bytes, sb_stemmer_length(stemmer));
  else
    g_string_append_len(stem, word, length);
}

const char *
stems_stem(Stems *stems, const char *language, const char *word) {
  g_string_truncate(stems->last, 0);
  stems_append(stems, language, word, stems->last);
  return stems->last->str;
}
