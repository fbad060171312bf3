/* Uses by the tagger: lines that are surely no text, or surely text, whatever the ladder took them for. */
#pragma once

#include "extract/tagging.h"

/* Sets lines that are still open apart as furniture, and opens lines of the head that are text. */
void tag_uses_revise(Study *study, const Tagging *tagging);
