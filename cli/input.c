#include "cli/input.h"

#include "corpus/kind.h"
#include "extract/extract.h"
#include "extract/plain.h"
#include "extract/tei-read.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Larger files are no letters. */
enum { FILE_BYTES_MAX = 512 * 1024 * 1024 };

static void
set_unreadable(GError **error, const char *path, const char *what) {
  g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "%s: %s", path, what);
}

static GBytes *
read_standard_input(GError **error) {
  g_autoptr(GByteArray) all = g_byte_array_new();
  guint8 buffer[1 << 16];
  size_t n;
  while ((n = fread(buffer, 1, sizeof buffer, stdin)) > 0) {
    if (all->len + n > FILE_BYTES_MAX) {
      set_unreadable(error, "-", "more than 512 MiB; that is no letter");
      return NULL;
    }
    g_byte_array_append(all, buffer, (guint)n);
  }
  if (ferror(stdin)) {
    set_unreadable(error, "-", g_strerror(errno));
    return NULL;
  }
  return g_byte_array_free_to_bytes(g_steal_pointer(&all));
}

/* The file's bytes; folders, devices and huge files are refused in words. */
static GBytes *
read_file(const char *path, GError **error) {
  struct stat about;
  char *bytes;
  gsize length;
  g_autoptr(GError) cause = NULL;
  if (stat(path, &about) != 0) {
    set_unreadable(error, path, errno == ENOENT ? "no such file" : g_strerror(errno));
    return NULL;
  }
  if (S_ISDIR(about.st_mode))
    set_unreadable(error, path,
                   "a folder; name the letters in it, or use 'repliek batch' for a whole folder");
  else if (!S_ISREG(about.st_mode) && !S_ISFIFO(about.st_mode))
    set_unreadable(error, path, "not a file");
  else if (about.st_size > FILE_BYTES_MAX)
    set_unreadable(error, path, "more than 512 MiB; that is no letter");
  else if (!g_file_get_contents(path, &bytes, &length, &cause))
    set_unreadable(error, path, g_strerror(errno));
  else
    return g_bytes_new_take(bytes, length);
  return NULL;
}

static Letter *
letter_of_tei(Input *input, GBytes *bytes, const char *path, const InputOptions *options, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  input->tei = xml_parse(data, length, path, error);
  if (!input->tei)
    return NULL;
  Letter *letter = tei_read(input->tei, error);
  if (letter)
    language_mark(options->languages, letter);
  else
    g_prefix_error(error, "%s: ", path);
  return letter;
}

static Letter *
letter_of_text(GBytes *bytes, const char *path, const InputOptions *options, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  Letter *letter = plain_read(data, length, options->languages, error);
  if (letter)
    extract_complete(letter, bytes, path, options->languages);
  else
    g_prefix_error(error, "%s: ", path);
  return letter;
}

static Letter *
letter_of_pdf(GBytes *bytes, const char *path, const InputOptions *options, GError **error) {
  ReaderOptions reading = READER_OPTIONS_DEFAULT;
  reading.no_sandbox = options->no_sandbox;
  ocr_use_parse(options->ocr, &reading.ocr);
  const char *warning = reader_walls_warning(&reading);
  if (warning)
    fprintf(stderr, "repliek: %s: %s\n", path, warning);
  return extract_pdf(bytes, path, options->languages, &reading, error);
}

static Letter *
letter_of(Input *input, GBytes *bytes, const char *path, const InputOptions *options, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length), *advice = NULL;
  switch (file_kind(data, MIN(length, KIND_BYTES), length <= KIND_BYTES, &advice)) {
  case KIND_PDF:
    return letter_of_pdf(bytes, path, options, error);
  case KIND_TEI:
    return letter_of_tei(input, bytes, path, options, error);
  case KIND_TEXT:
    return letter_of_text(bytes, path, options, error);
  case KIND_FOREIGN:
    set_unreadable(error, path, advice);
  }
  return NULL;
}

gboolean
input_options_make_sense(const InputOptions *options) {
  OcrUse use;
  return ocr_use_parse(options->ocr, &use);
}

Input *
input_read(const char *path, const InputOptions *options, GError **error) {
  g_autoptr(GBytes) bytes = strcmp(path, "-") == 0 ? read_standard_input(error) : read_file(path, error);
  if (!bytes)
    return NULL;
  g_autoptr(Input) input = g_new0(Input, 1);
  input->bytes = g_bytes_ref(bytes);
  input->letter = letter_of(input, bytes, path, options, error);
  return input->letter ? g_steal_pointer(&input) : NULL;
}

void
input_free(Input *input) {
  if (!input)
    return;
  g_clear_pointer(&input->letter, letter_free);
  g_clear_pointer(&input->tei, xmlFreeDoc);
  g_clear_pointer(&input->bytes, g_bytes_unref);
  g_free(input);
}

guint
input_report_notices(const char *path, const Letter *letter) {
  for (guint i = 0; i < letter->notices->len; i++) {
    const Notice *notice = g_ptr_array_index(letter->notices, i);
    if (notice->page >= 0)
      fprintf(stderr, "repliek: %s: page %d: %s\n", path, notice->page + 1, notice->message);
    else
      fprintf(stderr, "repliek: %s: %s\n", path, notice->message);
  }
  return letter->notices->len;
}

static gboolean
write_standard_output(GBytes *bytes, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  if (fwrite(data, 1, length, stdout) == length && fflush(stdout) == 0)
    return TRUE;
  g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT, "standard output: %s", g_strerror(errno));
  return FALSE;
}

gboolean
output_write(const char *output, GBytes *bytes, GError **error) {
  if (!output || strcmp(output, "-") == 0)
    return write_standard_output(bytes, error);
  return file_save(output, bytes, 0666, error);
}
