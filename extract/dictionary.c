#include "extract/dictionary.h"

#include <gio/gio.h>
#include <hunspell.h>

static const char *const SYSTEM_FOLDERS[] = {"/usr/share/hunspell", "/usr/share/myspell/dicts",
                                             "/usr/local/share/hunspell", NULL};

typedef struct {
  const char *tag; /* interned */
  gboolean tried;
  Hunhandle *handle; /* NULL: not installed */
} Dictionary;

struct Dictionaries {
  const Languages *languages;
  char *folder;
  GArray *each; /* Dictionary, in the order of languages */
};

static void
dictionary_clear(gpointer data) {
  Dictionary *dictionary = data;
  if (dictionary->handle)
    Hunspell_destroy(dictionary->handle);
}

Dictionaries *
dictionaries_new(const Languages *languages, const char *folder) {
  Dictionaries *dictionaries = g_new0(Dictionaries, 1);
  dictionaries->languages = languages;
  dictionaries->folder = g_strdup(folder);
  dictionaries->each = g_array_new(FALSE, TRUE, sizeof(Dictionary));
  g_array_set_clear_func(dictionaries->each, dictionary_clear);
  for (guint i = 0; i < languages_count(languages); i++) {
    Dictionary dictionary = {.tag = language_tag(languages_at(languages, i))};
    g_array_append_val(dictionaries->each, dictionary);
  }
  return dictionaries;
}

void
dictionaries_free(Dictionaries *dictionaries) {
  g_array_unref(dictionaries->each);
  g_free(dictionaries->folder);
  g_free(dictionaries);
}

static Hunhandle *
open_in(const char *folder, const char *name) {
  g_autofree char *aff = g_strdup_printf("%s/%s.aff", folder, name);
  g_autofree char *dic = g_strdup_printf("%s/%s.dic", folder, name);
  if (!g_file_test(aff, G_FILE_TEST_IS_REGULAR) || !g_file_test(dic, G_FILE_TEST_IS_REGULAR))
    return NULL;
  return Hunspell_create(aff, dic);
}

static Hunhandle *
open_dictionary(const Dictionaries *dictionaries, const Language *language) {
  Hunhandle *handle = NULL;
  const char *only[] = {dictionaries->folder, NULL};
  for (const char *const *name = language_words(language, "language", "dictionary"); *name && !handle; name++)
    for (const char *const *folder = dictionaries->folder ? only : SYSTEM_FOLDERS; *folder && !handle;
         folder++)
      handle = open_in(*folder, *name);
  return handle;
}

static WordVerdict
look_up(Dictionaries *dictionaries, Dictionary *dictionary, const char *word) {
  if (!dictionary->tried) {
    dictionary->tried = TRUE;
    dictionary->handle =
        open_dictionary(dictionaries, languages_find(dictionaries->languages, dictionary->tag));
  }
  if (!dictionary->handle)
    return NO_DICTIONARY;
  if (Hunspell_spell(dictionary->handle, word))
    return WORD_KNOWN;
  g_autofree char *lower = g_utf8_strdown(word, -1);
  return Hunspell_spell(dictionary->handle, lower) ? WORD_KNOWN : WORD_UNKNOWN;
}

WordVerdict
dictionaries_look_up(Dictionaries *dictionaries, const char *language, const char *word) {
  for (guint i = 0; i < dictionaries->each->len; i++) {
    Dictionary *dictionary = &g_array_index(dictionaries->each, Dictionary, i);
    if (g_strcmp0(dictionary->tag, language) == 0)
      return look_up(dictionaries, dictionary, word);
  }
  return NO_DICTIONARY;
}

WordVerdict
dictionaries_look_up_any(Dictionaries *dictionaries, const char *word) {
  WordVerdict best = NO_DICTIONARY;
  for (guint i = 0; i < dictionaries->each->len && best != WORD_KNOWN; i++) {
    WordVerdict verdict = look_up(dictionaries, &g_array_index(dictionaries->each, Dictionary, i), word);
    best = verdict == WORD_KNOWN || best == NO_DICTIONARY ? verdict : best;
  }
  return best;
}

char *
dictionaries_word_list(const Dictionaries *dictionaries, const char *tag) {
  const Language *language = languages_find(dictionaries->languages, tag);
  const char *only[] = {dictionaries->folder, NULL};
  if (language == NULL)
    return NULL;
  for (const char *const *name = language_words(language, "language", "dictionary"); *name; name++)
    for (const char *const *folder = dictionaries->folder ? only : SYSTEM_FOLDERS; *folder; folder++) {
      g_autofree char *path = g_strdup_printf("%s/%s.dic", *folder, *name);
      if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer(&path);
    }
  return NULL;
}
