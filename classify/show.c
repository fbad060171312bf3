#include "classify/show.h"

#include "classify/quote.h"
#include "classify/reading.h"
#include "classify/stems.h"

static void
token_print(const Reading *reading, guint position, Stems *stems, GString *out) {
  const Token *token = reading_token(reading, position);
  g_string_append_printf(out, "  %u [%u,%u)", position, token->span.start, token->span.end);
  for (guint i = 0; i < token->form_count; i++) {
    const Word *word = reading_word(reading, g_array_index(reading->forms, guint, token->first_form + i));
    g_autoptr(GString) stem = g_string_new(NULL);
    stems_append(stems, word->language, word->text, stem);
    g_string_append_printf(out, " %s/%s", word->text, stem->str);
  }
  g_string_append_c(out, '\n');
}

static void
sentence_print(const Reading *reading, guint index, Stems *stems, GString *out) {
  const Sentence *sentence = reading_sentence(reading, index);
  const Paragraph *paragraph = reading_paragraph(reading, sentence->paragraph);
  const Part *part = letter_part(reading->letter, paragraph->part);
  const char *zone = zone_name(paragraph->zone);
  g_string_append_printf(out, "sentence %u in %s, %s, %s\n", index, part->id ? part->id : "?",
                         zone ? zone : "no zone", paragraph->language);
  for (guint i = sentence->first; i < sentence->end; i++)
    token_print(reading, i, stems, out);
}

void
tokens_print(const Letter *letter, const Languages *languages, GString *out) {
  g_autoptr(Reading) reading = reading_new(letter, languages);
  g_autoptr(Stems) stems = stems_new();
  for (guint i = 0; i < reading->sentences->len; i++)
    sentence_print(reading, i, stems, out);
}

static void
phrase_print(const RaisedTopic *topic, const Evidence *evidence, const Letter *letter, GString *out) {
  char points[G_ASCII_DTOSTR_BUF_SIZE];
  const Part *part = letter_part(letter, evidence->part);
  g_string_append_printf(out, "%s %s %s %s [%u,%u) ", topic->id, evidence->rule,
                         number_write(evidence->points, points), part->id ? part->id : "?",
                         part_code_points(part, evidence->span.start),
                         part_code_points(part, evidence->span.end));
  quote_append(out, letter, evidence->part, evidence->span);
  g_autoptr(GArray) places = letter_places(letter, part, evidence->span);
  for (guint i = 0; i < places->len; i++) {
    const Place *place = &g_array_index(places, Place, i);
    g_string_append_printf(out, " (%.1f %.1f %.1f %.1f)", place->box.x0, place->box.y0, place->box.x1,
                           place->box.y1);
  }
  g_string_append_c(out, '\n');
}

void
evidence_print(const Verdict *verdict, const Letter *letter, GString *out) {
  for (guint i = 0; i < verdict->topics->len; i++) {
    const RaisedTopic *topic = verdict_topic(verdict, i);
    for (guint j = 0; j < topic->evidence->len; j++)
      phrase_print(topic, raised_topic_evidence(topic, j), letter, out);
  }
}
