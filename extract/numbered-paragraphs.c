#include "extract/numbered-paragraphs.h"

#include "extract/line-claims.h"

#include <math.h>
#include <string.h>

static Block *
block_of(GArray *blocks, guint index) {
  return &g_array_index(blocks, Block, index);
}

static const TextLine *
line_of(const Study *study, const Block *block, guint piece) {
  return study_line(study, g_array_index(block->pieces, Piece, piece).line);
}

/* An item with a number or letter, printed in one line with its text. */
static gboolean
bears_number(const Block *block) {
  return block->kind == PART_ITEM && block->label && block->pieces->len &&
         strpbrk(block->label, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") &&
         g_array_index(block->pieces, Piece, 0).skip > 0;
}

/* "1." and "12." are alike, "a)" and "(1)" are not. */
static gboolean
labels_alike(const char *one, const char *other) {
  gboolean open = one[0] == '(', opens = other[0] == '(';
  return open == opens && !g_ascii_isdigit(one[open]) == !g_ascii_isdigit(other[opens]) &&
         !g_ascii_isupper(one[open]) == !g_ascii_isupper(other[opens]) &&
         one[strlen(one) - 1] == other[strlen(other) - 1];
}

typedef enum { LINES_NONE, LINES_FLUSH, LINES_HANG } FurtherLines;

/* Where the lines after the first begin: under the label, or further in. */
static FurtherLines
further_lines(const Study *study, const Block *block) {
  for (guint i = 1; i < block->pieces->len; i++) {
    const TextLine *line = line_of(study, block, i);
    if (line->line.page == line_of(study, block, 0)->line.page)
      return line->line.box.x0 > block->label_left + EDGE_PT ? LINES_HANG : LINES_FLUSH;
  }
  return LINES_NONE;
}

/* What the list stands under ends in a colon: what that announces are items, wherever their lines begin. */
static gboolean
lead_announces(const Study *study, GArray *blocks, guint index) {
  const Block *lead = index ? block_of(blocks, index - 1) : NULL;
  return lead && lead->pieces->len &&
         g_str_has_suffix(line_of(study, lead, lead->pieces->len - 1)->text, ":");
}

/* Of all items labelled like this one the lines go back to under the label, where there are such lines. */
static gboolean
lines_go_back(const Study *study, GArray *blocks, const char *label) {
  gboolean flush = FALSE;
  for (guint i = 0; i < blocks->len; i++) {
    const Block *block = block_of(blocks, i);
    if (!bears_number(block) || !labels_alike(block->label, label))
      continue;
    FurtherLines further = further_lines(study, block);
    if (further == LINES_HANG)
      return FALSE;
    flush |= further == LINES_FLUSH;
  }
  return flush;
}

/* One of the items that are labelled alike, and the answer for all of them: a long letter has many items, but
 * few ways to label them. */
typedef struct {
  const char *label; /* lent by the block */
  gboolean go_back;
} Labelling;

static gboolean
labelling_goes_back(const Study *study, GArray *blocks, const char *label, GArray *known) {
  for (guint i = 0; i < known->len; i++) {
    const Labelling *one = &g_array_index(known, Labelling, i);
    if (labels_alike(one->label, label))
      return one->go_back;
  }
  Labelling one = {label, lines_go_back(study, blocks, label)};
  g_array_append_val(known, one);
  return one.go_back;
}

static void
become_paragraph(Block *block) {
  Piece *first = &g_array_index(block->pieces, Piece, 0);
  first->count += first->skip;
  first->skip = 0;
  block->kind = PART_PARAGRAPH;
  block->rung = "numbered-paragraph";
  g_clear_pointer(&block->label, g_free);
}

void
numbered_paragraphs_name(const Study *study, GArray *blocks) {
  g_autofree gboolean *numbered = g_new0(gboolean, blocks->len + 1);
  g_autoptr(GArray) known = g_array_new(FALSE, FALSE, sizeof(Labelling));
  const Block *before = NULL; /* of the same list */
  gboolean announced = FALSE;
  for (guint i = 0; i < blocks->len; i++) {
    const Block *block = block_of(blocks, i);
    if (!bears_number(block)) {
      before = NULL;
      continue;
    }
    if (!before || !labels_alike(before->label, block->label))
      announced = lead_announces(study, blocks, i);
    numbered[i] = !announced && labelling_goes_back(study, blocks, block->label, known);
    before = block;
  }
  for (guint i = 0; i < blocks->len; i++)
    if (numbered[i])
      become_paragraph(block_of(blocks, i));
}
