#include "extract/label-words.h"

#include "extract/wording.h"
#include "extract/words.h"

#include <string.h>

static const char *const KEY_NAMES[LABEL_KEYS] = {
    "date",      "our-reference", "your-reference", "case-number", "subject",
    "addressee", "sender",        "enclosures",     "copies",      "phone",
    "email",     "organisation",  "first-name",     "last-name",   "other"};

/* A made label has few words, and no more characters than this. */
enum { MADE_WORDS_MAX = 4, MADE_BYTES_MAX = 48 };

static gboolean
listed_read(const Languages *languages, const char *text, LabelKey *key, gsize *length, gboolean *loose) {
  gsize best = 0, covered;
  /* Most texts begin with no label at all. */
  gboolean some = wording_begins(languages, "labels", ANY_KEY, text, NULL);
  for (guint k = 0; some && k < LABEL_KEYS; k++)
    if (wording_begins(languages, "labels", KEY_NAMES[k], text, &covered) && covered > best) {
      best = covered;
      *key = k;
    }
  *length = best;
  *loose = best && wording_begins(languages, "labels", "loose", text, &covered) && covered == best;
  return best > 0;
}

/* Bytes of the word at text, with the full stop of an abbreviation; 0: none begins here. */
static gsize
word_length(const char *text) {
  const char *at = text;
  while (g_unichar_isalpha(g_utf8_get_char(at)) || *at == '-')
    at = g_utf8_next_char(at);
  return at == text ? 0 : (gsize)(at - text) + (*at == '.');
}

/* "kenmerk", "zaaknummer", "ref.": the name of a number, or a compound of one. */
static gboolean
names_number(const Languages *languages, const char *word, gsize length) {
  g_autofree char *lower = text_lower(word, (gssize)length);
  if (g_str_has_suffix(lower, "."))
    lower[strlen(lower) - 1] = '\0';
  for (guint i = 0; i < languages_count(languages); i++) {
    const Language *language = languages_at(languages, i);
    for (const char *const *noun = language_words(language, "labels", "number-nouns"); *noun; noun++)
      if (g_str_equal(*noun, lower))
        return TRUE;
    for (const char *const *ending = language_words(language, "labels", "number-endings"); *ending; ending++)
      if (g_str_has_suffix(lower, *ending))
        return TRUE;
  }
  return FALSE;
}

/* Bytes up to the end of the last number's name among the text's first words; 0: there is none. */
static gsize
number_phrase(const Languages *languages, const char *text) {
  gsize end = 0, at = 0, length;
  for (guint i = 0; i < MADE_WORDS_MAX && (length = word_length(text + at)) > 0; i++) {
    g_autofree char *word = g_strndup(text + at, length);
    gboolean number = names_number(languages, text + at, length);
    if (at + length > MADE_BYTES_MAX || (!number && wording_is(languages, "words", "function", word)))
      break;
    if (number)
      end = at + length;
    at += length + strspn(text + at + length, " ");
  }
  return end;
}

/* "Uw zaaknummer", "our file number"; without an owner ("Parketnummer") it is a case's, and stands by itself.
 */
static gboolean
made_read(const Languages *languages, const char *text, LabelKey *key, gsize *length, gboolean *loose) {
  gsize owner = 0;
  gboolean ours = wording_begins(languages, "labels", "owner-we", text, &owner);
  gboolean yours = !ours && wording_begins(languages, "labels", "owner-you", text, &owner);
  gboolean theirs = !ours && !yours && wording_begins(languages, "labels", "owner-other", text, &owner);
  if (!ours && !yours && !theirs && !g_unichar_isupper(g_utf8_get_char(text)))
    return FALSE;
  gsize blank = owner ? strspn(text + owner, " ") : 0;
  gsize rest = owner && !blank ? 0 : number_phrase(languages, text + owner + blank);
  if (!rest)
    return FALSE;
  *key = ours ? LABEL_OUR_REFERENCE : yours ? LABEL_YOUR_REFERENCE : LABEL_CASE_NUMBER;
  *length = owner + blank + rest;
  *loose = TRUE;
  return TRUE;
}

gboolean
label_words_read(const Languages *languages, const char *text, LabelKey *key, gsize *length,
                 gboolean *loose) {
  LabelKey made_key;
  gsize made_length;
  gboolean made_loose, listed = listed_read(languages, text, key, length, loose);
  gunichar first = g_utf8_get_char(text);
  if (!g_unichar_isalpha(first) || !made_read(languages, text, &made_key, &made_length, &made_loose) ||
      made_length - (text[made_length - 1] == '.') <= *length)
    return listed;
  *key = made_key;
  *length = made_length;
  *loose = made_loose;
  return TRUE;
}
