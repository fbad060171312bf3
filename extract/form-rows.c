#include "extract/form-rows.h"

#include "extract/line-claims.h"
#include "extract/wording.h"

#include <math.h>
#include <string.h>

/* Two labels of a letter may look alike by chance. */
enum { ROWS_MIN = 3 };
/* A value under its label is shorter than this part of the column. */
#define SHORT_VALUE 0.6
/* A label or value of two lines is set this tight. */
#define WRAPPED_LEADINGS 1.3

/* How the form sets its rows. */
typedef struct {
  double label_left, value_left; /* value_left: of values in the labels' rows */
  const TextLine *label;         /* one that looks like all of them; NULL: the letter is no form */
  gboolean beside;               /* values stand beside their labels, not under them */
} Form;

static gboolean
line_has_rung(const TextLine *line, const char *rung) {
  return line->use == USE_FURNITURE && g_strcmp0(line->rung, rung) == 0;
}

static gboolean
lefts_agree(double a, double b) {
  return fabs(a - b) <= EDGE_PT;
}

static gboolean
looks_like_label(const TextLine *line, const Form *form) {
  return lefts_agree(line->line.box.x0, form->label_left) &&
         line_is_bold(line) == line_is_bold(form->label) &&
         fabs(line->line.size - form->label->line.size) < 0.3;
}

/* The value of the label at index: beside it, else under it; NO_LINE: none. */
static guint
value_of(const Study *study, guint index, gboolean beside) {
  guint value = beside ? layout_line_right(study->layout, index) : layout_line_below(study->layout, index);
  return value != NO_LINE && line_has_rung(study_line(study, value), "label-value") ? value : NO_LINE;
}

/* Whether so many labels have their values there, all of them at the same edges. */
static gboolean
rows_agree(const Study *study, guint end, Form *form) {
  guint rows = 0;
  for (guint i = 0; i < end; i++) {
    const TextLine *line = study_line(study, i);
    guint value = line_has_rung(line, "label") ? value_of(study, i, form->beside) : NO_LINE;
    if (value == NO_LINE)
      continue;
    double left = study_line(study, value)->line.box.x0;
    if (!form->label) {
      form->label = line;
      form->label_left = line->line.box.x0;
      form->value_left = left;
    }
    rows += looks_like_label(line, form) && lefts_agree(left, form->value_left);
  }
  return rows >= ROWS_MIN;
}

static Form
form_find(const Study *study, guint end) {
  Form beside = {.beside = TRUE}, under = {.beside = FALSE};
  if (rows_agree(study, end, &beside))
    return beside;
  return rows_agree(study, end, &under) ? under : (Form){0};
}

/* The open line above, on the same page; NO_LINE: none. */
static guint
open_above(const Study *study, guint first, guint index) {
  for (guint i = index; i-- > first;)
    if (study_line(study, i)->use == USE_OPEN)
      return study_line(study, i)->line.page == study_line(study, index)->line.page ? i : NO_LINE;
  return NO_LINE;
}

/* The label's line of the row that ends in the value at last; NO_LINE: that is no row. */
static guint
row_beside(const Study *study, const Form *form, guint first, guint last) {
  guint label = open_above(study, first, last);
  if (label == NO_LINE || !lines_share_row(study_line(study, label), study_line(study, last)))
    return NO_LINE;
  return looks_like_label(study_line(study, label), form) &&
                 lefts_agree(study_line(study, last)->line.box.x0, form->value_left)
             ? label
             : NO_LINE;
}

static guint
row_under(const Study *study, const Form *form, guint first, guint last) {
  const TextLine *value = study_line(study, last);
  Box column = layout_column(study->layout, value->line.page);
  guint label = open_above(study, first, last);
  if (label == NO_LINE || looks_like_label(value, form) ||
      !lefts_agree(value->line.box.x0, form->value_left) ||
      box_width(value->line.box) > SHORT_VALUE * box_width(column))
    return NO_LINE;
  return looks_like_label(study_line(study, label), form) ? label : NO_LINE;
}

/* "Would you like to make a / complaint?": the second line of a label or a value. */
static gboolean
line_is_wrapped(const Study *study, const Form *form, guint first, guint index) {
  const TextLine *line = study_line(study, index);
  guint above = open_above(study, first, index);
  double left = line->line.box.x0;
  return above != NO_LINE && form->beside &&
         (lefts_agree(left, form->label_left) || lefts_agree(left, form->value_left)) &&
         (left > form->label_left + EDGE_PT || line->line.box.x1 < form->value_left) &&
         line->line.baseline - study_line(study, above)->line.baseline <
             WRAPPED_LEADINGS * study->layout->leading;
}

static guint
last_open(const Study *study, guint first, guint end) {
  for (guint i = end; i-- > first;)
    if (study_line(study, i)->use == USE_OPEN)
      return i;
  return NO_LINE;
}

/* --- a form whose questions are no labels that the language data knows --- */

/* The row above this line, label and value at the form's edges, which the first one sets; NO_LINE: none. */
static guint
row_above(const Study *study, Form *form, guint first, guint index) {
  guint value = open_above(study, first, index);
  guint label = value == NO_LINE ? NO_LINE : open_above(study, first, value);
  if (label == NO_LINE || !lines_share_row(study_line(study, label), study_line(study, value)) ||
      !lefts_agree(study_line(study, label)->line.box.x0, form->label_left))
    return NO_LINE;
  if (!form->value_left)
    form->value_left = study_line(study, value)->line.box.x0;
  return row_beside(study, form, first, value);
}

/* "Your message" alone on its line, and enough rows right above it that look like it. */
static gboolean
line_calls_message(const Study *study, guint first, guint index, Form *form) {
  const TextLine *line = study_line(study, index);
  if (line->use != USE_OPEN || layout_line_right(study->layout, index) != NO_LINE ||
      !wording_is(study->languages, "labels", "other", line->text))
    return FALSE;
  *form = (Form){.label_left = line->line.box.x0, .label = line, .beside = TRUE};
  guint rows = 0;
  for (guint row = index; (row = row_above(study, form, first, row)) != NO_LINE;)
    rows++;
  return rows >= ROWS_MIN;
}

static void
furnish_open(Study *study, guint begin, guint end) {
  for (guint i = begin; i < end; i++)
    if (study_line(study, i)->use == USE_OPEN)
      text_line_furnish(study_line(study, i), FURNITURE_LETTERHEAD, "form-row");
}

/* What a form prints above its message, and from the first row below it on; where nobody is greeted only. It
 * is no reference: "Sent on 3 May" tells this letter's date. */
static void
mark_around_message(Study *study, guint first, guint end) {
  Form form;
  guint message = first;
  while (message < end && !line_calls_message(study, first, message, &form))
    message++;
  if (message >= end)
    return;
  furnish_open(study, first, message + 1);
  for (guint i = message + 2; i < study_own_end(study); i++)
    if (study_line(study, i)->use == USE_OPEN && row_beside(study, &form, message + 1, i) != NO_LINE) {
      furnish_open(study, row_beside(study, &form, message + 1, i), study_own_end(study));
      return;
    }
}

guint
form_rows_message(const Study *study) {
  Form form;
  for (guint i = 0; i < study_own_end(study); i++)
    if (line_calls_message(study, 0, i, &form))
      return i;
  return NO_LINE;
}

/* The same where the labels are known: from the first row below the message on. */
static void
mark_below_message(Study *study, const Form *form, guint first) {
  const TextLine *calls = first ? study_line(study, first - 1) : NULL;
  if (!calls || !form->beside || study->salutation != NO_LINE || !line_has_rung(calls, "label") ||
      !looks_like_label(calls, form) || !wording_is(study->languages, "labels", "other", calls->text))
    return;
  for (guint i = first + 1; i < study_own_end(study); i++)
    if (study_line(study, i)->use == USE_OPEN && row_beside(study, form, first, i) != NO_LINE) {
      furnish_open(study, row_beside(study, form, first, i), study_own_end(study));
      return;
    }
}

void
form_rows_mark(Study *study, guint first, guint end) {
  Form form = form_find(study, first);
  if (!form.label && study->salutation == NO_LINE)
    mark_around_message(study, first, end);
  if (form.label)
    mark_below_message(study, &form, first);
  guint begin = NO_LINE;
  for (guint last = form.label ? last_open(study, first, end) : NO_LINE, wraps = 0; last != NO_LINE;) {
    guint label = form.beside ? row_beside(study, &form, first, last) : row_under(study, &form, first, last);
    if (label == NO_LINE && (wraps++ || !line_is_wrapped(study, &form, first, last)))
      break;
    if (label != NO_LINE) {
      begin = label;
      wraps = 0;
    }
    last = open_above(study, first, label == NO_LINE ? last : label);
  }
  for (guint i = begin; i < end; i++)
    text_line_furnish(study_line(study, i), FURNITURE_REFERENCE, "form-row");
}
