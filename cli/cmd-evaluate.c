/* repliek evaluate: how good rules are on letters that careful readers labelled. */
#include "cli/command.h"
#include "cli/desktop.h"
#include "corpus/evaluate.h"

#include <stdio.h>

typedef struct {
  char **topics; /* --topics */
  InputOptions input;
} Options;

static Status
evaluate_letter(Evaluation *evaluation, const Gold *gold, const InputOptions *options) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Input) input = input_read(gold->letter, options, &error);
  if (!input)
    return status_report(error);
  evaluation_add(evaluation, input->letter, gold);
  return STATUS_DONE;
}

static Status
evaluate_folders(const Options *options, const Pack *pack, char *const *folders) {
  g_autoptr(Evaluation) evaluation = evaluation_new(pack);
  Status status = STATUS_DONE;
  for (; *folders; folders++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) golds = gold_folder(*folders, &error);
    if (!golds)
      return status_report(error);
    for (guint i = 0; i < golds->len; i++)
      status =
          status_worse(status, evaluate_letter(evaluation, g_ptr_array_index(golds, i), &options->input));
  }
  g_autoptr(GString) report = g_string_new(NULL);
  evaluation_report(evaluation, report);
  fputs(report->str, stdout);
  return status;
}

static Status
run_evaluate(int argc, char **argv) {
  Options options = {0};
  const GOptionEntry entries[] = {{"topics", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.topics,
                                   "rule pack: a folder, a file or a name; may be repeated", "PACK"},
                                  {"no-sandbox", 0, 0, G_OPTION_ARG_NONE, &options.input.no_sandbox,
                                   "read PDFs without the sandbox (debugging)", NULL},
                                  {NULL, 0, 0, 0, NULL, NULL, NULL}};
  Status status;
  if (!command_parse(
          &command_evaluate, &argc, &argv, entries, "[OPTION…] GOLD…",
          "GOLD is a folder of letters with what careful readers found in them: NAME.json beside NAME.pdf.",
          &status))
    return status;
  g_auto(GStrv) topics = options.topics;
  if (argc < 2) {
    fputs("repliek: evaluate needs a folder of gold letters; 'repliek evaluate --help' tells the options\n",
          stderr);
    return STATUS_USAGE;
  }
  g_autoptr(GError) error = NULL;
  g_auto(Desktop) desktop = {0};
  if (!desktop_load_rules(&desktop, topics, &error))
    return status_report(error);
  options.input.languages = desktop.languages;
  return evaluate_folders(&options, desktop.pack, argv + 1);
}

const Command command_evaluate = {"evaluate", "measure rules on labelled letters", run_evaluate};
