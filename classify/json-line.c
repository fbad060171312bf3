#include "classify/json-line.h"

#include "classify/verdict.h"

static void
append_string(GString *line, const char *text) {
  g_string_append_c(line, '"');
  for (; *text; text++) {
    if (*text == '"' || *text == '\\')
      g_string_append_printf(line, "\\%c", *text);
    else if ((guchar)*text < 0x20 || *text == 0x7F)
      g_string_append_printf(line, "\\u%04x", (guchar)*text);
    else
      g_string_append_c(line, *text);
  }
  g_string_append_c(line, '"');
}

static void
append_value(GString *line, JsonNode *node) {
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  switch (json_node_get_value_type(node)) {
  case G_TYPE_STRING:
    append_string(line, json_node_get_string(node));
    break;
  case G_TYPE_BOOLEAN:
    g_string_append(line, json_node_get_boolean(node) ? "true" : "false");
    break;
  case G_TYPE_INT64:
    g_string_append_printf(line, "%" G_GINT64_FORMAT, json_node_get_int(node));
    break;
  default:
    g_string_append(line, number_write(json_node_get_double(node), buffer));
  }
}

static void
append_array(GString *line, JsonArray *array) {
  g_string_append_c(line, '[');
  for (guint i = 0; i < json_array_get_length(array); i++) {
    g_string_append(line, i > 0 ? ", " : "");
    json_line_append(line, json_array_get_element(array, i));
  }
  g_string_append_c(line, ']');
}

static void
append_object(GString *line, JsonObject *object) {
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  gboolean first = TRUE;
  g_string_append_c(line, '{');
  json_object_iter_init_ordered(&iter, object);
  while (json_object_iter_next_ordered(&iter, &name, &member)) {
    g_string_append(line, first ? "" : ", ");
    first = FALSE;
    append_string(line, name);
    g_string_append(line, ": ");
    json_line_append(line, member);
  }
  g_string_append_c(line, '}');
}

void
json_line_append(GString *line, JsonNode *node) {
  switch (json_node_get_node_type(node)) {
  case JSON_NODE_OBJECT:
    append_object(line, json_node_get_object(node));
    break;
  case JSON_NODE_ARRAY:
    append_array(line, json_node_get_array(node));
    break;
  case JSON_NODE_VALUE:
    append_value(line, node);
    break;
  case JSON_NODE_NULL:
    g_string_append(line, "null");
    break;
  }
}
