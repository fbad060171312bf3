#include "templates/questions.h"

#include "extract/sentences.h"
#include "extract/words.h"

#include <string.h>

/* A letter that asks more than this asks for a talk. */
enum { MOST_QUESTIONS = 60 };

static gboolean
may_ask(const Part *part) {
  if (part->division != DIVISION_LETTER && part->division != DIVISION_PREAMBLE)
    return FALSE;
  return part->kind == PART_PARAGRAPH || part->kind == PART_ITEM || part->kind == PART_POSTSCRIPT;
}

/* A question mark at the end, behind closing quotes and brackets. */
static gboolean
ends_in_question_mark(const char *sentence) {
  const char *end = sentence + strlen(sentence);
  while (end > sentence) {
    end = g_utf8_prev_char(end);
    gunichar ch = g_utf8_get_char(end);
    if (ch == '?')
      return TRUE;
    if (!strchr("\"')]", (int)(ch < 0x80 ? ch : 'x')) && ch != 0x2019 && ch != 0x201D && ch != 0xBB)
      return FALSE;
  }
  return FALSE;
}

static gboolean
holds_cue(const char *sentence, const Idiom *idiom) {
  const char *const *cues = idiom ? idiom_words(idiom, "question", "cues") : NULL;
  g_autofree char *folded = text_lower(sentence, -1);
  for (guint i = 0; cues && cues[i]; i++)
    if (strstr(folded, cues[i]))
      return TRUE;
  return FALSE;
}

/* "Mijn vragen zijn:": the items below it ask, whatever they look like. */
static gboolean
announces_questions(const Part *part, const Idiom *idiom) {
  gboolean colon = g_str_has_suffix(part->text, ":");
  gboolean may = part->kind == PART_HEADING || (part->kind == PART_PARAGRAPH && colon);
  const char *const *words = may && idiom ? idiom_words(idiom, "question", "lists") : NULL;
  if (!words)
    return FALSE;
  g_autofree char *folded = text_lower(part->text, -1);
  g_auto(GStrv) tokens = g_strsplit_set(folded, " .,:;()?", -1);
  for (guint i = 0; tokens[i]; i++)
    if (g_strv_contains(words, tokens[i]))
      return TRUE;
  return FALSE;
}

static void
add_question(GArray *questions, guint part, Span span) {
  Question question = {part, span};
  if (questions->len < MOST_QUESTIONS && span.end > span.start)
    g_array_append_val(questions, question);
}

/* TRUE when a sentence of the part asks. */
static gboolean
add_asking_sentences(GArray *questions, const Part *part, guint index, const Language *language,
                     const Idiom *idiom) {
  g_autoptr(GArray) sentences = sentences_find(part, language);
  guint before = questions->len;
  for (guint i = 0; i < sentences->len; i++) {
    Span span = g_array_index(sentences, Span, i);
    g_autofree char *sentence = g_strndup(part->text + span.start, span.end - span.start);
    if (ends_in_question_mark(sentence) || (holds_cue(sentence, idiom) && !g_str_has_suffix(sentence, ":")))
      add_question(questions, index, span);
  }
  return questions->len > before;
}

GArray *
questions_find(const Letter *letter, const Languages *languages, const Idiom *idiom) {
  GArray *questions = g_array_new(FALSE, FALSE, sizeof(Question));
  gboolean announced = FALSE;
  for (guint i = 0; i < letter->parts->len; i++) {
    const Part *part = letter_part(letter, i);
    if (part->kind == PART_FURNITURE || part->kind == PART_FOOTNOTE)
      continue;
    announced = announces_questions(part, idiom) || (announced && part->kind == PART_ITEM);
    if (!may_ask(part))
      continue;
    const char *tag = part->language ? part->language : letter->language;
    const Language *language = languages && tag ? languages_find(languages, tag) : NULL;
    gboolean asked = add_asking_sentences(questions, part, i, language, idiom);
    if (announced && !asked && part->kind == PART_ITEM)
      add_question(questions, i, (Span){0, (guint)strlen(part->text)});
  }
  return questions;
}
