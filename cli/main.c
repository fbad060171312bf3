/* repliek: dispatches to the commands by one table, which the help prints too. */
#include "cli/command.h"

#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const Command *const COMMANDS[] = {&command_extract, &command_classify, &command_draft,  &command_show,
                                          &command_check,   &command_evaluate, &command_render, &command_init,
                                          &command_batch,   &command_status,   &command_forget};

static void
print_help(FILE *out) {
  fputs("Usage: repliek COMMAND [OPTION…] ARGUMENT…\n\nReads incoming letters and prepares "
        "replies.\n\nCommands:\n",
        out);
  for (guint i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
    fprintf(out, "  %-10s %s\n", COMMANDS[i]->name, COMMANDS[i]->summary);
  fputs("\n'repliek COMMAND --help' tells a command's options; 'man repliek' tells more.\n", out);
}

static const Command *
find_command(const char *name) {
  for (guint i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
    if (strcmp(COMMANDS[i]->name, name) == 0)
      return COMMANDS[i];
  return NULL;
}

/*
 * A long letter's tree is hundreds of thousands of small pieces, freed all at once. Without fast bins the
 * allocator does not consolidate them over and over (a sixth of the time on 300 pages), and kept memory is
 * not handed back and forth.
 */
static void
tune_allocator(void) {
  mallopt(M_MXFAST, 0);
  mallopt(M_TOP_PAD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
}

int
main(int argc, char **argv) {
  tune_allocator();
  setlocale(LC_ALL, "");
  /* Numbers in files use a point whatever the clerk's locale. */
  setlocale(LC_NUMERIC, "C");
  signal(SIGPIPE, SIG_IGN);
  if (argc < 2) {
    print_help(stderr);
    return STATUS_USAGE;
  }
  if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
    print_help(stdout);
    return STATUS_DONE;
  }
  if (strcmp(argv[1], "--version") == 0) {
    puts("repliek " REPLIEK_VERSION);
    return STATUS_DONE;
  }
  const Command *command = find_command(argv[1]);
  if (!command) {
    fprintf(stderr, "repliek: there is no command '%s'; 'repliek --help' lists them\n", argv[1]);
    return STATUS_USAGE;
  }
  return (int)command->run(argc - 1, argv + 1);
}
