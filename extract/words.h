/* The words of a text one by one, forwards and backwards, and where its sentences end. */
#pragma once

#include <glib.h>

/* One word; begin with {0}, clear after each. */
typedef struct {
  const char *start, *end;  /* in the text */
  char *lower;              /* its lower-case form, typographic apostrophes made plain */
  gboolean beyond_sentence; /* a sentence ended between it and where the search stood */
} Word;

void word_clear(Word *word);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Word, word_clear)

/* Text (length bytes; below 0: up to its NUL) in lower case, as g_utf8_strdown gives it in the C locale, but
 * fast on what letters are made of; free with g_free. */
char *text_lower(const char *text, gssize length);

/* Does any letter stand in it? Rules of dots and underscores have none. */
gboolean text_has_letter(const char *text);

/* May this character stand in a word? Letters, digits, marks, and - \' ’ / & between them. */
gboolean word_has(gunichar ch);

/* The word that ends at or before at; FALSE when none does. */
gboolean word_before(const char *text, const char *at, Word *word);

/* The word that begins at or after at; FALSE when none does. */
gboolean word_after(const char *text, const char *at, Word *word);
