#include "extract/opening.h"

#include "extract/form-rows.h"
#include "extract/labels.h"
#include "extract/persons.h"
#include "extract/wording.h"

#include <math.h>
#include <string.h>

/* Measured on the development letters. */
enum {
  SALUTATION_CHARACTERS_MAX = 90,
  RUNNING_CHARACTERS = 45,
  SALUTATION_PAGES = 2,
  GREETING_CHARACTERS_MAX = 40
};
#define SALUTATION_WIDTH_MAX 0.8  /* of the column */
#define GREETING_AIR_LEADINGS 1.3 /* above and below a greeting that no list knows */
#define GREETING_EDGE_PT 16.0     /* the text may be indented below it */

static gboolean
text_ends_like_salutation(const char *text) {
  return strlen(text) > 0 && strchr(",:!", text[strlen(text) - 1]) != NULL;
}

static gboolean
line_is_short(const Study *study, const TextLine *line, double part) {
  Box column = layout_column(study->layout, line->line.page);
  return box_width(line->line.box) < part * box_width(column) || box_width(column) <= 0;
}

static gboolean
line_greets(const Study *study, guint index) {
  const TextLine *line = study_line(study, index);
  gsize length, loose;
  if (line->use != USE_OPEN || line->line.count > SALUTATION_CHARACTERS_MAX ||
      !wording_begins(study->languages, "salutation", "begin", line->text, &length))
    return FALSE;
  if (text_ends_like_salutation(line->text) ||
      (g_str_has_suffix(line->text, ".") && wording_is(study->languages, "salutation", "begin", line->text)))
    return TRUE;
  if (strchr(".?;", line->text[strlen(line->text) - 1]) || !line_is_short(study, line, SALUTATION_WIDTH_MAX))
    return FALSE;
  gboolean is_loose =
      wording_begins(study->languages, "salutation", "loose", line->text, &loose) && loose == length;
  if (is_loose && index > 0 && lines_share_row(study_line(study, index - 1), line))
    return FALSE; /* "Mevrouw" beside its label in a form */
  return !is_loose || line->text[length] == '\0';
}

static guint
find_salutation(const Study *study) {
  guint end = study_own_end(study);
  for (guint i = 0; i < end && study_line(study, i)->line.page < SALUTATION_PAGES; i++)
    if (line_greets(study, i))
      return i;
  return NO_LINE;
}

static gboolean
line_is_in_heads_of_text(const Study *study, guint index) {
  Label label;
  const TextLine *line = study_line(study, index);
  if (line->use != USE_OPEN || label_read(study, index, &label))
    return FALSE;
  return line->line.count >= RUNNING_CHARACTERS && !text_is_title(study->languages, line->text) &&
         !wording_begins(study->languages, "address", "return", line->text, NULL);
}

/* Two long lines on each other, or a long line that ends a sentence: text, not an address. */
static gboolean
running_text_begins(const Study *study, guint index) {
  guint below = layout_line_below(study->layout, index);
  const char *text = study_line(study, index)->text;
  if (!line_is_in_heads_of_text(study, index))
    return FALSE;
  return strchr(".?!", text[strlen(text) - 1]) != NULL ||
         (below != NO_LINE && study_line(study, below)->use == USE_OPEN &&
          study_line(study, below)->line.baseline - study_line(study, index)->line.baseline <
              1.6 * study->layout->leading &&
          layout_line_right(study->layout, index) == NO_LINE);
}

/* Without a salutation: the first running text, with the heading right above it. What a form says above the
 * line that calls its message is none. */
static guint
find_running_text(const Study *study) {
  guint message = form_rows_message(study);
  for (guint i = message == NO_LINE ? 0 : message + 1; i < study_count(study); i++)
    if (running_text_begins(study, i))
      return i;
  return study_count(study);
}

/* "To whoever opens this,": a short line to its comma, alone above the text and at its edge. */
static gboolean
line_greets_text(const Study *study, guint index, guint text) {
  const TextLine *line = study_line(study, index), *below = study_line(study, text);
  double step = below->line.baseline - line->line.baseline;
  const TextLine *above = index ? study_line(study, index - 1) : NULL;
  gboolean alone =
      !above || above->line.page != line->line.page ||
      line->line.baseline - above->line.baseline > GREETING_AIR_LEADINGS * study->layout->leading;
  return line->use == USE_OPEN && line->line.page == below->line.page && g_str_has_suffix(line->text, ",") &&
         strchr(line->text, ' ') && !wording_begins(study->languages, "closing", "begin", line->text, NULL) &&
         line->line.count <= GREETING_CHARACTERS_MAX && g_unichar_isupper(g_utf8_get_char(line->text)) &&
         fabs(line->line.box.x0 - below->line.box.x0) < GREETING_EDGE_PT && alone &&
         step > GREETING_AIR_LEADINGS * study->layout->leading && step < 3 * study->layout->leading;
}

static void
mark_head(Study *study, guint end, guint page) {
  for (guint i = 0; i < study_count(study); i++) {
    TextLine *line = study_line(study, i);
    if (i < end || (line->line.page == page && end < study_count(study) &&
                    line->line.baseline < study_line(study, end)->line.baseline))
      text_line_use(line, USE_HEAD, "above-salutation");
  }
}

/* "Dear Mr A,\nDear Ms B,": the greeting goes on. */
static guint
greeting_end(const Study *study) {
  guint end = study->salutation + 1;
  while (end < study_count(study) && line_greets(study, end))
    end++;
  return end;
}

void
opening_find(Study *study) {
  study->salutation = find_salutation(study);
  guint text = study->salutation == NO_LINE ? find_running_text(study) : NO_LINE;
  if (text != NO_LINE && text > 0 && text < study_count(study) && line_greets_text(study, text - 1, text))
    study->salutation = text - 1;
  if (study->salutation == NO_LINE) {
    study->body_begins = text;
    mark_head(study, study->body_begins, 0);
    return;
  }
  study->body_begins = greeting_end(study);
  for (guint i = study->salutation; i < study->body_begins; i++)
    text_line_use(study_line(study, i), USE_SALUTATION, "greeting");
  mark_head(study, study->salutation, study_line(study, study->salutation)->line.page);
}

void
opening_add_salutation(Study *study) {
  if (study->salutation == NO_LINE)
    return;
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  for (guint i = study->salutation; i < study->body_begins; i++)
    if (study_line(study, i)->use == USE_SALUTATION) {
      Piece piece = piece_of_line(study->layout, i);
      g_array_append_val(pieces, piece);
    }
  Part *part = flow_read(&study->flow, PART_SALUTATION, pieces);
  part->rung = study_line(study, study->salutation)->rung;
  g_ptr_array_add(study->letter->parts, part);
}
