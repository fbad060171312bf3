/* Who signed: names and roles marked in the printed signature where they stand there as they are. Inside
 * tei-*.c only. */
#pragma once

#include "extract/tei-writer.h"

/* Where the names and roles of the letter's signatories are marked, decided once a letter. */
typedef struct {
  GArray *marks; /* each a name or role, with the part that prints it */
} TeiSignatures;

void tei_signatures_init(TeiSignatures *signatures, TeiWriter *writer);
void tei_signatures_clear(TeiSignatures *signatures);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TeiSignatures, tei_signatures_clear)

/* signed: a printed signature, with what it names. */
void tei_signature_write(const TeiSignatures *signatures, TeiWriter *writer, xmlNode *closer, guint index);

/* Are there signatories, or roles of theirs, that no printed signature shows? */
gboolean tei_signatures_remain(const TeiSignatures *signatures);

/* signed: one for each of those. */
void tei_signatures_write_rest(const TeiSignatures *signatures, TeiWriter *writer, xmlNode *closer);
