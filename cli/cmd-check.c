/* repliek check: rules with their built-in tests, templates, finished replies. */
#include "classify/classify.h"
#include "cli/command.h"

#include <stdio.h>

typedef struct {
  char **topics; /* --topics */
} CheckOptions;

/* Something that can be checked. */
typedef struct {
  /* Whether the options ask for it; with no option at all everything is checked. */
  gboolean (*is_asked)(const CheckOptions *options);
  /* Prints what it finds on standard output. STATUS_SOME_FAILED: there were findings. */
  Status (*run)(const CheckOptions *options);
} Check;

static gboolean
topics_are_asked(const CheckOptions *options) {
  return options->topics != NULL;
}

static Status
check_topics(const CheckOptions *options) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Languages) languages = languages_load(NULL, &error);
  g_autoptr(Pack) pack =
      languages ? pack_load((const char *const *)options->topics, languages, &error) : NULL;
  if (!pack)
    return status_report(error);
  g_autoptr(GString) report = g_string_new(NULL);
  guint findings = pack_check(pack, report);
  fputs(report->str, stdout);
  return findings > 0 ? STATUS_SOME_FAILED : STATUS_DONE;
}

static const Check CHECKS[] = {{topics_are_asked, check_topics}};

static Status
run_checks(const CheckOptions *options) {
  gboolean any_asked = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(CHECKS); i++)
    any_asked |= CHECKS[i].is_asked(options);
  Status status = STATUS_DONE;
  for (guint i = 0; i < G_N_ELEMENTS(CHECKS); i++)
    if (!any_asked || CHECKS[i].is_asked(options))
      status = status_worse(status, CHECKS[i].run(options));
  return status;
}

static Status
run_check(int argc, char **argv) {
  CheckOptions options = {0};
  const GOptionEntry entries[] = {{"topics", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.topics,
                                   "rule pack: a folder, a file or a name; may be repeated", "PACK"},
                                  {NULL, 0, 0, 0, NULL, NULL, NULL}};
  Status status;
  if (!command_parse(&command_check, &argc, &argv, entries, "[OPTION…]",
                     "Without options the default rules are checked. Findings are printed one a line as\n"
                     "file:line:column: what; the exit status is then 1, and 4 when rules cannot be read.",
                     &status))
    return status;
  g_auto(GStrv) topics = options.topics;
  if (argc > 1) {
    fprintf(stderr, "repliek: check takes no argument '%s'; 'repliek check --help' tells the options\n",
            argv[1]);
    return STATUS_USAGE;
  }
  return run_checks(&options);
}

const Command command_check = {"check", "check rules and run their built-in tests", run_check};
