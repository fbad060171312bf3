#include "extract/tag-fields.h"

#include "extract/end-lists.h"
#include "extract/fields.h"
#include "extract/wording.h"

#include <string.h>

/*
 * Measured on letters whose writers had not seen the program. The ladder's reading stays when its words are
 * nearly as likely as the tagger's own choice; when the tagger has none, a little likelihood is enough.
 */
#define LADDER_NEARLY 0.9f
#define LADDER_LEAST 0.05f
#define LIST_LEAST 0.5f
#define RUNG "tagged"

/*
 * The words that replace what the ladder has for a tag (Piece; free with g_array_unref); NULL: none do. drop,
 * when not NULL, is set to whether the ladder's are none either.
 */
static GArray *
better_words(const Tagging *tagging, Tag tag, gboolean *drop) {
  g_autoptr(GArray) spans = tag_spans_find(tagging, tag);
  const TagSpan *best = tag_spans_best(spans);
  TagSpan own;
  gboolean ladder = tag_spans_of_ladder(tagging, tag, &own);
  if (drop)
    *drop = !best && ladder && own.probability < LADDER_LEAST;
  if (!best || (ladder && own.probability >= LADDER_NEARLY * best->probability))
    return NULL;
  g_autoptr(GArray) words = tag_span_pieces(tagging, best);
  return words->len > 0 ? g_steal_pointer(&words) : NULL;
}

static void
settle_lines(Study *study, const GArray *pieces, FurnitureKind furniture) {
  for (guint i = 0; i < pieces->len; i++) {
    TextLine *line = study_line(study, g_array_index(pieces, Piece, i).line);
    if (line->use != USE_HEAD && line->use != USE_OPEN)
      continue;
    line->use = USE_FURNITURE;
    line->furniture = furniture;
    line->rung = RUNG;
  }
}

/* Names and references are a word or some, no text. */
enum { FIELD_CHARACTERS_MAX = 160 };

static void
set_field(Study *study, Field *field, const GArray *pieces, FurnitureKind furniture) {
  g_autoptr(Part) part = fields_read(study, PART_PARAGRAPH, pieces);
  if (!*part->text || g_utf8_strlen(part->text, -1) > FIELD_CHARACTERS_MAX)
    return;
  g_autoptr(GArray) places = pieces_places(study->layout, pieces);
  field_set(field, part->text, places, RUNG);
  settle_lines(study, pieces, furniture);
}

static void
revise_field(Study *study, const Tagging *tagging, Tag tag, Field *field, FurnitureKind furniture) {
  gboolean drop;
  g_autoptr(GArray) pieces = better_words(tagging, tag, &drop);
  if (pieces)
    set_field(study, field, pieces, furniture);
  else if (drop && field->text && field->places)
    field_clear(field);
}

static void
revise_date(Study *study, const Tagging *tagging) {
  g_autoptr(GArray) pieces = better_words(tagging, TAG_DATE, NULL);
  DateField before = study->letter->sent.date;
  if (!pieces)
    return;
  study->letter->sent.date = (DateField){0};
  if (fields_take_date(study, pieces, RUNG)) {
    field_clear(&before.printed);
    g_free(before.iso);
    settle_lines(study, pieces, FURNITURE_REFERENCE);
  } else
    study->letter->sent.date = before;
}

static void
drop_subject(Letter *letter) {
  const Part *subject = letter_subject(letter);
  if (subject)
    g_ptr_array_remove(letter->parts, (gpointer)subject);
}

/* Below text of the letter a line that stands out is a heading. */
static gboolean
pieces_stand_in_text(const Study *study, const GArray *pieces) {
  guint line = g_array_index(pieces, Piece, 0).line;
  for (guint i = study->body_begins; i < line; i++)
    if (study_line(study, i)->use == USE_OPEN)
      return TRUE;
  return FALSE;
}

static void
revise_subject(Study *study, const Tagging *tagging) {
  gboolean drop;
  g_autoptr(GArray) pieces = better_words(tagging, TAG_SUBJECT, &drop);
  if (pieces ? pieces_stand_in_text(study, pieces) : !drop)
    return;
  drop_subject(study->letter);
  if (!pieces)
    return;
  fields_take_subject(study, pieces, RUNG);
  settle_lines(study, pieces, FURNITURE_REFERENCE);
}

/* --- to whom --- */

/* "De Voorzitter van de Tweede Kamer": an office, which the ladder parts from its organisation. */
static gboolean
pieces_name_office(const Study *study, const GArray *pieces) {
  gsize length;
  g_autofree char *all = piece_text(study->layout, g_array_index(pieces, Piece, 0));
  const char *text = all;
  static const char *const skipped[][2] = {
      {"address", "attention"}, {"address", "lead"}, {"names", "article"}};
  for (guint i = 0; i < G_N_ELEMENTS(skipped); i++)
    if (wording_begins(study->languages, skipped[i][0], skipped[i][1], text, &length))
      text += length + strspn(text + length, " ");
  return wording_begins(study->languages, "signature", "role", text, NULL) ||
         wording_begins(study->languages, "signature", "role", all, NULL);
}

static void
revise_addressee(Study *study, const Tagging *tagging) {
  Correspondent *received = &study->letter->received;
  g_autoptr(GArray) pieces = better_words(tagging, TAG_ADDRESSEE_NAME, NULL);
  if (pieces && pieces_name_office(study, pieces))
    return;
  revise_field(study, tagging, TAG_ADDRESSEE_NAME, &received->name, FURNITURE_ADDRESS);
  revise_field(study, tagging, TAG_ADDRESSEE_ORGANISATION, &received->organisation, FURNITURE_ADDRESS);
}

/* --- who signs --- */

static Signatory *
first_signatory(Letter *letter) {
  Signatory none = {0};
  if (!letter->signatories->len)
    g_array_append_val(letter->signatories, none);
  return &g_array_index(letter->signatories, Signatory, 0);
}

static void
drop_empty_signatory(Letter *letter) {
  const Signatory *first = letter->signatories->len ? first_signatory(letter) : NULL;
  if (first && !first->name.text && !first->role.text)
    g_array_remove_index(letter->signatories, 0);
}

/* The signature's lines stay the signature's: only what they name changes. */
static void
revise_signatory(Study *study, const Tagging *tagging) {
  Letter *letter = study->letter;
  g_autofree char *before = letter->signatories->len ? g_strdup(first_signatory(letter)->name.text) : NULL;
  Signatory *first = first_signatory(letter);
  revise_field(study, tagging, TAG_SIGNATORY, &first->name, FURNITURE_FOOTER);
  revise_field(study, tagging, TAG_ROLE, &first->role, FURNITURE_FOOTER);
  Field *sender = &letter->sent.name;
  if (first->name.text && g_strcmp0(before, first->name.text) != 0 &&
      (!sender->text || g_strcmp0(before, sender->text) == 0))
    field_set(sender, first->name.text, first->name.places, first->name.rung);
  drop_empty_signatory(letter);
}

/* --- lists --- */

static gboolean
ladder_has_list(const Study *study, PartKind kind, const char *rung) {
  for (guint i = 0; i < study->letter->parts->len; i++)
    if (letter_part(study->letter, i)->kind == kind)
      return TRUE;
  for (guint i = 0; i < study_count(study); i++)
    if (study_line(study, i)->use == USE_END && g_strcmp0(study_line(study, i)->rung, rung) == 0)
      return TRUE;
  return FALSE;
}

/* Copies or enclosures that no label of the ladder's announced. */
static void
add_list(Study *study, const Tagging *tagging, Tag tag, PartKind kind, const char *rung) {
  if (ladder_has_list(study, kind, rung))
    return;
  g_autoptr(GArray) spans = tag_spans_find(tagging, tag);
  for (guint i = 0; i < spans->len; i++) {
    const TagSpan *span = &g_array_index(spans, TagSpan, i);
    if (span->probability < LIST_LEAST)
      continue;
    g_autoptr(GArray) pieces = tag_span_pieces(tagging, span);
    if (!pieces->len)
      continue;
    end_list_add(study, kind, pieces, RUNG);
    settle_lines(study, pieces, FURNITURE_REFERENCE);
  }
}

void
tag_fields_revise(Study *study, const Tagging *tagging) {
  Letter *letter = study->letter;
  revise_date(study, tagging);
  revise_field(study, tagging, TAG_OUR_REFERENCE, &letter->our_reference, FURNITURE_REFERENCE);
  revise_field(study, tagging, TAG_YOUR_REFERENCE, &letter->your_reference, FURNITURE_REFERENCE);
  revise_subject(study, tagging);
  revise_addressee(study, tagging);
  revise_field(study, tagging, TAG_SENDER_ORGANISATION, &letter->sent.organisation, FURNITURE_LETTERHEAD);
  revise_signatory(study, tagging);
  revise_field(study, tagging, TAG_SENDER_NAME, &letter->sent.name, FURNITURE_LETTERHEAD);
  add_list(study, tagging, TAG_COPY, PART_COPY, "copies");
  add_list(study, tagging, TAG_ENCLOSURE, PART_ENCLOSURE, "enclosures");
}
