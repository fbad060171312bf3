/*
 * The parser makes expressions of rule text:
 *
 *     expr     = and { "OR" and }
 *     and      = not { "AND" not }
 *     not      = [ "NOT" ] near
 *     near     = unit { "NEAR/" n unit }
 *     unit     = word | phrase | zone ":" unit | scope ":" group | n "OF" "(" expr { "," expr } ")" | group
 *     group    = "(" expr ")"
 *     phrase   = '"' item { item } '"' [ "~" n ]
 */
#pragma once

#include "classify/expression.h"

/* The whole of what the lexer has left, as one expression. Error: CLASSIFY_ERROR_RULES. */
Expression *expression_parse(Lexer *lexer, Terms *terms, const char *language, GError **error);
