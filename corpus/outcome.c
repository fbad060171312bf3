#include "corpus/outcome.h"

#include <math.h>

static void
topic_free(OutcomeTopic *topic) {
  g_free(topic->id);
  g_free(topic->label);
  g_free(topic);
}

Outcome *
outcome_new(OutcomeKind kind, const char *reason) {
  Outcome *outcome = g_new0(Outcome, 1);
  outcome->kind = kind;
  outcome->reason = g_strdup(reason);
  outcome->retry_above = kind == OUTCOME_KILLED ? 0 : RETRY_NEVER;
  outcome->topics = g_ptr_array_new_with_free_func((GDestroyNotify)topic_free);
  return outcome;
}

Outcome *
outcome_new_late(guint seconds) {
  g_autofree char *reason =
      g_strdup_printf("it took more than %u seconds and was stopped; it may be made to do harm, "
                      "or be a long scan, which needs a greater --timeout",
                      seconds);
  Outcome *outcome = outcome_new(OUTCOME_BROKE, reason);
  outcome->retry_above = seconds;
  return outcome;
}

void
outcome_free(Outcome *outcome) {
  if (!outcome)
    return;
  g_free(outcome->reason);
  g_free(outcome->language);
  g_free(outcome->date);
  g_free(outcome->sender);
  g_free(outcome->our_reference);
  g_free(outcome->subject);
  g_ptr_array_unref(outcome->topics);
  g_free(outcome);
}

void
outcome_add_topic(Outcome *outcome, const char *id, const char *label, double points, gboolean primary) {
  OutcomeTopic *topic = g_new(OutcomeTopic, 1);
  *topic = (OutcomeTopic){g_strdup(id), g_strdup(label), points, primary};
  g_ptr_array_add(outcome->topics, topic);
}

#define PACKED "(umsmsmsmsmsmsuuuubba(ssdb))"

GBytes *
outcome_pack(const Outcome *outcome) {
  GVariantBuilder topics;
  g_variant_builder_init(&topics, G_VARIANT_TYPE("a(ssdb)"));
  for (guint i = 0; i < outcome->topics->len; i++) {
    const OutcomeTopic *topic = outcome_topic(outcome, i);
    g_variant_builder_add(&topics, "(ssdb)", topic->id, topic->label, topic->points, topic->primary);
  }
  g_autoptr(GVariant) packed = g_variant_ref_sink(
      g_variant_new(PACKED, (guint32)outcome->kind, outcome->reason, outcome->language, outcome->date,
                    outcome->sender, outcome->our_reference, outcome->subject, outcome->pages, outcome->holes,
                    outcome->milliseconds, outcome->retry_above, outcome->triage, outcome->replied, &topics));
  return g_variant_get_data_as_bytes(packed);
}

static void
unpack_topics(Outcome *outcome, GVariantIter *topics) {
  const char *id, *label;
  double points;
  gboolean primary;
  while (g_variant_iter_next(topics, "(&s&sdb)", &id, &label, &points, &primary))
    outcome_add_topic(outcome, id, label, points, primary);
}

Outcome *
outcome_unpack(GBytes *bytes) {
  g_autoptr(GVariant) packed =
      g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(PACKED), bytes, FALSE));
  g_autoptr(Outcome) outcome = outcome_new(OUTCOME_DONE, NULL);
  g_autoptr(GVariantIter) topics = NULL;
  guint32 kind;
  if (!g_variant_is_normal_form(packed))
    return NULL;
  g_variant_get(packed, PACKED, &kind, &outcome->reason, &outcome->language, &outcome->date, &outcome->sender,
                &outcome->our_reference, &outcome->subject, &outcome->pages, &outcome->holes,
                &outcome->milliseconds, &outcome->retry_above, &outcome->triage, &outcome->replied, &topics);
  if (kind > OUTCOME_NO_ROOM)
    return NULL;
  outcome->kind = (OutcomeKind)kind;
  unpack_topics(outcome, topics);
  return g_steal_pointer(&outcome);
}
