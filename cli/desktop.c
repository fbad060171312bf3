#include "cli/desktop.h"

gboolean
desktop_load_rules(Desktop *desktop, char *const *topics, GError **error) {
  return (desktop->languages = languages_load(NULL, error)) &&
         (desktop->pack = pack_load((const char *const *)topics, desktop->languages, error));
}

const char **
desktop_topics(const Desktop *desktop) {
  const char **ids = g_new0(const char *, pack_topic_count(desktop->pack) + 1);
  for (guint i = 0; i < pack_topic_count(desktop->pack); i++)
    ids[i] = pack_topic_id(desktop->pack, i);
  return ids;
}

/* The option, else what the desk's profile names, else NULL for the built-in. Free with g_strfreev. */
static char **
topics_of(const Desk *desk, char *const *option) {
  g_autofree char *named = option ? NULL : desk_folder(desk, "topics");
  if (option || !named)
    return g_strdupv((char **)option);
  return g_strdupv((char *[]){named, NULL});
}

gboolean
desktop_load_all(Desktop *desktop, char *const *topics, const char *templates, const char *desk,
                 GError **error) {
  if (!(desktop->desk = desk_load(desk, error)))
    return FALSE;
  g_auto(GStrv) packs = topics_of(desktop->desk, topics);
  if (!desktop_load_rules(desktop, packs, error))
    return FALSE;
  g_autofree char *own = templates ? g_strdup(templates) : desk_folder(desktop->desk, "templates");
  g_autofree const char **ids = desktop_topics(desktop);
  return (desktop->templates = templates_load(own, ids, error)) != NULL;
}

void
desktop_clear(Desktop *desktop) {
  g_clear_pointer(&desktop->desk, desk_free);
  g_clear_pointer(&desktop->templates, templates_free);
  g_clear_pointer(&desktop->pack, pack_free);
  g_clear_pointer(&desktop->languages, languages_free);
}

Verdict *
desktop_verdict(const Desktop *desktop, const Input *input, GError **error) {
  g_autoptr(GError) wrong = NULL;
  Verdict *verdict = input->tei ? verdict_from_tei(input->tei, input->letter, &wrong) : NULL;
  if (wrong)
    g_propagate_error(error, g_steal_pointer(&wrong));
  else if (!verdict)
    verdict = verdict_find(desktop->pack, input->letter);
  return verdict;
}
