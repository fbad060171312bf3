#include "tests/extract/unit.h"

#include <string.h>

#include "extract/tag-network.h"

enum { WORDS = 9, MIDDLE = 4 };

typedef struct {
  TagNetwork *network;
  float *rows;
  guint8 steps[WORDS];
} Fixture;

static int
make_empty_network(void **state) {
  Fixture *fixture = g_new0(Fixture, 1);
  fixture->network = g_new0(TagNetwork, 1);
  fixture->rows = g_new0(float, (gsize)WORDS *TAGGER_ROW);
  for (guint i = 0; i < WORDS; i++)
    fixture->steps[i] = i == 0 ? STEP_BLOCK : STEP_IN_LINE;
  *state = fixture;
  return 0;
}

static int
free_network(void **state) {
  Fixture *fixture = *state;
  g_free(fixture->network);
  g_free(fixture->rows);
  g_free(fixture);
  return 0;
}

static float *
embedding(const Fixture *fixture, guint word) {
  return fixture->rows + (gsize)word * TAGGER_ROW + TAGS;
}

static float
score(const Fixture *fixture, guint word, Tag tag) {
  return fixture->rows[(gsize)word * TAGGER_ROW + tag];
}

static void
run(const Fixture *fixture) {
  tag_network_add(fixture->network, fixture->rows, fixture->steps, WORDS);
}

/* The vector's value 1 goes on as hidden value 2; the score for a date is hidden value 3. */
static void
lead_through(Fixture *fixture) {
  fixture->network->inward[1][2] = 2;
  fixture->network->from_hidden[3][TAG_DATE] = 1;
}

static void
a_network_of_zeros_leaves_the_scores_alone(void **state) {
  Fixture *fixture = *state;
  fixture->rows[TAG_LABEL] = 3;
  embedding(fixture, 0)[5] = 7;
  run(fixture);
  assert_float_equal(score(fixture, 0, TAG_LABEL), 3, 1e-6);
  assert_float_equal(score(fixture, 1, TAG_LABEL), 0, 1e-6);
  assert_float_equal(embedding(fixture, 0)[5], 7, 1e-6);
}

static void
a_word_speaks_for_itself_when_it_is_above_zero(void **state) {
  Fixture *fixture = *state;
  fixture->network->from_embedding[1][TAG_DATE] = 2;
  fixture->network->embedding_bias[1] = -1;
  fixture->network->bias[TAG_DATE] = .5f;
  embedding(fixture, 0)[1] = 4;
  embedding(fixture, 1)[1] = .9f;
  run(fixture);
  assert_float_equal(score(fixture, 0, TAG_DATE), 6.5, 1e-5);
  assert_float_equal(score(fixture, 1, TAG_DATE), .5, 1e-5);
}

static void
a_layer_hears_words_as_far_as_its_dilation(void **state) {
  static const guint reach[NETWORK_LAYERS] = {1, 2, 4};
  for (guint layer = 0; layer < NETWORK_LAYERS; layer++) {
    Fixture *fixture = *state;
    lead_through(fixture);
    memset(fixture->rows, 0, sizeof(float) * WORDS * TAGGER_ROW);
    memset(fixture->network->layers, 0, sizeof fixture->network->layers);
    fixture->network->layers[layer].weights[NETWORK_WIDTH / 2 + 1][2][3] = 5; /* of the next word */
    embedding(fixture, MIDDLE)[1] = 1;
    run(fixture);
    for (guint word = 0; word < WORDS; word++)
      assert_float_equal(score(fixture, word, TAG_DATE), word + reach[layer] == MIDDLE ? 10 : 0, 1e-5);
  }
}

static void
beyond_the_last_word_there_is_nothing(void **state) {
  Fixture *fixture = *state;
  lead_through(fixture);
  for (guint tap = 0; tap < NETWORK_WIDTH; tap++)
    fixture->network->layers[0].weights[tap][2][3] = 1;
  for (guint word = 0; word < WORDS; word++)
    embedding(fixture, word)[1] = 1;
  run(fixture);
  assert_float_equal(score(fixture, 0, TAG_DATE), 6, 1e-5);
  assert_float_equal(score(fixture, 1, TAG_DATE), 8, 1e-5);
  assert_float_equal(score(fixture, MIDDLE, TAG_DATE), 10, 1e-5);
  assert_float_equal(score(fixture, WORDS - 1, TAG_DATE), 6, 1e-5);
}

static void
a_layer_adds_what_is_above_zero_and_takes_nothing_away(void **state) {
  Fixture *fixture = *state;
  lead_through(fixture);
  fixture->network->inward_bias[STEP_BLOCK][3] = 1;
  fixture->network->layers[0].weights[NETWORK_WIDTH / 2][2][3] = -5;
  embedding(fixture, 0)[1] = 1;
  run(fixture);
  assert_float_equal(score(fixture, 0, TAG_DATE), 1, 1e-5);
  assert_float_equal(score(fixture, 1, TAG_DATE), 0, 1e-5); /* another step */
}

static void
no_words_are_no_error(void **state) {
  Fixture *fixture = *state;
  tag_network_add(fixture->network, fixture->rows, fixture->steps, 0);
  assert_float_equal(score(fixture, 0, TAG_DATE), 0, 1e-6);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_empty_network, free_network)

int
main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_network_of_zeros_leaves_the_scores_alone),
      TEST(a_word_speaks_for_itself_when_it_is_above_zero),
      TEST(a_layer_hears_words_as_far_as_its_dilation),
      TEST(beyond_the_last_word_there_is_nothing),
      TEST(a_layer_adds_what_is_above_zero_and_takes_nothing_away),
      TEST(no_words_are_no_error),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
