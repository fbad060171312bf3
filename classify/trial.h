/* A trial is a built-in test of a rule file, tried: one paragraph as a letter of its own, and what came out.
 */
#pragma once

#include "classify/pack.h"

/* NULL when the test holds, else what came out instead, for people. topic is NULL for a test
   that stands under none. Free with g_free. */
char *trial_run(const Pack *pack, const Topic *topic, const RuleTest *test);
