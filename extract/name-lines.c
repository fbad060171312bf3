#include "extract/name-lines.h"

#include "extract/address.h"
#include "extract/labels.h"
#include "extract/line-claims.h"
#include "extract/persons.h"
#include "extract/wording.h"

#include <math.h>
#include <string.h>

#define STACK_GAP_SIZES 1.7 /* from baseline to baseline, in sizes of the type */
#define DISPLAY_SIZE 1.15   /* of the text's: type that only names and titles are set in */
#define STACK_EDGE_PT 6.0
enum { STACKED_LINES_MAX = 3, STACKED_CHARACTERS_MAX = 40 };

/* The line, not of the letter's own text, that ends in the field's name; NO_LINE: none does. */
static guint
line_of_name(const Study *study, const Field *field) {
  for (guint i = 0; field->text && i < study_count(study); i++) {
    const TextLine *line = study_line(study, i);
    if (line->use != USE_OPEN && line->use != USE_END && g_str_has_suffix(line->text, field->text))
      return i;
  }
  return NO_LINE;
}

/* "van", "of the", "&": more of the name must follow. */
static gboolean
ends_in_particle(const Languages *languages, const char *text) {
  const char *last = strrchr(text, ' ');
  return last && (wording_is(languages, "names", "particle", last + 1) ||
                  wording_is(languages, "names", "article", last + 1));
}

static gboolean
stands_under(const Study *study, guint above, guint below) {
  const TextLine *upper = study_line(study, above), *lower = study_line(study, below);
  double step = lower->line.baseline - upper->line.baseline;
  return upper->line.page == lower->line.page && step > 0 && step < STACK_GAP_SIZES * upper->line.size;
}

/* A line that may be part of a name: no text, label, address or number to call. */
static gboolean
may_be_name(const Study *study, guint index) {
  const TextLine *line = study_line(study, index);
  Label label;
  return line->use != USE_OPEN && line->use != USE_END && line->use != USE_SALUTATION &&
         line->line.count <= STACKED_CHARACTERS_MAX && !strpbrk(line->text, "0123456789@") &&
         !label_read(study, index, &label) && !text_is_contact_line(study->languages, line->text) &&
         !text_is_address_line(study->languages, line->text);
}

static gboolean
is_display(const Study *study, const TextLine *line) {
  return line->line.size > DISPLAY_SIZE * study->layout->body_size;
}

static gboolean
is_one_word(const TextLine *line) {
  return !strchr(line->text, ' ');
}

/* Lines of one display style on each other, the nearer one a single word, are one name; below more words may
 * stand what the organisation does, or its department. */
static gboolean
stacked(const Study *study, guint above, guint below) {
  const TextLine *upper = study_line(study, above), *lower = study_line(study, below);
  return is_one_word(upper) && is_display(study, upper) && upper->line.style == lower->line.style &&
         stands_under(study, above, below) && fabs(upper->line.size - lower->line.size) < .2 &&
         (fabs(upper->line.box.x0 - lower->line.box.x0) < STACK_EDGE_PT ||
          fabs(upper->line.box.x1 - lower->line.box.x1) < STACK_EDGE_PT ||
          fabs(upper->line.box.x0 + upper->line.box.x1 - lower->line.box.x0 - lower->line.box.x1) <
              2 * STACK_EDGE_PT);
}

static guint
line_above(const Study *study, guint index) {
  for (guint i = index; i-- > 0;)
    if (layout_line_below(study->layout, i) == index)
      return i;
  return NO_LINE;
}

/* Puts a line's text before the name or behind it. */
static void
add_line(const Study *study, Field *field, guint line, gboolean before) {
  Piece piece = piece_of_line(study->layout, line);
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  g_array_append_val(pieces, piece);
  g_autoptr(GArray) places = pieces_places(study->layout, pieces);
  const char *text = study_line(study, line)->text;
  g_autofree char *both =
      before ? g_strconcat(text, " ", field->text, NULL) : g_strconcat(field->text, " ", text, NULL);
  if (field->places) {
    if (before)
      g_array_prepend_vals(field->places, places->data, places->len);
    else
      g_array_append_vals(field->places, places->data, places->len);
  }
  g_free(field->text);
  field->text = g_steal_pointer(&both);
}

static void
lengthen(const Study *study, Field *field) {
  guint line = line_of_name(study, field);
  if (line == NO_LINE)
    return;
  gboolean whole = strlen(study_line(study, line)->text) == strlen(field->text);
  guint below = layout_line_below(study->layout, line), above = whole ? line_above(study, line) : NO_LINE;
  for (guint i = 0, last = line;
       i < STACKED_LINES_MAX && below != NO_LINE && may_be_name(study, below) &&
       (stacked(study, last, below) ||
        (ends_in_particle(study->languages, field->text) && stands_under(study, last, below)));
       i++, last = below, below = layout_line_below(study->layout, below))
    add_line(study, field, below, FALSE);
  for (guint i = 0, first = line;
       i < STACKED_LINES_MAX && above != NO_LINE && may_be_name(study, above) &&
       (stacked(study, above, first) || (ends_in_particle(study->languages, study_line(study, above)->text) &&
                                         stands_under(study, above, first)));
       i++, first = above, above = line_above(study, above))
    add_line(study, field, above, TRUE);
}

void
organisation_names_lengthen(Study *study) {
  lengthen(study, &study->letter->sent.organisation);
  lengthen(study, &study->letter->received.organisation);
}
