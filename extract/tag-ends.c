#include "extract/tag-ends.h"

#include "extract/ending.h"
#include "extract/tag-spans.h"

#include <string.h>

#define RUNG "tagged"
enum { GREETING_PAGES = 2, LINES_MAX = 3 };

/* Lines of the layout, one after another. */
typedef struct {
  guint first, last;
} Lines;

static const TaggedWord *
tagged(const Tagging *tagging, guint index) {
  return &g_array_index(tagging->words, TaggedWord, index);
}

/* The lines of the likeliest span of a tag; FALSE: there is none, or it is not all that its lines say. */
static gboolean
lines_of_tag(const Tagging *tagging, Tag tag, Lines *lines) {
  g_autoptr(GArray) spans = tag_spans_find(tagging, tag);
  const TagSpan *best = tag_spans_best(spans);
  if (!best)
    return FALSE;
  const TaggedWord *first = tagged(tagging, best->first),
                   *last = tagged(tagging, best->first + best->count - 1);
  const TagLine *from = tag_lines_at(tagging->lines, first->line),
                *to = tag_lines_at(tagging->lines, last->line);
  *lines = (Lines){from->line, to->line};
  return first->word == 0 && last->word + 1 == to->count && to->line >= from->line &&
         to->line - from->line < LINES_MAX;
}

static gboolean
all_used_for(const Study *study, Lines lines, LineUse one, LineUse other) {
  for (guint i = lines.first; i <= lines.last; i++)
    if (study_line(study, i)->use != one && study_line(study, i)->use != other)
      return FALSE;
  return TRUE;
}

static void
mark(Study *study, Lines lines, LineUse use, const char *rung) {
  for (guint i = lines.first; i <= lines.last; i++) {
    study_line(study, i)->use = use;
    study_line(study, i)->rung = rung;
  }
}

/* What stood in the head between the greeting and the text is text too. */
static void
open_below(Study *study, guint greeting) {
  for (guint i = greeting + 1; i < study->body_begins; i++)
    if (study_line(study, i)->use == USE_HEAD)
      mark(study, (Lines){i, i}, USE_OPEN, NULL);
}

static void
close_above(Study *study, guint greeting) {
  for (guint i = 0; i < greeting; i++)
    if (study_line(study, i)->use == USE_OPEN)
      mark(study, (Lines){i, i}, USE_HEAD, RUNG);
}

static void
revise_greeting(Study *study, const Tagging *tagging) {
  Lines lines;
  if (study->salutation != NO_LINE || !lines_of_tag(tagging, TAG_SALUTATION, &lines) ||
      !all_used_for(study, lines, USE_HEAD, USE_OPEN) || lines.last >= study->body_ends ||
      study_line(study, lines.first)->line.page >= GREETING_PAGES)
    return;
  open_below(study, lines.last);
  close_above(study, lines.first);
  mark(study, lines, USE_SALUTATION, RUNG);
  study->salutation = lines.first;
  study->body_begins = lines.last + 1;
}

static gboolean
has_closing(const Study *study) {
  for (guint i = study->body_begins; i < study_count(study); i++)
    if (study_line(study, i)->use == USE_END && g_strcmp0(study_line(study, i)->rung, END_CLOSING_RUNG) == 0)
      return TRUE;
  return FALSE;
}

static void
revise_closing(Study *study, const Tagging *tagging) {
  Lines lines;
  if (has_closing(study) || !lines_of_tag(tagging, TAG_CLOSING, &lines) || lines.first < study->body_begins ||
      !all_used_for(study, lines, USE_OPEN, USE_END))
    return;
  mark(study, lines, USE_END, END_CLOSING_RUNG);
  ending_begins(study, lines.first, lines.last);
}

void
tag_ends_revise(Study *study, const Tagging *tagging) {
  revise_greeting(study, tagging);
  revise_closing(study, tagging);
}
