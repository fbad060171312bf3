#include "templates/idiom.h"

#include "templates/errors.h"

#include <stdlib.h>
#include <string.h>

struct Idiom {
  const char *language;
  GKeyFile *file;
  GHashTable *texts; /* "group/key" → char * */
  GHashTable *words; /* "group/key" → char ** folded */
  char **groups;
};

/* Without these a reply cannot be written. */
static const struct {
  const char *group, *key;
} REQUIRED[] = {
    {"date", "months"},
    {"date", "long"},
    {"date", "short"},
    {"list", "between"},
    {"list", "last"},
    {"number", "decimal"},
    {"number", "group"},
    {"salutation", "open"},
    {"salutation", "between"},
    {"salutation", "last"},
    {"salutation", "close"},
    {"salutation", "female"},
    {"salutation", "male"},
    {"salutation", "unknown"},
    {"salutation", "nobody"},
    {"valediction", "named"},
    {"valediction", "nobody"},
    {"labels", "date"},
    {"labels", "our-reference"},
    {"labels", "your-reference"},
    {"labels", "subject"},
    {"labels", "todo"},
    {"labels", "page"},
    {"labels", "of"},
    {"todo", "none"},
    {"todo", "expired"},
    {"todo", "early"},
};

static char *
slot(const char *group, const char *key) {
  return g_strconcat(group, "/", key, NULL);
}

static void
read_key(Idiom *idiom, const char *group, const char *key) {
  g_hash_table_insert(idiom->texts, slot(group, key), g_key_file_get_string(idiom->file, group, key, NULL));
  char **words = g_key_file_get_string_list(idiom->file, group, key, NULL, NULL);
  for (guint i = 0; words && words[i]; i++) {
    char *folded = g_utf8_strdown(words[i], -1);
    g_free(words[i]);
    words[i] = folded;
  }
  if (words)
    g_hash_table_insert(idiom->words, slot(group, key), words);
}

static void
read_all(Idiom *idiom) {
  idiom->groups = g_key_file_get_groups(idiom->file, NULL);
  for (guint i = 0; idiom->groups[i]; i++) {
    g_auto(GStrv) keys = g_key_file_get_keys(idiom->file, idiom->groups[i], NULL, NULL);
    for (guint j = 0; keys && keys[j]; j++)
      read_key(idiom, idiom->groups[i], keys[j]);
  }
}

static gboolean
has_all(const Idiom *idiom, const char *path, GError **error) {
  for (guint i = 0; i < G_N_ELEMENTS(REQUIRED); i++)
    if (!idiom_get(idiom, REQUIRED[i].group, REQUIRED[i].key)) {
      g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_TEMPLATE, "%s: [%s] %s is missing", path, REQUIRED[i].group,
                  REQUIRED[i].key);
      return FALSE;
    }
  if (g_strv_length((char **)idiom_words(idiom, "date", "months")) == 12)
    return TRUE;
  g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_TEMPLATE, "%s: [date] months must be twelve", path);
  return FALSE;
}

Idiom *
idiom_load(const char *path, const char *language, GError **error) {
  g_autoptr(GError) wrong = NULL;
  g_autoptr(Idiom) idiom = g_new0(Idiom, 1);
  idiom->language = g_intern_string(language);
  idiom->file = g_key_file_new();
  idiom->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  idiom->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
  if (!g_key_file_load_from_file(idiom->file, path, G_KEY_FILE_NONE, &wrong)) {
    g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_TEMPLATE, "%s: %s", path, wrong->message);
    return NULL;
  }
  read_all(idiom);
  return has_all(idiom, path, error) ? g_steal_pointer(&idiom) : NULL;
}

void
idiom_free(Idiom *idiom) {
  if (!idiom)
    return;
  g_key_file_unref(idiom->file);
  g_hash_table_unref(idiom->texts);
  g_hash_table_unref(idiom->words);
  g_strfreev(idiom->groups);
  g_free(idiom);
}

const char *
idiom_language(const Idiom *idiom) {
  return idiom->language;
}

const char *
idiom_get(const Idiom *idiom, const char *group, const char *key) {
  g_autofree char *name = slot(group, key);
  return g_hash_table_lookup(idiom->texts, name);
}

const char *const *
idiom_words(const Idiom *idiom, const char *group, const char *key) {
  static const char *const none[] = {NULL};
  g_autofree char *name = slot(group, key);
  const char *const *words = g_hash_table_lookup(idiom->words, name);
  return words ? words : none;
}

const char *const *
idiom_groups(const Idiom *idiom) {
  return (const char *const *)idiom->groups;
}

gboolean
date_is_iso(const char *text) {
  static const char shape[] = "dddd-dd-dd";
  if (strlen(text) != sizeof shape - 1)
    return FALSE;
  for (guint i = 0; shape[i]; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != '-')
      return FALSE;
  return g_date_valid_dmy((GDateDay)atoi(text + 8), (GDateMonth)atoi(text + 5), (GDateYear)atoi(text));
}

/* Months are kept as written, not folded: January, januari. */
static char *
month_name(const Idiom *idiom, int month) {
  g_auto(GStrv) months = g_strsplit(idiom_get(idiom, "date", "months"), ";", 12);
  return g_strdup(months[month - 1]);
}

char *
idiom_date(const Idiom *idiom, const char *iso, DateStyle style) {
  if (!date_is_iso(iso))
    return NULL;
  g_autofree char *month = month_name(idiom, atoi(iso + 5));
  g_autofree char *day = g_strdup_printf("%d", atoi(iso + 8));
  g_autofree char *year = g_strndup(iso, 4);
  g_autofree char *mm = g_strndup(iso + 5, 2);
  const Filler fillers[] = {{"day", day}, {"dd", iso + 8}, {"month", month},
                            {"mm", mm},   {"year", year},  {NULL, NULL}};
  return idiom_fill(idiom_get(idiom, "date", style == DATE_LONG ? "long" : "short"), fillers);
}

char *
idiom_list(const Idiom *idiom, const GPtrArray *items) {
  GString *list = g_string_new(NULL);
  for (guint i = 0; i < items->len; i++) {
    if (i)
      g_string_append(list, idiom_get(idiom, "list", i + 1 == items->len ? "last" : "between"));
    g_string_append(list, g_ptr_array_index(items, i));
  }
  return g_string_free(list, FALSE);
}

char *
idiom_number(const Idiom *idiom, const char *number) {
  const char *digits = *number == '-' ? number + 1 : number;
  gsize whole = strspn(digits, "0123456789");
  const char *rest = digits + whole;
  gboolean fits =
      *rest == '\0' || (*rest == '.' && rest[1] && strspn(rest + 1, "0123456789") == strlen(rest + 1));
  if (!whole || !fits)
    return NULL;
  GString *text = g_string_new_len(number, digits - number);
  for (gsize i = 0; i < whole; i++) {
    if (i && (whole - i) % 3 == 0)
      g_string_append(text, idiom_get(idiom, "number", "group"));
    g_string_append_c(text, digits[i]);
  }
  if (*rest)
    g_string_append_printf(text, "%s%s", idiom_get(idiom, "number", "decimal"), rest + 1);
  return g_string_free(text, FALSE);
}

static const Filler *
filler_for(const char *name, gsize length, const Filler *fillers) {
  for (; fillers->name; fillers++)
    if (strlen(fillers->name) == length && strncmp(fillers->name, name, length) == 0)
      return fillers;
  return NULL;
}

char *
idiom_fill(const char *pattern, const Filler *fillers) {
  GString *text = g_string_new(NULL);
  for (const char *at = pattern; *at;) {
    const char *end = *at == '{' ? strchr(at, '}') : NULL;
    const Filler *filler = end ? filler_for(at + 1, (gsize)(end - at - 1), fillers) : NULL;
    if (filler) {
      g_string_append(text, filler->value ? filler->value : "");
      at = end + 1;
    } else
      g_string_append_c(text, *at++);
  }
  return g_string_free(text, FALSE);
}
