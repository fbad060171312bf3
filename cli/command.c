#include "cli/command.h"

#include <stdio.h>
#include <string.h>

static GOptionContext *
context_for(const Command *command, const GOptionEntry *entries, const char *usage, const char *about) {
  g_autofree char *name = g_strdup_printf("repliek %s", command->name);
  GOptionContext *context = g_option_context_new(usage);
  g_set_prgname(name);
  g_option_context_set_summary(context, command->summary);
  g_option_context_set_description(context, about);
  g_option_context_add_main_entries(context, entries, NULL);
  g_option_context_set_help_enabled(context, FALSE);
  return context;
}

static gboolean
asks_for_help(int argc, char **argv) {
  for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
    if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
      return TRUE;
  return FALSE;
}

gboolean
command_parse(const Command *command, int *argc, char ***argv, const GOptionEntry *entries, const char *usage,
              const char *about, Status *status) {
  g_autoptr(GOptionContext) context = context_for(command, entries, usage, about);
  g_autoptr(GError) error = NULL;
  if (asks_for_help(*argc, *argv)) {
    g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
    fputs(help, stdout);
    *status = STATUS_DONE;
    return FALSE;
  }
  if (g_option_context_parse(context, argc, argv, &error))
    return TRUE;
  fprintf(stderr, "repliek: %s; 'repliek %s --help' tells the options\n", error->message, command->name);
  *status = STATUS_USAGE;
  return FALSE;
}
