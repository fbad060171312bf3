#include "cli/desktop.h"

static gboolean
is_known_word(const char *word, const char *language, gpointer dictionaries) {
  return dictionaries_look_up(dictionaries, language, word) != WORD_UNKNOWN;
}

gboolean
desktop_load_rules(Desktop *desktop, char *const *topics, GError **error) {
  if (!(desktop->languages = languages_load(NULL, error)) ||
      !(desktop->pack = pack_load((const char *const *)topics, desktop->languages, error)))
    return FALSE;
  desktop->dictionaries = dictionaries_new(desktop->languages, NULL);
  pack_tolerate_spelling(desktop->pack, is_known_word, desktop->dictionaries);
  return TRUE;
}

const char **
desktop_topics(const Desktop *desktop) {
  const char **ids = g_new0(const char *, pack_topic_count(desktop->pack) + 1);
  for (guint i = 0; i < pack_topic_count(desktop->pack); i++)
    ids[i] = pack_topic_id(desktop->pack, i);
  return ids;
}

gboolean
desktop_load_all(Desktop *desktop, char *const *topics, const char *templates, const char *desk, GError **error) {
  if (!desktop_load_rules(desktop, topics, error))
    return FALSE;
  g_autofree const char **ids = desktop_topics(desktop);
  return (desktop->templates = templates_load(templates, ids, error)) && (desktop->desk = desk_load(desk, error));
}

void
desktop_clear(Desktop *desktop) {
  g_clear_pointer(&desktop->desk, desk_free);
  g_clear_pointer(&desktop->templates, templates_free);
  g_clear_pointer(&desktop->pack, pack_free);
  g_clear_pointer(&desktop->dictionaries, dictionaries_free);
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
