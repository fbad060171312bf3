#include "corpus/summary.h"

#include "corpus/errors.h"
#include "corpus/log.h"
#include "corpus/outbox.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* --- cells
 * -------------------------------------------------------------------------------------------------------------
 */

/* A leading apostrophe is what spreadsheets themselves use to say that a cell is text. */
void
csv_append_cell(GString *line, const char *text) {
  if (!text)
    return;
  gboolean risky = *text && strchr("=+-@\t\r\n", *text);
  gboolean quoted = strpbrk(text, "\",;\r\n\t") != NULL || *text == ' ';
  if (quoted)
    g_string_append_c(line, '"');
  if (risky)
    g_string_append_c(line, '\'');
  for (const char *at = text; *at; at++) {
    if (*at == '"')
      g_string_append_c(line, '"');
    g_string_append_c(line, *at);
  }
  if (quoted)
    g_string_append_c(line, '"');
}

static const char HEADER[] =
    "state,triage,folder,files,language,pages,date,sender,reference,subject,primary_topic,"
    "topics,holes,reply,reason,sha256\r\n";

static void
append(GString *line, const char *text) {
  csv_append_cell(line, text);
  g_string_append_c(line, ',');
}

static void
append_count(GString *line, const Outcome *outcome, guint count) {
  if (outcome->kind == OUTCOME_DONE)
    g_string_append_printf(line, "%u", count);
  g_string_append_c(line, ',');
}

static void
append_flag(GString *line, const Outcome *outcome, gboolean flag) {
  append(line, outcome->kind != OUTCOME_DONE ? NULL : flag ? "yes" : "no");
}

static void
append_names(GString *line, char *const *names) {
  g_autoptr(GString) all = g_string_new(NULL);
  for (; *names; names++) {
    g_autofree char *name = path_for_people(*names);
    g_string_append_printf(all, "%s%s", all->len ? "; " : "", name);
  }
  append(line, all->str);
}

static void
append_topics(GString *line, const Outcome *outcome) {
  g_autoptr(GString) all = g_string_new(NULL);
  const char *primary = NULL;
  for (guint i = 0; i < outcome->topics->len; i++) {
    const OutcomeTopic *topic = outcome_topic(outcome, i);
    g_string_append_printf(all, "%s%s", i ? " " : "", topic->id);
    primary = topic->primary ? topic->id : primary;
  }
  append(line, primary);
  append(line, all->str);
}

static void
append_entry(GString *line, const Entry *entry) {
  const Outcome *outcome = entry->outcome;
  append(line, entry->state);
  append_flag(line, outcome, outcome->triage);
  append(line, entry->folder);
  append_names(line, entry->names);
  append(line, outcome->language);
  append_count(line, outcome, outcome->pages);
  append(line, outcome->date);
  append(line, outcome->sender);
  append(line, outcome->our_reference);
  append(line, outcome->subject);
  append_topics(line, outcome);
  append_count(line, outcome, outcome->holes);
  append_flag(line, outcome, outcome->replied);
  append(line, outcome->reason);
  csv_append_cell(line, entry->sha256);
  g_string_append(line, "\r\n");
}

/* --- files
 * ---------------------------------------------------------------------------------------------------------------
 */

/* A file in the making, line by line, so that ten thousand letters need no more memory than ten. */
typedef struct {
  char *path, *half;
  FILE *file;
} Draft;

static void
draft_clear(Draft *draft) {
  if (draft->file)
    fclose(draft->file);
  if (draft->half)
    g_unlink(draft->half);
  g_free(draft->half);
  g_free(draft->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Draft, draft_clear)

static gboolean
draft_fail(const Draft *draft, GError **error) {
  g_set_error(error, CORPUS_ERROR, CORPUS_ERROR_OUTPUT, "%s: cannot be written: %s", draft->path,
              g_strerror(errno));
  return FALSE;
}

static gboolean
draft_begin(Draft *draft, const char *outbox, const char *name, GError **error) {
  draft->path = g_build_filename(outbox, name, NULL);
  draft->half = g_build_filename(outbox, ".half-XXXXXX", NULL);
  int file = g_mkstemp_full(draft->half, O_WRONLY | O_CLOEXEC, 0600);
  draft->file = file >= 0 ? fdopen(file, "w") : NULL;
  return draft->file || draft_fail(draft, error);
}

static gboolean
draft_end(Draft *draft, GError **error) {
  if (ferror(draft->file) || fflush(draft->file) != 0 || fsync(fileno(draft->file)) != 0 ||
      g_rename(draft->half, draft->path) != 0)
    return draft_fail(draft, error);
  g_clear_pointer(&draft->half, g_free);
  return TRUE;
}

/* --- the two files
 * ----------------------------------------------------------------------------------------------------------
 */

typedef struct {
  Draft csv, jsonl;
  const char *outbox;
  GError *error;
} Summary;

static void
summary_clear(Summary *summary) {
  draft_clear(&summary->csv);
  draft_clear(&summary->jsonl);
  g_clear_error(&summary->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Summary, summary_clear)

/* The letter's own words stand in its folder only; the register tells which folders count and in which order.
 */
static gboolean
copy_topics(Summary *summary, const Entry *entry) {
  char *line;
  gsize length;
  g_autoptr(GError) cause = NULL;
  g_autofree char *path = outbox_file(summary->outbox, entry->folder, "topics.json");
  if (!g_file_get_contents(path, &line, &length, &cause)) {
    g_set_error(&summary->error, CORPUS_ERROR, CORPUS_ERROR_OUTPUT,
                "%s; to have the letter done anew, forget it: repliek forget %s %.16s", cause->message,
                summary->outbox, entry->sha256);
    return FALSE;
  }
  fwrite(line, 1, length, summary->jsonl.file);
  g_free(line);
  return TRUE;
}

static gboolean
add_entry(const Entry *entry, gpointer data) {
  Summary *summary = data;
  g_autoptr(GString) line = g_string_new(NULL);
  append_entry(line, entry);
  fwrite(line->str, 1, line->len, summary->csv.file);
  return entry->outcome->kind != OUTCOME_DONE || copy_topics(summary, entry);
}

gboolean
summary_write(Register *reg, const char *outbox, GError **error) {
  g_auto(Summary) summary = {.outbox = outbox};
  if (!draft_begin(&summary.csv, outbox, "summary.csv", error) ||
      !draft_begin(&summary.jsonl, outbox, "topics.jsonl", error))
    return FALSE;
  fputs(HEADER, summary.csv.file);
  if (!register_each(reg, add_entry, &summary, error))
    return FALSE;
  if (!summary.error)
    return draft_end(&summary.csv, error) && draft_end(&summary.jsonl, error);
  g_propagate_error(error, g_steal_pointer(&summary.error));
  return FALSE;
}
