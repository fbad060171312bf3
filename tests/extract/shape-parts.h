/* What the letters in shapes.h are made of. */
#pragma once

#include <string.h>

#include "extract/letter.h"

/* Pages of A4 in points. */
static inline Letter *
shape_letter(guint pages) {
  Letter *letter = letter_new();
  Box a4 = {0, 0, 595.3, 841.9};
  letter->source = g_strdup("brief één.pdf");
  letter->sha256 = g_strnfill(64, 'a');
  letter->language = g_intern_static_string("nl");
  for (guint i = 0; i < pages; i++)
    g_array_append_val(letter->surfaces, a4);
  return letter;
}

static inline Part *
shape_part(Letter *letter, PartKind kind, const char *text) {
  Part *part = part_new(kind, text);
  part->language = letter->language;
  g_ptr_array_add(letter->parts, part);
  return part;
}

/* A printed line that begins at the words, on a page (from 0) at a height. */
static inline void
shape_line(Part *part, const char *words, guint page, double y) {
  const char *at = strstr(part->text, words);
  PrintedLine line = {(guint)(at - part->text), {page, {79.4, y, 414.2, y + 12}}, FALSE};
  line.word_goes_on = at > part->text && at[-1] != ' ';
  g_array_append_val(part->lines, line);
}

/* A part of one printed line. */
static inline Part *
shape_row(Letter *letter, PartKind kind, const char *text, guint page, double y) {
  Part *part = shape_part(letter, kind, text);
  shape_line(part, text, page, y);
  return part;
}

/* The mark of a footnote after the words. */
static inline void
shape_mark(Part *part, const char *words, const char *mark, guint note) {
  NoteMark found = {(guint)(strstr(part->text, words) + strlen(words) - part->text), note, ""};
  g_strlcpy(found.mark, mark, sizeof found.mark);
  g_array_append_val(part->marks, found);
}

static inline void
shape_ref(Part *part, const char *words, const char *type) {
  guint start = (guint)(strstr(part->text, words) - part->text);
  InlineRef ref = {{start, start + (guint)strlen(words)}, type};
  g_array_append_val(part->refs, ref);
}

static inline void
shape_cell(Part *part, guint row, guint column, const char *words) {
  guint start = (guint)(strstr(part->text, words) - part->text);
  Cell cell = {row, column, {start, start + (guint)strlen(words)}};
  g_array_append_val(part->cells, cell);
}

static inline void
shape_field(Field *field, const char *text, guint page, double y) {
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
  Place place = {page, {70, y, 200, y + 10.04}};
  g_array_append_val(places, place);
  field_set(field, text, places, "label-beside");
}

static inline void
shape_signatory(Letter *letter, const char *name, const char *role) {
  Signatory signatory = {{0}, {0}};
  if (name != NULL)
    field_set(&signatory.name, name, NULL, "after-closing");
  if (role != NULL)
    field_set(&signatory.role, role, NULL, NULL);
  g_array_append_val(letter->signatories, signatory);
}

static inline Part *
shape_in(Part *part, Division division) {
  part->division = division;
  return part;
}
