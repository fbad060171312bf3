#include "extract/cited.h"

#include <string.h>

#include "extract/dates.h"
#include "extract/study.h"
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
typedef const char *const *Words;

/* The language's lists, looked up once a text. */
typedef struct {
  Words nouns, endings, not, shared, owners, joins, on, verbs, verbs_to_you, you, others, clauses,
      phrase_ends, and, again, carried, passive, label_nouns, mail_dates, oral, by, born;
} CitedWords;

static void
cited_words_read(CitedWords *words, const Language *language) {
  words->nouns = language_words(language, "cited", "nouns");
  words->endings = language_words(language, "cited", "endings");
  words->not = language_words(language, "cited", "not");
  words->shared = language_words(language, "cited", "shared");
  words->owners = language_words(language, "cited", "owners");
  words->joins = language_words(language, "cited", "joins");
  words->on = language_words(language, "cited", "on");
  words->verbs = language_words(language, "cited", "verbs");
  words->verbs_to_you = language_words(language, "cited", "verbs-to-you");
  words->you = language_words(language, "cited", "you");
  words->clauses = language_words(language, "cited", "clauses");
  words->phrase_ends = language_words(language, "cited", "phrase-ends");
  words->others = language_words(language, "cited", "others");
  words->and = language_words(language, "dates", "and");
  words->again = language_words(language, "cited", "again");
  words->carried = language_words(language, "cited", "carried");
  words->passive = language_words(language, "cited", "passive");
  words->label_nouns = language_words(language, "cited", "label-nouns");
  words->oral = language_words(language, "cited", "oral");
  words->by = language_words(language, "cited", "by");
  words->born = language_words(language, "cited", "born");
  words->mail_dates = language_words(language, "cited", "mail-dates");
}

static gboolean
among(Words words, const char *word) {
  for (; *words != NULL; words++)
    if (g_str_equal(*words, word))
      return TRUE;
  return FALSE;
}

/* --- what stands before a date --- */

/* Where text up to end stops when one of the words is taken off its end; NULL: none is there. */
static const char *
without_last(const char *text, const char *end, Words words) {
  while (end > text &&
         (g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))) || strchr(".,:(", end[-1]) != NULL))
    end = g_utf8_prev_char(end);
  const char *shortest = NULL;
  for (; *words != NULL; words++) {
    gsize length = strlen(*words);
    if (length == 0 || length > (gsize)(end - text))
      continue;
    const char *start = end - length;
    gboolean whole = start == text || !word_has(g_utf8_get_char(g_utf8_prev_char(start)));
    if (g_ascii_strncasecmp(start, *words, length) == 0 && whole && (shortest == NULL || start < shortest))
      shortest = start;
  }
  return shortest;
}

static gboolean
is_letter_noun(const CitedWords *words, const char *word) {
  if (among(words->nouns, word))
    return TRUE;
  for (Words ending = words->endings; *ending != NULL; ending++)
    if (g_str_has_suffix(word, *ending))
      return !among(words->not, word);
  return FALSE;
}

/* "uw reactie", "uw uitvoerige reactie". */
static gboolean
has_owner(const CitedWords *words, const char *text, const char *noun) {
  for (guint i = 0; i < 2; i++) {
    g_auto(Word) word = {0};
    if (!word_before(text, noun, &word) || word.beyond_sentence)
      return FALSE;
    if (among(words->owners, word.lower))
      return TRUE;
    noun = word.start;
  }
  return FALSE;
}

/* The noun of a letter within so many words before end, with nothing between that has dates of its own. */
static gboolean
noun_before(const CitedWords *words, const char *text, const char *from, const char *end, guint most) {
  for (guint i = 0; i < most; i++) {
    g_auto(Word) word = {0};
    if (!word_before(text, end, &word) || word.beyond_sentence || word.start < from)
      return FALSE;
    if (is_letter_noun(words, word.lower))
      return !among(words->shared, word.lower) || has_owner(words, text, word.start);
    if (among(words->others, word.lower) || among(words->carried, word.lower) ||
        among(words->clauses, word.lower) || among(words->phrase_ends, word.lower))
      return FALSE;
    end = word.start;
  }
  return FALSE;
}

/* "uw brief van", "the letter that … dated the": from is where the date before this one ended. */
static gboolean
noun_and_join_before(const CitedWords *words, const char *text, const char *from, const char *date) {
  const char *end = date;
  for (const char *c = without_last(text, end, words->joins); c != NULL;
       c = without_last(text, c, words->joins))
    end = c;
  if (end != date)
    return noun_before(words, text, from, end, NOUN_WORDS_MAX);
  const char *on = without_last(text, date, words->on);
  g_auto(Word) last = {
      0}; /* "uw verzoek van 3 mei" is a letter, "uw verzoek op 3 mei …" the beginning of a sentence */
  return word_before(text, on != NULL ? on : date, &last) && !among(words->others, last.lower) &&
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
hear(const CitedWords *words, const char *word, Writing *writing) {
  if (among(words->others, word) || among(words->clauses, word)) {
    writing->verb = writing->verb && !writing->passive;
    writing->verb_to_you = writing->verb_to_you && !writing->passive;
    return FALSE;
  }
  writing->oral |= among(words->oral, word);
  writing->passive |= writing->verb && among(words->passive, word);
  writing->verb |= among(words->verbs, word);
  writing->verb_to_you |= among(words->verbs_to_you, word);
  writing->you |= among(words->you, word);
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
    if (and&&(among(words->you, word.lower) || among(words->phrase_ends, word.lower)))
      return;
    and = among(words->and, word.lower);
    if (!hear(words, word.lower, writing))
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
    gboolean near = i < VERB_WORDS_MAX || among(words->verbs, word.lower);
    if ((near || among(words->others, word.lower) || among(words->clauses, word.lower)) &&
        !hear(words, word.lower, writing))
      return;
    at = word.start;
  }
}

/* "op 20 juni per e-mail": right after the date the way it was sent. */
static gboolean
sent_by_letter(const CitedWords *words, const char *text, Span date) {
  g_auto(Word) by = {0};
  g_auto(Word) noun = {0};
  return word_after(text, text + date.end, &by) && !by.beyond_sentence && among(words->by, by.lower) &&
         word_after(text, by.end, &noun) && !noun.beyond_sentence && is_letter_noun(words, noun.lower);
}

/* "On 3 May you wrote", "as I wrote to you on 3 May", "op 8 januari heb ik u gevraagd". */
static gboolean
written_on(const CitedWords *words, const char *text, const char *from, Span date) {
  Writing writing = {0};
  const char *on = without_last(text, text + date.start, words->on);
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
  const char *at = text + date.end, *label = without_last(text, text + date.start, words->mail_dates);
  if (label != NULL && memchr(label, ':', (gsize)(text + date.start - label)) != NULL)
    return TRUE;
  if (without_last(text, text + date.start, words->on) == NULL)
    return FALSE;
  for (guint i = 0; i < ATTRIBUTION_WORDS_MAX; i++) {
    g_auto(Word) word = {0};
    if (!word_after(text, at, &word))
      return FALSE;
    if (among(words->verbs, word.lower))
      return strchr(word.end, ':') != NULL;
    at = word.end;
  }
  return FALSE;
}

/* --- all of them --- */

/* Between two dates there is nothing but "," and "en van": the second is one of the same list. */
static gboolean
goes_on_list(const CitedWords *words, const char *text, guint from, guint to) {
  const char *end = text + to, *start = text + from;
  const char *join = without_last(text, end, words->joins);
  const char *and = without_last(text, join != NULL && join >= start ? join : end, words->and);
  if (and == NULL || and < start)
    return memchr(start, ',', end - start) != NULL && strspn(start, ", ") == (gsize)(end - start);
  return strspn(start, ", ") == (gsize)(and-start);
}

/* "I wrote on 4 May and again on 9 May", "Op 9 mei nog eens.": beside the date stands one more time. */
static gboolean
once_more(const CitedWords *words, const char *text, const char *from, Span date) {
  const char *on = without_last(text, text + date.start, words->on);
  if (on == NULL)
    return FALSE;
  g_auto(Word) after = {0};
  const char *again = without_last(text, on, words->again);
  return (again != NULL && again >= from) || (word_after(text, text + date.end, &after) &&
                                              !after.beyond_sentence && among(words->again, after.lower));
}

/* Adds the letter of a date; one that is dated after the letter itself is none that it could know. */
static void
add_cited(GArray *found, const PrintedDate *date, const char *letter_date) {
  CitedLetter letter = {0, date->span, date_resolve(date, letter_date)};
  if (letter.iso != NULL && letter_date != NULL && strcmp(letter.iso, letter_date) > 0)
    cited_letter_clear(&letter);
  else
    g_array_append_val(found, letter);
}

/* Dates in the text of a letter, and in the line above a quoted mail. */
static void
find_in_text(GArray *found, const CitedWords *words, const char *text, const Language *language,
             CitedWhere where, const char *letter_date) {
  PrintedDate date = {0};
  guint before = 0;
  gboolean cited = FALSE;
  for (guint from = 0; date_find(text, from, language, &date); from = before = date.span.end) {
    const char *since = text + before;
    if (where == CITED_IN_ATTRIBUTION)
      cited = attributed(words, text, date.span);
    else
      cited = noun_and_join_before(words, text, since, text + date.span.start) ||
              (date.relation != DATE_DAYS_AGO && written_on(words, text, since, date.span)) ||
              (cited && (goes_on_list(words, text, before, date.span.start) ||
                         once_more(words, text, since, date.span)));
    if (cited)
      add_cited(found, &date, letter_date);
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
    if ((is_letter_noun(words, noun.lower) || among(words->label_nouns, noun.lower)) &&
        has_owner(words, text, noun.start)) {
      gboolean more = word_after(text, noun.end, &join);
      if (more && among(words->joins, join.lower))
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
find_in_label(GArray *found, const CitedWords *words, const char *text, const Language *language,
              const char *letter_date) {
  const char *label = label_end(words, text);
  PrintedDate date = {0}, only = {0};
  guint others = 0;
  if (label == NULL)
    return;
  for (guint from = (guint)(label - text); date_find(text, from, language, &date); from = date.span.end) {
    g_autofree char *iso = date_resolve(&date, letter_date);
    if (iso == NULL || g_strcmp0(iso, letter_date) == 0 ||
        without_last(text, text + date.span.start, words->born) != NULL)
      continue;
    only = date;
    others++;
  }
  if (others == 1)
    add_cited(found, &only, letter_date);
}

GArray *
cited_find(const char *text, const Language *language, CitedWhere where, const char *letter_date) {
  GArray *found = g_array_new(FALSE, TRUE, sizeof(CitedLetter));
  g_array_set_clear_func(found, (GDestroyNotify)cited_letter_clear);
  CitedWords words;
  cited_words_read(&words, language);
  if (where == CITED_IN_LABEL)
    find_in_label(found, &words, text, language, letter_date);
  else
    find_in_text(found, &words, text, language, where, letter_date);
  return found;
}

/* How a part may cite; FALSE: it does not speak for the writer. */
static gboolean
part_may_cite(const Part *part, CitedWhere *where) {
  switch (part->kind) {
  case PART_FURNITURE:
    *where = g_strcmp0(part->rung, QUOTED_HEADER_RUNG) == 0 ? CITED_IN_ATTRIBUTION : CITED_IN_LABEL;
    return part->furniture == FURNITURE_REFERENCE || part->furniture == FURNITURE_SIDEBAR;
  case PART_SALUTATION:
  case PART_CLOSING:
  case PART_SIGNATURE:
  case PART_COPY:
  case PART_ENCLOSURE:
    return FALSE;
  default:
    *where = part->division == DIVISION_QUOTED ? CITED_IN_ATTRIBUTION : CITED_IN_TEXT;
    return part->division != DIVISION_ENCLOSURE;
  }
}

static gboolean
is_cited(const Letter *letter, const char *iso) {
  for (guint i = 0; i < letter->cited->len; i++)
    if (g_str_equal(g_array_index(letter->cited, CitedLetter, i).iso, iso))
      return TRUE;
  return FALSE;
}

static void
letter_take_cited(Letter *letter, guint index, const CitedLetter *found) {
  const Part *part = letter_part(letter, index);
  if (found->iso == NULL) {
    g_autoptr(GArray) places = letter_places(letter, part, found->span);
    notice_add(
        letter->notices, "date-unresolved", places->len > 0 ? &g_array_index(places, Place, 0) : NULL,
        "the earlier letter of \"%.*s\" was left out: its year cannot be told without this letter's date",
        (int)(found->span.end - found->span.start), part->text + found->span.start);
  } else if (!is_cited(letter, found->iso)) {
    CitedLetter cited = {index, found->span, g_strdup(found->iso)};
    g_array_append_val(letter->cited, cited);
  }
}

static const Language *
language_of(const Letter *letter, const Part *part, const Languages *languages) {
  const Language *language = languages_find(languages, part->language);
  return language != NULL ? language : languages_find(languages, letter->language);
}

static void
text_cite(Letter *letter, guint index, const Language *language, CitedWhere where) {
  g_autoptr(GArray) found =
      cited_find(letter_part(letter, index)->text, language, where, letter->sent.date.iso);
  for (guint i = 0; i < found->len; i++)
    letter_take_cited(letter, index, &g_array_index(found, CitedLetter, i));
}

/* A row of labels whose values stand in the row below. */
static void
rows_cite(Letter *letter, guint index, const Language *language) {
  CitedWhere where;
  const Part *below = index + 1 < letter->parts->len ? letter_part(letter, index + 1) : NULL;
  if (below == NULL || !part_may_cite(below, &where) || where != CITED_IN_LABEL)
    return;
  const char *labels = letter_part(letter, index)->text;
  g_autofree char *both = g_strconcat(labels, " ", below->text, NULL);
  guint start = (guint)strlen(labels) + 1;
  g_autoptr(GArray) found = cited_find(both, language, CITED_IN_LABEL, letter->sent.date.iso);
  for (guint i = 0; i < found->len; i++) {
    CitedLetter cited = g_array_index(found, CitedLetter, i);
    if (cited.span.start < start)
      continue;
    cited.span = (Span){cited.span.start - start, cited.span.end - start};
    letter_take_cited(letter, index + 1, &cited);
  }
}

static void
part_cite(Letter *letter, guint index, const Languages *languages, CitedWhere where) {
  const Language *language = language_of(letter, letter_part(letter, index), languages);
  if (language == NULL)
    return;
  guint before = letter->cited->len;
  text_cite(letter, index, language, where);
  if (where == CITED_IN_LABEL && letter->cited->len == before)
    rows_cite(letter, index, language);
}

void
letter_cite(Letter *letter, const Languages *languages) {
  g_array_set_size(letter->cited, 0);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < letter->parts->len; i++) {
      CitedWhere where;
      if (part_may_cite(letter_part(letter, i), &where) && (where == CITED_IN_LABEL) == (round == 1))
        part_cite(letter, i, languages, where);
    }
}
