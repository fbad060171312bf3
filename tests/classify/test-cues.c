#include "tests/classify/helper.h"

/* A pack with cue lists of its own. */
static Pack *
pack_with_cues(void) {
  char *folder = folder_make();
  folder_write(
      folder, "t.rules",
      "topic t\n match nl r 2 terugkeer\ntopic u\n match nl r 2 opvang\ntopic v\n match nl r 2 leges");
  folder_write(folder, "languages/nl/cues.txt", "# frames\nhandelt niet van\n< staat hier buiten\n");
  folder_write(folder, "languages/nl/contrasts.txt", "maar\n");
  folder_write(folder, "languages/nl/requests.txt", "ik verzoek\n");
  const char *const paths[] = {folder, NULL};
  g_autoptr(GError) error = NULL;
  Pack *pack = pack_load(paths, NULL, &error);
  folder_drop(folder);
  if (!pack)
    fail_msg("%s", error->message);
  return pack;
}

/* The topics raised by a Dutch paragraph, as one string: "tu". */
static char *
raised(const char *text) {
  g_autoptr(Pack) pack = pack_with_cues();
  g_autoptr(Letter) letter = letter_of("nl", text);
  GString *ids = g_string_new(NULL);
  for (guint i = 0; i < pack_topic_count(pack); i++)
    if (pack_raises(pack, letter, pack_topic_id(pack, i)))
      g_string_append(ids, pack_topic_id(pack, i));
  return g_string_free(ids, FALSE);
}

static void
assert_raised(const char *text, const char *topics) {
  g_autofree char *found = raised(text);
  assert_string_equal(found, topics);
}

static void
what_follows_a_cue_does_not_count(void **state G_GNUC_UNUSED) {
  assert_raised("Deze brief handelt niet van terugkeer.", "");
  assert_raised("Deze brief handelt van terugkeer.", "t");
}

static void
what_stands_before_a_cue_counts(void **state G_GNUC_UNUSED) {
  assert_raised("De opvang is vol en dit handelt niet van terugkeer.", "u");
}

static void
a_plain_denial_is_no_cue(void **state G_GNUC_UNUSED) {
  assert_raised("Er is geen opvang en terugkeer is niet nodig.", "tu");
}

static void
a_clause_ends_at_a_contrast(void **state G_GNUC_UNUSED) {
  assert_raised("Dit handelt niet van terugkeer maar van opvang.", "u");
  assert_raised("Dit handelt niet van terugkeer, maar van opvang.", "u");
}

static void
a_clause_ends_at_strong_marks_and_at_the_sentence(void **state G_GNUC_UNUSED) {
  assert_raised("Dit handelt niet van terugkeer; de opvang is vol.", "u");
  assert_raised("Dit handelt niet van terugkeer. De opvang is vol.", "u");
  assert_raised("Dit handelt niet van terugkeer (de opvang is vol).", "u");
}

static void
an_enumeration_goes_on_over_commas(void **state G_GNUC_UNUSED) {
  assert_raised("Dit handelt niet van terugkeer, opvang of leges.", "");
}

static void
a_long_piece_after_a_comma_is_a_clause_of_its_own(void **state G_GNUC_UNUSED) {
  assert_raised("Dit handelt niet van terugkeer, de opvang is namelijk al weken vol.", "u");
}

static void
a_backward_cue_denies_what_stands_before_it(void **state G_GNUC_UNUSED) {
  assert_raised("De terugkeer staat hier buiten.", "");
  assert_raised("De opvang is vol, terugkeer staat hier buiten.", "u");
  assert_raised("Terugkeer staat hier buiten en de opvang is vol.", "u");
}

static void
a_request_strengthens_its_sentence(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_with_cues();
  g_autoptr(Letter) asked = letter_of("nl", "Ik verzoek om opvang."),
                    told = letter_of("nl", "Ik verzoek u. De opvang.");
  assert_true(points_of(pack, asked) == 2.5);
  assert_true(points_of(pack, told) == 2);
}

static void
the_default_lists_load_and_work(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 terugkeer\n match en r 2 return");
  g_autoptr(Letter) dutch = letter_of("nl", "Deze brief gaat niet over terugkeer.");
  g_autoptr(Letter) english = letter_of("en", "This letter is not about return.");
  g_autoptr(Letter) plain = letter_of("en", "This letter is about return.");
  assert_false(pack_raises(pack, dutch, "t"));
  assert_false(pack_raises(pack, english, "t"));
  assert_true(pack_raises(pack, plain, "t"));
}

static void
a_wrong_line_in_a_list_is_told(void **state G_GNUC_UNUSED) {
  char *folder = folder_make();
  folder_write(folder, "t.rules", "topic t");
  folder_write(folder, "languages/nl/cues.txt", "goed zo\n(fout\n");
  const char *const paths[] = {folder, NULL};
  g_autoptr(GError) error = NULL;
  g_autoptr(Pack) pack = pack_load(paths, NULL, &error);
  folder_drop(folder);
  assert_null(pack);
  assert_non_null(strstr(error->message, "cues.txt:2:"));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_follows_a_cue_does_not_count),
      cmocka_unit_test(what_stands_before_a_cue_counts),
      cmocka_unit_test(a_plain_denial_is_no_cue),
      cmocka_unit_test(a_clause_ends_at_a_contrast),
      cmocka_unit_test(a_clause_ends_at_strong_marks_and_at_the_sentence),
      cmocka_unit_test(an_enumeration_goes_on_over_commas),
      cmocka_unit_test(a_long_piece_after_a_comma_is_a_clause_of_its_own),
      cmocka_unit_test(a_backward_cue_denies_what_stands_before_it),
      cmocka_unit_test(a_request_strengthens_its_sentence),
      cmocka_unit_test(the_default_lists_load_and_work),
      cmocka_unit_test(a_wrong_line_in_a_list_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
