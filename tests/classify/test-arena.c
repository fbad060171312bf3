#include "classify/arena.h"

#include "tests/classify/helper.h"

static void
objects_are_aligned_whatever_texts_stand_between(void **state G_GNUC_UNUSED) {
  g_autoptr(Arena) arena = arena_new(64);
  for (guint i = 0; i < 100; i++) {
    char *text = arena_text(arena, "abcdefghij", i % 10);
    assert_int_equal(strlen(text), i % 10);
    guint64 *number = arena_take(arena, sizeof *number);
    assert_int_equal((gsize)number % sizeof(gpointer), 0);
    *number = i;
    assert_int_equal(strlen(text), i % 10);
  }
}

static void
pieces_larger_than_a_block_have_room(void **state G_GNUC_UNUSED) {
  g_autoptr(Arena) arena = arena_new(64);
  char *small = arena_text(arena, "klein", 5);
  guint8 *large = arena_take0(arena, 10000);
  for (guint i = 0; i < 10000; i++)
    assert_int_equal(large[i], 0);
  memset(large, 1, 10000);
  assert_string_equal(small, "klein");
  assert_string_equal(arena_text(arena, "groot", 5), "groot");
}

static void
nothing_is_a_piece_too(void **state G_GNUC_UNUSED) {
  g_autoptr(Arena) arena = arena_new(64);
  assert_non_null(arena_take0(arena, 0));
  assert_string_equal(arena_text(arena, "x", 0), "");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(objects_are_aligned_whatever_texts_stand_between),
      cmocka_unit_test(pieces_larger_than_a_block_have_room),
      cmocka_unit_test(nothing_is_a_piece_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
