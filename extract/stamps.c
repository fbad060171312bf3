#include "extract/stamps.h"

#include "extract/dates.h"
#include "extract/fields.h"
#include "extract/wording.h"

#include <math.h>
#include <string.h>

/* A stamp says little. */
enum { STAMP_CHARACTERS_MAX = 60, STAMP_LINES = 3 };
/* Its lines stand that close, in em of the stamp's own type. */
#define STAMP_LEADING_EM 2.2
/* What follows its date stands closer, and is short. */
#define STAMP_REST_EM 1.7
enum { STAMP_REST_MAX = 24 };

static gboolean
line_begins_stamp(const Study *study, const TextLine *line) {
  return (line->use == USE_HEAD || line->use == USE_FURNITURE) && line->line.count <= STAMP_CHARACTERS_MAX &&
         wording_begins(study->languages, "stamp", "received", line->text, NULL);
}

/* The line right below in the same stamp; NO_LINE when there is none. */
static guint
stamp_goes_on(const Study *study, guint index) {
  guint below = layout_line_below(study->layout, index);
  if (below == NO_LINE)
    return NO_LINE;
  const TextLine *line = study_line(study, index), *next = study_line(study, below);
  gboolean near =
      next->line.baseline - line->line.baseline < STAMP_LEADING_EM * MAX(line->line.size, next->line.size);
  return near && next->line.count <= STAMP_CHARACTERS_MAX &&
                 (next->use == USE_HEAD || next->use == USE_FURNITURE)
             ? below
             : NO_LINE;
}

static gboolean
take_received_date(Study *study, guint index) {
  DateField *date = &study->letter->received.date;
  const TextLine *line = study_line(study, index);
  for (guint i = 0; i < languages_count(study->languages) && !date->iso; i++) {
    Span span;
    g_autofree char *lower = g_utf8_strdown(line->text, -1);
    g_autofree char *iso = date_parse(lower, languages_at(study->languages, i), &span, NULL);
    if (!iso)
      continue;
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
    Place place = {line->line.page, line->line.box};
    g_array_append_val(places, place);
    field_set(&date->printed, line->text, places, "stamp");
    date->iso = g_steal_pointer(&iso);
  }
  return date->iso != NULL;
}

static void
settle_as_stamp(TextLine *line) {
  line->use = USE_FURNITURE;
  line->furniture = FURNITURE_STAMP;
  line->rung = "received-stamp";
}

/* What stands below the date in the same stamp: who received it, a number. It ends with other type, or more
 * air. */
static void
settle_rest(Study *study, guint index) {
  for (guint n = 0, below; n < STAMP_LINES && (below = stamp_goes_on(study, index)) != NO_LINE; n++) {
    const TextLine *line = study_line(study, index), *next = study_line(study, below);
    if (fabs(next->line.size - line->line.size) > 0.25 * line->line.size ||
        next->line.count > STAMP_REST_MAX || next->line.box.x0 > line->line.box.x1 ||
        next->line.box.x1 < line->line.box.x0 ||
        next->line.baseline - line->line.baseline > STAMP_REST_EM * line->line.size ||
        study->layout->body_size * 0.02 >
            fabs(line->line.box.x0 - layout_column(study->layout, line->line.page).x0))
      return;
    settle_as_stamp(study_line(study, below));
    index = below;
  }
}

void
stamps_find(Study *study) {
  for (guint i = 0; i < study_count(study) && !study->letter->received.date.iso; i++) {
    guint lines[STAMP_LINES] = {i, NO_LINE, NO_LINE}, n = 1;
    if (!line_begins_stamp(study, study_line(study, i)))
      continue;
    while (!take_received_date(study, lines[n - 1]) && n < STAMP_LINES &&
           (lines[n] = stamp_goes_on(study, lines[n - 1])) != NO_LINE)
      n++;
    for (guint k = 0; k < n && study->letter->received.date.iso; k++)
      if (lines[k] != NO_LINE)
        settle_as_stamp(study_line(study, lines[k]));
    if (study->letter->received.date.iso)
      settle_rest(study, lines[n - 1]);
  }
}
