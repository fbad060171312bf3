#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/fields.h"
#include "extract/opening.h"
#include "extract/tag-lines.h"

static const PaperSlip SLIPS[] = {{70, 180, "Ons kenmerk: 88.201"},
                                  {70, 194, "Doorkiesnummer: 0123 45"},
                                  {70, 330, "Zwolle, 3 mei 2024"},
                                  {70, 372, "Geachte mevrouw,"},
                                  PAPER_SLIPS_END};

typedef struct {
  PaperStudy *paper;
  TagLines *lines;
} Marked;

static Marked
mark(void) {
  Marked marked = {.paper = paper_study(paper_with_slips(SLIPS))};
  Study *study = &marked.paper->study;
  opening_find(study);
  g_autoptr(GArray) labels = labels_find(study);
  fields_fill(study, labels);
  marked.lines = tag_lines_find(study, labels);
  return marked;
}

static void
marked_clear(Marked *marked) {
  tag_lines_free(marked->lines);
  paper_study_free(marked->paper);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Marked, marked_clear)

static const TagWord *
word_of(const Marked *marked, const char *line, guint word) {
  return &tag_lines_of(marked->lines, paper_find_line(marked->paper->study.layout, line))->words[word];
}

static void
words_of_a_field_are_marked_and_no_others(G_GNUC_UNUSED void **state) {
  g_auto(Marked) marked = mark();
  assert_int_equal(word_of(&marked, "Ons kenmerk", 2)->ladder, TAG_OUR_REFERENCE);
  assert_int_equal(word_of(&marked, "Ons kenmerk", 1)->ladder, TAG_LABEL);
  assert_int_equal(word_of(&marked, "Zwolle", 1)->ladder, TAG_DATE);
  assert_int_equal(word_of(&marked, "Zwolle", 0)->ladder, TAGS);
  assert_int_equal(word_of(&marked, "Geachte", 1)->ladder, TAG_SALUTATION);
}

static void
a_value_knows_its_label(G_GNUC_UNUSED void **state) {
  g_auto(Marked) marked = mark();
  const TagWord *value = word_of(&marked, "Ons kenmerk", 2), *label = word_of(&marked, "Ons kenmerk", 0),
                *other = word_of(&marked, "Zwolle", 0);
  assert_int_equal(value->label, LABEL_OUR_REFERENCE);
  assert_string_equal(value->label_word, "ons");
  assert_int_equal(label->label, LABEL_KEYS);
  assert_null(other->label_word);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_of_a_field_are_marked_and_no_others),
      cmocka_unit_test(a_value_knows_its_label),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
