/* Fields: what the labels and the dateline of a letter's head say: date, references, subject, copies,
 * enclosures. */
#pragma once

#include "extract/labels.h"

/* Fills the letter's fields from labels (Label); what no label says is sought where letters without labels
 * have it. */
void fields_fill(Study *study, const GArray *labels);

/* A labelled case number, once both correspondents are known: the reference of the one who numbers cases,
 * when the letter has no other. */
void fields_take_case_number(Study *study, const GArray *labels);

/* The date, when the head gave none: a dateline at the letter's end. */
void fields_find_date_at_end(Study *study);

/* Reads a date in a line's text into the letter's date. FALSE when it holds none. */
gboolean fields_take_date(Study *study, const GArray *pieces, const char *rung);

/* Takes pieces for the letter's subject, unless it has one. */
void fields_take_subject(Study *study, const GArray *pieces, const char *rung);

/* The text of pieces, read as a part; free with part_free. */
Part *fields_read(const Study *study, PartKind kind, const GArray *pieces);
