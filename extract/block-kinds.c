#include "extract/block-kinds.h"

#include "extract/bare-lists.h"
#include "extract/line-claims.h"
#include "extract/numbered-paragraphs.h"

#include <math.h>
#include <string.h>

/* A plain question longer than this is asked, not put over an answer; and a sum has so few words beside it.
 */
enum { QUESTION_CHARACTERS_MAX = 45, WORDS_BESIDE_SUM_MAX = 3 };

static const TextLine *
block_line(const Study *study, const Block *block, guint index) {
  return study_line(study, g_array_index(block->pieces, Piece, index).line);
}

static guint
block_characters(const Block *block) {
  guint n = 0;
  for (guint i = 0; i < block->pieces->len; i++)
    n += g_array_index(block->pieces, Piece, i).count;
  return n;
}

static gboolean
text_is_capitals(const char *text) {
  guint upper = 0, lower = 0;
  for (; *text; text = g_utf8_next_char(text)) {
    upper += g_unichar_isupper(g_utf8_get_char(text));
    lower += g_unichar_islower(g_utf8_get_char(text));
  }
  return upper >= 4 && lower == 0;
}

static gboolean
style_is_coloured(const Study *study, const TextLine *line) {
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  const Style *style = &g_array_index(page->styles, Style, line->line.style);
  return MAX(MAX(style->red, style->green), style->blue) - MIN(MIN(style->red, style->green), style->blue) >
         40;
}

/* "1. Aanleiding", "IV. Young people", "2.1 Opvang". */
static gboolean
text_is_numbered(const char *text) {
  gsize digits = strspn(text, "0123456789."), roman = strspn(text, "IVX");
  gboolean arabic = digits >= 2 || (digits == 1 && text[1] == ' ');
  gboolean latin = roman >= 1 && text[roman] == '.';
  return (arabic && g_ascii_isdigit(text[0]) && text[digits] == ' ') || (latin && text[roman + 1] == ' ');
}

/* A currency sign, or the word for it, beside digits. */
static gboolean
at_amount(const char *text) {
  static const char *const signs[] = {"€", "£", "$", "EUR", "GBP", "USD"};
  for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
    if (g_str_has_prefix(text, signs[i])) {
      text += strlen(signs[i]);
      return g_ascii_isdigit(text[strspn(text, " ")]);
    }
  return FALSE;
}

/* "£112.56 a week", "Te betalen: € 35,00": a sum with hardly a word beside it is what a heading leads to. */
static gboolean
text_is_sum(const char *text) {
  guint words = 0, sums = 0;
  for (gboolean begins = TRUE; *text; begins = *text == ' ', text = g_utf8_next_char(text)) {
    sums += at_amount(text);
    words += begins && g_unichar_isalpha(g_utf8_get_char(text));
  }
  return sums && words <= sums * WORDS_BESIDE_SUM_MAX;
}

/* Words that end in a colon head what follows only where air parts them from it. */
static gboolean
colon_stands_apart(const Study *study, const TextLine *last, const Block *next, const TextLine *after) {
  return g_str_has_suffix(last->text, ":") && next->kind == PART_PARAGRAPH &&
         next->gap_above != G_MAXDOUBLE && air_parts(study, next->gap_above, after);
}

/* A short line over text, or with air over a quotation: over items one that begins a sentence suffices. */
static gboolean
text_follows_heading(const Study *study, const Block *next, const TextLine *after) {
  gboolean item = next->kind == PART_ITEM && next->label;
  gboolean labelled = item && g_array_index(next->pieces, Piece, 0).skip;
  const char *words = labelled ? after->text + MIN(strlen(next->label), strlen(after->text)) : after->text;
  gboolean capital = text_begins_sentence(words);
  gboolean quoted =
      next->kind == PART_QUOTE && next->gap_above != G_MAXDOUBLE && air_parts(study, next->gap_above, after);
  gboolean text = next->kind == PART_PARAGRAPH || quoted;
  return capital && (item || (text && block_characters(next) > PLAIN_HEADING_CHARACTERS_MAX));
}

/* The ladder of headings; NULL: it is none. next is the block after it. */
static const char *
heading_rung(const Study *study, const Block *block, const Block *next) {
  const TextLine *line = block_line(study, block, 0);
  guint characters = block_characters(block);
  if (block->kind != PART_PARAGRAPH || !next || block->pieces->len > HEADING_LINES_MAX ||
      characters > HEADING_CHARACTERS_MAX || !*line->text || text_is_sum(line->text))
    return NULL;
  const TextLine *last = block_line(study, block, block->pieces->len - 1);
  const TextLine *after = block_line(study, next, 0);
  gboolean set_apart = styles_differ(line, after);
  if (line_is_bold(line) && set_apart &&
      (text_ends_open(last->text) || colon_stands_apart(study, last, next, after)))
    return "bold-line";
  if (line_is_bold(line) && line_is_bold(after) && text_ends_open(last->text) && block->pieces->len == 1)
    return "bold-line";
  if (line->line.size > 1.08 * study->layout->body_size && text_ends_open(last->text))
    return "larger-line";
  if (block->pieces->len > 1 || !text_ends_open(line->text) || !line_breaks_early(study, line, after))
    return NULL;
  if (text_is_numbered(line->text) && next->kind != PART_ITEM)
    return "numbered-line";
  if ((line->line.flags & STYLE_ITALIC) && !(after->line.flags & STYLE_ITALIC))
    return "italic-line";
  if (style_is_coloured(study, line) && !style_is_coloured(study, after))
    return "coloured-line";
  if (text_is_capitals(line->text) && !text_is_capitals(after->text))
    return "capitals-line";
  gboolean air = block->gap_above == G_MAXDOUBLE || air_parts(study, block->gap_above, line);
  gboolean asks = g_str_has_suffix(line->text, "?") && characters > QUESTION_CHARACTERS_MAX;
  if (air && !asks && characters <= PLAIN_HEADING_CHARACTERS_MAX && text_begins_sentence(line->text) &&
      text_follows_heading(study, next, after))
    return "short-line-alone";
  return NULL;
}

/* An item that is short, numbered, alone, and followed by a paragraph is a numbered heading. */
static const char *
numbered_heading_rung(const Study *study, const Block *before, const Block *block, const Block *next) {
  if (block->kind != PART_ITEM || !next || !block->pieces->len || block->pieces->len > HEADING_LINES_MAX ||
      !block->label || !g_ascii_isalnum(block->label[0]))
    return NULL;
  const TextLine *line = block_line(study, block, 0),
                 *last = block_line(study, block, block->pieces->len - 1);
  if (!text_ends_open(last->text) || block_characters(block) > HEADING_CHARACTERS_MAX)
    return NULL;
  if (line_is_bold(line) && next->pieces->len && styles_differ(line, block_line(study, next, 0)))
    return "numbered-bold";
  gboolean slanted = line->line.flags & STYLE_ITALIC;
  if (slanted && next->kind == PART_PARAGRAPH && next->pieces->len &&
      !(block_line(study, next, 0)->line.flags & STYLE_ITALIC))
    return "numbered-italic";
  gboolean alone = (!before || before->kind != PART_ITEM) && next->kind != PART_ITEM;
  if (alone && block->pieces->len == 1 && next->kind == PART_PARAGRAPH && next->pieces->len &&
      block_characters(block) <= PLAIN_HEADING_CHARACTERS_MAX &&
      line_breaks_early(study, last, block_line(study, next, 0)))
    return "numbered-line";
  return NULL;
}

static guint
heading_level(const char *text) {
  guint level = 1;
  gsize n = strspn(text, "0123456789.");
  for (gsize i = 0; i + 1 < n; i++)
    level += text[i] == '.' && g_ascii_isdigit(text[i + 1]);
  return MIN(level, 4);
}

/* The label goes back to the heading's text. */
static void
item_becomes_heading(const Study *study, Block *block, const char *rung) {
  Piece first = g_array_index(block->pieces, Piece, 0);
  block->kind = PART_HEADING;
  block->rung = rung;
  block->level = heading_level(block->label);
  if (first.skip) {
    first.count += first.skip;
    first.skip = 0;
    g_array_index(block->pieces, Piece, 0) = first;
  } else if (first.line > 0) {
    Piece label = piece_of_line(study->layout, first.line - 1);
    g_array_prepend_val(block->pieces, label);
  }
  g_clear_pointer(&block->label, g_free);
}

/* NULL: there is none, or no line in it. */
static const Block *
block_with_lines(const GArray *blocks, guint i) {
  if (i >= blocks->len)
    return NULL;
  const Block *block = &g_array_index(blocks, Block, i);
  return block->pieces->len ? block : NULL;
}

static void
name_headings(const Study *study, GArray *blocks) {
  for (guint i = 0; i < blocks->len; i++) {
    Block *block = &g_array_index(blocks, Block, i);
    const Block *next = block_with_lines(blocks, i + 1);
    const Block *before = i ? &g_array_index(blocks, Block, i - 1) : NULL;
    const char *rung = block->pieces->len ? numbered_heading_rung(study, before, block, next) : NULL;
    if (rung)
      item_becomes_heading(study, block, rung);
    else if (block->pieces->len && (rung = heading_rung(study, block, next))) {
      block->kind = PART_HEADING;
      block->rung = rung;
      block->level = heading_level(block_line(study, block, 0)->text);
    }
  }
}

/* Text with every digit as 0; free with g_free. */
static char *
without_numbers(const char *text) {
  char *pattern = g_strdup(text);
  for (char *at = pattern; *at; at++)
    *at = g_ascii_isdigit(*at) ? '0' : *at;
  return pattern;
}

/* "Vraag 3" is a heading where "Vraag 1" was one, and "Antwoord" where another was, whatever follows it. */
static void
name_headings_like_others(const Study *study, GArray *blocks) {
  g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (int naming = 0; naming < 2; naming++)
    for (guint i = 0; i < blocks->len; i++) {
      Block *block = &g_array_index(blocks, Block, i);
      gboolean looks = block->pieces->len == 1 && block->kind == (naming ? PART_PARAGRAPH : PART_HEADING);
      const char *text = looks ? block_line(study, block, 0)->text : "";
      if (!*text)
        continue;
      char *pattern = without_numbers(text);
      if (naming && g_hash_table_contains(known, pattern)) {
        block->kind = PART_HEADING;
        block->rung = "like-another";
        block->level = heading_level(text);
      }
      naming ? g_free(pattern) : (void)g_hash_table_add(known, pattern);
    }
}

/* Items stand as deep as their labels are set in from the labels before them. */
static void
level_items(GArray *blocks) {
  double lefts[8];
  guint depth = 0;
  for (guint i = 0; i < blocks->len; i++) {
    Block *block = &g_array_index(blocks, Block, i);
    if (block->kind != PART_ITEM) {
      depth = 0;
      continue;
    }
    while (depth && block->label_left < lefts[depth - 1] - EDGE_PT)
      depth--;
    if (!depth || (block->label_left > lefts[depth - 1] + EDGE_PT && depth < G_N_ELEMENTS(lefts)))
      lefts[depth++] = block->label_left;
    block->level = depth;
  }
}

/* A block set in on the left, or in another colour after a mail's attribution, is quoted. */
static void
name_quotes(const Study *study, GArray *blocks) {
  for (guint i = 0; i < blocks->len; i++) {
    Block *block = &g_array_index(blocks, Block, i);
    if (block->kind != PART_PARAGRAPH || !block->pieces->len)
      continue;
    gboolean all_set_in = TRUE;
    for (guint k = 0; k < block->pieces->len; k++) {
      const TextLine *line = block_line(study, block, k);
      all_set_in &= line->line.box.x0 > layout_column(study->layout, line->line.page).x0 + INDENT_MIN_PT;
    }
    if (all_set_in && block_characters(block) > 40) {
      block->kind = PART_QUOTE;
      block->rung = "set-in";
    }
  }
}

void
block_kinds_name(const Study *study, GArray *blocks) {
  bare_lists_name(study, blocks);
  numbered_paragraphs_name(study, blocks);
  name_quotes(study, blocks);
  name_headings(study, blocks);
  name_headings_like_others(study, blocks);
  level_items(blocks);
}
