#include "templates/render.h"

#include "extract/data.h"
#include "templates/docbook.h"
#include "templates/errors.h"

#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xsltTransformContext, xsltFreeTransformContext)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xsltSecurityPrefs, xsltFreeSecurityPrefs)

static const char *const STYLESHEETS[] = {
    [RENDER_HTML] = "templates/render/html.xsl", [RENDER_FODT] = "templates/render/fodt.xsl"};

/* Keys of [labels] that stylesheets take as label-KEY. */
static const char *const LABELS[] = {"date", "our-reference", "your-reference", "subject", "todo", "page",
                                     "of"};

struct Renderer {
  xsltStylesheet *sheets[G_N_ELEMENTS(STYLESHEETS)];
};

static xsltStylesheet *
load_sheet(const char *relative, GError **error) {
  g_autofree char *path = data_path(relative, error);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  if (!path || !g_file_get_contents(path, &bytes, &length, error))
    return NULL;
  xmlDoc *doc = xml_parse(bytes, length, path, error);
  xsltStylesheet *sheet = doc ? xsltParseStylesheetDoc(doc) : NULL;
  if (doc && !sheet) {
    xmlFreeDoc(doc);
    g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_TEMPLATE, "%s: not a stylesheet", path);
  }
  return sheet;
}

Renderer *
renderer_load(GError **error) {
  g_autoptr(Renderer) renderer = g_new0(Renderer, 1);
  for (guint i = 0; i < G_N_ELEMENTS(STYLESHEETS); i++)
    if (!(renderer->sheets[i] = load_sheet(STYLESHEETS[i], error)))
      return NULL;
  return g_steal_pointer(&renderer);
}

void
renderer_free(Renderer *renderer) {
  if (!renderer)
    return;
  for (guint i = 0; i < G_N_ELEMENTS(STYLESHEETS); i++)
    xsltFreeStylesheet(renderer->sheets[i]);
  g_free(renderer);
}

static xsltSecurityPrefs *
forbid_everything(void) {
  static const xsltSecurityOption OPTIONS[] = {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
                                               XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
                                               XSLT_SECPREF_WRITE_NETWORK};
  xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();
  for (guint i = 0; i < G_N_ELEMENTS(OPTIONS); i++)
    xsltSetSecurityPrefs(prefs, OPTIONS[i], xsltSecurityForbid);
  return prefs;
}

/* A parameter is text, whatever it holds: never an expression. */
static void
set_parameter(xsltTransformContext *context, const char *name, const char *value) {
  if (value)
    xsltQuoteOneUserParam(context, BAD_CAST name, BAD_CAST value);
}

static xmlNode *
child(const xmlNode *parent, const char *name) {
  for (xmlNode *node = parent ? parent->children : NULL; node; node = node->next)
    if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0)
      return node;
  return NULL;
}

static void
set_date(xsltTransformContext *context, xmlNode *root, const Idiom *idiom) {
  xmlNode *date = child(child(root, "info"), "date");
  xmlChar *content = date ? xmlNodeGetContent(date) : NULL;
  g_autofree char *iso = g_strstrip(g_strdup(content ? (const char *)content : ""));
  g_autofree char *text = idiom_date(idiom, iso, DATE_LONG);
  xmlFree(content);
  set_parameter(context, "date", text);
}

static void
set_parameters(xsltTransformContext *context, xmlNode *root, const Idiom *idiom) {
  for (guint i = 0; i < G_N_ELEMENTS(LABELS); i++) {
    g_autofree char *name = g_strconcat("label-", LABELS[i], NULL);
    set_parameter(context, name, idiom_get(idiom, "labels", LABELS[i]));
  }
  set_parameter(context, "country", idiom_get(idiom, "labels", "country"));
  set_date(context, root, idiom);
}

static GBytes *
serialise(xmlDoc *result, xsltStylesheet *sheet, RenderForm form) {
  xmlChar *bytes = NULL;
  int length = 0;
  xsltSaveResultToString(&bytes, &length, result, sheet);
  g_autoptr(GString) text = g_string_new(form == RENDER_HTML ? "<!DOCTYPE html>\n" : "");
  g_string_append_len(text, (const char *)bytes, length);
  if (text->len && text->str[text->len - 1] != '\n')
    g_string_append_c(text, '\n');
  xmlFree(bytes);
  return g_string_free_to_bytes(g_steal_pointer(&text));
}

static void
G_GNUC_PRINTF(2, 3) silence(void *data, const char *format, ...) {
  (void)data;
  (void)format;
}

static gboolean
is_reply(const xmlNode *root) {
  return root && root->ns && strcmp((const char *)root->ns->href, DOCBOOK_NAMESPACE) == 0 &&
         strcmp((const char *)root->name, "article") == 0;
}

GBytes *
render_reply(const Renderer *renderer, xmlDoc *reply, RenderForm form, const Idiom *idiom, GError **error) {
  xmlNode *root = xmlDocGetRootElement(reply);
  if (!is_reply(root)) {
    g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_INVALID, "not a reply: its root is no article of DocBook 5");
    return NULL;
  }
  xsltStylesheet *sheet = renderer->sheets[form];
  g_autoptr(xsltSecurityPrefs) prefs = forbid_everything();
  g_autoptr(xsltTransformContext) context = xsltNewTransformContext(sheet, reply);
  xsltSetCtxtSecurityPrefs(prefs, context);
  xsltSetTransformErrorFunc(context, NULL, silence);
  set_parameters(context, root, idiom);
  g_autoptr(xmlDoc) result = xsltApplyStylesheetUser(sheet, reply, NULL, NULL, NULL, context);
  if (result && context->state == XSLT_STATE_OK)
    return serialise(result, sheet, form);
  g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_INVALID, "the stylesheet cannot make a letter of this reply");
  return NULL;
}
