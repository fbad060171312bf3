#include "templates/check.h"

#include "templates/rehearsal.h"
#include "templates/templates.h"

#include <string.h>

typedef struct {
  const Templates *templates;
  const char *const *topics;
  const char *today;
  GPtrArray *languages; /* interned tags that skeletons are in */
  GPtrArray *kinds;     /* lent: kinds that skeletons are for */
  GPtrArray *findings;
} Round;

static void
add_string(GPtrArray *list, const char *text) {
  if (!g_ptr_array_find_with_equal_func(list, text, g_str_equal, NULL))
    g_ptr_array_add(list, (gpointer)text);
}

static void
list_languages_and_kinds(Round *round) {
  const GPtrArray *skeletons = templates_skeletons(round->templates);
  for (guint i = 0; i < skeletons->len; i++) {
    const Skeleton *skeleton = g_ptr_array_index(skeletons, i);
    add_string(round->languages, skeleton->language);
    for (guint j = 0; skeleton->kinds[j]; j++)
      add_string(round->kinds, skeleton->kinds[j]);
  }
}

/* --- skeletons
 * ------------------------------------------------------------------------------------------------ */

static void
check_shadowed(Round *round, const Skeleton *skeleton) {
  for (guint i = 0; skeleton->kinds[i]; i++) {
    const Skeleton *first = templates_skeleton(round->templates, skeleton->kinds[i], skeleton->language);
    if (first != skeleton)
      finding_add(round->findings, FINDING_WARNING, skeleton->file, 0, "never used for '%s': %s comes first",
                  skeleton->kinds[i], first->file);
  }
}

static void
check_skeletons(Round *round) {
  const GPtrArray *skeletons = templates_skeletons(round->templates);
  for (guint i = 0; i < skeletons->len; i++) {
    const Skeleton *skeleton = g_ptr_array_index(skeletons, i);
    check_shadowed(round, skeleton);
    if (!templates_idiom(round->templates, skeleton->language))
      finding_add(round->findings, FINDING_ERROR, skeleton->file, 0,
                  "no languages/%s/reply.ini for its language", skeleton->language);
  }
}

static void
check_languages(Round *round) {
  for (guint i = 0; i < round->kinds->len; i++)
    for (guint j = 0; j < round->languages->len; j++) {
      const char *kind = g_ptr_array_index(round->kinds, i),
                 *language = g_ptr_array_index(round->languages, j);
      if (!templates_skeleton(round->templates, kind, language))
        finding_add(round->findings, FINDING_WARNING, NULL, 0, "no skeleton for kind '%s' in '%s'", kind,
                    language);
    }
}

/* --- passages
 * ------------------------------------------------------------------------------------------------- */

static gboolean
covers(const Passage *earlier, const Passage *later) {
  if (earlier->when)
    return earlier->kinds == NULL && later->when && strcmp(earlier->when->source, later->when->source) == 0;
  if (!earlier->kinds)
    return TRUE;
  for (guint i = 0; later->kinds && later->kinds[i]; i++)
    if (!passage_is_for(earlier, later->kinds[i]))
      return FALSE;
  return later->kinds != NULL;
}

static void
check_reachable(Round *round, const Passage *passage) {
  const GPtrArray *siblings =
      passages_for(templates_passages(round->templates), passage->language, passage->topic);
  for (guint i = 0; i < siblings->len; i++) {
    const Passage *earlier = g_ptr_array_index(siblings, i);
    if (earlier == passage)
      return;
    if (!covers(earlier, passage))
      continue;
    finding_add(round->findings, FINDING_WARNING, passage->file, passage->line,
                "passage '%s' is never reached: '%s' in line %u always fits first", passage->id, earlier->id,
                earlier->line);
    return;
  }
}

static void
check_kinds(Round *round, const Passage *passage) {
  for (guint i = 0; passage->kinds && passage->kinds[i]; i++)
    if (!templates_skeleton(round->templates, passage->kinds[i], passage->language))
      finding_add(round->findings, FINDING_WARNING, passage->file, passage->line,
                  "passage '%s' is for kind '%s', which has no skeleton in '%s'", passage->id,
                  passage->kinds[i], passage->language);
}

static void
check_facts(Round *round, const Passage *passage) {
  static const char *const NAMES[] = {"owner", "reviewed", "valid-from", "valid-until"};
  const char *const values[] = {passage->owner, passage->reviewed, passage->valid_from, passage->valid_until};
  for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++)
    if (!values[i] || !*values[i])
      finding_add(round->findings, FINDING_WARNING, passage->file, passage->line, "passage '%s' has no '%s'",
                  passage->id, NAMES[i]);
  if (passage_state(passage, round->today) == PASSAGE_EXPIRED)
    finding_add(round->findings, FINDING_WARNING, passage->file, passage->line, "passage '%s' expired on %s",
                passage->id, passage->valid_until);
}

static void
check_passages(Round *round) {
  const GPtrArray *passages = passages_all(templates_passages(round->templates));
  for (guint i = 0; i < passages->len; i++) {
    const Passage *passage = g_ptr_array_index(passages, i);
    check_reachable(round, passage);
    check_kinds(round, passage);
    check_facts(round, passage);
  }
}

static void
check_topics(Round *round) {
  const Passages *passages = templates_passages(round->templates);
  for (guint i = 0; round->topics && round->topics[i]; i++)
    for (guint j = 0; j < round->languages->len; j++)
      if (!passages_for(passages, g_ptr_array_index(round->languages, j), round->topics[i]))
        finding_add(round->findings, FINDING_WARNING, NULL, 0, "topic '%s' has no passage in '%s'",
                    round->topics[i], (const char *)g_ptr_array_index(round->languages, j));
}

static void
check_together(Round *round) {
  list_languages_and_kinds(round);
  check_skeletons(round);
  check_languages(round);
  check_passages(round);
  check_topics(round);
}

void
templates_check(const char *folder, const char *const *topics, const char *today, GPtrArray *findings) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Templates) templates = templates_load_all(folder, topics, findings, &error);
  if (!templates) {
    finding_add(findings, FINDING_ERROR, NULL, 0, "%s", error->message);
    return;
  }
  g_autoptr(GPtrArray) languages = g_ptr_array_new();
  g_autoptr(GPtrArray) kinds = g_ptr_array_new();
  Round round = {templates, topics, today, languages, kinds, findings};
  check_together(&round);
  if (!findings_count(findings, FINDING_ERROR))
    rehearsal_run(templates, topics, today, findings);
}
