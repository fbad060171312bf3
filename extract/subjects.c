#include "extract/subjects.h"

#include "extract/dates.h"
#include "extract/fields.h"
#include "extract/persons.h"
#include "extract/wording.h"

#include <math.h>
#include <string.h>

/* Measured on the development letters. */
#define ABOVE_LEADINGS_MAX 5.0 /* so near above the greeting */
#define GOES_ON_LEADINGS 1.5   /* a subject's own lines */
#define SAME_EDGE_PT 4.0
#define TEXT_INDENT_PT 24.0 /* without a greeting the text below may be indented */
enum {
  SUBJECT_CHARACTERS_MIN = 6,
  SUBJECT_CHARACTERS_MAX = 80,
  SUBJECT_LINES_MAX = 3,
  TITLE_CHARACTERS_MAX = 120
};

static gboolean
holds_date(const Study *study, const char *text) {
  Span span;
  for (guint i = 0; i < languages_count(study->languages); i++) {
    g_autofree char *date = date_parse(text, languages_at(study->languages, i), &span, NULL);
    if (date && span.end - span.start + 20 > strlen(text))
      return TRUE;
  }
  return FALSE;
}

/* A line that says what a letter is about, as far as its words tell; it may name somebody's address. */
static gboolean
text_may_tell_subject(const Study *study, const char *text) {
  return strlen(text) >= SUBJECT_CHARACTERS_MIN && !text_is_contact_line(study->languages, text) &&
         !holds_date(study, text) && !wording_begins(study->languages, "address", "dispatch", text, NULL) &&
         !wording_begins(study->languages, "address", "attention", text, NULL) &&
         !wording_begins(study->languages, "stamp", "received", text, NULL);
}

static gboolean
text_may_be_subject(const Study *study, const char *text) {
  return !text_is_address_line(study->languages, text) && text_may_tell_subject(study, text);
}

/* The line below which the letter's text begins: the greeting, or the text itself; NO_LINE: there is neither.
 */
static guint
anchor_of(const Study *study) {
  if (study->salutation != NO_LINE)
    return study->salutation;
  return study->body_begins < study_count(study) ? study->body_begins : NO_LINE;
}

static gboolean
stands_alone_in_row(const Study *study, guint index) {
  if (layout_line_right(study->layout, index) != NO_LINE)
    return FALSE;
  return index == 0 || !lines_share_row(study_line(study, index - 1), study_line(study, index));
}

static gboolean
edge_agrees(const Study *study, const TextLine *line, const TextLine *anchor) {
  double indent = anchor->line.box.x0 - line->line.box.x0;
  Box column = layout_column(study->layout, anchor->line.page);
  gboolean centred = fabs(line->line.box.x0 + line->line.box.x1 - column.x0 - column.x1) < 3 * SAME_EDGE_PT;
  return fabs(indent) < SAME_EDGE_PT || centred ||
         (study->salutation == NO_LINE && indent > 0 && indent < TEXT_INDENT_PT);
}

/* Bold, in capitals, or in another type than the greeting and no smaller. */
static gboolean
stands_out(const TextLine *line, const TextLine *anchor) {
  g_autofree char *capitals = g_utf8_strup(line->text, -1);
  if (line_is_bold(line))
    return TRUE;
  return strchr(line->text, ' ') &&
         (strcmp(line->text, capitals) == 0 ||
          (line->line.style != anchor->line.style && line->line.size > 0.97 * anchor->line.size));
}

static gboolean
line_is_plain_subject(const Study *study, guint index, const TextLine *anchor) {
  const TextLine *line = study_line(study, index);
  double step = anchor->line.baseline - line->line.baseline;
  return line->use == USE_HEAD && line->line.page == anchor->line.page && step > 0 &&
         step < ABOVE_LEADINGS_MAX * study->layout->leading && stands_out(line, anchor) &&
         stands_alone_in_row(study, index) && edge_agrees(study, line, anchor) &&
         text_may_be_subject(study, line->text);
}

static gboolean
subject_goes_on(const Study *study, guint upper, guint lower) {
  const TextLine *line = study_line(study, upper), *below = study_line(study, lower);
  return line->use == USE_HEAD && line->line.page == below->line.page &&
         line->line.style == below->line.style &&
         below->line.baseline - line->line.baseline <
             GOES_ON_LEADINGS * MAX(study->layout->leading, 1.15 * below->line.size) &&
         stands_alone_in_row(study, upper) && text_may_be_subject(study, line->text);
}

/* A subject's last line may be a single word, which stands out by nothing of its own. */
static gboolean
subject_ends_below(const Study *study, guint upper, guint lower) {
  return study_line(study, lower)->use == USE_HEAD && stands_alone_in_row(study, lower) &&
         fabs(study_line(study, upper)->line.box.x0 - study_line(study, lower)->line.box.x0) < SAME_EDGE_PT &&
         subject_goes_on(study, upper, lower);
}

static void
take_lines(Study *study, guint first, guint last, const char *rung) {
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  for (guint i = first; i <= last; i++) {
    Piece piece = piece_of_line(study->layout, i);
    TextLine *line = study_line(study, i);
    g_array_append_val(pieces, piece);
    line->use = USE_FURNITURE;
    line->furniture = FURNITURE_REFERENCE;
    line->rung = "subject-line";
  }
  fields_take_subject(study, pieces, rung);
}

/* A letterhead or an address stands above; what comes first is one itself. */
static gboolean
head_begins_above(const Study *study, guint index) {
  for (guint i = 0; i < index; i++)
    if (study_line(study, i)->use == USE_HEAD || study_line(study, i)->use == USE_FURNITURE)
      return TRUE;
  return FALSE;
}

static void
find_standing_out(Study *study) {
  guint anchor = anchor_of(study), last;
  if (anchor == NO_LINE)
    return;
  for (last = anchor; last-- > 0;)
    if (line_is_plain_subject(study, last, study_line(study, anchor)))
      break;
  if (last == NO_LINE)
    return;
  guint first = last;
  while (first > 0 && subject_goes_on(study, first - 1, first))
    first--;
  while (last + 1 < anchor && subject_ends_below(study, last, last + 1))
    last++;
  const char *text = study_line(study, first)->text;
  if (!head_begins_above(study, first) &&
      (study->salutation == NO_LINE ||
       (text_names_organisation(study->languages, text) && text_is_title(study->languages, text))))
    return;
  take_lines(study, first, last, "line-above-greeting");
}

static gboolean
line_may_title(const Study *study, const TextLine *line) {
  return line->use == USE_HEAD && line->line.size > 1.08 * study->layout->body_size &&
         line->line.count <= TITLE_CHARACTERS_MAX &&
         !wording_contains(study->languages, "quoted", "print", line->text) &&
         text_may_be_subject(study, line->text) && !text_names_person(study->languages, line->text) &&
         !(text_names_organisation(study->languages, line->text) &&
           text_is_title(study->languages, line->text));
}

/* What a printed mail or form has on top, in large type, is its subject, unless it says what kind of print
 * this is, or whose. */
static void
find_title(Study *study, const GArray *labels) {
  guint end = labels_are_form(labels) ? g_array_index(labels, Label, 0).line : 0, best = NO_LINE;
  for (guint i = 0; i < end; i++)
    if (line_may_title(study, study_line(study, i)) &&
        (best == NO_LINE || study_line(study, i)->line.size > study_line(study, best)->line.size))
      best = i;
  if (best != NO_LINE)
    take_lines(study, best, best, "form-title");
}

void
subjects_find(Study *study, const GArray *labels) {
  if (!letter_subject(study->letter))
    find_standing_out(study);
  if (!letter_subject(study->letter))
    find_title(study, labels);
}

static gboolean
rung_is(const TextLine *line, const char *rung) {
  return line->use == USE_FURNITURE && g_strcmp0(line->rung, rung) == 0;
}

void
subjects_find_left_over(Study *study) {
  guint anchor = anchor_of(study), index = anchor;
  if (letter_subject(study->letter) || study->salutation == NO_LINE)
    return;
  const TextLine *greeting = study_line(study, anchor);
  while (index-- > 0)
    if (study_line(study, index)->use == USE_FURNITURE || study_line(study, index)->use == USE_HEAD)
      break;
  gboolean address = FALSE;
  for (guint i = 0; index != NO_LINE && i < index; i++)
    address |= rung_is(study_line(study, i), "addressee-block");
  const TextLine *line = index == NO_LINE ? NULL : study_line(study, index);
  const Field *organisation = &study->letter->sent.organisation;
  if (!address || !rung_is(line, "letterhead-block") || line->line.page != greeting->line.page ||
      !stands_alone_in_row(study, index) || fabs(line->line.box.x0 - greeting->line.box.x0) > SAME_EDGE_PT ||
      !strchr(line->text, ' ') || !text_may_be_subject(study, line->text) ||
      text_names_person(study->languages, line->text) || g_strcmp0(organisation->text, line->text) == 0)
    return;
  take_lines(study, index, index, "line-left-above-greeting");
}

/* The last line of those that begin here and are set alike, tight below each other. */
static guint
last_set_alike(const Study *study, guint first) {
  guint last = first;
  for (guint next = first + 1; next < study_count(study); next++) {
    const TextLine *line = study_line(study, last), *below = study_line(study, next);
    if (below->use != USE_OPEN || below->line.page != line->line.page ||
        below->line.style != line->line.style ||
        below->line.baseline - line->line.baseline >= GOES_ON_LEADINGS * study->layout->leading)
      break;
    last = next;
  }
  return last;
}

static gboolean
text_ends_in_stop(const char *text) {
  return *text && strchr(".,:;!?", text[strlen(text) - 1]) != NULL;
}

void
subjects_find_below_greeting(Study *study) {
  guint first = study->body_begins, end = study_own_end(study);
  if (letter_subject(study->letter) || study->salutation == NO_LINE || first >= end ||
      study_line(study, first)->use != USE_OPEN)
    return;
  const TextLine *greeting = study_line(study, study->salutation), *line = study_line(study, first);
  guint last = last_set_alike(study, first), next = last + 1;
  const TextLine *below =
      next < end && study_line(study, next)->use == USE_OPEN ? study_line(study, next) : NULL;
  gboolean other = line_is_bold(line) ? !line_is_bold(greeting) : line->line.style != greeting->line.style;
  gboolean alone = first == last && strchr(line->text, ' ') && line->line.count <= SUBJECT_CHARACTERS_MAX;
  gboolean set_off = other && below && below->line.style != line->line.style;
  if (!(set_off || alone) || last - first >= SUBJECT_LINES_MAX)
    return;
  if (!below || below->line.count < line->line.count || line->line.page != greeting->line.page ||
      text_ends_in_stop(study_line(study, last)->text) || !g_unichar_isupper(g_utf8_get_char(line->text)) ||
      !stands_alone_in_row(study, first) ||
      !(set_off ? text_may_tell_subject : text_may_be_subject)(study, line->text))
    return;
  take_lines(study, first, last, "line-below-greeting");
  study->body_begins = next;
}
