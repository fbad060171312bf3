#include "extract/ocr/ink.h"

#include <math.h>
#include <string.h>

#define RUN_GAP_HEIGHTS 1.5 /* a gap of that many line heights ends a run */
#define CORE_SHARE 0.22     /* left off at both sides of a symbol's box: neighbours reach in */
#define STROKE_MAX_LOW 0.55 /* a longer run of dots is a crossbar or a serif, not a stem */
#define FEET_MAX 0.15 /* feet further from the baseline, beside the letters, are a line drawn under them */

/* Ratios of usual types: Helvetica, Times, Calibri, DejaVu lie within 6 % of them. */
#define TALL_TO_LOW 1.37
#define TALL_EM 0.70
#define SAME_SIZE 0.075      /* runs that differ by less are one size */
#define SAME_SIZE_SHORT 0.12 /* … when one has few letters, whose heights are told less surely */
#define SAME_SIZE_TINY 0.2   /* … or next to none */
enum { LETTERS_SHORT = 30, LETTERS_TINY = 8 };

static gboolean
is_one_of(gunichar ch, const char *letters) {
  return ch < 128 && strchr(letters, (int)ch) != NULL;
}

static int
compare_doubles(gconstpointer a, gconstpointer b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double
median(GArray *values) {
  g_array_sort(values, compare_doubles);
  return values->len ? g_array_index(values, double, values->len / 2) : 0;
}

/* The mean of the middle half: as deaf to misread letters as the median, and finer than a dot. */
static double
middle(GArray *values) {
  guint from = values->len / 4, to = values->len - from;
  double sum = 0;
  g_array_sort(values, compare_doubles);
  for (guint i = from; i < to; i++)
    sum += g_array_index(values, double, i);
  return to > from ? sum / (to - from) : 0;
}

static gboolean
row_has_ink(PIX *ink, int y, int x0, int x1) {
  const l_uint32 *line = pixGetData(ink) + (gsize)y * (gsize)pixGetWpl(ink);
  for (int x = x0; x < x1; x++)
    if (GET_DATA_BIT(line, x))
      return TRUE;
  return FALSE;
}

static gboolean
column_has_ink(PIX *ink, int x, int y0, int y1) {
  for (int y = y0; y < y1; y++)
    if (GET_DATA_BIT(pixGetData(ink) + (gsize)y * (gsize)pixGetWpl(ink), x))
      return TRUE;
  return FALSE;
}

gboolean
ink_bounds(const Picture *picture, Box box, Box *bounds) {
  int x0 = MAX((int)box.x0, 0), x1 = MIN((int)ceil(box.x1), pixGetWidth(picture->ink));
  int y0 = MAX((int)box.y0, 0), y1 = MIN((int)ceil(box.y1), pixGetHeight(picture->ink));
  while (y0 < y1 && !row_has_ink(picture->ink, y0, x0, x1))
    y0++;
  while (y1 > y0 && !row_has_ink(picture->ink, y1 - 1, x0, x1))
    y1--;
  while (x0 < x1 && !column_has_ink(picture->ink, x0, y0, y1))
    x0++;
  while (x1 > x0 && !column_has_ink(picture->ink, x1 - 1, y0, y1))
    x1--;
  *bounds = (Box){x0, y0, x1, y1};
  return y0 < y1 && x0 < x1;
}

/* --- heights --- */

typedef struct {
  GArray *low, *tall, *feet; /* double */
} Heights;

static void
heights_clear(Heights *heights) {
  g_array_unref(heights->low);
  g_array_unref(heights->tall);
  g_array_unref(heights->feet);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Heights, heights_clear)

static GArray *
doubles_new(void) {
  return g_array_new(FALSE, FALSE, sizeof(double));
}

static void
measure_symbol(const Picture *picture, const ReadWord *word, const ReadSymbol *symbol, double baseline,
               Heights *heights) {
  gboolean low = is_one_of(symbol->ch, "acemnorsuvwxz");
  gboolean tall = is_one_of(symbol->ch, "ABCDEFGHIKLMNOPRSTUVWXYZ0123456789");
  double margin = CORE_SHARE * box_width(symbol->box);
  Box core = {symbol->box.x0 + margin, word->box.y0, symbol->box.x1 - margin, word->box.y1}, ink;
  if (!(low || tall) || !ink_bounds(picture, core, &ink))
    return;
  double height = baseline - ink.y0, foot = ink.y1 - baseline;
  g_array_append_val(low ? heights->low : heights->tall, height);
  g_array_append_val(heights->feet, foot);
}

static void
run_measure(Run *run, const Reading *reading, const Picture *picture) {
  g_auto(Heights) heights = {doubles_new(), doubles_new(), doubles_new()};
  for (guint w = run->first; w < run->first + run->count; w++) {
    const ReadWord *word = &g_array_index(reading->words, ReadWord, w);
    for (guint s = word->first; s < word->first + word->count; s++) {
      const ReadSymbol *symbol = &g_array_index(reading->symbols, ReadSymbol, s);
      double baseline = reading_baseline(reading, word->line, (symbol->box.x0 + symbol->box.x1) / 2);
      measure_symbol(picture, word, symbol, baseline, &heights);
    }
  }
  double feet = middle(heights.feet), low = middle(heights.low), tall = middle(heights.tall);
  run->feet = fabs(feet) <= FEET_MAX * MAX(low, tall) ? feet : 0;
  run->low = low > 0 ? low + run->feet : 0;
  run->tall = tall > 0 ? tall + run->feet : 0;
  run->n_low = heights.low->len;
  run->n_tall = heights.tall->len;
}

/* Level with the word before it and near it. */
static gboolean
word_goes_on(const Reading *reading, guint w) {
  if (w == 0)
    return FALSE;
  const ReadWord *word = &g_array_index(reading->words, ReadWord, w);
  const ReadWord *before = &g_array_index(reading->words, ReadWord, w - 1);
  return before->line == word->line &&
         word->box.x0 - before->box.x1 < RUN_GAP_HEIGHTS * box_height(box_union(word->box, before->box));
}

GArray *
ink_measure(const Reading *reading, const Picture *picture) {
  GArray *runs = g_array_new(FALSE, FALSE, sizeof(Run));
  for (guint w = 0; w < reading->words->len; w++) {
    if (word_goes_on(reading, w)) {
      g_array_index(runs, Run, runs->len - 1).count++;
      continue;
    }
    Run run = {.first = w, .count = 1};
    g_array_append_val(runs, run);
  }
  for (guint r = 0; r < runs->len; r++)
    run_measure(&g_array_index(runs, Run, r), reading, picture);
  return runs;
}

/* --- sizes --- */

/* The page's own ratio of tall letters to low ones, where enough runs have both. */
static double
page_ratio(const GArray *runs) {
  g_autoptr(GArray) ratios = doubles_new();
  for (guint r = 0; r < runs->len; r++) {
    const Run *run = &g_array_index(runs, Run, r);
    double ratio = run->low > 0 ? run->tall / run->low : 0;
    if (run->n_low >= 5 && ratio > 0.85 * TALL_TO_LOW && ratio < 1.15 * TALL_TO_LOW)
      g_array_append_val(ratios, ratio);
  }
  return ratios->len >= 5 ? median(ratios) : TALL_TO_LOW;
}

static guint
run_weight(const Run *run) {
  return run->n_low + run->n_tall;
}

/* The height that an H of the run has, by all its letters; 0 when none was measured. */
static double
run_tall(const Run *run, double tall_to_low) {
  double sum = run->n_low * run->low * tall_to_low + run->n_tall * run->tall;
  return run_weight(run) ? sum / run_weight(run) : 0;
}

/* The size that most letters of the open runs are near to; 0 when no run is open. */
static double
heaviest_size(const GArray *runs, const gboolean *settled) {
  double best = 0;
  guint best_weight = 0;
  for (guint r = 0; r < runs->len; r++) {
    guint weight = 0;
    double size = g_array_index(runs, Run, r).size, sum = 0;
    if (settled[r])
      continue;
    for (guint q = 0; q < runs->len; q++) {
      const Run *other = &g_array_index(runs, Run, q);
      if (!settled[q] && fabs(other->size - size) <= SAME_SIZE / 2 * size) {
        weight += run_weight(other);
        sum += other->size * run_weight(other);
      }
    }
    if (weight > best_weight) {
      best_weight = weight;
      best = sum / weight;
    }
  }
  return best;
}

/* How far a run's size may be off and still be meant as another's. */
static double
run_tolerance(const Run *run) {
  guint letters = run_weight(run);
  return letters < LETTERS_TINY ? SAME_SIZE_TINY : letters < LETTERS_SHORT ? SAME_SIZE_SHORT : SAME_SIZE;
}

void
sizes_settle(GArray *runs, double dpi) {
  double tall_to_low = page_ratio(runs);
  g_autofree gboolean *settled = g_new0(gboolean, runs->len + 1);
  for (guint r = 0; r < runs->len; r++) {
    Run *run = &g_array_index(runs, Run, r);
    run->size = run_tall(run, tall_to_low) / TALL_EM * 72 / dpi;
    settled[r] = !(run->size > 0);
  }
  for (double size; (size = heaviest_size(runs, settled)) > 0;)
    for (guint r = 0; r < runs->len; r++) {
      Run *run = &g_array_index(runs, Run, r);
      if (!settled[r] && fabs(run->size - size) <= run_tolerance(run) * size) {
        run->size = MAX(round(size * 2) / 2, 1);
        settled[r] = TRUE;
      }
    }
}

/* --- strokes --- */

typedef struct {
  guint runs, dots;
} Strokes;

static void
count_strokes(PIX *ink, int y, int x0, int x1, int longest, Strokes *strokes) {
  const l_uint32 *line = pixGetData(ink) + (gsize)y * (gsize)pixGetWpl(ink);
  for (int x = x0; x < x1;) {
    int from = x;
    while (x < x1 && GET_DATA_BIT(line, x))
      x++;
    if (x > from && x - from <= longest) {
      strokes->runs++;
      strokes->dots += (guint)(x - from);
    }
    x += x == from;
  }
}

double
ink_stroke(const Reading *reading, const Picture *picture, const Run *run, const ReadWord *word, double low) {
  double feet = reading_baseline(reading, word->line, (word->box.x0 + word->box.x1) / 2) + run->feet;
  int x0 = MAX((int)word->box.x0, 0), x1 = MIN((int)ceil(word->box.x1), pixGetWidth(picture->ink));
  int y0 = MAX((int)(feet - 0.85 * low), 0), y1 = MIN((int)(feet - 0.15 * low), pixGetHeight(picture->ink));
  Strokes strokes = {0};
  for (int y = y0; y < y1; y++)
    count_strokes(picture->ink, y, x0, x1, (int)(STROKE_MAX_LOW * low) + 1, &strokes);
  return strokes.runs ? (double)strokes.dots / strokes.runs : 0;
}
