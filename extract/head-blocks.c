#include "extract/head-blocks.h"

#include "extract/persons.h"
#include "extract/wording.h"

#include <math.h>

/* Measured on the development letters. */
#define BLOCK_GAP_LEADINGS 1.55 /* more air parts blocks of the head */
#define SAME_EDGE_PT 6.0
enum { BLOCK_LINES_MAX = 9 };

static void
head_block_clear(gpointer data) {
  g_array_unref(((HeadBlock *)data)->lines);
}

static gboolean
edges_agree(const Box *a, const Box *b) {
  return fabs(a->x0 - b->x0) <= SAME_EDGE_PT || fabs(a->x1 - b->x1) <= SAME_EDGE_PT ||
         fabs(a->x0 + a->x1 - b->x0 - b->x1) <= 2 * SAME_EDGE_PT;
}

/* An address ends with its postcode, or the country after it. */
static gboolean
line_joins_block(const Study *study, const HeadBlock *block, const TextLine *line) {
  const TextLine *last = study_line(study, g_array_index(block->lines, guint, block->lines->len - 1));
  double step = line->line.baseline - last->line.baseline;
  double leading = MAX(study->layout->leading, 1.15 * (line->line.size + last->line.size) / 2);
  if (text_is_postcode_line(last->text) && !text_is_contact_line(study->languages, line->text) &&
      !wording_is(study->languages, "address", "country", line->text))
    return FALSE;
  return block->page == line->line.page && step > 0 && step <= BLOCK_GAP_LEADINGS * leading &&
         line->line.size > 0.65 * last->line.size && edges_agree(&line->line.box, &last->line.box) &&
         block->lines->len < BLOCK_LINES_MAX;
}

GArray *
head_blocks_find(const Study *study) {
  GArray *blocks = g_array_new(FALSE, FALSE, sizeof(HeadBlock));
  g_array_set_clear_func(blocks, head_block_clear);
  for (guint i = 0; i < study_count(study); i++) {
    const TextLine *line = study_line(study, i);
    HeadBlock *joined = NULL;
    if (line->use != USE_HEAD)
      continue;
    for (guint b = blocks->len; b-- > 0 && !joined;)
      if (line_joins_block(study, &g_array_index(blocks, HeadBlock, b), line))
        joined = &g_array_index(blocks, HeadBlock, b);
    if (!joined) {
      HeadBlock block = {g_array_new(FALSE, FALSE, sizeof(guint)), BOX_EMPTY, line->line.page};
      g_array_append_val(blocks, block);
      joined = &g_array_index(blocks, HeadBlock, blocks->len - 1);
    }
    g_array_append_val(joined->lines, i);
    joined->box = box_union(joined->box, line->line.box);
  }
  return blocks;
}

const char *
head_block_text(const Study *study, const HeadBlock *block, guint index) {
  return study_line(study, g_array_index(block->lines, guint, index))->text;
}

gboolean
head_block_begins_large(const Study *study, const HeadBlock *block) {
  const TextLine *first = study_line(study, g_array_index(block->lines, guint, 0));
  return first->line.size > 1.12 * study->layout->body_size;
}

void
head_block_settle(Study *study, const HeadBlock *block, FurnitureKind kind, const char *rung) {
  for (guint i = 0; i < block->lines->len; i++) {
    TextLine *line = study_line(study, g_array_index(block->lines, guint, i));
    line->use = USE_FURNITURE;
    line->furniture = kind;
    line->rung = rung;
  }
}
