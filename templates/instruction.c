#include "templates/instruction.h"

void
query_free(Query *expression) {
  if (!expression)
    return;
  g_free(expression->source);
  xmlXPathFreeCompExpr(expression->compiled);
  g_free(expression);
}

static void
piece_free(gpointer data) {
  Piece *piece = data;
  g_free(piece->text);
  query_free(piece->expression);
  g_free(piece);
}

static void
attribute_template_free(gpointer data) {
  AttributeTemplate *attribute = data;
  g_free(attribute->name);
  g_free(attribute->prefix);
  g_free(attribute->namespace);
  g_ptr_array_unref(attribute->pieces);
  g_free(attribute);
}

AttributeTemplate *
attribute_template_new(const char *name, const char *prefix, const char *namespace) {
  AttributeTemplate *attribute = g_new0(AttributeTemplate, 1);
  attribute->name = g_strdup(name);
  attribute->prefix = g_strdup(prefix);
  attribute->namespace = g_strdup(namespace);
  attribute->pieces = g_ptr_array_new_with_free_func(piece_free);
  return attribute;
}

void
attribute_template_add(AttributeTemplate *attribute, const char *text, Query *expression) {
  Piece *piece = g_new0(Piece, 1);
  piece->text = g_strdup(text);
  piece->expression = expression;
  g_ptr_array_add(attribute->pieces, piece);
}

GPtrArray *
instructions_new(void) {
  return g_ptr_array_new_with_free_func((GDestroyNotify)instruction_free);
}

Instruction *
instruction_new(InstructionKind kind, const char *file, guint line) {
  Instruction *instruction = g_new0(Instruction, 1);
  instruction->kind = kind;
  instruction->file = g_intern_string(file);
  instruction->line = line;
  instruction->attributes = g_ptr_array_new_with_free_func(attribute_template_free);
  instruction->children = instructions_new();
  return instruction;
}

void
instruction_free(Instruction *instruction) {
  if (!instruction)
    return;
  g_free(instruction->name);
  g_free(instruction->text);
  query_free(instruction->expression);
  g_ptr_array_unref(instruction->attributes);
  g_ptr_array_unref(instruction->children);
  g_clear_pointer(&instruction->fallback, g_ptr_array_unref);
  g_free(instruction);
}
