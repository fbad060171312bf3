#include "templates/desk.h"

#include "extract/data.h"
#include "templates/errors.h"

#include <string.h>

struct Desk {
  char *path;
  GKeyFile *file;
};

/* Every group and key that a profile may have; values: those a key may take, parted by blanks, NULL for any.
 */
static const struct {
  const char *group, *key, *values;
} KEYS[] = {
    {"desk", "organisation", NULL},
    {"desk", "department", NULL},
    {"desk", "address", NULL},
    {"desk", "contact", NULL},
    {"desk", "email", NULL},
    {"desk", "phone", NULL},
    {"desk", "website", NULL},
    {"desk", "place", NULL},
    {"signatory", "name", NULL},
    {"signatory", "role", NULL},
    {"signatory", "mandate", NULL},
    {"reply", "language", NULL},
    {"reply", "our-reference", NULL},
    {"sections", "together", NULL},
    {"packs", "topics", NULL},
    {"packs", "templates", NULL},
    {"batch", "triage", "acknowledgement nothing"},
};

static gboolean
wrong(const Desk *desk, GError **error, const char *group, const char *key, const char *what) {
  if (key)
    g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_DESK, "%s: [%s] %s: %s", desk->path, group, key, what);
  else
    g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_DESK, "%s: [%s]: %s", desk->path, group, what);
  return FALSE;
}

static gboolean
group_is_known(const char *group) {
  for (guint i = 0; i < G_N_ELEMENTS(KEYS); i++)
    if (strcmp(KEYS[i].group, group) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
value_fits(const Desk *desk, const char *group, const char *key, const char *values, GError **error) {
  g_autofree char *value = g_key_file_get_string(desk->file, group, key, NULL);
  g_auto(GStrv) allowed = g_strsplit(values, " ", -1);
  if (value && g_strv_contains((const char *const *)allowed, value))
    return TRUE;
  g_autofree char *list = g_strjoinv(" or ", allowed);
  g_autofree char *what = g_strdup_printf("must be %s", list);
  return wrong(desk, error, group, key, what);
}

/* key may carry a language: "role[en]". */
static gboolean
key_is_right(const Desk *desk, const char *group, const char *key, GError **error) {
  g_autofree char *bare = g_strndup(key, strcspn(key, "["));
  g_autoptr(GError) unreadable = NULL;
  g_autofree char *value = g_key_file_get_string(desk->file, group, key, &unreadable);
  if (!value || unreadable)
    return wrong(desk, error, group, key, "neither UTF-8 nor one of the escapes \\s \\n \\t \\r \\\\");
  for (guint i = 0; i < G_N_ELEMENTS(KEYS); i++)
    if (strcmp(KEYS[i].group, group) == 0 && strcmp(KEYS[i].key, bare) == 0)
      return !KEYS[i].values || value_fits(desk, group, key, KEYS[i].values, error);
  return wrong(desk, error, group, key, "unknown key");
}

static gboolean
is_right(const Desk *desk, GError **error) {
  g_auto(GStrv) groups = g_key_file_get_groups(desk->file, NULL);
  for (guint i = 0; groups[i]; i++) {
    if (!group_is_known(groups[i]))
      return wrong(desk, error, groups[i], NULL, "unknown group");
    g_auto(GStrv) keys = g_key_file_get_keys(desk->file, groups[i], NULL, NULL);
    for (guint j = 0; keys && keys[j]; j++)
      if (!key_is_right(desk, groups[i], keys[j], error))
        return FALSE;
  }
  return TRUE;
}

static char *
default_path(GError **error) {
  g_autofree char *own = g_build_filename(g_get_user_config_dir(), "repliek", "desk.ini", NULL);
  if (g_file_test(own, G_FILE_TEST_EXISTS))
    return g_steal_pointer(&own);
  return data_path("templates/desk.ini", error);
}

Desk *
desk_load(const char *path, GError **error) {
  g_autoptr(Desk) desk = g_new0(Desk, 1);
  g_autoptr(GError) unreadable = NULL;
  desk->file = g_key_file_new();
  desk->path = path ? g_strdup(path) : default_path(error);
  if (!desk->path)
    return NULL;
  if (!g_key_file_load_from_file(desk->file, desk->path, G_KEY_FILE_KEEP_TRANSLATIONS, &unreadable)) {
    g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_DESK, "%s: %s", desk->path, unreadable->message);
    return NULL;
  }
  return is_right(desk, error) ? g_steal_pointer(&desk) : NULL;
}

Desk *
desk_new_empty(void) {
  Desk *desk = g_new0(Desk, 1);
  desk->path = g_strdup("");
  desk->file = g_key_file_new();
  return desk;
}

void
desk_free(Desk *desk) {
  if (!desk)
    return;
  g_free(desk->path);
  g_key_file_unref(desk->file);
  g_free(desk);
}

const char *
desk_path(const Desk *desk) {
  return desk->path;
}

char *
desk_text(const Desk *desk, const char *group, const char *key, const char *language) {
  g_autofree char *text = g_key_file_get_locale_string(desk->file, group, key, language, NULL);
  if (text)
    g_strstrip(text);
  return text && *text ? g_steal_pointer(&text) : NULL;
}

char **
desk_list(const Desk *desk, const char *group, const char *key, const char *language) {
  g_auto(GStrv) list = g_key_file_get_locale_string_list(desk->file, group, key, language, NULL, NULL);
  return list && *list ? g_steal_pointer(&list) : NULL;
}

char *
desk_folder(const Desk *desk, const char *key) {
  g_autofree char *named = desk_text(desk, "packs", key, NULL);
  if (!named || g_path_is_absolute(named))
    return g_steal_pointer(&named);
  g_autofree char *beside = g_path_get_dirname(desk->path);
  g_autofree char *path = g_build_filename(beside, named, NULL);
  gboolean bare = !strchr(named, G_DIR_SEPARATOR) && strcmp(key, "topics") == 0;
  if (bare && !g_file_test(path, G_FILE_TEST_EXISTS))
    return g_steal_pointer(&named);
  return g_steal_pointer(&path);
}

char *
desk_language(const Desk *desk) {
  char *language = desk_text(desk, "reply", "language", NULL);
  return language ? language : g_strdup("nl");
}

const char *
desk_section_of(const Desk *desk, const char *topic, const char *const *raised) {
  g_auto(GStrv) groups = desk_list(desk, "sections", "together", NULL);
  for (guint i = 0; groups && groups[i]; i++) {
    g_auto(GStrv) together = g_strsplit_set(g_strstrip(groups[i]), " ", -1);
    if (!g_strv_contains((const char *const *)together, topic))
      continue;
    for (guint j = 0; raised[j]; j++)
      if (g_strv_contains((const char *const *)together, raised[j]))
        return raised[j];
  }
  return topic;
}
