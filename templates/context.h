/*
 * The reply context: all that a template can ask about a letter, its topics, the desk and the reply, as one
 * small XML document. templates/context.rng is its schema. Letter text is data in it, cleaned of what XML
 * lacks and of characters that turn the direction of the text around them.
 */
#pragma once

#include "classify/verdict.h"
#include "extract/language.h"
#include "extract/xml.h"
#include "templates/desk.h"
#include "templates/idiom.h"

typedef struct {
  const char *today;          /* YYYY-MM-DD */
  const char *kind;           /* of reply: "substantive" */
  const Idiom *idiom;         /* lent; the reply's language */
  const Languages *languages; /* lent; NULL: sentences are told without abbreviations */
} ContextOptions;

/* Free with xmlFreeDoc. */
xmlDoc *
context_build(const Letter *letter, const Verdict *verdict, const Desk *desk, const ContextOptions *options);

/* text as the context holds it: clean, one blank between words, cut to a limit with "…". NULL when nothing is
   left. Free with g_free. */
char *context_text(const char *text);

/* The topics part, for context.c: appends <topics> to context, and <questions> to letter_node when there are
 * any. */
void context_add_topics(xmlNode *context, const Letter *letter, const Verdict *verdict, const Desk *desk,
                        const ContextOptions *options);
void context_add_questions(xmlNode *letter_node, const Letter *letter, const Verdict *verdict,
                           const ContextOptions *options);

/* Appends <name>text</name> unless text is NULL or blank; the node, or NULL. */
xmlNode *context_add(xmlNode *parent, const char *name, const char *text);

/* Sets an attribute to cleaned text. */
void context_set(xmlNode *node, const char *name, const char *text);
