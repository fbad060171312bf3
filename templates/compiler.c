/* What every part of compiling shares: open files, complaints, expressions, attributes. */
#include "templates/compile.h"

#include "extract/xml.h"

#include <string.h>

static void
free_nodes(gpointer nodes) {
  g_ptr_array_unref(nodes);
}

void
compiler_init(Compiler *compiler, const char *folder, const ContextModel *model, const char *const *topics,
              GPtrArray *findings) {
  *compiler = (Compiler){.folder = folder, .model = model, .topics = topics, .findings = findings};
  compiler->open = g_ptr_array_new_with_free_func(g_free);
  compiler->scope.model = model;
  compiler->scope.topics = topics;
  compiler->scope.nodes = g_ptr_array_new();
  compiler->scope.variables = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_nodes);
  g_ptr_array_add(compiler->scope.nodes, context_model_context(model));
}

void
compiler_clear(Compiler *compiler) {
  g_clear_pointer(&compiler->open, g_ptr_array_unref);
  g_clear_pointer(&compiler->scope.nodes, g_ptr_array_unref);
  g_clear_pointer(&compiler->scope.variables, g_hash_table_unref);
}

void
compiler_bind(Compiler *compiler, const char *name, GPtrArray *nodes) {
  g_hash_table_replace(compiler->scope.variables, g_strdup(name), g_ptr_array_ref(nodes));
}

static const char *
current_file(const Compiler *compiler) {
  return compiler->open->len ? g_ptr_array_index(compiler->open, compiler->open->len - 1) : NULL;
}

void
compiler_complain(Compiler *compiler, const xmlNode *node, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  long line = node ? xmlGetLineNo((xmlNode *)node) : 0;
  finding_add(compiler->findings, FINDING_ERROR, current_file(compiler), line > 0 ? (guint)line : 0, "%s",
              message);
}

xmlDoc *
compiler_open(Compiler *compiler, const char *path) {
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_autoptr(GError) error = NULL;
  xmlDoc *doc = NULL;
  if (g_file_get_contents(path, &bytes, &length, &error))
    doc = xml_parse(bytes, length, path, &error);
  if (!doc)
    finding_add(compiler->findings, FINDING_ERROR, NULL, 0, "%s", error->message);
  else
    g_ptr_array_add(compiler->open, g_strdup(path));
  return doc;
}

void
compiler_close(Compiler *compiler) {
  g_ptr_array_set_size(compiler->open, (gint)compiler->open->len - 1);
}

gboolean
is_template_element(const xmlNode *node, const char *name) {
  return node->type == XML_ELEMENT_NODE && node->ns &&
         strcmp((const char *)node->ns->href, TEMPLATE_NAMESPACE) == 0 &&
         (!name || strcmp((const char *)node->name, name) == 0);
}

char *
node_attribute(const xmlNode *node, const char *name) {
  xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
  char *text = value ? g_strdup((const char *)value) : NULL;
  xmlFree(value);
  return text;
}

static gboolean
declares_nothing(const xmlAttr *attribute) {
  return attribute->ns && strcmp((const char *)attribute->ns->href, (const char *)XML_XML_NAMESPACE) == 0 &&
         strcmp((const char *)attribute->name, "lang") == 0;
}

void
compiler_allow_attributes(Compiler *compiler, const xmlNode *node, const char *const *names) {
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    if (declares_nothing(attribute) || (!attribute->ns && g_strv_contains(names, name)))
      continue;
    compiler_complain(compiler, node, "t:%s has no attribute '%s'", node->name, name);
  }
}

static void
ignore(void *data, xmlError *error) {
  (void)data;
  (void)error;
}

static xmlXPathCompExpr *
compile_xpath(const char *source) {
  xmlXPathContext *context = xmlXPathNewContext(NULL);
  context->error = ignore;
  xmlXPathCompExpr *compiled = xmlXPathCtxtCompile(context, BAD_CAST source);
  xmlXPathFreeContext(context);
  return compiled;
}

Query *
compile_query(Compiler *compiler, const xmlNode *node, const char *source, XPathValue **value) {
  g_autofree char *wrong = NULL;
  g_autoptr(XPathValue) yields = xpath_check(source, &compiler->scope, &wrong);
  xmlXPathCompExpr *compiled = yields ? compile_xpath(source) : NULL;
  if (value)
    *value = compiled ? g_steal_pointer(&yields) : NULL;
  if (!compiled) {
    compiler_complain(compiler, node, "%s: %s", source, wrong ? wrong : "is not XPath 1.0");
    return NULL;
  }
  Query *expression = g_new0(Query, 1);
  expression->source = g_strdup(source);
  expression->compiled = compiled;
  return expression;
}

/* The end of an expression in braces: quotes may hold braces. NULL: it is not closed. */
static const char *
closing_brace(const char *at) {
  for (char quote = 0; *at; at++) {
    if (quote)
      quote = *at == quote ? 0 : quote;
    else if (*at == '"' || *at == '\'')
      quote = *at;
    else if (*at == '}')
      return at;
  }
  return NULL;
}

static void
flush(AttributeTemplate *attribute, GString *text) {
  if (text->len)
    attribute_template_add(attribute, text->str, NULL);
  g_string_truncate(text, 0);
}

/* Reads one {expression}; where it ends, or NULL after a complaint. */
static const char *
read_braces(Compiler *compiler, const xmlNode *node, AttributeTemplate *attribute, const char *at) {
  const char *end = closing_brace(at + 1);
  if (!end) {
    compiler_complain(compiler, node, "t:%s: { is not closed", attribute->name);
    return NULL;
  }
  g_autofree char *source = g_strndup(at + 1, (gsize)(end - at - 1));
  Query *expression = compile_query(compiler, node, source, NULL);
  if (expression)
    attribute_template_add(attribute, NULL, expression);
  return end + 1;
}

static void
read_pieces(Compiler *compiler, const xmlNode *node, AttributeTemplate *attribute, const char *value) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (const char *at = value; at && *at;) {
    gboolean doubled = (*at == '{' || *at == '}') && at[1] == *at;
    if (*at == '{' && !doubled) {
      flush(attribute, text);
      at = read_braces(compiler, node, attribute, at);
      continue;
    }
    if (*at == '}' && !doubled)
      compiler_complain(compiler, node, "t:%s: } without {; write }} for the sign itself", attribute->name);
    g_string_append_c(text, *at);
    at += doubled ? 2 : 1;
  }
  flush(attribute, text);
}

AttributeTemplate *
compile_attribute(Compiler *compiler, const xmlNode *node, const xmlAttr *source) {
  const char *name = (const char *)source->name;
  xmlChar *value = xmlNodeListGetString(node->doc, source->children, 1);
  const char *text = value ? (const char *)value : "";
  AttributeTemplate *attribute;
  if (source->ns && strcmp((const char *)source->ns->href, TEMPLATE_NAMESPACE) == 0) {
    gboolean xml = strcmp(name, "id") == 0 || strcmp(name, "lang") == 0;
    attribute =
        attribute_template_new(name, xml ? "xml" : NULL, xml ? (const char *)XML_XML_NAMESPACE : NULL);
    read_pieces(compiler, node, attribute, text);
  } else {
    attribute = attribute_template_new(name, source->ns ? (const char *)source->ns->prefix : NULL,
                                       source->ns ? (const char *)source->ns->href : NULL);
    attribute_template_add(attribute, text, NULL);
  }
  xmlFree(value);
  return attribute;
}
