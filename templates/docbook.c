#include "templates/docbook.h"

#include <libxml/relaxng.h>

/* Where the schema may lie, first match wins. */
static const char *const SCHEMA_PATHS[] = {
    "/usr/local/share/xml/docbook/schema/rng/5.0/docbook.rng",
    "/usr/share/xml/docbook/schema/rng/5.0/docbook.rng",
    "/usr/share/xml/docbook5/rng/5.0/docbook.rng",
};

struct DocbookSchema {
  xmlRelaxNG *grammar;
};

typedef struct {
  guint line;
  char *why;
} Complaint;

static const char *
installed_schema(void) {
  for (guint i = 0; i < G_N_ELEMENTS(SCHEMA_PATHS); i++)
    if (g_file_test(SCHEMA_PATHS[i], G_FILE_TEST_IS_REGULAR))
      return SCHEMA_PATHS[i];
  return NULL;
}

static void
ignore(void *data, xmlError *error) {
  (void)data;
  (void)error;
}

static void
keep_first(void *data, xmlError *error) {
  Complaint *complaint = data;
  if (complaint->why || !error->message)
    return;
  complaint->line = error->line > 0 ? (guint)error->line : 0;
  complaint->why = g_strchomp(g_strdup(error->message));
}

DocbookSchema *
docbook_schema_load(void) {
  const char *path = installed_schema();
  if (!path)
    return NULL;
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt(path);
  if (!parser)
    return NULL;
  xmlRelaxNGSetParserStructuredErrors(parser, ignore, NULL);
  xmlRelaxNG *grammar = xmlRelaxNGParse(parser);
  xmlRelaxNGFreeParserCtxt(parser);
  if (!grammar)
    return NULL;
  DocbookSchema *schema = g_new0(DocbookSchema, 1);
  schema->grammar = grammar;
  return schema;
}

void
docbook_schema_free(DocbookSchema *schema) {
  if (!schema)
    return;
  xmlRelaxNGFree(schema->grammar);
  g_free(schema);
}

gboolean
docbook_schema_accepts(const DocbookSchema *schema, xmlDoc *doc, guint *line, char **why) {
  Complaint complaint = {0, NULL};
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt(schema->grammar);
  if (!validator)
    return FALSE;
  xmlRelaxNGSetValidStructuredErrors(validator, keep_first, &complaint);
  gboolean accepts = xmlRelaxNGValidateDoc(validator, doc) == 0;
  xmlRelaxNGFreeValidCtxt(validator);
  if (line)
    *line = complaint.line;
  if (why)
    *why = g_steal_pointer(&complaint.why);
  g_free(complaint.why);
  return accepts;
}
