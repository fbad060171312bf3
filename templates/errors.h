/* What may go wrong between a letter and its reply. Every one of them is the desk's to mend: exit status 4.
 */
#pragma once

#include <glib.h>

#define DRAFT_ERROR (draft_error_quark())
GQuark draft_error_quark(void);

typedef enum {
  DRAFT_ERROR_TEMPLATE, /* a skeleton, passage or reply.ini is wrong: file:line: what */
  DRAFT_ERROR_DESK,     /* the desk's profile is wrong: file: [group] key: what */
  DRAFT_ERROR_KIND,     /* no skeleton for this kind of reply in any language */
  DRAFT_ERROR_INVALID   /* what the templates made is not valid DocBook */
} DraftError;
