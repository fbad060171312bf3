/* Letters whose fields are filled, and what is asked of a field. */
#pragma once

#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/fields.h"

/* The slips above running text, their labels read and the letter's fields filled. */
static inline PaperStudy *
study_filled(const PaperSlip *slips) {
  PaperStudy *paper = paper_study(paper_with_slips(slips));
  paper_use_above(paper->study.layout, "Wij schrijven", USE_HEAD);
  g_autoptr(GArray) labels = labels_find(&paper->study);
  fields_fill(&paper->study, labels);
  fields_take_case_number(&paper->study, labels);
  return paper;
}

static inline void
assert_field(const Field *field, const char *text, const char *rung) {
  if (!text) {
    assert_null(field->text);
    return;
  }
  assert_non_null(field->text);
  assert_string_equal(field->text, text);
  assert_string_equal(field->rung, rung);
  assert_non_null(field->places);
  assert_true(field->places->len > 0);
}
