#include "extract/ocr/reading.h"

#include <tesseract/capi.h>

struct Recogniser {
  TessBaseAPI *tesseract;
};

typedef TessResultIterator Results;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Results, TessResultIteratorDelete)

Recogniser *
recogniser_new(const char *languages) {
  g_autoptr(Recogniser) recogniser = g_new0(Recogniser, 1);
  recogniser->tesseract = TessBaseAPICreate();
  TessBaseAPISetVariable(recogniser->tesseract, "debug_file", "/dev/null");
  if (TessBaseAPIInit2(recogniser->tesseract, NULL, languages, OEM_LSTM_ONLY) != 0)
    return NULL;
  TessBaseAPISetPageSegMode(recogniser->tesseract, PSM_AUTO);
  TessBaseAPISetVariable(recogniser->tesseract, "tessedit_do_invert", "0");
  return g_steal_pointer(&recogniser);
}

void
recogniser_free(Recogniser *recogniser) {
  if (!recogniser)
    return;
  TessBaseAPIEnd(recogniser->tesseract);
  TessBaseAPIDelete(recogniser->tesseract);
  g_free(recogniser);
}

static Reading *
reading_new(void) {
  Reading *reading = g_new0(Reading, 1);
  reading->symbols = g_array_new(FALSE, FALSE, sizeof(ReadSymbol));
  reading->words = g_array_new(FALSE, FALSE, sizeof(ReadWord));
  reading->baselines = g_array_new(FALSE, FALSE, sizeof(Baseline));
  return reading;
}

void
reading_free(Reading *reading) {
  if (!reading)
    return;
  g_array_unref(reading->symbols);
  g_array_unref(reading->words);
  g_array_unref(reading->baselines);
  g_free(reading);
}

static Box
box_at(const TessPageIterator *at, TessPageIteratorLevel level) {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  TessPageIteratorBoundingBox(at, level, &x0, &y0, &x1, &y1);
  return (Box){x0, y0, x1, y1};
}

static void
take_line(Reading *reading, const TessPageIterator *at) {
  int x0, y0, x1, y1;
  Box box = box_at(at, RIL_TEXTLINE);
  Baseline baseline = {box.x0, box.y1, box.x1, box.y1};
  if (TessPageIteratorBaseline(at, RIL_TEXTLINE, &x0, &y0, &x1, &y1) && x1 > x0)
    baseline = (Baseline){x0, y0, x1, y1};
  g_array_append_val(reading->baselines, baseline);
}

/* A symbol may be several code points (a letter with its mark); they share its box. */
static void
take_symbol(Reading *reading, const Results *results, const TessPageIterator *at) {
  char *text = TessResultIteratorGetUTF8Text(results, RIL_SYMBOL);
  ReadSymbol symbol = {.box = box_at(at, RIL_SYMBOL)};
  if (text && g_utf8_validate(text, -1, NULL))
    for (const char *letter = text; *letter; letter = g_utf8_next_char(letter)) {
      symbol.ch = g_utf8_get_char(letter);
      if (!g_unichar_isspace(symbol.ch) && !g_unichar_iscntrl(symbol.ch))
        g_array_append_val(reading->symbols, symbol);
    }
  TessDeleteText(text);
}

/* Leaves results at the word's last symbol. */
static void
take_word(Reading *reading, Results *results, const TessPageIterator *at) {
  ReadWord word = {.first = reading->symbols->len,
                   .line = reading->baselines->len - 1,
                   .box = box_at(at, RIL_WORD),
                   .confidence = TessResultIteratorConfidence(results, RIL_WORD)};
  take_symbol(reading, results, at);
  while (!TessPageIteratorIsAtFinalElement(at, RIL_WORD, RIL_SYMBOL) &&
         TessResultIteratorNext(results, RIL_SYMBOL))
    take_symbol(reading, results, at);
  word.count = reading->symbols->len - word.first;
  if (word.count)
    g_array_append_val(reading->words, word);
}

static void
take_all(Reading *reading, Results *results) {
  const TessPageIterator *at = TessResultIteratorGetPageIteratorConst(results);
  do {
    if (TessPageIteratorIsAtBeginningOf(at, RIL_TEXTLINE) || !reading->baselines->len)
      take_line(reading, at);
    take_word(reading, results, at);
  } while (TessResultIteratorNext(results, RIL_SYMBOL));
}

Reading *
recogniser_read(Recogniser *recogniser, const Picture *picture) {
  Reading *reading = reading_new();
  TessBaseAPISetImage2(recogniser->tesseract, picture->grey);
  TessBaseAPISetSourceResolution(recogniser->tesseract, (int)picture->dpi);
  if (TessBaseAPIRecognize(recogniser->tesseract, NULL) == 0) {
    g_autoptr(Results) results = TessBaseAPIGetIterator(recogniser->tesseract);
    if (results)
      take_all(reading, results);
  }
  TessBaseAPIClear(recogniser->tesseract);
  return reading;
}

double
reading_confidence(const Reading *reading) {
  double sum = 0;
  for (guint i = 0; i < reading->words->len; i++) {
    const ReadWord *word = &g_array_index(reading->words, ReadWord, i);
    sum += word->confidence * word->count;
  }
  return reading->symbols->len ? sum / reading->symbols->len : 0;
}

double
reading_baseline(const Reading *reading, guint line, double x) {
  const Baseline *feet = &g_array_index(reading->baselines, Baseline, line);
  return feet->y0 + (feet->y1 - feet->y0) * (x - feet->x0) / MAX(feet->x1 - feet->x0, 1);
}
