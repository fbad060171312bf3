#include "tests/extract/pen.h"

#include "tests/extract/unit.h"

Pen
pen_new(void) {
  GPtrArray *pages = paper_new();
  return (Pen){pages, paper_turn(pages), 100};
}

void
write_in(Pen *pen, double indent, double size, guint8 flags, const char *text) {
  guint16 style = paper_style(pen->page, size, flags);
  pen->baseline = paper_flow(pen->page, PAPER_LEFT + indent, PAPER_RIGHT, pen->baseline, style, text);
}

void
write_text(Pen *pen, const char *text) {
  write_in(pen, 0, PAPER_SIZE, 0, text);
}

void
leave_air(Pen *pen) {
  pen->baseline += PAPER_LEADING;
}

void
turn(Pen *pen) {
  pen->page = paper_turn(pen->pages);
  pen->baseline = 100;
}

Read
read_blocks(Pen *pen) {
  Read read = {.paper = paper_study(pen->pages)};
  read.blocks = blocks_find(&read.paper->study, 0, study_count(&read.paper->study));
  return read;
}

void
read_clear(Read *read) {
  g_array_unref(read->blocks);
  paper_study_free(read->paper);
}

const Block *
block_at(const Read *read, guint index) {
  assert_true(index < read->blocks->len);
  return &g_array_index(read->blocks, Block, index);
}

static char *
block_text(const Read *read, const Block *block) {
  return block->pieces->len ? piece_text(read->paper->study.layout, g_array_index(block->pieces, Piece, 0))
                            : g_strdup("");
}

void
assert_block(const Read *read, guint index, PartKind kind, const char *beginning) {
  const Block *block = block_at(read, index);
  g_autofree char *text = block_text(read, block);
  if (block->kind != kind || !g_str_has_prefix(text, beginning))
    fail_msg("block %u is of kind %d, rung %s: \"%s\"", index, block->kind, block->rung, text);
}

void
assert_heading(const Read *read, guint index, const char *rung, const char *beginning) {
  assert_block(read, index, PART_HEADING, beginning);
  assert_string_equal(block_at(read, index)->rung, rung);
}

void
assert_count(const Read *read, guint expected) {
  for (guint i = 0; i < read->blocks->len && read->blocks->len != expected; i++) {
    g_autofree char *text = block_text(read, block_at(read, i));
    print_message("block %u: kind %d: %s\n", i, block_at(read, i)->kind, text);
  }
  assert_int_equal(read->blocks->len, expected);
}
