#include "corpus/report.h"

#include "corpus/log.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const char UNDATED[] = "undated";

typedef struct {
  char *name, *reason; /* the first name, safe to print; reason: failures only */
  char *folder, *sha256;
  guint retry_above; /* failures only, as in Outcome */
  char **names;      /* duplicates only: all of them */
} Line;

typedef struct {
  RegisterCounts counts;
  char *today;                               /* the date of the first start */
  GPtrArray *failures, *triage, *duplicates; /* Line */
  GHashTable *topics;                        /* id → GHashTable of month → count */
  GHashTable *months;                        /* month → letters done */
} Report;

static void
line_free(Line *line) {
  g_free(line->name);
  g_free(line->reason);
  g_free(line->folder);
  g_free(line->sha256);
  g_strfreev(line->names);
  g_free(line);
}

static void
report_clear(Report *report) {
  g_free(report->today);
  g_ptr_array_unref(report->failures);
  g_ptr_array_unref(report->triage);
  g_ptr_array_unref(report->duplicates);
  g_hash_table_unref(report->topics);
  g_hash_table_unref(report->months);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Report, report_clear)

/* --- gathering
 * ------------------------------------------------------------------------------------------------------- */

static char **
names_for_people(char *const *names) {
  GPtrArray *plain = g_ptr_array_new();
  for (; *names; names++)
    g_ptr_array_add(plain, path_for_people(*names));
  g_ptr_array_add(plain, NULL);
  return (char **)g_ptr_array_free(plain, FALSE);
}

static void
add_line(GPtrArray *lines, const Entry *entry, gboolean all_names) {
  Line *line = g_new0(Line, 1);
  line->name = path_for_people(entry->names[0] ? entry->names[0] : "");
  line->reason = g_strdup(entry->outcome->reason);
  line->retry_above = entry->outcome->retry_above;
  line->folder = g_strdup(entry->folder);
  line->sha256 = g_strdup(entry->sha256);
  line->names = all_names ? names_for_people(entry->names) : NULL;
  g_ptr_array_add(lines, line);
}

static void
count_up(GHashTable *counts, const char *key) {
  guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
  g_hash_table_insert(counts, g_strdup(key), GUINT_TO_POINTER(n + 1));
}

static GHashTable *
counts_new(void) {
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void
count_topics(Report *report, const Outcome *outcome) {
  g_autofree char *month = outcome->date ? g_strndup(outcome->date, strlen("2026-12")) : g_strdup(UNDATED);
  count_up(report->months, month);
  for (guint i = 0; i < outcome->topics->len; i++) {
    const char *id = outcome_topic(outcome, i)->id;
    GHashTable *months = g_hash_table_lookup(report->topics, id);
    if (!months)
      g_hash_table_insert(report->topics, g_strdup(id), months = counts_new());
    count_up(months, month);
  }
}

static gboolean
add_entry(const Entry *entry, gpointer data) {
  Report *report = data;
  if (strcmp(entry->state, "failed") == 0)
    add_line(report->failures, entry, FALSE);
  if (strcmp(entry->state, "done") == 0 && entry->outcome->triage)
    add_line(report->triage, entry, FALSE);
  if (entry->names[0] && entry->names[1])
    add_line(report->duplicates, entry, TRUE);
  if (strcmp(entry->state, "done") == 0)
    count_topics(report, entry->outcome);
  return TRUE;
}

static gboolean
gather(Report *report, Register *reg, GError **error) {
  *report = (Report){
      .counts = register_count(reg),
      .today = register_setting(reg, "today"),
      .failures = g_ptr_array_new_with_free_func((GDestroyNotify)line_free),
      .triage = g_ptr_array_new_with_free_func((GDestroyNotify)line_free),
      .duplicates = g_ptr_array_new_with_free_func((GDestroyNotify)line_free),
      .topics = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref),
      .months = counts_new()};
  return register_each(reg, add_entry, report, error);
}

static int
compare_keys(gconstpointer a, gconstpointer b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The keys in byte order: they are the table's, the array is the caller's. */
static GPtrArray *
sorted_keys(GHashTable *table) {
  GPtrArray *keys = g_ptr_array_new();
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init(&iter, table);
  while (g_hash_table_iter_next(&iter, &key, NULL))
    g_ptr_array_add(keys, key);
  g_ptr_array_sort(keys, compare_keys);
  return keys;
}

static guint
count_of(GHashTable *counts, const char *key) {
  return GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
}

/* --- for people
 * ---------------------------------------------------------------------------------------------------------
 */

static void
print_line(GString *text, const Line *line) {
  g_autofree char *names = line->names ? g_strjoinv("\n    = ", line->names) : NULL;
  g_string_append_printf(text, "  %s\n", names ? names : line->name);
  if (line->reason)
    g_string_append_printf(text, "    %s\n", line->reason);
}

static void
print_lines(GString *text, const char *title, const GPtrArray *lines) {
  if (lines->len)
    g_string_append_printf(text, "\n%s\n", title);
  for (guint i = 0; i < lines->len; i++)
    print_line(text, g_ptr_array_index(lines, i));
}

/* Failures by what becomes of them. */
typedef enum { RETRY_NO, RETRY_NEXT_RUN, RETRY_LONGER, RETRIES } Retry;

static Retry
retry_of(const Line *line) {
  return line->retry_above == RETRY_NEVER ? RETRY_NO : line->retry_above ? RETRY_LONGER : RETRY_NEXT_RUN;
}

static void
print_failures(GString *text, const GPtrArray *lines) {
  static const char *const titles[RETRIES] = {
      [RETRY_NO] = "Failed",
      [RETRY_NEXT_RUN] = "Failed for want of something on this machine; the next run tries them again",
      [RETRY_LONGER] = "Failed for want of time; a run with a greater --timeout tries them again"};
  for (Retry retry = RETRY_NO; retry < RETRIES; retry++) {
    gboolean titled = FALSE;
    for (guint i = 0; i < lines->len; i++) {
      const Line *line = g_ptr_array_index(lines, i);
      if (retry_of(line) != retry)
        continue;
      if (!titled)
        g_string_append_printf(text, "\n%s\n", titles[retry]);
      titled = TRUE;
      print_line(text, line);
    }
  }
}

static void
print_topics(GString *text, const Report *report) {
  g_autoptr(GPtrArray) months = sorted_keys(report->months), topics = sorted_keys(report->topics);
  if (topics->len)
    g_string_append(text, "\nTopics by month of the letters\n");
  for (guint i = 0; i < topics->len; i++) {
    const char *topic = g_ptr_array_index(topics, i);
    GHashTable *counts = g_hash_table_lookup(report->topics, topic);
    guint total = 0;
    g_autoptr(GString) each = g_string_new(NULL);
    for (guint m = 0; m < months->len; m++) {
      guint n = count_of(counts, g_ptr_array_index(months, m));
      total += n;
      if (n)
        g_string_append_printf(each, "  %s: %u", (char *)g_ptr_array_index(months, m), n);
    }
    g_string_append_printf(text, "  %-28s %5u %s\n", topic, total, each->str);
  }
}

char *
report_text(Register *reg, GError **error) {
  g_auto(Report) report;
  GString *text = g_string_new(NULL);
  if (!gather(&report, reg, error)) {
    g_string_free(text, TRUE);
    return NULL;
  }
  const RegisterCounts *counts = &report.counts;
  g_string_append_printf(
      text, "%u letters in %u files: %u done, %u failed, %u waiting; %u for triage, %u more than once\n",
      counts->letters, counts->names, counts->done, counts->failed, counts->waiting, counts->triage,
      report.duplicates->len);
  g_string_append_printf(text, "Replies are dated %s.\n",
                         report.today ? report.today : "never: nothing was begun");
  print_failures(text, report.failures);
  print_lines(text, "For triage: no topic found", report.triage);
  print_lines(text, "The same letter under several names", report.duplicates);
  print_topics(text, &report);
  return g_string_free(text, FALSE);
}

/* --- for programs
 * ---------------------------------------------------------------------------------------------------------
 */

static void
put_text(JsonBuilder *json, const char *key, const char *value) {
  json_builder_set_member_name(json, key);
  if (value)
    json_builder_add_string_value(json, value);
  else
    json_builder_add_null_value(json);
}

static void
put_count(JsonBuilder *json, const char *key, guint value) {
  json_builder_set_member_name(json, key);
  json_builder_add_int_value(json, value);
}

static void
put_line(JsonBuilder *json, const Line *line) {
  json_builder_begin_object(json);
  put_text(json, "file", line->name);
  put_text(json, "folder", line->folder);
  put_text(json, "sha256", line->sha256);
  if (line->reason) {
    static const char *const retries[RETRIES] = {
        [RETRY_NO] = "no", [RETRY_NEXT_RUN] = "next-run", [RETRY_LONGER] = "longer-timeout"};
    put_text(json, "reason", line->reason);
    put_text(json, "retry", retries[retry_of(line)]);
  }
  if (line->names) {
    json_builder_set_member_name(json, "files");
    json_builder_begin_array(json);
    for (char **name = line->names; *name; name++)
      json_builder_add_string_value(json, *name);
    json_builder_end_array(json);
  }
  json_builder_end_object(json);
}

static void
put_lines(JsonBuilder *json, const char *key, const GPtrArray *lines) {
  json_builder_set_member_name(json, key);
  json_builder_begin_array(json);
  for (guint i = 0; i < lines->len; i++)
    put_line(json, g_ptr_array_index(lines, i));
  json_builder_end_array(json);
}

static void
put_counts(JsonBuilder *json, const char *key, GHashTable *counts) {
  g_autoptr(GPtrArray) keys = sorted_keys(counts);
  json_builder_set_member_name(json, key);
  json_builder_begin_object(json);
  for (guint i = 0; i < keys->len; i++)
    put_count(json, g_ptr_array_index(keys, i), count_of(counts, g_ptr_array_index(keys, i)));
  json_builder_end_object(json);
}

static void
put_topics(JsonBuilder *json, const Report *report) {
  g_autoptr(GPtrArray) topics = sorted_keys(report->topics);
  json_builder_set_member_name(json, "topics");
  json_builder_begin_object(json);
  for (guint i = 0; i < topics->len; i++) {
    const char *topic = g_ptr_array_index(topics, i);
    put_counts(json, topic, g_hash_table_lookup(report->topics, topic));
  }
  json_builder_end_object(json);
}

static void
put_report(JsonBuilder *json, const Report *report) {
  const RegisterCounts *counts = &report->counts;
  json_builder_begin_object(json);
  put_count(json, "format", 1);
  put_text(json, "today", report->today);
  put_count(json, "letters", counts->letters);
  put_count(json, "files", counts->names);
  put_count(json, "done", counts->done);
  put_count(json, "failed", counts->failed);
  put_count(json, "waiting", counts->waiting);
  put_count(json, "triage", counts->triage);
  put_lines(json, "failures", report->failures);
  put_lines(json, "for_triage", report->triage);
  put_lines(json, "duplicates", report->duplicates);
  put_counts(json, "months", report->months);
  put_topics(json, report);
  json_builder_end_object(json);
}

char *
report_json(Register *reg, GError **error) {
  g_auto(Report) report;
  if (!gather(&report, reg, error))
    return NULL;
  g_autoptr(JsonBuilder) json = json_builder_new();
  put_report(json, &report);
  g_autoptr(JsonNode) root = json_builder_get_root(json);
  g_autofree char *object = json_to_string(root, TRUE);
  return g_strconcat(object, "\n", NULL);
}
