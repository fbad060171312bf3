/* What a TEI header and facsimile say of a letter. Inside tei-*.c only. */
#pragma once

#include "extract/tei-reader.h"

/* The pages and the zones on them; comes first, since all else points there. */
void tei_facsimile_read(TeiReader *reader, const xmlNode *root);

/* Title, source, references, correspondents. */
void tei_header_read(TeiReader *reader, const xmlNode *root);

/* The earlier letters; comes last, since they point to parts. */
void tei_cited_read(TeiReader *reader, const xmlNode *root);

/* The notices among the document's processing instructions. */
void tei_notices_read(TeiReader *reader, const xmlDoc *doc);
