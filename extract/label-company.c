#include "extract/label-company.h"

#include <math.h>

/* Measured on the development letters. */
#define SAME_EDGE_PT 4.0     /* labels of one column, and their values, begin at one edge */
#define COMPANY_LEADINGS 3.2 /* so far the next row of a form stands at most */
enum { COMPANY_MIN = 2, LABEL_CHARACTERS_MAX = 45 };

static const TextLine *
value_line(const Study *study, const Label *label) {
  return label->alone && label->value->len ? study_line(study, g_array_index(label->value, Piece, 0).line)
                                           : NULL;
}

static gboolean
edges_meet(double a, double b) {
  return fabs(a - b) <= SAME_EDGE_PT;
}

/* Set in the same type, but not in the type of its value. */
static gboolean
set_like_label(const TextLine *line, const TextLine *label, const TextLine *value) {
  return line->line.page == label->line.page && line->line.style == label->line.style &&
         value->line.style != label->line.style;
}

/* Beside its value, as this label stands beside its own. */
static gboolean
is_beside_like(const TextLine *line, const TextLine *right, const TextLine *label, const TextLine *value) {
  return right && lines_share_row(label, value) && edges_meet(line->line.box.x0, label->line.box.x0) &&
         edges_meet(right->line.box.x0, value->line.box.x0);
}

/* In the row of this label, which has its value below. */
static gboolean
is_in_row_of(const TextLine *line, const TextLine *label, const TextLine *value) {
  return lines_share_row(line, label) && !lines_share_row(label, value) &&
         line->line.style == label->line.style;
}

/* Above its value at the same edge, as this label stands above its own, and told from it by its type. */
static gboolean
is_above_like(const TextLine *line, const TextLine *label, const TextLine *value) {
  return !lines_share_row(label, value) && edges_meet(line->line.box.x0, label->line.box.x0) &&
         set_like_label(line, label, value);
}

/* The distance to the nearest line of a label or its value, in leadings. */
static double
distance(const Study *study, const TextLine *line, const TextLine *label, const TextLine *value) {
  double to_label = fabs(line->line.baseline - label->line.baseline);
  double to_value = fabs(line->line.baseline - value->line.baseline);
  return MIN(to_label, to_value) / MAX(study->layout->leading, 1.0);
}

gboolean
label_keeps_company(const Study *study, const GArray *labels, guint index) {
  const TextLine *line = study_line(study, index);
  guint beside = 0, row = 0, above = 0, right = layout_line_right(study->layout, index);
  const TextLine *next = right == NO_LINE ? NULL : study_line(study, right);
  double nearest = G_MAXDOUBLE;
  if (line->line.count > LABEL_CHARACTERS_MAX)
    return FALSE;
  for (guint i = 0; i < labels->len; i++) {
    const Label *label = &g_array_index(labels, Label, i);
    const TextLine *value = value_line(study, label), *known = study_line(study, label->line);
    if (!value || known->line.page != line->line.page)
      continue;
    gboolean alike = is_beside_like(line, next, known, value), stacked = is_above_like(line, known, value);
    beside += alike;
    above += stacked;
    row += is_in_row_of(line, known, value);
    if (alike || stacked)
      nearest = MIN(nearest, distance(study, line, known, value));
  }
  return row >= COMPANY_MIN ||
         ((beside >= COMPANY_MIN || above >= COMPANY_MIN) && nearest <= COMPANY_LEADINGS);
}
