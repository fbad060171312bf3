/*
 * Paper: pages set by hand. Every character is half an em wide and a blank 0.28 em, so that a test knows
 * where things stand; a font's box reaches 0.78 em above the baseline and 0.22 em below it.
 */
#pragma once

#include "extract/study.h"

#define PAPER_WIDTH 595.0
#define PAPER_HEIGHT 842.0
#define PAPER_LEFT 70.0
#define PAPER_RIGHT 500.0
#define PAPER_SIZE 11.0
#define PAPER_LEADING 14.0
#define PAPER_BLANK_EM 0.28

/* Text long enough to tell the column, the body size and the leading. */
#define PAPER_PROSE                                                                                          \
  "Wij schrijven u over de aanvraag van onze buurman, die al geruime tijd op een antwoord wacht en daar "    \
  "erg onder "                                                                                               \
  "lijdt. Hij heeft alle stukken gestuurd die hem gevraagd zijn, en nog een paar die niemand hem gevraagd "  \
  "had. Wij "                                                                                                \
  "zouden graag van u horen wanneer hij een antwoord mag verwachten, en bij wie hij intussen terecht kan."

/* A list of pages that frees them. */
GPtrArray *paper_new(void);

/* Adds a sheet of A4; the list owns it. */
Page *paper_turn(GPtrArray *pages);

/* The index of a style; flags are StyleFlag. */
guint16 paper_style(Page *page, double size, guint8 flags);

/* Sets text from x on the baseline; blanks are glyphs. Returns where it ends. */
double paper_set(Page *page, double x, double baseline, guint16 style, const char *text);

/* The same with blanks so wide, in em, that only air tells. */
double
paper_set_apart(Page *page, double x, double baseline, guint16 style, const char *text, double blank_em);

/* Sets text in lines that end before right, as many words each as fit, and where text has a newline. Returns
   the next baseline. */
double paper_flow(Page *page, double x, double right, double baseline, guint16 style, const char *text);

/* paper_flow in the column of PAPER_LEFT to PAPER_RIGHT. */
double paper_write(Page *page, double baseline, guint16 style, const char *text);

/* Something set on a page at x and baseline; lists end with PAPER_SLIPS_END. */
typedef struct {
  double x, baseline;
  const char *text;
} PaperSlip;

#define PAPER_SLIPS_END                                                                                      \
  { 0, 0, NULL }
#define PAPER_PROSE_BASELINE 400.0

/* One page in one style: PAPER_PROSE from PAPER_PROSE_BASELINE on, and the slips. */
GPtrArray *paper_with_slips(const PaperSlip *slips);

/* A letter under study, with all that it needs; nothing is marked yet. */
typedef struct {
  Languages *languages;
  Hyphens *hyphens;
  GHashTable *marks;
  Study study;
} PaperStudy;

/* Lays the pages out and takes them over. */
PaperStudy *paper_study(GPtrArray *pages);
void paper_study_free(PaperStudy *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PaperStudy, paper_study_free)

/* Index of the first line whose text begins so; the test fails when there is none. */
guint paper_find_line(const Layout *layout, const char *beginning);

/* Gives every open line above the one that begins so this use. */
void paper_use_above(const Layout *layout, const char *beginning, LineUse use);
