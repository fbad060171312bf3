/* What a batch, a status or a forgetting can fail with. */
#pragma once

#include <glib.h>

#define CORPUS_ERROR (corpus_error_quark())
GQuark corpus_error_quark(void);

typedef enum {
  CORPUS_ERROR_USAGE, /* an inbox or outbox that is none, options other than those of the first start; exit
                         status 2 */
  CORPUS_ERROR_OUTPUT /* the outbox cannot be written, or another batch holds it; 5 */
} CorpusError;
