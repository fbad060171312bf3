#include "corpus/evaluate.h"

#include "classify/score.h"
#include "corpus/tally.h"

#include <string.h>

/* Words that came with fewer missed letters than this tell nothing. */
#define WORD_IN_LETTERS_MIN 2
#define WORDS_SHOWN 8
#define WORD_LETTERS_MIN 4

/* What a rule did. Letters in which its topic is optional do not count. */
typedef struct {
  guint right, wrong;                   /* letters with and without the topic in which it held */
  guint decisive_right, decisive_wrong; /* of those: without it the topic would not be raised */
} RuleTally;

/* A topic that a letter raises and the rules did not find. */
typedef struct {
  char *letter;
  char *nearest; /* "1.5 points of 2 through weak" */
} Miss;

typedef struct {
  Tally tally;
  GPtrArray *misses;        /* Miss */
  GHashTable *missed_words; /* word → number of missed letters it stands in */
} TopicTally;

struct Evaluation {
  const Pack *pack;
  TopicTally *topics;               /* by the topic's index */
  GHashTable *rules;                /* Rule → RuleTally */
  GHashTable *by_language;          /* language → Tally */
  GHashTable *confusions;           /* "missed → found instead" → count */
  GHashTable *words;                /* word → number of letters it stands in */
  guint letters, quiet, left_alone; /* quiet: letters without any topic */
};

/* --- owning ------------------------------------------------------------------------------------ */

static void
miss_free(gpointer data) {
  Miss *miss = data;
  g_free(miss->letter);
  g_free(miss->nearest);
  g_free(miss);
}

static GHashTable *
counts_new(void) {
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void
count_up(GHashTable *counts, const char *key) {
  guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
  g_hash_table_insert(counts, g_strdup(key), GUINT_TO_POINTER(count + 1));
}

static guint
count_of(GHashTable *counts, const char *key) {
  return GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
}

Evaluation *
evaluation_new(const Pack *pack) {
  Evaluation *evaluation = g_new0(Evaluation, 1);
  evaluation->pack = pack;
  evaluation->topics = g_new0(TopicTally, pack->topics->len);
  for (guint i = 0; i < pack->topics->len; i++) {
    evaluation->topics[i].misses = g_ptr_array_new_with_free_func(miss_free);
    evaluation->topics[i].missed_words = counts_new();
  }
  evaluation->rules = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
  evaluation->by_language = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  evaluation->confusions = counts_new();
  evaluation->words = counts_new();
  return evaluation;
}

void
evaluation_free(Evaluation *evaluation) {
  if (!evaluation)
    return;
  for (guint i = 0; i < evaluation->pack->topics->len; i++) {
    g_ptr_array_unref(evaluation->topics[i].misses);
    g_hash_table_unref(evaluation->topics[i].missed_words);
  }
  g_free(evaluation->topics);
  g_hash_table_unref(evaluation->rules);
  g_hash_table_unref(evaluation->by_language);
  g_hash_table_unref(evaluation->confusions);
  g_hash_table_unref(evaluation->words);
  g_free(evaluation);
}

/* --- counting ---------------------------------------------------------------------------------- */

static RuleTally *
rule_tally(const Evaluation *evaluation, const Rule *rule) {
  RuleTally *tally = g_hash_table_lookup(evaluation->rules, rule);
  if (!tally) {
    tally = g_new0(RuleTally, 1);
    g_hash_table_insert(evaluation->rules, (gpointer)rule, tally);
  }
  return tally;
}

static void
count_rules(const Evaluation *evaluation, const TopicScore *score, gboolean wanted) {
  for (guint i = 0; i < score->rules->len; i++) {
    const RuleScore *rule = g_ptr_array_index(score->rules, i);
    RuleTally *tally = rule_tally(evaluation, rule->rule);
    gboolean decisive = rule->points > 0 && topic_score_hangs_on(score, rule);
    *(wanted ? &tally->right : &tally->wrong) += 1;
    *(wanted ? &tally->decisive_right : &tally->decisive_wrong) += decisive ? 1 : 0;
  }
}

static char *
score_nearest(const TopicScore *score) {
  char points[G_ASCII_DTOSTR_BUF_SIZE], threshold[G_ASCII_DTOSTR_BUF_SIZE];
  if (score->rules->len == 0)
    return g_strdup("no rule held");
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "%s points of %s through", number_write(score->points, points),
                         number_write(score->topic->threshold, threshold));
  for (guint i = 0; i < score->rules->len; i++) {
    const RuleScore *rule = g_ptr_array_index(score->rules, i);
    g_string_append_printf(text, " %s", rule->rule->name);
  }
  if (score->barred_by)
    g_string_append_printf(text, ", barred by %s", score->barred_by->name);
  return g_string_free(text, FALSE);
}

/* The distinct words of a letter in the default zones. */
static GHashTable *
reading_words(const Reading *reading) {
  GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < reading->tokens->len; i++) {
    const Token *token = reading_token(reading, i);
    if (token->form_count == 0 || !(reading_paragraph_at(reading, i)->zone & ZONES_DEFAULT))
      continue;
    const char *word = reading_word(reading, g_array_index(reading->forms, guint, token->first_form))->text;
    if (g_utf8_strlen(word, -1) >= WORD_LETTERS_MIN)
      g_hash_table_add(words, g_strdup(word));
  }
  return words;
}

static void
count_words(GHashTable *counts, GHashTable *words) {
  GHashTableIter iter;
  gpointer word;
  g_hash_table_iter_init(&iter, words);
  while (g_hash_table_iter_next(&iter, &word, NULL))
    count_up(counts, word);
}

static void
topic_add_miss(TopicTally *topic, const TopicScore *score, const Gold *gold, GHashTable *words) {
  Miss *miss = g_new(Miss, 1);
  *miss = (Miss){g_strdup(gold->name), score_nearest(score)};
  g_ptr_array_add(topic->misses, miss);
  count_words(topic->missed_words, words);
}

static Tally *
language_tally(const Evaluation *evaluation, const char *language) {
  Tally *tally = g_hash_table_lookup(evaluation->by_language, language);
  if (!tally) {
    tally = g_new0(Tally, 1);
    g_hash_table_insert(evaluation->by_language, g_strdup(language), tally);
  }
  return tally;
}

/* Counts one topic of one letter; its outcome goes into missed or alarmed (ids, lent). Returns whether it was
 * raised. */
static gboolean
count_topic(const Evaluation *evaluation, const TopicScore *score, const Gold *gold, GPtrArray *missed,
            GPtrArray *alarmed) {
  TopicTally *topic = &evaluation->topics[score->topic->index];
  Tally *language = language_tally(evaluation, gold->language);
  gboolean raised = topic_score_raises(score), wanted = g_hash_table_contains(gold->topics, score->topic->id);
  if (!wanted && g_hash_table_contains(gold->optional, score->topic->id))
    return FALSE;
  count_rules(evaluation, score, wanted);
  topic->tally.hits += raised && wanted;
  language->hits += raised && wanted;
  topic->tally.misses += !raised && wanted;
  language->misses += !raised && wanted;
  topic->tally.false_alarms += raised && !wanted;
  language->false_alarms += raised && !wanted;
  if (raised != wanted)
    g_ptr_array_add(wanted ? missed : alarmed, score->topic->id);
  return raised;
}

static void
count_confusions(const Evaluation *evaluation, const GPtrArray *missed, const GPtrArray *alarmed) {
  for (guint i = 0; i < missed->len; i++)
    for (guint j = 0; j < alarmed->len; j++) {
      g_autofree char *key = g_strdup_printf("%s → %s", (char *)missed->pdata[i], (char *)alarmed->pdata[j]);
      count_up(evaluation->confusions, key);
    }
}

void
evaluation_add(Evaluation *evaluation, const Letter *letter, const Gold *gold) {
  g_autoptr(Scoring) scoring = scoring_new(evaluation->pack, letter);
  g_autoptr(GHashTable) words = reading_words(scoring->reading);
  g_autoptr(GPtrArray) missed = g_ptr_array_new(), alarmed = g_ptr_array_new();
  guint raised = 0;
  for (guint i = 0; i < evaluation->pack->topics->len; i++) {
    const Topic *topic = g_ptr_array_index(evaluation->pack->topics, i);
    g_autoptr(TopicScore) score = scoring_topic(scoring, topic);
    guint missed_before = missed->len;
    raised += count_topic(evaluation, score, gold, missed, alarmed) ? 1 : 0;
    if (missed->len > missed_before)
      topic_add_miss(&evaluation->topics[i], score, gold, words);
  }
  count_confusions(evaluation, missed, alarmed);
  count_words(evaluation->words, words);
  evaluation->letters++;
  evaluation->quiet += g_hash_table_size(gold->topics) == 0;
  evaluation->left_alone += g_hash_table_size(gold->topics) == 0 && raised == 0;
}

/* --- the report -------------------------------------------------------------------------------- */

static void
report_share(GString *out, guint hits, guint total) {
  double low, high;
  share_interval(hits, total, &low, &high);
  if (total == 0)
    g_string_append(out, "       -          ");
  else
    g_string_append_printf(out, "  %.2f (%.2f–%.2f)", (double)hits / total, low, high);
}

static void
report_tally(GString *out, const char *name, Tally tally) {
  g_string_append_printf(out, "%-28s", name);
  report_share(out, tally.hits, tally.hits + tally.false_alarms);
  report_share(out, tally.hits, tally.hits + tally.misses);
  g_string_append_printf(out, "  %.3f  %4u %4u %4u\n", tally_f1(tally), tally.hits, tally.false_alarms,
                         tally.misses);
}

static gint
names_compare(gconstpointer a, gconstpointer b) {
  return strcmp(a, b);
}

static Tally
evaluation_sum(const Evaluation *evaluation, double *macro) {
  Tally sum = {0};
  guint counted = 0;
  *macro = 0;
  for (guint i = 0; i < evaluation->pack->topics->len; i++) {
    Tally tally = evaluation->topics[i].tally;
    sum.hits += tally.hits;
    sum.false_alarms += tally.false_alarms;
    sum.misses += tally.misses;
    if (tally.hits + tally.false_alarms + tally.misses == 0)
      continue;
    *macro += tally_f1(tally);
    counted++;
  }
  *macro = counted > 0 ? *macro / counted : 1;
  return sum;
}

static void
report_topics(const Evaluation *evaluation, GString *out) {
  double macro;
  Tally sum = evaluation_sum(evaluation, &macro);
  g_string_append(
      out, "topic                         precision         recall            F1     hits wrong missed\n");
  for (guint i = 0; i < evaluation->pack->topics->len; i++) {
    const Topic *topic = g_ptr_array_index(evaluation->pack->topics, i);
    report_tally(out, topic->id, evaluation->topics[i].tally);
  }
  g_autoptr(GList) languages = g_list_sort(g_hash_table_get_keys(evaluation->by_language), names_compare);
  for (GList *language = languages; language; language = language->next) {
    g_autofree char *name = g_strdup_printf("all in %s", (char *)language->data);
    report_tally(out, name, *(Tally *)g_hash_table_lookup(evaluation->by_language, language->data));
  }
  report_tally(out, "all (micro)", sum);
  g_string_append_printf(out, "macro F1 %.3f; %u letters; without topics %u, left alone %u\n", macro,
                         evaluation->letters, evaluation->quiet, evaluation->left_alone);
}

static void
report_rule(const Evaluation *evaluation, const Rule *rule, GString *out) {
  const RuleTally *tally = g_hash_table_lookup(evaluation->rules, rule);
  g_string_append_printf(out, "%s %s %s: ", rule->topic->id, rule->language, rule->name);
  if (!tally) {
    g_string_append(out, "never held\n");
    return;
  }
  g_string_append_printf(out, "right %u, wrong %u", tally->right, tally->wrong);
  if (tally->decisive_right + tally->decisive_wrong > 0)
    g_string_append_printf(out, "; decides %u right, %u wrong", tally->decisive_right, tally->decisive_wrong);
  g_string_append_c(out, '\n');
}

static void
report_rules(const Evaluation *evaluation, GString *out) {
  g_string_append(out, "\nrules: in how many letters with and without their topic they held\n");
  for (guint i = 0; i < evaluation->pack->rules->len; i++) {
    const Rule *rule = g_ptr_array_index(evaluation->pack->rules, i);
    if (rule->kind == RULE_MATCH)
      report_rule(evaluation, rule, out);
  }
}

/* A word or pair with what it is ranked by. */
typedef struct {
  const char *text;
  double rank;
} Ranked;

static gint
ranked_compare(gconstpointer a, gconstpointer b) {
  const Ranked *one = a, *other = b;
  if (one->rank != other->rank)
    return one->rank > other->rank ? -1 : 1;
  return strcmp(one->text, other->text);
}

static void
report_confusions(const Evaluation *evaluation, GString *out) {
  g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(Ranked));
  GHashTableIter iter;
  gpointer key, count;
  g_hash_table_iter_init(&iter, evaluation->confusions);
  while (g_hash_table_iter_next(&iter, &key, &count)) {
    Ranked pair = {key, GPOINTER_TO_UINT(count)};
    if (pair.rank > 1)
      g_array_append_val(pairs, pair);
  }
  g_array_sort(pairs, ranked_compare);
  if (pairs->len > 0)
    g_string_append(out, "\nconfusions: missed → found instead, letters\n");
  for (guint i = 0; i < pairs->len; i++)
    g_string_append_printf(out, "%s %.0f\n", g_array_index(pairs, Ranked, i).text,
                           g_array_index(pairs, Ranked, i).rank);
}

/* The words that stand in the missed letters more than in the others. */
static void
report_words(const Evaluation *evaluation, const TopicTally *topic, GString *out) {
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(Ranked));
  guint here = topic->misses->len, there = evaluation->letters - here;
  GHashTableIter iter;
  gpointer word, count;
  g_hash_table_iter_init(&iter, topic->missed_words);
  while (g_hash_table_iter_next(&iter, &word, &count)) {
    guint a = GPOINTER_TO_UINT(count), b = count_of(evaluation->words, word) - a;
    Ranked ranked = {word, log_likelihood(a, here, b, there)};
    if (a >= WORD_IN_LETTERS_MIN && (guint64)a * there > (guint64)b * here)
      g_array_append_val(words, ranked);
  }
  g_array_sort(words, ranked_compare);
  if (words->len > 0)
    g_string_append(out, "  words:");
  for (guint i = 0; i < MIN(words->len, WORDS_SHOWN); i++)
    g_string_append_printf(out, " %s", g_array_index(words, Ranked, i).text);
  g_string_append(out, words->len > 0 ? "\n" : "");
}

static void
report_misses(const Evaluation *evaluation, GString *out) {
  g_string_append(out, "\nmissed letters, how near they came, and the words that set them apart\n");
  for (guint i = 0; i < evaluation->pack->topics->len; i++) {
    const TopicTally *topic = &evaluation->topics[i];
    const Topic *named = g_ptr_array_index(evaluation->pack->topics, i);
    for (guint j = 0; j < topic->misses->len; j++) {
      const Miss *miss = g_ptr_array_index(topic->misses, j);
      g_string_append_printf(out, "%s %s: %s\n", named->id, miss->letter, miss->nearest);
    }
    report_words(evaluation, topic, out);
  }
}

void
evaluation_report(const Evaluation *evaluation, GString *out) {
  report_topics(evaluation, out);
  report_rules(evaluation, out);
  report_confusions(evaluation, out);
  report_misses(evaluation, out);
}
