/* repliek draft: a letter becomes the skeleton of its reply. */
#include "cli/command.h"
#include "cli/desktop.h"
#include "templates/draft.h"

#include <stdio.h>

typedef struct {
  char *kind, *templates, *desk, *today, *output, *ocr; /* owned by GOption */
  char **topics;
  gboolean strict, no_sandbox;
} Options;

static void
report(const char *path, const GPtrArray *notices) {
  for (guint i = 0; i < notices->len; i++)
    fprintf(stderr, "repliek: %s: %s\n", path, ((const Notice *)g_ptr_array_index(notices, i))->message);
}

static Status
write_reply(xmlDoc *reply, const Options *options, gboolean unfinished) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = xml_bytes(reply, FALSE);
  if (!output_write(options->output, bytes, &error))
    return status_report(error);
  return options->strict && unfinished ? STATUS_HOLES : STATUS_DONE;
}

static Status
draft(const char *path, const Desktop *desktop, const Options *options) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = notices_new();
  InputOptions reading = {
      .languages = desktop->languages, .no_sandbox = options->no_sandbox, .ocr = options->ocr};
  DraftOptions drafting = {desktop->templates, desktop->languages, options->kind, options->today};
  guint holes = 0;
  g_autoptr(Input) input = input_read(path, &reading, &error);
  g_autoptr(Verdict) verdict = input ? desktop_verdict(desktop, input, &error) : NULL;
  g_autoptr(xmlDoc) reply =
      verdict ? draft_reply(input->letter, verdict, desktop->desk, &drafting, notices, &holes, &error) : NULL;
  if (!reply)
    return status_report(error);
  guint seen = input_report_notices(path, input->letter) + notices->len;
  report(path, notices);
  if (!verdict->topics->len)
    fprintf(stderr, "repliek: %s: no topic found; the draft is for a person to decide (triage)\n", path);
  return write_reply(reply, options, holes > 0 || seen > 0);
}

static Status
run_with(const char *path, const Options *options) {
  g_autoptr(GError) error = NULL;
  g_auto(Desktop) desktop = {0};
  if (!desktop_load_all(&desktop, options->topics, options->templates, options->desk, &error))
    return status_report(error);
  return draft(path, &desktop, options);
}

/* "-o reply.odt": what render would write. */
static gboolean
names_rendering(const char *output) {
  static const char *const suffixes[] = {".pdf", ".odt", ".docx", ".html", ".fodt"};
  for (guint i = 0; output && i < G_N_ELEMENTS(suffixes); i++)
    if (g_str_has_suffix(output, suffixes[i]))
      return TRUE;
  return FALSE;
}

static Status
usage(const char *message) {
  fprintf(stderr, "repliek: %s; 'repliek draft --help' tells more\n", message);
  return STATUS_USAGE;
}

static void
options_clear(Options *options) {
  g_free(options->kind);
  g_free(options->templates);
  g_free(options->desk);
  g_free(options->today);
  g_free(options->output);
  g_free(options->ocr);
  g_strfreev(options->topics);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

static const char ABOUT[] =
    "LETTER is a PDF, TEI as extract or classify write it, plain text, or - for standard input. The reply is "
    "DocBook\n"
    "5.0; a value that is missing stands in it as a visible placeholder. See repliek-templates(5).";

static Status
run_draft(int argc, char **argv) {
  g_auto(Options) options = {0};
  const GOptionEntry entries[] = {
      {"kind", 'k', 0, G_OPTION_ARG_STRING, &options.kind,
       "substantive (default), acknowledgement, interim, forwarding, or a kind of the desk's own", "KIND"},
      {"templates", 0, 0, G_OPTION_ARG_FILENAME, &options.templates, "the desk's templates", "DIR"},
      {"desk", 0, 0, G_OPTION_ARG_FILENAME, &options.desk, "the desk's profile", "FILE"},
      {"today", 0, 0, G_OPTION_ARG_STRING, &options.today, "the reply's date, as 2026-12-31", "DATE"},
      {"topics", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.topics, "rule pack; may be repeated", "PACK"},
      {"strict", 0, 0, G_OPTION_ARG_NONE, &options.strict, "exit with 6 when holes or notices remain", NULL},
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "where the reply goes", "FILE"},
      {"ocr", 0, 0, G_OPTION_ARG_STRING, &options.ocr,
       "text recognition of scans: auto (default), never, always", "WHEN"},
      {"no-sandbox", 0, 0, G_OPTION_ARG_NONE, &options.no_sandbox, "read PDFs unprotected (debugging)", NULL},
      {NULL, 0, 0, 0, NULL, NULL, NULL}};
  Status status;
  if (!command_parse(&command_draft, &argc, &argv, entries, "[OPTION…] LETTER", ABOUT, &status))
    return status;
  if (argc != 2)
    return usage(argc < 2 ? "draft needs a letter" : "draft takes one letter");
  if (options.today && !date_is_iso(options.today))
    return usage("--today needs a date such as 2026-12-31");
  if (!input_options_make_sense(&(InputOptions){.ocr = options.ocr}))
    return usage("--ocr is auto, never or always");
  if (names_rendering(options.output))
    return usage("draft writes DocBook: name the file .xml, and let 'repliek render' make PDF, ODT, DOCX or "
                 "HTML of it");
  if (!options.kind)
    options.kind = g_strdup("substantive");
  return run_with(argv[1], &options);
}

const Command command_draft = {"draft", "the skeleton of a letter's reply", run_draft};
