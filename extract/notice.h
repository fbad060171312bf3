/* A notice says "here is the result, but look": what was met, what was done instead, and where. */
#pragma once

#include "extract/box.h"

typedef struct {
  const char *code; /* kebab-case kind, static or interned: "hyphen-kept", "date-verbatim" */
  char *message;    /* one English sentence for people, no letter text beyond the field in question */
  int page;         /* from 0; -1: the letter as a whole */
  Box box;          /* empty: the page, or the letter, as a whole */
} Notice;

/* Appends to notices (a GPtrArray made by notices_new). code must be static or interned; place may be NULL.
 */
void notice_add(GPtrArray *notices, const char *code, const Place *place, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* An empty list that frees its notices. */
GPtrArray *notices_new(void);

void notice_free(Notice *notice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Notice, notice_free)
