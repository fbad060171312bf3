/*
 * A letter is what a careful reader understands of the pages: its fields, and its parts in reading order.
 *
 * Everything above extract/ reads letters and nothing else. A letter comes from pages (parts.h), from TEI
 * (tei-read.h) or from plain text (plain.h) and looks the same from all three; only letters from pages know
 * the ink of each character.
 *
 * Text is UTF-8, NFC, one blank between words, no blank at either end. A span is a half-open byte range in
 * the text of a part; offsets outside the program are code points (letter.c converts).
 */
#pragma once

#include "extract/box.h"
#include "extract/notice.h"
#include "extract/page.h"

typedef struct {
  guint start, end; /* bytes, half open */
} Span;

typedef enum {
  PART_PARAGRAPH,  /* p */
  PART_HEADING,    /* head; level 1 is the outermost */
  PART_ITEM,       /* list/item; level 1 is the outermost list, label as printed ("1.", "a)", "-") */
  PART_FOOTNOTE,   /* note; label is the mark without punctuation; text without it */
  PART_TABLE,      /* table; cells tell rows and columns, the text is all cells joined by blanks */
  PART_QUOTE,      /* quote that belongs to the writer's text */
  PART_SALUTATION, /* opener/salute */
  PART_CLOSING,    /* closer/salute */
  PART_POSTSCRIPT, /* postscript */
  PART_SUBJECT,    /* the subject without its label; printed above the body, written as titleStmt/title */
  PART_SIGNATURE,  /* printed signature block; the letter's signatories hold its names and roles */
  PART_COPY,       /* one addressee of a copy: back/div[@type='copies']/list/item */
  PART_ENCLOSURE,  /* one enclosure named: back/div[@type='enclosures']/list/item */
  PART_FURNITURE   /* fw; furniture says which */
} PartKind;

typedef enum {
  FURNITURE_PAGE_NUMBER, /* fw/@type='pageNum' */
  FURNITURE_HEADER,
  FURNITURE_FOOTER,
  FURNITURE_SIDEBAR,
  FURNITURE_LETTERHEAD,
  FURNITURE_ADDRESS,
  FURNITURE_REFERENCE, /* label rows: date, references, subject as printed */
  FURNITURE_STAMP
} FurnitureKind;

/* Which div of the body a part stands in. */
typedef enum {
  DIVISION_PREAMBLE, /* text above the salutation that is neither furniture nor field */
  DIVISION_LETTER,
  DIVISION_QUOTED,   /* an earlier mail */
  DIVISION_ENCLOSURE /* a second document in the same file */
} Division;

typedef enum { CERTAIN, DOUBTFUL } Certainty;

/* Where a printed line begins in a part's text, and where it lies on the paper. */
typedef struct {
  guint start; /* byte offset in the part's text */
  Place place;
  gboolean
      word_goes_on; /* a word runs over from the line before, its hyphen undone or kept: lb/@break='no' */
} PrintedLine;

/* The glyph that a character came from. One entry for each code point of the text; a glyph past the end of
   its page (G_MAXUINT32): none, a blank between two lines. */
typedef struct {
  guint16 page;
  guint32 glyph;
} Ink;

/* A footnote's mark in the text: it stands before the byte at offset (not part of the text). */
typedef struct {
  guint offset;
  guint note; /* index of the footnote in the letter's parts; G_MAXUINT: its text was not found */
  char mark[8];
} NoteMark;

/* An inline reference: a law, an ECLI, a case number, a parliamentary paper. */
typedef struct {
  Span span;
  const char *type; /* static: "law", "ecli", "case", "parliamentary-paper" */
} InlineRef;

/* A table's cell; rows and columns count from 0. */
typedef struct {
  guint row, column;
  Span span;
} Cell;

typedef struct {
  PartKind kind;
  FurnitureKind furniture; /* when kind is PART_FURNITURE */
  Division division;
  guint level;          /* headings and items; else 0 */
  char *id;             /* xml:id: "p1", "h2", "n1", "salute"; unique in the letter */
  char *label;          /* items, footnotes; NULL: none */
  char *text;           /* never NULL */
  const char *language; /* interned BCP 47; never NULL after language_mark */
  const char *added;    /* "form", "annotation": typed on the page afterwards; NULL: printed. Static */
  const char *rung;     /* name of the question that named it, static or interned: "numbered-bold"; or NULL */
  Certainty certainty;
  GArray *lines; /* PrintedLine, by offset; empty when the letter came as plain text */
  GArray *ink;   /* Ink, or NULL when the letter did not come from pages */
  GArray *marks; /* NoteMark, by offset */
  GArray *refs;  /* InlineRef, by offset */
  GArray *cells; /* Cell, row by row; tables only, else NULL */
} Part;

Part *part_new(PartKind kind, const char *text);
void part_free(Part *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Part, part_free)

/*
 * Cuts a part in two: it keeps the text before byte end, the part returned has that from byte begin on, with
 * their lines and ink. Neither may have marks, references or cells.
 */
Part *part_cut(Part *part, guint end, guint begin);

/* A fact the letter states outside its body, as printed. An absent field has text NULL. */
typedef struct {
  char *text;
  GArray *places; /* Place, or NULL */
  Certainty certainty;
  const char *rung;
} Field;

/* Copies text; places (Place, may be NULL) are copied. What the field held is freed. */
void field_set(Field *field, const char *text, const GArray *places, const char *rung);
void field_clear(Field *field);

/* A date: text as printed, iso as YYYY-MM-DD, or NULL when it could not be resolved. */
typedef struct {
  Field printed;
  char *iso;
} DateField;

/* One end of the correspondence. */
typedef struct {
  Field name, role, organisation, department;
  GPtrArray *address; /* char *, one printed line each; free function set */
  Field email, phone, place_name;
  DateField date; /* sent: the letter's date; received: the stamp */
} Correspondent;

/* One who signed. */
typedef struct {
  Field name, role;
} Signatory;

/* An earlier letter that the text refers to. */
typedef struct {
  guint part; /* index of the part; its span covers the date as printed */
  Span span;
  char *iso;
} CitedLetter;

/* Frees what a cited letter owns, for arrays of them. */
void cited_letter_clear(CitedLetter *cited);

typedef struct {
  char *source;         /* base name of the file, for people; "-" for standard input */
  char *sha256;         /* of the file's bytes, 64 hexadecimal digits */
  const char *language; /* interned; the language most of the body is written in; "und" when unknown */
  GArray *surfaces;     /* Box of each page; length is the number of pages; empty for plain text */
  Field our_reference, your_reference;
  Correspondent sent, received;
  GArray *signatories; /* Signatory */
  GPtrArray *parts;    /* Part, in reading order, furniture where it was met */
  GArray *cited;       /* CitedLetter */
  GPtrArray *notices;  /* Notice */
  GPtrArray *pages;    /* Page, or NULL when the letter did not come from pages */
} Letter;

/* An empty letter that owns all that is put into it. */
Letter *letter_new(void);
void letter_free(Letter *letter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Letter, letter_free)

static inline Part *
letter_part(const Letter *letter, guint index) {
  return g_ptr_array_index(letter->parts, index);
}

/* The part with this xml:id, or NULL. */
Part *letter_find_part(const Letter *letter, const char *id);

/* The part of the subject, or NULL when the letter has none. */
const Part *letter_subject(const Letter *letter);

/* Gives every part without one a unique id by its kind and order: p1, h1, i1, n1, t1, q1, fw1, subject,
 * salute. */
void letter_number_parts(Letter *letter);

/*
 * Where a span of a part lies: one place a printed line, in order. With ink the boxes are the phrase's own,
 * without it those of the whole printed lines, and none for plain text. Free with g_array_unref.
 */
GArray *letter_places(const Letter *letter, const Part *part, Span span);

/* The code points before a byte offset, and back. Offsets past the end give the end. */
guint part_code_points(const Part *part, guint offset);
guint part_offset(const Part *part, guint code_points);
