/* JSON on one line, with numbers as short as they can be written (json-glib's own writer gives 79.4 seventeen
 * digits). */
#pragma once

#include <json-glib/json-glib.h>

/* Appends the node to line. */
void json_line_append(GString *line, JsonNode *node);
