#include "extract/cited.h"

#include <string.h>

#include "extract/cited-model.h"
#include "extract/study.h"

/* Dates that the model finds likelier than this are letters. By cross-validation over the writers of
 * corpus/sheets/tune, where anything from .35 to .50 does as well. */
#define LETTER_PROBABILITY_MIN 0.45

/* A letter whose parts are gone through. */
typedef struct {
  Letter *letter;
  const Languages *languages;
  GHashTable *words; /* Language → CitedWords */
  CitedJudge judge;
  gpointer judge_data;
  LetterDate date;
  gboolean date_seen; /* in running text */
} Citing;

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
take_cited(Citing *citing, guint index, Span span, const char *iso) {
  Letter *letter = citing->letter;
  const Part *part = letter_part(letter, index);
  if (iso == NULL) {
    g_autoptr(GArray) places = letter_places(letter, part, span);
    notice_add(
        letter->notices, "date-unresolved", places->len > 0 ? &g_array_index(places, Place, 0) : NULL,
        "the earlier letter of \"%.*s\" was left out: its year cannot be told without this letter's date",
        (int)(span.end - span.start), part->text + span.start);
  } else if (!is_cited(letter, iso)) {
    CitedLetter cited = {index, span, g_strdup(iso)};
    g_array_append_val(letter->cited, cited);
  }
}

/* The lists of the part's language; NULL: it is none that is known. */
static const CitedWords *
words_of(Citing *citing, const Part *part) {
  const Language *language = languages_find(citing->languages, part->language);
  if (language == NULL)
    language = languages_find(citing->languages, citing->letter->language);
  CitedWords *words = language != NULL ? g_hash_table_lookup(citing->words, language) : NULL;
  if (language != NULL && words == NULL)
    g_hash_table_insert(citing->words, (gpointer)language, words = cited_words_new(language));
  return words;
}

static void
text_cite(Citing *citing, guint index, const CitedWords *words, CitedWhere where) {
  const Part *part = letter_part(citing->letter, index);
  g_autoptr(GArray) found = cited_find(words, part->text, where, &citing->date);
  for (guint i = 0; i < found->len; i++) {
    const DateMention *mention = &g_array_index(found, DateMention, i);
    gboolean cited = mention->cited;
    if (where == CITED_IN_TEXT) {
      const DateInText date = {mention, words, part->text, part->kind, citing->date.iso, !citing->date_seen};
      cited = citing->judge(&date, citing->judge_data);
      citing->date_seen = TRUE;
    }
    if (cited)
      take_cited(citing, index, mention->date.span, mention->iso);
  }
}

/* A row of labels whose values stand in the row below. */
static void
rows_cite(Citing *citing, guint index, const CitedWords *words) {
  CitedWhere where;
  const GPtrArray *parts = citing->letter->parts;
  const Part *below = index + 1 < parts->len ? letter_part(citing->letter, index + 1) : NULL;
  if (below == NULL || !part_may_cite(below, &where) || where != CITED_IN_LABEL)
    return;
  const char *labels = letter_part(citing->letter, index)->text;
  g_autofree char *both = g_strconcat(labels, " ", below->text, NULL);
  guint start = (guint)strlen(labels) + 1;
  g_autoptr(GArray) found = cited_find(words, both, CITED_IN_LABEL, &citing->date);
  for (guint i = 0; i < found->len; i++) {
    const DateMention *mention = &g_array_index(found, DateMention, i);
    Span span = mention->date.span;
    if (span.start >= start)
      take_cited(citing, index + 1, (Span){span.start - start, span.end - start}, mention->iso);
  }
}

static void
part_cite(Citing *citing, guint index, CitedWhere where) {
  const CitedWords *words = words_of(citing, letter_part(citing->letter, index));
  if (words == NULL)
    return;
  guint before = citing->letter->cited->len;
  text_cite(citing, index, words, where);
  if (where == CITED_IN_LABEL && citing->letter->cited->len == before)
    rows_cite(citing, index, words);
}

static LetterDate
date_of_letter(const Letter *letter, const Languages *languages) {
  const DateField *sent = &letter->sent.date;
  PrintedDate printed;
  gboolean found = sent->printed.text != NULL &&
                   date_find(sent->printed.text, 0, languages_find(languages, letter->language), &printed);
  return (LetterDate){sent->iso, found && printed.month_came_first};
}

void
letter_cite_as(Letter *letter, const Languages *languages, CitedJudge judge, gpointer data) {
  g_autoptr(GHashTable) words = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)cited_words_free);
  Citing citing = {letter, languages, words, judge, data, date_of_letter(letter, languages), FALSE};
  g_array_set_size(letter->cited, 0);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < letter->parts->len; i++) {
      CitedWhere where;
      if (part_may_cite(letter_part(letter, i), &where) && (where == CITED_IN_LABEL) == (round == 1))
        part_cite(&citing, i, where);
    }
}

static gboolean
judge_by_rules(const DateInText *date, G_GNUC_UNUSED gpointer data) {
  return date->mention->cited;
}

static gboolean
judge_by_model(const DateInText *date, gpointer data) {
  return cited_model_weigh(data, date) > LETTER_PROBABILITY_MIN;
}

void
letter_cite(Letter *letter, const Languages *languages) {
  const CitedModel *model = languages_cited_model(languages);
  letter_cite_as(letter, languages, model != NULL ? judge_by_model : judge_by_rules, (gpointer)model);
}
