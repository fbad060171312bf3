#include "tests/extract/pen.h"
#include "tests/extract/unit.h"

#define SET_IN 28

static Read
read_under(const char *lead, const char *const lines[]) {
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, lead);
  for (guint i = 0; lines[i]; i++)
    write_in(&pen, SET_IN, PAPER_SIZE, 0, lines[i]);
  leave_air(&pen);
  write_text(&pen, LONG_TEXT);
  return read_blocks(&pen);
}

static void
small_set_in_lines_under_open_words_are_items(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {"is bindend zolang de wet niet verandert", "geldt tot en met december", NULL};
  g_auto(Read) read = read_under("Deze opgave", lines);
  assert_count(&read, 5);
  assert_block(&read, 1, PART_PARAGRAPH, "Deze opgave");
  assert_block(&read, 2, PART_ITEM, "is bindend");
  assert_block(&read, 3, PART_ITEM, "geldt tot");
  assert_string_equal(block_at(&read, 2)->rung, "set-in-under-lead");
  assert_null(block_at(&read, 2)->label);
}

static void
a_wrapped_item_stays_whole(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {"het gezin dat met u meereist en dat op dezelfde dag als u een "
                               "verblijfsvergunning heeft gekregen van ons",
                               "de buren", NULL};
  g_auto(Read) read = read_under("De opgave geldt voor:", lines);
  assert_count(&read, 5);
  assert_block(&read, 2, PART_ITEM, "het gezin");
  assert_int_equal(block_at(&read, 2)->pieces->len, 2);
  assert_block(&read, 3, PART_ITEM, "de buren");
}

static void
scraps_under_a_colon_are_items(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {"Per telefoon op werkdagen", "Aan de balie van het stadhuis", NULL};
  g_auto(Read) read = read_under("U bereikt ons op deze manieren:", lines);
  assert_count(&read, 5);
  assert_block(&read, 2, PART_ITEM, "Per telefoon");
  assert_block(&read, 3, PART_ITEM, "Aan de balie");
}

#define SENTENCES "Uw pasje blijft nog geldig.", "Loopt het bijna af? Vraag dan een nieuw pasje aan."

static void
sentences_without_air_between_them_are_items(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {SENTENCES, NULL};
  g_auto(Read) read = read_under("Wat geldt voor u:", lines);
  assert_count(&read, 5);
  assert_block(&read, 2, PART_ITEM, "Uw pasje");
  assert_block(&read, 3, PART_ITEM, "Loopt het");
}

static void
what_commas_string_to_a_last_stop_are_items(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {"Spreken,", "Schrijven,", "het traject bij uw gemeente.", NULL};
  g_auto(Read) read = read_under("U moet nog:", lines);
  assert_count(&read, 6);
  assert_block(&read, 3, PART_ITEM, "Schrijven");
}

static void
a_greeting_over_sentences_is_none(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {"Beste Ilse,", "Hierbij het verslag van ons bezoek.", "Tot gauw, Bart", NULL};
  g_auto(Read) read = read_under("U schreef:", lines);
  for (guint i = 0; i < read.blocks->len; i++)
    assert_int_not_equal(block_at(&read, i)->kind, PART_ITEM);
}

#define FULL_ITEM "het gezin dat met u meereist en dat op dezelfde dag een vergunning heeft"

static void
a_semicolon_ends_an_item_at_the_edge_too(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {FULL_ITEM ";", "de buren.", NULL};
  g_auto(Read) read = read_under("De opgave geldt voor:", lines);
  assert_count(&read, 5);
  assert_block(&read, 3, PART_ITEM, "de buren");
}

static void
a_full_line_without_one_goes_on(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {FULL_ITEM, "verblijfsvergunningsaanvraag gedaan.", NULL};
  g_auto(Read) read = read_under("De opgave geldt voor:", lines);
  assert_count(&read, 4);
  assert_int_equal(block_at(&read, 2)->pieces->len, 2);
}

static void
sentences_that_air_parts_are_a_quotation(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {SENTENCES, NULL};
  Pen pen = pen_new();
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  write_text(&pen, "Wat u schreef:");
  for (guint i = 0; lines[i]; i++) {
    leave_air(&pen);
    write_in(&pen, SET_IN, PAPER_SIZE, 0, lines[i]);
  }
  g_auto(Read) read = read_blocks(&pen);
  assert_block(&read, 3, PART_QUOTE, "Loopt het");
}

static void
sentences_set_in_under_a_colon_are_a_quotation(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {LONG_TEXT, NULL};
  g_auto(Read) read = read_under("De minister schreef:", lines);
  assert_count(&read, 4);
  assert_block(&read, 2, PART_QUOTE, "Onze buurman");
}

static void
an_address_set_in_is_no_list(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {"Voorbeeldkantoor", "Postbus 12", "1234 AB Voorbeeldstad", NULL};
  g_auto(Read) read = read_under("Stuur het formulier naar:", lines);
  for (guint i = 0; i < read.blocks->len; i++)
    assert_int_not_equal(block_at(&read, i)->kind, PART_ITEM);
}

static void
small_lines_under_a_sentence_are_no_list(G_GNUC_UNUSED void **state) {
  const char *const lines[] = {"is bindend zolang de wet niet verandert", "geldt tot en met december", NULL};
  g_auto(Read) read = read_under("Dat weet u.", lines);
  for (guint i = 0; i < read.blocks->len; i++)
    assert_int_not_equal(block_at(&read, i)->kind, PART_ITEM);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(small_set_in_lines_under_open_words_are_items),
      cmocka_unit_test(a_wrapped_item_stays_whole),
      cmocka_unit_test(scraps_under_a_colon_are_items),
      cmocka_unit_test(sentences_without_air_between_them_are_items),
      cmocka_unit_test(what_commas_string_to_a_last_stop_are_items),
      cmocka_unit_test(a_greeting_over_sentences_is_none),
      cmocka_unit_test(a_semicolon_ends_an_item_at_the_edge_too),
      cmocka_unit_test(a_full_line_without_one_goes_on),
      cmocka_unit_test(sentences_that_air_parts_are_a_quotation),
      cmocka_unit_test(sentences_set_in_under_a_colon_are_a_quotation),
      cmocka_unit_test(an_address_set_in_is_no_list),
      cmocka_unit_test(small_lines_under_a_sentence_are_no_list),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
