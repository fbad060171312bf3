/* Loading a pack: its files in sorted order, the packs they include, the cue lists, then the index over all
 * of it. */
#include "classify/cues.h"
#include "classify/directives.h"
#include "classify/fold.h"
#include "classify/index.h"
#include "classify/limits.h"
#include "extract/data.h"

#include <string.h>

#define TOPICS_FOLDER "classify/topics"
#define LANGUAGES_FOLDER "classify/languages"
#define DEFAULT_PACK "default"
#define SUFFIX ".rules"

/* subject, heading, body, footnote, salutation, quoted, other */
static const double ZONE_WEIGHTS[ZONE_COUNT] = {2, 1.5, 1, 0.5, 1, 1, 1};
#define MISSPELT_WEIGHT 0.5
#define REQUEST_WEIGHT 1.25

/* One pack on its way in. */
typedef struct Load {
  Pack *pack;
  const char *folder;       /* of the file being read: what "include" is relative to */
  const struct Load *above; /* the pack that includes this one */
  guint depth;
  guint *layer;        /* counts packs */
  guint *files;        /* counts files */
  GPtrArray *failures; /* char *: one line for each directive that is wrong */
} Load;

static gboolean load_path(const Load *load, const char *path, Location at, GError **error);

static gboolean
dictionary_knows(const char *word, const char *language, gpointer dictionaries) {
  return dictionaries_look_up(dictionaries, language, word) != WORD_UNKNOWN;
}

static Pack *
pack_new(const Languages *languages) {
  Pack *pack = g_new0(Pack, 1);
  pack->languages = languages;
  pack->topics = g_ptr_array_new();
  pack->tests = g_ptr_array_new_with_free_func((GDestroyNotify)rule_test_free);
  pack->wide = g_ptr_array_new_with_free_func((GDestroyNotify)rule_free);
  pack->cues = g_ptr_array_new_with_free_func((GDestroyNotify)rule_free);
  pack->read = g_array_new(FALSE, FALSE, sizeof(guint));
  pack->lexicons = g_ptr_array_new_with_free_func((GDestroyNotify)lexicon_free);
  memcpy(pack->zone_weights, ZONE_WEIGHTS, sizeof pack->zone_weights);
  pack->misspelt_weight = MISSPELT_WEIGHT;
  pack->request_weight = REQUEST_WEIGHT;
  pack->terms = terms_new(languages);
  pack->contrasts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  pack->files = g_ptr_array_new_with_free_func(g_free);
  pack->texts = g_string_chunk_new(1 << 16);
  pack->dictionaries = languages ? languages_dictionaries(languages) : NULL;
  pack_tolerate_spelling(pack, languages ? dictionary_knows : NULL, pack->dictionaries);
  return pack;
}

void
pack_free(Pack *pack) {
  if (!pack)
    return;
  g_ptr_array_unref(pack->topics);
  g_ptr_array_unref(pack->tests);
  g_ptr_array_unref(pack->wide);
  g_ptr_array_unref(pack->cues);
  g_ptr_array_unref(pack->lexicons);
  g_array_unref(pack->read);
  terms_free(pack->terms);
  g_hash_table_unref(pack->contrasts);
  g_clear_pointer(&pack->rules, g_ptr_array_unref);
  g_clear_pointer(&pack->index, index_free);
  g_ptr_array_unref(pack->files);
  g_string_chunk_free(pack->texts);
  g_free(pack);
}

/* A place in a file at large, or in none: the command line. */
static gboolean
load_error(GError **error, Location at, const char *path, const char *what) {
  if (at.file)
    return rules_error(error, at, "%s: %s", path, what);
  g_set_error(error, CLASSIFY_ERROR, CLASSIFY_ERROR_RULES, "%s: %s", path, what);
  return FALSE;
}

static gboolean
include_pack(const char *name, Location at, gpointer data, GError **error) {
  const Load *load = data;
  if (load->depth >= MAX_PACK_DEPTH)
    return rules_error(error, at, "packs include each other more than %d deep", MAX_PACK_DEPTH);
  g_autofree char *beside = g_canonicalize_filename(name, load->folder);
  for (const Load *above = load; above; above = above->above)
    if (strcmp(above->folder, beside) == 0)
      return rules_error(error, at, "this pack includes itself");
  const Load inner = {load->pack, NULL, load, load->depth + 1, load->layer, load->files, load->failures};
  return load_path(&inner, g_file_test(beside, G_FILE_TEST_EXISTS) ? beside : name, at, error);
}

static gboolean
load_file(const Load *load, const char *path, guint layer, GError **error) {
  g_autofree char *text = NULL;
  g_autoptr(GError) failure = NULL;
  gsize length;
  Location top = {g_string_chunk_insert(load->pack->texts, path), 1, 1};
  if (++*load->files > MAX_PACK_FILES)
    return rules_error(error, top, "a pack has at most %d files", MAX_PACK_FILES);
  if (!g_file_get_contents(path, &text, &length, &failure))
    return load_error(error, (Location){0}, path, "cannot be read");
  if (length > MAX_RULE_FILE_BYTES)
    return rules_error(error, top, "a rule file has at most %d MiB", MAX_RULE_FILE_BYTES >> 20);
  if (!text_is_utf8(text, length))
    return rules_error(error, top, "this is not UTF-8 text");
  const DirectiveContext context = {load->pack,   layer,          load->folder,
                                    include_pack, (gpointer)load, load->failures};
  const char *kept = text + (g_str_has_prefix(text, "\xEF\xBB\xBF") ? 3 : 0);
  g_ptr_array_add(load->pack->files, g_steal_pointer(&text));
  directives_read(&context, top.file, kept);
  return TRUE;
}

static gint
names_compare(gconstpointer a, gconstpointer b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The rule files of a folder in byte order of their names. */
static GPtrArray *
folder_files(const char *folder) {
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir)))
    if (g_str_has_suffix(name, SUFFIX) && *name != '.')
      g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, names_compare);
  return names;
}

static gboolean
load_folder(const Load *load, const char *folder, Location at, GError **error) {
  g_autoptr(GPtrArray) names = folder_files(folder);
  if (names->len == 0)
    return load_error(error, at, folder, "has no rule files (*.rules)");
  guint layer = ++*load->layer;
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);
    if (!load_file(load, path, layer, error))
      return FALSE;
  }
  g_array_append_val(load->pack->read, layer);
  g_autofree char *languages = g_build_filename(folder, "languages", NULL);
  return cues_load(load->pack, languages, error);
}

/* A folder, a file, or the name of a pack among the program's data. */
static gboolean
load_path(const Load *load, const char *path, Location at, GError **error) {
  g_autofree char *relative = g_build_filename(TOPICS_FOLDER, path, NULL);
  gboolean is_name = !strchr(path, G_DIR_SEPARATOR) && !g_file_test(path, G_FILE_TEST_EXISTS);
  g_autofree char *found = is_name ? data_path(relative, NULL) : g_strdup(path);
  if (!found || !g_file_test(found, G_FILE_TEST_EXISTS))
    return load_error(error, at, path, "there is no such pack");
  g_autofree char *canonical = g_canonicalize_filename(found, NULL);
  gboolean is_folder = g_file_test(found, G_FILE_TEST_IS_DIR);
  g_autofree char *folder = is_folder ? g_strdup(canonical) : g_path_get_dirname(canonical);
  Load inner = *load;
  inner.folder = folder;
  if (is_folder)
    return load_folder(&inner, found, at, error);
  guint layer = ++*load->layer;
  gboolean loaded = load_file(&inner, found, layer, error);
  g_array_append_val(load->pack->read, layer);
  return loaded;
}

/* All that is wrong, one line each, as one error. */
static gboolean
failures_tell(GPtrArray *failures, GError **error) {
  if (failures->len == 0)
    return TRUE;
  guint hidden = failures->len > MAX_RULE_MESSAGES ? failures->len - MAX_RULE_MESSAGES : 0;
  g_ptr_array_set_size(failures, failures->len - hidden);
  if (hidden > 0)
    g_ptr_array_add(failures, g_strdup_printf("… and %u more", hidden));
  g_ptr_array_add(failures, NULL);
  g_autofree char *message = g_strjoinv("\n", (char **)failures->pdata);
  g_set_error_literal(error, CLASSIFY_ERROR, CLASSIFY_ERROR_RULES, message);
  return FALSE;
}

static gboolean
load_paths(Pack *pack, const char *const *paths, GError **error) {
  guint layer = 0, files = 0;
  g_autoptr(GPtrArray) failures = g_ptr_array_new_with_free_func(g_free);
  const Load load = {pack, NULL, NULL, 0, &layer, &files, failures};
  for (; *paths; paths++)
    if (!load_path(&load, *paths, (Location){0}, error))
      return FALSE;
  return failures_tell(failures, error);
}

static guint
pack_order(const Pack *pack, guint layer) {
  for (guint i = 0; i < pack->read->len; i++)
    if (g_array_index(pack->read, guint, i) == layer)
      return i;
  return pack->read->len;
}

/* What a pack says of all topics holds for its own and for those of packs read before it, not for a topic
   that a desk adds later. */
static void
pack_spare_later_topics(Pack *pack) {
  for (guint i = 0; i < pack->topics->len; i++) {
    Topic *topic = g_ptr_array_index(pack->topics, i);
    for (guint j = 0; j < pack->wide->len; j++) {
      const Rule *rule = g_ptr_array_index(pack->wide, j);
      if (pack_order(pack, rule->layer) < pack_order(pack, topic->layer) && !topic_spares(topic, rule))
        topic_spare_rule(topic, rule);
    }
  }
}

Pack *
pack_load(const char *const *paths, const Languages *languages, GError **error) {
  g_autoptr(Pack) pack = pack_new(languages);
  g_autofree char *cues = data_path(LANGUAGES_FOLDER, NULL);
  if (cues && !cues_load(pack, cues, error))
    return NULL;
  g_autofree char *standard = NULL;
  const char *const *chosen = paths;
  const char *only[2] = {NULL, NULL};
  if (!paths || !*paths) {
    standard = data_path(TOPICS_FOLDER "/" DEFAULT_PACK, error);
    if (!standard)
      return NULL;
    only[0] = standard;
    chosen = only;
  }
  if (!load_paths(pack, chosen, error))
    return NULL;
  pack_spare_later_topics(pack);
  pack_index(pack);
  return g_steal_pointer(&pack);
}
