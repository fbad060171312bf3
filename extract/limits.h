/*
 * How much of a letter is believed. Whoever sends a letter may send anything, so every reader of letters
 * stays below these: what is longer is cut with a notice where a cut does no harm, and refused with an error
 * where it would.
 */
#pragma once

#define LIMIT_FIELD_BYTES 4096      /* a field of the letter's head: cut */
#define LIMIT_PART_BYTES (1 << 20)  /* the text of one part: refused */
#define LIMIT_PARTS 20000           /* parts of a letter, furniture included: refused */
#define LIMIT_TEXT_BYTES (16 << 20) /* a letter that comes as text or TEI: refused */
#define LIMIT_NAMES 500             /* languages, rungs and kinds of notice in TEI: more are passed over */
#define LIMIT_ITEM_LEVEL 16         /* lists in lists; deeper ones are taken for this deep */
#define LIMIT_TABLE_COLUMNS 256     /* columns of a table that empty cells are written for */
