/* A letter under study: what the steps from layout to letter share. parts_recognise owns it and walks the
 * steps. */
#pragma once

#include "extract/flow.h"
#include "extract/language.h"
#include "extract/layout.h"

#define NO_LINE G_MAXUINT

/* The rung of a quoted mail's header, which tells when that mail was sent. */
#define QUOTED_HEADER_RUNG "quoted-mail-header"

typedef struct {
  Layout *layout;
  const Languages *languages;
  Flow flow;
  Letter *letter;     /* grows */
  guint quoted_from;  /* line where the header of a quoted mail begins; 0: none */
  guint salutation;   /* line that greets; NO_LINE: none */
  guint body_begins;  /* first line of the letter's own text */
  GArray *notes_used; /* gboolean a line: the footnote that begins there has its part */
  guint body_ends;    /* first line after it: closing, signature, or the end */
} Study;

static inline TextLine *
study_line(const Study *study, guint index) {
  return layout_line(study->layout, index);
}

static inline guint
study_count(const Study *study) {
  return study->layout->lines->len;
}

/* The line behind the letter's own text: where a quoted mail begins, or the last one's next. */
static inline guint
study_own_end(const Study *study) {
  return study->quoted_from ? study->quoted_from : study_count(study);
}
