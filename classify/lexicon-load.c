#include "classify/classify.h"
#include "classify/lexer.h"
#include "classify/lexicon-table.h"
#include "classify/limits.h"

#include <string.h>

#define SIGNATURE "repliek-lexicon 1"
#define WEIGHT_GRAIN 1000.0

const char *
lexicon_language(const Lexicon *lexicon) {
  return lexicon->language;
}

gint
lexicon_topic(const Lexicon *lexicon, const char *id) {
  for (guint i = 0; i < lexicon->topics->len; i++)
    if (strcmp(g_ptr_array_index(lexicon->topics, i), id) == 0)
      return (gint)i;
  return -1;
}

void
lexicon_free(Lexicon *lexicon) {
  if (!lexicon)
    return;
  g_ptr_array_unref(lexicon->topics);
  g_array_unref(lexicon->biases);
  g_hash_table_unref(lexicon->features);
  g_array_unref(lexicon->entries);
  g_array_unref(lexicon->weights);
  g_free(lexicon->text);
  g_free(lexicon);
}

/* --- reading the file -------------------------------------------------------------------------- */

/* A lexicon has a hundred thousand numbers, so that they are read by hand: no locale, no overflow, no copies.
 */
#define GREATEST_THOUSANDTHS 100000000

/* The next field of a line, which is cut there; NULL at its end. */
static char *
field_next(char **at) {
  char *field = *at;
  while (*field == ' ')
    field++;
  if (*field == '\0')
    return NULL;
  char *end = field;
  while (*end != ' ' && *end != '\0')
    end++;
  *at = *end ? end + 1 : end;
  *end = '\0';
  return field;
}

/* The digits at the beginning of a field; rest is what follows them. FALSE: there are none, or too many. */
static gboolean
digits_read(const char *field, guint *number, const char **rest) {
  const char *at = field;
  for (*number = 0; g_ascii_isdigit(*at) && *number <= GREATEST_THOUSANDTHS; at++)
    *number = *number * 10 + (guint)(*at - '0');
  *rest = at;
  return at > field && *number <= GREATEST_THOUSANDTHS;
}

/* A number in thousandths, which takes all of the field. */
static gboolean
field_thousandths(const char *field, float *number) {
  guint digits;
  const char *rest;
  gboolean negative = field && *field == '-';
  if (!field || !digits_read(field + negative, &digits, &rest) || *rest != '\0')
    return FALSE;
  *number = (float)((negative ? -1.0 : 1.0) * digits / WEIGHT_GRAIN);
  return TRUE;
}

static gboolean
read_setting(Lexicon *lexicon, const char *name, char *rest) {
  float value = 0;
  char *first = field_next(&rest);
  if (strcmp(name, "topic") == 0) {
    gboolean good =
        first && lexicon->topics->len < MAX_TOPICS && field_thousandths(field_next(&rest), &value);
    g_ptr_array_add(lexicon->topics, first ? first : "");
    g_array_append_val(lexicon->biases, value);
    return good;
  }
  if (!field_thousandths(first, &value))
    return FALSE;
  if (strcmp(name, "gain") == 0)
    lexicon->gain = value;
  else if (strcmp(name, "pivot") == 0)
    lexicon->pivot = value;
  else if (strcmp(name, "letter") == 0)
    lexicon->bias = value;
  else if (strcmp(name, "least") == 0)
    lexicon->least = value;
  else if (strcmp(name, "doubt") == 0 && value >= 0)
    lexicon->doubt = value;
  else if (strcmp(name, "window") == 0 && value >= 1 && value <= 100)
    lexicon->window = (guint)value;
  else
    return FALSE;
  return TRUE;
}

/* A column and a weight for it: "3:-120". */
static gboolean
read_weight(Lexicon *lexicon, const char *field) {
  const char *colon;
  Weight weight;
  if (!digits_read(field, &weight.topic, &colon) || *colon != ':' || weight.topic > lexicon->topics->len ||
      !field_thousandths(colon + 1, &weight.weight))
    return FALSE;
  g_array_append_val(lexicon->weights, weight);
  return TRUE;
}

/* A feature, its idf, its weights. */
static gboolean
read_entry(Lexicon *lexicon, const char *feature, char *rest) {
  Entry entry = {.first = lexicon->weights->len};
  if (!field_thousandths(field_next(&rest), &entry.idf) || lexicon->entries->len >= MAX_LEXICON_FEATURES)
    return FALSE;
  for (char *field; (field = field_next(&rest));)
    if (!read_weight(lexicon, field))
      return FALSE;
  entry.end = lexicon->weights->len;
  g_array_append_val(lexicon->entries, entry);
  return g_hash_table_insert(lexicon->features, (gpointer)feature, GUINT_TO_POINTER(lexicon->entries->len));
}

/* Settings begin with a colon, which no feature does; "#" begins a comment. */
static gboolean
read_line(Lexicon *lexicon, char *line) {
  if (*line == '\0' || *line == '#')
    return TRUE;
  char *name = field_next(&line);
  if (!name)
    return TRUE;
  return *name == ':' ? read_setting(lexicon, name + 1, line) : read_entry(lexicon, name, line);
}

static gboolean
read_lines(Lexicon *lexicon, const char *path, GError **error) {
  char *line = lexicon->text;
  for (guint number = 1; line; number++) {
    char *end = strchr(line, '\n');
    if (end)
      *end = '\0';
    gboolean good = number == 1 ? strcmp(line, SIGNATURE) == 0 : read_line(lexicon, line);
    if (!good) {
      Location at = {path, number, 1};
      return number == 1 ? rules_error(error, at, "this is no lexicon: its first line is not “%s”", SIGNATURE)
                         : rules_error(error, at, "this line of the lexicon cannot be read");
    }
    line = end ? end + 1 : NULL;
  }
  return TRUE;
}

Lexicon *
lexicon_load(const char *path, const char *language, GError **error) {
  g_autofree char *text = NULL;
  gsize length;
  Location at = {path, 1, 1};
  if (!g_file_get_contents(path, &text, &length, NULL)) {
    rules_error(error, at, "the lexicon cannot be read");
    return NULL;
  }
  if (length > MAX_LEXICON_BYTES || strlen(text) != length || !g_utf8_validate(text, length, NULL)) {
    rules_error(error, at, "a lexicon is UTF-8 text of at most %d MiB", MAX_LEXICON_BYTES >> 20);
    return NULL;
  }
  g_autoptr(Lexicon) lexicon = g_new0(Lexicon, 1);
  lexicon->language = language;
  lexicon->text = g_steal_pointer(&text);
  lexicon->window = 1;
  lexicon->least = -G_MAXDOUBLE;
  lexicon->doubt = 1;
  lexicon->topics = g_ptr_array_new();
  lexicon->biases = g_array_new(FALSE, FALSE, sizeof(float));
  lexicon->features = g_hash_table_new(g_str_hash, g_str_equal);
  lexicon->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  lexicon->weights = g_array_new(FALSE, FALSE, sizeof(Weight));
  return read_lines(lexicon, path, error) ? g_steal_pointer(&lexicon) : NULL;
}
