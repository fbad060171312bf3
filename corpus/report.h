/* A report says what a register knows: counts, failures with reasons, letters for a person, duplicates,
 * topics by month. */
#pragma once

#include "corpus/register.h"

/* For people, in lines. Free with g_free; NULL: error. */
char *report_text(Register *reg, GError **error);

/* One JSON object, with a newline. Free with g_free; NULL: error. */
char *report_json(Register *reg, GError **error);
