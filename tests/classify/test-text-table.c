#include "classify/text-table.h"

#include "tests/classify/helper.h"

static void
a_text_keeps_its_last_number(void **state G_GNUC_UNUSED) {
  g_autoptr(TextTable) table = text_table_new();
  text_table_set(table, "kind", 4, 1);
  text_table_set(table, "kinderen", 8, 2);
  text_table_set(table, "kind", 4, 3);
  assert_int_equal(text_table_find(table, "kind", 4), 3);
  assert_int_equal(text_table_find(table, "kinderen", 8), 2);
}

static void
a_text_that_is_not_there_has_no_number(void **state G_GNUC_UNUSED) {
  g_autoptr(TextTable) table = text_table_new();
  assert_int_equal(text_table_find(table, "kind", 4), NO_NUMBER);
  text_table_set(table, "kind", 4, 1);
  assert_int_equal(text_table_find(table, "kin", 3), NO_NUMBER);
  assert_int_equal(text_table_find(table, "kinderen", 8), NO_NUMBER);
  assert_int_equal(text_table_find(table, "", 0), NO_NUMBER);
  assert_null(text_table_text(table, "kin", 3));
}

static void
many_texts_are_all_kept(void **state G_GNUC_UNUSED) {
  enum { MANY = 20000 };
  g_autoptr(TextTable) table = text_table_new();
  g_autoptr(GStringChunk) texts = g_string_chunk_new(4096);
  for (guint i = 0; i < MANY; i++) {
    g_autofree char *text = g_strdup_printf("woord%u", i);
    text_table_set(table, g_string_chunk_insert(texts, text), strlen(text), i);
  }
  for (guint i = 0; i < MANY; i++) {
    g_autofree char *text = g_strdup_printf("woord%u", i);
    assert_int_equal(text_table_find(table, text, strlen(text)), i);
    assert_string_equal(text_table_text(table, text, strlen(text)), text);
  }
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_text_keeps_its_last_number),
      cmocka_unit_test(a_text_that_is_not_there_has_no_number),
      cmocka_unit_test(many_texts_are_all_kept),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
