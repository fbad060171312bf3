/*
 * Trial drafts: every skeleton filled from letters made up for it, one that says all, one that says nothing
 * and one without topics; and every passage by itself. What fails or is not valid DocBook is a finding before
 * a clerk meets it.
 */
#pragma once

#include "templates/templates.h"

/* Appends to findings. The templates must have loaded without errors. */
void
rehearsal_run(const Templates *templates, const char *const *topics, const char *today, GPtrArray *findings);
