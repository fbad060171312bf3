/* JSON on one line, written as it comes: commas come by themselves, and numbers are as short as they can be
 * (json-glib wants a tree of it all first, and gives 79.4 seventeen digits). Who calls closes what was
 * opened. */
#pragma once

#include <glib.h>

/* '{' or '[', and its counterpart. */
void json_line_open(GString *line, char bracket);
void json_line_close(GString *line, char bracket);

/* The name of the value that comes next, in an object. */
void json_line_name(GString *line, const char *name);

/* Values. A string of NULL is null. */
void json_line_string(GString *line, const char *value);
void json_line_number(GString *line, double value);
void json_line_count(GString *line, guint value);
void json_line_boolean(GString *line, gboolean value);
