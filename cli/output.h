/* Where results go: one file, standard output, or a folder with a file for each letter. */
#pragma once

#include <glib.h>

/* Whether -o names a folder: it ends in a slash or is one already. NULL is none. */
gboolean output_is_folder(const char *output);

/* Makes the folder and those above it. Error: EXTRACT_ERROR_OUTPUT. */
gboolean output_folder_make(const char *folder, GError **error);

/* The name of a letter's result in a folder: "a.xml" for "letters/a.pdf", "letter.xml" for "-". Free with
 * g_free. */
char *output_name(const char *letter);

/* Whether all the letters' results have names of their own. paths ends with NULL. */
gboolean output_names_differ(char *const *paths);
