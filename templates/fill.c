#include "templates/fill.h"

#include "extract/notice.h"
#include "extract/xml.h"
#include "templates/format.h"

#include <libxml/xpathInternals.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlXPathContext, xmlXPathFreeContext)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlXPathObject, xmlXPathFreeObject)

typedef struct {
  const FillOptions *options;
  xmlXPathContext *xpath;
  xmlNode *context; /* /context */
  xmlDoc *out;
  xmlNs *docbook;
  GHashTable *ids; /* xml:ids given away */
  GPtrArray *notices;
  guint holes;
  GError **error;
} Fill;

static gboolean run(Fill *fill, const GPtrArray *instructions, xmlNode *node, xmlNode *into);

/* --- expressions
 * ---------------------------------------------------------------------------------------------- */

static xmlXPathObject *
evaluate(Fill *fill, const Query *expression, xmlNode *node) {
  fill->xpath->node = node;
  return xmlXPathCompiledEval(expression->compiled, fill->xpath);
}

static gboolean
holds(Fill *fill, const Query *expression, xmlNode *node) {
  g_autoptr(xmlXPathObject) value = evaluate(fill, expression, node);
  return value && xmlXPathCastToBoolean(value);
}

static char *
string_of(xmlXPathObject *value) {
  if (value && value->type == XPATH_NODESET && value->nodesetval)
    xmlXPathNodeSetSort(value->nodesetval);
  xmlChar *text = value ? xmlXPathCastToString(value) : NULL;
  char *copy = g_strstrip(g_strdup(text ? (const char *)text : ""));
  xmlFree(text);
  return copy;
}

static char *
string_at(Fill *fill, const Query *expression, xmlNode *node) {
  g_autoptr(xmlXPathObject) value = evaluate(fill, expression, node);
  return string_of(value);
}

static char *
list_of(Fill *fill, xmlXPathObject *value, guint format) {
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_free);
  xmlNodeSet *nodes = value->nodesetval;
  xmlXPathNodeSetSort(nodes);
  for (int i = 0; nodes && i < nodes->nodeNr; i++) {
    xmlChar *content = xmlNodeGetContent(nodes->nodeTab[i]);
    g_autofree char *text = g_strstrip(g_strdup(content ? (const char *)content : ""));
    xmlFree(content);
    if (*text)
      g_ptr_array_add(items, format_text(fill->options->idiom, format, text));
  }
  return idiom_list(fill->options->idiom, items);
}

static char *
value_text(Fill *fill, const Instruction *instruction, xmlNode *node) {
  if (!instruction->expression)
    return g_strdup("");
  g_autoptr(xmlXPathObject) value = evaluate(fill, instruction->expression, node);
  if (value && value->type == XPATH_NODESET && value->nodesetval && instruction->format & FORMAT_LIST)
    return list_of(fill, value, instruction->format);
  g_autofree char *text = string_of(value);
  return format_text(fill->options->idiom, instruction->format, text);
}

/* --- output
 * --------------------------------------------------------------------------------------------------- */

static void
add_text(Fill *fill, xmlNode *into, const char *text) {
  xmlAddChild(into, xmlNewDocText(fill->out, BAD_CAST text));
}

static xmlNode *
add_element(Fill *fill, xmlNode *into, const char *name) {
  xmlNode *element = xmlNewDocNode(fill->out, fill->docbook, BAD_CAST name, NULL);
  if (into)
    return xmlAddChild(into, element);
  xmlDocSetRootElement(fill->out, element);
  fill->docbook = xmlNewNs(element, BAD_CAST DOCBOOK_NAMESPACE, NULL);
  xmlSetNs(element, fill->docbook);
  return element;
}

static xmlNode *
add_with_role(Fill *fill, xmlNode *into, const char *name, const char *role) {
  xmlNode *element = add_element(fill, into, name);
  xmlNewProp(element, BAD_CAST "role", BAD_CAST role);
  return element;
}

static void
add_hole(Fill *fill, xmlNode *into, const char *name) {
  g_autofree char *text = g_strdup_printf("[%s]", name);
  add_text(fill, add_with_role(fill, into, "phrase", "placeholder"), text);
  fill->holes++;
}

static void
add_todo(Fill *fill, xmlNode *into, const char *text) {
  add_text(fill, add_with_role(fill, into, "remark", "todo"), text);
}

/* --- attributes
 * ----------------------------------------------------------------------------------------------- */

static gboolean
may_stand_in_name(gunichar ch, gboolean first) {
  if (g_unichar_isalpha(ch) || ch == '_')
    return ch < 0x80 || g_unichar_type(ch) != G_UNICODE_MODIFIER_LETTER;
  return !first && (g_ascii_isdigit((char)(ch < 0x80 ? ch : 0)) || ch == '-' || ch == '.');
}

/* An xml:id of any text: an NCName that no other element of the reply has. */
static char *
unique_id(Fill *fill, const char *text) {
  g_autoptr(GString) name = g_string_new(NULL);
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    gunichar ch = g_utf8_get_char(at);
    if (!name->len && !may_stand_in_name(ch, TRUE))
      g_string_append_c(name, '_');
    if (name->len == 1 && may_stand_in_name(ch, FALSE) && !may_stand_in_name(ch, TRUE))
      g_string_append_unichar(name, ch);
    else if (may_stand_in_name(ch, !name->len))
      g_string_append_unichar(name, ch);
    else if (name->str[name->len - 1] != '-')
      g_string_append_c(name, '-');
  }
  char *id = g_strdup(name->str);
  for (guint count = 2; g_hash_table_contains(fill->ids, id); count++) {
    g_free(id);
    id = g_strdup_printf("%s-%u", name->str, count);
  }
  g_hash_table_add(fill->ids, g_strdup(id));
  return id;
}

static char *
attribute_text(Fill *fill, const AttributeTemplate *attribute, xmlNode *node) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < attribute->pieces->len; i++) {
    const Piece *piece = g_ptr_array_index(attribute->pieces, i);
    g_autofree char *value = piece->expression ? string_at(fill, piece->expression, node) : NULL;
    g_string_append(text, value ? value : piece->text);
  }
  return g_string_free(text, FALSE);
}

static xmlNs *
namespace_for(xmlNode *element, const AttributeTemplate *attribute) {
  if (!attribute->namespace)
    return NULL;
  xmlNs *found = xmlSearchNsByHref(element->doc, element, BAD_CAST attribute->namespace);
  return found && found->prefix
             ? found
             : xmlNewNs(element, BAD_CAST attribute->namespace, BAD_CAST attribute->prefix);
}

/* An attribute that comes out empty is left out: no blank where a value is missing. */
static void
add_attribute(Fill *fill, const AttributeTemplate *attribute, xmlNode *node, xmlNode *element) {
  g_autofree char *text = attribute_text(fill, attribute, node);
  if (!*text)
    return;
  gboolean id = g_strcmp0(attribute->prefix, "xml") == 0 && strcmp(attribute->name, "id") == 0;
  g_autofree char *unique = id ? unique_id(fill, text) : NULL;
  xmlNewNsProp(element, namespace_for(element, attribute), BAD_CAST attribute->name,
               BAD_CAST(unique ? unique : text));
}

/* --- instructions
 * --------------------------------------------------------------------------------------------- */

static gboolean
run_element(Fill *fill, const Instruction *instruction, xmlNode *node, xmlNode *into) {
  xmlNode *element = add_element(fill, into, instruction->name);
  for (guint i = 0; i < instruction->attributes->len; i++)
    add_attribute(fill, g_ptr_array_index(instruction->attributes, i), node, element);
  return run(fill, instruction->children, node, element);
}

static gboolean
run_value(Fill *fill, const Instruction *instruction, xmlNode *node, xmlNode *into) {
  g_autofree char *text = value_text(fill, instruction, node);
  if (*text)
    add_text(fill, into, text);
  else if (instruction->fallback)
    return run(fill, instruction->fallback, node, into);
  else if (instruction->name)
    add_hole(fill, into, instruction->name);
  else {
    g_set_error(fill->error, DRAFT_ERROR, DRAFT_ERROR_TEMPLATE,
                "%s:%u: %s is empty for this letter, and the value has neither t:default nor hole",
                instruction->file, instruction->line, instruction->expression->source);
    return FALSE;
  }
  return TRUE;
}

static gboolean
run_choose(Fill *fill, const Instruction *instruction, xmlNode *node, xmlNode *into) {
  for (guint i = 0; i < instruction->children->len; i++) {
    const Instruction *when = g_ptr_array_index(instruction->children, i);
    if (holds(fill, when->expression, node))
      return run(fill, when->children, node, into);
  }
  return !instruction->fallback || run(fill, instruction->fallback, node, into);
}

static void
bind(Fill *fill, const char *name, xmlNode *node) {
  if (name)
    xmlXPathRegisterVariable(fill->xpath, BAD_CAST name, xmlXPathNewNodeSet(node));
}

static gboolean
run_for_each(Fill *fill, const Instruction *instruction, xmlNode *node, xmlNode *into) {
  g_autoptr(xmlXPathObject) value = evaluate(fill, instruction->expression, node);
  xmlNodeSet *nodes = value && value->type == XPATH_NODESET ? value->nodesetval : NULL;
  int size = fill->xpath->contextSize, position = fill->xpath->proximityPosition;
  gboolean done = TRUE;
  if (nodes)
    xmlXPathNodeSetSort(nodes);
  for (int i = 0; done && nodes && i < nodes->nodeNr; i++) {
    fill->xpath->contextSize = nodes->nodeNr;
    fill->xpath->proximityPosition = i + 1;
    bind(fill, instruction->name, nodes->nodeTab[i]);
    done = run(fill, instruction->children, nodes->nodeTab[i], into);
  }
  fill->xpath->contextSize = size;
  fill->xpath->proximityPosition = position;
  return done;
}

/* --- passages
 * ------------------------------------------------------------------------------------------------- */

static xmlNode *
child_named(const xmlNode *parent, const char *name) {
  for (xmlNode *node = parent ? parent->children : NULL; node; node = node->next)
    if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0)
      return node;
  return NULL;
}

static xmlNode *
topic_node(const Fill *fill, const char *topic) {
  xmlNode *topics = child_named(fill->context, "topics");
  for (xmlNode *node = topics ? topics->children : NULL; node; node = node->next) {
    xmlChar *id = xmlGetNoNsProp(node, BAD_CAST "id");
    gboolean found = id && strcmp((const char *)id, topic) == 0;
    xmlFree(id);
    if (found)
      return node;
  }
  return NULL;
}

static const Passage *
choose_passage(Fill *fill, const char *topic) {
  const FillOptions *options = fill->options;
  const GPtrArray *passages =
      passages_for(templates_passages(options->templates), options->skeleton->language, topic);
  for (guint i = 0; passages && i < passages->len; i++) {
    const Passage *passage = g_ptr_array_index(passages, i);
    if (passage_is_for(passage, options->kind) &&
        (!passage->when || holds(fill, passage->when, fill->context)))
      return passage;
  }
  return NULL;
}

/* A passage out of its time is not used, and no other takes its place: a person decides. */
static void
add_untimely(Fill *fill, const Passage *passage, PassageState state, xmlNode *into) {
  gboolean expired = state == PASSAGE_EXPIRED;
  const char *bound = expired ? passage->valid_until : passage->valid_from;
  const Idiom *idiom = fill->options->idiom;
  g_autofree char *date = idiom_date(idiom, bound, DATE_LONG);
  const Filler fillers[] = {
      {"id", passage->id}, {"date", date}, {"owner", passage->owner ? passage->owner : "?"}, {NULL, NULL}};
  g_autofree char *text = idiom_fill(idiom_get(idiom, "todo", expired ? "expired" : "early"), fillers);
  add_todo(fill, into, text);
  notice_add(fill->notices, expired ? "passage-expired" : "passage-early", NULL,
             "passage '%s' for topic '%s' is valid %s %s only; a todo stands in its place", passage->id,
             passage->topic, expired ? "until" : "from", bound);
}

static void
bind_topic(Fill *fill, const char *topic) {
  xmlXPathRegisterVariable(fill->xpath, BAD_CAST "topic", xmlXPathNewNodeSet(topic_node(fill, topic)));
}

static gboolean
run_passages(Fill *fill, const Instruction *instruction, xmlNode *node, xmlNode *into) {
  g_autofree char *topic = string_at(fill, instruction->expression, node);
  bind_topic(fill, topic);
  const Passage *passage = choose_passage(fill, topic);
  PassageState state = passage ? passage_state(passage, fill->options->today) : PASSAGE_VALID;
  if (passage && state == PASSAGE_VALID)
    return run(fill, passage->instructions, fill->context, into);
  if (passage)
    add_untimely(fill, passage, state, into);
  else if (instruction->fallback)
    return run(fill, instruction->fallback, node, into);
  else
    add_todo(fill, into, idiom_get(fill->options->idiom, "todo", "none"));
  return TRUE;
}

/* --- the walk
 * ------------------------------------------------------------------------------------------------- */

static gboolean
run_one(Fill *fill, const Instruction *instruction, xmlNode *node, xmlNode *into) {
  switch (instruction->kind) {
  case INSTRUCTION_TEXT:
    add_text(fill, into, instruction->text);
    return TRUE;
  case INSTRUCTION_ELEMENT:
    return run_element(fill, instruction, node, into);
  case INSTRUCTION_VALUE:
    return run_value(fill, instruction, node, into);
  case INSTRUCTION_IF:
    return !holds(fill, instruction->expression, node) || run(fill, instruction->children, node, into);
  case INSTRUCTION_CHOOSE:
    return run_choose(fill, instruction, node, into);
  case INSTRUCTION_FOR_EACH:
    return run_for_each(fill, instruction, node, into);
  case INSTRUCTION_PASSAGES:
    return run_passages(fill, instruction, node, into);
  case INSTRUCTION_TODO:
    return run(fill, instruction->children, node, add_with_role(fill, into, "remark", "todo"));
  }
  return FALSE;
}

static gboolean
run(Fill *fill, const GPtrArray *instructions, xmlNode *node, xmlNode *into) {
  for (guint i = 0; i < instructions->len; i++)
    if (!run_one(fill, g_ptr_array_index(instructions, i), node, into))
      return FALSE;
  return TRUE;
}

xmlDoc *
fill_skeleton(const FillOptions *options, xmlDoc *context, GPtrArray *notices, guint *holes, GError **error) {
  g_autoptr(xmlDoc) out = xmlNewDoc(BAD_CAST "1.0");
  g_autoptr(xmlXPathContext) xpath = xmlXPathNewContext(context);
  g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Fill fill = {options, xpath, xmlDocGetRootElement(context), out, NULL, ids, notices, 0, error};
  if (!run(&fill, options->skeleton->instructions, fill.context, NULL))
    return NULL;
  *holes = fill.holes;
  return g_steal_pointer(&out);
}

static xmlNode *
add_titled(Fill *fill, xmlNode *into, const char *name) {
  xmlNode *element = add_element(fill, into, name);
  add_text(fill, add_element(fill, element, "title"), name);
  return element;
}

xmlDoc *
fill_passage(const FillOptions *options, const Passage *passage, xmlDoc *context, GError **error) {
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(xmlDoc) out = xmlNewDoc(BAD_CAST "1.0");
  g_autoptr(xmlXPathContext) xpath = xmlXPathNewContext(context);
  g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Fill fill = {options, xpath, xmlDocGetRootElement(context), out, NULL, ids, notices, 0, error};
  xmlNode *article = add_titled(&fill, NULL, "article");
  xmlNewProp(article, BAD_CAST "version", BAD_CAST "5.0");
  bind_topic(&fill, passage->topic);
  if (!run(&fill, passage->instructions, fill.context, add_titled(&fill, article, "section")))
    return NULL;
  return g_steal_pointer(&out);
}
