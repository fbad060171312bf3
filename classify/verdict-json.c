/* A verdict as one JSON object: the form that programs read (version 1). */
#include "classify/classify.h"
#include "classify/json-line.h"

#include <math.h>

#define FORMAT_VERSION 1
#define BOX_GRAIN 10.0 /* boxes are told to a tenth of a point */

static void
add_place(GString *line, const Place *place) {
  const double edges[] = {place->box.x0, place->box.y0, place->box.x1, place->box.y1};
  json_line_open(line, '{');
  json_line_name(line, "page");
  json_line_count(line, place->page + 1);
  json_line_name(line, "bbox");
  json_line_open(line, '[');
  for (guint i = 0; i < G_N_ELEMENTS(edges); i++)
    json_line_number(line, round(edges[i] * BOX_GRAIN) / BOX_GRAIN);
  json_line_close(line, ']');
  json_line_close(line, '}');
}

static void
add_string(GString *line, const char *name, const char *value) {
  json_line_name(line, name);
  json_line_string(line, value);
}

static void
add_number(GString *line, const char *name, double value) {
  json_line_name(line, name);
  json_line_number(line, value);
}

static void
add_count(GString *line, const char *name, guint value) {
  json_line_name(line, name);
  json_line_count(line, value);
}

static void
add_boolean(GString *line, const char *name, gboolean value) {
  json_line_name(line, name);
  json_line_boolean(line, value);
}

static void
add_evidence(GString *line, const Letter *letter, const Evidence *evidence) {
  const Part *part = letter_part(letter, evidence->part);
  g_autoptr(GArray) places = letter_places(letter, part, evidence->span);
  json_line_open(line, '{');
  add_string(line, "rule", evidence->rule);
  add_number(line, "points", evidence->points);
  add_string(line, "text", evidence->text);
  add_string(line, "part", part->id);
  add_count(line, "start", part_code_points(part, evidence->span.start));
  add_count(line, "end", part_code_points(part, evidence->span.end));
  json_line_name(line, "boxes");
  json_line_open(line, '[');
  for (guint i = 0; i < places->len; i++)
    add_place(line, &g_array_index(places, Place, i));
  json_line_close(line, ']');
  json_line_close(line, '}');
}

static void
add_topic(GString *line, const Letter *letter, const RaisedTopic *topic) {
  json_line_open(line, '{');
  add_string(line, "id", topic->id);
  add_string(line, "label", raised_topic_label(topic, letter->language));
  add_number(line, "points", topic->points);
  add_number(line, "threshold", topic->threshold);
  add_boolean(line, "primary", topic->primary);
  json_line_name(line, "evidence");
  json_line_open(line, '[');
  for (guint i = 0; i < topic->evidence->len; i++)
    add_evidence(line, letter, raised_topic_evidence(topic, i));
  json_line_close(line, ']');
  json_line_close(line, '}');
}

static void
add_letter(GString *line, const Letter *letter) {
  const Part *subject = letter_subject(letter);
  add_count(line, "format", FORMAT_VERSION);
  add_string(line, "file", letter->source);
  add_string(line, "sha256", letter->sha256);
  add_string(line, "language", letter->language);
  add_count(line, "pages", letter->surfaces->len);
  add_string(line, "date", letter->sent.date.iso);
  add_string(line, "subject", subject ? subject->text : NULL);
}

char *
verdict_to_json(const Verdict *verdict, const Letter *letter) {
  GString *line = g_string_new(NULL);
  json_line_open(line, '{');
  add_letter(line, letter);
  add_boolean(line, "triage", verdict->topics->len == 0);
  json_line_name(line, "topics");
  json_line_open(line, '[');
  for (guint i = 0; i < verdict->topics->len; i++)
    add_topic(line, letter, verdict_topic(verdict, i));
  json_line_close(line, ']');
  json_line_close(line, '}');
  return g_string_free(line, FALSE);
}
