/* repliek forget: removes letters from an outbox for good. */
#include "cli/command.h"
#include "corpus/forget.h"
#include "corpus/log.h"
#include "templates/idiom.h"

#include <stdio.h>

static Status
usage(const char *message) {
  fprintf(stderr, "repliek: %s; 'repliek forget --help' tells the options\n", message);
  return STATUS_USAGE;
}

static void
tell_names(const GPtrArray *names) {
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *name = path_for_people(g_ptr_array_index(names, i));
    fprintf(stderr, "repliek: %s: is still in the inbox; the next batch takes it anew\n", name);
  }
}

static Status
forget(const char *outbox, const Forgotten *which) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  guint count = 0;
  if (!forget_letters(outbox, which, &count, names, &error))
    return status_report(error);
  tell_names(names);
  fprintf(stderr, "repliek: %u %s forgotten\n", count, count == 1 ? "letter" : "letters");
  return STATUS_DONE;
}

static Status
run_forget(int argc, char **argv) {
  g_autofree char *before = NULL;
  const GOptionEntry entries[] = {{"before", 0, 0, G_OPTION_ARG_STRING, &before,
                                   "letters dated before this day, undated ones by the day they were seen",
                                   "DATE"},
                                  {NULL, 0, 0, 0, NULL, NULL, NULL}};
  Status status;
  if (!command_parse(
          &command_forget, &argc, &argv, entries, "OUTBOX SHA256|--before=DATE",
          "Folders, notes, rows of the register and of the summaries are removed; files in the inbox are not "
          "touched.",
          &status))
    return status;
  if (before && !date_is_iso(before))
    return usage("--before needs a date such as 2026-12-31");
  if (argc != (before ? 2 : 3))
    return usage("forget takes an outbox and a SHA-256, or an outbox and --before=DATE");
  Forgotten which = {.sha256 = before ? NULL : argv[2], .before = before};
  return forget(argv[1], &which);
}

const Command command_forget = {"forget", "remove letters from an outbox for good", run_forget};
