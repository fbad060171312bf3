#include "extract/cited-features.h"

#include <string.h>

#include "extract/words.h"

/* Words of the sentence that are looked at, on either side of the date. */
enum { LEFT_MAX = 10, RIGHT_MAX = 8 };

/* So many characters are a word's stem, nearly. */
enum { STEM_CHARACTERS = 4 };

typedef struct {
  char *lower;
  guint classes;
} NearWord;

/* Those of one sentence beside the date, the nearest first. */
typedef struct {
  NearWord left[LEFT_MAX], right[RIGHT_MAX];
  guint left_count, right_count;
} NearWords;

static void
near_words_clear(NearWords *near) {
  for (guint i = 0; i < near->left_count; i++)
    g_free(near->left[i].lower);
  for (guint i = 0; i < near->right_count; i++)
    g_free(near->right[i].lower);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(NearWords, near_words_clear)

static NearWord
near_word(const CitedWords *words, Word *word) {
  char *lower = g_steal_pointer(&word->lower);
  return (NearWord){lower, cited_classes(words, lower)};
}

static void
find_near_words(const DateInText *date, NearWords *near) {
  const char *at = date->text + date->mention->date.span.start;
  while (near->left_count < LEFT_MAX) {
    g_auto(Word) word = {0};
    if (!word_before(date->text, at, &word) || word.beyond_sentence)
      break;
    at = word.start;
    near->left[near->left_count++] = near_word(date->words, &word);
  }
  at = date->text + date->mention->date.span.end;
  while (near->right_count < RIGHT_MAX) {
    g_auto(Word) word = {0};
    if (!word_after(date->text, at, &word) || word.beyond_sentence)
      break;
    at = word.end;
    near->right[near->right_count++] = near_word(date->words, &word);
  }
}

/* The word next to the date, and the two next to it. */
static void
tell_next(Feature *feature, const char *name, const NearWord *words, guint count) {
  feature_put(feature, name);
  feature_tell_text(feature, "1", count > 0 ? words[0].lower : "|");
  feature_put(feature, name);
  feature_put(feature, "2");
  feature_put(feature, count > 0 ? words[0].lower : "|");
  feature_tell_text(feature, "_", count > 1 ? words[1].lower : "|");
}

static void
tell_stem(Feature *feature, const char *lower) {
  feature_put(feature, "p");
  for (guint i = 0; i < STEM_CHARACTERS && *lower; i++, lower = g_utf8_next_char(lower)) {
    char one[7] = {0};
    memcpy(one, lower, (gsize)(g_utf8_next_char(lower) - lower));
    feature_put(feature, one);
  }
  feature_end(feature);
}

static void
tell_classes(Feature *feature, const char *name, guint distance, guint classes) {
  for (guint i = 0; i < CITED_CLASSES; i++)
    if (classes >> i & 1) {
      feature_put(feature, name);
      feature_put_number(feature, distance);
      feature_tell_number(feature, "", i);
    }
}

static void
tell_words(Feature *feature, const NearWords *near) {
  tell_next(feature, "<", near->left, near->left_count);
  tell_next(feature, ">", near->right, near->right_count);
  for (guint i = 0; i < near->left_count; i++) {
    tell_stem(feature, near->left[i].lower);
    tell_classes(feature, "c", FEATURE_BUCKET(i, 2, 5), near->left[i].classes);
  }
  for (guint i = 0; i < near->right_count; i++) {
    feature_tell_text(feature, "w", near->right[i].lower);
    tell_classes(feature, "d", FEATURE_BUCKET(i, 3), near->right[i].classes);
  }
}

/* What the date belongs to by the nearest noun before it that has dates. */
typedef enum { OF_NOTHING, OF_LETTER, OF_OWNED_LETTER, OF_OTHER, OF_CARRIED } Belonging;

static Belonging
belonging_of(const NearWords *near) {
  for (guint i = 0; i < near->left_count; i++) {
    guint classes = near->left[i].classes;
    if (classes & CITED_NOUN) {
      guint before = (i + 1 < near->left_count ? near->left[i + 1].classes : 0) |
                     (i + 2 < near->left_count ? near->left[i + 2].classes : 0);
      return before & CITED_OWNER ? OF_OWNED_LETTER : OF_LETTER;
    }
    if (classes & (CITED_OTHER | CITED_CARRIED))
      return classes & CITED_OTHER ? OF_OTHER : OF_CARRIED;
  }
  return OF_NOTHING;
}

static guint
classes_of(const NearWord *words, guint count) {
  guint all = 0;
  for (guint i = 0; i < count; i++)
    all |= words[i].classes;
  return all;
}

/* What joins the date with its noun, whether somebody writes in the sentence, and what part the addressee has
 * in it. */
static void
tell_sentence(Feature *feature, const NearWords *near) {
  guint left = classes_of(near->left, near->left_count), right = classes_of(near->right, near->right_count);
  guint next = near->left_count > 0 ? near->left[0].classes : 0, all = left | right;
  guint join = next & CITED_ON ? 2 : next & CITED_JOIN ? 1 : 0;
  Belonging belonging = belonging_of(near);
  feature_tell_number(feature, "of", belonging);
  feature_put(feature, "jo");
  feature_put_number(feature, join);
  feature_tell_number(feature, "", belonging);
  feature_put(feature, "v");
  feature_put_number(feature, (all & CITED_VERB) != 0);
  feature_put_number(feature, (all & CITED_VERB_TO_YOU) != 0);
  feature_tell_number(feature, "", (all & CITED_YOU) != 0);
  feature_put(feature, "jv");
  feature_put_number(feature, join);
  feature_put_number(feature, (all & CITED_VERB) ? 2 : (all & CITED_VERB_TO_YOU) != 0);
  feature_tell_number(feature, "", (all & CITED_YOU) != 0);
  feature_put(feature, "jr");
  feature_put_number(feature, join);
  feature_put_number(feature, (right & CITED_NOUN) != 0);
  feature_tell_number(feature, "", (all & CITED_YOU) != 0);
  feature_put(feature, "jp");
  feature_put_number(feature, (all & CITED_VERB) ? 2 : (all & CITED_VERB_TO_YOU) != 0);
  feature_put_number(feature, (all & CITED_ORAL) != 0);
  feature_tell_number(feature, "", (all & CITED_PASSIVE) != 0);
}

/* How it stands to the date before it in the same part. */
static const char *
how_it_follows(const DateInText *date) {
  guint from = date->mention->since, to = date->mention->date.span.start;
  if (from == 0)
    return "none";
  if (cited_goes_on_list(date->words, date->text, from, to))
    return "list";
  for (guint i = from; i < to; i++)
    if (strchr(".?!", date->text[i]) && i + 1 < to && date->text[i + 1] == ' ')
      return "far";
  return "same";
}

static void
tell_date(Feature *feature, const DateInText *date) {
  const DateMention *mention = date->mention;
  feature_tell_number(feature, "rule", mention->cited);
  feature_tell_number(feature, "kind", date->kind);
  feature_tell_number(feature, "rel", mention->date.relation);
  feature_tell_number(feature, "year", mention->date.year > 0);
  feature_tell_number(feature, "first", date->first);
  feature_tell_text(feature, "prev", how_it_follows(date));
  if (mention->iso && date->letter_date)
    feature_tell_number(
        feature, "age",
        FEATURE_BUCKET(date_days_between(mention->iso, date->letter_date), 1, 8, 31, 92, 184, 366, 1000));
}

void
cited_features(const DateInText *date, const FeatureSink *sink) {
  Feature feature = {.sink = sink};
  g_auto(NearWords) near = {0};
  find_near_words(date, &near);
  feature_tell(&feature, "bias");
  tell_date(&feature, date);
  tell_words(&feature, &near);
  tell_sentence(&feature, &near);
}
