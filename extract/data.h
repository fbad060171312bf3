/*
 * Where the program's data lie: languages, topics, skeletons, passages, schemas.
 *
 * The data folder has the source tree's shape (extract/languages, classify/topics, templates/skeletons …). It
 * is the first that exists of $REPLIEK_DATA, ../share/repliek beside the program's folder, and the source
 * tree above it.
 */
#pragma once

#include <glib.h>

/* The path of a data file or folder, relative to the data folder: "extract/languages". Free with g_free.
   Error: EXTRACT_ERROR_DATA when no data folder holds it. */
char *data_path(const char *relative, GError **error);
