/* repliek extract: the structure of letters as TEI. */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/output.h"
#include "extract/tei-write.h"

#include <stdio.h>

typedef struct {
  char *output; /* owned by GOption */
  gboolean strict;
  InputOptions input;
} Options;

static GBytes *
letter_bytes(const Letter *letter, GError **error) {
  g_autoptr(xmlDoc) doc = tei_write(letter, error);
  return doc ? xml_bytes(doc, FALSE) : NULL;
}

static Status
extract_one(const char *path, const Options *options, gboolean into_folder) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Input) input = input_read(path, &options->input, &error);
  g_autoptr(GBytes) bytes = input ? letter_bytes(input->letter, &error) : NULL;
  if (!bytes)
    return status_report(error);
  g_autofree char *name = into_folder ? output_name(path) : NULL;
  g_autofree char *target =
      into_folder ? g_build_filename(options->output, name, NULL) : g_strdup(options->output);
  guint notices = input_report_notices(path, input->letter);
  if (!output_write(target, bytes, &error))
    return status_report(error);
  return options->strict && notices ? STATUS_HOLES : STATUS_DONE;
}

static Status
usage(const char *message) {
  fprintf(stderr, "repliek: %s; 'repliek extract --help' tells the options\n", message);
  return STATUS_USAGE;
}

static Status
extract_all(char *const *paths, const Options *options) {
  g_autoptr(GError) error = NULL;
  gboolean into_folder = output_is_folder(options->output);
  Status status = STATUS_DONE;
  if (!paths[0])
    return usage("extract needs a letter");
  if (!input_options_make_sense(&options->input))
    return usage("--ocr is auto, never or always");
  if (!into_folder && paths[1])
    return usage("several letters need -o FOLDER/");
  if (into_folder && !output_names_differ(paths))
    return usage("two of the letters would write the same file");
  if (into_folder && !output_folder_make(options->output, &error))
    return status_report(error);
  for (; *paths; paths++)
    status = status_worse(status, extract_one(*paths, options, into_folder));
  return status;
}

static Status
run_extract(int argc, char **argv) {
  Options options = {0};
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
       "where to write; a folder gets NAME.xml for each letter", "FILE|DIR/"},
      {"no-sandbox", 0, 0, G_OPTION_ARG_NONE, &options.input.no_sandbox, "read PDFs unprotected (debugging)",
       NULL},
      {"ocr", 0, 0, G_OPTION_ARG_STRING, &options.input.ocr,
       "text recognition of scans: auto (default), never, always", "WHEN"},
      {"strict", 0, 0, G_OPTION_ARG_NONE, &options.strict, "exit with status 6 when there are notices", NULL},
      {NULL, 0, 0, 0, NULL, NULL, NULL}};
  Status status;
  if (!command_parse(
          &command_extract, &argc, &argv, entries, "[OPTION…] LETTER…",
          "A LETTER is a PDF, a TEI file, plain text, or - for standard input. Writes TEI P5; what to look "
          "at again goes to\nstandard error.",
          &status))
    return status;
  g_autoptr(GError) error = NULL;
  g_autoptr(Languages) languages = languages_load(NULL, &error);
  options.input.languages = languages;
  status = languages ? extract_all(argv + 1, &options) : status_report(error);
  g_free(options.output);
  g_free(options.input.ocr);
  return status;
}

const Command command_extract = {"extract", "read the structure of letters, as TEI", run_extract};
