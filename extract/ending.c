#include "extract/ending.h"

#include "extract/end-lists.h"
#include "extract/fields.h"
#include "extract/mail.h"
#include "extract/persons.h"
#include "extract/signatories.h"
#include "extract/wording.h"

#include <math.h>
#include <string.h>

/* Measured on the development letters. */
enum {
  CLOSING_CHARACTERS_MAX = 60,
  SIGNATURE_CHARACTERS_MAX = 75,
  SIGNATURE_LINES_MAX = 16,
  LEAVE_CHARACTERS_MAX = 48,
  ANNEX_LINES_MIN = 5,
  LIST_LINES_MAX = 4,
  INITIALS_BYTES_MAX = 6
};
#define TEXT_WIDTH 0.62       /* a line that wide after the signature is text again */
#define NAME_GAP_LEADINGS 1.8 /* room for a pen above the printed name */

/* The next line of the letter's text after index, whatever page; NO_LINE when there is none. */
static guint
next_open(const Study *study, guint index) {
  for (guint i = index + 1; i < study_count(study); i++)
    if (study_line(study, i)->use == USE_OPEN)
      return i;
  return NO_LINE;
}

static gboolean
line_is_wide(const Study *study, const TextLine *line) {
  Box column = layout_column(study->layout, line->line.page);
  return line->line.count > SIGNATURE_CHARACTERS_MAX ||
         (line->line.count > 40 && box_width(line->line.box) > TEXT_WIDTH * box_width(column));
}

/* "De minister voor …": an office, or who signs for one; offices may have names as long as a line. */
static gboolean
text_names_office(const Study *study, const char *text) {
  gunichar last = *text ? g_utf8_get_char(g_utf8_prev_char(text + strlen(text))) : 0;
  return (wording_begins(study->languages, "signature", "role", text, NULL) ||
          wording_begins(study->languages, "signature", "on-behalf", text, NULL)) &&
         last != '.' && last != '?' && strlen(text) < 120;
}

/* Few, short lines follow, as under a letter. */
static gboolean
signature_follows(const Study *study, guint index) {
  guint next = next_open(study, index);
  return next == NO_LINE || !line_is_wide(study, study_line(study, next)) ||
         text_names_office(study, study_line(study, next)->text);
}

/* "namens het bestuur," with a name alone below it. */
static gboolean
line_signs_for_office(const Study *study, guint index) {
  const char *text = study_line(study, index)->text;
  guint next = next_open(study, index);
  return wording_begins(study->languages, "signature", "on-behalf", text, NULL) &&
         g_str_has_suffix(text, ",") && next != NO_LINE &&
         study_line(study, next)->line.count < LEAVE_CHARACTERS_MAX &&
         text_names_person(study->languages, study_line(study, next)->text);
}

/* Below "Hoogachtend," a line to its comma is the office that signs. */
static gboolean
closing_stands_above(const Study *study, guint index) {
  return index > 0 &&
         wording_begins(study->languages, "closing", "begin", study_line(study, index - 1)->text, NULL);
}

/* "Met broederlijke groet,", "Vrede en alle goeds,": a short line to its comma, and a name alone below it. */
static gboolean
line_takes_leave(const Study *study, guint index) {
  const TextLine *line = study_line(study, index);
  guint next = next_open(study, index);
  if (line->use != USE_OPEN || line->line.count > CLOSING_CHARACTERS_MAX ||
      !g_str_has_suffix(line->text, ",") || !g_unichar_isupper(g_utf8_get_char(line->text)) ||
      next == NO_LINE || wording_begins(study->languages, "signature", "role", line->text, NULL) ||
      wording_begins(study->languages, "signature", "on-behalf", line->text, NULL))
    return FALSE;
  if (wording_contains(study->languages, "closing", "groet", line->text))
    return signature_follows(study, index);
  const TextLine *below = study_line(study, next);
  return line->line.count <= LEAVE_CHARACTERS_MAX &&
         ((text_names_person(study->languages, below->text) && below->line.count < 40) ||
          (line_signs_for_office(study, next) && !closing_stands_above(study, index)));
}

static gboolean
line_closes(const Study *study, guint index) {
  const TextLine *line = study_line(study, index);
  gsize length;
  if (line_takes_leave(study, index))
    return TRUE;
  if (line->use != USE_OPEN || line->line.count > CLOSING_CHARACTERS_MAX ||
      !wording_begins(study->languages, "closing", "begin", line->text, &length))
    return FALSE;
  const char *rest = line->text + length + strspn(line->text + length, " ");
  gboolean ends = *rest == '\0' || strchr(",.!;:", rest[strlen(rest) - 1]) != NULL || strlen(rest) < 12;
  gboolean sentence = strchr(rest, '.') && rest[strspn(rest, ".!, ")] != '\0';
  return ends && !sentence && signature_follows(study, index);
}

/* "De minister van Voorbeeldzaken,": who signs by office, above the name. */
static gboolean
line_names_office(const Study *study, guint index) {
  const TextLine *line = study_line(study, index);
  size_t length = strlen(line->text);
  guint next = next_open(study, index);
  if (line->use != USE_OPEN || line_is_wide(study, line) || !length || line->text[length - 1] != ',' ||
      !(wording_begins(study->languages, "signature", "role", line->text, NULL) ||
        wording_begins(study->languages, "signature", "on-behalf", line->text, NULL)))
    return FALSE;
  return next != NO_LINE && !line_is_wide(study, study_line(study, next));
}

static gboolean
text_is_capitals(const char *text) {
  g_autofree char *capitals = g_utf8_strup(text, -1);
  return strcmp(text, capitals) == 0;
}

/* "R.", "M.K.": who does not give a name; below it at most an address. */
static gboolean
line_signs_with_initials(const Study *study, guint index) {
  const char *text = study_line(study, index)->text;
  guint letters = 0;
  if (strlen(text) > INITIALS_BYTES_MAX)
    return FALSE;
  for (const char *at = text; *at; at++, letters++)
    if (letters % 2 ? *at != '.' : !g_ascii_isupper(*at))
      return FALSE;
  for (guint next = next_open(study, index); next != NO_LINE; next = next_open(study, next))
    if (!text_is_address_line(study->languages, study_line(study, next)->text) &&
        !text_is_contact_line(study->languages, study_line(study, next)->text))
      return FALSE;
  return letters > 0 && letters % 2 == 0;
}

/* A person's name alone at the end of the letter, with room for a pen above it. */
static gboolean
line_signs_alone(const Study *study, guint index) {
  const TextLine *line = study_line(study, index);
  guint next = next_open(study, index);
  gboolean initials = line->use == USE_OPEN && line_signs_with_initials(study, index);
  if (line->use != USE_OPEN || line->line.count > 40 ||
      !(initials || text_names_person(study->languages, line->text)))
    return FALSE;
  const TextLine *above = index ? study_line(study, index - 1) : NULL;
  gboolean room = !above || above->line.page != line->line.page ||
                  line->line.baseline - above->line.baseline > NAME_GAP_LEADINGS * study->layout->leading;
  /* "Sent from my phone" right below says as well that the mail ends here. */
  gboolean device = next != NO_LINE && wording_begins(study->languages, "closing", "device",
                                                      study_line(study, next)->text, NULL);
  return (room || device) && (next == NO_LINE || initials || !line_is_wide(study, study_line(study, next)));
}

static guint
find_ending(const Study *study, gboolean (*claim)(const Study *, guint)) {
  for (guint i = study->body_begins; i < study_own_end(study); i++)
    if (study_line(study, i)->use == USE_OPEN && claim(study, i))
      return i;
  return NO_LINE;
}

/* "In afwachting van uw antwoord verblijf ik," above "Hoogachtend,": the last of them closes. */
static guint
last_of_closings(const Study *study, guint closing) {
  while (closing != NO_LINE) {
    guint next = next_open(study, closing);
    if (next == NO_LINE || !line_closes(study, next))
      break;
    closing = next;
  }
  return closing;
}

/* --- the lines of the end --- */

typedef enum { END_CLOSING, END_SIGNATURE, END_COPIES, END_ENCLOSURES, END_TEXT } EndZone;

/* "Bijlagen:", "cc", "Kopie aan: …". Words that also begin sentences need a colon, or to stand alone. */
static gboolean
line_begins_list_label(const Study *study, const TextLine *line, const char *key, gsize *length) {
  gsize loose = 0;
  if (!wording_begins(study->languages, "labels", key, line->text, length))
    return FALSE;
  gboolean is_loose =
      wording_begins(study->languages, "labels", "loose", line->text, &loose) && loose == *length;
  gboolean dotted = line->text[*length - 1] == '.';
  *length += strspn(line->text + *length, " ");
  if (line->text[*length] == '(')
    *length += strcspn(line->text + *length, ")") + 1;
  *length = MIN(*length, strlen(line->text));
  gboolean set_off = dotted || line->text[*length] == ':' || line->text[*length] == '\0';
  *length += strspn(line->text + *length, ": ");
  gunichar next = g_utf8_get_char(line->text + *length);
  return set_off ||
         (!is_loose && (g_unichar_isupper(next) || g_unichar_isdigit(next) || next == '-' || next == 0x2013));
}

/* Text again: a postscript, a quoted mail, a bold heading, a wide line. */
static gboolean
line_is_text_again(const Study *study, guint index) {
  const TextLine *line = study_line(study, index);
  guint next = next_open(study, index);
  gboolean heads_text =
      (line_is_bold(line) || wording_is(study->languages, "remedies", "begin", line->text)) &&
      next != NO_LINE && line_is_wide(study, study_line(study, next));
  return wording_begins(study->languages, "postscript", "begin", line->text, NULL) ||
         mail_begins(study->languages, line->text) || heads_text ||
         (line_is_wide(study, line) && !text_names_office(study, line->text));
}

/* A role may be as long as a line: what stands right under the signer's name, and is no sentence. */
static gboolean
line_is_role_under_name(const Study *study, guint before, guint index) {
  const TextLine *name = study_line(study, before), *line = study_line(study, index);
  return text_names_person(study->languages, name->text) && name->line.page == line->line.page &&
         line->line.baseline - name->line.baseline <
             1.5 * MAX(study->layout->leading, name->line.size * 1.2) &&
         line->line.count <= SIGNATURE_CHARACTERS_MAX &&
         !strchr(".?!:;", line->text[strlen(line->text) - 1]) &&
         fabs(line->line.box.x0 - name->line.box.x0) < 4;
}

/* "ANNEX: ESTIMATE OF COSTS" on a page of its own, with a text below it, lists nothing. */
static gboolean
line_heads_annex(const Study *study, guint before, guint index) {
  const TextLine *line = study_line(study, index);
  guint below = 0;
  if (line->line.page == study_line(study, before)->line.page)
    return FALSE;
  for (guint i = index + 1; i < study_count(study) && study_line(study, i)->line.page == line->line.page; i++)
    below += study_line(study, i)->use == USE_OPEN;
  return below >= ANNEX_LINES_MIN &&
         (line_is_bold(line) || line->line.size > 1.08 * study->layout->body_size ||
          text_is_capitals(line->text));
}

/* "Enclosure: a waiver" among the last lines of a letter that nobody signs. */
static gboolean
line_lists_at_end(const Study *study, guint index) {
  const TextLine *line = study_line(study, index);
  gsize length = 0;
  guint lines = 0;
  if (!(line_begins_list_label(study, line, "enclosures", &length) ||
        line_begins_list_label(study, line, "copies", &length)) ||
      !length || line->text[length - 1] != ' ' || !memchr(line->text, ':', length))
    return FALSE;
  for (guint next = index; next != NO_LINE && next < study_own_end(study); next = next_open(study, next))
    if (line_is_wide(study, study_line(study, next)) || ++lines > LIST_LINES_MAX)
      return FALSE;
  return TRUE;
}

static EndZone
zone_of(const Study *study, guint before_index, guint index, EndZone before) {
  const TextLine *line = study_line(study, index);
  gsize length;
  if (before == END_SIGNATURE && line_is_role_under_name(study, before_index, index))
    return END_SIGNATURE;
  if (line_heads_annex(study, before_index, index))
    return END_TEXT;
  if (before != END_CLOSING) {
    if (line_begins_list_label(study, line, "copies", &length))
      return END_COPIES;
    if (line_begins_list_label(study, line, "enclosures", &length))
      return END_ENCLOSURES;
  }
  if ((before == END_COPIES || before == END_ENCLOSURES) && !line_is_wide(study, line) &&
      !wording_begins(study->languages, "postscript", "begin", line->text, NULL))
    return before;
  return line_is_text_again(study, index) ? END_TEXT : END_SIGNATURE;
}

/* A list of copies or enclosures ends where more air stands than between its lines. */
static gboolean
list_breaks_off(const Study *study, guint before, guint index) {
  const TextLine *last = study_line(study, before), *line = study_line(study, index);
  return last->line.page != line->line.page ||
         line->line.baseline - last->line.baseline > 1.7 * MAX(study->layout->leading, last->line.size * 1.2);
}

static const char *const ZONE_RUNGS[] = {END_CLOSING_RUNG, "signature", "copies", "enclosures", NULL};

static void
mark_ending(Study *study, guint begin, EndZone zone) {
  guint before = begin, lines = 0;
  for (guint i = begin; i < study_own_end(study); i++) {
    TextLine *line = study_line(study, i);
    if (line->use != USE_OPEN)
      continue;
    EndZone next = i == begin ? zone : zone_of(study, before, i, zone);
    gsize length;
    if (next == zone && (zone == END_COPIES || zone == END_ENCLOSURES) && list_breaks_off(study, before, i) &&
        !line_begins_list_label(study, line, zone == END_COPIES ? "copies" : "enclosures", &length))
      next = line_is_text_again(study, i) ? END_TEXT : END_SIGNATURE;
    if (next == END_TEXT || lines++ > SIGNATURE_LINES_MAX)
      return;
    zone = next;
    text_line_use(line, USE_END, ZONE_RUNGS[zone]);
    before = i;
  }
}

/* --- all of it --- */

void
ending_find(Study *study) {
  gboolean closes = TRUE;
  guint begin = last_of_closings(study, find_ending(study, line_closes));
  if (begin == NO_LINE) {
    closes = FALSE;
    begin = find_ending(study, line_names_office);
  }
  if (begin == NO_LINE)
    begin = find_ending(study, line_signs_alone);
  EndZone zone = closes ? END_CLOSING : END_SIGNATURE;
  if (begin == NO_LINE && (begin = find_ending(study, line_lists_at_end)) != NO_LINE)
    zone = zone_of(study, begin, begin, END_SIGNATURE);
  study->body_ends = begin == NO_LINE ? study_count(study) : begin;
  if (begin == NO_LINE)
    return;
  mark_ending(study, begin, zone);
  signatories_find(study);
}

void
ending_begins(Study *study, guint first, guint last) {
  gboolean signed_before = study->body_ends < study_count(study);
  study->body_ends = MIN(study->body_ends, first);
  guint next = next_open(study, last);
  if (next != NO_LINE && !signed_before && zone_of(study, last, next, END_CLOSING) != END_TEXT)
    mark_ending(study, next, zone_of(study, last, next, END_CLOSING));
  if (!study->letter->signatories->len)
    signatories_find(study);
}

/* --- parts --- */

static void
add_part(Study *study, PartKind kind, const GArray *pieces, const char *rung) {
  Part *part = fields_read(study, kind, pieces);
  part->rung = rung;
  g_ptr_array_add(study->letter->parts, part);
}

/* Copies and enclosures: the label's own line gives what follows it, the others all they have. */
static void
add_list(Study *study, PartKind kind, const char *key, const GArray *lines) {
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  for (guint i = 0; i < lines->len; i++) {
    guint index = g_array_index(lines, guint, i);
    gsize length = 0;
    if (!line_begins_list_label(study, study_line(study, index), key, &length))
      length = 0;
    Piece piece = piece_after(study->layout, index, length);
    if (piece.count)
      g_array_append_val(pieces, piece);
  }
  end_list_add(study, kind, pieces, key);
}

static void
add_zone(Study *study, EndZone zone, const GArray *lines) {
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  for (guint i = 0; i < lines->len; i++) {
    Piece piece = piece_of_line(study->layout, g_array_index(lines, guint, i));
    g_array_append_val(pieces, piece);
  }
  if (zone == END_COPIES)
    add_list(study, PART_COPY, "copies", lines);
  else if (zone == END_ENCLOSURES)
    add_list(study, PART_ENCLOSURE, "enclosures", lines);
  else
    add_part(study, zone == END_CLOSING ? PART_CLOSING : PART_SIGNATURE, pieces, ZONE_RUNGS[zone]);
}

void
ending_add_parts(Study *study) {
  for (EndZone zone = END_CLOSING; zone < END_TEXT; zone++) {
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = study->body_ends; i < study_count(study); i++)
      if (study_line(study, i)->use == USE_END &&
          g_strcmp0(study_line(study, i)->rung, ZONE_RUNGS[zone]) == 0)
        g_array_append_val(lines, i);
    if (lines->len)
      add_zone(study, zone, lines);
  }
}
