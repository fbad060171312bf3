#include "templates/compile.h"

#include "templates/docbook.h"
#include "templates/xpath-steps.h"

#include <stdlib.h>
#include <string.h>

/* Where line ends and blanks are the author's own. */
static const char *const VERBATIM[] = {"literallayout", "programlisting", "screen",
                                       "synopsis",      "address",        NULL};

static const struct {
  const char *word;
  Format format;
} FORMATS[] = {
    {"long", FORMAT_LONG},     {"short", FORMAT_SHORT}, {"iso", FORMAT_ISO},     {"list", FORMAT_LIST},
    {"number", FORMAT_NUMBER}, {"upper", FORMAT_UPPER}, {"lower", FORMAT_LOWER}, {"capital", FORMAT_CAPITAL},
};

static guint
line_of(const xmlNode *node) {
  long line = xmlGetLineNo((xmlNode *)node);
  return line > 0 ? (guint)line : 0;
}

static Instruction *
new_at(const Compiler *compiler, InstructionKind kind, const xmlNode *node) {
  const char *file = compiler->open->len ? g_ptr_array_index(compiler->open, compiler->open->len - 1) : "";
  return instruction_new(kind, file, line_of(node));
}

static gboolean
is_blank(const xmlNode *node) {
  return node->type == XML_TEXT_NODE && xmlIsBlankNode((xmlNode *)node);
}

/* --- text
 * --------------------------------------------------------------------------------------------------- */

/* "Elements that hold only t: elements and white space drop the white space." */
static gboolean
holds_only_templates(const xmlNode *parent) {
  for (const xmlNode *node = parent->children; node; node = node->next)
    if ((node->type == XML_ELEMENT_NODE && !is_template_element(node, NULL)) ||
        ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && !is_blank(node)))
      return FALSE;
  return TRUE;
}

/* Runs of white space made one blank; none at the ends of an element of DocBook. */
static char *
fold(const Compiler *compiler, const xmlNode *node) {
  const char *text = (const char *)node->content;
  if (g_strv_contains(VERBATIM, compiler->parent))
    return g_strdup(text);
  gboolean owned = !is_template_element(node->parent, NULL) || is_template_element(node->parent, "todo");
  GString *folded = g_string_new(NULL);
  gboolean blank = FALSE;
  for (const char *at = text; *at; at++) {
    gboolean space = strchr(" \t\r\n", *at) != NULL;
    if (!space) {
      if (blank && (folded->len || node->prev || !owned))
        g_string_append_c(folded, ' ');
      g_string_append_c(folded, *at);
    }
    blank = space;
  }
  if (blank && (node->next || !owned))
    g_string_append_c(folded, ' ');
  return g_string_free(folded, FALSE);
}

static void
compile_text(Compiler *compiler, const xmlNode *node, GPtrArray *into) {
  const char *parent = compiler->parent;
  gboolean allowed = parent && docbook_allows(parent, DOCBOOK_TEXT);
  if (is_blank(node) && (!allowed || holds_only_templates(node->parent)))
    return;
  if (!allowed) {
    compiler_complain(compiler, node, "DocBook allows no text in %s",
                      parent ? parent : "a template's outermost level");
    return;
  }
  g_autofree char *text = fold(compiler, node);
  if (!*text)
    return;
  Instruction *instruction = new_at(compiler, INSTRUCTION_TEXT, node);
  instruction->text = g_steal_pointer(&text);
  g_ptr_array_add(into, instruction);
}

/* --- elements of DocBook
 * -------------------------------------------------------------------------------------- */

static gboolean
is_reserved(const xmlNode *node, const xmlAttr *attribute) {
  gboolean root = node->parent == (const xmlNode *)node->doc;
  return root && attribute->ns && strcmp((const char *)attribute->ns->href, TEMPLATE_NAMESPACE) == 0 &&
         strcmp((const char *)attribute->name, "kind") == 0;
}

static void
compile_element(Compiler *compiler, const xmlNode *node, GPtrArray *into) {
  const char *name = (const char *)node->name;
  gboolean docbook = node->ns && strcmp((const char *)node->ns->href, DOCBOOK_NAMESPACE) == 0;
  if (!docbook)
    compiler_complain(compiler, node, "%s is neither DocBook (%s) nor a template element (%s)", name,
                      DOCBOOK_NAMESPACE, TEMPLATE_NAMESPACE);
  else if (!docbook_knows(name))
    compiler_complain(compiler, node, "DocBook has no element '%s'", name);
  Instruction *element = new_at(compiler, INSTRUCTION_ELEMENT, node);
  element->name = g_strdup(name);
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    if (!is_reserved(node, attribute))
      g_ptr_array_add(element->attributes, compile_attribute(compiler, node, attribute));
  const char *outer = compiler->parent;
  compiler->parent = name;
  compile_children(compiler, node, element->children);
  compiler->parent = outer;
  g_ptr_array_add(into, element);
}

/* --- t: elements
 * ---------------------------------------------------------------------------------------------- */

static char *
required(Compiler *compiler, const xmlNode *node, const char *name) {
  char *value = node_attribute(node, name);
  if (!value)
    compiler_complain(compiler, node, "t:%s needs the attribute '%s'", node->name, name);
  return value;
}

/* Complains about all that stands in node except the t: elements named; the first of these, or NULL. */
static const xmlNode *
only_child(Compiler *compiler, const xmlNode *node, const char *allowed) {
  const xmlNode *found = NULL;
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (child->type == XML_COMMENT_NODE || child->type == XML_PI_NODE || is_blank(child))
      continue;
    if (allowed && !found && is_template_element(child, allowed))
      found = child;
    else if (allowed)
      compiler_complain(compiler, child, "t:%s may hold one t:%s and nothing else", node->name, allowed);
    else
      compiler_complain(compiler, child, "t:%s may hold nothing", node->name);
  }
  return found;
}

static void
compile_fallback(Compiler *compiler, const xmlNode *node, Instruction *instruction) {
  static const char *const none[] = {NULL};
  const xmlNode *fallback = only_child(compiler, node, "default");
  if (!fallback)
    return;
  compiler_allow_attributes(compiler, fallback, none);
  instruction->fallback = instructions_new();
  compile_children(compiler, fallback, instruction->fallback);
}

static guint
read_format(Compiler *compiler, const xmlNode *node) {
  g_autofree char *value = node_attribute(node, "format");
  g_auto(GStrv) words = g_strsplit_set(value ? value : "", " \t\n", -1);
  guint format = 0;
  for (guint i = 0; words[i]; i++) {
    guint before = format;
    for (guint j = 0; j < G_N_ELEMENTS(FORMATS); j++)
      format |= strcmp(FORMATS[j].word, words[i]) == 0 ? FORMATS[j].format : 0u;
    if (*words[i] && format == before)
      compiler_complain(compiler, node, "unknown format '%s'", words[i]);
  }
  return format;
}

static void
check_value_place(Compiler *compiler, const xmlNode *node, const char *hole) {
  const char *parent = compiler->parent ? compiler->parent : "a template's outermost level";
  if (!compiler->parent || !docbook_allows(compiler->parent, DOCBOOK_TEXT))
    compiler_complain(compiler, node, "DocBook allows no text in %s", parent);
  else if (hole && !docbook_allows(compiler->parent, DOCBOOK_PHRASE))
    compiler_complain(compiler, node, "DocBook allows no phrase in %s, so a hole cannot stand there", parent);
}

static void
check_leaves(Compiler *compiler, const xmlNode *node, const XPathValue *value) {
  for (guint i = 0; value && value->nodes && i < value->nodes->len; i++) {
    const ModelNode *selected = g_ptr_array_index(value->nodes, i);
    if (!model_node_holds_elements(selected))
      continue;
    compiler_complain(compiler, node, "'%s' holds elements, not text", selected->name ? selected->name : "/");
    return;
  }
}

static void
compile_value(Compiler *compiler, const xmlNode *node, GPtrArray *into) {
  static const char *const attributes[] = {"select", "format", "hole", NULL};
  compiler_allow_attributes(compiler, node, attributes);
  g_autoptr(Instruction) value = new_at(compiler, INSTRUCTION_VALUE, node);
  g_autoptr(XPathValue) yields = NULL;
  value->name = node_attribute(node, "hole");
  g_autofree char *select = value->name ? node_attribute(node, "select") : required(compiler, node, "select");
  value->expression = select ? compile_query(compiler, node, select, &yields) : NULL;
  check_leaves(compiler, node, yields);
  value->format = read_format(compiler, node);
  if (value->name && !*g_strstrip(value->name))
    compiler_complain(compiler, node, "a hole needs a name");
  check_value_place(compiler, node, value->name);
  compile_fallback(compiler, node, value);
  g_ptr_array_add(into, g_steal_pointer(&value));
}

static Instruction *
compile_test(Compiler *compiler, const xmlNode *node) {
  static const char *const attributes[] = {"test", NULL};
  compiler_allow_attributes(compiler, node, attributes);
  Instruction *test = new_at(compiler, INSTRUCTION_IF, node);
  g_autofree char *source = required(compiler, node, "test");
  test->expression = source ? compile_query(compiler, node, source, NULL) : NULL;
  compile_children(compiler, node, test->children);
  return test;
}

static void
compile_if(Compiler *compiler, const xmlNode *node, GPtrArray *into) {
  g_ptr_array_add(into, compile_test(compiler, node));
}

static void
compile_branch(Compiler *compiler, const xmlNode *branch, Instruction *choose) {
  static const char *const none[] = {NULL};
  if (is_template_element(branch, "when") && !choose->fallback)
    g_ptr_array_add(choose->children, compile_test(compiler, branch));
  else if (is_template_element(branch, "otherwise") && !choose->fallback) {
    compiler_allow_attributes(compiler, branch, none);
    choose->fallback = instructions_new();
    compile_children(compiler, branch, choose->fallback);
  } else if (branch->type == XML_ELEMENT_NODE || (branch->type == XML_TEXT_NODE && !is_blank(branch)))
    compiler_complain(compiler, branch, "t:choose holds t:when elements, then at most one t:otherwise");
}

static void
compile_choose(Compiler *compiler, const xmlNode *node, GPtrArray *into) {
  static const char *const none[] = {NULL};
  compiler_allow_attributes(compiler, node, none);
  Instruction *choose = new_at(compiler, INSTRUCTION_CHOOSE, node);
  for (const xmlNode *branch = node->children; branch; branch = branch->next)
    compile_branch(compiler, branch, choose);
  if (!choose->children->len)
    compiler_complain(compiler, node, "t:choose needs a t:when");
  g_ptr_array_add(into, choose);
}

/* Children see the nodes selected as their context, and the variable if one is named. */
static void
compile_loop(Compiler *compiler, const xmlNode *node, Instruction *loop, const XPathValue *value) {
  GPtrArray *outer = compiler->scope.nodes;
  if (loop->name && g_hash_table_contains(compiler->scope.variables, loop->name)) {
    compiler_complain(compiler, node, "variable '$%s' is bound already", loop->name);
    return;
  }
  compiler->scope.nodes = value->nodes;
  if (loop->name)
    compiler_bind(compiler, loop->name, value->nodes);
  compile_children(compiler, node, loop->children);
  if (loop->name)
    g_hash_table_remove(compiler->scope.variables, loop->name);
  compiler->scope.nodes = outer;
}

static void
compile_for_each(Compiler *compiler, const xmlNode *node, GPtrArray *into) {
  static const char *const attributes[] = {"select", "as", NULL};
  compiler_allow_attributes(compiler, node, attributes);
  g_autoptr(XPathValue) value = NULL;
  Instruction *loop = new_at(compiler, INSTRUCTION_FOR_EACH, node);
  g_ptr_array_add(into, loop);
  g_autofree char *select = required(compiler, node, "select");
  loop->name = node_attribute(node, "as");
  loop->expression = select ? compile_query(compiler, node, select, &value) : NULL;
  if (value && value->type != YIELDS_NODES)
    compiler_complain(compiler, node, "%s: selects no nodes to go through", select);
  else if (value)
    compile_loop(compiler, node, loop, value);
}

static void
compile_passages(Compiler *compiler, const xmlNode *node, GPtrArray *into) {
  static const char *const attributes[] = {"select", NULL};
  compiler_allow_attributes(compiler, node, attributes);
  Instruction *passages = new_at(compiler, INSTRUCTION_PASSAGES, node);
  g_autoptr(XPathValue) value = NULL;
  g_autofree char *select = required(compiler, node, "select");
  passages->expression = select ? compile_query(compiler, node, select, &value) : NULL;
  check_leaves(compiler, node, value);
  if (compiler->in_passage)
    compiler_complain(compiler, node, "a passage cannot ask for passages");
  if (!compiler->parent || !docbook_allows(compiler->parent, DOCBOOK_REMARK))
    compiler_complain(compiler, node, "DocBook allows no remark here, so a passage cannot be missed visibly");
  compile_fallback(compiler, node, passages);
  g_ptr_array_add(into, passages);
}

static void
compile_todo(Compiler *compiler, const xmlNode *node, GPtrArray *into) {
  static const char *const none[] = {NULL};
  compiler_allow_attributes(compiler, node, none);
  if (!compiler->parent || !docbook_allows(compiler->parent, DOCBOOK_REMARK))
    compiler_complain(compiler, node, "DocBook allows no remark in %s, so a todo cannot stand there",
                      compiler->parent ? compiler->parent : "a template's outermost level");
  Instruction *todo = new_at(compiler, INSTRUCTION_TODO, node);
  const char *outer = compiler->parent;
  compiler->parent = "remark";
  compile_children(compiler, node, todo->children);
  compiler->parent = outer;
  if (!todo->children->len)
    compiler_complain(compiler, node, "a todo must say what is to be done");
  g_ptr_array_add(into, todo);
}

/* --- t:include
 * ------------------------------------------------------------------------------------------------ */

/* The file that href means, or NULL after a complaint: it must lie below the template folder, also behind
 * links. */
static char *
included_path(Compiler *compiler, const xmlNode *node, const char *href) {
  g_autofree char *folder = g_path_get_dirname(g_ptr_array_index(compiler->open, compiler->open->len - 1));
  g_autofree char *path = g_build_filename(folder, href, NULL);
  if (g_path_is_absolute(href)) {
    compiler_complain(compiler, node, "%s: lies outside the template folder", href);
    return NULL;
  }
  char *real = realpath(path, NULL);
  char *root = realpath(compiler->folder, NULL);
  g_autofree char *below = root ? g_strconcat(root, "/", NULL) : NULL;
  gboolean inside = real && below && g_str_has_prefix(real, below);
  if (!real)
    compiler_complain(compiler, node, "%s: no such file", href);
  else if (!inside)
    compiler_complain(compiler, node, "%s: lies outside the template folder", href);
  free(root);
  free(real);
  return inside ? g_steal_pointer(&path) : NULL;
}

static gboolean
is_open(const Compiler *compiler, const char *path) {
  char *real = realpath(path, NULL);
  gboolean found = FALSE;
  for (guint i = 0; real && i < compiler->open->len && !found; i++) {
    char *open = realpath(g_ptr_array_index(compiler->open, i), NULL);
    found = open && strcmp(open, real) == 0;
    free(open);
  }
  free(real);
  return found;
}

static void
compile_included(Compiler *compiler, const char *path, GPtrArray *into) {
  xmlDoc *doc = compiler_open(compiler, path);
  if (!doc)
    return;
  const xmlNode *root = xmlDocGetRootElement(doc);
  if (is_template_element(root, "fragment"))
    compile_children(compiler, root, into);
  else
    compile_node(compiler, root, into);
  compiler_close(compiler);
  xmlFreeDoc(doc);
}

static void
compile_include(Compiler *compiler, const xmlNode *node, GPtrArray *into) {
  static const char *const attributes[] = {"href", NULL};
  compiler_allow_attributes(compiler, node, attributes);
  only_child(compiler, node, NULL);
  g_autofree char *href = required(compiler, node, "href");
  g_autofree char *path = href ? included_path(compiler, node, href) : NULL;
  if (!path)
    return;
  if (is_open(compiler, path))
    compiler_complain(compiler, node, "%s: includes itself", href);
  else
    compile_included(compiler, path, into);
}

/* --- dispatch
 * ------------------------------------------------------------------------------------------------- */

static const struct {
  const char *name;
  void (*compile)(Compiler *compiler, const xmlNode *node, GPtrArray *into);
} ELEMENTS[] = {
    {"value", compile_value},       {"if", compile_if},
    {"choose", compile_choose},     {"for-each", compile_for_each},
    {"passages", compile_passages}, {"include", compile_include},
    {"todo", compile_todo},
};

static void
compile_template_element(Compiler *compiler, const xmlNode *node, GPtrArray *into) {
  for (guint i = 0; i < G_N_ELEMENTS(ELEMENTS); i++)
    if (strcmp(ELEMENTS[i].name, (const char *)node->name) == 0) {
      ELEMENTS[i].compile(compiler, node, into);
      return;
    }
  compiler_complain(compiler, node, "t:%s has no meaning here", node->name);
}

void
compile_node(Compiler *compiler, const xmlNode *node, GPtrArray *into) {
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    compile_text(compiler, node, into);
  else if (is_template_element(node, NULL))
    compile_template_element(compiler, node, into);
  else if (node->type == XML_ELEMENT_NODE)
    compile_element(compiler, node, into);
}

void
compile_children(Compiler *compiler, const xmlNode *node, GPtrArray *into) {
  for (const xmlNode *child = node->children; child; child = child->next)
    compile_node(compiler, child, into);
}
