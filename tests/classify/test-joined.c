#include "classify/joined.h"

#include "tests/classify/helper.h"

static void
missing_blanks_in_a_phrase_count_at_the_discount(void **state G_GNUC_UNUSED) {
  assert_true(points_with("\"op de brief\"", "", "Ik wacht op de brief.") == 2);
  assert_true(points_with("\"op de brief\"", "", "Ik wacht opdebrief.") == 1);
  assert_true(points_with("\"op de brief\"", "", "Ik wacht opde brief.") == 1);
  assert_true(points_with("\"op de brief\"", "", "Ik wacht op debrief.") == 1);
  assert_true(points_with("\"op de brief\"", "", "Ik wacht opeenbrief.") == 0);
  assert_true(points_with("\"op de brief\"", "", "Ik wacht debrief.") == 0);
  assert_true(points_with("\"op de brief\"", "", "Ik wacht debriefop.") == 0);
}

static void
a_known_word_is_one_word(void **state G_GNUC_UNUSED) {
  assert_true(points_with("\"op vang\"", "opvang", "De opvang.") == 0);
  assert_true(points_with("\"op vang\"", "ontvang", "De opvang.") == 1);
  assert_false(holds("\"op vang\"", "De opvang.")); /* no dictionary */
}

static void
only_phrases_look_into_joined_words(void **state G_GNUC_UNUSED) {
  assert_true(points_with("brief OR \"op de brief\"~1", "", "De debrief.") == 0);
  assert_true(points_with("opvang OR \"late opvang\"", "", "De opvangplek.") == 0);
  assert_true(points_with("late AND opvang AND NOT \"late opvang\"", "", "De lateopvang.") == 0);
  assert_true(points_with("late NEAR/3 opvang OR \"late opvang kind\"", "", "De lateopvang.") == 0);
}

static void
all_of_a_joined_word_must_belong_to_the_phrase(void **state G_GNUC_UNUSED) {
  assert_true(points_with("\"late opvang\" OR \"opvang plek\"", "", "De late opvangplek.") == 1);
  assert_true(points_with("\"late opvang\" OR \"plek kind\"", "", "De late opvangplek.") == 0);
  assert_true(points_with("\"late opvang\"", "", "De lateopvangplek.") == 0);
}

static void
choices_slack_and_other_words_go_on_round_a_joined_word(void **state G_GNUC_UNUSED) {
  const char *phrase = "\"(ik OR wij) wacht op (de OR het) brief sinds\"~1";
  assert_true(points_with(phrase, "", "Wij wacht al opdebrief nu sinds mei.") == 1);
  assert_true(points_with(phrase, "", "Wij wacht al heel opdebrief sinds mei.") == 0);
  assert_true(points_with(phrase, "", "Wij wacht al opdebrief nu al sinds mei.") == 0);
  assert_true(points_with(phrase, "", "Wij wacht al. Opdebrief nu sinds mei.") == 0);
  assert_true(points_with(phrase, "", "Jij wacht al opdebrief nu sinds mei.") == 0);
}

static void
the_last_piece_may_be_inflected(void **state G_GNUC_UNUSED) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Languages) languages = languages_load(NULL, &error);
  char *folder = folder_make();
  folder_write(folder, "t.rules", "topic t\n threshold 0.5\n match nl r 2 \"voor de slachtoffer\"");
  const char *const paths[] = {folder, NULL};
  g_autoptr(Pack) pack = pack_load(paths, languages, &error);
  folder_drop(folder);
  assert_non_null(pack);
  char none[] = "";
  pack_tolerate_spelling(pack, list_knows, none);
  g_autoptr(Letter) inflected = letter_of("nl", "Hulp voordeslachtoffers.");
  g_autoptr(Letter) inside = letter_of("nl", "Hulp voordesslachtoffer.");
  g_autoptr(Letter) english = letter_of("en", "Help voordeslachtoffers.");
  assert_true(points_of(pack, inflected) == 1);
  assert_true(points_of(pack, inside) == 0);
  assert_true(points_of(pack, english) == 0);
}

static void
joined_words_are_letters_of_a_bounded_length(void **state G_GNUC_UNUSED) {
  assert_true(points_with("\"in de 24 uur\"", "", "Binnen inde24uur.") == 0);
  g_autoptr(GString) phrase = g_string_new("\""), word = g_string_new(NULL);
  for (guint i = 0; i < 5; i++) {
    g_string_append(phrase, "abcdefghi ");
    g_string_append(word, "abcdefghi");
  }
  g_string_append_c(phrase, '"');
  assert_true(points_with(phrase->str, "", word->str) == 0);
  assert_true(points_with("\"aa aa aa aa aa\"", "", "aaaaaaaaaa") == 1);
  assert_true(points_with("\"aa aa aa aa aa aa\"", "", "aaaaaaaaaaaa") == 0);
}

static void
explaining_names_the_words_without_and_with_blanks(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of_expression("\"wacht op de brief\"");
  char none[] = "";
  pack_tolerate_spelling(pack, list_knows, none);
  g_autoptr(Letter) joined = letter_of("nl", "Ik wacht opdebrief."),
                    right = letter_of("nl", "Ik wacht op de brief.");
  g_autofree char *told = explain_topic(pack, joined, "t", NULL),
                  *plain = explain_topic(pack, right, "t", NULL);
  assert_non_null(strstr(told, "“wacht opdebrief”, p1, taken for “op de brief”\n"));
  assert_null(strstr(plain, "taken for"));
}

static void
masks_zones_and_negations_hold_for_joined_words(void **state G_GNUC_UNUSED) {
  assert_true(points_with("subject:\"op de brief\"", "", "Ik wacht opdebrief.") == 0);
  assert_true(points_with("wacht AND NOT \"op de brief\"", "", "Ik wacht opdebrief.") == 0);
  assert_true(points_with("wacht AND NOT \"op de brief\"", "opdebrief", "Ik wacht opdebrief.") == 2);
}

/* Many ways to cut, and no way to end: must not take long. */
static void
words_that_can_be_cut_in_many_ways_cost_little(void **state G_GNUC_UNUSED) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf(text, "%.*sx%c%c ", 10 + (int)(i % 28), "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                           'a' + (int)(i % 26), 'a' + (int)(i / 26 % 26));
  g_autofree char *letters = g_string_free(text, FALSE);
  assert_true(
      points_with("\"aa aaa aaaa aaaaa aa aaa aaaa aaaaa aa aaa aa aa aa aa aa aa\"~20", "", letters) == 0);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(missing_blanks_in_a_phrase_count_at_the_discount),
      cmocka_unit_test(a_known_word_is_one_word),
      cmocka_unit_test(only_phrases_look_into_joined_words),
      cmocka_unit_test(all_of_a_joined_word_must_belong_to_the_phrase),
      cmocka_unit_test(choices_slack_and_other_words_go_on_round_a_joined_word),
      cmocka_unit_test(the_last_piece_may_be_inflected),
      cmocka_unit_test(joined_words_are_letters_of_a_bounded_length),
      cmocka_unit_test(explaining_names_the_words_without_and_with_blanks),
      cmocka_unit_test(masks_zones_and_negations_hold_for_joined_words),
      cmocka_unit_test(words_that_can_be_cut_in_many_ways_cost_little),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
