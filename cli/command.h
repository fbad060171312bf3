/*
 * A command is one thing a clerk does. The table in main.c dispatches to them and prints the help.
 *
 * Data goes to standard output or -o; words for people to standard error, each line beginning "repliek: ".
 */
#pragma once

#include <glib.h>

typedef enum {
  STATUS_DONE = 0,
  STATUS_SOME_FAILED = 1, /* batch: some letters failed; check: findings */
  STATUS_USAGE = 2,
  STATUS_UNREADABLE = 3,  /* a letter cannot be read */
  STATUS_WRONG_RULES = 4, /* rules, templates or configuration */
  STATUS_NO_OUTPUT = 5,   /* the output cannot be written */
  STATUS_HOLES = 6,       /* --strict: written, but holes or notices remain */
  STATUS_STOPPED = 130
} Status;

typedef struct {
  const char *name;    /* "extract" */
  const char *summary; /* one line for the help */
  /* argv[0] is the command's name. Prints its own messages. */
  Status (*run)(int argc, char **argv);
} Command;

extern const Command command_extract, command_classify, command_draft, command_show, command_check,
    command_evaluate, command_render, command_init;
extern const Command command_batch, command_status, command_forget;

/* The exit status that an error of any room stands for. */
Status status_of_error(const GError *error);

/* "repliek: MESSAGE" on standard error; its status. */
Status status_report(const GError *error);

/* The graver of two statuses: several letters with one bad give the highest-ranking failure. */
Status status_worse(Status a, Status b);

/* Parses argv by entries; on --help prints and exits 0 through *done. Error: a usage message; returns FALSE.
   usage is the synopsis after the command's name: "[OPTION…] LETTER…"; about is printed below the options. */
gboolean command_parse(const Command *command, int *argc, char ***argv, const GOptionEntry *entries,
                       const char *usage, const char *about, Status *status);
