#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/legible.h"

static int
set_up(void **state) {
  *state = languages_load(NULL, NULL);
  return *state ? 0 : -1;
}

static int
tear_down(void **state) {
  languages_free(*state);
  return 0;
}

static void
add_picture(Page *page, double width, double height) {
  Box box = {0, 0, width, height};
  g_array_append_val(page->pictures, box);
}

/* A sheet with text; scan: over a picture of the whole sheet. Free with g_ptr_array_unref. */
static GPtrArray *
sheet(const char *text, gboolean scan) {
  GPtrArray *pages = paper_new();
  Page *page = paper_turn(pages);
  if (text)
    paper_write(page, 100, paper_style(page, 11, 0), text);
  if (scan)
    add_picture(page, PAPER_WIDTH, PAPER_HEIGHT);
  return pages;
}

static Legibility
legibility(const Languages *languages, const char *text, gboolean scan) {
  g_autoptr(GPtrArray) pages = sheet(text, scan);
  return page_legibility(g_ptr_array_index(pages, 0), languages);
}

/* Each letter by the one that stands so far after it in the alphabet: what a map off by some gives. */
static char *
shifted(const char *text, int by) {
  char *other = g_strdup(text);
  for (char *at = other; *at; at++)
    if (g_ascii_islower(*at))
      *at = (char)('a' + (*at - 'a' + by) % 26);
  return other;
}

static void
prose_in_a_known_language_is_legible(void **state) {
  assert_int_equal(legibility(*state, PAPER_PROSE, FALSE), LEGIBLE);
  assert_int_equal(
      legibility(
          *state,
          "We are writing to you about the application of our neighbour, who has been waiting for an "
          "answer for a long time and suffers from it. He has sent all the documents that he was asked "
          "for, and some that nobody had asked him for.",
          FALSE),
      LEGIBLE);
}

static void
a_hidden_layer_that_reads_as_language_is_used(void **state) {
  assert_int_equal(legibility(*state, PAPER_PROSE, TRUE), LEGIBLE);
}

static void
a_hidden_layer_that_does_not_read_as_language_is_not(void **state) {
  assert_int_equal(
      legibility(*state,
                 "Wlj schrijvcn u ovcr dc aanvraaq vanonze buunnan dicalgeruime tijdopeen antwoordwacht cner "
                 "erqonder Iijdt Hijheeft alIe stukkengestuurd diehem gevraagdzijn cnnoq ecnpaar dieniemand "
                 "hemgevraaqd hadWij zoudengraag vanuhoren wanneerhij eenantwoord maqverwachten cnbij wichij "
                 "intusscnterecht kan",
                 TRUE),
      LEGIBLE_GIBBERISH);
}

static void
letters_by_a_wrong_map_are_noticed(void **state) {
  g_autofree char *text = shifted(PAPER_PROSE, 3);
  assert_int_equal(legibility(*state, text, FALSE), LEGIBLE_GIBBERISH);
}

static void
a_language_that_nobody_taught_is_not_taken_for_a_wrong_map(void **state) {
  assert_int_equal(
      legibility(*state,
                 "Kirjoitamme teille naapurimme hakemuksesta joka on odottanut vastausta kauan aikaa ja "
                 "karsii siita paljon koska kukaan ei kerro mitaan ja papereita pyydetaan aina uudestaan "
                 "vaikka kaikki asiakirjat toimitettiin ajoissa oikeaan paikkaan talvella ennen joulua "
                 "yhdessa asianajajan kanssa kahdesti",
                 FALSE),
      LEGIBLE);
}

static void
names_and_numbers_alone_prove_nothing(void **state) {
  assert_int_equal(
      legibility(*state, "Jansen 0612 345 678, Kowalczyk 0698 765 432, Brzeczyk 0655 555 555", FALSE),
      LEGIBLE);
}

static void
characters_that_stand_for_nothing_are_garbled(void **state) {
  assert_int_equal(legibility(*state, "\uF041\uF042\uF043 \uF044\uF045 \uF046\uF047\uF048\uF049 ab", FALSE),
                   LEGIBLE_GARBLED);
  assert_int_equal(legibility(*state, "\uFFFD\uFFFD\uFFFD \uFFFD\uFFFD", TRUE), LEGIBLE_GARBLED);
}

static void
a_few_private_bullets_are_not_garbled(void **state) {
  assert_int_equal(legibility(*state, "\uF0B7 " PAPER_PROSE " \uF0B7 \uF0B7", FALSE), LEGIBLE);
}

static void
a_picture_without_text_is_a_scan(void **state) {
  assert_int_equal(legibility(*state, NULL, TRUE), LEGIBLE_PICTURES);
}

static void
a_stamp_on_a_scan_is_not_its_text(void **state) {
  assert_int_equal(legibility(*state, "INGEKOMEN 3 mei 2024", TRUE), LEGIBLE_PICTURES);
  assert_int_equal(legibility(*state, "INGEKOMEN 3 mei 2024", FALSE), LEGIBLE);
}

static void
a_logo_does_not_make_a_short_page_a_scan(void **state) {
  g_autoptr(GPtrArray) pages = sheet("Bijlage 2", FALSE);
  Page *page = g_ptr_array_index(pages, 0);
  add_picture(page, 120, 60);
  assert_int_equal(page_legibility(page, *state), LEGIBLE);
}

static void
a_sheet_without_anything_is_blank(void **state) {
  assert_int_equal(legibility(*state, NULL, FALSE), LEGIBLE_BLANK);
}

static void
text_that_nobody_sees_does_not_count(void **state) {
  g_autoptr(GPtrArray) pages = sheet(PAPER_PROSE, TRUE);
  Page *page = g_ptr_array_index(pages, 0);
  for (guint i = 0; i < page->glyphs->len; i++)
    g_array_index(page->glyphs, Glyph, i).flags |= GLYPH_INVISIBLE;
  assert_int_equal(page_legibility(page, *state), LEGIBLE_PICTURES);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(prose_in_a_known_language_is_legible),
      cmocka_unit_test(a_hidden_layer_that_reads_as_language_is_used),
      cmocka_unit_test(a_hidden_layer_that_does_not_read_as_language_is_not),
      cmocka_unit_test(letters_by_a_wrong_map_are_noticed),
      cmocka_unit_test(a_language_that_nobody_taught_is_not_taken_for_a_wrong_map),
      cmocka_unit_test(names_and_numbers_alone_prove_nothing),
      cmocka_unit_test(characters_that_stand_for_nothing_are_garbled),
      cmocka_unit_test(a_few_private_bullets_are_not_garbled),
      cmocka_unit_test(a_picture_without_text_is_a_scan),
      cmocka_unit_test(a_stamp_on_a_scan_is_not_its_text),
      cmocka_unit_test(a_logo_does_not_make_a_short_page_a_scan),
      cmocka_unit_test(a_sheet_without_anything_is_blank),
      cmocka_unit_test(text_that_nobody_sees_does_not_count),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
