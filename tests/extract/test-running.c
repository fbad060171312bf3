#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/notes.h"
#include "extract/running.h"

/* Pages of running text between a third and two thirds of their height, in style 0; small print is style 1.
 */
static GPtrArray *
letter_of(guint n_pages) {
  GPtrArray *pages = paper_new();
  for (guint i = 0; i < n_pages; i++) {
    Page *page = paper_turn(pages);
    double baseline = 100;
    paper_style(page, PAPER_SIZE, 0);
    paper_style(page, 7, 0);
    for (guint k = 0; k < 5; k++)
      baseline = paper_write(page, baseline, 0, PAPER_PROSE) + PAPER_LEADING;
  }
  return pages;
}

static void
set(GPtrArray *pages, guint page, double x, double baseline, guint16 style, const char *text) {
  paper_set(g_ptr_array_index(pages, page), x, baseline, style, text);
}

static PaperStudy *
study_running(GPtrArray *pages) {
  PaperStudy *paper = paper_study(pages);
  running_mark(paper->study.layout, paper->languages);
  notes_mark(paper->study.layout);
  running_mark_footers(paper->study.layout, paper->languages);
  return paper;
}

static const TextLine *
line_of(const PaperStudy *paper, const char *beginning) {
  return layout_line(paper->study.layout, paper_find_line(paper->study.layout, beginning));
}

static void
assert_furniture(const PaperStudy *paper, const char *beginning, FurnitureKind kind) {
  const TextLine *line = line_of(paper, beginning);
  if (line->use != USE_FURNITURE || line->furniture != kind)
    fail_msg("\"%s\" has use %d, furniture %d", beginning, line->use, line->furniture);
  assert_non_null(line->rung);
}

static void
assert_open(const PaperStudy *paper, const char *beginning) {
  const TextLine *line = line_of(paper, beginning);
  if (line->use != USE_OPEN)
    fail_msg("\"%s\" was taken as \"%s\"", beginning, line->rung);
}

static void
a_number_with_its_words_beside_it_is_no_page_number(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(2);
  set(pages, 1, PAPER_LEFT, 82, 0, "2");
  set(pages, 1, PAPER_LEFT + 25, 82, 0, "Beoordeling");
  g_autoptr(PaperStudy) paper = study_running(pages);
  assert_open(paper, "2");
}

static void
a_number_far_from_other_words_is_one(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(2);
  set(pages, 1, PAPER_LEFT, 82, 0, "2");
  set(pages, 1, PAPER_LEFT + 200, 82, 0, "Stichting De Kade");
  g_autoptr(PaperStudy) paper = study_running(pages);
  assert_furniture(paper, "2", FURNITURE_PAGE_NUMBER);
}

static void
page_numbers_are_told_in_both_languages(G_GNUC_UNUSED void **state) {
  const char *const numbers[] = {"Pagina 2 van 3", "Page 2 of 3", "blad 2", "2/3",
                                 "- 2 -",          "2",           "p. 2",   "Blad: 2"};
  for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
    GPtrArray *pages = letter_of(1);
    set(pages, 0, 280, 810, 0, numbers[i]);
    g_autoptr(PaperStudy) paper = study_running(pages);
    assert_furniture(paper, numbers[i], FURNITURE_PAGE_NUMBER);
  }
}

static void
a_page_number_in_the_middle_of_the_page_is_text(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(1);
  set(pages, 0, PAPER_LEFT, 560, 0, "Pagina 2 van 3");
  g_autoptr(PaperStudy) paper = study_running(pages);
  assert_open(paper, "Pagina 2 van 3");
}

static void
other_numbers_at_the_edge_are_no_page_numbers(G_GNUC_UNUSED void **state) {
  const char *const texts[] = {"12345", "2 van de 3 stukken ontbreken nog", "3 mei 2024", "paginagroot 2"};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    GPtrArray *pages = letter_of(1);
    set(pages, 0, PAPER_LEFT, 70, 0, texts[i]);
    g_autoptr(PaperStudy) paper = study_running(pages);
    const TextLine *line = line_of(paper, texts[i]);
    assert_true(line->use != USE_FURNITURE || line->furniture != FURNITURE_PAGE_NUMBER);
  }
}

static void
a_line_that_ends_in_a_page_number_is_a_header_or_footer(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(2);
  set(pages, 1, PAPER_LEFT, 50, 0, "Advocatenkantoor Vos – blad 2");
  set(pages, 0, PAPER_LEFT, 810, 0, "Stichting De Kade, pagina 1 van 2");
  g_autoptr(PaperStudy) paper = study_running(pages);
  assert_furniture(paper, "Advocatenkantoor", FURNITURE_HEADER);
  assert_furniture(paper, "Stichting De Kade", FURNITURE_FOOTER);
}

static void
lines_repeated_at_the_edge_are_headers_and_footers(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(3);
  for (guint i = 0; i < 3; i++) {
    set(pages, i, PAPER_LEFT, 60, 0, i == 0 ? "Ons dossier 1201" : "Ons dossier 1202");
    set(pages, i, PAPER_LEFT, 800, 0, "Voor vragen belt u ons kantoor");
  }
  g_autoptr(PaperStudy) paper = study_running(pages);
  assert_furniture(paper, "Ons dossier 1202", FURNITURE_HEADER);
  assert_furniture(paper, "Voor vragen", FURNITURE_FOOTER);
}

static void
lines_repeated_in_the_text_are_text(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(3);
  g_autoptr(PaperStudy) paper = study_running(pages);
  assert_open(paper, "Wij schrijven u");
}

static void
a_line_at_another_height_does_not_repeat(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(2);
  set(pages, 0, PAPER_LEFT, 86, 0, "Wij vragen u dus:");
  set(pages, 1, PAPER_LEFT, 70, 0, "Wij vragen u dus:");
  g_autoptr(PaperStudy) paper = study_running(pages);
  assert_open(paper, "Wij vragen u dus:");
}

static void
a_lone_line_at_the_head_of_a_following_page_is_a_header(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(2);
  set(pages, 1, PAPER_LEFT, 50, 0, "Vervolg van onze brief aan u");
  g_autoptr(PaperStudy) paper = study_running(pages);
  assert_furniture(paper, "Vervolg van", FURNITURE_HEADER);
}

static void
a_lone_line_at_the_head_of_the_first_page_is_none(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(2);
  set(pages, 0, PAPER_LEFT, 50, 0, "Aan onze buren in de stad");
  g_autoptr(PaperStudy) paper = study_running(pages);
  assert_open(paper, "Aan onze buren");
}

static void
text_that_goes_on_at_the_head_of_a_page_is_text(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(1);
  Page *page = paper_turn(pages);
  paper_write(page, 55, paper_style(page, PAPER_SIZE, 0), PAPER_PROSE);
  g_autoptr(PaperStudy) paper = study_running(pages);
  for (guint i = 0; i < study_count(&paper->study); i++)
    assert_int_equal(study_line(&paper->study, i)->use, USE_OPEN);
}

static void
small_print_at_the_foot_is_a_footer_with_all_its_lines(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(1);
  set(pages, 0, PAPER_LEFT, 785, 1, "KvK 12345678, derdengeldenrekening");
  set(pages, 0, PAPER_LEFT, 794, 1, "Op onze diensten zijn voorwaarden van toepassing");
  g_autoptr(PaperStudy) paper = study_running(pages);
  assert_furniture(paper, "KvK", FURNITURE_FOOTER);
  assert_furniture(paper, "Op onze diensten", FURNITURE_FOOTER);
}

static void
the_last_lines_of_a_full_page_are_no_footer(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(1);
  paper_write(g_ptr_array_index(pages, 0), 100 + 5 * 6 * PAPER_LEADING, 0,
              PAPER_PROSE " " PAPER_PROSE " " PAPER_PROSE " " PAPER_PROSE " " PAPER_PROSE);
  g_autoptr(PaperStudy) paper = study_running(pages);
  for (guint i = 0; i < study_count(&paper->study); i++)
    assert_true(study_line(&paper->study, i)->use == USE_OPEN);
}

static void
footnotes_at_the_foot_are_not_swallowed_by_the_footer(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(1);
  Page *page = g_ptr_array_index(pages, 0);
  guint16 note = paper_style(page, 9, 0);
  set(pages, 0, PAPER_LEFT, 760, note, "1 Zie de brief van onze buurman.");
  set(pages, 0, PAPER_LEFT, 800, 1, "KvK 12345678, postbus 12");
  g_autoptr(PaperStudy) paper = study_running(pages);
  assert_int_equal(line_of(paper, "1 Zie")->use, USE_NOTE);
  assert_furniture(paper, "KvK", FURNITURE_FOOTER);
}

static void
side_columns_are_told_on_either_side(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(1);
  set(pages, 0, 512, 200, 1, "Bezoekadres");
  set(pages, 0, 8, 300, 1, "Afdeling");
  g_autoptr(PaperStudy) paper = study_running(pages);
  assert_furniture(paper, "Bezoekadres", FURNITURE_SIDEBAR);
  assert_furniture(paper, "Afdeling", FURNITURE_SIDEBAR);
}

static void
an_indented_line_in_the_column_is_no_sidebar(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = letter_of(1);
  set(pages, 0, 300, 560, 0, "rechts ondertekend");
  g_autoptr(PaperStudy) paper = study_running(pages);
  assert_open(paper, "rechts ondertekend");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_number_with_its_words_beside_it_is_no_page_number),
      cmocka_unit_test(a_number_far_from_other_words_is_one),
      cmocka_unit_test(page_numbers_are_told_in_both_languages),
      cmocka_unit_test(a_page_number_in_the_middle_of_the_page_is_text),
      cmocka_unit_test(other_numbers_at_the_edge_are_no_page_numbers),
      cmocka_unit_test(a_line_that_ends_in_a_page_number_is_a_header_or_footer),
      cmocka_unit_test(lines_repeated_at_the_edge_are_headers_and_footers),
      cmocka_unit_test(lines_repeated_in_the_text_are_text),
      cmocka_unit_test(a_line_at_another_height_does_not_repeat),
      cmocka_unit_test(a_lone_line_at_the_head_of_a_following_page_is_a_header),
      cmocka_unit_test(a_lone_line_at_the_head_of_the_first_page_is_none),
      cmocka_unit_test(text_that_goes_on_at_the_head_of_a_page_is_text),
      cmocka_unit_test(small_print_at_the_foot_is_a_footer_with_all_its_lines),
      cmocka_unit_test(the_last_lines_of_a_full_page_are_no_footer),
      cmocka_unit_test(footnotes_at_the_foot_are_not_swallowed_by_the_footer),
      cmocka_unit_test(side_columns_are_told_on_either_side),
      cmocka_unit_test(an_indented_line_in_the_column_is_no_sidebar),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
