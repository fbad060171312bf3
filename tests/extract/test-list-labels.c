#include "tests/extract/unit.h"

#include <string.h>

#include "extract/list-labels.h"

static void
assert_label_length(const char *text, gsize expected) {
  if (list_label_length(text) != expected)
    fail_msg("\"%s\" has a label of %u bytes", text, (guint)list_label_length(text));
}

static void
list_labels_are_told(G_GNUC_UNUSED void **state) {
  assert_label_length("1. Eén", 3);
  assert_label_length("12) Twaalf", 4);
  assert_label_length("(a) Iets", 4);
  assert_label_length("b. Iets", 3);
  assert_label_length("iv. Vier", 4);
  assert_label_length("IV. Vier", 4);
  assert_label_length("1.2. Iets", 5);
  assert_label_length("- Iets", 2);
  assert_label_length("•  Iets", strlen("•  "));
  assert_label_length("–", strlen("–"));
}

static void
signs_and_what_fonts_make_of_them_are_bullets(G_GNUC_UNUSED void **state) {
  const char *const texts[] = {"► Iets", "➢ Iets", "▪ Iets", "✔ Iets", "→ Iets", "» Iets", "❖ Iets",
                               "o Iets", "o",      "§",      "§ Iets", "Ø Iets", "ü Iets", "− Iets"};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    if (!list_label_length(texts[i]))
      fail_msg("\"%s\" has no bullet", texts[i]);
}

static void
letters_and_signs_of_a_text_are_none(G_GNUC_UNUSED void **state) {
  const char *const texts[] = {"ook iets", "o.a. iets", "§ 3 van de wet", "§3",
                               "O ja",     "€ 5",       "“Iets",          "über Iets"};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    assert_label_length(texts[i], 0);
}

static void
other_beginnings_are_no_list_labels(G_GNUC_UNUSED void **state) {
  assert_label_length("1.250 euro", 0);
  assert_label_length("2024. Een jaar", 0);
  assert_label_length("A.B. Vos", 0);
  assert_label_length("-5 graden", 0);
  assert_label_length("1 mei", 0);
  assert_label_length("Wij.", 0);
  assert_label_length("(zie boven)", 0);
  assert_label_length("", 0);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(list_labels_are_told),
      cmocka_unit_test(signs_and_what_fonts_make_of_them_are_bullets),
      cmocka_unit_test(letters_and_signs_of_a_text_are_none),
      cmocka_unit_test(other_beginnings_are_no_list_labels),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
