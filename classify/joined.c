#include "classify/joined.h"

#include "classify/text-table.h"

#include <string.h>

/* Shorter pieces would cut every other word. */
#define MIN_PIECE_BYTES 2

typedef struct {
  const Word *word;
  guint length;
  const Terms *terms;
  Stems *stems;
  GArray *scratch;
  guint8 ends_well[MAX_JOINED_BYTES]; /* by start: whether the rest from there is a last piece; 0 not asked
                                         yet */
  Cut now;
  Cut *cuts;
  guint count;
} Cutting;

static void
piece_terms(const Word *word, guint start, guint end, const Terms *terms, Stems *stems, GArray *found) {
  g_autofree char *text = g_strndup(word->text + start, end - start);
  const Word piece = {text, word->language, text, NULL};
  terms_match(terms, &piece, stems, found);
}

static gboolean
rest_ends_well(Cutting *cutting, guint start) {
  enum { UNKNOWN, NO, YES };
  guint8 *ends_well = &cutting->ends_well[start];
  if (*ends_well != UNKNOWN)
    return *ends_well == YES;
  *ends_well = NO;
  guint before = cutting->scratch->len;
  piece_terms(cutting->word, start, cutting->length, cutting->terms, cutting->stems, cutting->scratch);
  for (guint i = before; i < cutting->scratch->len; i++)
    if (terms_at(cutting->terms, g_array_index(cutting->scratch, guint, i))->in_phrase)
      *ends_well = YES;
  g_array_set_size(cutting->scratch, before);
  return *ends_well == YES;
}

static void
cutting_end(Cutting *cutting, guint start) {
  if (cutting->now.count == 0 || cutting->length - start < MIN_PIECE_BYTES || !rest_ends_well(cutting, start))
    return;
  Cut *cut = &cutting->cuts[cutting->count++];
  *cut = cutting->now;
  cut->ends[cut->count++] = cutting->length;
}

/* Cuts what stands from start on, in every way. */
static void
cutting_go_on(Cutting *cutting, guint start) {
  cutting_end(cutting, start);
  if (cutting->now.count + 1 >= MAX_JOINED_WORDS)
    return;
  guint32 hashes[MAX_JOINED_BYTES + 1] = {TEXT_HASH_START};
  const char *text = cutting->word->text + start;
  guint longest = cutting->length - start;
  for (guint i = 0; i < longest; i++)
    hashes[i + 1] = text_hash_step(hashes[i], text[i]);
  for (guint length = longest; length-- > MIN_PIECE_BYTES && cutting->count < MAX_CUTS;) {
    if (!terms_in_phrase(cutting->terms, text, length, hashes[length]))
      continue;
    cutting->now.ends[cutting->now.count++] = start + length;
    cutting_go_on(cutting, start + length);
    cutting->now.count--;
  }
}

guint
word_cut(const Word *word, const Terms *terms, Stems *stems, GArray *scratch, Cut cuts[MAX_CUTS]) {
  guint length = strlen(word->text);
  if (length > MAX_JOINED_BYTES || length < 2 * MIN_PIECE_BYTES)
    return 0;
  Cutting cutting = {
      .word = word, .length = length, .terms = terms, .stems = stems, .scratch = scratch, .cuts = cuts};
  cutting_go_on(&cutting, 0);
  return cutting.count;
}

static guint
cut_start(const Cut *cut, guint piece) {
  return piece > 0 ? cut->ends[piece - 1] : 0;
}

void
cut_piece_terms(const Cut *cut, guint piece, const Word *word, const Terms *terms, Stems *stems,
                GArray *found) {
  piece_terms(word, cut_start(cut, piece), cut->ends[piece], terms, stems, found);
}

char *
cut_text(const Cut *cut, const Word *word) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < cut->count; i++) {
    if (i > 0)
      g_string_append_c(text, ' ');
    g_string_append_len(text, word->text + cut_start(cut, i), cut->ends[i] - cut_start(cut, i));
  }
  return g_string_free(text, FALSE);
}
