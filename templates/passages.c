#include "templates/passages.h"

#include "extract/xml.h"
#include "templates/idiom.h"
#include "templates/xpath-steps.h"

#include <string.h>

struct Passages {
  GPtrArray *all;       /* Passage, owned */
  GHashTable *by_topic; /* "nl/minors" → GPtrArray of Passage, lent */
};

static void
passage_free(gpointer data) {
  Passage *passage = data;
  g_free(passage->id);
  g_free(passage->topic);
  g_strfreev(passage->kinds);
  query_free(passage->when);
  g_free(passage->owner);
  g_free(passage->reviewed);
  g_free(passage->valid_from);
  g_free(passage->valid_until);
  g_free(passage->basis);
  g_ptr_array_unref(passage->instructions);
  g_free(passage);
}

static void
unref_list(gpointer list) {
  g_ptr_array_unref(list);
}

Passages *
passages_new(void) {
  Passages *passages = g_new0(Passages, 1);
  passages->all = g_ptr_array_new_with_free_func(passage_free);
  passages->by_topic = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref_list);
  return passages;
}

void
passages_free(Passages *passages) {
  if (!passages)
    return;
  g_hash_table_unref(passages->by_topic);
  g_ptr_array_unref(passages->all);
  g_free(passages);
}

const GPtrArray *
passages_for(const Passages *passages, const char *language, const char *topic) {
  g_autofree char *key = g_strconcat(language, "/", topic, NULL);
  return g_hash_table_lookup(passages->by_topic, key);
}

const GPtrArray *
passages_all(const Passages *passages) {
  return passages->all;
}

static void
add(Passages *passages, Passage *passage) {
  char *key = g_strconcat(passage->language, "/", passage->topic, NULL);
  GPtrArray *list = g_hash_table_lookup(passages->by_topic, key);
  g_ptr_array_add(passages->all, passage);
  if (list) {
    g_free(key);
  } else {
    list = g_ptr_array_new();
    g_hash_table_insert(passages->by_topic, key, list);
  }
  g_ptr_array_add(list, passage);
}

gboolean
passage_is_for(const Passage *passage, const char *kind) {
  return !passage->kinds || g_strv_contains((const char *const *)passage->kinds, kind);
}

PassageState
passage_state(const Passage *passage, const char *today) {
  if (passage->valid_from && strcmp(today, passage->valid_from) < 0)
    return PASSAGE_EARLY;
  return passage->valid_until && strcmp(today, passage->valid_until) > 0 ? PASSAGE_EXPIRED : PASSAGE_VALID;
}

static char *
read_date(Compiler *compiler, const xmlNode *node, const char *name) {
  g_autofree char *date = node_attribute(node, name);
  if (!date || date_is_iso(date))
    return g_steal_pointer(&date);
  compiler_complain(compiler, node, "%s: '%s' is no date; write it as 2026-12-31", name, date);
  return NULL;
}

static char **
read_kinds(const xmlNode *node) {
  g_autofree char *kinds = node_attribute(node, "kind");
  if (!kinds)
    return NULL;
  g_autofree char *folded = g_strstrip(g_strdelimit(g_strdup(kinds), "\t\r\n", ' '));
  g_autoptr(GPtrArray) list = g_ptr_array_new();
  g_auto(GStrv) words = g_strsplit(folded, " ", -1);
  for (guint i = 0; words[i]; i++)
    if (*words[i])
      g_ptr_array_add(list, g_strdup(words[i]));
  g_ptr_array_add(list, NULL);
  return (char **)g_ptr_array_free(g_steal_pointer(&list), FALSE);
}

static void
check_passage(Passages *passages, Compiler *compiler, const xmlNode *node, const Passage *passage) {
  const GPtrArray *siblings = passages_for(passages, passage->language, passage->topic);
  if (!passage->id || !*passage->id)
    compiler_complain(compiler, node, "a passage needs the attribute 'id'");
  for (guint i = 0; siblings && i < siblings->len; i++)
    if (g_strcmp0(((const Passage *)g_ptr_array_index(siblings, i))->id, passage->id) == 0)
      compiler_complain(compiler, node, "a second passage '%s' for this topic", passage->id);
  if (passage->valid_from && passage->valid_until && strcmp(passage->valid_from, passage->valid_until) > 0)
    compiler_complain(compiler, node, "valid-until lies before valid-from");
  if (!passage->instructions->len)
    compiler_complain(compiler, node, "a passage must hold text");
}

static Passage *
read_passage(Compiler *compiler, const xmlNode *node, const char *topic, const char *language) {
  static const char *const attributes[] = {"id",         "kind",        "when",  "owner", "reviewed",
                                           "valid-from", "valid-until", "basis", NULL};
  compiler_allow_attributes(compiler, node, attributes);
  Passage *passage = g_new0(Passage, 1);
  g_autofree char *when = node_attribute(node, "when");
  passage->id = node_attribute(node, "id");
  passage->topic = g_strdup(topic);
  passage->language = g_intern_string(language);
  passage->kinds = read_kinds(node);
  passage->when = when ? compile_query(compiler, node, when, NULL) : NULL;
  passage->owner = node_attribute(node, "owner");
  passage->reviewed = read_date(compiler, node, "reviewed");
  passage->valid_from = read_date(compiler, node, "valid-from");
  passage->valid_until = read_date(compiler, node, "valid-until");
  passage->basis = node_attribute(node, "basis");
  passage->file = g_intern_string(g_ptr_array_index(compiler->open, compiler->open->len - 1));
  passage->line = (guint)MAX(xmlGetLineNo((xmlNode *)node), 0);
  passage->instructions = instructions_new();
  compile_children(compiler, node, passage->instructions);
  return passage;
}

/* $topic is the context's element of the passage's own topic; passages stand in a section. */
static void
enter_passages(Compiler *compiler) {
  g_autoptr(GPtrArray) below = model_walk(compiler->model, compiler->scope.nodes, "child");
  g_autoptr(GPtrArray) topics = model_named(below, "child", "topics");
  g_autoptr(GPtrArray) inside = model_walk(compiler->model, topics, "child");
  g_autoptr(GPtrArray) topic = model_named(inside, "child", "topic");
  compiler_bind(compiler, "topic", topic);
  compiler->parent = "section";
  compiler->in_passage = TRUE;
}

static void
leave_passages(Compiler *compiler) {
  g_hash_table_remove(compiler->scope.variables, "topic");
  compiler->parent = NULL;
  compiler->in_passage = FALSE;
}

static void
read_set(Passages *passages, Compiler *compiler, const xmlNode *root, const char *topic,
         const char *language) {
  for (const xmlNode *node = root->children; node; node = node->next) {
    if (is_template_element(node, "passage")) {
      Passage *passage = read_passage(compiler, node, topic, language);
      check_passage(passages, compiler, node, passage);
      add(passages, passage);
    } else if (node->type == XML_ELEMENT_NODE ||
               (node->type == XML_TEXT_NODE && !xmlIsBlankNode((xmlNode *)node)))
      compiler_complain(compiler, node, "a passage set holds t:passage elements and nothing else");
  }
}

static void
read_root(Passages *passages, Compiler *compiler, const xmlNode *root) {
  static const char *const attributes[] = {"topic", NULL};
  if (!is_template_element(root, "passage-set")) {
    compiler_complain(compiler, root, "the root of a passage file is t:passage-set");
    return;
  }
  compiler_allow_attributes(compiler, root, attributes);
  g_autofree char *topic = node_attribute(root, "topic");
  xmlChar *language = xmlGetNsProp(root, BAD_CAST "lang", XML_XML_NAMESPACE);
  if (!topic || !language)
    compiler_complain(compiler, root, "t:passage-set needs the attributes 'topic' and 'xml:lang'");
  else if (compiler->topics && !g_strv_contains(compiler->topics, topic))
    compiler_complain(compiler, root, "unknown topic '%s'", topic);
  else
    read_set(passages, compiler, root, topic, (const char *)language);
  xmlFree(language);
}

void
passages_read(Passages *passages, Compiler *compiler, const char *path) {
  g_autoptr(xmlDoc) doc = compiler_open(compiler, path);
  if (!doc)
    return;
  enter_passages(compiler);
  read_root(passages, compiler, xmlDocGetRootElement(doc));
  leave_passages(compiler);
  compiler_close(compiler);
}
