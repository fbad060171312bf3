#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/body.h"
#include "extract/notes.h"

enum { BODY, NOTE, MARK };

static Page *
new_page(GPtrArray *pages) {
  Page *page = paper_turn(pages);
  paper_style(page, PAPER_SIZE, 0);
  paper_style(page, 9, 0);
  paper_style(page, 7, 0);
  return page;
}

/* Footnotes marked, their marks known, and the parts of all lines added. */
static PaperStudy *
study_body(GPtrArray *pages, Division division) {
  PaperStudy *paper = paper_study(pages);
  notes_mark(paper->study.layout);
  for (guint i = 0; i < study_count(&paper->study); i++) {
    char mark[8];
    if (study_line(&paper->study, i)->use == USE_NOTE &&
        note_mark_length(study_line(&paper->study, i)->text, mark))
      g_hash_table_add(paper->marks, g_strdup(mark));
  }
  body_add_parts(&paper->study, 0, study_count(&paper->study), division);
  return paper;
}

static const Part *
part_at(const PaperStudy *paper, guint index) {
  assert_true(index < paper->study.letter->parts->len);
  return letter_part(paper->study.letter, index);
}

static void
assert_part(const PaperStudy *paper, guint index, PartKind kind, const char *text) {
  const Part *part = part_at(paper, index);
  assert_string_equal(part->text, text);
  assert_int_equal(part->kind, kind);
  assert_non_null(part->rung);
}

static void
blocks_become_parts_with_their_text(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = paper_new();
  Page *page = new_page(pages);
  double baseline = paper_write(page, 100, BODY, PAPER_PROSE) + PAPER_LEADING;
  paper_write(page, baseline, BODY, "- een punt;\n- nog een punt.");
  g_autoptr(PaperStudy) paper = study_body(pages, DIVISION_LETTER);
  assert_int_equal(paper->study.letter->parts->len, 3);
  assert_part(paper, 0, PART_PARAGRAPH, PAPER_PROSE);
  assert_part(paper, 1, PART_ITEM, "een punt;");
  assert_part(paper, 2, PART_ITEM, "nog een punt.");
  assert_string_equal(part_at(paper, 1)->label, "-");
  assert_int_equal(part_at(paper, 1)->level, 1);
  assert_int_equal(part_at(paper, 2)->division, DIVISION_LETTER);
}

static void
only_the_lines_asked_for_are_read(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = paper_new();
  Page *page = new_page(pages);
  paper_write(page, 100, BODY, "Boven.");
  paper_write(page, 200, BODY, PAPER_PROSE);
  g_autoptr(PaperStudy) paper = paper_study(pages);
  body_add_parts(&paper->study, 0, 1, DIVISION_PREAMBLE);
  assert_int_equal(paper->study.letter->parts->len, 1);
  assert_part(paper, 0, PART_PARAGRAPH, "Boven.");
  assert_int_equal(part_at(paper, 0)->division, DIVISION_PREAMBLE);
}

/* Prose, a sentence with a raised mark, a paragraph after it, and footnotes at the foot. */
static GPtrArray *
pages_with_mark(const char *mark, const char *first_note, const char *second_note) {
  GPtrArray *pages = paper_new();
  Page *page = new_page(pages);
  double baseline = paper_write(page, 100, BODY, PAPER_PROSE) + PAPER_LEADING;
  double x = paper_set(page, PAPER_LEFT, baseline, BODY, "Dat schreef u ons");
  x = paper_set(page, x, baseline - 4, MARK, mark);
  paper_set(page, x, baseline, BODY, " eerder.");
  paper_write(page, baseline + 2 * PAPER_LEADING, BODY, PAPER_PROSE);
  paper_set(page, PAPER_LEFT, 700, NOTE, first_note);
  if (second_note)
    paper_set(page, PAPER_LEFT, 711, NOTE, second_note);
  return pages;
}

static void
a_footnote_stands_after_the_part_that_holds_its_mark(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper =
      study_body(pages_with_mark("1", "1 Zie uw brief van mei.", NULL), DIVISION_LETTER);
  assert_int_equal(paper->study.letter->parts->len, 4);
  assert_part(paper, 1, PART_PARAGRAPH, "Dat schreef u ons eerder.");
  assert_part(paper, 2, PART_FOOTNOTE, "Zie uw brief van mei.");
  assert_part(paper, 3, PART_PARAGRAPH, PAPER_PROSE);
  assert_string_equal(part_at(paper, 2)->label, "1");
  const Part *text = part_at(paper, 1);
  assert_int_equal(text->marks->len, 1);
  const NoteMark *mark = &g_array_index(text->marks, NoteMark, 0);
  assert_int_equal(mark->offset, strlen("Dat schreef u ons"));
  assert_int_equal(mark->note, 2);
}

static void
a_footnotes_further_lines_belong_to_it(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper =
      study_body(pages_with_mark("1", "1 Zie uw brief van mei,", "die wij hier bijvoegen."), DIVISION_LETTER);
  assert_part(paper, 2, PART_FOOTNOTE, "Zie uw brief van mei, die wij hier bijvoegen.");
  assert_int_equal(paper->study.letter->parts->len, 4);
}

static void
a_footnote_without_a_mark_in_the_text_comes_last_and_is_not_lost(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper =
      study_body(pages_with_mark("1", "1 Zie uw brief.", "2 Niemand wijst hierheen."), DIVISION_LETTER);
  assert_int_equal(paper->study.letter->parts->len, 5);
  assert_part(paper, 4, PART_FOOTNOTE, "Niemand wijst hierheen.");
}

static void
a_raised_number_without_a_footnote_is_no_mark(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_body(pages_with_mark("2", "1 Zie uw brief.", NULL), DIVISION_LETTER);
  assert_part(paper, 1, PART_PARAGRAPH, "Dat schreef u ons2 eerder.");
  assert_int_equal(part_at(paper, 1)->marks->len, 0);
}

static void
a_tables_cells_span_its_text(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = paper_new();
  Page *page = new_page(pages);
  double baseline = paper_write(page, 100, BODY, PAPER_PROSE) + PAPER_LEADING;
  const char *const cells[] = {"Jaar", "Aanvragen en", NULL, "bezwaren", "2022", "120"};
  for (guint i = 0; i < G_N_ELEMENTS(cells); i++)
    if (cells[i])
      paper_set(page, PAPER_LEFT + 140 * (i % 2), baseline + PAPER_LEADING * (i / 2), BODY, cells[i]);
  g_autoptr(PaperStudy) paper = study_body(pages, DIVISION_LETTER);
  const Part *table = part_at(paper, 1);
  const char *const expected[] = {"Jaar", "Aanvragen en bezwaren", "2022", "120"};
  assert_part(paper, 1, PART_TABLE, "Jaar Aanvragen en bezwaren 2022 120");
  assert_int_equal(table->cells->len, G_N_ELEMENTS(expected));
  for (guint i = 0; i < table->cells->len; i++) {
    const Cell *cell = &g_array_index(table->cells, Cell, i);
    g_autofree char *text = g_strndup(table->text + cell->span.start, cell->span.end - cell->span.start);
    assert_string_equal(text, expected[i]);
    assert_int_equal(cell->row, i / 2);
    assert_int_equal(cell->column, i % 2);
  }
}

static void
a_postscript_says_so_itself(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = paper_new();
  Page *page = new_page(pages);
  double baseline = paper_write(page, 100, BODY, PAPER_PROSE) + PAPER_LEADING;
  paper_write(page, baseline, BODY, "P.S. De sleutel ligt bij de buren van nummer zeven.");
  g_autoptr(PaperStudy) paper = study_body(pages, DIVISION_LETTER);
  assert_part(paper, 0, PART_PARAGRAPH, PAPER_PROSE);
  assert_part(paper, 1, PART_POSTSCRIPT, "P.S. De sleutel ligt bij de buren van nummer zeven.");
}

static void
from_the_attribution_on_a_mail_is_quoted(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = paper_new();
  Page *page = new_page(pages);
  double baseline = paper_write(page, 100, BODY, PAPER_PROSE) + PAPER_LEADING;
  baseline = paper_write(page, baseline, BODY, "Op 4 maart 2024 om 09:12 schreef De Kade <k@kade.example>:") +
             PAPER_LEADING;
  paper_write(page, baseline, BODY, PAPER_PROSE);
  g_autoptr(PaperStudy) paper = study_body(pages, DIVISION_LETTER);
  assert_int_equal(paper->study.letter->parts->len, 3);
  assert_int_equal(part_at(paper, 0)->division, DIVISION_LETTER);
  assert_int_equal(part_at(paper, 0)->kind, PART_PARAGRAPH);
  assert_int_equal(part_at(paper, 1)->division, DIVISION_QUOTED);
  assert_int_equal(part_at(paper, 2)->division, DIVISION_QUOTED);
  assert_int_equal(part_at(paper, 2)->kind, PART_PARAGRAPH);
}

static void
a_sentence_about_an_earlier_letter_quotes_nothing(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = paper_new();
  Page *page = new_page(pages);
  double baseline =
      paper_write(page, 100, BODY, "Op 4 maart 2024 schreef u ons dat het nog wel even zou duren.") +
      PAPER_LEADING;
  paper_write(page, baseline, BODY, PAPER_PROSE);
  g_autoptr(PaperStudy) paper = study_body(pages, DIVISION_LETTER);
  for (guint i = 0; i < paper->study.letter->parts->len; i++)
    assert_int_equal(part_at(paper, i)->division, DIVISION_LETTER);
}

static void
a_cell_that_wraps_before_its_neighbours_row_ends_stays_whole(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = paper_new();
  Page *page = new_page(pages);
  double baseline = paper_write(page, 100, BODY, PAPER_PROSE) + PAPER_LEADING;
  const char *const cells[] = {"Soort en", "Aantal", "herkomst", NULL, "Bezwaar", "120"};
  for (guint i = 0; i < G_N_ELEMENTS(cells); i++)
    if (cells[i])
      paper_set(page, PAPER_LEFT + 140 * (i % 2), baseline + PAPER_LEADING * (i / 2), BODY, cells[i]);
  g_autoptr(PaperStudy) paper = study_body(pages, DIVISION_LETTER);
  assert_part(paper, 1, PART_TABLE, "Soort en herkomst Aantal Bezwaar 120");
  assert_int_equal(part_at(paper, 1)->cells->len, 4);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(blocks_become_parts_with_their_text),
      cmocka_unit_test(only_the_lines_asked_for_are_read),
      cmocka_unit_test(a_footnote_stands_after_the_part_that_holds_its_mark),
      cmocka_unit_test(a_footnotes_further_lines_belong_to_it),
      cmocka_unit_test(a_footnote_without_a_mark_in_the_text_comes_last_and_is_not_lost),
      cmocka_unit_test(a_raised_number_without_a_footnote_is_no_mark),
      cmocka_unit_test(a_tables_cells_span_its_text),
      cmocka_unit_test(a_postscript_says_so_itself),
      cmocka_unit_test(from_the_attribution_on_a_mail_is_quoted),
      cmocka_unit_test(a_sentence_about_an_earlier_letter_quotes_nothing),
      cmocka_unit_test(a_cell_that_wraps_before_its_neighbours_row_ends_stays_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
