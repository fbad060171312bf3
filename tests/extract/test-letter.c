#include "tests/extract/unit.h"

#include <string.h>

#include "extract/letter.h"

/* A part of a letter with its kind and text. */
static Part *
add_part(Letter *letter, PartKind kind, const char *text) {
  Part *part = part_new(kind, text);
  g_ptr_array_add(letter->parts, part);
  return part;
}

static void
add_line(Part *part, guint start, guint page, double y) {
  PrintedLine line = {start, {page, {10, y, 200, y + 12}}, FALSE};
  g_array_append_val(part->lines, line);
}

static void
an_empty_letter_has_no_parts_and_an_unknown_language(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_new();
  assert_int_equal(letter->parts->len, 0);
  assert_string_equal(letter->language, "und");
  assert_null(letter_subject(letter));
  assert_null(letter_find_part(letter, "p1"));
}

static void
parts_are_numbered_by_kind_and_order(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_new();
  add_part(letter, PART_SUBJECT, "Opvang");
  add_part(letter, PART_SALUTATION, "Geachte heer,");
  add_part(letter, PART_PARAGRAPH, "Een.");
  add_part(letter, PART_HEADING, "Kop");
  add_part(letter, PART_PARAGRAPH, "Twee.");
  add_part(letter, PART_SALUTATION, "Beste,");
  letter_number_parts(letter);
  assert_string_equal(letter_subject(letter)->id, "subject");
  assert_string_equal(letter_part(letter, 1)->id, "salute");
  assert_string_equal(letter_part(letter, 2)->id, "p1");
  assert_string_equal(letter_part(letter, 3)->id, "h1");
  assert_string_equal(letter_part(letter, 4)->id, "p2");
  assert_string_equal(letter_part(letter, 5)->id, "salute2");
  assert_ptr_equal(letter_find_part(letter, "h1"), letter_part(letter, 3));
}

static void
a_part_that_has_an_id_keeps_it_and_no_other_takes_it(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_new();
  add_part(letter, PART_PARAGRAPH, "Een.");
  add_part(letter, PART_PARAGRAPH, "Twee.")->id = g_strdup("p1");
  letter_number_parts(letter);
  assert_string_equal(letter_part(letter, 0)->id, "p2");
  assert_string_equal(letter_part(letter, 1)->id, "p1");
}

static void
a_field_owns_copies_of_its_text_and_places(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_new();
  GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));
  Place place = {0, {1, 2, 3, 4}};
  g_array_append_val(places, place);
  char text[] = "24/118";
  field_set(&letter->our_reference, text, places, "label");
  g_array_unref(places);
  text[0] = 'x';
  assert_string_equal(letter->our_reference.text, "24/118");
  assert_int_equal(letter->our_reference.places->len, 1);
  field_set(&letter->our_reference, "other", NULL, NULL);
  assert_string_equal(letter->our_reference.text, "other");
  assert_null(letter->our_reference.places);
  field_clear(&letter->our_reference);
  assert_null(letter->our_reference.text);
}

static void
without_ink_a_span_lies_on_its_whole_printed_lines(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_new();
  Part *part = add_part(letter, PART_PARAGRAPH, "een twee drie vier");
  add_line(part, 0, 0, 100);
  add_line(part, 4, 0, 112);
  add_line(part, 9, 1, 50);
  g_autoptr(GArray) places = letter_places(letter, part, (Span){5, 11});
  assert_int_equal(places->len, 2);
  assert_true(g_array_index(places, Place, 0).box.y0 == 112);
  assert_int_equal(g_array_index(places, Place, 1).page, 1);
}

static void
an_empty_span_and_plain_text_lie_nowhere(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_new();
  Part *part = add_part(letter, PART_PARAGRAPH, "een twee");
  g_autoptr(GArray) plain = letter_places(letter, part, (Span){0, 3});
  assert_int_equal(plain->len, 0);
  add_line(part, 0, 0, 100);
  g_autoptr(GArray) empty = letter_places(letter, part, (Span){3, 3});
  assert_int_equal(empty->len, 0);
}

/* One page with a glyph ten points wide for each character of text but blanks, six characters a line. */
static void
ink_part(Letter *letter, Part *part, const char *text) {
  Page *page = page_new(595, 842);
  letter->pages = g_ptr_array_new_with_free_func((GDestroyNotify)page_free);
  g_ptr_array_add(letter->pages, page);
  part->ink = g_array_new(FALSE, FALSE, sizeof(Ink));
  guint i = 0;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c), i++) {
    Ink ink = {0, *c == ' ' ? G_MAXUINT32 : page->glyphs->len};
    float x = (float)(i % 6) * 10, y = (float)(i / 6) * 20;
    Glyph glyph = {g_utf8_get_char(c), x, y, x + 10, y + 12, 0, 100, 0};
    g_array_append_val(part->ink, ink);
    if (*c != ' ')
      g_array_append_val(page->glyphs, glyph);
  }
}

static void
with_ink_a_span_lies_on_its_own_glyphs(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_new();
  Part *part = add_part(letter, PART_PARAGRAPH, "één a zes b");
  ink_part(letter, part, part->text);
  add_line(part, 0, 0, 0);
  add_line(part, 8, 0, 20);
  g_autoptr(GArray) places = letter_places(letter, part, (Span){3, 10});
  assert_int_equal(places->len, 2);
  Box first = g_array_index(places, Place, 0).box, second = g_array_index(places, Place, 1).box;
  assert_true(first.x0 == 10 && first.x1 == 50 && first.y0 == 0);
  assert_true(second.x0 == 0 && second.x1 == 20 && second.y0 == 20);
}

static void
offsets_convert_between_bytes_and_code_points(G_GNUC_UNUSED void **state) {
  g_autoptr(Part) part = part_new(PART_PARAGRAPH, "één 𝄞 a");
  assert_int_equal(part_code_points(part, 0), 0);
  assert_int_equal(part_code_points(part, 2), 1);
  assert_int_equal(part_code_points(part, 10), 5);
  assert_int_equal(part_offset(part, 5), 10);
  assert_int_equal(part_offset(part, 1), 2);
}

static void
offsets_past_the_end_give_the_end(G_GNUC_UNUSED void **state) {
  g_autoptr(Part) part = part_new(PART_PARAGRAPH, "é");
  assert_int_equal(part_code_points(part, 99), 1);
  assert_int_equal(part_offset(part, 99), 2);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_empty_letter_has_no_parts_and_an_unknown_language),
      cmocka_unit_test(parts_are_numbered_by_kind_and_order),
      cmocka_unit_test(a_part_that_has_an_id_keeps_it_and_no_other_takes_it),
      cmocka_unit_test(a_field_owns_copies_of_its_text_and_places),
      cmocka_unit_test(without_ink_a_span_lies_on_its_whole_printed_lines),
      cmocka_unit_test(an_empty_span_and_plain_text_lie_nowhere),
      cmocka_unit_test(with_ink_a_span_lies_on_its_own_glyphs),
      cmocka_unit_test(offsets_convert_between_bytes_and_code_points),
      cmocka_unit_test(offsets_past_the_end_give_the_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
