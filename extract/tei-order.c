#include "extract/tei-order.h"

#include "extract/tei-text.h"

static gboolean
is_furniture(const Part *part) {
  return part->kind == PART_FURNITURE;
}

/* Is this one of the parts that the body writes at their own place? */
gboolean
tei_stands_in_body(const TeiWriter *writer, guint index) {
  const Part *part = letter_part(writer->letter, index);
  switch (part->kind) {
  case PART_SUBJECT:
  case PART_COPY:
  case PART_ENCLOSURE:
    return FALSE;
  case PART_FOOTNOTE:
    return g_array_index(writer->hosts, guint, index) == G_MAXUINT;
  default:
    return TRUE;
  }
}

static double
top_on_page(const Part *part, guint page) {
  double top = G_MAXDOUBLE;
  for (guint i = 0; i < part->lines->len; i++) {
    const Place *place = &g_array_index(part->lines, PrintedLine, i).place;
    if (place->page == page)
      top = MIN(top, place->box.y0);
  }
  return top;
}

TeiSide
tei_furniture_side(const Part *furniture, const Part *part, TeiSide met) {
  guint page, page_end, first, last;
  if (!tei_part_pages(furniture, &page, &page_end) || !tei_part_pages(part, &first, &last) || first == last)
    return met;
  if (page < first || page > last)
    return page < first ? TEI_BEFORE : TEI_AFTER;
  if (page == first)
    return met == TEI_BEFORE ? TEI_BEFORE : TEI_INSIDE;
  if (page < last)
    return TEI_INSIDE;
  return top_on_page(furniture, page) < top_on_page(part, page) ? TEI_INSIDE : TEI_AFTER;
}

/* The division of the next part that is more than furniture. */
Division
tei_division_ahead(const TeiWriter *writer, guint index) {
  for (; index < writer->letter->parts->len; index++)
    if (!is_furniture(letter_part(writer->letter, index)) && tei_stands_in_body(writer, index))
      return letter_part(writer->letter, index)->division;
  return DIVISION_LETTER;
}

/* The furniture from index on, up to the next part that stands in the body. */
guint
tei_collect_furniture(const TeiWriter *writer, guint index, GArray *furniture) {
  g_array_set_size(furniture, 0);
  for (; index < writer->letter->parts->len; index++) {
    if (!tei_stands_in_body(writer, index))
      continue;
    if (!is_furniture(letter_part(writer->letter, index)))
      break;
    g_array_append_val(furniture, index);
  }
  return index;
}

gboolean
tei_runs_over_pages(const Part *part) {
  guint first, last;
  return tei_part_pages(part, &first, &last) && first != last;
}

/* Where the signatories stand that no signature prints: after the last signature, else the last closing, else
 * text. A footnote opens no division: it counts for the one that it is written in, as which it is read. */
guint
tei_last_to_sign(const TeiWriter *writer) {
  guint found[3] = {G_MAXUINT, G_MAXUINT, G_MAXUINT};
  Division open = tei_division_ahead(writer, 0);
  for (guint i = 0; i < writer->letter->parts->len; i++) {
    const Part *part = letter_part(writer->letter, i);
    if (is_furniture(part) || !tei_stands_in_body(writer, i))
      continue;
    if (part->kind != PART_FOOTNOTE)
      open = part->division;
    if (open != DIVISION_LETTER)
      continue;
    found[part->kind == PART_SIGNATURE ? 0 : part->kind == PART_CLOSING ? 1 : 2] = i;
  }
  return found[0] != G_MAXUINT ? found[0] : found[1] != G_MAXUINT ? found[1] : found[2];
}
