#include "extract/letter.h"

#include <string.h>

Part *
part_new(PartKind kind, const char *text) {
  Part *part = g_new0(Part, 1);
  part->kind = kind;
  part->division = DIVISION_LETTER;
  part->text = g_strdup(text != NULL ? text : "");
  part->lines = g_array_new(FALSE, FALSE, sizeof(PrintedLine));
  part->marks = g_array_new(FALSE, FALSE, sizeof(NoteMark));
  part->refs = g_array_new(FALSE, FALSE, sizeof(InlineRef));
  if (kind == PART_TABLE)
    part->cells = g_array_new(FALSE, FALSE, sizeof(Cell));
  return part;
}

void
part_free(Part *part) {
  if (part == NULL)
    return;
  g_free(part->id);
  g_free(part->label);
  g_free(part->text);
  g_array_unref(part->lines);
  g_array_unref(part->marks);
  g_array_unref(part->refs);
  g_clear_pointer(&part->ink, g_array_unref);
  g_clear_pointer(&part->cells, g_array_unref);
  g_free(part);
}

/* The lines of part from byte begin on, the one that begin stands in first. */
static void
lines_from(Part *part, const Part *whole, guint begin) {
  for (guint i = 0; i < whole->lines->len; i++) {
    PrintedLine line = g_array_index(whole->lines, PrintedLine, i);
    guint next =
        i + 1 < whole->lines->len ? g_array_index(whole->lines, PrintedLine, i + 1).start : G_MAXUINT;
    if (next <= begin)
      continue;
    line.word_goes_on = line.start > begin && line.word_goes_on;
    line.start = MAX(line.start, begin) - begin;
    g_array_append_val(part->lines, line);
  }
}

Part *
part_cut(Part *part, guint end, guint begin) {
  Part *rest = part_new(part->kind, part->text + begin);
  guint kept = (guint)g_utf8_strlen(part->text, (gssize)end),
        skipped = (guint)g_utf8_strlen(part->text, (gssize)begin);
  rest->furniture = part->furniture;
  rest->division = part->division;
  rest->language = part->language;
  rest->rung = part->rung;
  rest->certainty = part->certainty;
  lines_from(rest, part, begin);
  if (part->ink) {
    rest->ink = g_array_new(FALSE, FALSE, sizeof(Ink));
    g_array_append_vals(rest->ink, &g_array_index(part->ink, Ink, skipped), part->ink->len - skipped);
    g_array_set_size(part->ink, kept);
  }
  while (part->lines->len > 1 && g_array_index(part->lines, PrintedLine, part->lines->len - 1).start >= end)
    g_array_set_size(part->lines, part->lines->len - 1);
  part->text[end] = '\0';
  return rest;
}

void
field_clear(Field *field) {
  g_free(field->text);
  g_clear_pointer(&field->places, g_array_unref);
  *field = (Field){0};
}

void
field_set(Field *field, const char *text, const GArray *places, const char *rung) {
  Field set = {g_strdup(text), NULL, CERTAIN, rung};
  if (places != NULL) {
    set.places = g_array_sized_new(FALSE, FALSE, sizeof(Place), places->len);
    if (places->len > 0)
      g_array_append_vals(set.places, places->data, places->len);
  }
  field_clear(field);
  *field = set;
}

static void
correspondent_init(Correspondent *who) {
  who->address = g_ptr_array_new_with_free_func(g_free);
}

static void
correspondent_clear(Correspondent *who) {
  Field *fields[] = {&who->name,  &who->role,  &who->organisation, &who->department,
                     &who->email, &who->phone, &who->place_name,   &who->date.printed};
  for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
    field_clear(fields[i]);
  g_ptr_array_unref(who->address);
  g_free(who->date.iso);
}

static void
signatory_clear(gpointer data) {
  Signatory *signatory = data;
  field_clear(&signatory->name);
  field_clear(&signatory->role);
}

void
cited_letter_clear(CitedLetter *cited) {
  g_free(cited->iso);
}

Letter *
letter_new(void) {
  Letter *letter = g_new0(Letter, 1);
  letter->language = g_intern_static_string("und");
  letter->surfaces = g_array_new(FALSE, FALSE, sizeof(Box));
  correspondent_init(&letter->sent);
  correspondent_init(&letter->received);
  letter->signatories = g_array_new(FALSE, TRUE, sizeof(Signatory));
  g_array_set_clear_func(letter->signatories, signatory_clear);
  letter->parts = g_ptr_array_new_with_free_func((GDestroyNotify)part_free);
  letter->cited = g_array_new(FALSE, TRUE, sizeof(CitedLetter));
  g_array_set_clear_func(letter->cited, (GDestroyNotify)cited_letter_clear);
  letter->notices = notices_new();
  return letter;
}

void
letter_free(Letter *letter) {
  if (letter == NULL)
    return;
  g_free(letter->source);
  g_free(letter->sha256);
  field_clear(&letter->our_reference);
  field_clear(&letter->your_reference);
  correspondent_clear(&letter->sent);
  correspondent_clear(&letter->received);
  g_array_unref(letter->surfaces);
  g_array_unref(letter->signatories);
  g_ptr_array_unref(letter->parts);
  g_array_unref(letter->cited);
  g_ptr_array_unref(letter->notices);
  g_clear_pointer(&letter->pages, g_ptr_array_unref);
  g_free(letter);
}

Part *
letter_find_part(const Letter *letter, const char *id) {
  for (guint i = 0; i < letter->parts->len; i++)
    if (g_strcmp0(letter_part(letter, i)->id, id) == 0)
      return letter_part(letter, i);
  return NULL;
}

const Part *
letter_subject(const Letter *letter) {
  for (guint i = 0; i < letter->parts->len; i++)
    if (letter_part(letter, i)->kind == PART_SUBJECT)
      return letter_part(letter, i);
  return NULL;
}

/* How the id of each kind begins. The first of the kinds that a letter has once goes without a number. */
static const struct {
  const char *stem;
  gboolean usually_one;
} ID_STEMS[] = {
    [PART_PARAGRAPH] = {"p", FALSE},
    [PART_HEADING] = {"h", FALSE},
    [PART_ITEM] = {"i", FALSE},
    [PART_FOOTNOTE] = {"n", FALSE},
    [PART_TABLE] = {"t", FALSE},
    [PART_QUOTE] = {"q", FALSE},
    [PART_SALUTATION] = {"salute", TRUE},
    [PART_CLOSING] = {"closing", TRUE},
    [PART_POSTSCRIPT] = {"ps", FALSE},
    [PART_SUBJECT] = {"subject", TRUE},
    [PART_SIGNATURE] = {"signature", TRUE},
    [PART_COPY] = {"copy", FALSE},
    [PART_ENCLOSURE] = {"encl", FALSE},
    [PART_FURNITURE] = {"fw", FALSE},
};

static char *
numbered_id(PartKind kind, guint number) {
  if (number == 1 && ID_STEMS[kind].usually_one)
    return g_strdup(ID_STEMS[kind].stem);
  return g_strdup_printf("%s%u", ID_STEMS[kind].stem, number);
}

void
letter_number_parts(Letter *letter) {
  g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
  guint numbers[G_N_ELEMENTS(ID_STEMS)] = {0};
  for (guint i = 0; i < letter->parts->len; i++)
    if (letter_part(letter, i)->id != NULL)
      g_hash_table_add(taken, letter_part(letter, i)->id);
  for (guint i = 0; i < letter->parts->len; i++) {
    Part *part = letter_part(letter, i);
    while (part->id == NULL) {
      g_autofree char *id = numbered_id(part->kind, ++numbers[part->kind]);
      if (g_hash_table_contains(taken, id))
        continue;
      part->id = g_steal_pointer(&id);
      g_hash_table_add(taken, part->id);
    }
  }
}

/* The byte where the line's text ends. */
static guint
line_end(const Part *part, guint line) {
  if (line + 1 < part->lines->len)
    return g_array_index(part->lines, PrintedLine, line + 1).start;
  return strlen(part->text);
}

static GArray *
places_by_line(const Part *part, Span span) {
  GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));
  for (guint i = 0; i < part->lines->len; i++) {
    const PrintedLine *line = &g_array_index(part->lines, PrintedLine, i);
    if (line->start < span.end && line_end(part, i) > span.start)
      g_array_append_val(places, line->place);
  }
  return places;
}

/* The glyph behind an ink entry, or NULL where nothing was drawn (a blank between lines). */
static const Glyph *
ink_glyph(const Letter *letter, Ink ink) {
  if (ink.page >= letter->pages->len)
    return NULL;
  const Page *page = g_ptr_array_index(letter->pages, ink.page);
  return ink.glyph < page->glyphs->len ? page_glyph(page, ink.glyph) : NULL;
}

/* Which printed line the byte stands in; lines come by offset, so the search goes on from the last answer. */
static guint
line_at(const Part *part, guint offset, guint line) {
  while (line + 1 < part->lines->len && g_array_index(part->lines, PrintedLine, line + 1).start <= offset)
    line++;
  return line;
}

static GArray *
places_by_ink(const Letter *letter, const Part *part, Span span) {
  GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));
  const char *end = part->text + MIN(span.end, strlen(part->text));
  guint index = part_code_points(part, span.start), line = 0, last = G_MAXUINT;
  for (const char *c = part->text + part_offset(part, index); c < end; c = g_utf8_next_char(c), index++) {
    if (index >= part->ink->len)
      break;
    Ink ink = g_array_index(part->ink, Ink, index);
    const Glyph *glyph = ink_glyph(letter, ink);
    if (glyph == NULL)
      continue;
    line = line_at(part, c - part->text, line);
    Place *open = places->len > 0 ? &g_array_index(places, Place, places->len - 1) : NULL;
    if (open != NULL && line == last && open->page == ink.page) {
      open->box = box_union(open->box, glyph_box(glyph));
    } else {
      Place place = {ink.page, glyph_box(glyph)};
      g_array_append_val(places, place);
    }
    last = line;
  }
  return places;
}

GArray *
letter_places(const Letter *letter, const Part *part, Span span) {
  if (span.end <= span.start)
    return g_array_new(FALSE, FALSE, sizeof(Place));
  if (part->ink != NULL && letter->pages != NULL)
    return places_by_ink(letter, part, span);
  return places_by_line(part, span);
}

guint
part_code_points(const Part *part, guint offset) {
  return g_utf8_strlen(part->text, MIN(offset, strlen(part->text)));
}

guint
part_offset(const Part *part, guint code_points) {
  const char *c = part->text;
  while (*c != '\0' && code_points-- > 0)
    c = g_utf8_next_char(c);
  return c - part->text;
}
