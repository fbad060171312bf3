#include "classify/verdict.h"

#include <math.h>
#include <string.h>

void
evidence_free(Evidence *evidence) {
  if (!evidence)
    return;
  g_free(evidence->rule);
  g_free(evidence->text);
  g_free(evidence);
}

RaisedTopic *
raised_topic_new(const char *id, double points, double threshold) {
  RaisedTopic *topic = g_new0(RaisedTopic, 1);
  topic->id = g_strdup(id);
  topic->labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  topic->points = points;
  topic->threshold = threshold;
  topic->evidence = g_ptr_array_new_with_free_func((GDestroyNotify)evidence_free);
  return topic;
}

void
raised_topic_free(RaisedTopic *topic) {
  if (!topic)
    return;
  g_free(topic->id);
  g_hash_table_unref(topic->labels);
  g_ptr_array_unref(topic->evidence);
  g_free(topic);
}

void
raised_topic_set_labels(RaisedTopic *topic, GHashTable *labels) {
  GHashTableIter iter;
  gpointer language, label;
  g_hash_table_iter_init(&iter, labels);
  while (g_hash_table_iter_next(&iter, &language, &label))
    g_hash_table_insert(topic->labels, g_strdup(language), g_strdup(label));
}

Verdict *
verdict_new(void) {
  Verdict *verdict = g_new0(Verdict, 1);
  verdict->topics = g_ptr_array_new_with_free_func((GDestroyNotify)raised_topic_free);
  return verdict;
}

void
verdict_free(Verdict *verdict) {
  if (!verdict)
    return;
  g_ptr_array_unref(verdict->topics);
  g_free(verdict);
}

static gint
evidence_compare(gconstpointer a, gconstpointer b) {
  const Evidence *one = *(const Evidence *const *)a, *other = *(const Evidence *const *)b;
  if (one->part != other->part)
    return one->part < other->part ? -1 : 1;
  if (one->span.start != other->span.start)
    return one->span.start < other->span.start ? -1 : 1;
  if (one->span.end != other->span.end)
    return one->span.end > other->span.end ? -1 : 1;
  return strcmp(one->rule, other->rule);
}

static gint
topic_compare(gconstpointer a, gconstpointer b) {
  const RaisedTopic *one = *(const RaisedTopic *const *)a, *other = *(const RaisedTopic *const *)b;
  if (one->points != other->points)
    return one->points > other->points ? -1 : 1;
  return strcmp(one->id, other->id);
}

/* Whether a's first evidence stands before b's; topics without any stand last. */
static gboolean
topic_stands_before(const RaisedTopic *a, const RaisedTopic *b) {
  if (a->evidence->len == 0 || b->evidence->len == 0)
    return a->evidence->len > b->evidence->len;
  return evidence_compare(&a->evidence->pdata[0], &b->evidence->pdata[0]) < 0;
}

void
verdict_order(Verdict *verdict) {
  for (guint i = 0; i < verdict->topics->len; i++)
    g_ptr_array_sort(verdict_topic(verdict, i)->evidence, evidence_compare);
  g_ptr_array_sort(verdict->topics, topic_compare);
  RaisedTopic *primary = NULL;
  for (guint i = 0; i < verdict->topics->len; i++) {
    RaisedTopic *topic = g_ptr_array_index(verdict->topics, i);
    topic->primary = FALSE;
    if (!primary || (topic->points == primary->points && topic_stands_before(topic, primary)))
      primary = topic;
  }
  if (primary)
    primary->primary = TRUE;
}

/* Most numbers are boxes and points, whole or in tenths: finding the shortest of others takes ten times as
 * long. */
#define TENTHS_MAX 1e6

static gboolean
tenths_write(double number, char buffer[G_ASCII_DTOSTR_BUF_SIZE]) {
  if (!(number > 0 && number * 10 < TENTHS_MAX))
    return FALSE;
  guint tenths = (guint)lround(number * 10);
  if (tenths / 10.0 != number)
    return FALSE;
  if (tenths % 10)
    g_snprintf(buffer, G_ASCII_DTOSTR_BUF_SIZE, "%u.%u", tenths / 10, tenths % 10);
  else
    g_snprintf(buffer, G_ASCII_DTOSTR_BUF_SIZE, "%u", tenths / 10);
  return TRUE;
}

const char *
number_write(double number, char buffer[G_ASCII_DTOSTR_BUF_SIZE]) {
  static const char *const formats[] = {"%.6g", "%.9g", "%.12g", "%.15g"};
  if (tenths_write(number, buffer))
    return buffer;
  for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_ascii_formatd(buffer, G_ASCII_DTOSTR_BUF_SIZE, formats[i], number);
    if (g_ascii_strtod(buffer, NULL) == number)
      return buffer;
  }
  return g_ascii_dtostr(buffer, G_ASCII_DTOSTR_BUF_SIZE, number);
}

static gint
language_compare(gconstpointer a, gconstpointer b) {
  return strcmp(a, b);
}

const char *
raised_topic_label(const RaisedTopic *topic, const char *language) {
  const char *label = language ? g_hash_table_lookup(topic->labels, language) : NULL;
  const char *dash = language ? strchr(language, '-') : NULL;
  if (!label && dash) {
    g_autofree char *primary = g_strndup(language, dash - language);
    label = g_hash_table_lookup(topic->labels, primary);
  }
  if (label)
    return label;
  g_autoptr(GList) languages = g_list_sort(g_hash_table_get_keys(topic->labels), language_compare);
  return languages ? g_hash_table_lookup(topic->labels, languages->data) : topic->id;
}
