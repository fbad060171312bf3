#include "extract/tag-ladder.h"

#include <string.h>

/* Glyphs of the line before the word. */
static guint
glyphs_before(const TagLines *lines, const TagLine *line, const TagWord *word) {
  const char *text = study_line(lines->study, line->line)->text;
  return (guint)g_utf8_pointer_to_offset(text, text + word->offset);
}

/* --- labels --- */

/* The line's first word at byte begin or behind it; NULL: there is none. */
static const char *
first_word(const TagLine *line, gsize begin) {
  for (guint w = 0; w < line->count; w++)
    if (line->words[w].offset >= begin)
      return line->words[w].plain;
  return NULL;
}

static void
mark_label(TagLines *lines, const Label *label) {
  const TagLine *line = tag_lines_of(lines, label->line);
  const char *name = line ? first_word(line, label->begin) : NULL;
  for (guint w = 0; line && w < line->count; w++)
    if (label->alone || (line->words[w].offset >= label->begin && line->words[w].offset < label->length))
      line->words[w].ladder = TAG_LABEL;
  for (guint i = 0; i < label->value->len; i++) {
    const Piece *piece = &g_array_index(label->value, Piece, i);
    const TagLine *value = tag_lines_of(lines, piece->line);
    for (guint w = 0; value && w < value->count; w++) {
      guint at = glyphs_before(lines, value, &value->words[w]);
      if (at < piece->skip || at >= piece->skip + piece->count)
        continue;
      value->words[w].label = label->key;
      value->words[w].label_word = name;
    }
  }
}

/* --- fields --- */

/* Whether text has the word, but for punctuation behind it. */
static gboolean
text_has_word(const char *text, const char *word) {
  g_autofree char *bare = g_strdup(word);
  for (gsize n = strlen(bare); n > 0 && strchr(".,;:", bare[n - 1]); n--)
    bare[n - 1] = '\0';
  return strstr(text, bare) != NULL;
}

/* The place may be a whole line of which the field has a part: only words of its text are marked. */
static void
mark_place(TagLines *lines, const Place *place, const char *text, Tag tag) {
  for (guint i = 0; i < lines->lines->len; i++) {
    const TagLine *line = tag_lines_at(lines, i);
    const TextLine *printed = study_line(lines->study, line->line);
    double middle = (printed->line.box.y0 + printed->line.box.y1) / 2;
    if (printed->line.page != place->page || middle < place->box.y0 || middle > place->box.y1)
      continue;
    const Page *page = g_ptr_array_index(lines->study->layout->pages, place->page);
    for (guint w = 0; w < line->count; w++) {
      const Glyph *glyph =
          page_glyph(page, printed->line.first + glyphs_before(lines, line, &line->words[w]));
      double x = (glyph->x0 + glyph->x1) / 2;
      if (x >= place->box.x0 && x <= place->box.x1 && text_has_word(text, line->words[w].text))
        line->words[w].ladder = tag;
    }
  }
}

static void
mark_field(TagLines *lines, const Field *field, Tag tag) {
  for (guint i = 0; field->text && field->places && i < field->places->len; i++)
    mark_place(lines, &g_array_index(field->places, Place, i), field->text, tag);
}

static void
mark_parts(TagLines *lines) {
  const Letter *letter = lines->study->letter;
  for (guint i = 0; i < letter->parts->len; i++) {
    const Part *part = letter_part(letter, i);
    Tag tag = part->kind == PART_SUBJECT     ? TAG_SUBJECT
              : part->kind == PART_COPY      ? TAG_COPY
              : part->kind == PART_ENCLOSURE ? TAG_ENCLOSURE
                                             : TAGS;
    for (guint k = 0; tag != TAGS && k < part->lines->len; k++)
      mark_place(lines, &g_array_index(part->lines, PrintedLine, k).place, part->text, tag);
  }
}

/* What a line is for as a whole. */
static void
mark_use(const TagLines *lines, const TagLine *line) {
  const TextLine *printed = study_line(lines->study, line->line);
  Tag tag = printed->use == USE_SALUTATION                ? TAG_SALUTATION
            : printed->use != USE_END                     ? TAGS
            : g_strcmp0(printed->rung, "closing") == 0    ? TAG_CLOSING
            : g_strcmp0(printed->rung, "copies") == 0     ? TAG_COPY
            : g_strcmp0(printed->rung, "enclosures") == 0 ? TAG_ENCLOSURE
                                                          : TAGS;
  for (guint w = 0; tag != TAGS && w < line->count; w++)
    line->words[w].ladder = tag;
}

void
tag_ladder_mark(TagLines *lines, const GArray *labels) {
  const Letter *letter = lines->study->letter;
  for (guint i = 0; i < lines->lines->len; i++)
    mark_use(lines, tag_lines_at(lines, i));
  for (guint i = 0; i < labels->len; i++)
    mark_label(lines, &g_array_index(labels, Label, i));
  for (guint i = letter->signatories->len; i-- > 0;) {
    const Signatory *signatory = &g_array_index(letter->signatories, Signatory, i);
    mark_field(lines, &signatory->role, i ? TAG_VALUE : TAG_ROLE);
    mark_field(lines, &signatory->name, i ? TAG_ALSO_SIGNED : TAG_SIGNATORY);
  }
  mark_parts(lines);
  mark_field(lines, &letter->sent.organisation, TAG_SENDER_ORGANISATION);
  mark_field(lines, &letter->received.organisation, TAG_ADDRESSEE_ORGANISATION);
  if (g_strcmp0(letter->received.name.rung, "salutation") != 0) /* those words are the greeting's */
    mark_field(lines, &letter->received.name, TAG_ADDRESSEE_NAME);
  if (!letter->signatories->len)
    mark_field(lines, &letter->sent.name, TAG_SENDER_NAME);
  mark_field(lines, &letter->our_reference, TAG_OUR_REFERENCE);
  mark_field(lines, &letter->your_reference, TAG_YOUR_REFERENCE);
  mark_field(lines, &letter->sent.date.printed, TAG_DATE);
}
