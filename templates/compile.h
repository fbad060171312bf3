/*
 * Compiling turns a template's XML into instructions, and checks all of it on the way: names of t: elements
 * and attributes, expressions (xpath.h), elements of DocBook, holes and todos where DocBook allows none.
 */
#pragma once

#include "templates/finding.h"
#include "templates/instruction.h"
#include "templates/xpath.h"

#include <libxml/tree.h>

typedef struct {
  const char *folder; /* the template folder, canonical: nothing above it is included */
  const ContextModel *model;
  const char *const *topics; /* known ids; NULL: not checked */
  GPtrArray *findings;       /* what is wrong; compiling goes on after an error */
  GPtrArray *open;           /* char *: the files being read, outermost first */
  XPathScope scope;
  const char *parent; /* the DocBook element round the place, for what it allows */
  gboolean in_passage;
} Compiler;

/* A compiler at the context's root, with no variables. Free with compiler_clear. */
void compiler_init(Compiler *compiler, const char *folder, const ContextModel *model,
                   const char *const *topics, GPtrArray *findings);
void compiler_clear(Compiler *compiler);

/* Binds a variable to the model's nodes at path ("topics/topic"). */
void compiler_bind(Compiler *compiler, const char *name, GPtrArray *nodes);

/* Parses a file and makes it the innermost open one; NULL with a finding. Close with compiler_close. */
xmlDoc *compiler_open(Compiler *compiler, const char *path);
void compiler_close(Compiler *compiler);

/* Adds an error at node. */
void compiler_complain(Compiler *compiler, const xmlNode *node, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* The children of node, or node itself, as instructions. */
void compile_children(Compiler *compiler, const xmlNode *node, GPtrArray *into);
void compile_node(Compiler *compiler, const xmlNode *node, GPtrArray *into);

/* Whether node is the t: element of this name. */
gboolean is_template_element(const xmlNode *node, const char *name);

/* An attribute without namespace, or NULL. Free with g_free. */
char *node_attribute(const xmlNode *node, const char *name);

/* An error for each attribute of node that is not in the NULL-ended list. */
void compiler_allow_attributes(Compiler *compiler, const xmlNode *node, const char *const *names);

/* Checks and compiles an expression; NULL with a finding. value, when not NULL, is set to what it can yield.
 */
Query *compile_query(Compiler *compiler, const xmlNode *node, const char *source, XPathValue **value);

/* Reads an attribute with {expressions} in it. */
AttributeTemplate *compile_attribute(Compiler *compiler, const xmlNode *node, const xmlAttr *attribute);
