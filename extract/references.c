#include "extract/references.h"

#include <string.h>

#define GROUP "references"

/* With more parts than this it pays to make machine code of the patterns first. */
enum { LONG_LETTER_PARTS = 60 };

/* One pattern of a language. */
typedef struct {
  const char *type; /* interned */
  GRegex *regex;
} Pattern;

static void
pattern_free(gpointer data) {
  Pattern *pattern = data;
  g_regex_unref(pattern->regex);
  g_free(pattern);
}

static void
add_patterns(GPtrArray *patterns, const Language *language, const char *type, Letter *letter) {
  for (const char *const *text = language_words(language, GROUP, type); *text != NULL; text++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GRegex) regex =
        g_regex_new(*text, letter->parts->len > LONG_LETTER_PARTS ? G_REGEX_OPTIMIZE : 0, 0, &error);
    if (regex == NULL) {
      notice_add(letter->notices, "reference-pattern", NULL,
                 "a pattern for references of type %s (%s) was left out: %s", type, language_tag(language),
                 error->message);
      continue;
    }
    Pattern *pattern = g_new(Pattern, 1);
    *pattern = (Pattern){g_intern_string(type), g_steal_pointer(&regex)};
    g_ptr_array_add(patterns, pattern);
  }
}

/* The language's patterns, compiled once a letter. */
static const GPtrArray *
patterns_of(GHashTable *compiled, const Language *language, Letter *letter) {
  GPtrArray *patterns = g_hash_table_lookup(compiled, language);
  if (patterns != NULL)
    return patterns;
  patterns = g_ptr_array_new_with_free_func(pattern_free);
  for (const char *const *type = language_keys(language, GROUP); *type != NULL; type++)
    add_patterns(patterns, language, *type, letter);
  g_hash_table_insert(compiled, (gpointer)language, patterns);
  return patterns;
}

static int
by_start_then_longest(gconstpointer a, gconstpointer b) {
  const InlineRef *first = a, *second = b;
  if (first->span.start != second->span.start)
    return first->span.start < second->span.start ? -1 : 1;
  return first->span.end > second->span.end ? -1 : first->span.end < second->span.end;
}

static void
drop_overlapping(GArray *refs) {
  guint end = 0;
  for (guint i = 0; i < refs->len;) {
    const InlineRef *ref = &g_array_index(refs, InlineRef, i);
    if (ref->span.start < end || ref->span.end <= ref->span.start) {
      g_array_remove_index(refs, i);
      continue;
    }
    end = ref->span.end;
    i++;
  }
}

static void
part_mark(Part *part, const GPtrArray *patterns) {
  for (guint i = 0; i < patterns->len; i++) {
    const Pattern *pattern = g_ptr_array_index(patterns, i);
    g_autoptr(GMatchInfo) match = NULL;
    /* A text that the engine gives up on has no references of this kind. */
    for (g_regex_match(pattern->regex, part->text, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
      int start, end;
      g_match_info_fetch_pos(match, 0, &start, &end);
      InlineRef ref = {{(guint)start, (guint)end}, pattern->type};
      g_array_append_val(part->refs, ref);
    }
  }
  g_array_sort(part->refs, by_start_then_longest);
  drop_overlapping(part->refs);
}

/* Every reference has a number in it: text without a digit is spared the patterns. */
static gboolean
part_refers(const Part *part) {
  return strpbrk(part->text, "0123456789") != NULL && part->kind != PART_FURNITURE &&
         part->kind != PART_SIGNATURE && part->kind != PART_COPY && part->kind != PART_ENCLOSURE;
}

void
references_mark(Letter *letter, const Languages *languages) {
  g_autoptr(GHashTable) compiled = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < letter->parts->len; i++) {
    Part *part = letter_part(letter, i);
    const Language *language = languages_find(languages, part->language);
    if (language == NULL)
      language = languages_find(languages, letter->language);
    g_array_set_size(part->refs, 0);
    if (language != NULL && part_refers(part) && g_utf8_validate(part->text, -1, NULL))
      part_mark(part, patterns_of(compiled, language, letter));
  }
}
