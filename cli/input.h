/*
 * Input: a letter as given on the command line, whatever it came as. The kind is told from the content: PDF
 * is read by the sandboxed reader and understood, TEI and plain text are read back.
 */
#pragma once

#include "extract/language.h"
#include "extract/letter.h"
#include "extract/xml.h"

typedef struct {
  const Languages *languages; /* lent */
  gboolean no_sandbox;
  char *ocr;      /* --ocr; NULL: auto; owned by GOption */
  char *language; /* --language */
} InputOptions;

typedef struct {
  Letter *letter;
  xmlDoc *tei;   /* the TEI document when it came as one, for verdict_from_tei; else NULL */
  GBytes *bytes; /* the file as it was read */
} Input;

/* FALSE when --ocr has another word than auto, never or always. */
gboolean input_options_make_sense(const InputOptions *options);

/*
 * Reads the letter at path; "-" is standard input. Error: EXTRACT_ERROR_UNREADABLE whose message names the
 * path, what is wrong, and what to do. Free with input_free.
 */
Input *input_read(const char *path, const InputOptions *options, GError **error);
void input_free(Input *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Input, input_free)

/* Notices of a letter as "repliek: PATH: page N: message" on standard error. Returns how many. */
guint input_report_notices(const char *path, const Letter *letter);

/* Writes bytes to output (NULL or "-": standard output). Error: EXTRACT_ERROR_OUTPUT. */
gboolean output_write(const char *output, GBytes *bytes, GError **error);
