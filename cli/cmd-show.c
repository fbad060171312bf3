/* repliek show: any floor between the paper and the reply, for whoever asks why. */
#include "classify/show.h"
#include "cli/command.h"
#include "cli/desktop.h"
#include "extract/show.h"
#include "templates/draft.h"

#include <stdio.h>

typedef struct {
  gboolean glyphs, lines, parts, tokens, evidence, context;
  char **topics;
  char *desk, *kind, *today; /* owned by GOption */
  InputOptions input;
} Options;

static gboolean
show_context(const Input *input, const Desktop *desktop, const Verdict *verdict, const Options *options, GString *out,
             GError **error) {
  g_autoptr(GPtrArray) notices = notices_new();
  DraftOptions drafting = {desktop->templates, desktop->languages, options->kind ? options->kind : "substantive",
                           options->today};
  g_autoptr(xmlDoc) context = draft_context(input->letter, verdict, desktop->desk, &drafting, notices, error);
  if (!context)
    return FALSE;
  g_autoptr(GBytes) bytes = xml_bytes(context, TRUE);
  gsize length;
  const char *text = g_bytes_get_data(bytes, &length);
  g_string_append_len(out, text, (gssize)length);
  return TRUE;
}

static gboolean
show_verdict(const Input *input, const Options *options, GString *out, GError **error) {
  g_auto(Desktop) desktop = {0};
  gboolean loaded = options->context ? desktop_load_all(&desktop, options->topics, NULL, options->desk, error)
                                     : desktop_load_rules(&desktop, options->topics, error);
  g_autoptr(Verdict) verdict = loaded ? desktop_verdict(&desktop, input, error) : NULL;
  if (!verdict)
    return FALSE;
  if (options->evidence)
    evidence_print(verdict, input->letter, out);
  return !options->context || show_context(input, &desktop, verdict, options, out, error);
}

static gboolean
show(const Input *input, const Options *options, GString *out, GError **error) {
  if (options->glyphs)
    glyphs_print(input->letter, out);
  if (options->lines)
    lines_print(input->letter, out);
  if (options->parts)
    parts_print(input->letter, out);
  if (options->tokens)
    tokens_print(input->letter, options->input.languages, out);
  return !(options->evidence || options->context) || show_verdict(input, options, out, error);
}

static Status
usage(const char *message) {
  fprintf(stderr, "repliek: %s; 'repliek show --help' tells the options\n", message);
  return STATUS_USAGE;
}

static Status
show_letter(const char *path, const Options *options) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) out = g_string_new(NULL);
  g_autoptr(Input) input = input_read(path, &options->input, &error);
  if (!input || !show(input, options, out, &error))
    return status_report(error);
  if (!input->letter->pages && (options->glyphs || options->lines))
    return usage("--glyphs and --lines need a letter on pages: a PDF");
  g_autoptr(GBytes) bytes = g_bytes_new(out->str, out->len);
  return output_write(NULL, bytes, &error) ? STATUS_DONE : status_report(error);
}

static void
options_clear(Options *options) {
  g_strfreev(options->topics);
  g_free(options->desk);
  g_free(options->kind);
  g_free(options->today);
  g_free(options->input.ocr);
}

static Status
show_with(int argc, char **argv, Options *options) {
  g_autoptr(GError) error = NULL;
  gboolean any = options->glyphs || options->lines || options->parts || options->tokens || options->evidence ||
                 options->context;
  if (argc != 2)
    return usage("show needs one letter");
  if (!input_options_make_sense(&options->input))
    return usage("--ocr is auto, never or always");
  if (!any)
    return usage("show needs to know what: --parts, say");
  g_autoptr(Languages) languages = languages_load(NULL, &error);
  options->input.languages = languages;
  return languages ? show_letter(argv[1], options) : status_report(error);
}

static Status
run_show(int argc, char **argv) {
  Options options = {0};
  const GOptionEntry entries[] = {
      {"glyphs", 0, 0, G_OPTION_ARG_NONE, &options.glyphs, "characters with boxes and fonts", NULL},
      {"lines", 0, 0, G_OPTION_ARG_NONE, &options.lines, "printed lines and columns", NULL},
      {"parts", 0, 0, G_OPTION_ARG_NONE, &options.parts, "fields and parts, with the rung that named each", NULL},
      {"tokens", 0, 0, G_OPTION_ARG_NONE, &options.tokens, "sentences and tokens as rules see them", NULL},
      {"evidence", 0, 0, G_OPTION_ARG_NONE, &options.evidence, "phrases that counted for a topic", NULL},
      {"context", 0, 0, G_OPTION_ARG_NONE, &options.context, "what templates see", NULL},
      {"topics", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.topics, "rule pack; may be repeated", "PACK"},
      {"desk", 0, 0, G_OPTION_ARG_FILENAME, &options.desk, "the desk's profile", "FILE"},
      {"kind", 'k', 0, G_OPTION_ARG_STRING, &options.kind, "kind of reply, for --context", "KIND"},
      {"today", 0, 0, G_OPTION_ARG_STRING, &options.today, "the reply's date, for --context", "DATE"},
      {"ocr", 0, 0, G_OPTION_ARG_STRING, &options.input.ocr, "text recognition of scans: auto (default), never, always", "WHEN"},
      {"no-sandbox", 0, 0, G_OPTION_ARG_NONE, &options.input.no_sandbox, "read PDFs unprotected (debugging)", NULL},
      {NULL, 0, 0, 0, NULL, NULL, NULL}};
  Status status;
  if (!command_parse(&command_show, &argc, &argv, entries, "--FLOOR… LETTER",
                     "Prints any floor between the paper and the reply.", &status))
    return status;
  status = show_with(argc, argv, &options);
  options_clear(&options);
  return status;
}

const Command command_show = {"show", "print any floor between paper and reply", run_show};
