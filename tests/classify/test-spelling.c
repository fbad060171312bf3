#include "classify/spelling.h"
#include "tests/classify/helper.h"

static void
edits_are_counted_as_damerau_did(void **state G_GNUC_UNUSED) {
  assert_int_equal(edit_distance("opvang", "opvang", 2), 0);
  assert_int_equal(edit_distance("opvnag", "opvang", 2), 1);
  assert_int_equal(edit_distance("opvan", "opvang", 2), 1);
  assert_int_equal(edit_distance("oppvang", "opvang", 2), 1);
  assert_int_equal(edit_distance("epvang", "opvang", 2), 1);
  assert_int_equal(edit_distance("gnavpo", "opvang", 2), 3);
  assert_int_equal(edit_distance("één", "eén", 2), 1);
  assert_int_equal(edit_distance("a", "abcdef", 2), 3);
}

/* Words of few different letters, so that many lie near each other. */
static char *
random_word(GRand *chance) {
  GString *word = g_string_new(NULL);
  gint length = g_rand_int_range(chance, 3, 17);
  for (gint i = 0; i < length; i++)
    g_string_append_unichar(
        word, g_rand_int_range(chance, 0, 12) == 0 ? 0xE9 : 'a' + g_rand_int_range(chance, 0, 3));
  return g_string_free(word, FALSE);
}

/* The word with one slip: a letter wrong, missing, too many, or two swapped. */
static char *
slipped(GRand *chance, const char *word) {
  glong length;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast(word, -1, &length);
  glong at = g_rand_int_range(chance, 0, length);
  gint32 slip = g_rand_int_range(chance, 0, 4);
  GString *made = g_string_new(NULL);
  for (glong i = 0; i < length; i++) {
    if (i == at && slip == 0)
      g_string_append_c(made, 'x');
    else if (i == at && slip == 1)
      continue;
    else if (i == at && slip == 2)
      g_string_append_c(g_string_append_unichar(made, letters[i]), 'x');
    else if (i == at && slip == 3 && i + 1 < length) {
      g_string_append_unichar(made, letters[++i]);
      g_string_append_unichar(made, letters[at]);
    } else
      g_string_append_unichar(made, letters[i]);
  }
  return g_string_free(made, FALSE);
}

static guint
edits_borne(const char *word) {
  glong letters = g_utf8_strlen(word, -1);
  return letters < 5 ? 0 : letters < 9 ? 1 : 2;
}

static void
assert_found_as_by_comparing(const Nearby *nearby, const GPtrArray *words, const char *word) {
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autofree gboolean *is_found = g_new0(gboolean, words->len);
  nearby_find(nearby, word, found);
  for (guint i = 0; i < found->len; i++)
    is_found[g_array_index(found, guint, i)] = TRUE;
  for (guint i = 0; i < words->len; i++) {
    const char *other = g_ptr_array_index(words, i);
    guint allowed = MIN(edits_borne(word), edits_borne(other)), distance = edit_distance(word, other, 2);
    gboolean expected = distance > 0 && distance <= allowed;
    if (is_found[i] != expected)
      fail_msg("“%s” and “%s”: %u edits, %s", word, other, distance, is_found[i] ? "found" : "not found");
  }
}

static void
searching_finds_what_comparing_with_every_word_finds(void **state G_GNUC_UNUSED) {
  g_autoptr(GRand) chance = g_rand_new_with_seed(7);
  g_autoptr(Nearby) nearby = nearby_new();
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < 3000; i++) {
    g_ptr_array_add(words, random_word(chance));
    nearby_add(nearby, g_ptr_array_index(words, i), i);
  }
  for (guint i = 0; i < 300; i++) {
    g_autofree char *once = slipped(chance, g_ptr_array_index(words, i)),
                    *twice = slipped(chance, *once ? once : "x");
    assert_found_as_by_comparing(nearby, words, g_ptr_array_index(words, i));
    assert_found_as_by_comparing(nearby, words, once);
    assert_found_as_by_comparing(nearby, words, twice);
  }
}

static void
words_of_any_length_can_be_asked_for(void **state G_GNUC_UNUSED) {
  g_autoptr(Nearby) nearby = nearby_new();
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autofree char *longest = g_strnfill(96, 'a'), *longer = g_strnfill(97, 'a'),
                  *shorter = g_strnfill(95, 'a');
  nearby_add(nearby, longest, 1);
  nearby_add(nearby, longer, 2);
  nearby_add(nearby, "", 3);
  nearby_find(nearby, shorter, found);
  nearby_find(nearby, longer, found);
  nearby_find(nearby, "", found);
  for (guint i = 0; i < found->len; i++)
    assert_int_equal(g_array_index(found, guint, i), 1);
  assert_true(found->len > 0);
}

static void
an_unknown_word_near_a_rule_word_counts_at_the_discount(void **state G_GNUC_UNUSED) {
  assert_true(points_with("opvang", "", "De opvagn.") == 1);
  assert_true(points_with("opvang", "", "De opvang.") == 2);
}

static void
a_known_word_is_never_taken_for_another(void **state G_GNUC_UNUSED) {
  assert_true(points_with("opvang", "ontvang", "Ik ontvang.") == 0);
  assert_true(points_with("aanvraag", "aanvaag", "Een aanvaag.") == 0);
}

static void
short_words_must_be_right(void **state G_GNUC_UNUSED) {
  assert_true(points_with("kind", "", "Een kint.") == 0);
  assert_true(points_with("leges", "", "De legges.") == 1);
}

static void
two_edits_need_nine_letters(void **state G_GNUC_UNUSED) {
  assert_true(points_with("mensenhandel", "", "De mennsenhandle.") == 1);
  assert_true(points_with("opvangen", "", "De oopvanegn.") == 0);
}

static void
exact_words_and_wildcards_must_be_right(void **state G_GNUC_UNUSED) {
  assert_true(points_with("=opvang", "", "De opvagn.") == 0);
  assert_true(points_with("opvang*", "", "De opvagn.") == 0);
}

static void
without_a_dictionary_spelling_must_be_right(void **state G_GNUC_UNUSED) {
  assert_false(holds("opvang", "De opvagn."));
}

static void
misspelt_words_work_in_phrases_and_near(void **state G_GNUC_UNUSED) {
  assert_true(points_with("\"beschermde opvang\"", "", "De bescherrmde opvang.") == 1);
  assert_true(points_with("kind NEAR/3 opvang", "", "Een kind in de opvagn.") == 1);
}

static gboolean
count_knows(const char *word G_GNUC_UNUSED, const char *language G_GNUC_UNUSED, gpointer asked) {
  ++*(guint *)asked;
  return FALSE;
}

/* How often the dictionary is asked. */
static guint
asked_with(const char *expression, const char *text) {
  g_autoptr(Pack) pack = pack_of_expression(expression);
  g_autoptr(Letter) letter = letter_of("nl", text);
  guint asked = 0;
  pack_tolerate_spelling(pack, count_knows, &asked);
  points_of(pack, letter);
  return asked;
}

static void
dictionaries_are_asked_only_where_a_rule_hangs_on_the_word(void **state G_GNUC_UNUSED) {
  assert_int_equal(asked_with("opvang", "De opvang."), 0);
  assert_int_equal(asked_with("opvang", "De opvagn, ja de opvagn."), 1);
  assert_int_equal(asked_with("\"beschermde opvang\"", "De opvagn."), 0);
  assert_int_equal(asked_with("\"beschermde opvang\"", "De beschermde. Dan de opvagn."), 0);
  assert_int_equal(asked_with("\"beschermde opvang\"", "De beschermde opvagn."), 1);
}

static void
a_part_that_is_spelt_right_counts_beside_one_that_is_not(void **state G_GNUC_UNUSED) {
  assert_true(points_with("opvang", "opvagn", "De opvagn-opvang.") == 2);
  assert_true(points_with("opvang", "", "De opvagn-opvang.") == 1);
  assert_true(points_with("\"(opvang OR opname) kind\"", "opnme", "De opvang/opnme kind.") == 2);
}

/* Each language's stems are found out when a letter has words of it. */
static void
letters_of_several_languages_find_the_words_of_each(void **state G_GNUC_UNUSED) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Languages) languages = languages_load(NULL, &error);
  char *folder = folder_make();
  folder_write(folder, "t.rules",
               "topic t\n match nl r 2 slachtoffer\n match en r 2 victim\ntopic u\n match any r 2 procedure");
  const char *const paths[] = {folder, NULL};
  g_autoptr(Pack) pack = pack_load(paths, languages, &error);
  folder_drop(folder);
  assert_non_null(pack);
  g_autoptr(Letter) dutch = letter_of("nl", "De slachtoffers."), english = letter_of("en", "The victims."),
                    wrong = letter_of("en", "The slachtoffers."),
                    both = letter_of("en", "The victims and procedures."),
                    unknown = letter_of("und", "Victims, slachtoffers.");
  for (guint round = 0; round < 2; round++) {
    assert_true(pack_raises(pack, english, "t"));
    assert_true(pack_raises(pack, dutch, "t"));
    assert_false(pack_raises(pack, wrong, "t"));
    assert_true(pack_raises(pack, both, "u"));
    assert_true(points_of(pack, unknown) == 4);
  }
}

static void
explaining_names_both_spellings(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_of_expression("\"beschermde opvang\"");
  char none[] = "";
  pack_tolerate_spelling(pack, list_knows, none);
  g_autoptr(Letter) wrong = letter_of("nl", "De beschermde opvagn."),
                    right = letter_of("nl", "De beschermde opvang.");
  g_autofree char *told = explain_topic(pack, wrong, "t", NULL),
                  *plain = explain_topic(pack, right, "t", NULL);
  assert_non_null(strstr(told, "“beschermde opvagn”, p1, taken for “opvang”\n"));
  assert_null(strstr(plain, "taken for"));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(edits_are_counted_as_damerau_did),
      cmocka_unit_test(searching_finds_what_comparing_with_every_word_finds),
      cmocka_unit_test(words_of_any_length_can_be_asked_for),
      cmocka_unit_test(an_unknown_word_near_a_rule_word_counts_at_the_discount),
      cmocka_unit_test(a_known_word_is_never_taken_for_another),
      cmocka_unit_test(short_words_must_be_right),
      cmocka_unit_test(two_edits_need_nine_letters),
      cmocka_unit_test(exact_words_and_wildcards_must_be_right),
      cmocka_unit_test(without_a_dictionary_spelling_must_be_right),
      cmocka_unit_test(misspelt_words_work_in_phrases_and_near),
      cmocka_unit_test(dictionaries_are_asked_only_where_a_rule_hangs_on_the_word),
      cmocka_unit_test(a_part_that_is_spelt_right_counts_beside_one_that_is_not),
      cmocka_unit_test(letters_of_several_languages_find_the_words_of_each),
      cmocka_unit_test(explaining_names_both_spellings),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
