#include "classify/lexicon.h"

#include "classify/classify.h"
#include "classify/lexer.h"
#include "classify/limits.h"

#include <math.h>
#include <string.h>

#define SIGNATURE "repliek-lexicon 1"
#define WEIGHT_GRAIN 1000.0
#define LEAST_FACTOR 0.125
#define GREATEST_FACTOR 8.0

/* What one stem says: its idf, and weights for some of the topics. */
typedef struct {
  float idf;
  guint first, end; /* into weights */
} Entry;

typedef struct {
  guint topic; /* column; that after the topics' is the letter's */
  float weight;
} Weight;

struct Lexicon {
  const char *language; /* interned */
  char *text;           /* the file, cut into strings that the tables refer to */
  guint window;         /* sentences */
  double gain, pivot;   /* factor = exp(gain × (score − pivot)) */
  double least, doubt;  /* a letter whose score is less is strange: its factors are multiplied by doubt */
  float bias;           /* of the letter's column, which follows the topics' */
  GPtrArray *topics;    /* const char *: ids, by column */
  GArray *biases;       /* float, by column */
  GHashTable *stems;    /* stem → 1 + index into entries */
  GArray *entries;      /* Entry */
  GArray *weights;      /* Weight */
};

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
  g_hash_table_unref(lexicon->stems);
  g_array_unref(lexicon->entries);
  g_array_unref(lexicon->weights);
  g_free(lexicon->text);
  g_free(lexicon);
}

/* --- reading the file -------------------------------------------------------------------------- */

/* The next field of a line, which is cut there; NULL at its end. */
static char *
field_next(char **at) {
  char *field = *at + strspn(*at, " ");
  if (*field == '\0')
    return NULL;
  char *end = field + strcspn(field, " ");
  *at = *end ? end + 1 : end;
  *end = '\0';
  return field;
}

/* A number in thousandths. */
static gboolean
field_thousandths(const char *field, float *number) {
  char *end;
  gint64 value = field ? g_ascii_strtoll(field, &end, 10) : 0;
  if (!field || *end != '\0' || end == field || ABS(value) > 1000000000)
    return FALSE;
  *number = (float)(value / WEIGHT_GRAIN);
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
read_weight(Lexicon *lexicon, char *field) {
  char *colon;
  Weight weight = {(guint)g_ascii_strtoull(field, &colon, 10), 0};
  if (*colon != ':' || colon == field || weight.topic > lexicon->topics->len ||
      !field_thousandths(colon + 1, &weight.weight))
    return FALSE;
  g_array_append_val(lexicon->weights, weight);
  return TRUE;
}

/* A stem, its idf, its weights. */
static gboolean
read_entry(Lexicon *lexicon, const char *stem, char *rest) {
  Entry entry = {.first = lexicon->weights->len};
  if (!field_thousandths(field_next(&rest), &entry.idf) || lexicon->entries->len >= MAX_LEXICON_STEMS)
    return FALSE;
  for (char *field; (field = field_next(&rest));)
    if (!read_weight(lexicon, field))
      return FALSE;
  entry.end = lexicon->weights->len;
  g_array_append_val(lexicon->entries, entry);
  return g_hash_table_insert(lexicon->stems, (gpointer)stem, GUINT_TO_POINTER(lexicon->entries->len));
}

/* Settings begin with a colon, which no stem does; "#" begins a comment. */
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
  lexicon->stems = g_hash_table_new(g_str_hash, g_str_equal);
  lexicon->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  lexicon->weights = g_array_new(FALSE, FALSE, sizeof(Weight));
  return read_lines(lexicon, path, error) ? g_steal_pointer(&lexicon) : NULL;
}

/* --- windows ----------------------------------------------------------------------------------- */

/* A letter's words as the lexicon knows them. */
typedef struct {
  const Lexicon *lexicon;
  const Reading *reading;
  guint *entries;    /* by position: 1 + index into the lexicon's entries; 0: not known, or muted */
  GArray *sentences; /* guint: those of the language, in zones that count */
  guint *places;     /* by entry: 1 + where it stands in the window being filled; 0: it does not */
} Overlay;

/* A stem in a window: how often, and where first. */
typedef struct {
  guint entry, count, position;
  double value; /* tf-idf; of length one over the window */
} WindowStem;

static guint
word_entry(const Lexicon *lexicon, const Word *word, Stems *stems, GString *scratch) {
  g_string_truncate(scratch, 0);
  stems_append(stems, word->language, word->text, scratch);
  return GPOINTER_TO_UINT(g_hash_table_lookup(lexicon->stems, scratch->str));
}

/* By word: 1 + its entry. A word is looked up once, however often it stands in the letter. */
static guint *
words_entries(const Lexicon *lexicon, const Reading *reading, Stems *stems) {
  guint *entries = g_new0(guint, reading->words->len + 1);
  g_autoptr(GString) scratch = g_string_new(NULL);
  for (guint i = 0; i < reading->words->len; i++)
    if (reading_word(reading, i)->language == lexicon->language)
      entries[i] = word_entry(lexicon, reading_word(reading, i), stems, scratch);
  return entries;
}

static guint
token_entry(const Overlay *overlay, const guint *words, const Token *token) {
  return token->form_count > 0 ? words[g_array_index(overlay->reading->forms, guint, token->first_form)] : 0;
}

static void
overlay_fill(Overlay *overlay, const guint8 *muted, Stems *stems) {
  const Reading *reading = overlay->reading;
  g_autofree guint *words = words_entries(overlay->lexicon, reading, stems);
  overlay->entries = g_new0(guint, reading->tokens->len + 1);
  overlay->sentences = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < reading->sentences->len; i++) {
    const Sentence *sentence = reading_sentence(reading, i);
    const Paragraph *paragraph = reading_paragraph(reading, sentence->paragraph);
    if (!(paragraph->zone & ZONES_DEFAULT) || paragraph->language != overlay->lexicon->language)
      continue;
    g_array_append_val(overlay->sentences, i);
    for (guint at = sentence->first; at < sentence->end; at++)
      if (!muted || !muted[at])
        overlay->entries[at] = token_entry(overlay, words, reading_token(reading, at));
  }
}

static void
window_add(const Overlay *overlay, GArray *window, guint entry, guint position) {
  if (overlay->places[entry]) {
    g_array_index(window, WindowStem, overlay->places[entry] - 1).count++;
    return;
  }
  WindowStem stem = {entry, 1, position, 0};
  g_array_append_val(window, stem);
  overlay->places[entry] = window->len;
}

static void
window_clear(const Overlay *overlay, GArray *window) {
  for (guint i = 0; i < window->len; i++)
    overlay->places[g_array_index(window, WindowStem, i).entry] = 0;
  g_array_set_size(window, 0);
}

static const Entry *
overlay_entry(const Overlay *overlay, const WindowStem *stem) {
  return &g_array_index(overlay->lexicon->entries, Entry, stem->entry - 1);
}

/* Fills window with the stems of some sentences, their values of length one together. */
static void
window_fill(const Overlay *overlay, guint first, guint end, GArray *window) {
  double squares = 0;
  window_clear(overlay, window);
  for (guint i = first; i < end; i++) {
    const Sentence *sentence =
        reading_sentence(overlay->reading, g_array_index(overlay->sentences, guint, i));
    for (guint at = sentence->first; at < sentence->end; at++)
      if (overlay->entries[at])
        window_add(overlay, window, overlay->entries[at], at);
  }
  for (guint i = 0; i < window->len; i++) {
    WindowStem *stem = &g_array_index(window, WindowStem, i);
    stem->value = (1 + log(stem->count)) * overlay_entry(overlay, stem)->idf;
    squares += stem->value * stem->value;
  }
  for (guint i = 0; i < window->len && squares > 0; i++)
    g_array_index(window, WindowStem, i).value /= sqrt(squares);
}

/* The window's score for each topic, and after them as a letter. */
static void
window_score(const Overlay *overlay, const GArray *window, double *scores) {
  const Lexicon *lexicon = overlay->lexicon;
  for (guint i = 0; i < lexicon->topics->len; i++)
    scores[i] = g_array_index(lexicon->biases, float, i);
  scores[lexicon->topics->len] = lexicon->bias;
  for (guint i = 0; i < window->len; i++) {
    const WindowStem *stem = &g_array_index(window, WindowStem, i);
    const Entry *entry = overlay_entry(overlay, stem);
    for (guint j = entry->first; j < entry->end; j++) {
      const Weight *weight = &g_array_index(lexicon->weights, Weight, j);
      scores[weight->topic] += stem->value * weight->weight;
    }
  }
}

/* --- opinions ---------------------------------------------------------------------------------- */

/* Keeps the strongest words, strongest first. */
static void
opinion_add_word(Opinion *opinion, OpinionWord word) {
  guint at = opinion->word_count;
  while (at > 0 && opinion->words[at - 1].weight < word.weight)
    at--;
  if (at == OPINION_WORDS)
    return;
  guint kept = MIN(opinion->word_count, OPINION_WORDS - 1);
  memmove(opinion->words + at + 1, opinion->words + at, (kept - at) * sizeof(OpinionWord));
  opinion->words[at] = word;
  opinion->word_count = kept + 1;
}

static void
opinion_add_words(Opinion *opinion, const Overlay *overlay, const GArray *window, guint topic) {
  for (guint i = 0; i < window->len; i++) {
    const WindowStem *stem = &g_array_index(window, WindowStem, i);
    const Entry *entry = overlay_entry(overlay, stem);
    for (guint j = entry->first; j < entry->end; j++) {
      const Weight *weight = &g_array_index(overlay->lexicon->weights, Weight, j);
      if (weight->topic == topic && weight->weight > 0)
        opinion_add_word(opinion, (OpinionWord){stem->position, stem->value * weight->weight});
    }
  }
}

static void
opinion_settle(Opinion *opinion, const Overlay *overlay, double score, guint first, GArray *window,
               guint topic) {
  const Lexicon *lexicon = overlay->lexicon;
  opinion->told = TRUE;
  opinion->factor = CLAMP(exp(lexicon->gain * (score - lexicon->pivot)), LEAST_FACTOR, GREATEST_FACTOR);
  window_fill(overlay, first, MIN(first + lexicon->window, overlay->sentences->len), window);
  opinion_add_words(opinion, overlay, window, topic);
}

/* The best window of each topic: its score, and its first sentence's place in the overlay. */
static void
overlay_best(const Overlay *overlay, double *best, guint *where, GArray *window) {
  guint topics = overlay->lexicon->topics->len, length = overlay->lexicon->window;
  g_autofree double *scores = g_new(double, topics + 1);
  for (guint first = 0; first == 0 || first + length <= overlay->sentences->len; first++) {
    window_fill(overlay, first, MIN(first + length, overlay->sentences->len), window);
    window_score(overlay, window, scores);
    for (guint i = 0; i < topics; i++)
      if (first == 0 || scores[i] > best[i]) {
        best[i] = scores[i];
        where[i] = first;
      }
  }
}

/* Whether the letter, taken as one window, does not read like one for the lexicon's topics. */
static gboolean
overlay_is_strange(const Overlay *overlay, GArray *window) {
  guint topics = overlay->lexicon->topics->len;
  g_autofree double *scores = g_new(double, topics + 1);
  window_fill(overlay, 0, overlay->sentences->len, window);
  window_score(overlay, window, scores);
  return scores[topics] < overlay->lexicon->least;
}

static void
overlay_tell(const Overlay *overlay, Opinion *opinions) {
  guint topics = overlay->lexicon->topics->len;
  g_autofree double *best = g_new(double, topics);
  g_autofree guint *where = g_new(guint, topics);
  g_autoptr(GArray) window = g_array_new(FALSE, FALSE, sizeof(WindowStem));
  gboolean strange = overlay_is_strange(overlay, window);
  overlay_best(overlay, best, where, window);
  for (guint i = 0; i < topics; i++) {
    opinion_settle(&opinions[i], overlay, best[i], where[i], window, i);
    opinions[i].strange = strange;
    opinions[i].factor *= strange ? overlay->lexicon->doubt : 1;
  }
}

Opinion *
lexicon_read(const Lexicon *lexicon, const Reading *reading, const guint8 *muted, Stems *stems) {
  guint topics = lexicon->topics->len;
  Opinion *opinions = g_new0(Opinion, topics + 1);
  for (guint i = 0; i < topics; i++)
    opinions[i].factor = 1;
  Overlay overlay = {.lexicon = lexicon, .reading = reading};
  overlay_fill(&overlay, muted, stems);
  overlay.places = g_new0(guint, lexicon->entries->len + 1);
  if (overlay.sentences->len > 0)
    overlay_tell(&overlay, opinions);
  g_array_unref(overlay.sentences);
  g_free(overlay.entries);
  g_free(overlay.places);
  return opinions;
}

double
opinion_points(const Opinion *opinion, double points) {
  return MAX(0, (1 + points) * opinion->factor - 1);
}
