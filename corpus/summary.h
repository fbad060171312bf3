/*
 * The two files that others read: summary.csv for a spreadsheet, topics.jsonl for programs. Both are written
 * anew from the register, in byte order of the letters' first names, without timings, so that equal work
 * gives equal bytes.
 */
#pragma once

#include "corpus/register.h"

/* Error: CORPUS_ERROR_OUTPUT; the files that stood there stay. */
gboolean summary_write(Register *reg, const char *outbox, GError **error);

/* Appends text as a cell of RFC 4180, such that no spreadsheet takes it for a formula. NULL is empty. */
void csv_append_cell(GString *line, const char *text);
