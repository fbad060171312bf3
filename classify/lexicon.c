#include "classify/arena.h"
#include "classify/lexicon-table.h"

#include <math.h>
#include <string.h>

#define BLOCK_BYTES 16384
#define FIRST_FEATURES 1024u
#define RUN 4 /* characters in a run: corpus/learn.py makes the same */
#define RUN_MARK "~"
#define RUN_HASH text_hash_step(TEXT_HASH_START, *RUN_MARK)
#define PAIR_MARK "_"
/* Points that words in favour add to: what the rules are sure of needs no more. */
#define OPINION_REACH 2.0
#define LEAST_FACTOR 0.125
#define GREATEST_FACTOR 8.0

/* --- features ---------------------------------------------------------------------------------- */

/* A feature of the letter: which, and at which word. */
typedef struct {
  guint entry;    /* 1 + index into the lexicon's entries */
  guint position; /* of the word that it ends in */
} Feature;

/* A feature in a window: how often, and where first. */
typedef struct {
  guint entry, count, position;
  double value; /* tf-idf; of length one over the window */
} WindowFeature;

/* Logarithms of small counts are kept: nearly all counts are. */
#define KEPT_LOGS 32

/* A letter's words as the lexicon knows them. */
struct Overlay {
  const Lexicon *lexicon;
  const Reading *reading;
  Feature *features; /* in the order of the letter */
  guint feature_count, feature_room;
  GArray *ends; /* guint: by sentence of the language in zones that count, where its features end */
  Opinion *opinions;
  double logs[KEPT_LOGS]; /* by count */

  /* The window that was filled last. */
  WindowFeature *window;
  guint window_count;
  guint *places; /* by entry: 1 + where it stands in the window; 0: it does not */
};

/* What is kept of a word while the letter is read: its stem, and the entries of its runs of characters. */
typedef struct {
  const char *stem; /* NULL: not looked at yet */
  guint32 hash, length;
  guint entry;
  guint first, end; /* into runs */
} WordLook;

typedef struct {
  Overlay *overlay;
  Arena *arena;
  GString *scratch;
  WordLook *words; /* by word of the reading */
  GArray *runs;    /* guint: entries */
} Look;

static guint32
hash_on(guint32 hash, const char *text, gsize length) {
  for (gsize i = 0; i < length; i++)
    hash = text_hash_step(hash, text[i]);
  return hash;
}

/* The entry of two pieces as one feature; they are put together only where it may be there. */
static guint
look_entry(const Look *look, guint32 hash, const char *one, gsize one_length, const char *other,
           gsize other_length) {
  const Lexicon *lexicon = look->overlay->lexicon;
  if (!lexicon_may_have(lexicon, hash))
    return 0;
  g_string_truncate(look->scratch, 0);
  g_string_append_len(look->scratch, one, one_length);
  g_string_append_len(look->scratch, other, other_length);
  return lexicon_entry(lexicon, look->scratch->str, look->scratch->len, hash);
}

/* The runs of RUN characters of a word with its edges: "<kind>" has "<kin", "kind", "ind>". */
static void
look_add_runs(const Look *look, const char *word) {
  gsize length = strlen(word);
  char *edged = arena_take(look->arena, length + 3), *stop = edged + length + 2;
  edged[0] = '<';
  memcpy(edged + 1, word, length);
  memcpy(stop - 1, ">", 2);
  const char *at = edged, *end = at;
  for (guint i = 0; i < RUN && end < stop; i++)
    end = g_utf8_next_char(end);
  for (glong left = g_utf8_strlen(at, -1); left >= RUN; left--) {
    guint entry = look_entry(look, hash_on(RUN_HASH, at, end - at), RUN_MARK, strlen(RUN_MARK), at, end - at);
    if (entry)
      g_array_append_val(look->runs, entry);
    at = g_utf8_next_char(at);
    end = end < stop ? g_utf8_next_char(end) : end;
  }
}

/* Each word of the letter is looked at once, however often it stands there. */
static const WordLook *
look_word(const Look *look, guint index) {
  WordLook *seen = &look->words[index];
  if (seen->stem)
    return seen;
  const Word *word = reading_word(look->overlay->reading, index);
  seen->stem = word->stem;
  seen->length = (guint32)strlen(seen->stem);
  seen->hash = text_hash(seen->stem, seen->length);
  seen->entry = look_entry(look, seen->hash, seen->stem, seen->length, "", 0);
  seen->first = look->runs->len;
  look_add_runs(look, word->text);
  seen->end = look->runs->len;
  return seen;
}

static void
look_take(const Look *look, guint entry, guint position) {
  Overlay *overlay = look->overlay;
  if (!entry)
    return;
  if (overlay->feature_count == overlay->feature_room) {
    overlay->feature_room = MAX(FIRST_FEATURES, overlay->feature_room * 2);
    overlay->features = g_renew(Feature, overlay->features, overlay->feature_room);
  }
  overlay->features[overlay->feature_count++] = (Feature){entry, position};
}

static void
look_take_pair(const Look *look, const WordLook *before, const WordLook *word, guint position) {
  guint32 hash = hash_on(text_hash_step(before->hash, *PAIR_MARK), word->stem, word->length);
  if (!lexicon_may_have(look->overlay->lexicon, hash))
    return;
  g_autofree char *after = g_strconcat(PAIR_MARK, word->stem, NULL);
  look_take(look, look_entry(look, hash, before->stem, before->length, after, word->length + 1), position);
}

static void
look_take_sentence(const Look *look, const Sentence *sentence, const guint8 *muted) {
  const Reading *reading = look->overlay->reading;
  const WordLook *before = NULL;
  for (guint at = sentence->first; at < sentence->end; at++) {
    const Token *token = reading_token(reading, at);
    if (token->form_count == 0 || (muted && muted[at])) {
      before = NULL;
      continue;
    }
    const WordLook *seen = look_word(look, g_array_index(reading->forms, guint, token->first_form));
    look_take(look, seen->entry, at);
    if (before)
      look_take_pair(look, before, seen, at);
    for (guint i = seen->first; i < seen->end; i++)
      look_take(look, g_array_index(look->runs, guint, i), at);
    before = seen;
  }
}

static void
overlay_fill(Overlay *overlay, const guint8 *muted) {
  const Reading *reading = overlay->reading;
  g_autoptr(GString) scratch = g_string_new(NULL);
  g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autofree WordLook *words = g_new0(WordLook, reading->words->len + 1);
  g_autoptr(Arena) arena = arena_new(BLOCK_BYTES);
  const Look look = {overlay, arena, scratch, words, runs};
  for (guint i = 0; i < reading->sentences->len; i++) {
    const Sentence *sentence = reading_sentence(reading, i);
    const Paragraph *paragraph = reading_paragraph(reading, sentence->paragraph);
    if (!(paragraph->zone & ZONES_DEFAULT) || paragraph->language != overlay->lexicon->language)
      continue;
    look_take_sentence(&look, sentence, muted);
    g_array_append_val(overlay->ends, overlay->feature_count);
  }
}

/* --- windows ----------------------------------------------------------------------------------- */

static void
window_add(Overlay *overlay, const Feature *feature) {
  guint *place = &overlay->places[feature->entry];
  if (*place) {
    overlay->window[*place - 1].count++;
    return;
  }
  overlay->window[overlay->window_count++] = (WindowFeature){feature->entry, 1, feature->position, 0};
  *place = overlay->window_count;
}

static void
window_clear(Overlay *overlay) {
  for (guint i = 0; i < overlay->window_count; i++)
    overlay->places[overlay->window[i].entry] = 0;
  overlay->window_count = 0;
}

static const Entry *
overlay_entry(const Overlay *overlay, const WindowFeature *feature) {
  return &overlay->lexicon->entries[feature->entry - 1];
}

static double
overlay_log(const Overlay *overlay, guint count) {
  return count < KEPT_LOGS ? overlay->logs[count] : log(count);
}

/* Fills the window with the features of the sentences first to end, their values of length one together. */
static void
window_fill(Overlay *overlay, guint first, guint end) {
  double squares = 0;
  window_clear(overlay);
  guint from = first > 0 ? g_array_index(overlay->ends, guint, first - 1) : 0;
  for (guint i = from; i < g_array_index(overlay->ends, guint, end - 1); i++)
    window_add(overlay, &overlay->features[i]);
  for (guint i = 0; i < overlay->window_count; i++) {
    WindowFeature *feature = &overlay->window[i];
    feature->value = (1 + overlay_log(overlay, feature->count)) * overlay_entry(overlay, feature)->idf;
    squares += feature->value * feature->value;
  }
  double length = sqrt(squares);
  for (guint i = 0; i < overlay->window_count && squares > 0; i++)
    overlay->window[i].value /= length;
}

/* The window's score for each topic, and after them as a letter. */
static void
window_score(const Overlay *overlay, double *scores) {
  const Lexicon *lexicon = overlay->lexicon;
  for (guint i = 0; i < lexicon->topics->len; i++)
    scores[i] = g_array_index(lexicon->biases, float, i);
  scores[lexicon->topics->len] = lexicon->bias;
  for (guint i = 0; i < overlay->window_count; i++) {
    const WindowFeature *feature = &overlay->window[i];
    const Entry *entry = overlay_entry(overlay, feature);
    for (guint j = entry->first; j < entry[1].first; j++) {
      const Weight *weight = &lexicon->weights[j];
      scores[weight->topic] += feature->value * weight->weight;
    }
  }
}

/* --- words ------------------------------------------------------------------------------------- */

/* Keeps the strongest words, strongest first. */
static void
words_add(OpinionWord words[OPINION_WORDS], guint *count, OpinionWord word) {
  guint at = *count;
  while (at > 0 && words[at - 1].weight < word.weight)
    at--;
  if (at == OPINION_WORDS)
    return;
  guint kept = MIN(*count, OPINION_WORDS - 1);
  memmove(words + at + 1, words + at, (kept - at) * sizeof(OpinionWord));
  words[at] = word;
  *count = kept + 1;
}

/* What a feature says of a topic, by its value in a window. */
static double
feature_weight(const Overlay *overlay, const WindowFeature *feature, guint topic) {
  const Entry *entry = overlay_entry(overlay, feature);
  for (guint i = entry->first; i < entry[1].first; i++) {
    const Weight *weight = &overlay->lexicon->weights[i];
    if (weight->topic == topic)
      return feature->value * weight->weight;
  }
  return 0;
}

/* By position from first on: what all features that end in a word say of a topic together. */
static double *
window_words(const Overlay *overlay, guint topic, guint first, guint count) {
  double *given = g_new0(double, count);
  for (guint i = 0; i < overlay->window_count; i++) {
    const WindowFeature *feature = &overlay->window[i];
    given[feature->position - first] += feature_weight(overlay, feature, topic);
  }
  return given;
}

/* The sentence that says most for the topic, of those whose words are given by position from first on. */
static const Sentence *
telling_sentence(const Reading *reading, const double *given, guint first, guint count) {
  const Sentence *best = reading_sentence_at(reading, first);
  double most = 0, sum = 0;
  for (guint i = 0; i < count; i++) {
    const Sentence *sentence = reading_sentence_at(reading, first + i);
    sum = (i == 0 || sentence->first == first + i ? 0 : sum) + MAX(given[i], 0);
    if (sum > most) {
      most = sum;
      best = sentence;
    }
  }
  return best;
}

/* A person reads them as evidence, so that they stand in one sentence. */
guint
opinion_words(const Opinion *opinion, OpinionWord words[OPINION_WORDS]) {
  Overlay *overlay = opinion->overlay;
  guint count = 0;
  if (!opinion->told)
    return 0;
  window_fill(overlay, opinion->first, MIN(opinion->first + overlay->lexicon->window, overlay->ends->len));
  if (overlay->window_count == 0)
    return 0;
  guint first = overlay->window[0].position;
  guint length = overlay->window[overlay->window_count - 1].position - first + 1;
  g_autofree double *given = window_words(overlay, opinion->topic, first, length);
  const Sentence *sentence = telling_sentence(overlay->reading, given, first, length);
  for (guint i = 0; i < length; i++)
    if (given[i] > 0 && first + i >= sentence->first && first + i < sentence->end)
      words_add(words, &count, (OpinionWord){first + i, given[i]});
  return count;
}

/* --- opinions ---------------------------------------------------------------------------------- */

/* The best window of each topic: its score; and its first sentence, as the opinions have it. */
static void
overlay_best(Overlay *overlay, double *best) {
  guint topics = overlay->lexicon->topics->len, length = overlay->lexicon->window;
  g_autofree double *scores = g_new(double, topics + 1);
  for (guint first = 0; first == 0 || first + length <= overlay->ends->len; first++) {
    window_fill(overlay, first, MIN(first + length, overlay->ends->len));
    window_score(overlay, scores);
    for (guint i = 0; i < topics; i++)
      if (first == 0 || scores[i] > best[i]) {
        best[i] = scores[i];
        overlay->opinions[i].first = first;
      }
  }
}

/* Whether the letter, taken as one window, does not read like one for the lexicon's topics. */
static gboolean
overlay_is_strange(Overlay *overlay) {
  guint topics = overlay->lexicon->topics->len;
  g_autofree double *scores = g_new(double, topics + 1);
  window_fill(overlay, 0, overlay->ends->len);
  window_score(overlay, scores);
  return scores[topics] < overlay->lexicon->least;
}

static void
overlay_tell(Overlay *overlay) {
  const Lexicon *lexicon = overlay->lexicon;
  g_autofree double *best = g_new(double, lexicon->topics->len);
  gboolean strange = overlay_is_strange(overlay);
  overlay_best(overlay, best);
  for (guint i = 0; i < lexicon->topics->len; i++) {
    Opinion *opinion = &overlay->opinions[i];
    opinion->told = TRUE;
    opinion->strange = strange;
    opinion->factor = CLAMP(exp(lexicon->gain * (best[i] - lexicon->pivot)), LEAST_FACTOR, GREATEST_FACTOR);
    opinion->factor *= strange ? lexicon->doubt : 1;
  }
}

Overlay *
lexicon_read(const Lexicon *lexicon, const Reading *reading, const guint8 *muted) {
  Overlay *overlay = g_new0(Overlay, 1);
  guint topics = lexicon->topics->len;
  *overlay = (Overlay){.lexicon = lexicon,
                       .reading = reading,
                       .ends = g_array_new(FALSE, FALSE, sizeof(guint)),
                       .opinions = g_new0(Opinion, topics + 1)};
  for (guint i = 0; i < topics; i++)
    overlay->opinions[i] = (Opinion){.factor = 1, .topic = i, .overlay = overlay};
  overlay_fill(overlay, muted);
  if (overlay->ends->len == 0)
    return overlay;
  for (guint i = 1; i < KEPT_LOGS; i++)
    overlay->logs[i] = log(i);
  overlay->window = g_new(WindowFeature, overlay->feature_count + 1);
  overlay->places = g_new0(guint, lexicon->entry_count + 1);
  overlay_tell(overlay);
  return overlay;
}

void
overlay_free(Overlay *overlay) {
  if (!overlay)
    return;
  g_free(overlay->features);
  g_array_unref(overlay->ends);
  g_free(overlay->opinions);
  g_free(overlay->window);
  g_free(overlay->places);
  g_free(overlay);
}

const Opinion *
overlay_opinion(const Overlay *overlay, guint topic) {
  return &overlay->opinions[topic];
}

double
opinion_points(const Opinion *opinion, double points) {
  if (opinion->factor > 1)
    return points + (opinion->factor - 1) * (1 + MIN(points, OPINION_REACH));
  return MAX(0, (1 + points) * opinion->factor - 1);
}
