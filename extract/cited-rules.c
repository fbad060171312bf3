#include "extract/cited-rules.h"

#include <string.h>

#include "extract/words.h"

/*
 * How far noun and date, or date and verb, may stand apart, in words: "de brief van de staatssecretaris van
 * Justitie en Veiligheid van 3 maart", "op 3 maart 2024 schreef u". Set by hand on the seed, development and
 * real letters.
 */
#define NOUN_WORDS_MAX 10
#define VERB_WORDS_MAX 6
#define SURE_VERB_WORDS_MAX 8 /* of those that tell of a letter by themselves */
#define ATTRIBUTION_WORDS_MAX 12

/* --- what stands before a date --- */

/* The noun of a letter within so many words before end, with nothing between that has dates of its own. */
static gboolean
noun_before(const CitedWords *words, const char *text, const char *from, const char *end, guint most) {
  for (guint i = 0; i < most; i++) {
    g_auto(Word) word = {0};
    if (!word_before(text, end, &word) || word.beyond_sentence || word.start < from)
      return FALSE;
    guint classes = cited_classes(words, word.lower);
    if (classes & CITED_NOUN)
      return !(classes & CITED_SHARED) || cited_has_owner(words, text, word.start);
    if (classes & (CITED_OTHER | CITED_CARRIED | CITED_CLAUSE | CITED_PHRASE_END))
      return FALSE;
    end = word.start;
  }
  return FALSE;
}

/* "uw brief van", "the letter that … dated the": from is where the date before this one ended. */
static gboolean
noun_and_join_before(const CitedWords *words, const char *text, const char *from, const char *date) {
  const char *end = date;
  for (const char *c = cited_without_last(text, end, words->joins); c != NULL;
       c = cited_without_last(text, c, words->joins))
    end = c;
  if (end != date)
    return noun_before(words, text, from, end, NOUN_WORDS_MAX);
  const char *on = cited_without_last(text, date, words->on);
  g_auto(Word) last = {
      0}; /* "uw verzoek van 3 mei" is a letter, "uw verzoek op 3 mei …" the beginning of a sentence */
  return word_before(text, on != NULL ? on : date, &last) &&
         !(cited_classes(words, last.lower) & CITED_OTHER) &&
         noun_before(words, text, from, on != NULL ? on : date, 1);
}

/* --- who wrote on a date --- */

/* What the words beside a date say of writing. */
typedef struct {
  gboolean verb, verb_to_you, you, passive, oral;
} Writing;

/*
 * Takes in one word; FALSE: the search ends here. What "was sent" is the thing sent, not a letter: a
 * decision, a report; "you sent us the report" was a letter too.
 */
static gboolean
hear(guint classes, Writing *writing) {
  if (classes & (CITED_OTHER | CITED_CLAUSE)) {
    writing->verb = writing->verb && !writing->passive;
    writing->verb_to_you = writing->verb_to_you && !writing->passive;
    return FALSE;
  }
  writing->oral |= (classes & CITED_ORAL) != 0;
  writing->passive |= writing->verb && (classes & CITED_PASSIVE);
  writing->verb |= (classes & CITED_VERB) != 0;
  writing->verb_to_you |= (classes & CITED_VERB_TO_YOU) != 0;
  writing->you |= (classes & CITED_YOU) != 0;
  return TRUE;
}

static void
hear_after(const CitedWords *words, const char *text, const char *at, Writing *writing) {
  gboolean and = FALSE;
  for (guint i = 0; i < VERB_WORDS_MAX; i++) {
    g_auto(Word) word = {0};
    if (!word_after(text, at, &word) || word.beyond_sentence)
      return;
    /* "… on 3 May and you sent us …" goes on with something else. */
    guint classes = cited_classes(words, word.lower);
    if (and&&(classes & (CITED_YOU | CITED_PHRASE_END)))
      return;
    and = (classes & CITED_AND) != 0;
    if (!hear(classes, writing))
      return;
    at = word.end;
  }
}

static void
hear_before(const CitedWords *words, const char *text, const char *from, const char *at, Writing *writing) {
  for (guint i = 0; i < SURE_VERB_WORDS_MAX; i++) {
    g_auto(Word) word = {0};
    if (!word_before(text, at, &word) || word.beyond_sentence || word.start < from)
      return;
    guint classes = cited_classes(words, word.lower);
    gboolean near = i < VERB_WORDS_MAX || (classes & (CITED_VERB | CITED_OTHER | CITED_CLAUSE));
    if (near && !hear(classes, writing))
      return;
    at = word.start;
  }
}

/* "op 20 juni per e-mail": right after the date the way it was sent. */
static gboolean
sent_by_letter(const CitedWords *words, const char *text, Span date) {
  g_auto(Word) by = {0};
  g_auto(Word) noun = {0};
  return word_after(text, text + date.end, &by) && !by.beyond_sentence &&
         (cited_classes(words, by.lower) & CITED_BY) && word_after(text, by.end, &noun) &&
         !noun.beyond_sentence && (cited_classes(words, noun.lower) & CITED_NOUN);
}

/* "On 3 May you wrote", "as I wrote to you on 3 May", "op 8 januari heb ik u gevraagd". */
static gboolean
written_on(const CitedWords *words, const char *text, const char *from, Span date) {
  Writing writing = {0};
  const char *on = cited_without_last(text, text + date.start, words->on);
  if (on == NULL)
    return FALSE;
  hear_before(words, text, from, on, &writing);
  hear_after(words, text, text + date.end, &writing);
  return !writing.oral &&
         (writing.verb || sent_by_letter(words, text, date) || (writing.verb_to_you && writing.you));
}

/* The line above a quoted mail: "On 3 May at 10:12, J. Doe wrote:"; or its printed header: "Sent: 3 May
 * 10:12". */
static gboolean
attributed(const CitedWords *words, const char *text, Span date) {
  const char *at = text + date.end, *label = cited_without_last(text, text + date.start, words->mail_dates);
  if (label != NULL && memchr(label, ':', (gsize)(text + date.start - label)) != NULL)
    return TRUE;
  if (cited_without_last(text, text + date.start, words->on) == NULL)
    return FALSE;
  for (guint i = 0; i < ATTRIBUTION_WORDS_MAX; i++) {
    g_auto(Word) word = {0};
    if (!word_after(text, at, &word))
      return FALSE;
    if (cited_classes(words, word.lower) & CITED_VERB)
      return strchr(word.end, ':') != NULL;
    at = word.end;
  }
  return FALSE;
}

/* --- all of them --- */

gboolean
cited_goes_on_list(const CitedWords *words, const char *text, guint from, guint to) {
  const char *end = text + to, *start = text + from;
  const char *join = cited_without_last(text, end, words->joins);
  const char *and = cited_without_last(text, join != NULL && join >= start ? join : end, words->and);
  if (and == NULL || and < start)
    return memchr(start, ',', end - start) != NULL && strspn(start, ", ") == (gsize)(end - start);
  return strspn(start, ", ") == (gsize)(and-start);
}

/* "I wrote on 4 May and again on 9 May", "Op 9 mei nog eens.": beside the date stands one more time. */
static gboolean
once_more(const CitedWords *words, const char *text, const char *from, Span date) {
  const char *on = cited_without_last(text, text + date.start, words->on);
  if (on == NULL)
    return FALSE;
  g_auto(Word) after = {0};
  const char *again = cited_without_last(text, on, words->again);
  return (again != NULL && again >= from) ||
         (word_after(text, text + date.end, &after) && !after.beyond_sentence &&
          (cited_classes(words, after.lower) & CITED_AGAIN));
}

void
date_mention_clear(DateMention *mention) {
  g_free(mention->iso);
}

static gboolean
is_after(const char *iso, const LetterDate *letter) {
  return iso != NULL && letter->iso != NULL && strcmp(iso, letter->iso) > 0;
}

/* The day of a date; 04/05/2024 is read as the letter writes its own, and never as a day to come. */
static char *
day_of(const PrintedDate *date, const LetterDate *letter) {
  char *iso = date_resolve(date, letter->iso);
  if (!date->ambiguous || !(letter->month_first || is_after(iso, letter)))
    return iso;
  PrintedDate turned = *date;
  turned.day = date->month;
  turned.month = date->day;
  char *turned_iso = date_resolve(&turned, letter->iso);
  gboolean better = turned_iso != NULL && !is_after(turned_iso, letter);
  g_free(better ? iso : turned_iso);
  return better ? turned_iso : iso;
}

/* Adds a date; one after the letter itself is no letter that it could know. */
static void
add_mention(GArray *found, const PrintedDate *date, guint since, gboolean cited, const LetterDate *letter) {
  DateMention mention = {*date, day_of(date, letter), since, cited};
  if (is_after(mention.iso, letter))
    date_mention_clear(&mention);
  else
    g_array_append_val(found, mention);
}

/* Dates in the text of a letter, and in the line above a quoted mail. */
static void
find_in_text(GArray *found, const CitedWords *words, const char *text, CitedWhere where,
             const LetterDate *letter) {
  PrintedDate date = {0};
  guint before = 0;
  gboolean cited = FALSE;
  for (guint from = 0; date_find(text, from, words->language, &date); from = before = date.span.end) {
    const char *since = text + before;
    if (where == CITED_IN_ATTRIBUTION)
      cited = attributed(words, text, date.span);
    else
      cited = noun_and_join_before(words, text, since, text + date.span.start) ||
              (date.relation != DATE_DAYS_AGO && written_on(words, text, since, date.span)) ||
              (cited && (cited_goes_on_list(words, text, before, date.span.start) ||
                         once_more(words, text, since, date.span)));
    add_mention(found, &date, before, cited, letter);
  }
}

/* Where the label ("Uw brief van") ends in a row of references; NULL: the row has none. */
static const char *
label_end(const CitedWords *words, const char *text) {
  const char *at = text;
  for (;;) {
    g_auto(Word) noun = {0};
    g_auto(Word) join = {0};
    if (!word_after(text, at, &noun))
      return NULL;
    if ((cited_classes(words, noun.lower) & (CITED_NOUN | CITED_LABEL_NOUN)) &&
        cited_has_owner(words, text, noun.start)) {
      gboolean more = word_after(text, noun.end, &join);
      if (more && (cited_classes(words, join.lower) & CITED_JOIN))
        return join.end;
      /* "Uw bericht" alone labels too; "in uw brief behandelen" does not. */
      if (more && !g_unichar_islower(g_utf8_get_char(join.start)))
        return noun.end;
    }
    at = noun.end;
  }
}

/*
 * A row of references: the labels may stand apart from what they label, so the date is the only one after the
 * label that is not the letter's own.
 */
static void
find_in_label(GArray *found, const CitedWords *words, const char *text, const LetterDate *letter) {
  const char *label = label_end(words, text);
  PrintedDate date = {0}, only = {0};
  guint others = 0;
  if (label == NULL)
    return;
  for (guint from = (guint)(label - text); date_find(text, from, words->language, &date);
       from = date.span.end) {
    g_autofree char *iso = day_of(&date, letter);
    if (iso == NULL || g_strcmp0(iso, letter->iso) == 0 ||
        cited_without_last(text, text + date.span.start, words->born) != NULL)
      continue;
    only = date;
    others++;
  }
  if (others == 1)
    add_mention(found, &only, 0, TRUE, letter);
}

GArray *
cited_find(const CitedWords *words, const char *text, CitedWhere where, const LetterDate *letter) {
  GArray *found = g_array_new(FALSE, TRUE, sizeof(DateMention));
  g_array_set_clear_func(found, (GDestroyNotify)date_mention_clear);
  if (where == CITED_IN_LABEL)
    find_in_label(found, words, text, letter);
  else
    find_in_text(found, words, text, where, letter);
  return found;
}
