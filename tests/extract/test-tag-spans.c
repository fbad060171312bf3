#include "tests/extract/paper.h"
#include "tests/extract/tiny-tagger.h"
#include "tests/extract/unit.h"

#include "extract/tag-spans.h"

static const PaperSlip SLIPS[] = {{70, 100, "Afzender: Kranendonk & Vos, Kade 7"},
                                  {70, 200, "Huize Weerzicht"},
                                  {70, 214, "Noord"},
                                  PAPER_SLIPS_END};

static const TinyWeight WEIGHTS[] = {
    {"wkranendonk", TAG_SENDER_ORGANISATION, 90},   {"w&", TAG_SENDER_ORGANISATION, 90},
    {"wvos", TAG_SENDER_ORGANISATION, 90},          {"whuize", TAG_ADDRESSEE_ORGANISATION, 50},
    {"wweerzicht", TAG_ADDRESSEE_ORGANISATION, 50}, {"wnoord", TAG_ADDRESSEE_ORGANISATION, 50},
    {"wkade", TAG_ADDRESSEE_ORGANISATION, 40},      TINY_WEIGHTS_END};

typedef struct {
  PaperStudy *paper;
  Tagging *tagging;
} Tagged;

static Tagged
tag(void) {
  Tagged tagged = {.paper = paper_study(paper_with_slips(SLIPS))};
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(Label));
  g_autoptr(Tagger) tagger = tiny_tagger(WEIGHTS);
  tagged.tagging = tagging_words(&tagged.paper->study, none);
  tagging_decide(tagged.tagging, tagger);
  return tagged;
}

static void
tagged_clear(Tagged *tagged) {
  tagging_free(tagged->tagging);
  paper_study_free(tagged->paper);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Tagged, tagged_clear)

static char *
text_of(const Tagged *tagged, const TagSpan *span) {
  g_autoptr(GArray) pieces = tag_span_pieces(tagged->tagging, span);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < pieces->len; i++) {
    g_autofree char *piece = piece_text(tagged->paper->study.layout, g_array_index(pieces, Piece, i));
    g_string_append_printf(text, "%s%s", i ? "|" : "", piece);
  }
  return g_string_free(text, FALSE);
}

static void
a_span_is_a_run_of_words_without_the_comma_behind(G_GNUC_UNUSED void **state) {
  g_auto(Tagged) tagged = tag();
  g_autoptr(GArray) spans = tag_spans_find(tagged.tagging, TAG_SENDER_ORGANISATION);
  assert_int_equal(spans->len, 1);
  g_autofree char *text = text_of(&tagged, tag_spans_best(spans));
  assert_string_equal(text, "Kranendonk & Vos");
}

static void
it_may_go_on_in_the_next_line_and_the_likelier_wins(G_GNUC_UNUSED void **state) {
  g_auto(Tagged) tagged = tag();
  g_autoptr(GArray) spans = tag_spans_find(tagged.tagging, TAG_ADDRESSEE_ORGANISATION);
  assert_int_equal(spans->len, 2);
  g_autofree char *text = text_of(&tagged, tag_spans_best(spans));
  assert_string_equal(text, "Huize Weerzicht|Noord");
}

static void
without_such_words_there_is_none(G_GNUC_UNUSED void **state) {
  g_auto(Tagged) tagged = tag();
  g_autoptr(GArray) spans = tag_spans_find(tagged.tagging, TAG_SUBJECT);
  assert_int_equal(spans->len, 0);
  assert_null(tag_spans_best(spans));
  TagSpan span;
  assert_false(tag_spans_of_ladder(tagged.tagging, TAG_SUBJECT, &span));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_span_is_a_run_of_words_without_the_comma_behind),
      cmocka_unit_test(it_may_go_on_in_the_next_line_and_the_likelier_wins),
      cmocka_unit_test(without_such_words_there_is_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
