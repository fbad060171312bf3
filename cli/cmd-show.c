/* repliek show: any floor between the paper and the reply, for whoever asks why. */
#include "classify/show.h"
#include "cli/command.h"
#include "cli/desktop.h"
#include "extract/drawing.h"
#include "extract/show.h"
#include "templates/draft.h"

#include <stdio.h>
#include <unistd.h>

/* --page was not given. */
enum { NO_PAGE = G_MININT };

typedef struct {
  gboolean glyphs, lines, parts, tokens, evidence, context;
  char **topics;
  gint page;
  char *output, *desk, *kind, *today; /* owned by GOption */
  InputOptions input;
} Options;

static gboolean
show_context(const Input *input, const Desktop *desktop, const Verdict *verdict, const Options *options,
             GString *out, GError **error) {
  g_autoptr(GPtrArray) notices = notices_new();
  DraftOptions drafting = {desktop->templates, desktop->languages,
                           options->kind ? options->kind : "substantive", options->today};
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
show_picture(const char *path, const Input *input, const Options *options) {
  g_autoptr(GError) error = NULL;
  guint pages = input->letter->pages ? input->letter->pages->len : 0;
  if (!pages)
    return usage("--page needs a letter on pages: a PDF");
  if ((guint)options->page > pages) {
    g_autofree char *message =
        g_strdup_printf("--page=%d: the letter has %u page%s", options->page, pages, pages == 1 ? "" : "s");
    return usage(message);
  }
  g_autoptr(GBytes) png = drawing_of_page(input->bytes, input->letter, (guint)options->page - 1, &error);
  if (!png)
    g_prefix_error(&error, "%s: ", path);
  return png && output_write(options->output, png, &error) ? STATUS_DONE : status_report(error);
}

static Status
show_letter(const char *path, const Options *options) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) out = g_string_new(NULL);
  g_autoptr(Input) input = input_read(path, &options->input, &error);
  if (!input)
    return status_report(error);
  if (options->page != NO_PAGE)
    return show_picture(path, input, options);
  if (!show(input, options, out, &error))
    return status_report(error);
  if (!input->letter->pages && (options->glyphs || options->lines))
    return usage("--glyphs and --lines need a letter on pages: a PDF");
  g_autoptr(GBytes) bytes = g_bytes_new(out->str, out->len);
  return output_write(NULL, bytes, &error) ? STATUS_DONE : status_report(error);
}

static void
options_clear(Options *options) {
  g_strfreev(options->topics);
  g_free(options->output);
  g_free(options->desk);
  g_free(options->kind);
  g_free(options->today);
  g_free(options->input.ocr);
}

/* What is wrong with --page and --output; NULL: nothing. */
static const char *
picture_trouble(const Options *options, gboolean other_floors) {
  if (options->page == NO_PAGE)
    return options->output ? "-o is for --page alone; the other floors go to standard output" : NULL;
  if (options->page < 1)
    return "--page counts from 1";
  if (other_floors)
    return "--page draws a picture; ask for the other floors apart";
  return options->output || !isatty(STDOUT_FILENO) ? NULL
                                                   : "--page draws a picture; name a file for it with -o";
}

static Status
show_with(int argc, char **argv, Options *options) {
  g_autoptr(GError) error = NULL;
  gboolean any = options->glyphs || options->lines || options->parts || options->tokens ||
                 options->evidence || options->context;
  if (argc != 2)
    return usage("show needs one letter");
  if (!input_options_make_sense(&options->input))
    return usage("--ocr is auto, never or always");
  if (picture_trouble(options, any))
    return usage(picture_trouble(options, any));
  if (!any && options->page == NO_PAGE)
    return usage("show needs to know what: --parts, say");
  g_autoptr(Languages) languages = languages_load(NULL, &error);
  options->input.languages = languages;
  return languages ? show_letter(argv[1], options) : status_report(error);
}

static Status
run_show(int argc, char **argv) {
  Options options = {.page = NO_PAGE};
  const GOptionEntry entries[] = {
      {"glyphs", 0, 0, G_OPTION_ARG_NONE, &options.glyphs, "characters with boxes and fonts", NULL},
      {"lines", 0, 0, G_OPTION_ARG_NONE, &options.lines, "printed lines and columns", NULL},
      {"parts", 0, 0, G_OPTION_ARG_NONE, &options.parts, "fields and parts, with the rung that named each",
       NULL},
      {"tokens", 0, 0, G_OPTION_ARG_NONE, &options.tokens, "sentences and tokens as rules see them", NULL},
      {"evidence", 0, 0, G_OPTION_ARG_NONE, &options.evidence, "phrases that counted for a topic", NULL},
      {"context", 0, 0, G_OPTION_ARG_NONE, &options.context, "what templates see", NULL},
      {"page", 0, 0, G_OPTION_ARG_INT, &options.page,
       "a page's picture (PNG) with lines, column and parts drawn over it", "N"},
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "where --page writes", "FILE"},
      {"topics", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.topics, "rule pack; may be repeated", "PACK"},
      {"desk", 0, 0, G_OPTION_ARG_FILENAME, &options.desk, "the desk's profile", "FILE"},
      {"kind", 'k', 0, G_OPTION_ARG_STRING, &options.kind, "kind of reply, for --context", "KIND"},
      {"today", 0, 0, G_OPTION_ARG_STRING, &options.today, "the reply's date, for --context", "DATE"},
      {"ocr", 0, 0, G_OPTION_ARG_STRING, &options.input.ocr,
       "text recognition of scans: auto (default), never, always", "WHEN"},
      {"no-sandbox", 0, 0, G_OPTION_ARG_NONE, &options.input.no_sandbox, "read PDFs unprotected (debugging)",
       NULL},
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
