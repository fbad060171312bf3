#include "cli/command.h"

#include "classify/classify.h"
#include "corpus/errors.h"
#include "extract/xml.h"
#include "templates/errors.h"

#include <stdio.h>

Status
status_of_error(const GError *error) {
  if (error->domain == G_OPTION_ERROR)
    return STATUS_USAGE;
  if (g_error_matches(error, CLASSIFY_ERROR, CLASSIFY_ERROR_TOPIC))
    return STATUS_USAGE;
  if (g_error_matches(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE) ||
      g_error_matches(error, EXTRACT_ERROR, EXTRACT_ERROR_LACKING) ||
      g_error_matches(error, EXTRACT_ERROR, EXTRACT_ERROR_BROKE) ||
      g_error_matches(error, CLASSIFY_ERROR, CLASSIFY_ERROR_EVIDENCE))
    return STATUS_UNREADABLE;
  if (g_error_matches(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT))
    return STATUS_NO_OUTPUT;
  if (error->domain == CORPUS_ERROR)
    return error->code == CORPUS_ERROR_OUTPUT ? STATUS_NO_OUTPUT : STATUS_USAGE;
  if (g_error_matches(error, DRAFT_ERROR, DRAFT_ERROR_KIND))
    return STATUS_USAGE;
  return STATUS_WRONG_RULES;
}

Status
status_report(const GError *error) {
  fprintf(stderr, "repliek: %s\n", error->message);
  return status_of_error(error);
}

/* Gravest last; a status that is not listed is a success. */
static const Status BY_GRAVITY[] = {STATUS_HOLES,       STATUS_SOME_FAILED, STATUS_UNREADABLE,
                                    STATUS_WRONG_RULES, STATUS_NO_OUTPUT,   STATUS_USAGE,
                                    STATUS_STOPPED};

static int
gravity(Status status) {
  for (guint i = 0; i < G_N_ELEMENTS(BY_GRAVITY); i++)
    if (BY_GRAVITY[i] == status)
      return (int)i;
  return -1;
}

Status
status_worse(Status a, Status b) {
  return gravity(a) >= gravity(b) ? a : b;
}
