#include "classify/forms.h"

#include "classify/fold.h"
#include "classify/limits.h"
#include "classify/pack.h"
#include "classify/wildcards.h"

#include <string.h>

/* A word shorter than this stands inside too many others by chance ("eer" in "weer"). */
#define COMPOUND_PART_LETTERS 5
/* A longer tail than this makes another word rather than a form: "aanvraag" + "ster". */
#define FORM_TAIL_BYTES 3
#define SHOWN_WORDS 8
/* A wildcard that catches more of the dictionary than this deserves a look. */
#define WIDE_WILDCARD_WORDS 150

/* What the dictionary says about one term in one topic. */
typedef struct {
  const Topic *topic;
  guint term;
  GPtrArray *forms, *compounds; /* char *, lent */
  guint caught;                 /* by a wildcard */
  GPtrArray *shown;             /* some of those */
} Proposal;

typedef struct {
  const Pack *pack;
  const char *language;
  GHashTable *by_term; /* term + 1 → GPtrArray of Proposal, one for each topic that names it */
  GPtrArray *all;      /* Proposal, in the order of the rules */
} Survey;

/* --- words ------------------------------------------------------------------------------------- */

GPtrArray *
dictionary_words(const char *path, GError **error) {
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, error))
    return NULL;
  GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) {
    gsize length = strcspn(*line, "/\t\r ");
    if (length > 0 && length <= MAX_WORD_BYTES && !g_ascii_isdigit(**line) &&
        g_utf8_validate(*line, length, NULL))
      g_ptr_array_add(words, fold(*line, length));
  }
  return words;
}

/* --- what the rules name ----------------------------------------------------------------------- */

static void
proposal_free(gpointer data) {
  Proposal *proposal = data;
  g_ptr_array_unref(proposal->forms);
  g_ptr_array_unref(proposal->compounds);
  g_ptr_array_unref(proposal->shown);
  g_free(proposal);
}

static void
survey_add_term(Survey *survey, const Topic *topic, guint term) {
  GPtrArray *list = g_hash_table_lookup(survey->by_term, GUINT_TO_POINTER(term + 1));
  if (!list) {
    list = g_ptr_array_new();
    g_hash_table_insert(survey->by_term, GUINT_TO_POINTER(term + 1), list);
  }
  for (guint i = 0; i < list->len; i++)
    if (((Proposal *)g_ptr_array_index(list, i))->topic == topic)
      return;
  Proposal *proposal = g_new0(Proposal, 1);
  *proposal = (Proposal){topic, term, g_ptr_array_new(), g_ptr_array_new(), 0, g_ptr_array_new()};
  g_ptr_array_add(list, proposal);
  g_ptr_array_add(survey->all, proposal);
}

/* Words inside phrases stand beside others, so their forms matter less: only those that stand alone are asked
 * about. */
static void
survey_add_expression(Survey *survey, const Topic *topic, const Expression *expression) {
  if (expression->operator== & operator_word)
    survey_add_term(survey, topic, expression->term);
  if (expression->operator== & operator_phrase || expression->operator== & operator_not)
    return;
  for (guint i = 0; i < expression->part_count; i++)
    survey_add_expression(survey, topic, expression_part(expression, i));
}

static void
survey_add_rules(Survey *survey) {
  for (guint i = 0; i < survey->pack->rules->len; i++) {
    const Rule *rule = g_ptr_array_index(survey->pack->rules, i);
    if (rule->kind == RULE_MATCH && strcmp(rule->language, survey->language) == 0)
      survey_add_expression(survey, rule->topic, rule->expression);
  }
}

/* --- what the dictionary adds ------------------------------------------------------------------ */

/* Whether the topic finds the word already, through any of the terms that it satisfies. */
static gboolean
topic_finds(const Survey *survey, const Topic *topic, const GArray *satisfied) {
  for (guint i = 0; i < satisfied->len; i++) {
    guint term = g_array_index(satisfied, guint, i);
    const GPtrArray *list = g_hash_table_lookup(survey->by_term, GUINT_TO_POINTER(term + 1));
    for (guint j = 0; list && j < list->len; j++)
      if (((Proposal *)g_ptr_array_index(list, j))->topic == topic)
        return TRUE;
  }
  return FALSE;
}

static void
proposal_add(Proposal *proposal, const char *text, char *word) {
  gsize length = strlen(text);
  gboolean is_form = strncmp(word, text, length) == 0 && strlen(word) - length <= FORM_TAIL_BYTES;
  g_ptr_array_add(is_form ? proposal->forms : proposal->compounds, word);
}

static void
survey_propose(const Survey *survey, guint term, char *word, const GArray *satisfied) {
  const GPtrArray *list = g_hash_table_lookup(survey->by_term, GUINT_TO_POINTER(term + 1));
  for (guint i = 0; list && i < list->len; i++) {
    Proposal *proposal = g_ptr_array_index(list, i);
    if (!topic_finds(survey, proposal->topic, satisfied))
      proposal_add(proposal, terms_at(survey->pack->terms, term)->text, word);
  }
}

static void
survey_count_caught(const Survey *survey, char *word, const GArray *satisfied) {
  for (guint i = 0; i < satisfied->len; i++) {
    guint term = g_array_index(satisfied, guint, i);
    const GPtrArray *list = g_hash_table_lookup(survey->by_term, GUINT_TO_POINTER(term + 1));
    if (terms_at(survey->pack->terms, term)->kind < TERM_PREFIX)
      continue;
    for (guint j = 0; list && j < list->len; j++) {
      Proposal *proposal = g_ptr_array_index(list, j);
      /* Every so often one, so that what is shown comes from the whole alphabet. */
      if (proposal->caught++ % (WIDE_WILDCARD_WORDS / SHOWN_WORDS) == 0)
        g_ptr_array_add(proposal->shown, word);
    }
  }
}

/* The plain words of the rules, as insides of others. */
static Wildcards *
survey_insides(const Survey *survey) {
  Wildcards *insides = wildcards_new();
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init(&iter, survey->by_term);
  while (g_hash_table_iter_next(&iter, &key, NULL)) {
    guint index = GPOINTER_TO_UINT(key) - 1;
    const Term *term = terms_at(survey->pack->terms, index);
    if (term->kind == TERM_WORD && g_utf8_strlen(term->text, -1) >= COMPOUND_PART_LETTERS &&
        strlen(term->text) <= MAX_WILDCARD_BYTES)
      wildcards_add(insides, WILDCARD_INFIX, term->text, index);
  }
  return insides;
}

static void
survey_ask(Survey *survey, const GPtrArray *words) {
  g_autoptr(Wildcards) insides = survey_insides(survey);
  g_autoptr(Stems) stems = stems_new();
  g_autoptr(GArray) inside = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GArray) satisfied = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < words->len; i++) {
    char *text = g_ptr_array_index(words, i);
    const Word word = {text, g_intern_string(survey->language), text, NULL};
    g_array_set_size(inside, 0);
    g_array_set_size(satisfied, 0);
    wildcards_match(insides, text, inside);
    terms_match(survey->pack->terms, &word, stems, satisfied);
    survey_count_caught(survey, text, satisfied);
    for (guint j = 0; j < inside->len; j++)
      survey_propose(survey, g_array_index(inside, guint, j), text, satisfied);
  }
}

/* --- telling ----------------------------------------------------------------------------------- */

static void
append_words(GString *report, const char *what, const GPtrArray *words) {
  if (words->len == 0)
    return;
  g_string_append_printf(report, " %s", what);
  for (guint i = 0; i < MIN(words->len, SHOWN_WORDS); i++)
    g_string_append_printf(report, "%s %s", i > 0 ? "," : "", (char *)g_ptr_array_index(words, i));
  if (words->len > SHOWN_WORDS)
    g_string_append_printf(report, " and %u more", words->len - SHOWN_WORDS);
  g_string_append_c(report, ';');
}

static gboolean
proposal_tell(const Proposal *proposal, const Survey *survey, GString *report) {
  const char *text = terms_at(survey->pack->terms, proposal->term)->text;
  gboolean wide = proposal->caught > WIDE_WILDCARD_WORDS;
  if (!wide && proposal->forms->len + proposal->compounds->len == 0)
    return FALSE;
  g_string_append_printf(report, "%s %s %s:", proposal->topic->id, survey->language, text);
  append_words(report, "forms", proposal->forms);
  append_words(report, "compounds", proposal->compounds);
  if (wide) {
    g_string_append_printf(report, " this wildcard catches %u words;", proposal->caught);
    append_words(report, "such as", proposal->shown);
  }
  report->str[report->len - 1] = '\n';
  return TRUE;
}

guint
pack_forms(const Pack *pack, const char *language, const GPtrArray *words, GString *report) {
  g_autoptr(GHashTable) by_term =
      g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(proposal_free);
  Survey survey = {pack, language, by_term, all};
  guint lines = 0;
  survey_add_rules(&survey);
  survey_ask(&survey, words);
  for (guint i = 0; i < all->len; i++)
    lines += proposal_tell(g_ptr_array_index(all, i), &survey, report) ? 1 : 0;
  return lines;
}
