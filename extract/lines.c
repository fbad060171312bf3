#include "extract/lines.h"

#include "extract/glyphs.h"

#include <math.h>
#include <string.h>

/* Measured on letters by WeasyPrint, LibreOffice, Chromium, TeX, FOP and Word; 1 em is the font size. */
#define WORD_GAP_EM 0.33 /* a gap that parts words where the file draws no blank */
#define TIGHT_GAP_EM                                                                                         \
  0.12                      /* the same in a line whose letters touch: justified TeX sets blanks that narrow \
                             */
#define TOUCHING_EM 0.03    /* letters no further apart touch */
#define COLUMN_GAP_EM 2.0   /* a gap that no justified line has */
#define LOOSE_GAP_EM 1.0    /* a gap that parts columns when the line's other gaps are much smaller */
#define LOOSE_GAP_RATIO 2.2 /* … by this factor */
#define WIDE_BLANK_EM 0.6   /* the widest blank of a justified line; evenly wider gaps part a table's cells */
#define BASELINE_JUMP_EM 0.25 /* more is another line, or a raised mark */
#define BACKWARD_EM 0.5       /* a glyph that far left of the one before begins anew */
#define RAISED_SIZE 0.88      /* a raised mark is at most so large beside its line */
#define DESCENT 0.22          /* the part of a font's box below the baseline, about */

/* A word: glyphs without a blank between them. */
typedef struct {
  guint first, count; /* in the glyphs for reading */
  Box box;
  double size, baseline;
  guint next; /* the word after it on its line, or NONE */
} Word;

#define NONE G_MAXUINT

/* A line while words are hung on it. */
typedef struct {
  guint head, tail;
  double size, baseline; /* of its largest word */
  double x1;
} Strand;

static double
glyph_baseline(const Glyph *glyph) {
  return glyph->y1 - DESCENT * (glyph->y1 - glyph->y0);
}

/* Glyph goes on in the line that before stands in, as the file tells its text. */
static gboolean
glyph_goes_on(const Glyph *before, const Glyph *glyph, double size) {
  return fabs(glyph->y1 - before->y1) <= BASELINE_JUMP_EM * size && glyph->x0 > before->x0 &&
         glyph->x0 - before->x1 <= COLUMN_GAP_EM * size;
}

/* The end of the run of glyphs from first on that stand in one line of the file's text. gap: how far apart,
 * in em, its words stand at least: less when its letters touch, as those of letter-spaced lines do not. */
static guint
run_end(const Page *page, const GArray *glyphs, guint first, double *gap) {
  guint pairs = 0, apart = 0, i = first + 1;
  for (; i < glyphs->len; i++) {
    const Glyph *before = &g_array_index(glyphs, Glyph, i - 1), *glyph = before + 1;
    double size = MAX(page_style(page, glyph)->size, 1);
    if (!glyph_goes_on(before, glyph, size))
      break;
    if ((before->flags | glyph->flags) & GLYPH_SPACE)
      continue;
    pairs++;
    apart += glyph->x0 - before->x1 > TOUCHING_EM * size;
  }
  *gap = 3 * apart > pairs ? WORD_GAP_EM : TIGHT_GAP_EM;
  return i;
}

static gboolean
glyph_begins_word(const Page *page, const Glyph *before, const Glyph *glyph, double word_gap) {
  double size = MAX(page_style(page, glyph)->size, 1);
  double gap = glyph->x0 - before->x1;
  if (gap > word_gap * size || gap < -BACKWARD_EM * size)
    return TRUE;
  /* Nearly all glyphs are set as the one before. */
  if (glyph->style == before->style && glyph->y0 == before->y0 && glyph->y1 == before->y1 &&
      page_style(page, glyph)->size >= 0)
    return FALSE;
  return fabs(glyph_baseline(glyph) - glyph_baseline(before)) > BASELINE_JUMP_EM * size ||
         page_style(page, glyph)->size < RAISED_SIZE * page_style(page, before)->size ||
         page_style(page, before)->size < RAISED_SIZE * page_style(page, glyph)->size;
}

static Word
word_begin(const Page *page, const Glyph *glyph, guint index) {
  double size = page_style(page, glyph)->size;
  return (Word){
      index, 1, glyph_box(glyph), size > 0 ? size : box_height(glyph_box(glyph)), glyph_baseline(glyph),
      NONE};
}

static GArray *
words_find(const Page *page, const GArray *glyphs) {
  GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
  const Glyph *before = NULL;
  double gap = WORD_GAP_EM;
  for (guint i = 0, end = 0; i < glyphs->len; i++) {
    const Glyph *glyph = &g_array_index(glyphs, Glyph, i);
    if (i == end)
      end = run_end(page, glyphs, i, &gap);
    if (glyph->flags & GLYPH_SPACE) {
      before = NULL;
      continue;
    }
    if (!before || glyph_begins_word(page, before, glyph, gap)) {
      Word word = word_begin(page, glyph, i);
      g_array_append_val(words, word);
    } else {
      Word *word = &g_array_index(words, Word, words->len - 1);
      word->count++;
      word->box = box_union(word->box, glyph_box(glyph));
    }
    before = glyph;
  }
  return words;
}

static int
compare_words_by_x(gconstpointer a, gconstpointer b, gpointer words) {
  const Word *left = &g_array_index((GArray *)words, Word, *(const guint *)a);
  const Word *right = &g_array_index((GArray *)words, Word, *(const guint *)b);
  if (left->box.x0 != right->box.x0)
    return left->box.x0 < right->box.x0 ? -1 : 1;
  return *(const guint *)a < *(const guint *)b ? -1 : 1;
}

/* How well a word continues a strand: the baselines' distance in em, or a negative number when it does not.
 */
static double
strand_fits(const Strand *strand, const Word *word) {
  double size = MAX(strand->size, word->size), gap = word->box.x0 - strand->x1;
  double jump = fabs(word->baseline - strand->baseline);
  if (gap > COLUMN_GAP_EM * size || gap < -BACKWARD_EM * size)
    return -1;
  if (jump <= BASELINE_JUMP_EM * MIN(strand->size, word->size))
    return jump / size;
  gboolean raised =
      MIN(strand->size, word->size) <= RAISED_SIZE * size && jump < 0.6 * size && gap < 0.4 * size;
  return raised ? jump / size : -1;
}

static void
strand_append(Strand *strand, GArray *words, guint index) {
  Word *word = &g_array_index(words, Word, index);
  g_array_index(words, Word, strand->tail).next = index;
  strand->tail = index;
  strand->x1 = MAX(strand->x1, word->box.x1);
  if (word->size > strand->size / RAISED_SIZE) {
    strand->size = word->size;
    strand->baseline = word->baseline;
  }
}

/* Strands are looked up by the height of their baseline, so that a long page costs no more a word than a
 * short one. */
enum { BUCKET_POINTS = 8, BUCKETS = 512 };

static guint
bucket_of(double baseline) {
  double bucket = baseline / BUCKET_POINTS;
  return bucket < 0 ? 0 : bucket > BUCKETS - 1 ? BUCKETS - 1 : (guint)bucket;
}

static guint
best_strand(const GArray *strands, GArray *const *buckets, const Word *word) {
  guint best = NONE, reach = 1 + (guint)(MIN(word->size, 200) / BUCKET_POINTS),
        middle = bucket_of(word->baseline);
  double best_fit = G_MAXDOUBLE;
  for (guint b = middle > reach ? middle - reach : 0; b <= MIN(middle + reach, BUCKETS - 1); b++)
    for (guint i = 0; buckets[b] && i < buckets[b]->len; i++) {
      guint index = g_array_index(buckets[b], guint, i);
      double fit = strand_fits(&g_array_index(strands, Strand, index), word);
      if (fit >= 0 && fit < best_fit) {
        best_fit = fit;
        best = index;
      }
    }
  return best;
}

static GArray *
strands_find(GArray *words) {
  GArray *strands = g_array_new(FALSE, FALSE, sizeof(Strand));
  GArray *buckets[BUCKETS] = {NULL};
  g_autoptr(GArray) order = g_array_sized_new(FALSE, FALSE, sizeof(guint), words->len);
  g_array_set_size(order, words->len);
  for (guint i = 0; i < words->len; i++)
    g_array_index(order, guint, i) = i;
  g_array_sort_with_data(order, compare_words_by_x, words);
  for (guint i = 0; i < order->len; i++) {
    guint index = g_array_index(order, guint, i);
    const Word *word = &g_array_index(words, Word, index);
    guint best = best_strand(strands, buckets, word);
    if (best != NONE) {
      strand_append(&g_array_index(strands, Strand, best), words, index);
      continue;
    }
    Strand strand = {index, index, word->size, word->baseline, word->box.x1};
    guint b = bucket_of(word->baseline), n = strands->len;
    buckets[b] = buckets[b] ? buckets[b] : g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_val(buckets[b], n);
    g_array_append_val(strands, strand);
  }
  for (guint b = 0; b < BUCKETS; b++)
    if (buckets[b])
      g_array_unref(buckets[b]);
  return strands;
}

static int
compare_doubles(gconstpointer a, gconstpointer b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* The middle gap between the strand's words, in points; a negative number when there are fewer than two gaps.
 */
static double
median_gap(const GArray *words, const Strand *strand) {
  g_autoptr(GArray) gaps = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = strand->head; g_array_index(words, Word, i).next != NONE;
       i = g_array_index(words, Word, i).next) {
    const Word *word = &g_array_index(words, Word, i);
    double gap = g_array_index(words, Word, word->next).box.x0 - word->box.x1;
    if (gap > 0.1 * strand->size)
      g_array_append_val(gaps, gap);
  }
  if (gaps->len < 2)
    return -1;
  g_array_sort(gaps, compare_doubles);
  return g_array_index(gaps, double, (gaps->len - 1) / 2);
}

static double
widest_gap(const GArray *words, const Strand *strand) {
  double widest = 0;
  for (guint i = strand->head, next; (next = g_array_index(words, Word, i).next) != NONE; i = next)
    widest = MAX(widest, g_array_index(words, Word, next).box.x0 - g_array_index(words, Word, i).box.x1);
  return widest;
}

/* Cuts a strand where one gap is far wider than the others: two columns that stand close. */
static void
strands_cut_at_columns(GArray *strands, GArray *words) {
  for (guint s = 0; s < strands->len; s++) {
    Strand strand = g_array_index(strands, Strand, s);
    if (widest_gap(words, &strand) <= LOOSE_GAP_EM * strand.size)
      continue;
    double median = median_gap(words, &strand);
    double widest =
        MAX(LOOSE_GAP_EM * strand.size,
            LOOSE_GAP_RATIO * (median < 0 ? 0.28 : MIN(median / strand.size, WIDE_BLANK_EM)) * strand.size);
    for (guint i = strand.head, next; (next = g_array_index(words, Word, i).next) != NONE; i = next) {
      if (g_array_index(words, Word, next).box.x0 - g_array_index(words, Word, i).box.x1 <= widest)
        continue;
      Strand rest = {next, strand.tail, strand.size, strand.baseline, strand.x1};
      g_array_index(strands, Strand, s).tail = i;
      g_array_index(words, Word, i).next = NONE;
      g_array_append_val(strands, rest);
      break;
    }
  }
}

static void
append_blank(GArray *glyphs, const Glyph *before, const Word *word) {
  Glyph blank = *before;
  blank.ch = ' ';
  blank.x0 = before->x1;
  blank.x1 = MAX(before->x1, (float)word->box.x0);
  blank.flags |= GLYPH_SPACE;
  g_array_append_val(glyphs, blank);
}

/* Nothing but air narrower than this, in em, between two pieces of one word: no blank. */
#define NO_BLANK_EM 0.06
/* In a letter-spaced line the air between words is at least so many times that between letters. */
#define SPACED_RATIO 1.6

static gboolean
words_stand_apart(const Glyph *before, const Word *word, double spacing) {
  return word->box.x0 - before->x1 > MAX(NO_BLANK_EM * word->size, spacing);
}

/*
 * The air between the letters of a letter-spaced line ("M I N I S T E R I E"), with a margin, in points; 0
 * when the line is not letter-spaced. Most of its words are single letters, and what parts words is far wider
 * than what parts letters.
 */
static double
letter_spacing(const GArray *words, const Strand *strand) {
  guint n = 0, single = 0;
  for (guint i = strand->head; i != NONE; i = g_array_index(words, Word, i).next, n++)
    single += g_array_index(words, Word, i).count == 1;
  if (n < 5 || single * 10 < n * 7)
    return 0;
  return SPACED_RATIO * MAX(median_gap(words, strand), 0);
}

/* Lays a strand's glyphs at the end of glyphs, one blank between words, and describes them as a line. */
static Line
strand_lay(const Strand *strand, const GArray *words, const GArray *source, GArray *glyphs,
           guint page_index) {
  Line line = {.page = page_index, .first = glyphs->len, .box = BOX_EMPTY};
  double spacing = letter_spacing(words, strand);
  for (guint i = strand->head; i != NONE; i = g_array_index(words, Word, i).next) {
    const Word *word = &g_array_index(words, Word, i);
    const Glyph *last = glyphs->len > line.first ? &g_array_index(glyphs, Glyph, glyphs->len - 1) : NULL;
    if (last && words_stand_apart(last, word, spacing)) {
      Glyph before = *last;
      append_blank(glyphs, &before, word);
    }
    g_array_append_vals(glyphs, &g_array_index(source, Glyph, word->first), word->count);
    line.box = box_union(line.box, word->box);
  }
  line.count = glyphs->len - line.first;
  return line;
}

static gboolean
is_alnum(gunichar ch) {
  return ch < 128 ? g_ascii_isalnum((char)ch) : g_unichar_isalnum(ch);
}

/* The style that most of the line's letters have, and the flags that all of them share; counts: room for a
 * number a style. */
static void
line_describe(Line *line, const Page *page, const GArray *glyphs, guint *counts) {
  guint best = 0;
  memset(counts, 0, page->styles->len * sizeof *counts);
  line->flags = 0xFF;
  for (guint i = line->first; i < line->first + line->count; i++) {
    const Glyph *glyph = &g_array_index(glyphs, Glyph, i);
    if (glyph->flags & GLYPH_SPACE)
      continue;
    if (++counts[glyph->style] > best) {
      best = counts[glyph->style];
      line->style = glyph->style;
    }
    if (is_alnum(glyph->ch))
      line->flags &= page_style(page, glyph)->flags;
  }
  if (line->flags == 0xFF)
    line->flags = g_array_index(page->styles, Style, line->style).flags;
  line->size = g_array_index(page->styles, Style, line->style).size;
}

static void
line_find_baseline(Line *line, const Page *page, const GArray *glyphs) {
  const Glyph *first = &g_array_index(glyphs, Glyph, line->first);
  line->baseline = line->box.y1 - DESCENT * box_height(line->box);
  for (guint i = line->first; i < line->first + line->count; i++) {
    const Glyph *glyph = &g_array_index(glyphs, Glyph, i);
    if (glyph->style == line->style && !(glyph->flags & GLYPH_SPACE)) {
      line->baseline = glyph_baseline(glyph);
      line->starts_raised = page_style(page, first)->size <= RAISED_SIZE * line->size &&
                            glyph_baseline(first) < line->baseline - 0.1 * line->size;
      return;
    }
  }
}

static int
compare_lines(gconstpointer a, gconstpointer b) {
  const Line *one = a, *other = b;
  if (one->baseline != other->baseline)
    return one->baseline < other->baseline ? -1 : 1;
  return (one->box.x0 > other->box.x0) - (one->box.x0 < other->box.x0);
}

static int
compare_lines_in_rows(gconstpointer a, gconstpointer b) {
  const Line *one = a, *other = b;
  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return (one->box.x0 > other->box.x0) - (one->box.x0 < other->box.x0);
}

/* Lines whose feet stand level, within a third of the smaller size, are one row. */
static void
lines_number_rows(GArray *lines) {
  double baseline = -G_MAXDOUBLE;
  guint row = 0;
  g_array_sort(lines, compare_lines);
  for (guint i = 0; i < lines->len; i++) {
    Line *line = &g_array_index(lines, Line, i);
    if (line->baseline - baseline > 0.34 * line->size) {
      baseline = line->baseline;
      row++;
    }
    line->row = row;
  }
  g_array_sort(lines, compare_lines_in_rows);
}

/* The glyphs again, as the lines now follow each other; rows are known only after all lines are laid. */
static GArray *
glyphs_in_line_order(GArray *lines, const GArray *laid) {
  GArray *glyphs = g_array_sized_new(FALSE, FALSE, sizeof(Glyph), laid->len);
  for (guint i = 0; i < lines->len; i++) {
    Line *line = &g_array_index(lines, Line, i);
    guint first = glyphs->len;
    g_array_append_vals(glyphs, &g_array_index(laid, Glyph, line->first), line->count);
    line->first = first;
  }
  return glyphs;
}

GArray *
lines_find(Page *page, guint page_index, guint *hidden) {
  guint ignored = 0;
  g_autoptr(GArray) source = glyphs_for_reading(page, hidden ? hidden : &ignored);
  g_autoptr(GArray) words = words_find(page, source);
  g_autoptr(GArray) strands = strands_find(words);
  strands_cut_at_columns(strands, words);
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
  g_autoptr(GArray) laid = g_array_sized_new(FALSE, FALSE, sizeof(Glyph), source->len);
  g_autofree guint *counts = g_new(guint, page->styles->len + 1);
  for (guint i = 0; i < strands->len; i++) {
    Line line = strand_lay(&g_array_index(strands, Strand, i), words, source, laid, page_index);
    line_describe(&line, page, laid, counts);
    line_find_baseline(&line, page, laid);
    g_array_append_val(lines, line);
  }
  lines_number_rows(lines);
  g_array_unref(page->glyphs);
  page->glyphs = glyphs_in_line_order(lines, laid);
  return lines;
}

/* A raised mark is at most so large beside the line's letters, and stands at least so much higher. */
#define MARK_RISE_EM 0.12

gboolean
line_raises(const Page *page, const Line *line, const Glyph *glyph) {
  return page_style(page, glyph)->size <= RAISED_SIZE * line->size &&
         line->baseline - glyph_baseline(glyph) > MARK_RISE_EM * line->size;
}

char *
line_text(const Page *page, const Line *line) {
  GString *text = g_string_sized_new(line->count + 1);
  for (guint i = line->first; i < line->first + line->count; i++)
    if (page_glyph(page, i)->ch < 128)
      g_string_append_c(text, (char)page_glyph(page, i)->ch);
    else
      g_string_append_unichar(text, page_glyph(page, i)->ch);
  return g_string_free(text, FALSE);
}

double
lines_body_size(const GArray *lines) {
  g_autoptr(GHashTable) weights = g_hash_table_new(NULL, NULL);
  guint best = 0, best_weight = 0;
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index(lines, Line, i);
    guint key = (guint)lround(line->size * 10);
    guint weight = GPOINTER_TO_UINT(g_hash_table_lookup(weights, GUINT_TO_POINTER(key))) + line->count;
    g_hash_table_insert(weights, GUINT_TO_POINTER(key), GUINT_TO_POINTER(weight));
    if (weight > best_weight || (weight == best_weight && key > best)) {
      best_weight = weight;
      best = key;
    }
  }
  return best_weight ? best / 10.0 : 10;
}
