/*
 * A desk is who answers: organisation, address, signatory, mandate, and its habits. It is a GLib key file,
 * desk.ini; `key[nl]` gives a value for replies in Dutch.
 */
#pragma once

#include <glib.h>

typedef struct Desk Desk;

/*
 * Reads the profile at path. NULL: $XDG_CONFIG_HOME/repliek/desk.ini, else the built-in example.
 * Error: DRAFT_ERROR_DESK with file, group and key: unreadable, an unknown group or key, a value out of its
 * list.
 */
Desk *desk_load(const char *path, GError **error);
/* A desk that says nothing, so that every place for its words stays a placeholder. */
Desk *desk_new_empty(void);
void desk_free(Desk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Desk, desk_free)

/* The file it was read from. */
const char *desk_path(const Desk *desk);

/* A value for replies in language, else the value for any; NULL when it is missing or empty. Free with
 * g_free. */
char *desk_text(const Desk *desk, const char *group, const char *key, const char *language);

/* The same for a list; NULL when it is missing or empty. Free with g_strfreev. */
char **desk_list(const Desk *desk, const char *group, const char *key, const char *language);

/* The desk's own rules ("topics") or templates ("templates"), from [packs]; NULL: the built-in ones. A path
   is relative to the profile's folder; a bare name of topics that is no folder there is a pack's name. Free
   with g_free. */
char *desk_folder(const Desk *desk, const char *key);

/* The language a reply is written in when the letter's own has no templates: "nl". */
char *desk_language(const Desk *desk);

/* The topic whose section this one shares: "[sections] together=minors shelter-and-care;…", the one named
   first in a group of which both are raised. raised is NULL-ended, in the letter's order. Returns one of
   raised, or topic. */
const char *desk_section_of(const Desk *desk, const char *topic, const char *const *raised);
