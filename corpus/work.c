#include "corpus/work.h"

#include "corpus/errors.h"
#include "corpus/kind.h"
#include "corpus/outbox.h"
#include "extract/extract.h"
#include "extract/plain.h"
#include "extract/tei-read.h"
#include "extract/tei-write.h"
#include "templates/draft.h"

#include <string.h>

/* --- reading
 * ------------------------------------------------------------------------------------------------------ */

/* NULL and the bytes of the letter as it was seen, else what became of it. */
static Outcome *
read_seen(const Task *task, GBytes **seen) {
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  if (!g_file_get_contents(task->path, &bytes, &length, &error)) {
    gboolean gone = g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
    return outcome_new(gone ? OUTCOME_GONE : OUTCOME_CHANGED,
                       gone ? "no longer in the inbox" : "cannot be read; may this user read it?");
  }
  g_autofree char *sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
  if (strcmp(sha256, task->sha256) != 0)
    return outcome_new(OUTCOME_CHANGED, "changed since it was seen; the next run takes it");
  *seen = g_bytes_new_take(g_steal_pointer(&bytes), length);
  return NULL;
}

static Letter *
letter_of_tei(GBytes *bytes, xmlDoc **tei, const char *name, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  *tei = xml_parse(data, length, name, error);
  return *tei ? tei_read(*tei, error) : NULL;
}

static Letter *
letter_of_text(GBytes *bytes, const Workbench *bench, const char *name, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  Letter *letter = plain_read(data, length, bench->languages, error);
  if (letter)
    extract_complete(letter, bytes, name, bench->languages);
  return letter;
}

/* The letter, and its document when it came as TEI. */
static Letter *
letter_of(GBytes *bytes, const Workbench *bench, const char *name, xmlDoc **tei, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length), *advice = NULL;
  FileKind kind = file_kind(data, MIN(length, KIND_BYTES), length <= KIND_BYTES, &advice);
  switch (kind) {
  case KIND_PDF:
    return extract_pdf(bytes, name, bench->languages, &bench->reading, error);
  case KIND_TEI:
    return letter_of_tei(bytes, tei, name, error);
  case KIND_TEXT:
    return letter_of_text(bytes, bench, name, error);
  case KIND_FOREIGN:
    break;
  }
  g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, advice);
  return NULL;
}

/* The reason without the file's name, which the register has already. */
static const char *
reason_of(const GError *error, const char *name) {
  gsize length = strlen(name);
  return g_str_has_prefix(error->message, name) && g_str_has_prefix(error->message + length, ": ")
             ? error->message + length + 2
             : error->message;
}

/* A letter that cannot be read is one thing, a reader that broke on it another: that may have been bad luck.
 */
static Outcome *
outcome_of_failure(const Workbench *bench, GBytes *bytes, const GError *error, const char *name) {
  static const OutcomeKind kinds[] = {
      [READER_READ] = OUTCOME_FAILED, [READER_BROKE] = OUTCOME_BROKE, [READER_KILLED] = OUTCOME_KILLED};
  gboolean read_apart = bytes_are_pdf(bytes) && !bench->reading.no_sandbox;
  OutcomeKind kind = read_apart ? kinds[reader_ending(bench->reading.reader)] : OUTCOME_FAILED;
  if (g_error_matches(error, EXTRACT_ERROR, EXTRACT_ERROR_BROKE))
    kind = OUTCOME_BROKE;
  if (kind == OUTCOME_KILLED)
    return outcome_new(kind, "its reader was killed, by hand or by a machine short of memory");
  Outcome *outcome = outcome_new(kind, reason_of(error, name));
  if (g_error_matches(error, EXTRACT_ERROR, EXTRACT_ERROR_LACKING))
    outcome->retry_above = 0;
  return outcome;
}

/* --- telling
 * ------------------------------------------------------------------------------------------------------- */

static void
add_topics(Outcome *outcome, const Verdict *verdict, const char *language) {
  for (guint i = 0; i < verdict->topics->len; i++) {
    const RaisedTopic *topic = verdict_topic(verdict, i);
    outcome_add_topic(outcome, topic->id, raised_topic_label(topic, language), topic->points, topic->primary);
  }
}

static Outcome *
outcome_of_letter(const Letter *letter, const Verdict *verdict) {
  Outcome *outcome = outcome_new(OUTCOME_DONE, NULL);
  const Correspondent *sent = &letter->sent;
  const Part *subject = letter_subject(letter);
  outcome->language = g_strdup(letter->language);
  outcome->date = g_strdup(sent->date.iso);
  outcome->sender = g_strdup(sent->organisation.text ? sent->organisation.text : sent->name.text);
  outcome->our_reference = g_strdup(letter->our_reference.text);
  outcome->subject = g_strdup(subject ? subject->text : NULL);
  outcome->pages = letter->surfaces->len;
  outcome->triage = verdict->topics->len == 0;
  add_topics(outcome, verdict, letter->language);
  return outcome;
}

/* --- the results
 * --------------------------------------------------------------------------------------------------- */

/* What is drafted: never a substantive reply to a letter that raises no topic. NULL: nothing. */
static char *
kind_of_reply(const Workbench *bench, const Verdict *verdict) {
  if (verdict->topics->len)
    return g_strdup(bench->kind);
  g_autofree char *habit = desk_text(bench->desk, "batch", "triage", NULL);
  return g_strcmp0(habit, "nothing") == 0 ? NULL : g_strdup("acknowledgement");
}

static gboolean
draft(const Workbench *bench, const Letter *letter, const Verdict *verdict, Outcome *outcome,
      Results *results, GError **error) {
  g_autofree char *kind = kind_of_reply(bench, verdict);
  g_autoptr(GPtrArray) notices = notices_new();
  DraftOptions options = {bench->templates, bench->languages, kind, bench->today};
  if (!kind)
    return TRUE;
  g_autoptr(xmlDoc) reply =
      draft_reply(letter, verdict, bench->desk, &options, notices, &outcome->holes, error);
  if (!reply)
    return FALSE;
  outcome->replied = TRUE;
  results->reply = xml_bytes(reply, FALSE);
  return TRUE;
}

static GBytes *
topics_line(const Verdict *verdict, const Letter *letter) {
  g_autofree char *json = verdict_to_json(verdict, letter);
  char *line = g_strconcat(json, "\n", NULL);
  return g_bytes_new_take(line, strlen(line));
}

static gboolean
make_results(const Workbench *bench, const Letter *letter, xmlDoc *tei, const Verdict *verdict,
             Outcome *outcome, Results *results, GError **error) {
  g_autoptr(xmlDoc) made = tei ? NULL : tei_write(letter, error);
  xmlDoc *doc = tei ? tei : made;
  if (!doc)
    return FALSE;
  verdict_add_to_tei(verdict, letter, doc);
  results->letter = xml_bytes(doc, FALSE);
  results->topics = topics_line(verdict, letter);
  return draft(bench, letter, verdict, outcome, results, error);
}

static void
results_clear(Results *results) {
  g_clear_pointer(&results->letter, g_bytes_unref);
  g_clear_pointer(&results->topics, g_bytes_unref);
  g_clear_pointer(&results->reply, g_bytes_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Results, results_clear)

/* The verdict of an earlier classify in a TEI file stands, as with the single commands. */
static gboolean
verdict_of(const Workbench *bench, const Letter *letter, xmlDoc *tei, Verdict **verdict, GError **error) {
  g_autoptr(GError) wrong = NULL;
  *verdict = tei ? verdict_from_tei(tei, letter, &wrong) : NULL;
  if (wrong) {
    g_propagate_error(error, g_steal_pointer(&wrong));
    return FALSE;
  }
  if (!*verdict)
    *verdict = verdict_find(bench->pack, letter);
  return TRUE;
}

static Outcome *
work_on_letter(const Workbench *bench, const Task *task, const Letter *letter, xmlDoc *tei,
               const char *outbox) {
  g_autoptr(GError) error = NULL;
  g_auto(Results) results = {0};
  g_autoptr(Verdict) verdict = NULL;
  if (!verdict_of(bench, letter, tei, &verdict, &error))
    return outcome_new(OUTCOME_FAILED, error->message);
  g_autoptr(Outcome) outcome = outcome_of_letter(letter, verdict);
  if (!make_results(bench, letter, tei, verdict, outcome, &results, &error))
    return outcome_new(OUTCOME_FAILED, error->message);
  if (!outbox_publish(outbox, task->folder, &results, &error))
    return outcome_new(OUTCOME_NO_ROOM, error->message);
  return g_steal_pointer(&outcome);
}

/* --- the front door
 * ------------------------------------------------------------------------------------------------- */

static Outcome *
work(const Workbench *bench, const Task *task, const char *outbox) {
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) tei = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *base = g_path_get_basename(task->path), *name = g_utf8_make_valid(base, -1);
  Outcome *unseen = read_seen(task, &bytes);
  if (unseen)
    return unseen;
  g_autoptr(Letter) letter = letter_of(bytes, bench, name, &tei, &error);
  return letter ? work_on_letter(bench, task, letter, tei, outbox)
                : outcome_of_failure(bench, bytes, error, name);
}

/* What broke when the time was over broke for want of time. */
static gboolean
is_late(const Workbench *bench, const Outcome *outcome) {
  return outcome->kind == OUTCOME_BROKE && !bench->reading.no_sandbox &&
         outcome->milliseconds / 1000 >= bench->reading.seconds_max;
}

Outcome *
work_on(const Workbench *bench, const Task *task, const char *outbox) {
  gint64 start = g_get_monotonic_time();
  g_autoptr(Outcome) outcome = work(bench, task, outbox);
  outcome->milliseconds = (guint)((g_get_monotonic_time() - start) / 1000);
  if (!is_late(bench, outcome))
    return g_steal_pointer(&outcome);
  Outcome *late = outcome_new_late(bench->reading.seconds_max);
  late->milliseconds = outcome->milliseconds;
  return late;
}
