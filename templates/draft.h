/*
 * A draft is the reply as far as a program may write it: skeleton, passages, the letter's own words, and
 * visible places for what only a person can say. This is the front door of templates/.
 */
#pragma once

#include "classify/verdict.h"
#include "extract/language.h"
#include "extract/xml.h"
#include "templates/desk.h"
#include "templates/templates.h"

typedef struct {
  const Templates *templates; /* lent */
  const Languages *languages; /* lent; NULL: sentences are told without a language's abbreviations */
  const char *kind;  /* "substantive", "acknowledgement", "interim", "forwarding", or one of the desk's own */
  const char *today; /* YYYY-MM-DD; NULL: the clock's */
} DraftOptions;

/*
 * The reply to a letter as DocBook 5.0. The reply's language is the letter's; when there is no skeleton in
 * it, the desk's, with a notice. notices, from notices_new, takes what the clerk should know; holes is set to
 * the number of placeholders. Error: DRAFT_ERROR. Free with xmlFreeDoc.
 */
xmlDoc *draft_reply(const Letter *letter, const Verdict *verdict, const Desk *desk,
                    const DraftOptions *options, GPtrArray *notices, guint *holes, GError **error);

/* The context that such a draft would be filled from, for `show --context`. */
xmlDoc *draft_context(const Letter *letter, const Verdict *verdict, const Desk *desk,
                      const DraftOptions *options, GPtrArray *notices, GError **error);
