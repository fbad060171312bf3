/*
 * Labels: "Datum", "Ons kenmerk:", "Subject" and what stands beside or below them, in rows, in columns and in
 * the side column.
 */
#pragma once

#include "extract/study.h"

typedef enum {
  LABEL_DATE,
  LABEL_OUR_REFERENCE,
  LABEL_YOUR_REFERENCE,
  LABEL_CASE_NUMBER,
  LABEL_SUBJECT,
  LABEL_ADDRESSEE,
  LABEL_SENDER,
  LABEL_ENCLOSURES,
  LABEL_COPIES,
  LABEL_PHONE,
  LABEL_EMAIL,
  LABEL_ORGANISATION,
  LABEL_FIRST_NAME,
  LABEL_LAST_NAME,
  LABEL_OTHER,
  LABEL_KEYS
} LabelKey;

typedef struct {
  LabelKey key;
  guint line;     /* where it stands */
  gsize begin;    /* byte of the line's text where it begins; above 0 behind something else on its line */
  gsize length;   /* bytes from the line's beginning to the end of label, colon and blanks */
  gboolean alone; /* nothing follows on the line */
  gboolean known; /* its words tell what it labels; else only its place does */
  GArray *value;  /* Piece: what it labels, in reading order; may be empty */
} Label;

/* Reads the label at the beginning of a line, without its value. FALSE: the line begins with none. */
gboolean label_read(const Study *study, guint line, Label *label);

/*
 * The labels of the letter's head and of its furniture, with their values (Label; free with g_array_unref).
 * Lines that turn out to be label or value are settled as reference furniture unless they are furniture
 * already.
 */
GArray *labels_find(Study *study);

/* Whether they are those of a printed form or mail: one says who sends it. */
gboolean labels_are_form(const GArray *labels);
