#include "extract/blanks.h"

#include "extract/dictionary.h"
#include "extract/words.h"

#include <math.h>
#include <string.h>

/* Measured on ministry letters by Word: false blanks 0.13 to 0.18 em, true ones of the same letter 0.15 to
 * 0.35. */
#define NARROW_EM 0.2
#define DOUBTFUL_EM 0.22 /* behind one or two letters also a blank up to this is doubted */
#define HAIR_EM 0.145
#define OTHER_SIZE 0.12 /* sizes that differ by more are two words' */
/* So many single letters behind narrow blanks betray the fault. */
enum { TELLTALES_MIN = 3, PIECES_MAX = 24, JOINED_MAX = 8 };

/* What a piece of text costs as a word; the cheapest way to cut a run of pieces wins. An unknown word of
 * several pieces costs more than so many known ones. */
#define COST_KNOWN 1.0
#define COST_NUMBER 0.5
#define COST_UNKNOWN 2.2
#define COST_UNKNOWN_OF_3 3.1
#define COST_UNKNOWN_PIECE 1.1
#define COST_LETTER_WORD 1.5
#define COST_LETTER 3.0

typedef struct {
  Layout *layout;
  Dictionaries *dictionaries;
  GHashTable *words; /* lower case words of the letter that stand between wide blanks */
} Mending;

/* --- pieces of a line --- */

typedef struct {
  guint first, count; /* glyphs, in the page */
  gboolean narrow;    /* a narrow blank stands before it */
} Fragment;

static gboolean
blank_is_narrower(const TextLine *line, const Glyph *blank, double em) {
  return blank->x1 - blank->x0 < em * line->line.size;
}

/* The last of them has so few letters that it is likely torn off. */
static gboolean
fragments_end_in_scrap(const GArray *fragments) {
  return fragments->len && g_array_index(fragments, Fragment, fragments->len - 1).count <= 2;
}

static GArray *
fragments_of(const Page *page, const TextLine *line) {
  GArray *fragments = g_array_new(FALSE, FALSE, sizeof(Fragment));
  gboolean narrow = FALSE, begins = TRUE;
  for (guint i = line->line.first; i < line->line.first + line->line.count; i++) {
    const Glyph *glyph = page_glyph(page, i);
    if (glyph->flags & GLYPH_SPACE) {
      narrow = blank_is_narrower(line, glyph, fragments_end_in_scrap(fragments) ? DOUBTFUL_EM : NARROW_EM);
      begins = TRUE;
      continue;
    }
    if (begins) {
      Fragment fragment = {i, 0, narrow};
      g_array_append_val(fragments, fragment);
    }
    g_array_index(fragments, Fragment, fragments->len - 1).count++;
    begins = FALSE;
  }
  return fragments;
}

/* The letters of fragments from first to last, both included, without the blanks between; free with g_free.
 */
static char *
joined_text(const Page *page, const GArray *fragments, guint first, guint last) {
  GString *text = g_string_new(NULL);
  for (guint f = first; f <= last; f++) {
    const Fragment *fragment = &g_array_index(fragments, Fragment, f);
    for (guint i = 0; i < fragment->count; i++)
      g_string_append_unichar(text, page_glyph(page, fragment->first + i)->ch);
  }
  return g_string_free(text, FALSE);
}

/* --- which pages have the fault? --- */

/* "a", "I" and "u" are words of the languages that have them. */
static gboolean
is_letter_word(gunichar ch) {
  return ch < 128 && strchr("aAiIuU", (int)ch) != NULL;
}

static gboolean
is_torn_letter(gunichar ch) {
  return g_unichar_isalpha(ch) && !is_letter_word(ch);
}

/* What betrays the fault. */
typedef struct {
  guint letters; /* single letters before narrow blanks that are no words */
  guint hairs;   /* blanks so narrow that no typesetter means them */
} Telltales;

/* Looked for without taking the line to pieces, since nearly no letter has any. */
static void
count_telltales(const Page *page, const TextLine *line, Telltales *count) {
  guint length = 0;
  for (guint i = line->line.first; i < line->line.first + line->line.count; i++) {
    const Glyph *glyph = page_glyph(page, i);
    if (!(glyph->flags & GLYPH_SPACE)) {
      length++;
      continue;
    }
    count->letters += length == 1 && blank_is_narrower(line, glyph, NARROW_EM) &&
                      is_torn_letter(page_glyph(page, i - 1)->ch);
    count->hairs += blank_is_narrower(line, glyph, HAIR_EM);
    length = 0;
  }
}

/* What each page has (Telltales, free with g_free). */
static Telltales *
telltales(const Layout *layout) {
  Telltales *counts = g_new0(Telltales, layout->pages->len + 1);
  for (guint i = 0; i < layout->lines->len; i++) {
    const TextLine *line = layout_line(layout, i);
    count_telltales(g_ptr_array_index(layout->pages, line->line.page), line, &counts[line->line.page]);
  }
  return counts;
}

/* A page has the fault by its own telltales, or by hair blanks in a letter that has it elsewhere. */
static gboolean
page_is_torn(const Telltales *count, guint letters) {
  return count->letters >= TELLTALES_MIN || (letters >= TELLTALES_MIN && count->hairs > 0);
}

/* --- words --- */

/* The word inside a piece, lower case, punctuation at its ends off; free with g_free. */
static char *
bare_word(const char *text) {
  const char *end = text + strlen(text);
  while (*text && !g_unichar_isalnum(g_utf8_get_char(text)))
    text = g_utf8_next_char(text);
  while (end > text && !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(end))))
    end = g_utf8_prev_char(end);
  return g_utf8_strdown(text, end - text);
}

static void
collect_words(Mending *mending) {
  for (guint i = 0; i < mending->layout->lines->len; i++) {
    const TextLine *line = layout_line(mending->layout, i);
    const Page *page = g_ptr_array_index(mending->layout->pages, line->line.page);
    g_autoptr(GArray) fragments = fragments_of(page, line);
    for (guint f = 0; f < fragments->len; f++) {
      gboolean wide = !g_array_index(fragments, Fragment, f).narrow &&
                      (f + 1 == fragments->len || !g_array_index(fragments, Fragment, f + 1).narrow);
      g_autofree char *text = wide ? joined_text(page, fragments, f, f) : NULL;
      if (text && g_utf8_strlen(text, -1) > 1)
        g_hash_table_add(mending->words, bare_word(text));
    }
  }
}

/* What text that was printed in so many pieces costs as one word. */
static double
word_cost(const Mending *mending, const char *text, guint pieces) {
  g_autofree char *word = bare_word(text);
  if (!text_has_letter(text))
    return COST_NUMBER;
  if (strpbrk(text, "0123456789") && !strpbrk(text, "-/"))
    return COST_LETTER; /* letters and digits in one, and no reference */
  if (g_utf8_strlen(word, -1) < 2)
    return is_letter_word(g_utf8_get_char(word)) ? COST_LETTER_WORD : COST_LETTER;
  if (g_hash_table_contains(mending->words, word) ||
      dictionaries_look_up_any(mending->dictionaries, word) == WORD_KNOWN)
    return COST_KNOWN;
  return pieces > 3 ? COST_UNKNOWN_PIECE * pieces : pieces == 3 ? COST_UNKNOWN_OF_3 : COST_UNKNOWN;
}

/* --- the cheapest cut --- */

/* Nothing joins to what a comma ends, nor a raised mark to a word. */
static gboolean
fragment_ends_clause(const Page *page, const Fragment *fragment) {
  const Glyph *end = page_glyph(page, fragment->first + fragment->count - 1);
  const Glyph *next = page_glyph(page, fragment[1].first);
  double size = page_style(page, end)->size, other = page_style(page, next)->size;
  return end->ch == ',' || end->ch == ';' || end->ch == ':' || end->ch == ')' ||
         fabs(size - other) > OTHER_SIZE * MAX(size, other);
}

/* Where a word that ends before end, counted from first, may begin: a comma ends its word, so nothing from
 * before it joins. */
static guint
first_to_join(const Page *page, const GArray *fragments, guint first, guint end) {
  guint begin = end - 1;
  while (begin > 0 && end - begin < JOINED_MAX &&
         !fragment_ends_clause(page, &g_array_index(fragments, Fragment, first + begin - 1)))
    begin--;
  return begin;
}

/* Joins within a run of fragments parted by narrow blanks; join[f] says that f goes on from f - 1. */
static void
cut_run(const Mending *mending, const Page *page, const GArray *fragments, guint first, guint last,
        gboolean *join) {
  guint n = last - first + 1;
  double best[PIECES_MAX + 1] = {0};
  guint from[PIECES_MAX + 1] = {0};
  if (n < 2 || n > PIECES_MAX)
    return;
  for (guint end = 1; end <= n; end++) {
    best[end] = G_MAXDOUBLE;
    for (guint begin = first_to_join(page, fragments, first, end); begin < end; begin++) {
      g_autofree char *text = joined_text(page, fragments, first + begin, first + end - 1);
      double cost = best[begin] + word_cost(mending, text, end - begin);
      if (cost < best[end] - 1e-9) {
        best[end] = cost;
        from[end] = begin;
      }
    }
  }
  for (guint end = n; end > 0; end = from[end])
    for (guint f = from[end] + 1; f < end; f++)
      join[first + f] = TRUE;
}

static void
decide_joins(const Mending *mending, const Page *page, const GArray *fragments, gboolean *join) {
  for (guint f = 0; f < fragments->len;) {
    guint last = f;
    while (last + 1 < fragments->len && g_array_index(fragments, Fragment, last + 1).narrow)
      last++;
    cut_run(mending, page, fragments, f, last, join);
    f = last + 1;
  }
}

/* --- laying the line again --- */

static void
lay_line(TextLine *line, const Page *page, const GArray *fragments, const gboolean *join, GArray *glyphs) {
  guint first = glyphs->len;
  for (guint f = 0; f < fragments->len; f++) {
    const Fragment *fragment = &g_array_index(fragments, Fragment, f);
    if (f && !join[f])
      g_array_append_vals(glyphs, page_glyph(page, fragment->first - 1), 1);
    g_array_append_vals(glyphs, page_glyph(page, fragment->first), fragment->count);
  }
  line->line.first = first;
  line->line.count = glyphs->len - first;
}

static void
mend_page(const Mending *mending, guint number) {
  Page *page = g_ptr_array_index(mending->layout->pages, number);
  GArray *glyphs = g_array_sized_new(FALSE, FALSE, sizeof(Glyph), page->glyphs->len);
  for (guint i = 0; i < mending->layout->lines->len; i++) {
    TextLine *line = layout_line(mending->layout, i);
    if (line->line.page != number)
      continue;
    g_autoptr(GArray) fragments = fragments_of(page, line);
    g_autofree gboolean *join = g_new0(gboolean, fragments->len + 1);
    decide_joins(mending, page, fragments, join);
    lay_line(line, page, fragments, join, glyphs);
  }
  g_array_unref(page->glyphs);
  page->glyphs = glyphs;
  for (guint i = 0; i < mending->layout->lines->len; i++) {
    TextLine *line = layout_line(mending->layout, i);
    if (line->line.page == number) {
      g_free(line->text);
      line->text = line_text(page, &line->line);
    }
  }
}

void
blanks_mend(Layout *layout, const Languages *languages) {
  g_autofree Telltales *counts = telltales(layout);
  guint letters = 0;
  for (guint page = 0; page < layout->pages->len; page++)
    letters += counts[page].letters;
  g_autoptr(GHashTable) words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Mending mending = {layout, languages_dictionaries(languages), words};
  for (guint page = 0; page < layout->pages->len; page++) {
    if (!page_is_torn(&counts[page], letters))
      continue;
    if (!g_hash_table_size(words))
      collect_words(&mending);
    mend_page(&mending, page);
  }
}
