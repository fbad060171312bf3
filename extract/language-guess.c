#include "extract/language.h"

#include <string.h>

#include "extract/words.h"

/*
 * When a language stands out. Running Dutch, English, German and French text has 35 to 50 function words in a
 * hundred; addresses, names and tables under 10.
 */
#define WORDS_MIN 6
#define FUNCTION_WORDS_MIN_PER_CENT 12
#define FUNCTION_WORDS_MORE 2 /* than any other language: languages share words */
#define BYTES_ENOUGH 3000

static gboolean
is_of_word(gunichar ch) {
  if (ch < 128)
    return g_ascii_isalpha((char)ch) || ch == '\'';
  return g_unichar_isalpha(ch) || g_unichar_ismark(ch) || ch == '\'' || ch == 0x2019;
}

/* The words of lower-cased text, cut out in place, the typographic apostrophe made plain. */
static GPtrArray *
cut_words(char *text) {
  GPtrArray *words = g_ptr_array_new();
  char *to = text, *start = NULL;
  for (const char *c = text; *c != '\0';) {
    gunichar ch = (*c & 0x80) == 0 ? (gunichar)*c : g_utf8_get_char(c);
    c = g_utf8_next_char(c);
    if (is_of_word(ch)) {
      start = start != NULL ? start : to;
      if (ch < 128)
        *to++ = (char)ch;
      else
        to += g_unichar_to_utf8(ch == 0x2019 ? '\'' : ch, to);
    } else if (start != NULL) {
      *to++ = '\0';
      g_ptr_array_add(words, start);
      start = NULL;
    }
  }
  *to = '\0';
  if (start != NULL)
    g_ptr_array_add(words, start);
  return words;
}

/* How many of the words are function words of each language. */
static void
count_function_words(const Languages *languages, const GPtrArray *words, guint counts[LANGUAGES_MAX]) {
  for (guint i = 0; i < words->len; i++) {
    guint set = languages_of_function_word(languages, g_ptr_array_index(words, i));
    for (guint language = 0; set != 0; set >>= 1, language++)
      counts[language] += set & 1;
  }
}

const char *
language_guess(const Languages *languages, const char *text, const char *fallback) {
  /* The beginning tells as well as the whole. */
  const char *end = strlen(text) > BYTES_ENOUGH ? g_utf8_find_prev_char(text, text + BYTES_ENOUGH) : NULL;
  g_autofree char *lower = text_lower(text, end != NULL ? end - text : -1);
  g_autoptr(GPtrArray) words = cut_words(lower);
  const char *best = NULL;
  guint most = 0, second = 0, counts[LANGUAGES_MAX] = {0};
  if (words->len >= WORDS_MIN)
    count_function_words(languages, words, counts);
  for (guint i = 0; i < MIN(languages_count(languages), LANGUAGES_MAX); i++) {
    guint count = counts[i];
    if (count > most) {
      second = most;
      most = count;
      best = language_tag(languages_at(languages, i));
    } else {
      second = MAX(second, count);
    }
  }
  gboolean stands_out =
      most >= second + FUNCTION_WORDS_MORE && most * 100 >= words->len * FUNCTION_WORDS_MIN_PER_CENT;
  return stands_out ? best : g_intern_string(fallback);
}

/* Running text tells a language; names, addresses and labels do not. */
static gboolean
tells_language(const Part *part) {
  switch (part->kind) {
  case PART_FURNITURE:
  case PART_SIGNATURE:
  case PART_COPY:
  case PART_ENCLOSURE:
    return FALSE;
  default:
    return TRUE;
  }
}

static const char *
letter_guess(const Languages *languages, const Letter *letter) {
  g_autoptr(GString) body = g_string_new(NULL);
  for (guint i = 0; i < letter->parts->len; i++) {
    const Part *part = letter_part(letter, i);
    if (tells_language(part) && part->division <= DIVISION_LETTER && body->len <= BYTES_ENOUGH)
      g_string_append(g_string_append(body, part->text), " ");
  }
  return language_guess(languages, body->str, "und");
}

void
language_mark(const Languages *languages, Letter *letter) {
  if (letter->language == NULL || g_str_equal(letter->language, "und"))
    letter->language = letter_guess(languages, letter);
  for (guint i = 0; i < letter->parts->len; i++) {
    Part *part = letter_part(letter, i);
    if (part->language != NULL)
      continue;
    part->language = letter->language;
    if (tells_language(part))
      part->language = language_guess(languages, part->text, letter->language);
  }
}
