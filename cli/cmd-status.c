/* repliek status: what an outbox's register says. */
#include "cli/command.h"
#include "cli/input.h"
#include "corpus/report.h"

#include <stdio.h>
#include <string.h>

static Status
usage(const char *message) {
  fprintf(stderr, "repliek: %s; 'repliek status --help' tells the options\n", message);
  return STATUS_USAGE;
}

static Status
print_report(const char *outbox, gboolean as_json) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Register) reg = register_open(outbox, REGISTER_READ, &error);
  char *report = !reg ? NULL : as_json ? report_json(reg, &error) : report_text(reg, &error);
  if (!report)
    return status_report(error);
  g_autoptr(GBytes) bytes = g_bytes_new_take(report, strlen(report));
  return output_write(NULL, bytes, &error) ? STATUS_DONE : status_report(error);
}

static Status
run_status(int argc, char **argv) {
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
      {"format", 'f', 0, G_OPTION_ARG_STRING, &format, "text (default) or json", "FORMAT"},
      {NULL, 0, 0, 0, NULL, NULL, NULL}};
  Status status;
  if (!command_parse(
          &command_status, &argc, &argv, entries, "[--format=text|json] OUTBOX",
          "Counts, failures with reasons, letters for a person to sort, duplicates, topics by month.",
          &status))
    return status;
  if (argc != 2)
    return usage("status takes one outbox");
  if (format && strcmp(format, "text") != 0 && strcmp(format, "json") != 0)
    return usage("--format is text or json");
  return print_report(argv[1], g_strcmp0(format, "json") == 0);
}

const Command command_status = {"status", "what a batch has done, and what it could not", run_status};
