/* Letters read as far as their correspondents, and what is asked of those. */
#pragma once

#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/correspondents.h"
#include "extract/ending.h"
#include "extract/opening.h"

/* The slips round running text, read as far as the correspondents. */
static inline PaperStudy *
study_correspondents(const PaperSlip *slips) {
  PaperStudy *paper = paper_study(paper_with_slips(slips));
  Study *study = &paper->study;
  opening_find(study);
  ending_find(study);
  g_autoptr(GArray) labels = labels_find(study);
  correspondents_find(study, labels);
  correspondents_complete(study);
  return paper;
}

static inline void
assert_field(const Field *field, const char *text) {
  if (g_strcmp0(field->text, text) != 0)
    fail_msg("\"%s\" instead of \"%s\"", field->text ? field->text : "nothing", text ? text : "nothing");
}

static inline void
assert_address(const Correspondent *who, const char *expected) {
  GString *lines = g_string_new(NULL);
  for (guint i = 0; i < who->address->len; i++)
    g_string_append_printf(lines, "%s%s", i ? "|" : "", (char *)g_ptr_array_index(who->address, i));
  g_autofree char *text = g_string_free(lines, FALSE);
  assert_string_equal(text, expected);
}

static inline void
assert_settled(const PaperStudy *paper, const char *beginning, FurnitureKind kind) {
  const TextLine *line = layout_line(paper->study.layout, paper_find_line(paper->study.layout, beginning));
  assert_int_equal(line->use, USE_FURNITURE);
  assert_int_equal(line->furniture, kind);
}
