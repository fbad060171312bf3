#include "extract/blanks.h"

#include "extract/dictionary.h"

#include <math.h>
#include <string.h>

/* Measured on ministry letters by Word: false blanks 0.13 to 0.18 em, true ones of the same letter 0.15 to
 * 0.35. */
#define NARROW_EM 0.2
/* So many single letters behind narrow blanks betray the fault. */
enum { TELLTALES_MIN = 3, PIECES_MAX = 24 };

/* What a piece of text costs as a word; the cheapest way to cut a run of pieces wins. */
#define COST_KNOWN 1.0
#define COST_NUMBER 0.5
#define COST_UNKNOWN 2.2
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
blank_is_narrow(const TextLine *line, const Glyph *blank) {
  return blank->x1 - blank->x0 < NARROW_EM * line->line.size;
}

static GArray *
fragments_of(const Page *page, const TextLine *line) {
  GArray *fragments = g_array_new(FALSE, FALSE, sizeof(Fragment));
  gboolean narrow = FALSE, begins = TRUE;
  for (guint i = line->line.first; i < line->line.first + line->line.count; i++) {
    const Glyph *glyph = page_glyph(page, i);
    if (glyph->flags & GLYPH_SPACE) {
      narrow = blank_is_narrow(line, glyph);
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

/* Single letters of a line that stand before narrow blanks; looked for without taking the line to pieces,
   since nearly no letter has any. */
static guint
letters_before_narrow(const Page *page, const TextLine *line) {
  guint n = 0, length = 0;
  for (guint i = line->line.first; i < line->line.first + line->line.count; i++) {
    const Glyph *glyph = page_glyph(page, i);
    if (!(glyph->flags & GLYPH_SPACE))
      length++;
    else {
      n += length == 1 && blank_is_narrow(line, glyph) && g_unichar_isalpha(page_glyph(page, i - 1)->ch);
      length = 0;
    }
  }
  return n;
}

/* Single letters before narrow blanks, a count for each page; free with g_free. */
static guint *
telltales(const Layout *layout) {
  guint *counts = g_new0(guint, layout->pages->len + 1);
  for (guint i = 0; i < layout->lines->len; i++) {
    const TextLine *line = layout_line(layout, i);
    counts[line->line.page] += letters_before_narrow(g_ptr_array_index(layout->pages, line->line.page), line);
  }
  return counts;
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

static gboolean
has_letters(const char *text) {
  for (; *text; text = g_utf8_next_char(text))
    if (g_unichar_isalpha(g_utf8_get_char(text)))
      return TRUE;
  return FALSE;
}

static double
word_cost(const Mending *mending, const char *text) {
  g_autofree char *word = bare_word(text);
  if (!has_letters(text))
    return COST_NUMBER;
  if (strpbrk(text, "0123456789") && !strpbrk(text, "-/"))
    return COST_LETTER; /* letters and digits in one, and no reference */
  if (g_utf8_strlen(word, -1) < 2)
    return COST_LETTER;
  if (g_hash_table_contains(mending->words, word) ||
      dictionaries_look_up_any(mending->dictionaries, word) == WORD_KNOWN)
    return COST_KNOWN;
  return COST_UNKNOWN;
}

/* --- the cheapest cut --- */

static gboolean
fragment_ends_clause(const Page *page, const Fragment *fragment) {
  gunichar last = page_glyph(page, fragment->first + fragment->count - 1)->ch;
  return last == ',' || last == ';' || last == ':' || last == ')';
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
    for (guint begin = end > 8 ? end - 8 : 0; begin < end; begin++) {
      if (end - begin > 1 && fragment_ends_clause(page, &g_array_index(fragments, Fragment, first + end - 2)))
        begin = end - 1; /* a comma ends its word: nothing from before it joins */
      g_autofree char *text = joined_text(page, fragments, first + begin, first + end - 1);
      double cost = best[begin] + word_cost(mending, text);
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
  g_autofree guint *counts = telltales(layout);
  g_autoptr(GHashTable) words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Mending mending = {layout, languages_dictionaries(languages), words};
  for (guint page = 0; page < layout->pages->len; page++) {
    if (counts[page] < TELLTALES_MIN)
      continue;
    if (!g_hash_table_size(words))
      collect_words(&mending);
    mend_page(&mending, page);
  }
}
