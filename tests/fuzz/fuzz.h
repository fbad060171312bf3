/*
 * What fuzz targets share. A target, fuzz-NAME.c, is one function that libFuzzer calls with bytes (`make
 * fuzz`) and replay.c calls with the files that are kept (`make check`). A target promises more than not to
 * crash: where two ways must lead to the same, it goes both.
 */
#pragma once
#include "extract/language.h"
#include "extract/letter.h"

#include <stdint.h>

/* Returns 0, as libFuzzer wants it; what is wrong ends the process. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The languages of the data folder, loaded once. */
const Languages *fuzz_languages(void);

/* Writes a file of this name ("passages/nl/x.xml") below a folder that the process removes at its end. Lent:
 * the same string at each call with the same name. */
const char *fuzz_file(const char *name, const void *data, size_t size);

/* That folder. */
const char *fuzz_folder(void);

/* A short Dutch letter to lay things over; the same at each call. */
const Letter *fuzz_letter(void);

/* Ends the process with what is wrong unless truth. */
void fuzz_insist(gboolean truth, const char *what);

/* A letter's TEI can be read, and the letter that is read writes the same TEI. */
void fuzz_insist_tei_comes_back(const Letter *letter);
