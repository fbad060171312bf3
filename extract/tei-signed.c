#include "extract/tei-signed.h"

#include <string.h>

#include "extract/tei-text.h"

/* A name or a role, and where a signature prints it. */
typedef struct {
  const Field *field;
  gboolean is_role;
  guint signatory; /* counts from 0 */
  char id[32];
  guint part; /* G_MAXUINT: in no signature */
  Span span;
} SignedMark;

static void
add_mark(TeiSignatures *signatures, const Field *field, guint signatory, gboolean is_role) {
  SignedMark mark = {field, is_role, signatory, "", G_MAXUINT, {0, 0}};
  g_snprintf(mark.id, sizeof mark.id, "signatory-%u%s", signatory + 1, is_role ? "-role" : "");
  if (field->text != NULL && *field->text != '\0')
    g_array_append_val(signatures->marks, mark);
}

static gboolean
is_marked(const TeiSignatures *signatures, guint part, Span span) {
  for (guint i = 0; i < signatures->marks->len; i++) {
    const SignedMark *mark = &g_array_index(signatures->marks, SignedMark, i);
    if (mark->part == part && mark->span.start < span.end && mark->span.end > span.start)
      return TRUE;
  }
  return FALSE;
}

/* Whether the printed line that holds the byte is where the field was read. */
static gboolean
is_printed_at(const Part *part, guint byte, const Field *field) {
  const PrintedLine *line = NULL;
  for (guint i = 0; i < part->lines->len && g_array_index(part->lines, PrintedLine, i).start <= byte; i++)
    line = &g_array_index(part->lines, PrintedLine, i);
  for (guint i = 0; line != NULL && field->places != NULL && i < field->places->len; i++) {
    const Place *place = &g_array_index(field->places, Place, i);
    if (place->page == line->place.page && box_overlap_x(place->box, line->place.box) > 0 &&
        place->box.y0 < line->place.box.y1 && place->box.y1 > line->place.box.y0)
      return TRUE;
  }
  return FALSE;
}

/* A place where the signature has the field's words and nothing is marked yet: where it was read, or the
 * first. */
static gboolean
find_unmarked(const TeiSignatures *signatures, const Part *part, guint index, const Field *field,
              Span *span) {
  gsize length = strlen(field->text);
  gboolean found = FALSE;
  for (const char *at = strstr(part->text, field->text); length > 0 && at != NULL;
       at = strstr(at + 1, field->text)) {
    Span here = {(guint)(at - part->text), (guint)(at - part->text + length)};
    gboolean exact = is_printed_at(part, here.start, field);
    if (is_marked(signatures, index, here) || (found && !exact))
      continue;
    *span = here;
    found = TRUE;
    if (exact)
      return TRUE;
  }
  return found;
}

static gboolean
is_signature(const Part *part) {
  return part->kind == PART_SIGNATURE && part->division == DIVISION_LETTER;
}

static void
place_mark(const TeiSignatures *signatures, const Letter *letter, SignedMark *mark) {
  for (guint i = 0; i < letter->parts->len; i++) {
    Span span;
    if (is_signature(letter_part(letter, i)) &&
        find_unmarked(signatures, letter_part(letter, i), i, mark->field, &span)) {
      mark->part = i;
      mark->span = span;
      return;
    }
  }
}

void
tei_signatures_init(TeiSignatures *signatures, TeiWriter *writer) {
  const Letter *letter = writer->letter;
  signatures->marks = g_array_new(FALSE, FALSE, sizeof(SignedMark));
  for (guint i = 0; i < letter->signatories->len; i++) {
    const Signatory *signatory = &g_array_index(letter->signatories, Signatory, i);
    add_mark(signatures, &signatory->name, i, FALSE);
    add_mark(signatures, &signatory->role, i, TRUE);
  }
  for (guint i = 0; i < signatures->marks->len; i++)
    place_mark(signatures, letter, &g_array_index(signatures->marks, SignedMark, i));
}

void
tei_signatures_clear(TeiSignatures *signatures) {
  g_clear_pointer(&signatures->marks, g_array_unref);
}

static int
by_start(gconstpointer a, gconstpointer b) {
  const TeiWrap *first = a, *second = b;
  return first->span.start < second->span.start ? -1 : first->span.start > second->span.start;
}

void
tei_signature_write(const TeiSignatures *signatures, TeiWriter *writer, xmlNode *closer, guint index) {
  g_autoptr(GArray) wraps = g_array_new(FALSE, FALSE, sizeof(TeiWrap));
  for (guint i = 0; i < signatures->marks->len; i++) {
    const SignedMark *mark = &g_array_index(signatures->marks, SignedMark, i);
    TeiWrap wrap = {mark->span, mark->is_role ? "roleName" : "persName", NULL, mark->id, mark->field};
    if (mark->part == index)
      g_array_append_val(wraps, wrap);
  }
  g_array_sort(wraps, by_start);
  xmlNode *node = tei_element(writer, closer, "signed");
  tei_part_attributes(writer, node, index);
  tei_part_text_with(writer, node, index, wraps);
}

gboolean
tei_signatures_remain(const TeiSignatures *signatures) {
  for (guint i = 0; i < signatures->marks->len; i++)
    if (g_array_index(signatures->marks, SignedMark, i).part == G_MAXUINT)
      return TRUE;
  return FALSE;
}

void
tei_signatures_write_rest(const TeiSignatures *signatures, TeiWriter *writer, xmlNode *closer) {
  xmlNode *node = NULL;
  guint last = G_MAXUINT;
  for (guint i = 0; i < signatures->marks->len; i++) {
    const SignedMark *mark = &g_array_index(signatures->marks, SignedMark, i);
    if (mark->part != G_MAXUINT)
      continue;
    if (node == NULL || mark->signatory != last)
      node = tei_element(writer, closer, "signed");
    tei_field(writer, node, mark->is_role ? "roleName" : "persName", mark->id, mark->field);
    last = mark->signatory;
  }
}
