#include "extract/ocr/typeset.h"

#include "extract/ocr/ink.h"
#include "extract/ocr/marks.h"

#include <math.h>
#include <string.h>

/* Measured on scans of 150 to 300 dpi, skewed, noisy, unevenly lit. */
#define SPECK_CONFIDENCE 45 /* a word without letter or digit below this is dirt */
#define LONE_CONFIDENCE 25  /* so is a lone character below this */
#define BOLD_STROKE 1.22    /* strokes that much thicker than the page's usual ones are bold */
#define BOLD_LETTERS 3      /* fewer letters take their neighbours' weight */
#define BOLD_SAMPLE 40      /* words of one size from which its usual stroke is taken */
#define DESCENT 0.22        /* the part of a font's box below the feet; lines.c has the same */
#define TALL_EM 0.70        /* height of an H, in em */
#define LOW_EM 0.51         /* height of an x, in em */
#define RAISED_FEET_EM 0.16 /* a raised mark's foot is that far above the line's feet */
#define RAISED_TALL_EM 0.56 /* and it is no taller than that */
#define RAISED_SIZE 0.62    /* its font size, beside the line's */
#define SIZE_UNKNOWN 10.0

typedef struct {
  const Reading *reading;
  const Picture *picture;
  GArray *runs;   /* Run */
  double *stroke; /* of each word, beside the height of an x */
  gboolean *bold; /* of each word */
  double scale;   /* points a dot */
} Setting;

static const ReadSymbol *
setting_symbol(const Setting *setting, guint index) {
  return &g_array_index(setting->reading->symbols, ReadSymbol, index);
}

static const ReadWord *
setting_word(const Setting *setting, guint index) {
  return &g_array_index(setting->reading->words, ReadWord, index);
}

static Run *
setting_run(const Setting *setting, guint index) {
  return &g_array_index(setting->runs, Run, index);
}

/* --- weight --- */

static guint
word_letters(const Setting *setting, const ReadWord *word) {
  guint n = 0;
  for (guint s = word->first; s < word->first + word->count; s++)
    n += g_unichar_isalnum(setting_symbol(setting, s)->ch) != 0;
  return n;
}

static void
measure_strokes(Setting *setting) {
  for (guint r = 0; r < setting->runs->len; r++) {
    const Run *run = setting_run(setting, r);
    double low = LOW_EM * run->size / setting->scale;
    for (guint w = run->first; w < run->first + run->count && low > 0; w++)
      setting->stroke[w] =
          ink_stroke(setting->reading, setting->picture, run, setting_word(setting, w), low) / low;
  }
}

static int
compare_doubles(gconstpointer a, gconstpointer b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* The middle stroke of the words set in size; of all words when too few are. */
static double
usual_stroke(const Setting *setting, double size) {
  g_autoptr(GArray) same = g_array_new(FALSE, FALSE, sizeof(double));
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint r = 0; r < setting->runs->len; r++)
    for (guint w = setting_run(setting, r)->first, end = w + setting_run(setting, r)->count; w < end; w++)
      if (setting->stroke[w] > 0 && word_letters(setting, setting_word(setting, w)) >= BOLD_LETTERS) {
        g_array_append_val(all, setting->stroke[w]);
        if (setting_run(setting, r)->size == size)
          g_array_append_val(same, setting->stroke[w]);
      }
  GArray *sample = same->len >= BOLD_SAMPLE ? same : all;
  g_array_sort(sample, compare_doubles);
  return sample->len ? g_array_index(sample, double, sample->len / 2) : 0;
}

/* Short words take the weight of the word before them, or of the next long one. */
static void
run_weigh(Setting *setting, const Run *run, double usual) {
  gboolean before = FALSE, known = FALSE;
  for (guint w = run->first; w < run->first + run->count; w++) {
    if (word_letters(setting, setting_word(setting, w)) < BOLD_LETTERS) {
      setting->bold[w] = before;
      continue;
    }
    before = usual > 0 && setting->stroke[w] > BOLD_STROKE * usual;
    setting->bold[w] = before;
    for (guint v = w; !known && before && v > run->first; v--)
      setting->bold[v - 1] = TRUE;
    known = TRUE;
  }
}

static void
weigh(Setting *setting) {
  measure_strokes(setting);
  double size = -1, usual = 0;
  for (guint r = 0; r < setting->runs->len; r++) {
    const Run *run = setting_run(setting, r);
    if (run->size != size)
      usual = usual_stroke(setting, run->size);
    size = run->size;
    run_weigh(setting, run, usual);
  }
}

/* --- dirt --- */

static gboolean
word_is_speck(const Setting *setting, const ReadWord *word) {
  if (word->confidence < LONE_CONFIDENCE && word->count == 1)
    return TRUE;
  return word->confidence < SPECK_CONFIDENCE && word_letters(setting, word) == 0;
}

/* --- glyphs --- */

static guint16
style_index(Page *page, double size, gboolean bold) {
  Style style = {.size = (float)size, .flags = bold ? STYLE_BOLD : 0};
  g_strlcpy(style.font, "scan", sizeof style.font);
  return page_style_index(page, &style);
}

/* Marks of footnotes and powers: small and high. */
static gboolean
symbol_is_raised(const Setting *setting, const ReadWord *word, const ReadSymbol *symbol,
                 const Footing *footing) {
  double margin = box_width(symbol->box) * 0.15;
  Box ink, core = {symbol->box.x0 + margin, MIN(word->box.y0, symbol->box.y0), symbol->box.x1 - margin,
                   footing->feet + 0.1 * footing->em};
  return g_unichar_isdigit(symbol->ch) && ink_bounds(setting->picture, core, &ink) &&
         footing->feet - ink.y1 > RAISED_FEET_EM * footing->em &&
         box_height(ink) < RAISED_TALL_EM * footing->em;
}

/* Neighbouring boxes meet half way, so that no gap within a word looks like a blank. */
static void
glyph_set_sides(const Setting *setting, const ReadWord *word, guint s, Glyph *glyph) {
  const ReadSymbol *symbol = setting_symbol(setting, s);
  gboolean first = s == word->first, last = s + 1 == word->first + word->count;
  double x0 = first ? word->box.x0 : (setting_symbol(setting, s - 1)->box.x1 + symbol->box.x0) / 2;
  double x1 = last ? word->box.x1 : (symbol->box.x1 + setting_symbol(setting, s + 1)->box.x0) / 2;
  glyph->x0 = (float)(x0 * setting->scale);
  glyph->x1 = (float)(MAX(x0, x1) * setting->scale);
}

static void
glyph_set_height(Glyph *glyph, double feet, double size) {
  glyph->y0 = (float)(feet - (1 - DESCENT) * size);
  glyph->y1 = (float)(feet + DESCENT * size);
}

static Footing
footing_of(const Setting *setting, const Run *run, const ReadWord *word) {
  double size = run->size > 0 ? run->size : SIZE_UNKNOWN;
  double feet = reading_baseline(setting->reading, word->line, (word->box.x0 + word->box.x1) / 2) + run->feet;
  return (Footing){size / setting->scale, feet};
}

static Glyph
glyph_for(const Setting *setting, const ReadWord *word, gunichar ch) {
  return (Glyph){.ch = ch,
                 .confidence = (guint8)CLAMP(lround(word->confidence), 0, 100),
                 .x0 = (float)(word->box.x0 * setting->scale),
                 .x1 = (float)(word->box.x1 * setting->scale),
                 .flags = GLYPH_OCR};
}

static void
set_word(const Setting *setting, const Footing *footing, guint w, Page *page) {
  const ReadWord *word = setting_word(setting, w);
  double size = footing->em * setting->scale;
  guint end = word->first + word->count, raised = end;
  guint dust = mark_dust(setting->reading, setting->picture, footing, word);
  while (raised > word->first &&
         symbol_is_raised(setting, word, setting_symbol(setting, raised - 1), footing))
    raised--;
  for (guint s = word->first + dust; s < end; s++) {
    gboolean high = s >= raised;
    Glyph glyph =
        glyph_for(setting, word, mark_or_letter(setting->picture, footing, setting_symbol(setting, s)));
    glyph.style = style_index(page, high ? RAISED_SIZE * size : size, setting->bold[w]);
    glyph_set_sides(setting, word, s, &glyph);
    glyph_set_height(&glyph, (footing->feet - (high ? 0.33 * footing->em : 0)) * setting->scale,
                     high ? RAISED_SIZE * size : size);
    g_array_append_val(page->glyphs, glyph);
  }
}

/* A list mark, which says nothing about confidence: its shape was measured. */
static void
set_mark(const Setting *setting, const Footing *footing, gunichar ch, Box ink, Page *page) {
  double size = footing->em * setting->scale;
  Glyph glyph = {.ch = ch,
                 .x0 = (float)(ink.x0 * setting->scale),
                 .x1 = (float)(ink.x1 * setting->scale),
                 .style = style_index(page, size, FALSE),
                 .confidence = 100,
                 .flags = GLYPH_OCR};
  glyph_set_height(&glyph, footing->feet * setting->scale, size);
  g_array_append_val(page->glyphs, glyph);
}

static void
set_blank(Page *page) {
  Glyph blank = g_array_index(page->glyphs, Glyph, page->glyphs->len - 1);
  blank.ch = ' ';
  blank.x0 = blank.x1;
  blank.flags |= GLYPH_SPACE;
  g_array_append_val(page->glyphs, blank);
}

/* A word of one symbol whose ink is a list mark's, by the letters that follow it. */
static gboolean
set_word_as_mark(const Setting *setting, guint r, guint w, Page *page) {
  const Run *run = setting_run(setting, r), *next = r + 1 < setting->runs->len ? run + 1 : NULL;
  const ReadWord *word = setting_word(setting, w);
  gboolean alone = run->count == 1 && next && setting_word(setting, next->first)->line == word->line;
  if (w != run->first || (!alone && run->count == 1))
    return FALSE;
  Footing footing = footing_of(setting, alone ? next : run, word);
  gunichar mark = mark_of_word(setting->picture, &footing, word);
  if (mark)
    set_mark(setting, &footing, mark, word->box, page);
  return mark != 0;
}

static void
set_overlooked_mark(const Setting *setting, const Footing *footing, const ReadWord *word, Page *page) {
  Box ink;
  gunichar mark = mark_before(setting->reading, setting->picture, footing, word->box.x0, &ink);
  if (!mark)
    return;
  set_mark(setting, footing, mark, ink, page);
  set_blank(page);
}

/* A table's line between two cells, read as a sign: taller than the capital that it might be. */
static gboolean
word_is_rule(const Setting *setting, const Footing *footing, const ReadWord *word) {
  const ReadSymbol *symbol = setting_symbol(setting, word->first);
  return word->count == 1 && symbol->ch == '|' && mark_or_letter(setting->picture, footing, symbol) == '|';
}

static void
set_run(const Setting *setting, guint r, Page *page) {
  const Run *run = setting_run(setting, r);
  for (guint w = run->first; w < run->first + run->count; w++) {
    const ReadWord *word = setting_word(setting, w);
    Footing footing = footing_of(setting, run, word);
    if (!set_word_as_mark(setting, r, w, page)) {
      if (word_is_speck(setting, word) || word_is_rule(setting, &footing, word))
        continue;
      if (w == run->first)
        set_overlooked_mark(setting, &footing, word, page);
      set_word(setting, &footing, w, page);
    }
    set_blank(page);
  }
}

Page *
typeset(const Reading *reading, const Picture *picture) {
  g_autoptr(GArray) runs = ink_measure(reading, picture);
  g_autofree double *stroke = g_new0(double, reading->words->len + 1);
  g_autofree gboolean *bold = g_new0(gboolean, reading->words->len + 1);
  Setting setting = {reading, picture, runs, stroke, bold, 72 / picture->dpi};
  Page *page =
      page_new(pixGetWidth(picture->grey) * setting.scale, pixGetHeight(picture->grey) * setting.scale);
  Box sheet = {0, 0, page->width, page->height};
  g_array_append_val(page->pictures, sheet);
  page->rotation = (int)picture->turned * 90;
  sizes_settle(runs, picture->dpi);
  weigh(&setting);
  for (guint r = 0; r < runs->len; r++)
    set_run(&setting, r, page);
  return page;
}
