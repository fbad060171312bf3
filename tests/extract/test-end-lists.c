#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/end-lists.h"

/* What lines of one list, set on each other, name, joined by "|". */
static char *
things(PartKind kind, const char *const *lines) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  guint16 plain = paper_style(page, PAPER_SIZE, 0);
  paper_write(page, 80, plain, PAPER_PROSE);
  for (guint i = 0; lines[i]; i++)
    paper_set(page, PAPER_LEFT, 500 + 14 * i, plain, lines[i]);
  g_autoptr(PaperStudy) paper = paper_study(pages);
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  for (guint i = 0; lines[i]; i++) {
    Piece piece = piece_of_line(paper->study.layout, paper_find_line(paper->study.layout, lines[i]));
    g_array_append_val(pieces, piece);
  }
  end_list_add(&paper->study, kind, pieces, "test");
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < paper->study.letter->parts->len; i++)
    g_string_append_printf(all, "%s%s", i ? "|" : "", letter_part(paper->study.letter, i)->text);
  return g_string_free(all, FALSE);
}

static void
assert_things(PartKind kind, const char *line, const char *expected) {
  const char *const lines[] = {line, NULL};
  g_autofree char *got = things(kind, lines);
  assert_string_equal(got, expected);
}

static void
things_in_one_line_are_parted(G_GNUC_UNUSED void **state) {
  assert_things(PART_ENCLOSURE, "(1) het besluit, (2) de foto's en (3) een kaart",
                "het besluit|de foto's|een kaart");
  assert_things(PART_ENCLOSURE, "kaart · folder", "kaart|folder");
  assert_things(PART_ENCLOSURE, "kaart | folder", "kaart|folder");
  assert_things(PART_ENCLOSURE, "kaart; folder", "kaart|folder");
  assert_things(PART_ENCLOSURE, "payslips (48 pp.), rota sheets (164 pp.)",
                "payslips (48 pp.)|rota sheets (164 pp.)");
  assert_things(PART_COPY, "huisarts / patiënte", "huisarts|patiënte");
}

static void
commas_within_a_thing_part_nothing(G_GNUC_UNUSED void **state) {
  assert_things(PART_ENCLOSURE, "kopie besluit, gedateerd 3 mei", "kopie besluit, gedateerd 3 mei");
  assert_things(PART_ENCLOSURE, "interview note, 2pp", "interview note, 2pp");
  assert_things(PART_COPY, "A. Bee, care coordinator", "A. Bee, care coordinator");
}

static void
marks_of_a_list_are_taken_off(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {"i. Verslag van de zitting", "ii. Kaart", "b) Folder", NULL};
  g_autofree char *got = things(PART_ENCLOSURE, lines);
  assert_string_equal(got, "Verslag van de zitting|Kaart|Folder");
}

static void
names_that_begin_like_marks_stay(G_GNUC_UNUSED void **state) {
  assert_things(PART_COPY, "A. Bee", "A. Bee");
  assert_things(PART_COPY, "I. Dee", "I. Dee");
}

static void
what_says_that_there_is_nothing_lists_nothing(G_GNUC_UNUSED void **state) {
  assert_things(PART_ENCLOSURE, "geen", "");
  assert_things(PART_ENCLOSURE, "None.", "");
  assert_things(PART_ENCLOSURE, "2", "");
  assert_things(PART_ENCLOSURE, "geen bezwaar-formulier", "geen bezwaar-formulier");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(things_in_one_line_are_parted),
      cmocka_unit_test(commas_within_a_thing_part_nothing),
      cmocka_unit_test(marks_of_a_list_are_taken_off),
      cmocka_unit_test(names_that_begin_like_marks_stay),
      cmocka_unit_test(what_says_that_there_is_nothing_lists_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
