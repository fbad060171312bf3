#include "classify/classify.h"
#include "classify/fold.h"
#include "classify/lexer.h"
#include "classify/lexicon-table.h"
#include "classify/limits.h"

#define SIGNATURE "repliek-lexicon 1"
#define WEIGHT_GRAIN 1000.0
#define FIRST_ROOM 4096u

G_STATIC_ASSERT(MAX_LEXICON_FEATURES < 1 << SLOT_INDEX_BITS);

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
  g_free(lexicon->entries);
  g_free(lexicon->weights);
  g_free(lexicon->slots);
  g_free(lexicon->text);
  g_free(lexicon);
}

/* --- numbers ----------------------------------------------------------------------------------- */

/* A lexicon has a hundred thousand numbers, so that they are read by hand, in place: no locale, no overflow,
 * no copies. Each function moves at past what it has read. */
#define GREATEST_THOUSANDTHS 100000000

static inline gboolean
field_ends(const char *at) {
  return (guchar)*at <= ' ' && (*at == ' ' || *at == '\n' || *at == '\0');
}

/* Moves to the next field of the line. FALSE: there is none. */
static inline gboolean
field_begins(const char **at) {
  while (**at == ' ')
    (*at)++;
  return !field_ends(*at);
}

#define MOST_DIGITS 9 /* a number of so many does not overflow */

/* FALSE: there are no digits, or too many. */
static inline gboolean
digits_read(const char **at, guint *number) {
  const char *digit = *at;
  guint read = 0;
  for (guint value; (value = (guint)*digit - '0') <= 9 && digit - *at < MOST_DIGITS; digit++)
    read = read * 10 + value;
  gboolean good = digit > *at && read <= GREATEST_THOUSANDTHS;
  *number = read;
  *at = digit;
  return good;
}

/* A number in thousandths, which ends its field. */
static inline gboolean
thousandths_read(const char **at, float *number) {
  guint digits;
  gboolean negative = **at == '-';
  *at += negative;
  if (!digits_read(at, &digits) || !field_ends(*at))
    return FALSE;
  *number = (float)((negative ? -1.0 : 1.0) * digits / WEIGHT_GRAIN);
  return TRUE;
}

/* --- lines ------------------------------------------------------------------------------------- */

/* :topic ID BIAS; the id is cut off where it stands. */
static gboolean
read_topic(Lexicon *lexicon, const char *at) {
  float bias = 0;
  const char *id = at;
  if (lexicon->topics->len >= MAX_TOPICS || !field_begins(&id))
    return FALSE;
  for (at = id; !field_ends(at);)
    at++;
  const char *end = at;
  if (!field_begins(&at) || !thousandths_read(&at, &bias))
    return FALSE;
  lexicon->text[end - lexicon->text] = '\0';
  g_ptr_array_add(lexicon->topics, (gpointer)id);
  g_array_append_val(lexicon->biases, bias);
  return TRUE;
}

static gboolean
read_setting(Lexicon *lexicon, const char *at) {
  const char *name = at;
  float value = 0;
  while (!field_ends(at))
    at++;
  g_autofree char *setting = g_strndup(name, at - name);
  if (strcmp(setting, "topic") == 0)
    return read_topic(lexicon, at);
  if (!field_begins(&at) || !thousandths_read(&at, &value))
    return FALSE;
  if (strcmp(setting, "gain") == 0)
    lexicon->gain = value;
  else if (strcmp(setting, "pivot") == 0)
    lexicon->pivot = value;
  else if (strcmp(setting, "letter") == 0)
    lexicon->bias = value;
  else if (strcmp(setting, "least") == 0)
    lexicon->least = value;
  else if (strcmp(setting, "doubt") == 0 && value >= 0)
    lexicon->doubt = value;
  else if (strcmp(setting, "window") == 0 && value >= 1 && value <= 100)
    lexicon->window = (guint)value;
  else
    return FALSE;
  return TRUE;
}

/* A column and a weight for it: "3:-120". */
static inline gboolean
read_weight(Lexicon *lexicon, const char **at) {
  Weight weight;
  if (!digits_read(at, &weight.topic) || **at != ':' || weight.topic > lexicon->topics->len)
    return FALSE;
  (*at)++;
  if (!thousandths_read(at, &weight.weight))
    return FALSE;
  lexicon->weights[lexicon->weight_count++] = weight;
  return TRUE;
}

static void
lexicon_make_room(Lexicon *lexicon) {
  if (lexicon->weight_count < lexicon->weight_room)
    return;
  lexicon->weight_room = MAX(FIRST_ROOM, lexicon->weight_room * 2);
  lexicon->weights = g_renew(Weight, lexicon->weights, lexicon->weight_room);
}

static void
lexicon_add(Lexicon *lexicon, Entry entry) {
  if (lexicon->entry_count == lexicon->entry_room) {
    lexicon->entry_room = MAX(FIRST_ROOM, lexicon->entry_room * 2);
    lexicon->entries = g_renew(Entry, lexicon->entries, lexicon->entry_room);
  }
  lexicon->entries[lexicon->entry_count++] = entry;
}

/* A feature, its idf, its weights. */
static gboolean
read_entry(Lexicon *lexicon, const char **line) {
  const char *at = *line;
  Entry entry = {TEXT_HASH_START, (guint32)(at - lexicon->text), 0, lexicon->weight_count};
  for (; !field_ends(at); at++)
    entry.hash = text_hash_step(entry.hash, *at);
  if (!field_begins(&at) || !thousandths_read(&at, &entry.idf) ||
      lexicon->entry_count >= MAX_LEXICON_FEATURES)
    return FALSE;
  while (field_begins(&at)) {
    lexicon_make_room(lexicon);
    if (!read_weight(lexicon, &at))
      return FALSE;
  }
  lexicon_add(lexicon, entry);
  *line = at;
  return TRUE;
}

/* Settings begin with a colon, which no feature does; "#" begins a comment. line moves on within the line. */
static gboolean
read_line(Lexicon *lexicon, const char **line) {
  if (**line == '#' || !field_begins(line))
    return TRUE;
  if (**line != ':')
    return read_entry(lexicon, line);
  const char *setting = *line + 1;
  *line += strcspn(*line, "\n"); /* before a topic's id is cut off */
  return read_setting(lexicon, setting);
}

static gboolean
lexicon_fail(const char *path, guint line, const char *what, GError **error) {
  return rules_error(error, (Location){path, line, 1}, "%s", what);
}

static gboolean
read_lines(Lexicon *lexicon, const char *path, GError **error) {
  const char *at = lexicon->text;
  if (strncmp(at, SIGNATURE, strlen(SIGNATURE)) != 0 || !strchr("\n", at[strlen(SIGNATURE)]))
    return lexicon_fail(path, 1, "this is no lexicon: its first line is not “" SIGNATURE "”", error);
  for (guint number = 2;; number++) {
    at += *at == '\n' ? 0 : strcspn(at, "\n");
    if (*at == '\0')
      return TRUE;
    at++;
    if (!read_line(lexicon, &at))
      return lexicon_fail(path, number, "this line of the lexicon cannot be read", error);
  }
}

/* --- the table --------------------------------------------------------------------------------- */

/* The length of an entry's feature. */
static gsize
entry_length(const Lexicon *lexicon, const Entry *entry) {
  return strchr(lexicon->text + entry->at, ' ') - (lexicon->text + entry->at);
}

static guint
text_line(const char *text, gsize at) {
  guint line = 1;
  for (const char *end = text; (end = memchr(end, '\n', text + at - end)); end++)
    line++;
  return line;
}

/* At most half of the slots are taken. */
static gboolean
lexicon_index(Lexicon *lexicon, const char *path, GError **error) {
  lexicon->mask = 15;
  while (lexicon->mask < 2 * lexicon->entry_count)
    lexicon->mask = 2 * lexicon->mask + 1;
  lexicon->slots = g_new0(guint32, (gsize)lexicon->mask + 1);
  for (guint i = 0; i < lexicon->entry_count; i++) {
    const Entry *entry = &lexicon->entries[i];
    if (lexicon_may_have(lexicon, entry->hash) &&
        lexicon_entry(lexicon, lexicon->text + entry->at, entry_length(lexicon, entry), entry->hash))
      return lexicon_fail(path, text_line(lexicon->text, entry->at), "this feature is there already", error);
    guint32 at = text_hash_slot(entry->hash);
    while (lexicon->slots[at & lexicon->mask])
      at++;
    lexicon->slots[at & lexicon->mask] = entry->hash >> SLOT_INDEX_BITS << SLOT_INDEX_BITS | (i + 1);
  }
  lexicon_add(lexicon, (Entry){.first = lexicon->weight_count});
  lexicon->entry_count--; /* the one that ends the last is none */
  return TRUE;
}

Lexicon *
lexicon_load(const char *path, const char *language, GError **error) {
  g_autofree char *text = NULL;
  gsize length;
  if (!g_file_get_contents(path, &text, &length, NULL)) {
    lexicon_fail(path, 1, "the lexicon cannot be read", error);
    return NULL;
  }
  if (length > MAX_LEXICON_BYTES || !text_is_utf8(text, length)) {
    rules_error(error, (Location){path, 1, 1}, "a lexicon is UTF-8 text of at most %d MiB",
                MAX_LEXICON_BYTES >> 20);
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
  if (!read_lines(lexicon, path, error) || !lexicon_index(lexicon, path, error))
    return NULL;
  return g_steal_pointer(&lexicon);
}
