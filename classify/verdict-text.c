/* A verdict for people: topics with points against threshold, each hit quoted with its page. */
#include "classify/classify.h"
#include "classify/quote.h"

#include <string.h>

/* A topic is plain from its strongest words; what adds less than this is counted, not shown. */
#define SHOWN_FROM_POINTS 0.25

static void
append_evidence(GString *text, const Letter *letter, const Evidence *evidence) {
  char points[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append(text, "    ");
  quote_append(text, letter, evidence->part, evidence->span);
  g_string_append_printf(text, "  [%s %s]\n", evidence->rule, number_write(evidence->points, points));
}

static void
append_evidences(GString *text, const Letter *letter, const RaisedTopic *topic) {
  guint weaker = 0;
  for (guint i = 0; i < topic->evidence->len; i++) {
    const Evidence *evidence = raised_topic_evidence(topic, i);
    if (evidence->points >= SHOWN_FROM_POINTS)
      append_evidence(text, letter, evidence);
    else
      weaker++;
  }
  if (weaker > 0)
    g_string_append_printf(text, "    and %u more, weaker or beside these\n", weaker);
}

static void
append_topic(GString *text, const Letter *letter, const RaisedTopic *topic) {
  char points[G_ASCII_DTOSTR_BUF_SIZE], threshold[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf(text, "  %s (%s): %s points of %s%s\n", topic->id,
                         raised_topic_label(topic, letter->language), number_write(topic->points, points),
                         number_write(topic->threshold, threshold), topic->primary ? ", primary" : "");
  append_evidences(text, letter, topic);
}

static void
append_triage(GString *text, const Verdict *verdict) {
  if (verdict->untold)
    g_string_append_printf(text, "  no topic: written in a language without rules (%s); for manual triage\n",
                           verdict->untold);
  else
    g_string_append(text, "  no topic: for manual triage\n");
}

char *
verdict_to_text(const Verdict *verdict, const Letter *letter) {
  GString *text = g_string_new(NULL);
  const Part *subject = letter_subject(letter);
  g_string_append_printf(text, "%s", letter->source ? letter->source : "-");
  if (letter->sent.date.iso)
    g_string_append_printf(text, ", %s", letter->sent.date.iso);
  g_string_append(text, subject ? ", " : "");
  if (subject)
    words_append(text, subject->text, strlen(subject->text));
  g_string_append_c(text, '\n');
  if (verdict->topics->len == 0)
    append_triage(text, verdict);
  for (guint i = 0; i < verdict->topics->len; i++)
    append_topic(text, letter, verdict_topic(verdict, i));
  return g_string_free(text, FALSE);
}
