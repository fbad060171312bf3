#include "extract/language.h"

#include <string.h>

#include "extract/cited-model.h"
#include "extract/data.h"
#include "extract/date-words.h"
#include "extract/dictionary.h"
#include "extract/tagger.h"
#include "extract/words.h"
#include "extract/xml.h"

/* In the folder of the languages, one for all. */
#define TAGGER "letter.tagger"
#define CITED_MODEL "letter.cited"

/* Where a list of words stands. */
typedef struct {
  const char *group, *key;
} Name;

struct Language {
  const char *tag;
  GHashTable *groups; /* group → GPtrArray of keys, in file order, NULL at the end; all interned */
  GHashTable *words;  /* Name → GPtrArray of char * in one of texts, NULL at the end */
  GPtrArray *texts;   /* the values of the files' keys, cut into words in place */
  DateWords dates;
};

struct Languages {
  GPtrArray *list;     /* Language, by tag */
  GHashTable *phrases; /* Name → Phrases or NULL; gathered when first asked for: a letter asks for few */
  GHashTable *function_words; /* folded word → set of languages, a bit each by index */
  Dictionaries *dictionaries;
  Tagger *tagger;
  CitedModel *cited_model;
};

static const char *const NO_WORDS[] = {NULL};

static Name *
name_new(const char *group, const char *key) {
  Name *name = g_new(Name, 1);
  *name = (Name){g_intern_string(group), g_intern_string(key)};
  return name;
}

/* Some of their letters and their lengths tell the couple of hundred names apart well enough. */
static guint
name_hash(gconstpointer data) {
  const Name *name = data;
  const char *key = name->key;
  gsize n = strlen(key);
  guint hash = (guint)(strlen(name->group) * 31 + n) * 31 + (guchar)name->group[0];
  return ((hash * 31 + (guchar)key[0]) * 31 + (guchar)key[n / 2]) * 31 + (guchar)key[n ? n - 1 : 0];
}

static gboolean
name_equal(gconstpointer a, gconstpointer b) {
  const Name *one = a, *other = b;
  return g_str_equal(one->key, other->key) && g_str_equal(one->group, other->group);
}

static void
language_free(gpointer data) {
  Language *language = data;
  g_hash_table_unref(language->groups);
  g_hash_table_unref(language->words);
  g_ptr_array_unref(language->texts);
  g_free(language);
}

static Language *
language_new(const char *tag) {
  Language *language = g_new0(Language, 1);
  GDestroyNotify free_list = (GDestroyNotify)g_ptr_array_unref;
  language->tag = g_intern_string(tag);
  language->texts = g_ptr_array_new_with_free_func(g_free);
  language->groups = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_list);
  language->words = g_hash_table_new_full(name_hash, name_equal, g_free, free_list);
  return language;
}

/* The list of keys or words under a name; its NULL at the end is taken off, to be put back by list_close. */
static GPtrArray *
list_open(GHashTable *table, gconstpointer name) {
  GPtrArray *list = g_hash_table_lookup(table, name);
  if (list != NULL)
    g_ptr_array_set_size(list, (int)list->len - 1);
  return list;
}

/* An empty list under a name. */
static GPtrArray *
list_begin(GHashTable *table, gpointer name) {
  GPtrArray *list = g_ptr_array_new();
  g_hash_table_insert(table, name, list);
  return list;
}

static void
list_close(GPtrArray *list) {
  g_ptr_array_add(list, NULL);
}

/* Cuts text at its semicolons, and adds the words, without the blanks around them. */
static void
list_add_words(GPtrArray *list, char *text) {
  for (char *word; (word = strsep(&text, ";")) != NULL;) {
    while (g_ascii_isspace(*word))
      word++;
    if (*g_strchomp(word) != '\0')
      g_ptr_array_add(list, word);
  }
}

/* Adds the words of one key, in the order of the files, and takes over their text. */
static void
language_add_words(Language *language, const char *group, const char *key, char *text) {
  const Name name = {group, key};
  GPtrArray *list = list_open(language->words, &name);
  if (list == NULL) {
    Name *kept = name_new(group, key);
    GPtrArray *keys = list_open(language->groups, group);
    keys = keys != NULL ? keys : list_begin(language->groups, (gpointer)kept->group);
    g_ptr_array_add(keys, (gpointer)kept->key);
    list_close(keys);
    list = list_begin(language->words, kept);
  }
  g_ptr_array_add(language->texts, text);
  list_add_words(list, text);
  list_close(list);
}

/* Any string is a list of words; a GKeyFile's own escapes (\s for a blank at the end) are not needed here. */
static gboolean
language_add_group(Language *language, GKeyFile *file, const char *group, GError **error) {
  g_auto(GStrv) keys = g_key_file_get_keys(file, group, NULL, error);
  if (keys == NULL)
    return FALSE;
  for (char **key = keys; *key != NULL; key++) {
    char *value = g_key_file_get_value(file, group, *key, error);
    if (value == NULL)
      return FALSE;
    language_add_words(language, group, *key, value);
  }
  return TRUE;
}

static gboolean
language_add_groups(Language *language, GKeyFile *file, GError **error) {
  g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
  for (char **group = groups; *group != NULL; group++)
    if (!language_add_group(language, file, *group, error))
      return FALSE;
  return TRUE;
}

/* A backslash at the end of a line joins it with the next, which GKeyFile does not know: word lists are long.
 */
static gboolean
load_joined(GKeyFile *file, const char *path, GError **error) {
  g_autofree char *bytes = NULL;
  gsize length;
  if (!g_file_get_contents(path, &bytes, &length, error))
    return FALSE;
  g_autoptr(GString) joined = g_string_new_len(bytes, length);
  g_string_replace(joined, "\\\n", "", 0);
  return g_key_file_load_from_data(file, joined->str, joined->len, G_KEY_FILE_NONE, error);
}

static gboolean
language_add_file(Language *language, const char *path, GError **error) {
  g_autoptr(GKeyFile) file = g_key_file_new();
  g_autoptr(GError) found = NULL;
  if (load_joined(file, path, &found) && language_add_groups(language, file, &found))
    return TRUE;
  g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "%s: %s", path, found->message);
  return FALSE;
}

static int
by_bytes(gconstpointer a, gconstpointer b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder in byte order, so that loading does not depend on the disk. */
static GPtrArray *
folder_names(const char *folder, GError **error) {
  g_autoptr(GError) found = NULL;
  g_autoptr(GDir) dir = g_dir_open(folder, 0, &found);
  if (dir == NULL) {
    g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "%s: %s", folder, found->message);
    return NULL;
  }
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir))
    g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, by_bytes);
  return names;
}

static Language *
language_load(const char *folder, const char *tag, GError **error) {
  g_autoptr(GPtrArray) names = folder_names(folder, error);
  if (names == NULL)
    return NULL;
  Language *language = language_new(tag);
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index(names, i);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_str_has_suffix(name, ".ini") && *name != '.' && !language_add_file(language, path, error)) {
      language_free(language);
      return NULL;
    }
  }
  date_words_read(&language->dates, language);
  return language;
}

static gboolean
languages_add_folders(Languages *languages, const char *folder, GError **error) {
  g_autoptr(GPtrArray) names = folder_names(folder, error);
  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);
    if (!g_file_test(path, G_FILE_TEST_IS_DIR))
      continue;
    Language *language = language_load(path, g_ptr_array_index(names, i), error);
    if (language == NULL)
      return FALSE;
    g_ptr_array_add(languages->list, language);
  }
  if (languages->list->len > 0)
    return TRUE;
  g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "%s: holds no language", folder);
  return FALSE;
}

/* --- what all languages have together --- */

static void
languages_gather_function_words(Languages *languages, guint index) {
  guint bit = 1u << MIN(index, LANGUAGES_MAX - 1);
  const char *const *word = language_words(languages_at(languages, index), "words", "function");
  for (; *word != NULL; word++) {
    char *folded = text_lower(*word, -1);
    guint set = GPOINTER_TO_UINT(g_hash_table_lookup(languages->function_words, folded));
    g_hash_table_replace(languages->function_words, folded, GUINT_TO_POINTER(set | bit));
  }
}

static Phrases *
phrases_extend(Phrases *phrases, const char *const *words) {
  if (*words != NULL && phrases == NULL)
    phrases = phrases_new();
  for (; *words != NULL; words++)
    phrases_add(phrases, *words);
  return phrases;
}

/* NULL: no language has any. */
static Phrases *
languages_gather_phrases(const Languages *languages, const char *group, const char *key) {
  Phrases *phrases = NULL;
  for (guint i = 0; i < languages->list->len; i++) {
    const Language *language = languages_at(languages, i);
    const char *const one[] = {key, NULL};
    const char *const *each = g_str_equal(key, ANY_KEY) ? language_keys(language, group) : one;
    for (; *each != NULL; each++)
      phrases = phrases_extend(phrases, language_words(language, group, *each));
  }
  if (phrases != NULL)
    phrases_sort(phrases);
  return phrases;
}

const Phrases *
languages_phrases(const Languages *languages, const char *group, const char *key) {
  const Name name = {group, key};
  gpointer phrases = g_hash_table_lookup(languages->phrases, &name);
  if (phrases != NULL || g_hash_table_contains(languages->phrases, &name))
    return phrases;
  phrases = languages_gather_phrases(languages, group, key);
  g_hash_table_insert(languages->phrases, name_new(group, key), phrases);
  return phrases;
}

guint
languages_of_function_word(const Languages *languages, const char *word) {
  return GPOINTER_TO_UINT(g_hash_table_lookup(languages->function_words, word));
}

gboolean
languages_have_function_word(const Languages *languages, const char *word) {
  return languages_of_function_word(languages, word) != 0;
}

/* What is learned; a folder that was named may be without. */
static gboolean
languages_load_models(Languages *languages, const char *folder, gboolean needed, GError **error) {
  g_autofree char *tagger = g_build_filename(folder, TAGGER, NULL);
  if ((needed || g_file_test(tagger, G_FILE_TEST_EXISTS)) &&
      !(languages->tagger = tagger_load(tagger, error)))
    return FALSE;
  g_autofree char *cited = g_build_filename(folder, CITED_MODEL, NULL);
  return !(needed || g_file_test(cited, G_FILE_TEST_EXISTS)) ||
         (languages->cited_model = cited_model_load(cited, error)) != NULL;
}

Languages *
languages_load(const char *folder, GError **error) {
  g_autofree char *path = folder != NULL ? g_strdup(folder) : data_path("extract/languages", error);
  if (path == NULL)
    return NULL;
  g_autoptr(Languages) languages = g_new0(Languages, 1);
  languages->list = g_ptr_array_new_with_free_func(language_free);
  languages->phrases = g_hash_table_new_full(name_hash, name_equal, g_free, (GDestroyNotify)phrases_free);
  languages->function_words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  if (!languages_add_folders(languages, path, error))
    return NULL;
  if (!languages_load_models(languages, path, folder == NULL, error))
    return NULL;
  languages->dictionaries = dictionaries_new(languages, NULL);
  for (guint i = 0; i < languages->list->len; i++)
    languages_gather_function_words(languages, i);
  return g_steal_pointer(&languages);
}

void
languages_free(Languages *languages) {
  if (languages == NULL)
    return;
  g_clear_pointer(&languages->dictionaries, dictionaries_free);
  g_clear_pointer(&languages->tagger, tagger_free);
  g_clear_pointer(&languages->cited_model, cited_model_free);
  g_hash_table_unref(languages->phrases);
  g_hash_table_unref(languages->function_words);
  g_ptr_array_unref(languages->list);
  g_free(languages);
}

const Tagger *
languages_tagger(const Languages *languages) {
  return languages->tagger;
}

const CitedModel *
languages_cited_model(const Languages *languages) {
  return languages->cited_model;
}

Dictionaries *
languages_dictionaries(const Languages *languages) {
  return languages->dictionaries;
}

guint
languages_count(const Languages *languages) {
  return languages->list->len;
}

const Language *
languages_at(const Languages *languages, guint index) {
  return g_ptr_array_index(languages->list, index);
}

const Language *
languages_find(const Languages *languages, const char *tag) {
  for (guint i = 0; i < languages->list->len; i++)
    if (g_strcmp0(languages_at(languages, i)->tag, tag) == 0)
      return languages_at(languages, i);
  return NULL;
}

const char *
language_tag(const Language *language) {
  return language->tag;
}

static const char *const *
list_or_nothing(GHashTable *table, gconstpointer name) {
  const GPtrArray *list = g_hash_table_lookup(table, name);
  return list != NULL ? (const char *const *)list->pdata : NO_WORDS;
}

const char *const *
language_words(const Language *language, const char *group, const char *key) {
  const Name name = {group, key};
  return list_or_nothing(language->words, &name);
}

const DateWords *
language_date_words(const Language *language) {
  return &language->dates;
}

const char *const *
language_keys(const Language *language, const char *group) {
  return list_or_nothing(language->groups, group);
}
