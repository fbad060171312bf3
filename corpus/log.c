#include "corpus/log.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

/* How often a line of progress is due, in microseconds. */
enum { TERMINAL_EVERY = 200 * 1000, PLAIN_EVERY = 10 * 1000 * 1000 };

/* Columns that a progress line wipes. */
enum { LINE_COLUMNS = 78 };

struct Log {
  LogForm form;
  guint total, done, failed, triage;
  gint64 start, last;   /* monotonic, microseconds */
  gboolean line_stands; /* a progress line is on the terminal */
};

Log *
log_new(LogForm form) {
  Log *log = g_new0(Log, 1);
  log->form = form;
  log->start = log->last = g_get_monotonic_time();
  return log;
}

void
log_free(Log *log) {
  g_free(log);
}

char *
path_for_people(const char *path) {
  g_autofree char *valid = g_utf8_make_valid(path, -1);
  GString *plain = g_string_new(NULL);
  for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
    gunichar ch = g_utf8_get_char(at);
    if (ch == '\n')
      g_string_append(plain, "\\n");
    else
      g_string_append_unichar(plain, g_unichar_iscntrl(ch) || ch == 0x2028 || ch == 0x2029 ? 0xFFFD : ch);
  }
  return g_string_free(plain, FALSE);
}

/* --- the three forms
 * ------------------------------------------------------------------------------------------------- */

static void
wipe_line(Log *log) {
  if (log->line_stands)
    fprintf(stderr, "\r%*s\r", LINE_COLUMNS, "");
  log->line_stands = FALSE;
}

static void
say(Log *log, const char *line) {
  wipe_line(log);
  fprintf(stderr, "repliek: %s\n", line);
}

/* Prints the object that builder has begun, and frees builder. */
static void
print_event(JsonBuilder *builder) {
  json_builder_end_object(builder);
  g_autoptr(JsonNode) root = json_builder_get_root(builder);
  g_autofree char *line = json_to_string(root, FALSE);
  fprintf(stderr, "%s\n", line);
  g_object_unref(builder);
}

static JsonBuilder *
begin_event(const char *name) {
  JsonBuilder *builder = json_builder_new();
  json_builder_begin_object(builder);
  json_builder_set_member_name(builder, "event");
  json_builder_add_string_value(builder, name);
  return builder;
}

static void
add_text(JsonBuilder *builder, const char *key, const char *text) {
  json_builder_set_member_name(builder, key);
  json_builder_add_string_value(builder, text);
}

static void
add_count(JsonBuilder *builder, const char *key, guint count) {
  json_builder_set_member_name(builder, key);
  json_builder_add_int_value(builder, count);
}

/* --- events
 * ------------------------------------------------------------------------------------------------------------
 */

void
log_left(Log *log, const char *path, const char *why) {
  g_autofree char *name = path_for_people(path);
  if (log->form != LOG_JSON) {
    g_autofree char *line = g_strdup_printf("%s: left: %s", name, why);
    say(log, line);
    return;
  }
  JsonBuilder *event = begin_event("left");
  add_text(event, "file", name);
  add_text(event, "reason", why);
  print_event(event);
}

void
log_note(Log *log, const char *text) {
  if (log->form != LOG_JSON) {
    say(log, text);
    return;
  }
  JsonBuilder *event = begin_event("note");
  add_text(event, "text", text);
  print_event(event);
}

void
log_start(Log *log, guint total) {
  log->total = total;
  log->start = log->last = g_get_monotonic_time();
}

static void
tell_letter(Log *log, const char *path, const char *sha256, const Outcome *outcome) {
  g_autofree char *name = path_for_people(path);
  if (log->form == LOG_JSON) {
    JsonBuilder *event = begin_event("letter");
    add_text(event, "file", name);
    add_text(event, "sha256", sha256);
    add_text(event, "state", outcome->kind == OUTCOME_DONE ? "done" : "failed");
    if (outcome->reason)
      add_text(event, "reason", outcome->reason);
    add_count(event, "milliseconds", outcome->milliseconds);
    print_event(event);
  } else if (outcome->kind != OUTCOME_DONE) {
    g_autofree char *line = g_strdup_printf("%s: failed: %s", name, outcome->reason);
    say(log, line);
  }
}

void
log_letter(Log *log, const char *path, const char *sha256, const Outcome *outcome) {
  log->done += outcome->kind == OUTCOME_DONE;
  log->failed += outcome->kind != OUTCOME_DONE;
  log->triage += outcome->kind == OUTCOME_DONE && outcome->triage;
  tell_letter(log, path, sha256, outcome);
  log_tick(log);
}

/* --- progress
 * ------------------------------------------------------------------------------------------------------------
 */

static double
letters_a_second(const Log *log) {
  double seconds = (double)(g_get_monotonic_time() - log->start) / G_USEC_PER_SEC;
  return seconds > 0 ? (log->done + log->failed) / seconds : 0;
}

static char *
progress_line(const Log *log) {
  double rate = letters_a_second(log);
  guint left = log->total - MIN(log->total, log->done + log->failed);
  guint seconds = rate > 0 ? (guint)(left / rate + 0.5) : 0;
  return g_strdup_printf("%u of %u done, %u failed, %u for triage; %.1f a second, %u:%02u left", log->done,
                         log->total, log->failed, log->triage, rate, seconds / 60, seconds % 60);
}

static void
print_progress(Log *log) {
  g_autofree char *line = progress_line(log);
  if (log->form == LOG_PLAIN) {
    say(log, line);
  } else if (log->form == LOG_TERMINAL) {
    wipe_line(log);
    fprintf(stderr, "%.*s", LINE_COLUMNS, line);
    fflush(stderr);
    log->line_stands = TRUE;
  } else {
    JsonBuilder *event = begin_event("progress");
    add_count(event, "total", log->total);
    add_count(event, "done", log->done);
    add_count(event, "failed", log->failed);
    add_count(event, "triage", log->triage);
    print_event(event);
  }
}

void
log_tick(Log *log) {
  gint64 now = g_get_monotonic_time();
  if (now - log->last < (log->form == LOG_TERMINAL ? TERMINAL_EVERY : PLAIN_EVERY))
    return;
  log->last = now;
  print_progress(log);
}

void
log_end(Log *log, gboolean stopped) {
  double seconds = (double)(g_get_monotonic_time() - log->start) / G_USEC_PER_SEC;
  if (log->form != LOG_JSON) {
    g_autofree char *line =
        g_strdup_printf("%s: %u done, %u failed, %u for triage, in %.1f seconds (%.1f a second)",
                        stopped ? "stopped; start it again to go on" : "ready", log->done, log->failed,
                        log->triage, seconds, letters_a_second(log));
    say(log, line);
    return;
  }
  JsonBuilder *event = begin_event(stopped ? "stopped" : "ready");
  add_count(event, "done", log->done);
  add_count(event, "failed", log->failed);
  add_count(event, "triage", log->triage);
  print_event(event);
}
