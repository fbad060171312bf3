#include "extract/fields.h"
#include "extract/end-lists.h"

#include "extract/dates.h"
#include "extract/label-words.h"
#include "extract/persons.h"
#include "extract/subjects.h"
#include "extract/wording.h"

#include <math.h>
#include <string.h>

/* A dateline says little beside the date. */
enum {
  DATELINE_CHARACTERS_MAX = 48,
  REFERENCE_CHARACTERS_MAX = 60,
  PLACE_BYTES_MAX = 24,
  DATE_LINES_FROM_END = 6
};

Part *
fields_read(const Study *study, PartKind kind, const GArray *pieces) {
  Flow flow = study->flow;
  flow.notes = NULL;
  return flow_read(&flow, kind, pieces);
}

/* The language that most of the letter's lines are written in; NULL: none stands out. */
static const Language *
letter_language(const Study *study) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < study_count(study); i++)
    g_string_append_printf(text, "%s\n", study_line(study, i)->text);
  return languages_find(study->languages, language_guess(study->languages, text->str, "und"));
}

/* Any language may know the month; whether 04/11/2025 can be read two ways is for the letter's own to say. */
static gboolean
find_date(const Study *study, const char *text, char **iso, Span *span, gboolean *ambiguous) {
  for (guint i = 0; i < languages_count(study->languages) && !*iso; i++)
    *iso = date_parse(text, languages_at(study->languages, i), span, ambiguous);
  const Language *own = *iso ? letter_language(study) : NULL;
  Span own_span;
  gboolean own_ambiguous;
  g_autofree char *again = own ? date_parse(text, own, &own_span, &own_ambiguous) : NULL;
  if (again) {
    *span = own_span;
    *ambiguous = own_ambiguous;
    g_free(*iso);
    *iso = g_steal_pointer(&again);
  }
  return *iso != NULL;
}

gboolean
fields_take_date(Study *study, const GArray *pieces, const char *rung) {
  DateField *date = &study->letter->sent.date;
  g_autoptr(Part) part = fields_read(study, PART_PARAGRAPH, pieces);
  g_autofree char *iso = NULL;
  Span span;
  gboolean ambiguous = FALSE;
  if (date->iso || !find_date(study, part->text, &iso, &span, &ambiguous))
    return FALSE;
  g_autofree char *printed = g_strndup(part->text + span.start, span.end - span.start);
  g_autoptr(GArray) places = letter_places(study->letter, part, span);
  field_set(&date->printed, printed, places, rung);
  date->iso = g_steal_pointer(&iso);
  if (ambiguous) {
    date->printed.certainty = DOUBTFUL;
    notice_add(study->letter->notices, "date-ambiguous", &g_array_index(places, Place, 0),
               "the date %s can be read two ways; it was read as %s", printed, date->iso);
  }
  return TRUE;
}

/* "BZ-5521 / 26 augustus 2024", "BZ-5521 d.d. 26-8-2024": the reference without the day of its letter. */
static void
cut_date(const Study *study, Part *part) {
  static const char *const joins[] = {" / ", " d.d. ", " dd. ", " of ", " dated ", " van ", ", ", NULL};
  Span span;
  gboolean ambiguous;
  g_autofree char *iso = NULL;
  if (!find_date(study, part->text, &iso, &span, &ambiguous) || span.end < strlen(part->text))
    return;
  for (const char *const *join = joins; *join; join++)
    if (span.start > strlen(*join) && g_str_has_prefix(part->text + span.start - strlen(*join), *join)) {
      part_free(part_cut(part, span.start - (guint)strlen(*join), span.start));
      return;
    }
}

static gboolean
holds_letter_or_digit(const char *text) {
  for (; *text; text = g_utf8_next_char(text))
    if (g_unichar_isalnum(g_utf8_get_char(text)))
      return TRUE;
  return FALSE;
}

static void
take_reference(Study *study, Field *field, const GArray *pieces, const char *rung) {
  g_autoptr(Part) part = fields_read(study, PART_PARAGRAPH, pieces);
  cut_date(study, part);
  if (field->text || !holds_letter_or_digit(part->text) ||
      g_utf8_strlen(part->text, -1) > REFERENCE_CHARACTERS_MAX)
    return;
  g_autoptr(GArray) places = pieces_places(study->layout, pieces);
  field_set(field, part->text, places, rung);
}

void
fields_take_subject(Study *study, const GArray *pieces, const char *rung) {
  if (letter_subject(study->letter))
    return;
  Part *part = fields_read(study, PART_SUBJECT, pieces);
  part->rung = rung;
  if (*part->text)
    g_ptr_array_add(study->letter->parts, part);
  else
    part_free(part);
}

/* --- from labels --- */

/* Who prints a form numbers it; only what says "our" is the sender's. */
static gboolean
form_numbers_itself(const Study *study, const Label *label) {
  const char *text = study_line(study, label->line)->text;
  return label->key == LABEL_OUR_REFERENCE &&
         !wording_begins(study->languages, "labels", "owner-we", text, NULL);
}

/* A quoted mail's header tells who had copies of that mail, and what was attached to it. */
static gboolean
label_is_quoted(const Study *study, const Label *label) {
  return label->line >= study_own_end(study) &&
         (label->key == LABEL_COPIES || label->key == LABEL_ENCLOSURES);
}

/* "uw brief van 17 april 2023, nr. 4617720": the letter that is answered, by its day and its number. */
static void
take_reference_of_answered(Study *study, const Label *label) {
  g_autoptr(Part) part = fields_read(study, PART_PARAGRAPH, label->value);
  g_autofree char *iso = NULL;
  Span span = {0, 0};
  gboolean ambiguous, loose;
  LabelKey key;
  gsize length;
  if (!(wording_begins(study->languages, "labels", "owner-you", part->text, NULL) ||
        wording_begins(study->languages, "labels", "owner-you", study_line(study, label->line)->text,
                       NULL)) ||
      !find_date(study, part->text, &iso, &span, &ambiguous))
    return;
  const char *at = part->text + span.end;
  at += strspn(at, " ,;(/");
  if (!label_words_read(study->languages, at, &key, &length, &loose) ||
      !(key == LABEL_OUR_REFERENCE || key == LABEL_YOUR_REFERENCE || key == LABEL_CASE_NUMBER))
    return;
  at += length + strspn(at + length, " .:");
  g_autofree char *number = g_strndup(at, strcspn(at, " ,;)"));
  if (!strpbrk(number, "0123456789") || study->letter->your_reference.text)
    return;
  g_autoptr(GArray) places = pieces_places(study->layout, label->value);
  field_set(&study->letter->your_reference, number, places, "answered-letter");
}

static void
take_label(Study *study, const Label *label, gboolean form) {
  Letter *letter = study->letter;
  if (label_is_quoted(study, label))
    return;
  switch (label->key) {
  case LABEL_DATE:
    fields_take_date(study, label->value, "date-label");
    break;
  case LABEL_OUR_REFERENCE:
    take_reference(study, &letter->our_reference, label->value, "our-reference-label");
    break;
  case LABEL_YOUR_REFERENCE:
    take_reference(study, &letter->your_reference, label->value, "your-reference-label");
    break;
  case LABEL_SUBJECT:
    fields_take_subject(study, label->value, "subject-label");
    break;
  case LABEL_ENCLOSURES:
    end_list_add(study, PART_ENCLOSURE, label->value, "enclosures-label");
    break;
  case LABEL_COPIES:
    end_list_add(study, PART_COPY, label->value, "copies-label");
    break;
  case LABEL_ORGANISATION:
    if (form)
      take_reference(study, &letter->sent.organisation, label->value, "organisation-label");
    break;
  case LABEL_PHONE:
    take_reference(study, &letter->sent.phone, label->value, "phone-label");
    break;
  case LABEL_EMAIL:
    take_reference(study, &letter->sent.email, label->value, "email-label");
    break;
  case LABEL_OTHER:
    take_reference_of_answered(study, label);
    break;
  default: /* addressee and sender are the correspondents' room; a case number waits for the references */
    break;
  }
}

/* An office numbers its cases itself; anybody else who writes to a desk quotes the desk's number. */
static gboolean
sender_numbers_cases(const Study *study, const GArray *labels) {
  const Correspondent *sent = &study->letter->sent, *received = &study->letter->received;
  if (!sent->organisation.text)
    return FALSE;
  /* Beside an empty "Your reference" it can only be the other one. */
  for (guint i = 0; i < labels->len; i++)
    if (g_array_index(labels, Label, i).key == LABEL_YOUR_REFERENCE)
      return TRUE;
  return wording_touches(study->languages, "organisation", "public", sent->organisation.text) ||
         (received->name.text && !received->organisation.text);
}

void
fields_take_case_number(Study *study, const GArray *labels) {
  Letter *letter = study->letter;
  Field *field = sender_numbers_cases(study, labels) ? &letter->our_reference : &letter->your_reference;
  for (guint i = 0; i < labels->len && !letter->your_reference.text && !letter->our_reference.text; i++) {
    const Label *label = &g_array_index(labels, Label, i);
    if (label->key == LABEL_CASE_NUMBER && label->value->len)
      take_reference(study, field, label->value, "case-number-label");
  }
}

static GArray *
pieces_of(const Study *study, guint line) {
  GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  Piece piece = piece_of_line(study->layout, line);
  g_array_append_val(pieces, piece);
  return pieces;
}

static gboolean
take_dateline(Study *study, guint index) {
  TextLine *line = study_line(study, index);
  gboolean figures = strspn(line->text, "0123456789 -./'") == strlen(line->text);
  if (line->line.count > DATELINE_CHARACTERS_MAX ||
      (!figures && text_is_contact_line(study->languages, line->text)))
    return FALSE;
  g_autoptr(GArray) pieces = pieces_of(study, index);
  if (!fields_take_date(study, pieces, "dateline"))
    return FALSE;
  line->use = USE_FURNITURE;
  line->furniture = FURNITURE_REFERENCE;
  line->rung = "dateline";
  return TRUE;
}

static void
find_dateline(Study *study) {
  for (guint i = 0; i < study_count(study) && !study->letter->sent.date.iso; i++)
    if (study_line(study, i)->use == USE_HEAD)
      take_dateline(study, i);
}

static gboolean
label_has_colon(const Study *study, const Label *label) {
  const char *text = study_line(study, label->line)->text;
  return memchr(text, ':', MIN(label->length ? label->length : strlen(text), strlen(text))) != NULL;
}

/* "Dordrecht" in the labels' column, the day in their values': a label that nobody knows may date the letter.
 * With a colon ("Filed:") it is no place, and dates something else if the letter has a dateline. */
static void
take_date_beside_place(Study *study, const GArray *labels, gboolean colon) {
  for (guint i = 0; i < labels->len && !study->letter->sent.date.iso; i++) {
    const Label *label = &g_array_index(labels, Label, i);
    if (!label->known && label->value->len && label_has_colon(study, label) == colon)
      fields_take_date(study, label->value, "date-beside-place");
  }
}

/* A web form is written when it is received. */
static void
take_date_of_form(Study *study, const GArray *labels) {
  const DateField *received = &study->letter->received.date;
  DateField *sent = &study->letter->sent.date;
  if (!labels_are_form(labels) || sent->iso || !received->iso)
    return;
  field_set(&sent->printed, received->printed.text, received->printed.places, "form-received");
  sent->iso = g_strdup(received->iso);
}

void
fields_fill(Study *study, const GArray *labels) {
  gboolean form = labels_are_form(labels);
  for (guint i = 0; i < labels->len; i++)
    if (g_array_index(labels, Label, i).value->len &&
        !(form && form_numbers_itself(study, &g_array_index(labels, Label, i))))
      take_label(study, &g_array_index(labels, Label, i), form);
  take_date_of_form(study, labels);
  take_date_beside_place(study, labels, FALSE);
  subjects_find(study, labels);
  find_dateline(study);
  take_date_beside_place(study, labels, TRUE);
}

/* A short line that is the date, with a place and a comma before it at most. */
static gboolean
line_only_dates(const Study *study, guint index) {
  const TextLine *line = study_line(study, index);
  g_autofree char *iso = NULL;
  Span span = {0, 0};
  gboolean ambiguous;
  if (line->use != USE_OPEN || line->line.count > DATELINE_CHARACTERS_MAX ||
      !find_date(study, line->text, &iso, &span, &ambiguous))
    return FALSE;
  gboolean place =
      span.start > 2 && span.start <= PLACE_BYTES_MAX && strncmp(line->text + span.start - 2, ", ", 2) == 0;
  const char *rest = line->text + span.end;
  return (span.start == 0 || place) && (!*rest || strcmp(rest, ".") == 0);
}

void
fields_find_date_at_end(Study *study) {
  guint open = 0;
  for (guint i = study_count(study); i-- > 0 && !study->letter->sent.date.iso;)
    if (study_line(study, i)->use == USE_END)
      take_dateline(study, i);
  /* A note without a closing is dated below its text. */
  for (guint i = study_own_end(study);
       i-- > 0 && !study->letter->sent.date.iso && open < DATE_LINES_FROM_END;)
    if (study_line(study, i)->use == USE_OPEN && (open++, line_only_dates(study, i)))
      take_dateline(study, i);
}
