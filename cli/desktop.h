/* What a clerk's desk holds while letters are worked on: languages, rules, templates, the desk's profile.
 * Loaded once. */
#pragma once

#include "classify/classify.h"
#include "cli/input.h"
#include "templates/desk.h"
#include "templates/templates.h"

typedef struct {
  Languages *languages;
  Pack *pack;
  Templates *templates; /* NULL when only rules were asked for */
  Desk *desk;           /* NULL likewise */
} Desktop;

/* Loads languages and rules; topics are --topics, NULL for the default pack. Error: EXTRACT_ERROR,
 * CLASSIFY_ERROR. */
gboolean desktop_load_rules(Desktop *desktop, char *const *topics, GError **error);

/* Loads templates and profile too; templates and desk are the options' values; NULL: what the profile
   names, else the built-in ones. Errors: DRAFT_ERROR too. */
gboolean desktop_load_all(Desktop *desktop, char *const *topics, const char *templates, const char *desk,
                          GError **error);

/* The ids of the topics that passages may be for, NULL at the end. Free the array only. */
const char **desktop_topics(const Desktop *desktop);

void desktop_clear(Desktop *desktop);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Desktop, desktop_clear)

/* The verdict that an earlier classify wrote into the input, else the rules' own. Error: CLASSIFY_ERROR. */
Verdict *desktop_verdict(const Desktop *desktop, const Input *input, GError **error);
