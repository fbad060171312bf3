/* Words and phrases: the terms of an expression, as a rule file writes them. */
#pragma once

#include "classify/expression.h"

/* The term of a rule word as written, with its = and *. Error: CLASSIFY_ERROR_RULES. */
Expression *word_new(const Lexeme *lexeme, Terms *terms, const char *language, GError **error);

/* A phrase from the words of text, which begins at location; quotes round it may be left out, as in cue
   lists. Error: CLASSIFY_ERROR_RULES. */
Expression *
phrase_parse(const char *text, gsize length, Location at, Terms *terms, const char *language, GError **error);
