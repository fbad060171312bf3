#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/hyphens.h"

/* What the letter's hyphens are judged by: its lines, and the system's Dutch dictionary. */
typedef struct {
  Languages *languages;
  GPtrArray *pages;
  Layout *layout;
  Hyphens *hyphens;
} Desk;

static Desk
desk_with(const char *text) {
  Desk desk = {.languages = languages_load(NULL, NULL), .pages = paper_new()};
  Page *page = paper_turn(desk.pages);
  paper_flow(page, PAPER_LEFT, 5000, 100, paper_style(page, PAPER_SIZE, 0), text);
  desk.layout = layout_find(desk.pages);
  desk.hyphens = hyphens_new(desk.layout, desk.languages, "nl");
  return desk;
}

static void
desk_clear(Desk *desk) {
  hyphens_free(desk->hyphens);
  layout_free(desk->layout);
  g_ptr_array_unref(desk->pages);
  languages_free(desk->languages);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Desk, desk_clear)

static void
skip_without_dictionary(const Desk *desk) {
  g_autoptr(Dictionaries) dictionaries = dictionaries_new(desk->languages, NULL);
  if (dictionaries_look_up(dictionaries, "nl", "brief") == NO_DICTIONARY) {
    print_message("skipped: no Dutch dictionary is installed\n");
    skip();
  }
}

static HyphenVerdict
judge(Desk *desk, const char *left, const char *right) {
  return hyphens_judge(desk->hyphens, left, right, FALSE, NULL);
}

static void
a_conjunction_after_the_hyphen_keeps_hyphen_and_blank(G_GNUC_UNUSED void **state) {
  g_auto(Desk) desk = desk_with("");
  assert_int_equal(judge(&desk, "over in", "en uitvoer"), HYPHEN_BEFORE_BLANK);
  assert_int_equal(judge(&desk, "zon", "of feestdag"), HYPHEN_BEFORE_BLANK);
  assert_int_equal(judge(&desk, "on pre", "and post-war law"), HYPHEN_BEFORE_BLANK);
}

static void
a_word_that_begins_like_a_conjunction_is_none(G_GNUC_UNUSED void **state) {
  g_auto(Desk) desk = desk_with("");
  assert_int_not_equal(judge(&desk, "de verg", "oeding"), HYPHEN_BEFORE_BLANK);
  assert_int_not_equal(judge(&desk, "de lev", "ensloop"), HYPHEN_BEFORE_BLANK);
}

static void
a_soft_hyphen_is_the_lines_whatever_follows(G_GNUC_UNUSED void **state) {
  g_auto(Desk) desk = desk_with("");
  gboolean unsure = FALSE;
  assert_int_equal(hyphens_judge(desk.hyphens, "de hav", "en", TRUE, &unsure), HYPHEN_UNDONE);
  assert_int_equal(hyphens_judge(desk.hyphens, "het COA", "beleid", TRUE, &unsure), HYPHEN_UNDONE);
  assert_false(unsure);
}

static void
a_capital_or_nothing_after_the_hyphen_keeps_it(G_GNUC_UNUSED void **state) {
  g_auto(Desk) desk = desk_with("");
  assert_int_equal(judge(&desk, "in Noord", "Holland"), HYPHEN_KEPT);
  assert_int_equal(judge(&desk, "nummer 12", "34"), HYPHEN_KEPT);
  assert_int_equal(judge(&desk, "mevrouw Vos", "(zij)"), HYPHEN_KEPT);
  assert_int_equal(judge(&desk, "een ", "half"), HYPHEN_KEPT);
}

static void
abbreviations_numbers_and_single_letters_keep_it(G_GNUC_UNUSED void **state) {
  g_auto(Desk) desk = desk_with("");
  assert_int_equal(judge(&desk, "het COA", "beleid"), HYPHEN_KEPT);
  assert_int_equal(judge(&desk, "de B9", "regeling"), HYPHEN_KEPT);
  assert_int_equal(judge(&desk, "per e", "mail"), HYPHEN_KEPT);
}

static void
an_ordinary_word_is_put_together(G_GNUC_UNUSED void **state) {
  g_auto(Desk) desk = desk_with("");
  skip_without_dictionary(&desk);
  gboolean unsure = FALSE;
  assert_int_equal(hyphens_judge(desk.hyphens, "de verblijfs", "vergunning die", FALSE, &unsure),
                   HYPHEN_UNDONE);
  assert_int_equal(hyphens_judge(desk.hyphens, "De gemeen", "te,", FALSE, &unsure), HYPHEN_UNDONE);
  assert_false(unsure);
}

static void
a_hyphen_that_the_letter_writes_elsewhere_is_kept(G_GNUC_UNUSED void **state) {
  g_auto(Desk) desk = desk_with("Onze Oud-leerlingen schreven u.");
  assert_int_equal(judge(&desk, "alle oud", "leerlingen van"), HYPHEN_KEPT);
}

static void
a_hyphen_at_another_lines_end_is_no_witness(G_GNUC_UNUSED void **state) {
  g_auto(Desk) desk = desk_with("de kwispel-\nbroek en kwispelbroek");
  assert_int_equal(judge(&desk, "de kwispel", "broek"), HYPHEN_UNDONE);
}

static void
a_word_that_the_letter_writes_unbroken_is_put_together(G_GNUC_UNUSED void **state) {
  g_auto(Desk) with = desk_with("Een Zwartgroene vlag.");
  gboolean unsure = FALSE;
  assert_int_equal(hyphens_judge(with.hyphens, "de zwart", "groene vlag", FALSE, &unsure), HYPHEN_UNDONE);
  assert_false(unsure);
}

static void
a_half_that_is_no_word_is_put_together(G_GNUC_UNUSED void **state) {
  g_auto(Desk) desk = desk_with("");
  skip_without_dictionary(&desk);
  gboolean unsure = FALSE;
  assert_int_equal(hyphens_judge(desk.hyphens, "de kwisp", "elaarster", FALSE, &unsure), HYPHEN_UNDONE);
  assert_false(unsure);
}

static void
two_words_that_make_no_known_one_stay_hyphened_and_unsure(G_GNUC_UNUSED void **state) {
  g_auto(Desk) desk = desk_with("");
  skip_without_dictionary(&desk);
  gboolean unsure = FALSE;
  assert_int_equal(hyphens_judge(desk.hyphens, "een politiek", "juridische kwestie", FALSE, &unsure),
                   HYPHEN_KEPT);
  assert_true(unsure);
}

static void
the_letters_other_hyphens_help_to_decide(G_GNUC_UNUSED void **state) {
  g_auto(Desk) desk = desk_with("");
  skip_without_dictionary(&desk);
  gboolean unsure = FALSE;
  for (guint i = 0; i < 3; i++)
    assert_int_equal(judge(&desk, "de verblijfs", "vergunning"), HYPHEN_UNDONE);
  hyphens_judge(desk.hyphens, "een politiek", "juridische kwestie", FALSE, &unsure);
  assert_false(unsure);
}

static void
hyphens_are_told_from_dashes(G_GNUC_UNUSED void **state) {
  assert_true(is_line_hyphen('-'));
  assert_true(is_line_hyphen(0xAD));
  assert_true(is_line_hyphen(0x2010));
  assert_false(is_line_hyphen(0x2013));
  assert_false(is_line_hyphen(0x2014));
  assert_false(is_line_hyphen('_'));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_conjunction_after_the_hyphen_keeps_hyphen_and_blank),
      cmocka_unit_test(a_word_that_begins_like_a_conjunction_is_none),
      cmocka_unit_test(a_soft_hyphen_is_the_lines_whatever_follows),
      cmocka_unit_test(a_capital_or_nothing_after_the_hyphen_keeps_it),
      cmocka_unit_test(abbreviations_numbers_and_single_letters_keep_it),
      cmocka_unit_test(an_ordinary_word_is_put_together),
      cmocka_unit_test(a_hyphen_that_the_letter_writes_elsewhere_is_kept),
      cmocka_unit_test(a_hyphen_at_another_lines_end_is_no_witness),
      cmocka_unit_test(a_word_that_the_letter_writes_unbroken_is_put_together),
      cmocka_unit_test(a_half_that_is_no_word_is_put_together),
      cmocka_unit_test(two_words_that_make_no_known_one_stay_hyphened_and_unsure),
      cmocka_unit_test(the_letters_other_hyphens_help_to_decide),
      cmocka_unit_test(hyphens_are_told_from_dashes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
