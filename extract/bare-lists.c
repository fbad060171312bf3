#include "extract/bare-lists.h"

#include "extract/line-claims.h"
#include "extract/persons.h"

#include <math.h>
#include <string.h>

/* A label and its colon ("Van:", "Telefoon:") are at most so long. */
enum { LABEL_BYTES_MAX = 24 };

static Block *
block_of(GArray *blocks, guint index) {
  return &g_array_index(blocks, Block, index);
}

static const TextLine *
line_of(const Study *study, const Block *block, guint piece) {
  return study_line(study, g_array_index(block->pieces, Piece, piece).line);
}

static const TextLine *
last_line_of(const Study *study, const Block *block) {
  return line_of(study, block, block->pieces->len - 1);
}

/* Where a block of several lines has its edge; a first line may be indented. */
static double
left_of(const Study *study, const Block *block) {
  double left = G_MAXDOUBLE;
  for (guint i = 0; i < block->pieces->len; i++)
    left = MIN(left, line_of(study, block, i)->line.box.x0);
  return left;
}

static gboolean
begins_small(const TextLine *line) {
  return g_unichar_islower(g_utf8_get_char(line->text));
}

/* A paragraph whose lines all stand at one edge: this one, or further in, where begins small what an item
 * leads to. */
static gboolean
stands_at(const Study *study, const Block *block, double left) {
  if (block->kind != PART_PARAGRAPH || !block->pieces->len)
    return FALSE;
  double own = line_of(study, block, 0)->line.box.x0;
  for (guint i = 1; i < block->pieces->len; i++)
    if (fabs(line_of(study, block, i)->line.box.x0 - own) > EDGE_PT)
      return FALSE;
  return fabs(own - left) <= EDGE_PT || (own > left + EDGE_PT && begins_small(line_of(study, block, 0)));
}

/* "Your forecast", "Contact us in one of these ways:": no sentence, or a colon, or bold; an item needs the
 * colon. */
static gboolean
leads_to_list(const Study *study, const Block *block) {
  const TextLine *line = last_line_of(study, block);
  if (g_str_has_suffix(line->text, ":"))
    return block->kind == PART_PARAGRAPH || block->kind == PART_HEADING || block->kind == PART_ITEM;
  return (block->kind == PART_PARAGRAPH || block->kind == PART_HEADING) &&
         (!text_ends_sentence(line->text) || line_is_bold(line));
}

/* A new item begins at this piece of a block: the line above was left early, or ends in a semicolon. */
static gboolean
item_begins(const Study *study, const Block *block, guint piece) {
  const TextLine *above = piece > 0 ? line_of(study, block, piece - 1) : NULL;
  return above && (g_str_has_suffix(above->text, ";") ||
                   line_breaks_early(study, above, line_of(study, block, piece)));
}

/* The lines of an address, and labels with their values, are no items. */
static gboolean
line_is_of_a_form(const TextLine *line) {
  const char *colon = strchr(line->text, ':');
  return text_is_postcode_line(line->text) ||
         (colon && colon - line->text < LABEL_BYTES_MAX && colon[1] == ' ' && line->text[0] != '\0');
}

typedef struct {
  guint items, small, stopped;  /* items that begin small; items that end in a stop */
  guint strung;                 /* items that end in a comma or a semicolon */
  gboolean form, quoted, tight; /* tight: no air parts them */
} Census;

static Census
census_of(const Study *study, GArray *blocks, guint first, guint end) {
  Census census = {.tight = TRUE};
  for (guint b = first; b < end; b++) {
    const Block *block = block_of(blocks, b);
    census.tight &= b == first || !air_parts(study, block->gap_above, line_of(study, block, 0));
    for (guint i = 0; i < block->pieces->len; i++) {
      const TextLine *line = line_of(study, block, i);
      gboolean last = i + 1 == block->pieces->len || item_begins(study, block, i + 1);
      gboolean begins = i == 0 || item_begins(study, block, i);
      census.items += begins;
      census.small += begins && begins_small(line);
      census.stopped += last && text_ends_sentence(line->text);
      census.strung += last && (g_str_has_suffix(line->text, ",") || g_str_has_suffix(line->text, ";"));
      census.form |= line_is_of_a_form(line);
      gunichar ch = g_utf8_get_char(line->text);
      census.quoted |= begins && (ch == '"' || ch == '\'' || ch == 0x201C || ch == 0x201E || ch == 0x2018);
    }
  }
  return census;
}

/* Items begin small, all of them; or they are several scraps of sentences under a colon; or sentences that
 * follow each other without air, each from a new line; or commas string them to the last. */
static gboolean
is_list(Census census, const char *lead) {
  if (census.quoted)
    return FALSE;
  if (census.tight && census.items > 1 && census.stopped == census.items)
    return TRUE;
  if (census.form)
    return FALSE;
  if (census.items > 2 && census.strung == census.items - 1)
    return TRUE;
  if (census.small == census.items)
    return census.items > 1 || g_str_has_suffix(lead, ":");
  return g_str_has_suffix(lead, ":") && census.small == 0 && census.strung == 0 && census.items > 1 &&
         2 * census.stopped < census.items + 1;
}

static void
become_item(const Study *study, Block *block) {
  block->kind = PART_ITEM;
  block->rung = "set-in-under-lead";
  block->label_left = left_of(study, block);
}

/* Cuts the block before its piece; what follows is the next block. */
static void
cut_block(GArray *blocks, guint index, guint piece) {
  Block rest = {.kind = PART_PARAGRAPH, .rung = "text", .pieces = g_array_new(FALSE, FALSE, sizeof(Piece))};
  Block *block = block_of(blocks, index);
  g_array_append_vals(rest.pieces, &g_array_index(block->pieces, Piece, piece), block->pieces->len - piece);
  g_array_set_size(block->pieces, piece);
  g_array_insert_val(blocks, index + 1, rest);
}

/* Makes items of the block at index; returns the index after them. */
static guint
name_items(const Study *study, GArray *blocks, guint index) {
  for (guint i = 1; i < block_of(blocks, index)->pieces->len; i++)
    if (item_begins(study, block_of(blocks, index), i)) {
      cut_block(blocks, index, i);
      become_item(study, block_of(blocks, index));
      return name_items(study, blocks, index + 1);
    }
  become_item(study, block_of(blocks, index));
  return index + 1;
}

void
bare_lists_name(const Study *study, GArray *blocks) {
  for (guint i = 0; i + 1 < blocks->len; i++) {
    const Block *lead = block_of(blocks, i);
    if (!lead->pieces->len || !leads_to_list(study, lead) || !block_of(blocks, i + 1)->pieces->len)
      continue;
    double left = line_of(study, block_of(blocks, i + 1), 0)->line.box.x0;
    guint end = i + 1;
    if (left < left_of(study, lead) + INDENT_MIN_PT)
      continue;
    while (end < blocks->len && stands_at(study, block_of(blocks, end), left))
      end++;
    if (end == i + 1 || !is_list(census_of(study, blocks, i + 1, end), last_line_of(study, lead)->text))
      continue;
    for (guint at = i + 1, count = end - at; count > 0; count--)
      at = name_items(study, blocks, at);
  }
}
