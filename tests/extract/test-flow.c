#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

/* The whole of a page that says this, a line for each of text's, read as a paragraph. */
static PaperStudy *
study_of(const char *text) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  paper_flow(page, PAPER_LEFT, 5000, 100, paper_style(page, PAPER_SIZE, 0), text);
  return paper_study(pages);
}

static Part *
read_all(const PaperStudy *paper) {
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  for (guint i = 0; i < study_count(&paper->study); i++) {
    Piece piece = piece_of_line(paper->study.layout, i);
    g_array_append_val(pieces, piece);
  }
  return flow_read(&paper->study.flow, PART_PARAGRAPH, pieces);
}

static gboolean
is_hyphen(gunichar ch) {
  return ch == '-' || ch == 0x2010 || ch == 0x2011;
}

/* Every code point has its ink, and all but blanks lead to a glyph of the same character. */
static void
assert_ink_leads_back(const PaperStudy *paper, const Part *part) {
  assert_non_null(part->ink);
  assert_int_equal(part->ink->len, g_utf8_strlen(part->text, -1));
  const char *at = part->text;
  for (guint i = 0; i < part->ink->len; i++, at = g_utf8_next_char(at)) {
    Ink ink = g_array_index(part->ink, Ink, i);
    gunichar ch = g_utf8_get_char(at);
    if (ch == ' ')
      continue;
    assert_true(ink.page < paper->study.letter->pages->len);
    const Page *page = g_ptr_array_index(paper->study.letter->pages, ink.page);
    assert_true(ink.glyph < page->glyphs->len);
    gunichar glyph = page_glyph(page, ink.glyph)->ch;
    assert_true(glyph == ch || (is_hyphen(glyph) && is_hyphen(ch)));
  }
}

static void
assert_flows(const char *printed, const char *expected) {
  g_autoptr(PaperStudy) paper = study_of(printed);
  g_autoptr(Part) part = read_all(paper);
  assert_string_equal(part->text, expected);
  assert_ink_leads_back(paper, part);
}

static void
lines_are_joined_by_one_blank(G_GNUC_UNUSED void **state) {
  assert_flows("Eén regel", "Eén regel");
  assert_flows("de eerste regel\nde tweede\nde derde", "de eerste regel de tweede de derde");
  assert_flows(" met  blanco's \n rondom ", "met blanco's rondom");
}

static void
no_word_goes_on_in_the_next_cell(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_of("de aan-\nvraag");
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  for (guint i = 0; i < 2; i++) {
    Piece piece = piece_of_line(paper->study.layout, i);
    piece.begins_cell = TRUE;
    g_array_append_val(pieces, piece);
  }
  g_autoptr(Part) cells = flow_read(&paper->study.flow, PART_TABLE, pieces), lines = read_all(paper);
  assert_string_equal(cells->text, "de aan- vraag");
  assert_string_equal(lines->text, "de aanvraag");
}

static void
a_part_remembers_its_printed_lines(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_of("één regel\ntwee");
  g_autoptr(Part) part = read_all(paper);
  assert_int_equal(part->lines->len, 2);
  assert_int_equal(g_array_index(part->lines, PrintedLine, 0).start, 0);
  const PrintedLine *second = &g_array_index(part->lines, PrintedLine, 1);
  assert_int_equal(second->start, strlen("één regel "));
  assert_false(second->word_goes_on);
  assert_int_equal(second->place.page, 0);
  assert_float_equal(second->place.box.x0, PAPER_LEFT, 0.01);
  assert_true(second->place.box.y0 < 100 + PAPER_LEADING && second->place.box.y1 > 100 + PAPER_LEADING);
}

static void
a_broken_word_is_put_together(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_of("de ver\u00AD\ngunning is er, en vergunning blijft");
  g_autoptr(Part) part = read_all(paper);
  assert_string_equal(part->text, "de vergunning is er, en vergunning blijft");
  assert_ink_leads_back(paper, part);
  const PrintedLine *second = &g_array_index(part->lines, PrintedLine, 1);
  assert_true(second->word_goes_on);
  assert_int_equal(second->start, strlen("de ver"));
}

static void
a_hyphen_is_undone_where_the_letter_writes_the_word_unbroken(G_GNUC_UNUSED void **state) {
  assert_flows("een kwispel-\nbroek is geen ander soort kwispelbroek",
               "een kwispelbroek is geen ander soort kwispelbroek");
}

static void
a_hyphen_that_belongs_to_the_word_stays(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_of("het COA-\nbeleid");
  g_autoptr(Part) part = read_all(paper);
  assert_string_equal(part->text, "het COA-beleid");
  assert_ink_leads_back(paper, part);
  assert_true(g_array_index(part->lines, PrintedLine, 1).word_goes_on);
}

static void
a_hyphen_before_a_conjunction_keeps_its_blank(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_of("de in-\nen uitvoer");
  g_autoptr(Part) part = read_all(paper);
  assert_string_equal(part->text, "de in- en uitvoer");
  assert_ink_leads_back(paper, part);
  assert_false(g_array_index(part->lines, PrintedLine, 1).word_goes_on);
}

static void
a_dash_between_blanks_stays_one(G_GNUC_UNUSED void **state) {
  assert_flows("dit is -\nzo te zien - lang", "dit is - zo te zien - lang");
  assert_flows("dit is –\nzo te zien", "dit is – zo te zien");
}

static void
a_hyphen_inside_a_line_is_left_alone(G_GNUC_UNUSED void **state) {
  assert_flows("een in-line koppelteken", "een in-line koppelteken");
  assert_flows("een afgebroken zin-", "een afgebroken zin-");
}

static void
soft_hyphens_inside_a_line_are_not_read(G_GNUC_UNUSED void **state) {
  assert_flows("de ver\u00ADgun\u00ADning", "de vergunning");
}

static void
rare_hyphens_are_read_as_the_common_one(G_GNUC_UNUSED void **state) {
  assert_flows("zaak AWB 24\u20101234 en nr. 12\u20113", "zaak AWB 24-1234 en nr. 12-3");
}

static void
an_unsure_hyphen_is_noticed_and_a_sure_one_is_not(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) sure = study_of("het COA-\nbeleid"),
                        unsure = study_of("een politiek-\njuridische kwestie");
  g_autoptr(Part) first = read_all(sure), second = read_all(unsure);
  assert_int_equal(sure->study.letter->notices->len, 0);
  if (unsure->study.letter->notices->len == 0) {
    print_message("skipped: no Dutch dictionary is installed\n");
    skip();
  }
  const Notice *notice = g_ptr_array_index(unsure->study.letter->notices, 0);
  assert_string_equal(notice->code, "hyphen-unsure");
  assert_int_equal(notice->page, 0);
  assert_string_equal(second->text, "een politiek-juridische kwestie");
}

/* "zoals beloofd¹ in maart", with the mark raised or not, and something before and after it. */
static PaperStudy *
study_with_mark_between(const char *before, const char *mark, const char *after, double rise, double size) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  guint16 body = paper_style(page, PAPER_SIZE, 0);
  double x = paper_set(page, PAPER_LEFT, 100, body, before);
  x = paper_set(page, x, 100 - rise, paper_style(page, size, 0), mark);
  paper_set(page, x, 100, body, after);
  PaperStudy *paper = paper_study(pages);
  g_hash_table_add(paper->marks, g_strdup("1"));
  return paper;
}

static PaperStudy *
study_with_mark(const char *mark, double rise, double size) {
  return study_with_mark_between("zoals beloofd", mark, " in maart", rise, size);
}

static void
a_mark_behind_a_blank_stands_at_its_word(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_with_mark_between("zoals beloofd ", "1", " in maart", 4, 7);
  g_autoptr(Part) part = read_all(paper);
  assert_string_equal(part->text, "zoals beloofd in maart");
  assert_ink_leads_back(paper, part);
  assert_int_equal(g_array_index(part->marks, NoteMark, 0).offset, strlen("zoals beloofd"));
}

static void
a_mark_between_a_blank_and_a_word_leaves_the_blank(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_with_mark_between("zoals beloofd ", "1", "in maart", 4, 7);
  g_autoptr(Part) part = read_all(paper);
  assert_string_equal(part->text, "zoals beloofd in maart");
}

static void
a_raised_mark_of_a_note_is_taken_out_and_remembered(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_with_mark("1", 4, 7);
  g_autoptr(Part) part = read_all(paper);
  assert_string_equal(part->text, "zoals beloofd in maart");
  assert_ink_leads_back(paper, part);
  assert_int_equal(part->marks->len, 1);
  const NoteMark *mark = &g_array_index(part->marks, NoteMark, 0);
  assert_string_equal(mark->mark, "1");
  assert_int_equal(mark->offset, strlen("zoals beloofd"));
  assert_int_equal(mark->note, G_MAXUINT);
}

static void
a_raised_number_without_a_note_stays_text(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_with_mark("2", 4, 7);
  g_autoptr(Part) part = read_all(paper);
  assert_string_equal(part->text, "zoals beloofd2 in maart");
  assert_int_equal(part->marks->len, 0);
}

static void
a_number_on_the_line_stays_text_even_with_a_note(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_with_mark("1", 0, PAPER_SIZE);
  g_autoptr(Part) part = read_all(paper);
  assert_string_equal(part->text, "zoals beloofd1 in maart");
  assert_int_equal(part->marks->len, 0);
}

static void
a_character_for_a_raised_digit_is_a_mark_where_a_note_has_it(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) marked = study_with_mark("¹", 0, PAPER_SIZE);
  g_autoptr(PaperStudy) other = study_with_mark("²", 0, PAPER_SIZE);
  g_autoptr(Part) part = read_all(marked);
  g_autoptr(Part) kept = read_all(other);
  assert_int_equal(part->marks->len, 1);
  assert_string_equal(g_array_index(part->marks, NoteMark, 0).mark, "1");
  assert_int_equal(kept->marks->len, 0);
}

static void
without_notes_every_mark_stays_text(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_with_mark("1", 4, 7);
  paper->study.flow.notes = NULL;
  g_autoptr(Part) part = read_all(paper);
  assert_string_equal(part->text, "zoals beloofd1 in maart");
}

static void
a_piece_begins_after_what_was_taken_off(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_of("één: twee drie");
  const Layout *layout = paper->study.layout;
  g_autofree char *whole = piece_text(layout, piece_of_line(layout, 0));
  g_autofree char *rest = piece_text(layout, piece_after(layout, 0, strlen("één:")));
  g_autofree char *none = piece_text(layout, piece_after(layout, 0, strlen("één: twee drie")));
  assert_string_equal(whole, "één: twee drie");
  assert_string_equal(rest, "twee drie");
  assert_string_equal(none, "");
}

static void
places_are_those_of_the_pieces_alone(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_of("één: twee");
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  Piece piece = piece_after(paper->study.layout, 0, strlen("één:"));
  g_array_append_val(pieces, piece);
  g_autoptr(GArray) places = pieces_places(paper->study.layout, pieces);
  assert_int_equal(places->len, 1);
  Box line = study_line(&paper->study, 0)->line.box, box = g_array_index(places, Place, 0).box;
  assert_true(box.x0 > line.x0 + 10);
  assert_float_equal(box.x1, line.x1, 0.01);
}

static void
a_part_over_two_pages_leads_to_both(G_GNUC_UNUSED void **state) {
  GPtrArray *pages = paper_new();
  for (guint i = 0; i < 2; i++) {
    Page *page = paper_turn(pages);
    paper_set(page, PAPER_LEFT, 100, paper_style(page, PAPER_SIZE, 0),
              i == 0 ? "op het ene blad" : "en het andere");
  }
  g_autoptr(PaperStudy) paper = paper_study(pages);
  g_autoptr(Part) part = read_all(paper);
  assert_string_equal(part->text, "op het ene blad en het andere");
  assert_ink_leads_back(paper, part);
  assert_int_equal(g_array_index(part->lines, PrintedLine, 1).place.page, 1);
  assert_int_equal(g_array_index(part->ink, Ink, part->ink->len - 1).page, 1);
}

static void
nothing_makes_an_empty_part(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = study_of("");
  g_autoptr(Part) part = read_all(paper);
  assert_string_equal(part->text, "");
  assert_int_equal(part->ink->len, 0);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_are_joined_by_one_blank),
      cmocka_unit_test(no_word_goes_on_in_the_next_cell),
      cmocka_unit_test(a_part_remembers_its_printed_lines),
      cmocka_unit_test(a_broken_word_is_put_together),
      cmocka_unit_test(a_hyphen_is_undone_where_the_letter_writes_the_word_unbroken),
      cmocka_unit_test(a_hyphen_that_belongs_to_the_word_stays),
      cmocka_unit_test(a_hyphen_before_a_conjunction_keeps_its_blank),
      cmocka_unit_test(a_dash_between_blanks_stays_one),
      cmocka_unit_test(a_hyphen_inside_a_line_is_left_alone),
      cmocka_unit_test(soft_hyphens_inside_a_line_are_not_read),
      cmocka_unit_test(rare_hyphens_are_read_as_the_common_one),
      cmocka_unit_test(an_unsure_hyphen_is_noticed_and_a_sure_one_is_not),
      cmocka_unit_test(a_raised_mark_of_a_note_is_taken_out_and_remembered),
      cmocka_unit_test(a_mark_behind_a_blank_stands_at_its_word),
      cmocka_unit_test(a_mark_between_a_blank_and_a_word_leaves_the_blank),
      cmocka_unit_test(a_raised_number_without_a_note_stays_text),
      cmocka_unit_test(a_number_on_the_line_stays_text_even_with_a_note),
      cmocka_unit_test(without_notes_every_mark_stays_text),
      cmocka_unit_test(a_character_for_a_raised_digit_is_a_mark_where_a_note_has_it),
      cmocka_unit_test(a_piece_begins_after_what_was_taken_off),
      cmocka_unit_test(places_are_those_of_the_pieces_alone),
      cmocka_unit_test(a_part_over_two_pages_leads_to_both),
      cmocka_unit_test(nothing_makes_an_empty_part),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
