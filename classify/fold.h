/* Folding makes one form of the spellings that count as the same word: NFKC, small letters, no accents, ASCII
 * quotes. */
#pragma once

#include <glib.h>

/* Whether the bytes are UTF-8 without a zero among them; ASCII, which most are, costs little. A zero follows
 * them. */
gboolean text_is_utf8(const char *text, gsize length);

/* Whether a character can stand in a word: letters, digits, marks, and invisible format characters such as
 * U+00AD. */
gboolean char_is_of_word(gunichar ch);

/* Whether a character joins two runs into one word when it stands single between them: ' - . / and their
 * like. */
gboolean char_joins_word(gunichar ch);

/* The end of the word that begins at text, or text itself when none does; never past end. */
const char *word_end(const char *text, const char *end);

/* Appends the folded form of the bytes to folded. */
void fold_append(GString *folded, const char *text, gsize length);

/* The folded form. Free with g_free. */
char *fold(const char *text, gsize length);
