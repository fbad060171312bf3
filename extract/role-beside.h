/* A signatory's role on the line of the name: "Gary Dobbs, Senior Clerk", "A. Bee – adviser". */
#pragma once

#include "extract/study.h"

/* Takes what follows the first signatory's name on its line for the role that no question has found. */
void role_beside_name(Study *study);
