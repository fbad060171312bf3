#include "extract/form-rows.h"

#include "extract/line-claims.h"

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

void
form_rows_mark(Study *study, guint first, guint end) {
  Form form = form_find(study, first);
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
