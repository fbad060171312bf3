/*
 * Instructions are a template ready to run: its elements, texts and t: elements as a tree, expressions
 * checked and compiled. They know nothing of any letter, and serve many.
 */
#pragma once

#include <glib.h>
#include <libxml/xpath.h>

#define TEMPLATE_NAMESPACE "urn:x-repliek:template"

/* An XPath expression that passed the checker. */
typedef struct {
  char *source;
  xmlXPathCompExpr *compiled;
} Query;

/* How a value is written; steps combine: "list long" is a list of long dates. */
typedef enum {
  FORMAT_LONG = 1 << 0,
  FORMAT_SHORT = 1 << 1,
  FORMAT_ISO = 1 << 2,
  FORMAT_LIST = 1 << 3,
  FORMAT_NUMBER = 1 << 4,
  FORMAT_UPPER = 1 << 5,
  FORMAT_LOWER = 1 << 6,
  FORMAT_CAPITAL = 1 << 7
} Format;

/* A piece of an attribute: words as they stand, or what an expression in braces gives. */
typedef struct {
  char *text;        /* NULL: an expression */
  Query *expression; /* NULL: text */
} Piece;

typedef struct {
  char *name;        /* without prefix */
  char *prefix;      /* "xml", "xlink"; NULL: none */
  char *namespace;   /* NULL: none */
  GPtrArray *pieces; /* Piece */
} AttributeTemplate;

typedef enum {
  INSTRUCTION_TEXT,     /* text */
  INSTRUCTION_ELEMENT,  /* name, attributes, children */
  INSTRUCTION_VALUE,    /* expression or NULL (a hole for a person), format, name (the hole or NULL), fallback
                           (t:default or NULL) */
  INSTRUCTION_IF,       /* expression, children */
  INSTRUCTION_CHOOSE,   /* children: INSTRUCTION_IF; fallback (t:otherwise or NULL) */
  INSTRUCTION_FOR_EACH, /* expression, name (the variable or NULL), children */
  INSTRUCTION_PASSAGES, /* expression, fallback (t:default or NULL) */
  INSTRUCTION_TODO      /* children */
} InstructionKind;

typedef struct {
  InstructionKind kind;
  const char *file; /* interned */
  guint line;
  char *name;
  char *text;
  guint format; /* Format */
  Query *expression;
  GPtrArray *attributes; /* AttributeTemplate */
  GPtrArray *children;   /* Instruction; never NULL */
  GPtrArray *fallback;   /* Instruction */
} Instruction;

Instruction *instruction_new(InstructionKind kind, const char *file, guint line);
void instruction_free(Instruction *instruction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Instruction, instruction_free)

/* An empty list that frees its instructions. */
GPtrArray *instructions_new(void);

void query_free(Query *expression);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Query, query_free)

AttributeTemplate *attribute_template_new(const char *name, const char *prefix, const char *namespace);
void attribute_template_add(AttributeTemplate *attribute, const char *text, Query *expression);
