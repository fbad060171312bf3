#include "extract/phrases.h"

/* Shorter lists are looked through as they are. */
enum { SORTED_MIN = 16 };

/* Characters by their last bits, those that are not ASCII apart. A phrase of one character has any second. */
enum {
  FIRSTS = 33,
  SECONDS = 9,
  FIRST_OTHER = FIRSTS - 1,
  SECOND_OTHER = SECONDS - 1,
  RUNS = FIRSTS * SECONDS
};

struct Phrases {
  GPtrArray *list;   /* char *, lent */
  guint64 firsts[2]; /* the set of ASCII characters that one of them begins with, in lower case */
  guint16
      *begin; /* RUNS + 1, where a run of phrases with the same kind of beginning begins in sorted; NULL */
  const char **sorted; /* run after run */
};

gunichar
phrase_character(const char *at) {
  if ((*at & 0x80) == 0)
    return (guchar)g_ascii_tolower(*at);
  gunichar ch = g_unichar_tolower(g_utf8_get_char(at));
  return ch == 0x2019 ? '\'' : ch == 0x2010 || ch == 0x2011 ? '-' : ch;
}

Phrases *
phrases_new(void) {
  Phrases *phrases = g_new0(Phrases, 1);
  phrases->list = g_ptr_array_new();
  return phrases;
}

void
phrases_free(Phrases *phrases) {
  if (phrases == NULL)
    return;
  g_ptr_array_unref(phrases->list);
  g_free(phrases->begin);
  g_free(phrases->sorted);
  g_free(phrases);
}

void
phrases_add(Phrases *phrases, const char *phrase) {
  gunichar first = phrase_character(phrase);
  if (first < 128)
    phrases->firsts[first / 64] |= G_GUINT64_CONSTANT(1) << first % 64;
  g_ptr_array_add(phrases->list, (gpointer)phrase);
}

static guint
first_run(gunichar first) {
  return SECONDS * (first < 128 ? first % FIRST_OTHER : FIRST_OTHER);
}

static guint
second_kind(const char *text) {
  gunichar second = *text ? phrase_character(g_utf8_next_char(text)) : 0;
  return second < 128 ? second % SECOND_OTHER : SECOND_OTHER;
}

/* The runs that a phrase belongs to: one, or all with its first character. */
static guint
runs_of(const char *phrase, guint *count) {
  gboolean single = *g_utf8_next_char(phrase) == '\0';
  *count = single ? SECONDS : 1;
  return first_run(phrase_character(phrase)) + (single ? 0 : second_kind(phrase));
}

/* A counting sort. */
void
phrases_sort(Phrases *phrases) {
  guint16 next[RUNS];
  guint count;
  if (phrases->list->len < SORTED_MIN)
    return;
  phrases->begin = g_new0(guint16, RUNS + 1);
  for (guint i = 0; i < phrases->list->len; i++)
    for (guint run = runs_of(g_ptr_array_index(phrases->list, i), &count); count-- > 0; run++)
      phrases->begin[run + 1]++;
  for (guint run = 0; run < RUNS; run++) {
    next[run] = phrases->begin[run];
    phrases->begin[run + 1] += phrases->begin[run];
  }
  phrases->sorted = g_new(const char *, phrases->begin[RUNS]);
  for (guint i = 0; i < phrases->list->len; i++) {
    const char *phrase = g_ptr_array_index(phrases->list, i);
    for (guint run = runs_of(phrase, &count); count-- > 0; run++)
      phrases->sorted[next[run]++] = phrase;
  }
}

const char *const *
phrases_for(const Phrases *phrases, const char *text, guint *count) {
  gunichar first = phrase_character(text);
  *count = 0;
  if (first < 128 && !(phrases->firsts[first / 64] >> first % 64 & 1))
    return NULL;
  if (phrases->begin == NULL) {
    *count = phrases->list->len;
    return (const char *const *)phrases->list->pdata;
  }
  const guint16 *begin = phrases->begin + first_run(first) + second_kind(text);
  *count = begin[1] - begin[0];
  return phrases->sorted + begin[0];
}
