/*
 * Parts come in reading order, and TEI wants a tree: a head only opens its div, opener and closer stand at a
 * div's ends, items in lists. So the writer keeps what is open, and each kind of part says what must be
 * closed first. Where TEI has no room for a part (a salutation after text, a heading in a quoted mail) a new
 * div begins, or a p says with @rend what it is.
 */
#include "extract/tei-body.h"

#include <string.h>

#include "extract/limits.h"
#include "extract/tei-names.h"
#include "extract/tei-order.h"
#include "extract/tei-signed.h"
#include "extract/tei-text.h"

/* What is open: the division, then the nested divs of its headings, then a list, or a closer. */
typedef struct {
  TeiWriter *writer;
  TeiSignatures signatures;
  xmlNode *body;
  xmlNode *division; /* div[@type], NULL before the first */
  xmlNode *quote;    /* quote[@type='previous'] in a quoted division */
  Division kind;
  gboolean has_text;   /* something stands in the division that an opener must come before */
  gboolean at_bottom;  /* a closer or postscript stands in it: no text may follow */
  GPtrArray *headings; /* xmlNode, the nested divs */
  GArray *levels;      /* guint, their headings' levels */
  GPtrArray *lists;    /* xmlNode, outermost first */
  xmlNode *closer;
  guint last_to_sign; /* the part after which the remaining signatories are named */
} BodyWriter;

static void
body_writer_clear(BodyWriter *body) {
  tei_signatures_clear(&body->signatures);
  g_ptr_array_unref(body->headings);
  g_array_unref(body->levels);
  g_ptr_array_unref(body->lists);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BodyWriter, body_writer_clear)

/* --- what is open --- */

static xmlNode *
text_container(const BodyWriter *body) {
  if (body->quote != NULL)
    return body->quote;
  return body->headings->len > 0 ? g_ptr_array_index(body->headings, body->headings->len - 1)
                                 : body->division;
}

static xmlNode *
innermost(const BodyWriter *body) {
  if (body->lists->len > 0)
    return g_ptr_array_index(body->lists, body->lists->len - 1);
  return body->closer != NULL ? body->closer : text_container(body);
}

static void
close_headings(BodyWriter *body, guint level) {
  while (body->headings->len > 0 && g_array_index(body->levels, guint, body->levels->len - 1) >= level) {
    g_ptr_array_set_size(body->headings, (int)body->headings->len - 1);
    g_array_set_size(body->levels, body->levels->len - 1);
  }
}

static void
close_blocks(BodyWriter *body) {
  g_ptr_array_set_size(body->lists, 0);
  body->closer = NULL;
}

static void
open_division(BodyWriter *body, Division kind) {
  close_blocks(body);
  close_headings(body, 0);
  body->division = tei_element(body->writer, body->body, "div");
  tei_attribute(body->writer, body->division, "type", tei_division_name(kind));
  body->kind = kind;
  body->quote = NULL;
  body->has_text = body->at_bottom = FALSE;
  if (kind != DIVISION_QUOTED)
    return;
  body->quote = tei_element(body->writer, body->division, "quote");
  tei_attribute(body->writer, body->quote, "type", "previous");
  body->has_text = TRUE;
}

static void
need_division(BodyWriter *body, Division kind) {
  if (body->division == NULL || body->kind != kind)
    open_division(body, kind);
}

/* The division for running text of the part: a new one when this one has reached its bottom. */
static void
need_text_division(BodyWriter *body, const Part *part) {
  need_division(body, part->division);
  if (body->at_bottom)
    open_division(body, part->division);
}

/* --- parts --- */

/* Starts the page on which the part begins, where the part will stand. */
static void
reach_part(BodyWriter *body, xmlNode *container, const Part *part) {
  guint first, last;
  if (tei_part_pages(part, &first, &last))
    tei_reach_page(body->writer, container, first, FALSE);
}

static xmlNode *
write_element(BodyWriter *body, xmlNode *container, const char *name, guint index) {
  xmlNode *node = tei_element(body->writer, container, name);
  tei_part_attributes(body->writer, node, index);
  return node;
}

/* A block of running text: p, quote, table. */
static xmlNode *
open_block(BodyWriter *body, const char *name, guint index) {
  const Part *part = letter_part(body->writer->letter, index);
  close_blocks(body);
  need_text_division(body, part);
  body->has_text = TRUE;
  reach_part(body, text_container(body), part);
  return write_element(body, text_container(body), name, index);
}

static void
write_block(BodyWriter *body, const char *name, guint index) {
  tei_part_text(body->writer, open_block(body, name, index), index);
}

/* A part whose own element a quoted mail cannot hold. */
static void
write_as_paragraph(BodyWriter *body, guint index) {
  xmlNode *p = open_block(body, "p", index);
  tei_attribute(body->writer, p, "rend", tei_rend_name(letter_part(body->writer->letter, index)->kind));
  tei_part_text(body->writer, p, index);
}

static void
write_heading(BodyWriter *body, guint index) {
  const Part *part = letter_part(body->writer->letter, index);
  guint level = MAX(part->level, 1);
  close_blocks(body);
  need_text_division(body, part);
  close_headings(body, level);
  reach_part(body, text_container(body), part);
  xmlNode *div = tei_element(body->writer, text_container(body), "div");
  g_ptr_array_add(body->headings, div);
  g_array_append_val(body->levels, level);
  body->has_text = TRUE;
  tei_part_text(body->writer, write_element(body, div, "head", index), index);
}

/* A list in a list stands in an item of its own, so that an item holds either text or a list. */
static void
open_lists(BodyWriter *body, guint level) {
  if (body->lists->len > level)
    g_ptr_array_set_size(body->lists, (int)level);
  while (body->lists->len < level) {
    xmlNode *outer = innermost(body);
    if (body->lists->len > 0)
      outer = tei_element(body->writer, outer, "item");
    g_ptr_array_add(body->lists, tei_element(body->writer, outer, "list"));
  }
}

static void
write_item(BodyWriter *body, guint index) {
  const Part *part = letter_part(body->writer->letter, index);
  body->closer = NULL;
  need_text_division(body, part);
  if (body->lists->len == 0)
    reach_part(body, text_container(body), part);
  open_lists(body, CLAMP(part->level, 1, LIMIT_ITEM_LEVEL));
  body->has_text = TRUE;
  reach_part(body, innermost(body), part);
  xmlNode *item = write_element(body, innermost(body), "item", index);
  tei_attribute(body->writer, item, "n", part->label);
  tei_part_text(body->writer, item, index);
}

static void
write_dateline(BodyWriter *body, xmlNode *opener) {
  const DateField *date = &body->writer->letter->sent.date;
  if (body->kind != DIVISION_LETTER || date->printed.text == NULL)
    return;
  xmlNode *node = tei_element(body->writer, tei_element(body->writer, opener, "dateline"), "date");
  tei_attribute(body->writer, node, "when", date->iso);
  tei_text(body->writer, node, date->printed.text, strlen(date->printed.text));
}

static void
write_salutation(BodyWriter *body, guint index) {
  const Part *part = letter_part(body->writer->letter, index);
  close_blocks(body);
  need_division(body, part->division);
  if (body->has_text || body->at_bottom)
    open_division(body, part->division);
  reach_part(body, body->division, part);
  xmlNode *opener = tei_element(body->writer, body->division, "opener");
  write_dateline(body, opener);
  tei_part_text(body->writer, write_element(body, opener, "salute", index), index);
}

/* TEI ends no div that has nothing in it. */
static void
need_bottom(BodyWriter *body) {
  close_headings(body, 0);
  if (!body->has_text)
    tei_element(body->writer, body->division, "p");
  body->has_text = body->at_bottom = TRUE;
}

static void
open_closer(BodyWriter *body) {
  if (body->closer != NULL)
    return;
  close_blocks(body);
  need_bottom(body);
  body->closer = tei_element(body->writer, body->division, "closer");
}

static void
write_closing(BodyWriter *body, guint index) {
  const Part *part = letter_part(body->writer->letter, index);
  need_division(body, part->division);
  if (body->closer == NULL)
    reach_part(body, text_container(body), part);
  open_closer(body);
  reach_part(body, body->closer, part);
  if (part->kind == PART_SIGNATURE)
    tei_signature_write(&body->signatures, body->writer, body->closer, index);
  else
    tei_part_text(body->writer, write_element(body, body->closer, "salute", index), index);
}

static void
write_postscript(BodyWriter *body, guint index) {
  const Part *part = letter_part(body->writer->letter, index);
  close_blocks(body);
  need_division(body, part->division);
  reach_part(body, text_container(body), part);
  need_bottom(body);
  xmlNode *postscript = tei_element(body->writer, body->division, "postscript");
  tei_part_text(body->writer, write_element(body, postscript, "p", index), index);
}

/* A footnote whose mark was not found stands where it was met. */
static void
write_lone_note(BodyWriter *body, guint index) {
  body->closer = NULL;
  if (body->division == NULL)
    need_division(body, letter_part(body->writer->letter, index)->division);
  reach_part(body, innermost(body), letter_part(body->writer->letter, index));
  tei_note_write(body->writer, innermost(body), index);
}

/* --- furniture --- */

static void
write_furniture(BodyWriter *body, guint index) {
  if (body->division == NULL)
    open_division(body, tei_division_ahead(body->writer, index));
  reach_part(body, innermost(body), letter_part(body->writer->letter, index));
  tei_furniture_write(body->writer, innermost(body), index);
}

static void
write_remaining_signatories(BodyWriter *body) {
  need_division(body, DIVISION_LETTER);
  open_closer(body);
  tei_signatures_write_rest(&body->signatures, body->writer, body->closer);
}

static void
write_part(BodyWriter *body, guint index) {
  const Part *part = letter_part(body->writer->letter, index);
  gboolean in_quoted = part->division == DIVISION_QUOTED;
  switch (part->kind) {
  case PART_PARAGRAPH:
    if (*part->text != '\0' || part->marks->len > 0)
      write_block(body, "p", index);
    break;
  case PART_QUOTE:
    write_block(body, "quote", index);
    break;
  case PART_TABLE:
    tei_part_cells(body->writer, open_block(body, "table", index), index);
    break;
  case PART_ITEM:
    write_item(body, index);
    break;
  case PART_FOOTNOTE:
    write_lone_note(body, index);
    break;
  case PART_FURNITURE:
    write_furniture(body, index);
    break;
  case PART_HEADING:
    (in_quoted ? write_as_paragraph : write_heading)(body, index);
    break;
  case PART_SALUTATION:
    (in_quoted ? write_as_paragraph : write_salutation)(body, index);
    break;
  case PART_CLOSING:
  case PART_SIGNATURE:
    (in_quoted ? write_as_paragraph : write_closing)(body, index);
    break;
  case PART_POSTSCRIPT:
    (in_quoted ? write_as_paragraph : write_postscript)(body, index);
    break;
  default:
    break;
  }
  if (index == body->last_to_sign && tei_signatures_remain(&body->signatures))
    write_remaining_signatories(body);
}

/* --- the whole --- */

/* A part that stands in the body, and the furniture that was met beside it. */
static void
write_part_among(BodyWriter *body, guint index, const GArray *before, const GArray *after) {
  g_autoptr(GArray) following = g_array_new(FALSE, FALSE, sizeof(guint));
  const Letter *letter = body->writer->letter;
  const Part *part = letter_part(letter, index);
  for (guint i = 0; i < before->len + after->len; i++) {
    gboolean was_before = i < before->len;
    guint furniture =
        was_before ? g_array_index(before, guint, i) : g_array_index(after, guint, i - before->len);
    switch (tei_furniture_side(letter_part(letter, furniture), part, was_before ? TEI_BEFORE : TEI_AFTER)) {
    case TEI_BEFORE:
      write_part(body, furniture);
      break;
    case TEI_INSIDE:
      g_array_append_val(body->writer->inside, furniture);
      break;
    case TEI_AFTER:
      g_array_append_val(following, furniture);
    }
  }
  write_part(body, index);
  for (guint i = 0; i < body->writer->inside->len; i++)
    write_part(body, g_array_index(body->writer->inside, guint, i));
  g_array_set_size(body->writer->inside, 0);
  for (guint i = 0; i < following->len; i++)
    write_part(body, g_array_index(following, guint, i));
}

static void
write_parts(BodyWriter *body) {
  g_autoptr(GArray) before = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GArray) after = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(guint));
  const TeiWriter *writer = body->writer;
  guint index = tei_collect_furniture(writer, 0, before);
  while (index < writer->letter->parts->len) {
    guint next = tei_collect_furniture(writer, index + 1, after);
    gboolean takes_after =
        tei_runs_over_pages(letter_part(writer->letter, index)) || next == writer->letter->parts->len;
    write_part_among(body, index, before, takes_after ? after : none);
    g_array_set_size(before, 0);
    if (!takes_after)
      g_array_append_vals(before, after->data, after->len);
    index = next;
  }
  for (guint i = 0; i < before->len; i++)
    write_part(body, g_array_index(before, guint, i));
}

void
tei_body_write(TeiWriter *writer, xmlNode *text) {
  g_auto(BodyWriter) body = {.writer = writer,
                             .body = tei_element(writer, text, "body"),
                             .headings = g_ptr_array_new(),
                             .levels = g_array_new(FALSE, FALSE, sizeof(guint)),
                             .lists = g_ptr_array_new(),
                             .last_to_sign = tei_last_to_sign(writer)};
  tei_signatures_init(&body.signatures, writer);
  tei_reach_page(writer, body.body, 0, FALSE);
  write_parts(&body);
  if (body.last_to_sign == G_MAXUINT && tei_signatures_remain(&body.signatures))
    write_remaining_signatories(&body);
  if (body.division == NULL)
    open_division(&body, DIVISION_LETTER);
  if (writer->surfaces->len > 0)
    tei_reach_page(writer, body.body, writer->surfaces->len - 1, FALSE);
}
