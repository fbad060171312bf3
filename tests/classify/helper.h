/* Letters and packs made of a few lines, for the tests of this room. */
#pragma once

#include "classify/classify.h"
#include "classify/pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>

static inline Letter *
letter_empty(const char *language) {
  Letter *letter = letter_new();
  letter->language = g_intern_string(language);
  return letter;
}

static inline Part *
letter_say(Letter *letter, PartKind kind, const char *text) {
  Part *part = part_new(kind, text);
  part->language = letter->language;
  part->division = DIVISION_LETTER;
  g_ptr_array_add(letter->parts, part);
  letter_number_parts(letter);
  return part;
}

/* A letter of one paragraph. */
static inline Letter *
letter_of(const char *language, const char *text) {
  Letter *letter = letter_empty(language);
  letter_say(letter, PART_PARAGRAPH, text);
  return letter;
}

/* A folder of its own below the temporary one. Free with folder_drop. */
static inline char *
folder_make(void) {
  char *folder = g_dir_make_tmp("repliek-test-XXXXXX", NULL);
  assert_non_null(folder);
  return folder;
}

static inline void
folder_write(const char *folder, const char *name, const char *text) {
  g_autofree char *path = g_build_filename(folder, name, NULL), *parent = g_path_get_dirname(path);
  assert_int_equal(g_mkdir_with_parents(parent, 0700), 0);
  assert_true(g_file_set_contents(path, text, -1, NULL));
}

static inline void
folder_empty(const char *folder) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
      folder_empty(path);
    g_remove(path);
  }
}

static inline void
folder_drop(char *folder) {
  folder_empty(folder);
  g_rmdir(folder);
  g_free(folder);
}

/* A pack of one file, "t.rules"; NULL with error. */
static inline Pack *
pack_try(const char *rules, GError **error) {
  char *folder = folder_make();
  folder_write(folder, "t.rules", rules);
  const char *const paths[] = {folder, NULL};
  Pack *pack = pack_load(paths, NULL, error);
  folder_drop(folder);
  return pack;
}

static inline Pack *
pack_of(const char *rules) {
  g_autoptr(GError) error = NULL;
  Pack *pack = pack_try(rules, &error);
  if (!pack)
    fail_msg("%s", error->message);
  return pack;
}

/* A pack of one topic "t" with one rule "r" of 2 points: the expression alone decides. */
static inline Pack *
pack_of_expression(const char *expression) {
  g_autofree char *rules = g_strdup_printf("topic t\n  label nl \"T\"\n  match nl r 2 %s\n", expression);
  return pack_of(rules);
}

static inline gboolean
pack_raises(const Pack *pack, const Letter *letter, const char *topic) {
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  for (guint i = 0; i < verdict->topics->len; i++)
    if (strcmp(verdict_topic(verdict, i)->id, topic) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the expression holds in a Dutch letter of one paragraph. */
static inline gboolean
holds(const char *expression, const char *text) {
  g_autoptr(Pack) pack = pack_of_expression(expression);
  g_autoptr(Letter) letter = letter_of("nl", text);
  return pack_raises(pack, letter, "t");
}

/* The points of the topic "t"; 0 when it is not raised. */
static inline double
points_of(const Pack *pack, const Letter *letter) {
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  return verdict->topics->len > 0 ? verdict_topic(verdict, 0)->points : 0;
}

/* Knows the words of a blank-separated list. */
static inline gboolean
list_knows(const char *word, const char *language G_GNUC_UNUSED, gpointer list) {
  g_auto(GStrv) words = g_strsplit(list, " ", -1);
  return g_strv_contains((const char *const *)words, word);
}

/* The points that an expression gets when only these words are known to the dictionary. */
static inline double
points_with(const char *expression, const char *known, const char *text) {
  g_autoptr(Pack) pack = pack_of_expression(expression);
  g_autofree char *list = g_strdup(known);
  pack_tolerate_spelling(pack, list_knows, list);
  ((Topic *)g_ptr_array_index(pack->topics, 0))->threshold = 0.1;
  g_autoptr(Letter) letter = letter_of("nl", text);
  return points_of(pack, letter);
}
