/* repliek classify: which topics letters raise, and through which words. */
#include "classify/classify.h"
#include "cli/command.h"
#include "cli/input.h"
#include "cli/output.h"
#include "extract/tei-write.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef enum { FORMAT_TEXT, FORMAT_TEI, FORMAT_JSONL } Format;

typedef struct {
  char **topics; /* --topics */
  char *format;  /* --format */
  char *explain; /* --explain */
  char *output;  /* -o */
  InputOptions input;
} Options;

/* What a run works with. */
typedef struct {
  const Options *options;
  const Pack *pack;
  Format format;
  gboolean into_folder;
  GString *out; /* what goes to one place: standard output, a file, topics.jsonl */
} Run;

/* --- one letter -------------------------------------------------------------------------------- */

/* The letter's TEI with the verdict in it. */
static GBytes *
letter_tei(Input *input, const Verdict *verdict, GError **error) {
  g_autoptr(xmlDoc) made = input->tei ? NULL : tei_write(input->letter, error);
  xmlDoc *tei = input->tei ? input->tei : made;
  if (!tei)
    return NULL;
  verdict_add_to_tei(verdict, input->letter, tei);
  return xml_bytes(tei, FALSE);
}

static gboolean
letter_into_folder(const Run *run, const char *path, Input *input, const Verdict *verdict, GError **error) {
  g_autoptr(GBytes) bytes = letter_tei(input, verdict, error);
  if (!bytes)
    return FALSE;
  g_autofree char *name = output_name(path), *json = verdict_to_json(verdict, input->letter);
  g_autofree char *target = g_build_filename(run->options->output, name, NULL);
  g_string_append_printf(run->out, "%s\n", json);
  return file_save(target, bytes, 0666, error);
}

static gboolean
letter_append(const Run *run, Input *input, const Verdict *verdict, GError **error) {
  if (run->format == FORMAT_TEI) {
    g_autoptr(GBytes) bytes = letter_tei(input, verdict, error);
    if (bytes)
      g_string_append_len(run->out, g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes));
    return bytes != NULL;
  }
  g_autofree char *text = run->format == FORMAT_JSONL ? verdict_to_json(verdict, input->letter)
                                                      : verdict_to_text(verdict, input->letter);
  g_string_append(run->out, text);
  if (run->format == FORMAT_JSONL)
    g_string_append_c(run->out, '\n');
  return TRUE;
}

static gboolean
letter_explain(const Run *run, const Input *input, GError **error) {
  g_autofree char *text = explain_topic(run->pack, input->letter, run->options->explain, error);
  if (text)
    g_string_append(run->out, text);
  return text != NULL;
}

static gboolean
letter_classify(const Run *run, const char *path, GError **error) {
  g_autoptr(Input) input = input_read(path, &run->options->input, error);
  if (!input)
    return FALSE;
  input_report_notices(path, input->letter);
  if (run->options->explain)
    return letter_explain(run, input, error);
  g_autoptr(Verdict) verdict = verdict_find(run->pack, input->letter);
  if (verdict->untold)
    fprintf(stderr, "repliek: %s: no rules for the language it is written in (%s): for manual triage\n", path,
            verdict->untold);
  if (run->into_folder)
    return letter_into_folder(run, path, input, verdict, error);
  return letter_append(run, input, verdict, error);
}

static Status
classify_letters(const Run *run, char *const *paths) {
  Status status = STATUS_DONE;
  for (; *paths; paths++) {
    g_autoptr(GError) error = NULL;
    if (!letter_classify(run, *paths, &error))
      status = status_worse(status, status_report(error));
  }
  return status;
}

/* --- where it goes ----------------------------------------------------------------------------- */

static gboolean
run_write(const Run *run, GError **error) {
  g_autoptr(GBytes) bytes = g_bytes_new(run->out->str, run->out->len);
  if (!run->into_folder)
    return output_write(run->options->output, bytes, error);
  g_autofree char *target = g_build_filename(run->options->output, "topics.jsonl", NULL);
  return file_save(target, bytes, 0666, error);
}

static Status
run_all(const Run *run, char *const *paths) {
  g_autoptr(GError) error = NULL;
  if (run->into_folder && !output_folder_make(run->options->output, &error))
    return status_report(error);
  Status status = classify_letters(run, paths);
  /* Of a single letter that failed there is nothing to write: not even an empty file. */
  if (status != STATUS_DONE && run->out->len == 0)
    return status;
  return run_write(run, &error) ? status : status_worse(status, status_report(error));
}

/* --- options ----------------------------------------------------------------------------------- */

static Status
usage(const char *message) {
  fprintf(stderr, "repliek: %s; 'repliek classify --help' tells the options\n", message);
  return STATUS_USAGE;
}

static gboolean
format_parse(const char *name, Format *format) {
  static const char *const names[] = {"text", "tei", "jsonl"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    if (strcmp(name, names[i]) == 0) {
      *format = (Format)i;
      return TRUE;
    }
  return FALSE;
}

/* Fills run's format and place. NULL, or what is wrong with the options. */
static const char *
run_choose(Run *run, char *const *paths) {
  const Options *options = run->options;
  gboolean several = paths[0] && paths[1];
  run->into_folder = output_is_folder(options->output);
  run->format = !options->output && isatty(STDOUT_FILENO) ? FORMAT_TEXT : FORMAT_TEI;
  if (!paths[0])
    return "classify needs a letter";
  if (!input_options_make_sense(&options->input))
    return "--ocr is auto, never or always";
  if (options->format && !format_parse(options->format, &run->format))
    return "--format is text, tei or jsonl";
  if (options->explain)
    return run->into_folder ? "--explain writes no folder" : NULL;
  if (run->into_folder && options->format)
    return "a folder gets TEI and topics.jsonl, without --format";
  if (run->into_folder && !output_names_differ(paths))
    return "two of the letters would write the same file";
  if (!run->into_folder && several && run->format == FORMAT_TEI)
    return "several letters need --format=text, --format=jsonl or -o FOLDER/";
  return NULL;
}

static Status
classify_with(const Options *options, char *const *paths) {
  g_autoptr(GString) out = g_string_new(NULL);
  Run run = {.options = options, .out = out};
  const char *wrong = run_choose(&run, paths);
  if (wrong)
    return usage(wrong);
  g_autoptr(GError) error = NULL;
  g_autoptr(Pack) pack = pack_load((const char *const *)options->topics, options->input.languages, &error);
  if (!pack)
    return status_report(error);
  if (options->explain && !pack_topic_label(pack, options->explain, NULL))
    return usage("--explain names a topic that the rules do not have");
  run.pack = pack;
  return run_all(&run, paths);
}

static void
options_clear(Options *options) {
  g_strfreev(options->topics);
  g_free(options->format);
  g_free(options->explain);
  g_free(options->output);
  g_free(options->input.ocr);
  g_free(options->input.language);
}

static Status
run_classify(int argc, char **argv) {
  Options options = {0};
  const GOptionEntry entries[] = {
      {"topics", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.topics,
       "rule pack: a folder, a file or a name; may be repeated, later ones on top", "PACK"},
      {"format", 'f', 0, G_OPTION_ARG_STRING, &options.format, "text, tei or jsonl", "FORMAT"},
      {"explain", 'e', 0, G_OPTION_ARG_STRING, &options.explain, "why the topic is raised, or not", "TOPIC"},
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
       "where to write; a folder: NAME.xml and topics.jsonl", "FILE|DIR/"},
      {"ocr", 0, 0, G_OPTION_ARG_STRING, &options.input.ocr,
       "text recognition of scans: auto (default), never, always", "WHEN"},
      {"no-sandbox", 0, 0, G_OPTION_ARG_NONE, &options.input.no_sandbox,
       "read PDFs without the sandbox (debugging)", NULL},
      {NULL, 0, 0, 0, NULL, NULL, NULL}};
  Status status;
  if (!command_parse(
          &command_classify, &argc, &argv, entries, "[OPTION…] LETTER…",
          "A LETTER is a PDF, a TEI file that extract or classify wrote, plain text, or - for standard "
          "input.\nDefault format: text on a terminal, else TEI for one letter.",
          &status))
    return status;
  g_autoptr(GError) error = NULL;
  g_autoptr(Languages) languages = languages_load(NULL, &error);
  options.input.languages = languages;
  status = languages ? classify_with(&options, argv + 1) : status_report(error);
  options_clear(&options);
  return status;
}

const Command command_classify = {"classify", "tell which topics letters raise, with the evidence",
                                  run_classify};
