/* A verdict as one JSON object: the form that programs read (version 1). */
#include "classify/classify.h"
#include "classify/json-line.h"

#include <math.h>

#define FORMAT_VERSION 1
#define BOX_GRAIN 10.0 /* boxes are told to a tenth of a point */

static void
add_place(JsonBuilder *builder, const Place *place) {
  const double edges[] = {place->box.x0, place->box.y0, place->box.x1, place->box.y1};
  json_builder_begin_object(builder);
  json_builder_set_member_name(builder, "page");
  json_builder_add_int_value(builder, place->page + 1);
  json_builder_set_member_name(builder, "bbox");
  json_builder_begin_array(builder);
  for (guint i = 0; i < G_N_ELEMENTS(edges); i++)
    json_builder_add_double_value(builder, round(edges[i] * BOX_GRAIN) / BOX_GRAIN);
  json_builder_end_array(builder);
  json_builder_end_object(builder);
}

static void
add_string(JsonBuilder *builder, const char *name, const char *value) {
  json_builder_set_member_name(builder, name);
  if (value)
    json_builder_add_string_value(builder, value);
  else
    json_builder_add_null_value(builder);
}

static void
add_number(JsonBuilder *builder, const char *name, double value) {
  json_builder_set_member_name(builder, name);
  json_builder_add_double_value(builder, value);
}

static void
add_count(JsonBuilder *builder, const char *name, guint value) {
  json_builder_set_member_name(builder, name);
  json_builder_add_int_value(builder, value);
}

static void
add_boolean(JsonBuilder *builder, const char *name, gboolean value) {
  json_builder_set_member_name(builder, name);
  json_builder_add_boolean_value(builder, value);
}

static void
add_evidence(JsonBuilder *builder, const Letter *letter, const Evidence *evidence) {
  const Part *part = letter_part(letter, evidence->part);
  g_autoptr(GArray) places = letter_places(letter, part, evidence->span);
  json_builder_begin_object(builder);
  add_string(builder, "rule", evidence->rule);
  add_number(builder, "points", evidence->points);
  add_string(builder, "text", evidence->text);
  add_string(builder, "part", part->id);
  add_count(builder, "start", part_code_points(part, evidence->span.start));
  add_count(builder, "end", part_code_points(part, evidence->span.end));
  json_builder_set_member_name(builder, "boxes");
  json_builder_begin_array(builder);
  for (guint i = 0; i < places->len; i++)
    add_place(builder, &g_array_index(places, Place, i));
  json_builder_end_array(builder);
  json_builder_end_object(builder);
}

static void
add_topic(JsonBuilder *builder, const Letter *letter, const RaisedTopic *topic) {
  json_builder_begin_object(builder);
  add_string(builder, "id", topic->id);
  add_string(builder, "label", raised_topic_label(topic, letter->language));
  add_number(builder, "points", topic->points);
  add_number(builder, "threshold", topic->threshold);
  add_boolean(builder, "primary", topic->primary);
  json_builder_set_member_name(builder, "evidence");
  json_builder_begin_array(builder);
  for (guint i = 0; i < topic->evidence->len; i++)
    add_evidence(builder, letter, raised_topic_evidence(topic, i));
  json_builder_end_array(builder);
  json_builder_end_object(builder);
}

static void
add_letter(JsonBuilder *builder, const Letter *letter) {
  const Part *subject = letter_subject(letter);
  add_count(builder, "format", FORMAT_VERSION);
  add_string(builder, "file", letter->source);
  add_string(builder, "sha256", letter->sha256);
  add_string(builder, "language", letter->language);
  add_count(builder, "pages", letter->surfaces->len);
  add_string(builder, "date", letter->sent.date.iso);
  add_string(builder, "subject", subject ? subject->text : NULL);
}

char *
verdict_to_json(const Verdict *verdict, const Letter *letter) {
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  add_letter(builder, letter);
  add_boolean(builder, "triage", verdict->topics->len == 0);
  json_builder_set_member_name(builder, "topics");
  json_builder_begin_array(builder);
  for (guint i = 0; i < verdict->topics->len; i++)
    add_topic(builder, letter, verdict_topic(verdict, i));
  json_builder_end_array(builder);
  json_builder_end_object(builder);
  g_autoptr(JsonNode) root = json_builder_get_root(builder);
  GString *line = g_string_new(NULL);
  json_line_append(line, root);
  return g_string_free(line, FALSE);
}
