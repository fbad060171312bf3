#include "extract/legible.h"

#include "extract/dictionary.h"

#include <string.h>

/* Measured on born-digital letters of nine producers, scans with and without a hidden layer, and maps shifted
   or removed. */
#define GARBLED_SHARE 0.2       /* of the characters stand for nothing */
#define SCAN_COVER 0.5          /* a picture that covers so much of the page may be a scan */
#define STAMP_GLYPHS 60         /* so few characters on a scan are a stamp or a fax line, not its text */
#define WORDS_MIN 30            /* fewer words prove nothing */
#define WORDS_ENOUGH 120        /* more tell no better */
#define SCAN_FUNCTION_SHARE 0.2 /* function words among a hidden layer's words; language has 0.3 to 0.5 */
#define SCAN_KNOWN_SHARE 0.72   /* of its longer words are in a dictionary: good layers 0.85, bad ones 0.5 */
#define LONGER_LETTERS 4
#define TEXT_FUNCTION_SHARE 0.02 /* among a born-digital page's words: lists and names have few */
#define VOWELS_LOW 0.25          /* vowels among the letters of a language lie between */
#define VOWELS_HIGH 0.58

/* --- characters --- */

static gboolean
glyph_counts(const Glyph *glyph) {
  return !(glyph->flags & (GLYPH_SPACE | GLYPH_INVISIBLE));
}

/* Characters that no letter is written with: the sign for unknown, private ones, controls, boxes and
 * geometric shapes. */
static gboolean
stands_for_nothing(gunichar ch) {
  return ch == 0xFFFD || ch < 0x20 || (ch >= 0x7F && ch < 0xA0) || (ch >= 0xE000 && ch <= 0xF8FF) ||
         ch >= 0xF0000 || (ch >= 0x2500 && ch <= 0x259F);
}

static double
picture_cover(const Page *page) {
  double most = 0;
  for (guint i = 0; i < page->pictures->len; i++) {
    Box box = g_array_index(page->pictures, Box, i), sheet = {0, 0, page->width, page->height};
    double width = MAX(box_overlap_x(box, sheet), 0), height = MAX(box_overlap_y(box, sheet), 0);
    most = MAX(most, width * height / (page->width * page->height));
  }
  return most;
}

/* --- words --- */

typedef struct {
  guint words, function; /* words of letters alone; those that a language is held together by */
  guint letters, vowels;
  guint longer, known; /* longer words that a dictionary was asked for; those it has */
  const Languages *languages;
  Dictionaries *dictionaries; /* NULL: not asked */
} Count;

/* The ASCII vowels by their places in the alphabet. */
#define BIT(letter) (1u << ((letter)&0x1F))
#define VOWELS (BIT('a') | BIT('e') | BIT('i') | BIT('o') | BIT('u') | BIT('y'))

/* Of a letter. */
static gboolean
is_vowel(gunichar ch) {
  gunichar plain[8];
  if (ch < 128)
    return (VOWELS >> (ch & 0x1F) & 1) != 0;
  gsize n = g_unichar_fully_decompose(g_unichar_tolower(ch), TRUE, plain, G_N_ELEMENTS(plain));
  return n && plain[0] < 128 && strchr("aeiouy", (int)plain[0]) != NULL;
}

static gboolean
is_letter(gunichar ch) {
  return ch < 128 ? g_ascii_isalpha((char)ch) : g_unichar_isalpha(ch);
}

static void
append_lower(GString *word, gunichar ch) {
  if (ch < 128)
    g_string_append_c(word, g_ascii_tolower((char)ch));
  else
    g_string_append_unichar(word, g_unichar_tolower(ch));
}

static gboolean
glyph_goes_on(const Glyph *before, const Glyph *glyph) {
  double height = MAX(glyph->y1 - glyph->y0, 1);
  return !(before->flags & GLYPH_SPACE) && glyph->x0 - before->x1 < 0.33 * height &&
         glyph->x0 > before->x0 - height && box_overlap_y(glyph_box(before), glyph_box(glyph)) > 0;
}

/* Only a layer over a scan is held against the dictionary, since loading one takes longer than reading a
 * page. */
static void
count_known(Count *count, const char *word) {
  if (!count->dictionaries || g_utf8_strlen(word, -1) < LONGER_LETTERS)
    return;
  WordVerdict verdict = dictionaries_look_up_any(count->dictionaries, word);
  count->longer += verdict != NO_DICTIONARY;
  count->known += verdict == WORD_KNOWN;
}

static void
count_word(Count *count, GString *word) {
  if (word->len >= 2 && g_utf8_strlen(word->str, -1) >= 2) {
    count->words++;
    count->function += languages_have_function_word(count->languages, word->str);
    count_known(count, word->str);
  }
  g_string_truncate(word, 0);
}

static void
count_words(Count *count, const Page *page) {
  g_autoptr(GString) word = g_string_new(NULL);
  for (guint i = 0; i < page->glyphs->len && count->words < WORDS_ENOUGH; i++) {
    const Glyph *glyph = page_glyph(page, i);
    if (word->len && !(i && glyph_goes_on(page_glyph(page, i - 1), glyph)))
      count_word(count, word);
    if (!glyph_counts(glyph))
      continue;
    if (!is_letter(glyph->ch)) {
      count_word(count, word);
      continue;
    }
    count->letters++;
    count->vowels += is_vowel(glyph->ch);
    append_lower(word, glyph->ch);
  }
  count_word(count, word);
}

/* A hidden layer must read as language; a page that draws its text is doubted only when its letters do not
   even mix as a language's do. */
static gboolean
reads_as_language(const Page *page, const Languages *languages, gboolean scan) {
  Dictionaries *dictionaries = scan ? languages_dictionaries(languages) : NULL;
  Count count = {.languages = languages, .dictionaries = dictionaries};
  count_words(&count, page);
  if (count.words < WORDS_MIN)
    return TRUE;
  double share = (double)count.function / count.words, vowels = (double)count.vowels / count.letters;
  if (scan)
    return share >= SCAN_FUNCTION_SHARE && count.known >= SCAN_KNOWN_SHARE * count.longer;
  return share >= TEXT_FUNCTION_SHARE || (vowels >= VOWELS_LOW && vowels <= VOWELS_HIGH);
}

Legibility
page_legibility(const Page *page, const Languages *languages) {
  guint glyphs = 0, nothing = 0;
  for (guint i = 0; i < page->glyphs->len; i++)
    if (glyph_counts(page_glyph(page, i))) {
      glyphs++;
      nothing += stands_for_nothing(page_glyph(page, i)->ch);
    }
  gboolean scan = picture_cover(page) >= SCAN_COVER;
  if (glyphs == 0)
    return page->pictures->len ? LEGIBLE_PICTURES : LEGIBLE_BLANK;
  if (nothing > GARBLED_SHARE * glyphs)
    return LEGIBLE_GARBLED;
  if (scan && glyphs < STAMP_GLYPHS)
    return LEGIBLE_PICTURES;
  return reads_as_language(page, languages, scan) ? LEGIBLE : LEGIBLE_GIBBERISH;
}
