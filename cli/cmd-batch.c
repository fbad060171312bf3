/* repliek batch: every letter below the inboxes, all the way, into one outbox. */
#include "cli/command.h"
#include "cli/desktop.h"
#include "corpus/batch.h"
#include "extract/dictionary.h"
#include "templates/idiom.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { WORKERS_MAX = 256, SECONDS_MAX = 24 * 60 * 60 };

typedef struct {
  char *kind, *templates, *desk, *today, *ocr, *output; /* owned by GOption */
  char **topics;
  int workers, timeout;
  gboolean dry_run, log_json, no_sandbox;
} Options;

static void
options_clear(Options *options) {
  g_free(options->kind);
  g_free(options->templates);
  g_free(options->desk);
  g_free(options->today);
  g_free(options->ocr);
  g_free(options->output);
  g_strfreev(options->topics);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

static Status
usage(const char *message) {
  fprintf(stderr, "repliek: %s; 'repliek batch --help' tells the options\n", message);
  return STATUS_USAGE;
}

/* --- what a restart must repeat
 * -------------------------------------------------------------------------------------- */

/* One name for one file, wherever the program is started from. */
static char *
setting_of_path(const char *path) {
  return path ? g_canonicalize_filename(path, NULL) : g_strdup("built-in");
}

static char *
setting_of_topics(char *const *topics) {
  g_autoptr(GString) all = g_string_new(NULL);
  if (!topics || !*topics)
    return g_strdup("built-in");
  for (; *topics; topics++) {
    gboolean is_path = g_file_test(*topics, G_FILE_TEST_EXISTS);
    g_autofree char *path = is_path ? g_canonicalize_filename(*topics, NULL) : g_strdup(*topics);
    g_string_append_printf(all, "%s%s", all->len ? " " : "", path);
  }
  return g_strdup(all->str);
}

/* --- running
 * ------------------------------------------------------------------------------------------------------------
 */

static gboolean
kind_has_skeleton(const Desktop *desktop, const char *kind) {
  for (guint i = 0; i < languages_count(desktop->languages); i++)
    if (templates_skeleton(desktop->templates, kind, language_tag(languages_at(desktop->languages, i))))
      return TRUE;
  return FALSE;
}

/* What is loaded when first asked for is asked for now, so that the workers share it. */
static void
load_dictionaries(const Desktop *desktop) {
  Dictionaries *dictionaries = languages_dictionaries(desktop->languages);
  for (guint i = 0; i < languages_count(desktop->languages); i++)
    dictionaries_look_up(dictionaries, language_tag(languages_at(desktop->languages, i)), "a");
}

static guint
count_workers(const Options *options) {
  return options->workers > 0 ? (guint)options->workers : MAX(1, g_get_num_processors());
}

static ReaderOptions
reading_options(const Options *options) {
  ReaderOptions reading = READER_OPTIONS_DEFAULT;
  reading.no_sandbox = options->no_sandbox;
  ocr_use_parse(options->ocr, &reading.ocr);
  if (options->timeout > 0)
    reading.seconds_max = (guint)options->timeout;
  return reading;
}

static LogForm
log_form(const Options *options) {
  return options->log_json ? LOG_JSON : isatty(STDERR_FILENO) ? LOG_TERMINAL : LOG_PLAIN;
}

/* What people should know before the first letter. */
static void
warn(Log *log, const ReaderOptions *reading) {
  const char *walls = reader_walls_warning(reading),
             *recognition = reading->ocr == OCR_NEVER ? NULL : ocr_lacking();
  if (walls)
    log_note(log, walls);
  if (recognition)
    log_note(log, recognition);
}

static Status
run_batch_with(const Options *options, const Desktop *desktop, char *const *inboxes) {
  static const Status statuses[] = {[BATCH_READY] = STATUS_DONE,
                                    [BATCH_SOME_FAILED] = STATUS_SOME_FAILED,
                                    [BATCH_STOPPED] = STATUS_STOPPED};
  g_autoptr(GError) error = NULL;
  g_autoptr(Log) log = log_new(log_form(options));
  g_autofree char *topics = setting_of_topics(options->topics),
                  *templates = setting_of_path(options->templates);
  g_autofree char *desk = setting_of_path(options->desk);
  const Setting settings[] = {{"kind", options->kind}, {"topics", topics},    {"templates", templates},
                              {"desk", desk},          {"ocr", options->ocr}, {NULL, NULL}};
  BatchOptions batch = {.outbox = options->output,
                        .inboxes = inboxes,
                        .settings = settings,
                        .today = options->today,
                        .workers = count_workers(options),
                        .dry_run = options->dry_run,
                        .bench = {.languages = desktop->languages,
                                  .pack = desktop->pack,
                                  .templates = desktop->templates,
                                  .desk = desktop->desk,
                                  .kind = options->kind,
                                  .reading = reading_options(options)},
                        .log = log};
  BatchEnding ending;
  warn(log, &batch.bench.reading);
  return batch_run(&batch, &ending, &error) ? statuses[ending] : status_report(error);
}

static Status
load_and_run(const Options *options, char *const *inboxes) {
  g_autoptr(GError) error = NULL;
  g_auto(Desktop) desktop = {0};
  if (!desktop_load_all(&desktop, options->topics, options->templates, options->desk, &error))
    return status_report(error);
  if (!kind_has_skeleton(&desktop, options->kind)) {
    g_autofree char *kinds = templates_kinds(desktop.templates);
    g_autofree char *message =
        g_strdup_printf("there is no kind of reply '%s'; there are %s", options->kind, kinds);
    return usage(message);
  }
  if (!options->dry_run)
    load_dictionaries(&desktop);
  return run_batch_with(options, &desktop, inboxes);
}

/* --- options
 * -------------------------------------------------------------------------------------------------------------
 */

/* What is wrong with the options; NULL: nothing. */
static const char *
options_wrong(const Options *options, char *const *inboxes) {
  OcrUse use;
  if (!options->output)
    return "batch needs an outbox: -o OUTBOX";
  if (!inboxes[0])
    return "batch needs an inbox";
  if (options->workers < 0 || options->workers > WORKERS_MAX)
    return "-j needs a number of workers, 1 to 256";
  if (options->timeout < 0 || options->timeout > SECONDS_MAX)
    return "--timeout needs seconds, 1 to 86400";
  if (options->today && !date_is_iso(options->today))
    return "--today needs a date such as 2026-12-31";
  if (!ocr_use_parse(options->ocr, &use))
    return "--ocr is auto, never or always";
  return NULL;
}

static const char ABOUT[] =
    "Does every PDF, TEI and text file below the inboxes; others are left there, with a line that says why. "
    "Can be stopped\n"
    "and started again at any moment: the next run goes on where this one was. See repliek-batch(1).";

/* "-j2" as "-j", "2", which is all that GOption knows. Free the array only; made gets the strings. */
static char **
split_jobs(int *argc, char **argv, GPtrArray *made) {
  GPtrArray *all = g_ptr_array_new();
  for (int i = 0; i < *argc; i++) {
    gboolean joined = g_str_has_prefix(argv[i], "-j") && g_ascii_isdigit(argv[i][2]);
    g_ptr_array_add(all, joined ? (char *)"-j" : argv[i]);
    if (!joined)
      continue;
    g_ptr_array_add(made, g_strdup(argv[i] + 2));
    g_ptr_array_add(all, g_ptr_array_index(made, made->len - 1));
  }
  *argc = (int)all->len;
  g_ptr_array_add(all, NULL);
  return (char **)g_ptr_array_free(all, FALSE);
}

static Status
run_batch(int argc, char **arguments) {
  g_auto(Options) options = {0};
  g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func(g_free);
  g_autofree char **split = split_jobs(&argc, arguments, made);
  char **argv = split;
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "the outbox; made when it is not there",
       "OUTBOX"},
      {"jobs", 'j', 0, G_OPTION_ARG_INT, &options.workers,
       "so many letters at once; default: one a processor core", "N"},
      {"kind", 'k', 0, G_OPTION_ARG_STRING, &options.kind,
       "substantive (default), acknowledgement, interim, forwarding, or a kind of the desk's own", "KIND"},
      {"timeout", 0, 0, G_OPTION_ARG_INT, &options.timeout, "for one letter in all; default: 60", "SECONDS"},
      {"ocr", 0, 0, G_OPTION_ARG_STRING, &options.ocr,
       "text recognition of scans: auto (default), never, always", "WHEN"},
      {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run, "say what a run would do", NULL},
      {"log-json", 0, 0, G_OPTION_ARG_NONE, &options.log_json, "log as JSON Lines on standard error", NULL},
      {"topics", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.topics, "rule pack; may be repeated", "PACK"},
      {"templates", 0, 0, G_OPTION_ARG_FILENAME, &options.templates, "the desk's templates", "DIR"},
      {"desk", 0, 0, G_OPTION_ARG_FILENAME, &options.desk, "the desk's profile", "FILE"},
      {"today", 0, 0, G_OPTION_ARG_STRING, &options.today,
       "the replies' date; default: the day of the first start", "DATE"},
      {"no-sandbox", 0, 0, G_OPTION_ARG_NONE, &options.no_sandbox, "read PDFs unprotected (debugging)", NULL},
      {NULL, 0, 0, 0, NULL, NULL, NULL}};
  Status status;
  if (!command_parse(&command_batch, &argc, &argv, entries, "-o OUTBOX INBOX…", ABOUT, &status))
    return status;
  if (!options.kind)
    options.kind = g_strdup("substantive");
  if (!options.ocr)
    options.ocr = g_strdup("auto");
  const char *wrong = options_wrong(&options, argv + 1);
  return wrong ? usage(wrong) : load_and_run(&options, argv + 1);
}

const Command command_batch = {"batch", "all of it for every letter below the inboxes", run_batch};
