/* The work on one letter: extract → classify → draft, into its folder of the outbox. */
#pragma once

#include "classify/classify.h"
#include "corpus/outcome.h"
#include "corpus/register.h"
#include "extract/reader.h"
#include "templates/desk.h"
#include "templates/templates.h"

/* What letters are worked on with: loaded once, lent, the same for all. */
typedef struct {
  const Languages *languages;
  const Pack *pack;
  const Templates *templates;
  const Desk *desk;
  const char *kind;      /* of reply */
  const char *today;     /* YYYY-MM-DD */
  ReaderOptions reading; /* whose reader is the worker's own */
} Workbench;

/* Does the letter of task and puts its folder into the outbox at path. Never NULL. Free with outcome_free. */
Outcome *work_on(const Workbench *bench, const Task *task, const char *outbox);
