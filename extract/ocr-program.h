/*
 * The program of its own that looks at pages as pictures (extract/ocr/), found beside this program, in
 * ../libexec/, or where $REPLIEK_OCR says. It shuts itself in before it looks at a file; here it gets limits
 * and a clock.
 */
#pragma once

#include <gio/gio.h>

typedef enum {
  OCR_HEARD,     /* it closed its end: what it said may be cut off */
  OCR_TIMED_OUT, /* too long without a word; it was killed */
  OCR_TOO_MUCH   /* more than any answer can be; it was killed */
} OcrHearing;

/* Where it is; NULL when it is not installed. Free with g_free. */
char *ocr_program_path(void);

/*
 * Runs it with input as its standard input; what it says is appended to answer. n_pages bounds its processor
 * time, seconds_page the wait for each. Error: EXTRACT_ERROR_LACKING: it could not be started.
 */
gboolean ocr_program_run(const char *const *argv, GBytes *input, guint n_pages, guint seconds_page,
                         GByteArray *answer, OcrHearing *hearing, GError **error);
