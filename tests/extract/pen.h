/* A pen writes one block under the other, and the blocks are read back. */
#pragma once

#include "extract/blocks.h"
#include "tests/extract/paper.h"

#define LONG_TEXT                                                                                            \
  "Onze buurman wacht al geruime tijd op een antwoord en lijdt daar erg onder, want hij weet niet waar hij " \
  "aan toe is en kan geen plannen maken voor zijn gezin of voor zijn werk."

typedef struct {
  GPtrArray *pages;
  Page *page;
  double baseline; /* of the next line */
} Pen;

/* A pen at the head of a first page. */
Pen pen_new(void);

/* Writes text in lines, indent points into the column. */
void write_in(Pen *pen, double indent, double size, guint8 flags, const char *text);

/* The same in the body's size, from the column's edge. */
void write_text(Pen *pen, const char *text);

/* Leaves a line free. */
void leave_air(Pen *pen);

/* Goes on at the head of a new page. */
void turn(Pen *pen);

/* A study of all that was written, and its blocks; none of its lines is settled. */
typedef struct {
  PaperStudy *paper;
  GArray *blocks;
} Read;

/* Takes over the pen's pages. */
Read read_blocks(Pen *pen);
void read_clear(Read *read);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Read, read_clear)

/* These fail the test when there is no such block, or it is another. */
const Block *block_at(const Read *read, guint index);
void assert_block(const Read *read, guint index, PartKind kind, const char *beginning);
void assert_heading(const Read *read, guint index, const char *rung, const char *beginning);
void assert_count(const Read *read, guint expected);
