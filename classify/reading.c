#include "classify/reading.h"

#include "classify/fold.h"
#include "classify/limits.h"
#include "extract/sentences.h"

#include <string.h>

static const char *const ZONE_NAMES[ZONE_COUNT] = {"subject",    "heading", "body", "footnote",
                                                   "salutation", "quoted",  NULL};

const char *
zone_name(guint zones) {
  for (guint i = 0; i < ZONE_COUNT; i++)
    if (zones == 1u << i)
      return ZONE_NAMES[i];
  return zones == ZONES_ALL ? "any-zone" : NULL;
}

guint
zone_by_name(const char *name) {
  for (guint i = 0; i < ZONE_COUNT; i++)
    if (g_strcmp0(name, ZONE_NAMES[i]) == 0)
      return 1u << i;
  return g_strcmp0(name, "any-zone") == 0 ? ZONES_ALL : 0;
}

static Zone
part_zone_by_kind(PartKind kind) {
  switch (kind) {
  case PART_SUBJECT:
    return ZONE_SUBJECT;
  case PART_HEADING:
    return ZONE_HEADING;
  case PART_FOOTNOTE:
    return ZONE_FOOTNOTE;
  case PART_SALUTATION:
    return ZONE_SALUTATION;
  case PART_PARAGRAPH:
  case PART_ITEM:
  case PART_TABLE:
  case PART_QUOTE:
  case PART_POSTSCRIPT:
    return ZONE_BODY;
  case PART_CLOSING:
  case PART_SIGNATURE:
  case PART_COPY:
  case PART_ENCLOSURE:
  case PART_FURNITURE:
    break;
  }
  return ZONE_OTHER;
}

Zone
part_zone(const Part *part) {
  if (part->kind == PART_FURNITURE)
    return ZONE_OTHER;
  if (part->division == DIVISION_QUOTED)
    return ZONE_QUOTED;
  if (part->division == DIVISION_ENCLOSURE)
    return ZONE_OTHER;
  return part_zone_by_kind(part->kind);
}

static guint
word_hash(gconstpointer key) {
  const Word *word = key;
  return g_str_hash(word->text) * 31 + g_direct_hash(word->language);
}

static gboolean
word_equal(gconstpointer a, gconstpointer b) {
  const Word *one = a, *other = b;
  return one->language == other->language && strcmp(one->text, other->text) == 0;
}

/* The index of a word, which is made when it is new. */
static guint
reading_intern(Reading *reading, const char *folded, const char *surface, const char *language) {
  Word key = {.text = (char *)folded, .language = language};
  gpointer found = g_hash_table_lookup(reading->word_ids, &key);
  if (found)
    return GPOINTER_TO_UINT(found) - 1;
  Word *word = g_new(Word, 1);
  *word = (Word){g_string_chunk_insert(reading->strings, folded), language,
                 g_string_chunk_insert(reading->strings, surface),
                 g_string_chunk_insert(reading->strings, stems_stem(reading->stems, language, folded))};
  g_array_append_val(reading->words, *word);
  g_hash_table_insert(reading->word_ids, word, GUINT_TO_POINTER(reading->words->len));
  return reading->words->len - 1;
}

static void
reading_add_form(Reading *reading, Token *token, const char *folded, const char *surface,
                 const char *language) {
  if (*folded == '\0')
    return;
  guint word = reading_intern(reading, folded, surface, language);
  for (guint i = token->first_form; i < reading->forms->len; i++)
    if (g_array_index(reading->forms, guint, i) == word)
      return;
  g_array_append_val(reading->forms, word);
  token->form_count++;
}

/* A hyphenated token is its parts too, and one joined by a stroke ("B8/B9"). */
static void
reading_add_parts(Reading *reading, Token *token, const char *folded, const char *language) {
  if (!strpbrk(folded, "-/"))
    return;
  g_auto(GStrv) parts = g_strsplit_set(folded, "-/", -1);
  for (char **part = parts; *part; part++)
    reading_add_form(reading, token, *part, *part, language);
}

static void
reading_add_token(Reading *reading, const char *text, Span span, guint sentence, const char *language) {
  Token token = {span, sentence, reading->forms->len, 0};
  if (span.end - span.start <= MAX_WORD_BYTES) {
    g_autofree char *folded = fold(text + span.start, span.end - span.start);
    g_autofree char *surface = g_strndup(text + span.start, span.end - span.start);
    reading_add_form(reading, &token, folded, surface, language);
    reading_add_parts(reading, &token, folded, language);
  }
  g_array_append_val(reading->tokens, token);
}

static void
reading_add_sentence(Reading *reading, const char *text, Span span, const char *language) {
  Sentence sentence = {reading->paragraphs->len, reading->tokens->len, 0};
  const char *at = text + span.start, *end = text + span.end;
  while (at < end && reading->tokens->len < MAX_LETTER_TOKENS) {
    const char *stop = word_end(at, end);
    if (stop > at)
      reading_add_token(reading, text, (Span){at - text, stop - text}, reading->sentences->len, language);
    at = stop > at ? stop : g_utf8_next_char(at);
  }
  sentence.end = reading->tokens->len;
  if (sentence.end > sentence.first)
    g_array_append_val(reading->sentences, sentence);
}

static void
reading_add_part(Reading *reading, guint index, const Languages *languages) {
  const Part *part = letter_part(reading->letter, index);
  const char *tag = part->language ? part->language : reading->letter->language;
  const char *primary = language_primary(tag ? tag : "und");
  const Language *language = languages ? languages_find(languages, primary) : NULL;
  g_autoptr(GArray) spans = sentences_find(part, language);
  Paragraph paragraph = {.part = index,
                         .zone = part_zone(part),
                         .language = primary,
                         .first = reading->tokens->len,
                         .first_sentence = reading->sentences->len};
  for (guint i = 0; i < spans->len; i++)
    reading_add_sentence(reading, part->text, g_array_index(spans, Span, i), primary);
  paragraph.end = reading->tokens->len;
  paragraph.end_sentence = reading->sentences->len;
  if (paragraph.end > paragraph.first)
    g_array_append_val(reading->paragraphs, paragraph);
}

Reading *
reading_new(const Letter *letter, const Languages *languages) {
  Reading *reading = g_new0(Reading, 1);
  reading->letter = letter;
  reading->tokens = g_array_new(FALSE, FALSE, sizeof(Token));
  reading->forms = g_array_new(FALSE, FALSE, sizeof(guint));
  reading->words = g_array_new(FALSE, FALSE, sizeof(Word));
  reading->sentences = g_array_new(FALSE, FALSE, sizeof(Sentence));
  reading->paragraphs = g_array_new(FALSE, FALSE, sizeof(Paragraph));
  reading->word_ids = g_hash_table_new_full(word_hash, word_equal, g_free, NULL);
  reading->strings = g_string_chunk_new(4096);
  reading->stems = stems_new();
  for (guint i = 0; i < letter->parts->len; i++)
    reading_add_part(reading, i, languages);
  return reading;
}

void
reading_free(Reading *reading) {
  if (!reading)
    return;
  g_array_unref(reading->tokens);
  g_array_unref(reading->forms);
  g_array_unref(reading->words);
  g_array_unref(reading->sentences);
  g_array_unref(reading->paragraphs);
  g_hash_table_unref(reading->word_ids);
  g_string_chunk_free(reading->strings);
  stems_free(reading->stems);
  g_free(reading);
}

Span
reading_span(const Reading *reading, guint first, guint last) {
  return (Span){reading_token(reading, first)->span.start, reading_token(reading, last)->span.end};
}
