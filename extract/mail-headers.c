#include "extract/mail-headers.h"

#include "extract/mail.h"
#include "extract/wording.h"

#include <string.h>

/* So many rows of a header make one; text above is told by lines of so many characters. */
enum { HEADER_ROWS_MIN = 3, TEXT_CHARACTERS_MIN = 45, TEXT_LINES_MIN = 2 };

/* "Van: Jo", "Sent:". */
static gboolean
line_begins_row(const Study *study, guint index) {
  const char *text = study_line(study, index)->text;
  gsize length;
  text += strspn(text, "> *");
  if (!wording_begins(study->languages, "quoted", "header", text, &length))
    return FALSE;
  return text[length + strspn(text + length, " *")] == ':';
}

/* Where the row of this line ends: the first line that does not share it. */
static guint
row_end(const Study *study, guint index) {
  guint end = index + 1;
  while (end < study_count(study) && lines_share_row(study_line(study, index), study_line(study, end)))
    end++;
  return end;
}

/* The first line after the header that begins here; index itself when none does. */
static guint
header_end(const Study *study, guint index) {
  guint rows = 0, end = index;
  while (end < study_count(study) && line_begins_row(study, end)) {
    end = row_end(study, end);
    rows++;
  }
  return rows >= HEADER_ROWS_MIN ? end : index;
}

static gboolean
line_divides(const Study *study, guint index) {
  return study_line(study, index)->text[0] != '>' &&
         mail_begins(study->languages, study_line(study, index)->text) &&
         strpbrk(study_line(study, index)->text, "-_");
}

static void
settle_header(Study *study, guint begin, guint end) {
  for (guint i = begin; i < end; i++)
    text_line_furnish(study_line(study, i), FURNITURE_REFERENCE, QUOTED_HEADER_RUNG);
}

void
mail_headers_find(Study *study) {
  guint text = 0;
  study->quoted_from = 0;
  for (guint i = 0; i < study_count(study); i++) {
    const TextLine *line = study_line(study, i);
    if (line->use != USE_OPEN)
      continue;
    gboolean divides = line_divides(study, i);
    guint begin = divides ? i + 1 : i, end = header_end(study, begin);
    if (end > begin && (text >= TEXT_LINES_MIN || divides)) {
      settle_header(study, i, end);
      study->quoted_from = i;
      return;
    }
    /* The letter's own header: the next one is quoted. */
    if (end > begin) {
      text = TEXT_LINES_MIN;
      i = end - 1;
    } else
      text += line->line.count >= TEXT_CHARACTERS_MIN;
  }
}
