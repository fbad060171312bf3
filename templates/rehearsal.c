#include "templates/rehearsal.h"

#include "extract/notice.h"
#include "templates/context.h"
#include "templates/fill.h"
#include "templates/places.h"

#include <string.h>

typedef struct {
  const Templates *templates;
  const char *const *topics;
  const char *today;
  Desk *desk;
  Letter *full, *bare;
  Verdict *all, *none;
  GPtrArray *findings;
} Trial;

/* --- made-up letters
 * ------------------------------------------------------------------------------------------ */

static void
add_part(Letter *letter, PartKind kind, const char *text) {
  Part *part = part_new(kind, text);
  part->division = DIVISION_LETTER;
  PrintedLine line = {0, {0, {70, 100, 400, 112}}, FALSE};
  g_array_append_val(part->lines, line);
  g_ptr_array_add(letter->parts, part);
}

static void
fill_fields(Letter *letter) {
  field_set(&letter->our_reference, "A-1", NULL, NULL);
  field_set(&letter->your_reference, "B-2", NULL, NULL);
  field_set(&letter->sent.name, "A. Example", NULL, NULL);
  field_set(&letter->sent.role, "example", NULL, NULL);
  field_set(&letter->sent.organisation, "Example", NULL, NULL);
  field_set(&letter->sent.department, "Examples", NULL, NULL);
  field_set(&letter->sent.email, "a@example.org", NULL, NULL);
  field_set(&letter->sent.phone, "1", NULL, NULL);
  field_set(&letter->sent.place_name, "Example", NULL, NULL);
  g_ptr_array_add(letter->sent.address, g_strdup("Example 1"));
  field_set(&letter->sent.date.printed, "2026-01-02", NULL, NULL);
  letter->sent.date.iso = g_strdup("2026-01-02");
  field_set(&letter->received.date.printed, "2026-01-03", NULL, NULL);
  letter->received.date.iso = g_strdup("2026-01-03");
}

/* Sentences that topics can point at: the first asks about a topic, the second asks about none. */
static Letter *
full_letter(void) {
  Letter *letter = letter_new();
  letter->language = g_intern_string("und");
  fill_fields(letter);
  add_part(letter, PART_SUBJECT, "Example of a subject");
  add_part(letter, PART_PARAGRAPH, "Example? Example.");
  add_part(letter, PART_PARAGRAPH, "Other?");
  letter_number_parts(letter);
  return letter;
}

static Letter *
bare_letter(void) {
  Letter *letter = letter_new();
  letter->language = g_intern_string("und");
  add_part(letter, PART_PARAGRAPH, "Example? Example.");
  letter_number_parts(letter);
  return letter;
}

static void
add_evidence(RaisedTopic *topic, guint part) {
  Evidence *evidence = g_new0(Evidence, 1);
  evidence->rule = g_strdup("example");
  evidence->text = g_strdup("Example");
  evidence->part = part;
  evidence->span = (Span){0, (guint)strlen("Example")};
  g_ptr_array_add(topic->evidence, evidence);
}

/* Every topic: those of the pack, else those that passages are for. */
static Verdict *
all_topics(const Templates *templates, const char *const *topics) {
  Verdict *verdict = verdict_new();
  const GPtrArray *passages = passages_all(templates_passages(templates));
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; topics && topics[i]; i++)
    if (g_hash_table_add(seen, (gpointer)topics[i]))
      g_ptr_array_add(verdict->topics, raised_topic_new(topics[i], 3, 2));
  for (guint i = 0; !topics && i < passages->len; i++) {
    const Passage *passage = g_ptr_array_index(passages, i);
    if (g_hash_table_add(seen, passage->topic))
      g_ptr_array_add(verdict->topics, raised_topic_new(passage->topic, 3, 2));
  }
  for (guint i = 0; i < verdict->topics->len; i++)
    add_evidence(g_ptr_array_index(verdict->topics, i), 0);
  return verdict;
}

/* --- trying
 * --------------------------------------------------------------------------------------------------- */

static void
judge(Trial *trial, xmlDoc *reply, const char *file, guint line, const char *what, const GError *error) {
  const DocbookSchema *docbook = templates_docbook(trial->templates);
  g_autofree char *why = NULL;
  if (!reply)
    finding_add(trial->findings, FINDING_ERROR, NULL, 0, "%s", error->message);
  else if (docbook && !docbook_schema_accepts(docbook, reply, NULL, &why))
    finding_add(trial->findings, FINDING_ERROR, file, line, "%s would not be valid DocBook 5.0 (%s)", what,
                why ? why : "no reason given");
}

static xmlDoc *
trial_context(const Trial *trial, const FillOptions *fill, const Letter *letter, const Verdict *verdict) {
  ContextOptions options = {trial->today, fill->kind, fill->idiom, NULL};
  return context_build(letter, verdict, trial->desk, &options);
}

/* The first topic and the first question without a place stand for all. */
static void
tell_missing(Trial *trial, xmlDoc *reply, xmlDoc *context, const char *file) {
  g_autoptr(GPtrArray) missing = places_missing(reply, context);
  char last = 0;
  for (guint i = 0; i < missing->len; i++) {
    const char *what = g_ptr_array_index(missing, i);
    if (*what != last)
      finding_add(trial->findings, FINDING_WARNING, file, 0, "a letter's %ss have no place in it, such as %s",
                  *what == 't' ? "topic" : "question", what);
    last = *what;
  }
}

static gboolean
try_skeleton(Trial *trial, const FillOptions *fill, const Letter *letter, const Verdict *verdict) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = notices_new();
  guint holes, before = findings_count(trial->findings, FINDING_ERROR);
  g_autoptr(xmlDoc) context = trial_context(trial, fill, letter, verdict);
  g_autoptr(xmlDoc) reply = fill_skeleton(fill, context, notices, &holes, &error);
  judge(trial, reply, fill->skeleton->file, 0, "what it makes", error);
  if (reply && letter == trial->full)
    tell_missing(trial, reply, context, fill->skeleton->file);
  return findings_count(trial->findings, FINDING_ERROR) == before;
}

static void
try_passages(Trial *trial, const FillOptions *fill) {
  const GPtrArray *passages = passages_all(templates_passages(trial->templates));
  g_autoptr(xmlDoc) context = trial_context(trial, fill, trial->full, trial->all);
  for (guint i = 0; i < passages->len; i++) {
    const Passage *passage = g_ptr_array_index(passages, i);
    if (passage->language != fill->skeleton->language || !passage_is_for(passage, fill->kind))
      continue;
    g_autoptr(GError) error = NULL;
    g_autoptr(xmlDoc) reply = fill_passage(fill, passage, context, &error);
    judge(trial, reply, passage->file, passage->line, "a section with this passage", error);
  }
}

/* A fault that every letter meets is told once. */
static void
try_kind(Trial *trial, const Skeleton *skeleton, const char *kind, const Idiom *idiom) {
  FillOptions fill = {trial->templates, skeleton, idiom, kind, trial->today};
  guint before = findings_count(trial->findings, FINDING_ERROR);
  try_passages(trial, &fill);
  if (findings_count(trial->findings, FINDING_ERROR) == before &&
      try_skeleton(trial, &fill, trial->full, trial->all) &&
      try_skeleton(trial, &fill, trial->bare, trial->all))
    try_skeleton(trial, &fill, trial->bare, trial->none);
}

static void
try_all(Trial *trial) {
  const GPtrArray *skeletons = templates_skeletons(trial->templates);
  for (guint i = 0; i < skeletons->len; i++) {
    const Skeleton *skeleton = g_ptr_array_index(skeletons, i);
    const Idiom *idiom = templates_idiom(trial->templates, skeleton->language);
    for (guint j = 0; idiom && skeleton->kinds[j]; j++)
      try_kind(trial, skeleton, skeleton->kinds[j], idiom);
  }
}

void
rehearsal_run(const Templates *templates, const char *const *topics, const char *today, GPtrArray *findings) {
  g_autoptr(Letter) full = full_letter();
  g_autoptr(Letter) bare = bare_letter();
  g_autoptr(Verdict) all = all_topics(templates, topics);
  g_autoptr(Verdict) none = verdict_new();
  g_autoptr(Desk) desk = desk_new_empty();
  Trial trial = {templates, topics, today, desk, full, bare, all, none, findings};
  try_all(&trial);
}
