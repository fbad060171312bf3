#include "classify/json-line.h"

#include "classify/verdict.h"

/* After another value stands a comma; after a bracket, and after a name's colon and blank, none. */
static void
part_from_last(GString *line) {
  char last = line->len ? line->str[line->len - 1] : '{';
  if (last != '{' && last != '[' && last != ' ')
    g_string_append_len(line, ", ", 2);
}

static void
append_quoted(GString *line, const char *text) {
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

void
json_line_open(GString *line, char bracket) {
  part_from_last(line);
  g_string_append_c(line, bracket);
}

void
json_line_close(GString *line, char bracket) {
  g_string_append_c(line, bracket);
}

void
json_line_name(GString *line, const char *name) {
  part_from_last(line);
  append_quoted(line, name);
  g_string_append_len(line, ": ", 2);
}

void
json_line_string(GString *line, const char *value) {
  part_from_last(line);
  if (value)
    append_quoted(line, value);
  else
    g_string_append(line, "null");
}

void
json_line_number(GString *line, double value) {
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  part_from_last(line);
  g_string_append(line, number_write(value, buffer));
}

void
json_line_count(GString *line, guint value) {
  part_from_last(line);
  g_string_append_printf(line, "%u", value);
}

void
json_line_boolean(GString *line, gboolean value) {
  part_from_last(line);
  g_string_append(line, value ? "true" : "false");
}
