#include "classify/pack.h"

#include <string.h>

Topic *
pack_topic(const Pack *pack, const char *id) {
  for (guint i = 0; i < pack->topics->len; i++) {
    Topic *topic = g_ptr_array_index(pack->topics, i);
    if (strcmp(topic->id, id) == 0)
      return topic;
  }
  return NULL;
}

gboolean
topic_spares(const Topic *topic, const Rule *rule) {
  for (guint i = 0; i < topic->spared->len; i++) {
    const RuleKey *key = &g_array_index(topic->spared, RuleKey, i);
    if (rule_has_key(rule, key->kind, key->language, key->name))
      return TRUE;
  }
  return FALSE;
}

void
topic_spare_rule(Topic *topic, const Rule *rule) {
  RuleKey key = {rule->kind, rule->language, g_strdup(rule->name)};
  g_array_append_val(topic->spared, key);
}

guint
pack_topic_count(const Pack *pack) {
  return pack->topics->len;
}

const char *
pack_topic_id(const Pack *pack, guint index) {
  const Topic *topic = g_ptr_array_index(pack->topics, index);
  return topic->id;
}

const char *
pack_topic_label(const Pack *pack, const char *id, const char *language) {
  const Topic *topic = pack_topic(pack, id);
  if (!topic)
    return NULL;
  RaisedTopic raised = {.id = topic->id, .labels = topic->labels};
  return raised_topic_label(&raised, language);
}

void
pack_tolerate_spelling(Pack *pack, SpellingFunc known, gpointer data) {
  pack->spelling = (Spelling){known, data};
}

gboolean
pack_speaks(const Pack *pack, const char *language) {
  for (guint i = 0; i < pack->rules->len; i++) {
    const Rule *rule = g_ptr_array_index(pack->rules, i);
    if (rule->kind == RULE_MATCH && strcmp(rule->language, language) == 0)
      return TRUE;
  }
  return FALSE;
}

double
pack_zone_weight(const Pack *pack, Zone zone) {
  return pack->zone_weights[g_bit_nth_lsf(zone, -1)];
}

double
pack_greatest_weight(const Pack *pack) {
  double heaviest = 0;
  for (guint i = 0; i < ZONE_COUNT; i++)
    heaviest = MAX(heaviest, pack->zone_weights[i]);
  return 2 * heaviest * MAX(1, pack->request_weight) * MAX(1, pack->misspelt_weight);
}
