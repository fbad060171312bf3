#include "templates/finding.h"

GQuark
draft_error_quark(void) {
  return g_quark_from_static_string("draft-error-quark");
}

static void
finding_free(gpointer data) {
  Finding *finding = data;
  g_free(finding->file);
  g_free(finding->message);
  g_free(finding);
}

GPtrArray *
findings_new(void) {
  return g_ptr_array_new_with_free_func(finding_free);
}

void
finding_add(GPtrArray *findings, FindingLevel level, const char *file, guint line, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Finding *finding = g_new0(Finding, 1);
  finding->level = level;
  finding->file = g_strdup(file);
  finding->line = line;
  finding->message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_ptr_array_add(findings, finding);
}

char *
finding_text(const Finding *finding) {
  if (!finding->file)
    return g_strdup(finding->message);
  if (!finding->line)
    return g_strdup_printf("%s: %s", finding->file, finding->message);
  return g_strdup_printf("%s:%u: %s", finding->file, finding->line, finding->message);
}

guint
findings_count(const GPtrArray *findings, FindingLevel level) {
  guint count = 0;
  for (guint i = 0; i < findings->len; i++)
    count += ((const Finding *)g_ptr_array_index(findings, i))->level == level;
  return count;
}

gboolean
findings_pass(const GPtrArray *findings, GError **error) {
  guint errors = findings_count(findings, FINDING_ERROR);
  for (guint i = 0; i < findings->len; i++) {
    const Finding *finding = g_ptr_array_index(findings, i);
    if (finding->level != FINDING_ERROR)
      continue;
    g_autofree char *text = finding_text(finding);
    if (errors == 1)
      g_set_error_literal(error, DRAFT_ERROR, DRAFT_ERROR_TEMPLATE, text);
    else
      g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_TEMPLATE, "%s (%u more: repliek check --templates)", text,
                  errors - 1);
    return FALSE;
  }
  return TRUE;
}
