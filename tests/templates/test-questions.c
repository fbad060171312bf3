#include "tests/templates/sample.h"

#include "templates/questions.h"

typedef struct {
  Idiom *nl, *en;
  Languages *languages;
} Room;

static int
enter(void **state) {
  Room *room = g_new0(Room, 1);
  room->nl = idiom_load("templates/languages/nl/reply.ini", "nl", NULL);
  room->en = idiom_load("templates/languages/en/reply.ini", "en", NULL);
  room->languages = languages_load(NULL, NULL);
  *state = room;
  return 0;
}

static int
leave(void **state) {
  Room *room = *state;
  idiom_free(room->nl);
  idiom_free(room->en);
  languages_free(room->languages);
  g_free(room);
  return 0;
}

/* The questions of the letter, joined by bars. */
static char *
asked(const Room *room, const Letter *letter, const Idiom *idiom) {
  g_autoptr(GArray) questions = questions_find(letter, room->languages, idiom);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < questions->len; i++) {
    Question *question = &g_array_index(questions, Question, i);
    const char *part = letter_part(letter, question->part)->text;
    g_string_append_printf(text, "%s%.*s", i ? "|" : "", (int)(question->span.end - question->span.start),
                           part + question->span.start);
  }
  return g_string_free(text, FALSE);
}

static void
assert_asks(const Room *room, const char *language, const char *paragraph, const char *expected) {
  g_autoptr(Letter) letter = letter_new();
  letter->language = g_intern_string(language);
  sample_part(letter, PART_PARAGRAPH, paragraph, -1);
  g_autofree char *text = asked(room, letter, strcmp(language, "nl") == 0 ? room->nl : room->en);
  assert_string_equal(text, expected);
}

static void
a_question_mark_asks(void **state) {
  assert_asks(*state, "nl", "Ik wacht al lang. Wanneer hoor ik iets? Ik hoop spoedig.",
              "Wanneer hoor ik iets?");
  assert_asks(*state, "nl", "Zij vroeg: “Waarom?” Dat was alles.", "Zij vroeg: “Waarom?”");
  assert_asks(*state, "en", "Why so? And how?", "Why so?|And how?");
}

static void
words_that_ask_need_no_mark(void **state) {
  assert_asks(*state, "nl", "Dank. Graag verneem ik of er plaats is.", "Graag verneem ik of er plaats is.");
  assert_asks(*state, "en", "Thank you. Please let me know when to come.",
              "Please let me know when to come.");
}

static void
what_only_tells_does_not_ask(void **state) {
  assert_asks(*state, "nl", "Ik heb een vraag gesteld en geen antwoord gekregen.", "");
  assert_asks(*state, "en", "I asked a question. I had no answer.", "");
  assert_asks(*state, "nl", "", "");
}

static void
items_below_an_announcement_ask_whatever_they_look_like(void **state) {
  g_autoptr(Letter) letter = letter_new();
  letter->language = g_intern_string("nl");
  sample_part(letter, PART_ITEM, "geen vraag", -1);
  sample_part(letter, PART_PARAGRAPH, "Ik heb de volgende vragen:", -1);
  sample_part(letter, PART_ITEM, "de stand van het onderzoek", -1);
  sample_part(letter, PART_ITEM, "Wie beslist?", -1);
  sample_part(letter, PART_PARAGRAPH, "Tot slot.", -1);
  sample_part(letter, PART_ITEM, "ook geen vraag", -1);
  g_autofree char *text = asked(*state, letter, ((Room *)*state)->nl);
  assert_string_equal(text, "de stand van het onderzoek|Wie beslist?");
}

static void
what_others_wrote_does_not_ask(void **state) {
  g_autoptr(Letter) letter = letter_new();
  letter->language = g_intern_string("nl");
  sample_part(letter, PART_PARAGRAPH, "Wat nu?", -1)->division = DIVISION_QUOTED;
  sample_part(letter, PART_PARAGRAPH, "Wat nu?", -1)->division = DIVISION_ENCLOSURE;
  sample_part(letter, PART_FURNITURE, "Vragen?", -1);
  sample_part(letter, PART_FOOTNOTE, "Of niet?", -1);
  sample_part(letter, PART_QUOTE, "Wie is daar?", -1);
  g_autofree char *text = asked(*state, letter, ((Room *)*state)->nl);
  assert_string_equal(text, "");
}

static void
a_letter_of_questions_only_is_cut_at_a_limit(void **state) {
  g_autoptr(Letter) letter = letter_new();
  letter->language = g_intern_string("nl");
  for (guint i = 0; i < 500; i++)
    sample_part(letter, PART_PARAGRAPH, "Waarom?", -1);
  g_autoptr(GArray) questions = questions_find(letter, ((Room *)*state)->languages, NULL);
  assert_int_equal(questions->len, 60);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_question_mark_asks),
      cmocka_unit_test(words_that_ask_need_no_mark),
      cmocka_unit_test(what_only_tells_does_not_ask),
      cmocka_unit_test(items_below_an_announcement_ask_whatever_they_look_like),
      cmocka_unit_test(what_others_wrote_does_not_ask),
      cmocka_unit_test(a_letter_of_questions_only_is_cut_at_a_limit),
  };
  return cmocka_run_group_tests(tests, enter, leave);
}
