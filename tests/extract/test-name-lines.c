#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include "extract/name-lines.h"

#define LARGE 20.0

/* Two or three lines in large type above the text; the first found is the sender's name. */
static char *
sender_of(double size, const char *const *lines, const char *found) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  guint16 large = paper_style(page, size, 0), plain = paper_style(page, PAPER_SIZE, 0);
  double baseline = 80;
  for (; *lines; lines++, baseline += 1.25 * size)
    paper_set(page, PAPER_LEFT, baseline, large, *lines);
  paper_write(page, PAPER_PROSE_BASELINE, plain, PAPER_PROSE);
  g_autoptr(PaperStudy) paper = paper_study(pages);
  paper_use_above(paper->study.layout, "Wij schrijven", USE_HEAD);
  Field *sender = &paper->study.letter->sent.organisation;
  field_set(sender, found, NULL, "test");
  organisation_names_lengthen(&paper->study);
  return g_strdup(sender->text);
}

static void
a_name_goes_on_behind_a_word_that_ends_none(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {"Ministerie van", "Bee en Dee", NULL};
  g_autofree char *name = sender_of(PAPER_SIZE, lines, "Ministerie van");
  assert_string_equal(name, "Ministerie van Bee en Dee");
}

static void
single_words_in_display_type_stack_to_one_name(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {"Museum", "De Bee", NULL};
  g_autofree char *first = sender_of(LARGE, lines, "Museum"), *last = sender_of(LARGE, lines, "De Bee");
  assert_string_equal(first, "Museum De Bee");
  assert_string_equal(last, "Museum De Bee");
}

static void
below_several_words_stands_something_else(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {"Dienst Bee", "Sector Dee", NULL};
  g_autofree char *name = sender_of(LARGE, lines, "Dienst Bee");
  assert_string_equal(name, "Dienst Bee");
}

static void
lines_in_the_size_of_the_text_do_not_stack(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {"Museum", "De Bee", NULL};
  g_autofree char *name = sender_of(PAPER_SIZE, lines, "Museum");
  assert_string_equal(name, "Museum");
}

static void
an_address_or_label_is_no_name(G_GNUC_UNUSED void **state) {
  const char *const address[] = {"Museum", "Beestraat 12", NULL}, *const label[] = {"Museum",
                                                                                    "Onderwerp:", NULL};
  g_autofree char *before_address = sender_of(LARGE, address, "Museum"),
                  *before_label = sender_of(LARGE, label, "Museum");
  assert_string_equal(before_address, "Museum");
  assert_string_equal(before_label, "Museum");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_name_goes_on_behind_a_word_that_ends_none),
      cmocka_unit_test(single_words_in_display_type_stack_to_one_name),
      cmocka_unit_test(below_several_words_stands_something_else),
      cmocka_unit_test(lines_in_the_size_of_the_text_do_not_stack),
      cmocka_unit_test(an_address_or_label_is_no_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
