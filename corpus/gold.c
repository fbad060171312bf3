#include "corpus/gold.h"

#include "corpus/errors.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const char *const LETTER_SUFFIXES[] = {".pdf", ".xml", ".txt"};

void
gold_free(Gold *gold) {
  if (!gold)
    return;
  g_free(gold->name);
  g_free(gold->letter);
  g_free(gold->language);
  g_hash_table_unref(gold->topics);
  g_hash_table_unref(gold->optional);
  g_free(gold);
}

/* The letter beside NAME.json, or NULL. */
static char *
letter_beside(const char *path) {
  g_autofree char *stem = g_strndup(path, strlen(path) - strlen(".json"));
  for (guint i = 0; i < G_N_ELEMENTS(LETTER_SUFFIXES); i++) {
    char *letter = g_strconcat(stem, LETTER_SUFFIXES[i], NULL);
    if (g_file_test(letter, G_FILE_TEST_IS_REGULAR))
      return letter;
    g_free(letter);
  }
  return NULL;
}

static JsonNode *
member(JsonObject *object, const char *name, JsonNodeType type) {
  JsonNode *node = json_object_get_member(object, name);
  return node && json_node_get_node_type(node) == type ? node : NULL;
}

/* Topics are an object's names, optional ones the strings of a list. */
static void
gold_fill(Gold *gold, JsonObject *object) {
  g_autoptr(GList) ids =
      json_object_get_members(json_node_get_object(member(object, "topics", JSON_NODE_OBJECT)));
  for (GList *id = ids; id; id = id->next)
    g_hash_table_add(gold->topics, g_strdup(id->data));
  JsonNode *optional = member(object, "optional_topics", JSON_NODE_ARRAY);
  JsonArray *list = optional ? json_node_get_array(optional) : NULL;
  for (guint i = 0; list && i < json_array_get_length(list); i++) {
    const char *id = json_node_get_string(json_array_get_element(list, i));
    if (id)
      g_hash_table_add(gold->optional, g_strdup(id));
  }
  JsonNode *language = member(object, "lang", JSON_NODE_VALUE);
  const char *tag = language ? json_node_get_string(language) : NULL;
  gold->language = g_strdup(tag ? tag : "und");
}

Gold *
gold_read(const char *path, GError **error) {
  g_autoptr(JsonParser) parser = json_parser_new();
  g_autoptr(GError) failure = NULL;
  g_autofree char *letter = letter_beside(path);
  if (!letter)
    return NULL;
  if (!json_parser_load_from_file(parser, path, &failure)) {
    g_set_error(error, CORPUS_ERROR, CORPUS_ERROR_USAGE, "%s: is no JSON: %s", path, failure->message);
    return NULL;
  }
  JsonNode *root = json_parser_get_root(parser);
  if (!root || !JSON_NODE_HOLDS_OBJECT(root) ||
      !member(json_node_get_object(root), "topics", JSON_NODE_OBJECT))
    return NULL;
  Gold *gold = g_new0(Gold, 1);
  g_autofree char *base = g_path_get_basename(path);
  gold->name = g_strndup(base, strlen(base) - strlen(".json"));
  gold->letter = g_steal_pointer(&letter);
  gold->topics = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  gold->optional = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  gold_fill(gold, json_node_get_object(root));
  return gold;
}

static gint
gold_compare(gconstpointer a, gconstpointer b) {
  return strcmp((*(Gold *const *)a)->name, (*(Gold *const *)b)->name);
}

GPtrArray *
gold_folder(const char *folder, GError **error) {
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)gold_free);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autoptr(GError) failure = NULL;
    if (!g_str_has_suffix(name, ".json"))
      continue;
    g_autofree char *path = g_build_filename(folder, name, NULL);
    Gold *gold = gold_read(path, &failure);
    if (failure) {
      g_propagate_error(error, g_steal_pointer(&failure));
      return NULL;
    }
    if (gold)
      g_ptr_array_add(all, gold);
  }
  if (all->len == 0) {
    g_set_error(error, CORPUS_ERROR, CORPUS_ERROR_USAGE,
                "%s: no gold letters there (NAME.json beside NAME.pdf)", folder);
    return NULL;
  }
  g_ptr_array_sort(all, gold_compare);
  return g_steal_pointer(&all);
}
