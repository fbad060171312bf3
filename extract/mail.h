/* Mail: the lines by which one e-mail introduces another that it quotes. */
#pragma once

#include "extract/language.h"

/* Whether text opens an earlier mail: "Op ma 4 mrt 2024 om 09:12 schreef X:", "On 3 May, X wrote:", "> …", a
 * divider. */
gboolean mail_begins(const Languages *languages, const char *text);
