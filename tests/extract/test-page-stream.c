#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <math.h>
#include <string.h>

#include "extract/page-stream.h"
#include "extract/xml.h"

/* Where things lie in the stream of one page: magic, version, tag, width, height, rotation, count of glyphs.
 */
enum { AT_VERSION = 4, AT_TAG = 8, AT_WIDTH = 9, AT_GLYPH_COUNT = 29, AT_GLYPHS = 33 };

/* A page with two glyphs in two styles and a picture. */
static Page *
small_page(void) {
  Page *page = page_new(PAPER_WIDTH, PAPER_HEIGHT);
  Box picture = {10, 20, 30, 40};
  paper_set(page, 70, 100, paper_style(page, 11, 0), "é");
  paper_set(page, 80, 100, paper_style(page, 9, STYLE_BOLD), "B");
  g_array_append_val(page->pictures, picture);
  page->rotation = 90;
  return page;
}

static GByteArray *
stream_of(const Page *page) {
  GByteArray *bytes = g_byte_array_new();
  page_stream_begin(bytes);
  page_stream_page(bytes, page);
  page_stream_end(bytes);
  return bytes;
}

static void
assert_makes_no_sense(const GByteArray *bytes) {
  g_autoptr(GError) error = NULL;
  assert_null(page_stream_read(bytes->data, bytes->len, NULL, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "stopped before the end");
}

static void
assert_page_makes_no_sense(const Page *page) {
  g_autoptr(GByteArray) bytes = stream_of(page);
  assert_makes_no_sense(bytes);
}

static void
overwrite(GByteArray *bytes, guint at, const void *data, gsize length) {
  assert_true(at + length <= bytes->len);
  memcpy(bytes->data + at, data, length);
}

static void
pages_come_back_as_they_were_sent(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) sent = small_page();
  g_autoptr(GByteArray) bytes = stream_of(sent);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) pages = page_stream_read(bytes->data, bytes->len, NULL, &error);
  assert_non_null(pages);
  assert_int_equal(pages->len, 1);
  const Page *read = g_ptr_array_index(pages, 0);
  assert_true(read->width == sent->width && read->height == sent->height);
  assert_int_equal(read->rotation, 90);
  assert_int_equal(read->glyphs->len, 2);
  assert_memory_equal(read->glyphs->data, sent->glyphs->data, 2 * sizeof(Glyph));
  assert_memory_equal(read->styles->data, sent->styles->data, 2 * sizeof(Style));
  assert_memory_equal(read->pictures->data, sent->pictures->data, sizeof(Box));
}

static void
a_blank_is_one_whatever_its_flags_say(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) sent = small_page();
  g_array_index(sent->glyphs, Glyph, 0).ch = '\n';
  g_autoptr(GByteArray) bytes = stream_of(sent);
  g_autoptr(GPtrArray) pages = page_stream_read(bytes->data, bytes->len, NULL, NULL);
  const Page *read = g_ptr_array_index(pages, 0);
  assert_int_equal(page_glyph(read, 0)->ch, ' ');
  assert_true(page_glyph(read, 0)->flags & GLYPH_SPACE);
  assert_false(page_glyph(read, 1)->flags & GLYPH_SPACE);
}

static void
a_stream_without_pages_is_whole(G_GNUC_UNUSED void **state) {
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  page_stream_begin(bytes);
  page_stream_end(bytes);
  g_autoptr(GPtrArray) pages = page_stream_read(bytes->data, bytes->len, NULL, NULL);
  assert_non_null(pages);
  assert_int_equal(pages->len, 0);
}

static void
empty_pages_keep_their_place(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) blank = page_new(100, 200), full = small_page();
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  page_stream_begin(bytes);
  page_stream_page(bytes, blank);
  page_stream_page(bytes, full);
  page_stream_end(bytes);
  g_autoptr(GPtrArray) pages = page_stream_read(bytes->data, bytes->len, NULL, NULL);
  assert_non_null(pages);
  assert_int_equal(pages->len, 2);
  assert_int_equal(((Page *)g_ptr_array_index(pages, 0))->glyphs->len, 0);
  assert_int_equal(((Page *)g_ptr_array_index(pages, 1))->glyphs->len, 2);
}

static void
notices_cross_with_the_pages(G_GNUC_UNUSED void **state) {
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_autoptr(GPtrArray) notices = notices_new();
  page_stream_begin(bytes);
  page_stream_notice(bytes, "page-unreadable", "page 3 was left out");
  page_stream_end(bytes);
  g_autoptr(GPtrArray) pages = page_stream_read(bytes->data, bytes->len, notices, NULL);
  assert_non_null(pages);
  assert_int_equal(notices->len, 1);
  assert_string_equal(((Notice *)g_ptr_array_index(notices, 0))->code, "page-unreadable");
  assert_string_equal(((Notice *)g_ptr_array_index(notices, 0))->message, "page 3 was left out");
}

static void
notices_may_be_unwanted(G_GNUC_UNUSED void **state) {
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  page_stream_begin(bytes);
  page_stream_notice(bytes, "page-unreadable", "page 3 was left out");
  page_stream_end(bytes);
  g_autoptr(GPtrArray) pages = page_stream_read(bytes->data, bytes->len, NULL, NULL);
  assert_non_null(pages);
}

static void
notices_that_are_no_text_are_made_text(G_GNUC_UNUSED void **state) {
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_autoptr(GPtrArray) notices = notices_new();
  page_stream_begin(bytes);
  page_stream_notice(bytes, "odd", "a\xff%s");
  page_stream_end(bytes);
  g_autoptr(GPtrArray) pages = page_stream_read(bytes->data, bytes->len, notices, NULL);
  assert_non_null(pages);
  assert_string_equal(((Notice *)g_ptr_array_index(notices, 0))->message, "a\xEF\xBF\xBD%s");
}

static void
what_the_child_says_becomes_the_error(G_GNUC_UNUSED void **state) {
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_autoptr(GError) error = NULL;
  page_stream_begin(bytes);
  page_stream_error(bytes, STREAM_ENCRYPTED, "locked with a password");
  assert_null(page_stream_read(bytes->data, bytes->len, NULL, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "locked with a password");
}

static void
an_error_after_pages_leaves_no_pages(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = small_page();
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_autoptr(GError) error = NULL;
  page_stream_begin(bytes);
  page_stream_page(bytes, page);
  page_stream_error(bytes, STREAM_DAMAGED, "damaged");
  assert_null(page_stream_read(bytes->data, bytes->len, NULL, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "damaged");
}

static void
an_error_that_is_cut_off_is_still_one(G_GNUC_UNUSED void **state) {
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  page_stream_begin(bytes);
  guint begins = bytes->len;
  page_stream_error(bytes, STREAM_DAMAGED, "damaged");
  for (guint length = begins + 1; length < bytes->len; length++) {
    g_autoptr(GError) error = NULL;
    assert_null(page_stream_read(bytes->data, length, NULL, &error));
    assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "without saying why");
  }
}

static void
a_stream_cut_off_anywhere_is_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = small_page();
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  page_stream_begin(bytes);
  page_stream_notice(bytes, "code", "message");
  page_stream_page(bytes, page);
  page_stream_end(bytes);
  for (guint length = 0; length < bytes->len; length++) {
    /* A copy of its own, so that a read past the end is seen. */
    g_autofree guint8 *part = g_memdup2(bytes->data, length);
    g_autoptr(GError) error = NULL;
    assert_null(page_stream_read(part, length, NULL, &error));
    assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "stopped before the end");
  }
}

static void
another_magic_or_version_is_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = small_page();
  g_autoptr(GByteArray) magic = stream_of(page), version = stream_of(page), tag = stream_of(page);
  const guint32 two = 2;
  overwrite(magic, 0, "RPKQ", 4);
  overwrite(version, AT_VERSION, &two, sizeof two);
  overwrite(tag, AT_TAG, "X", 1);
  assert_makes_no_sense(magic);
  assert_makes_no_sense(version);
  assert_makes_no_sense(tag);
}

static void
counts_past_the_bytes_at_hand_are_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = small_page();
  const guint32 counts[] = {3, 1000, G_MAXINT32, G_MAXUINT32 / sizeof(Glyph) + 1, G_MAXUINT32};
  for (guint i = 0; i < G_N_ELEMENTS(counts); i++) {
    g_autoptr(GByteArray) bytes = stream_of(page);
    overwrite(bytes, AT_GLYPH_COUNT, &counts[i], sizeof counts[i]);
    assert_makes_no_sense(bytes);
  }
}

static void
pages_of_no_size_are_refused(G_GNUC_UNUSED void **state) {
  const double sizes[] = {0, -1, NAN, INFINITY, 1e7};
  for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
    g_autoptr(Page) wide = small_page(), high = small_page();
    wide->width = sizes[i];
    high->height = sizes[i];
    assert_page_makes_no_sense(wide);
    assert_page_makes_no_sense(high);
  }
}

static void
glyphs_that_lie_nowhere_are_refused(G_GNUC_UNUSED void **state) {
  const float places[] = {NAN, INFINITY, -INFINITY, 1e7f};
  for (guint i = 0; i < G_N_ELEMENTS(places); i++)
    for (guint side = 0; side < 4; side++) {
      g_autoptr(Page) page = small_page();
      Glyph *glyph = &g_array_index(page->glyphs, Glyph, 1);
      float *sides[] = {&glyph->x0, &glyph->y0, &glyph->x1, &glyph->y1};
      *sides[side] = places[i];
      assert_page_makes_no_sense(page);
    }
}

static void
glyphs_turned_inside_out_are_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = small_page();
  Glyph *glyph = &g_array_index(page->glyphs, Glyph, 0);
  glyph->x1 = glyph->x0 - 1;
  assert_page_makes_no_sense(page);
}

static void
characters_that_unicode_lacks_are_refused(G_GNUC_UNUSED void **state) {
  const gunichar characters[] = {0, 0xD800, 0x110000, G_MAXUINT32};
  for (guint i = 0; i < G_N_ELEMENTS(characters); i++) {
    g_autoptr(Page) page = small_page();
    g_array_index(page->glyphs, Glyph, 0).ch = characters[i];
    assert_page_makes_no_sense(page);
  }
}

static void
styles_out_of_range_are_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = small_page();
  g_array_index(page->glyphs, Glyph, 1).style = 2;
  assert_page_makes_no_sense(page);
}

static void
more_than_certain_is_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = small_page();
  g_array_index(page->glyphs, Glyph, 1).confidence = 101;
  assert_page_makes_no_sense(page);
}

static void
styles_of_no_size_or_name_are_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) size = small_page(), endless = small_page(), name = small_page();
  g_array_index(size->styles, Style, 0).size = -1;
  g_array_index(endless->styles, Style, 0).size = NAN;
  memcpy(g_array_index(name->styles, Style, 0).font, "\xff\xfe", 3);
  assert_page_makes_no_sense(size);
  assert_page_makes_no_sense(endless);
  assert_page_makes_no_sense(name);
}

static void
a_font_name_without_an_end_gets_one(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = small_page();
  memset(g_array_index(page->styles, Style, 0).font, 'x', sizeof(((Style *)0)->font));
  g_autoptr(GByteArray) bytes = stream_of(page);
  g_autoptr(GPtrArray) pages = page_stream_read(bytes->data, bytes->len, NULL, NULL);
  assert_non_null(pages);
  const Page *read = g_ptr_array_index(pages, 0);
  assert_int_equal(strlen(g_array_index(read->styles, Style, 0).font), sizeof(((Style *)0)->font) - 1);
}

static void
pictures_without_measure_are_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = small_page();
  g_array_index(page->pictures, Box, 0).x1 = NAN;
  assert_page_makes_no_sense(page);
}

static void
any_byte_may_be_wrong_without_harm(G_GNUC_UNUSED void **state) {
  g_autoptr(Page) page = small_page();
  g_autoptr(GByteArray) whole = stream_of(page);
  for (guint at = 0; at < whole->len; at++)
    for (guint bit = 0; bit < 8; bit++) {
      g_autofree guint8 *bytes = g_memdup2(whole->data, whole->len);
      g_autoptr(GError) error = NULL;
      bytes[at] ^= (guint8)(1 << bit);
      g_autoptr(GPtrArray) pages = page_stream_read(bytes, whole->len, NULL, &error);
      assert_true((pages == NULL) == (error != NULL));
    }
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pages_come_back_as_they_were_sent),
      cmocka_unit_test(a_blank_is_one_whatever_its_flags_say),
      cmocka_unit_test(a_stream_without_pages_is_whole),
      cmocka_unit_test(empty_pages_keep_their_place),
      cmocka_unit_test(notices_cross_with_the_pages),
      cmocka_unit_test(notices_may_be_unwanted),
      cmocka_unit_test(notices_that_are_no_text_are_made_text),
      cmocka_unit_test(what_the_child_says_becomes_the_error),
      cmocka_unit_test(an_error_after_pages_leaves_no_pages),
      cmocka_unit_test(an_error_that_is_cut_off_is_still_one),
      cmocka_unit_test(a_stream_cut_off_anywhere_is_refused),
      cmocka_unit_test(another_magic_or_version_is_refused),
      cmocka_unit_test(counts_past_the_bytes_at_hand_are_refused),
      cmocka_unit_test(pages_of_no_size_are_refused),
      cmocka_unit_test(glyphs_that_lie_nowhere_are_refused),
      cmocka_unit_test(glyphs_turned_inside_out_are_refused),
      cmocka_unit_test(characters_that_unicode_lacks_are_refused),
      cmocka_unit_test(styles_out_of_range_are_refused),
      cmocka_unit_test(more_than_certain_is_refused),
      cmocka_unit_test(styles_of_no_size_or_name_are_refused),
      cmocka_unit_test(a_font_name_without_an_end_gets_one),
      cmocka_unit_test(pictures_without_measure_are_refused),
      cmocka_unit_test(any_byte_may_be_wrong_without_harm),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
