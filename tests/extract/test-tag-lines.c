#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/opening.h"
#include "extract/tag-lines.h"

static const PaperSlip SLIPS[] = {{70, 100, "Kranendonk & Vos"},
                                  {70, 114, "Kade 7"},
                                  {70, 128, "8000 AP Zwolle"},
                                  {350, 100, "Uw kenmerk:"},
                                  {430, 100, "Z/12-345,"},
                                  {70, 372, "Geachte mevrouw Bakker,"},
                                  {70, 330, "info@kranendonkvos.example"},
                                  PAPER_SLIPS_END};

static TagLines *
find_lines(PaperStudy *paper) {
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(Label));
  return tag_lines_find(&paper->study, none);
}

static const TagLine *
line_of(const TagLines *lines, const PaperStudy *paper, const char *beginning) {
  const TagLine *line = tag_lines_of(lines, paper_find_line(paper->study.layout, beginning));
  assert_non_null(line);
  return line;
}

static void
lines_on_each_other_make_a_chain(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(SLIPS));
  g_autoptr(TagLines) lines = find_lines(paper);
  const TagLine *name = line_of(lines, paper, "Kranendonk"), *town = line_of(lines, paper, "8000");
  assert_int_equal(name->length, 3);
  assert_int_equal(town->place, 2);
  assert_int_equal(name->chain, town->chain);
  assert_true(name->postcode);
  assert_int_equal(name->above, NO_LINE);
}

static void
lines_apart_or_beside_do_not(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(SLIPS));
  g_autoptr(TagLines) lines = find_lines(paper);
  const TagLine *name = line_of(lines, paper, "Kranendonk"), *label = line_of(lines, paper, "Uw kenmerk"),
                *mail = line_of(lines, paper, "info@");
  assert_true(name->chain != label->chain && name->chain != mail->chain);
  assert_false(label->postcode);
  const TagLine *value = line_of(lines, paper, "Z/12");
  assert_ptr_equal(tag_lines_of(lines, value->left), label);
}

static void
words_are_folded_for_the_tagger(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(SLIPS));
  g_autoptr(TagLines) lines = find_lines(paper);
  const TagLine *value = line_of(lines, paper, "Z/12");
  assert_string_equal(value->words[0].text, "Z/12-345,");
  assert_string_equal(value->words[0].plain, "z/99-999");
  const TagLine *label = line_of(lines, paper, "Uw kenmerk");
  assert_string_equal(label->words[1].plain, "kenmerk");
  assert_int_equal(label->words[1].offset, 3);
  assert_int_equal(label->key, LABEL_YOUR_REFERENCE);
}

static void
the_letter_tells_which_words_it_says_elsewhere(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = paper_study(paper_with_slips(SLIPS));
  g_autoptr(TagLines) lines = find_lines(paper);
  assert_true(g_hash_table_contains(lines->salutation_words, "bakker"));
  assert_false(g_hash_table_contains(lines->salutation_words, "zwolle"));
  assert_true(g_hash_table_contains(lines->domain_words, "kranendonkvos"));
  assert_false(g_hash_table_contains(lines->domain_words, "example"));
}

static void
the_middle_of_a_long_letter_is_left_out(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = paper_new();
  for (guint p = 0; p < 9; p++) {
    Page *page = paper_turn(pages);
    guint16 style = paper_style(page, PAPER_SIZE, 0);
    for (guint i = 0; i < 45; i++) {
      g_autofree char *text = g_strdup_printf("Regel %u van bladzijde %u", i, p);
      paper_set(page, PAPER_LEFT, 60 + i * PAPER_LEADING, style, text);
    }
  }
  g_autoptr(PaperStudy) paper = paper_study(pages);
  g_autoptr(TagLines) lines = find_lines(paper);
  assert_non_null(tag_lines_of(lines, paper_find_line(paper->study.layout, "Regel 3 van bladzijde 0")));
  assert_non_null(tag_lines_of(lines, paper_find_line(paper->study.layout, "Regel 44 van bladzijde 8")));
  assert_null(tag_lines_of(lines, paper_find_line(paper->study.layout, "Regel 3 van bladzijde 4")));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_on_each_other_make_a_chain),
      cmocka_unit_test(lines_apart_or_beside_do_not),
      cmocka_unit_test(words_are_folded_for_the_tagger),
      cmocka_unit_test(the_letter_tells_which_words_it_says_elsewhere),
      cmocka_unit_test(the_middle_of_a_long_letter_is_left_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
