#include "tests/extract/tiny-rows.h"
#include "tests/extract/unit.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "extract/cited-model.h"
#include "extract/data.h"
#include "extract/xml.h"

static const FeatureModel MODEL = {"rcited01", 1, 0, "model of cited letters"};

static CitedModel *
load_bytes(const void *bytes, gsize length, GError **error) {
  g_autofree char *path = tiny_file(bytes, length);
  CitedModel *model = cited_model_load(path, error);
  g_unlink(path);
  return model;
}

static double
weigh(const TinyWeight *weights) {
  g_autoptr(GByteArray) bytes = tiny_rows_bytes(&MODEL, weights);
  g_autoptr(CitedModel) model = load_bytes(bytes->data, bytes->len, NULL);
  g_autoptr(Languages) languages = languages_load(NULL, NULL);
  g_autoptr(CitedWords) words = cited_words_new(languages_find(languages, "nl"));
  const LetterDate letter = {"2024-06-14", FALSE};
  const char *text = "Dank voor uw brief van 17 mei.";
  g_autoptr(GArray) found = cited_find(words, text, CITED_IN_TEXT, &letter);
  const DateInText date = {
      &g_array_index(found, DateMention, 0), words, text, PART_PARAGRAPH, letter.iso, TRUE};
  return cited_model_weigh(model, &date);
}

static void
likelihoods_grow_with_the_weights(G_GNUC_UNUSED void **state) {
  static const TinyWeight none[] = {{"nothing", 0, 99}, TINY_WEIGHTS_END},
                          some[] = {{"<1van", 0, 10}, {"bias", 0, 10}, TINY_WEIGHTS_END},
                          against[] = {{"bias", 0, -100}, {"<1van", 0, 20}, TINY_WEIGHTS_END};
  assert_float_equal(weigh(none), .5, 1e-6);
  assert_float_equal(weigh(some), .8808, 1e-4);
  assert_true(weigh(against) < .01);
}

static void
another_model_is_refused(G_GNUC_UNUSED void **state) {
  const FeatureModel tagger = {"rtagger2", 1, 0, "tagger"};
  static const TinyWeight weights[] = {{"bias", 0, 1}, TINY_WEIGHTS_END};
  g_autoptr(GByteArray) bytes = tiny_rows_bytes(&tagger, weights);
  GError *error = NULL;
  assert_null(load_bytes(bytes->data, bytes->len, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "not a model of cited letters");
}

static void
the_languages_bring_the_model_that_was_learned(G_GNUC_UNUSED void **state) {
  g_autoptr(Languages) languages = languages_load(NULL, NULL);
  assert_non_null(languages_cited_model(languages));
}

/* A data folder whose languages have a tagger and no model of cited letters. */
static void
the_programs_own_languages_are_not_without_it(G_GNUC_UNUSED void **state) {
  static const char *const kept[] = {"en", "nl", "letter.tagger"};
  g_autofree char *own = data_path("extract/languages", NULL), *data = g_strdup(g_getenv("REPLIEK_DATA"));
  g_autofree char *root = g_dir_make_tmp("repliek-data-XXXXXX", NULL);
  g_autofree char *extract = g_build_filename(root, "extract", NULL);
  g_autofree char *folder = g_build_filename(extract, "languages", NULL);
  assert_int_equal(g_mkdir_with_parents(folder, 0700), 0);
  for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
    g_autofree char *from = g_canonicalize_filename(kept[i], own),
                    *to = g_build_filename(folder, kept[i], NULL);
    assert_int_equal(symlink(from, to), 0);
  }
  GError *error = NULL;
  g_setenv("REPLIEK_DATA", root, TRUE);
  g_autoptr(Languages) without = languages_load(NULL, &error);
  g_autoptr(Languages) named = languages_load(folder, NULL);
  data ? (void)g_setenv("REPLIEK_DATA", data, TRUE) : g_unsetenv("REPLIEK_DATA");
  for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
    g_autofree char *to = g_build_filename(folder, kept[i], NULL);
    g_unlink(to);
  }
  g_rmdir(folder);
  g_rmdir(extract);
  g_rmdir(root);
  assert_null(without);
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "letter.cited");
  assert_non_null(named);
  assert_null(languages_cited_model(named));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(likelihoods_grow_with_the_weights),
      cmocka_unit_test(another_model_is_refused),
      cmocka_unit_test(the_programs_own_languages_are_not_without_it),
      cmocka_unit_test(the_languages_bring_the_model_that_was_learned),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
